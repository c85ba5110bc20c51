//! The decoder of one wire format: the same events at every split.
#![no_main]

const PROVIDER: ProviderKind = ProviderKind::Anthropic;

include!("decoder.rs");

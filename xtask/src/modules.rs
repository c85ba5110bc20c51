//! The list of WebAssembly modules: everything that follows is driven by it.

/// A crate that becomes a WebAssembly module of the Edge Functions.
#[derive(Debug)]
pub struct Module {
    /// The crate's name, which is its folder under `crates/` and the stem of the generated file.
    pub krate: &'static str,
    /// What the crate compiles under: `release` for speed.
    pub profile: &'static str,
}

/// Every module, in build order. A module whose crate is absent is passed over.
pub const MODULES: &[Module] = &[
    Module {
        krate: "edge",
        profile: "release",
    },
    Module {
        krate: "tokens",
        profile: "release",
    },
];

impl Module {
    /// The name of the generated TypeScript file inside `supabase/functions/_shared`.
    pub fn generated_file(&self) -> String {
        format!("{}.generated.ts", self.krate)
    }
}

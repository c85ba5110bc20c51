//! What all requests of an isolate share.

use std::rc::Rc;

use crate::config::Config;
use crate::live::Registry;
use crate::platform::Platform;

/// The platform, the settings, and the turns that are being written here.
#[derive(Debug)]
pub struct Edge<P> {
    /// The world.
    pub platform: P,
    /// The settings.
    pub config: Config,
    /// The turns.
    pub registry: Registry,
}

impl<P: Platform> Edge<P> {
    /// An isolate at its beginning.
    pub fn new(platform: P, config: Config) -> Rc<Self> {
        Rc::new(Self {
            platform,
            config,
            registry: Registry::default(),
        })
    }
}

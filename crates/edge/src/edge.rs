//! What all requests of an isolate share.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use crate::config::Config;
use crate::platform::Platform;
use crate::registry::Registry;

/// The platform, the settings, and the turns that are being written here.
#[derive(Debug)]
pub struct Edge<P> {
    /// The world.
    pub platform: P,
    /// The settings.
    pub config: Config,
    /// The turns.
    pub registry: Registry,
    /// When the worker last looked for interrupted turns.
    pub swept_at: Cell<Option<Duration>>,
}

impl<P: Platform> Edge<P> {
    /// An isolate at its beginning.
    pub fn new(platform: P, config: Config) -> Rc<Self> {
        Rc::new(Self {
            platform,
            config,
            registry: Registry::default(),
            swept_at: Cell::new(None),
        })
    }
}

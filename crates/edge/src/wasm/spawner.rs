//! `EdgeRuntime.waitUntil` and the log.

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

use crate::platform::Spawner;

/// Hands work to the runtime.
pub struct RuntimeSpawner {
    wait_until: Function,
    log: Function,
}

impl RuntimeSpawner {
    pub(super) const fn new(wait_until: Function, log: Function) -> Self {
        Self { wait_until, log }
    }
}

impl Spawner for RuntimeSpawner {
    fn spawn(&self, work: LocalBoxFuture<'static, ()>) {
        let promise = future_to_promise(work.map(|()| Ok(JsValue::UNDEFINED)));
        // Without a runtime that waits the work goes on as long as the process does.
        let _ = self.wait_until.call1(&JsValue::UNDEFINED, &promise);
    }

    fn log(&self, line: &str) {
        let _ = self
            .log
            .call1(&JsValue::UNDEFINED, &JsValue::from_str(line));
    }
}

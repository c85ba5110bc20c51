//! `performance.now` and `setTimeout`.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::platform::Clock;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, milliseconds: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// The runtime's clock.
pub struct RuntimeClock;

impl Clock for RuntimeClock {
    fn now(&self) -> Duration {
        Duration::from_secs_f64(performance_now() / 1000.0)
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        Sleep::new(duration).boxed_local()
    }
}

/// A timer that is cleared when nobody waits for it any more. Its promise is fulfilled then, too: a promise that stays
/// pending keeps the closures that a [`JsFuture`] has attached to it, for ever.
struct Sleep {
    timer: JsValue,
    resolve: Function,
    promise: JsFuture,
    over: bool,
}

impl Sleep {
    fn new(duration: Duration) -> Self {
        let mut timer = JsValue::UNDEFINED;
        let mut fulfil = Function::default();
        let promise = Promise::new(&mut |resolve, _| {
            timer = set_timeout(&resolve, duration.as_secs_f64() * 1000.0);
            fulfil = resolve;
        });
        Self {
            timer,
            resolve: fulfil,
            promise: JsFuture::from(promise),
            over: false,
        }
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.promise.poll_unpin(context).map(|_| self.over = true)
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if !self.over {
            clear_timeout(&self.timer);
            let _ = self.resolve.call0(&JsValue::UNDEFINED);
        }
    }
}

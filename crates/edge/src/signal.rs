//! Two ways of waiting inside one thread: an event that happens once, and a limit on how long something may take.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_util::future::{Either, select};

use crate::platform::Clock;

/// An event that happens at most once and that any number of tasks may wait for.
#[derive(Debug, Default)]
pub struct Signal {
    raised: Cell<bool>,
    wakers: RefCell<Vec<Waker>>,
}

impl Signal {
    /// Lets the event happen; again does nothing.
    pub fn raise(&self) {
        self.raised.set(true);
        for waker in self.wakers.take() {
            waker.wake();
        }
    }

    /// Whether the event has happened.
    #[must_use]
    pub fn is_raised(&self) -> bool {
        self.raised.get()
    }

    /// Ready once the event has happened; otherwise the task of `context` is woken then.
    pub fn poll(&self, context: &Context<'_>) -> Poll<()> {
        if self.raised.get() {
            return Poll::Ready(());
        }
        let mut wakers = self.wakers.borrow_mut();
        if !wakers.iter().any(|waker| waker.will_wake(context.waker())) {
            wakers.push(context.waker().clone());
        }
        Poll::Pending
    }

    /// Waits for the event.
    pub fn wait(&self) -> impl Future<Output = ()> {
        Wait(self)
    }
}

struct Wait<'a>(&'a Signal);

impl Future for Wait<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.0.poll(context)
    }
}

/// The output of `work`, or `None` where it takes longer than `limit`; then it is dropped.
pub async fn within<T>(
    clock: &impl Clock,
    limit: Duration,
    work: impl Future<Output = T>,
) -> Option<T> {
    let work = pin!(work);
    match select(work, clock.sleep(limit)).await {
        Either::Left((output, _)) => Some(output),
        Either::Right(((), _)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    #[test]
    fn everybody_who_waits_learns_of_the_event() {
        let signal = Signal::default();
        let (mut first, mut second) = (Box::pin(signal.wait()), Box::pin(signal.wait()));
        assert!(first.as_mut().now_or_never().is_none());
        assert!(second.as_mut().now_or_never().is_none());
        signal.raise();
        assert!(first.now_or_never().is_some());
        assert!(second.now_or_never().is_some());
        assert!(signal.wait().now_or_never().is_some());
    }
}

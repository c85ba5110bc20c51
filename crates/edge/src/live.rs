//! A turn that is being written in this isolate, and those who read along.
//!
//! The producer never waits for a reader. Each reader has a queue of encoded frames with a bound; where the bound is
//! reached the queue is left as it is, and once it has been read the reader gets what it missed as one piece, cut from
//! the text that the turn holds anyway. So the memory of a turn is its answer plus one bounded queue a reader, and a
//! reader that comes late (a resumed stream) is the same case: it has missed everything so far.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use llm::ui::UiStreamEncoder;
use llm::{ProviderKind, Transcoder};
use uuid::Uuid;

use crate::errors::Refusal;
use crate::signal::Signal;

/// The id of the one text part of an answer.
pub const TEXT_ID: &str = "0";
/// How many bytes of frames may wait for one reader.
const QUEUE_BYTES: usize = 64 * 1024;

/// A turn that is being written here.
pub struct Live {
    /// The assistant's message.
    pub message_id: Uuid,
    /// Where.
    pub conversation_id: Uuid,
    /// Whose.
    pub user_id: String,
    /// Somebody wants it to end.
    pub stop: Signal,
    /// It has text, or has ended.
    pub begun: Signal,
    /// It has ended, and the database knows.
    pub ended: Signal,
    /// Why there is no answer at all, where the turn ended without one.
    pub refusal: RefCell<Option<Refusal>>,
    encoder: UiStreamEncoder,
    transcoder: RefCell<Transcoder>,
    tail: RefCell<Vec<u8>>,
    text_ended: Cell<bool>,
    readers: RefCell<Vec<Weak<RefCell<Seat>>>>,
}

/// Where one reader is.
#[derive(Default)]
struct Seat {
    queue: VecDeque<Rc<[u8]>>,
    queued: usize,
    /// Everything up to here is queued or read: the `start` frame, so many bytes of text, the end of the text.
    started: bool,
    position: usize,
    text_started: bool,
    text_ended: bool,
    tail_read: bool,
    /// Frames were passed over since the queue was last empty.
    behind: bool,
    waker: Option<Waker>,
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Live")
            .field("message_id", &self.message_id)
            .finish_non_exhaustive()
    }
}

impl Live {
    /// A turn of which nothing is written yet.
    #[must_use]
    pub fn new(message_id: Uuid, conversation_id: Uuid, user_id: String) -> Rc<Self> {
        Rc::new(Self {
            message_id,
            conversation_id,
            user_id,
            stop: Signal::default(),
            begun: Signal::default(),
            ended: Signal::default(),
            refusal: RefCell::new(None),
            encoder: UiStreamEncoder::new(TEXT_ID),
            transcoder: RefCell::new(Transcoder::new(ProviderKind::Offline, TEXT_ID)),
            tail: RefCell::new(Vec::new()),
            text_ended: Cell::new(false),
            readers: RefCell::new(Vec::new()),
        })
    }

    /// Begins to decode the response of another provider; only before the first text.
    pub fn decode(&self, provider: ProviderKind) {
        *self.transcoder.borrow_mut() = Transcoder::new(provider, TEXT_ID);
    }

    /// Lets the transcoder work, and gives the frames that it makes to the readers.
    pub fn write<T>(&self, work: impl FnOnce(&mut Transcoder, &mut Vec<u8>) -> T) -> T {
        let mut frames = Vec::new();
        let output = work(&mut self.transcoder.borrow_mut(), &mut frames);
        if !frames.is_empty() {
            self.distribute(frames.into());
        }
        output
    }

    /// Looks at what the transcoder knows.
    pub fn look<T>(&self, look: impl FnOnce(&Transcoder) -> T) -> T {
        look(&self.transcoder.borrow())
    }

    /// The answer so far.
    #[must_use]
    pub fn text(&self) -> String {
        self.look(|transcoder| transcoder.text().to_owned())
    }

    /// Whether there is any text.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.look(|transcoder| !transcoder.text().is_empty())
    }

    /// Ends the turn for its readers with these last frames.
    pub fn end(&self, tail: Vec<u8>) {
        *self.tail.borrow_mut() = tail;
        self.ended.raise();
        self.begun.raise();
        for seat in self.seats() {
            wake(&seat);
        }
    }

    /// Encodes frames that are not text.
    #[must_use]
    pub const fn encoder(&self) -> &UiStreamEncoder {
        &self.encoder
    }

    /// A new reader, who gets all of the answer from its beginning.
    #[must_use]
    pub fn attach(self: &Rc<Self>) -> Reader {
        let seat = Rc::new(RefCell::new(Seat {
            behind: self.has_text(),
            ..Seat::default()
        }));
        self.readers.borrow_mut().push(Rc::downgrade(&seat));
        Reader {
            live: self.clone(),
            seat,
        }
    }

    /// A new reader, who has had the `start` frame already.
    #[must_use]
    pub fn attach_after_start(self: &Rc<Self>) -> Reader {
        let reader = self.attach();
        reader.seat.borrow_mut().started = true;
        reader
    }

    fn seats(&self) -> Vec<Rc<RefCell<Seat>>> {
        let mut readers = self.readers.borrow_mut();
        readers.retain(|reader| reader.strong_count() > 0);
        readers.iter().filter_map(Weak::upgrade).collect()
    }

    fn distribute(&self, frames: Rc<[u8]>) {
        let (length, over) =
            self.look(|transcoder| (transcoder.text().len(), transcoder.is_ended()));
        self.text_ended.set(over);
        for seat in self.seats() {
            let mut place = seat.borrow_mut();
            if place.behind || place.queued + frames.len() > QUEUE_BYTES {
                place.behind = true;
            } else {
                place.queued += frames.len();
                place.queue.push_back(frames.clone());
                place.position = length;
                place.text_started = length > 0;
                place.text_ended = over;
            }
            drop(place);
            wake(&seat);
        }
        if length > 0 {
            self.begun.raise();
        }
    }

    /// What a reader gets next.
    fn serve(&self, place: &mut Seat) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        if !place.started {
            place.started = true;
            self.encoder
                .start(&mut out, &self.message_id.to_string(), None);
        }
        out.reserve(place.queued);
        for frames in place.queue.drain(..) {
            out.extend_from_slice(&frames);
        }
        place.queued = 0;
        if place.behind && out.is_empty() {
            self.catch_up(place, &mut out);
        }
        if out.is_empty() && self.ended.is_raised() && !place.tail_read {
            place.tail_read = true;
            out.extend_from_slice(&self.tail.borrow());
        }
        (!out.is_empty()).then_some(out)
    }

    fn catch_up(&self, place: &mut Seat, out: &mut Vec<u8>) {
        place.behind = false;
        let transcoder = self.transcoder.borrow();
        let text = transcoder.text();
        if !place.text_started && !text.is_empty() {
            place.text_started = true;
            self.encoder.text_start(out);
        }
        if let Some(missed) = text
            .get(place.position..)
            .filter(|missed| !missed.is_empty())
        {
            self.encoder.text_delta(out, missed);
            place.position = text.len();
        }
        if place.text_started && !place.text_ended && self.text_ended.get() {
            place.text_ended = true;
            self.encoder.text_end(out);
        }
    }
}

fn wake(seat: &Rc<RefCell<Seat>>) {
    let waker = seat.borrow_mut().waker.take();
    if let Some(waker) = waker {
        waker.wake();
    }
}

/// Somebody who reads a turn along.
#[derive(Debug)]
pub struct Reader {
    live: Rc<Live>,
    seat: Rc<RefCell<Seat>>,
}

impl fmt::Debug for Seat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seat")
            .field("queued", &self.queued)
            .field("behind", &self.behind)
            .finish_non_exhaustive()
    }
}

impl Reader {
    /// The next frames, or `None` after the last.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&self, context: &Context<'_>) -> Poll<Option<Vec<u8>>> {
        let mut place = self.seat.borrow_mut();
        if let Some(frames) = self.live.serve(&mut place) {
            return Poll::Ready(Some(frames));
        }
        if place.tail_read {
            return Poll::Ready(None);
        }
        place.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

#[cfg(test)]
mod tests;

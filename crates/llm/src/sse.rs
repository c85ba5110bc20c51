//! Server-sent events, parsed as the bytes come.
//!
//! The grammar is the HTML standard's (§9.2.6 "Interpreting an event stream"): lines end in LF, CR
//! or CRLF, a line that starts with `:` is a comment, several `data` lines are joined by LF, an
//! empty line dispatches, and a byte order mark may come first. Two things differ, because what
//! matters here is to know whether an answer is complete: [`SseParser::finish`] hands out an event
//! that the end of the input cut off instead of dropping it, and a line or event of more than
//! [`MAX_EVENT_BYTES`] is refused instead of filling the memory.

/// The most bytes that a line or the data of an event may have: 1 MiB. Providers' events have a
/// few hundred.
pub const MAX_EVENT_BYTES: usize = 1 << 20;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The line or the event is longer than [`MAX_EVENT_BYTES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventTooLong;

impl std::fmt::Display for EventTooLong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "an event of more than {MAX_EVENT_BYTES} bytes")
    }
}

impl std::error::Error for EventTooLong {}

/// An incremental parser that copies nothing as long as an event's data is one line within one
/// chunk.
///
/// ```
/// use llm::SseParser;
///
/// let mut parser = SseParser::new();
/// let mut events = Vec::new();
/// for chunk in [&b": hi\r\ndata: on"[..], b"e\r", b"\ndata: two\r\n\r\n"] {
///     let mut rest = chunk;
///     while let Some(data) = parser.next(&mut rest)? {
///         events.push(String::from_utf8_lossy(data).into_owned());
///     }
/// }
/// assert_eq!(events, ["one\ntwo"]);
/// # Ok::<(), llm::EventTooLong>(())
/// ```
#[derive(Debug, Default)]
pub struct SseParser {
    /// The part of a line whose end has not come yet.
    line: Vec<u8>,
    /// The data lines of the event so far, without what precedes `data_start`.
    data: Vec<u8>,
    data_start: usize,
    has_data: bool,
    /// `data` was handed out and is to be cleared before anything else.
    served: bool,
    /// The last byte was a CR: a LF now belongs to it.
    skip_line_feed: bool,
    /// The first line has been seen, so that a byte order mark is one no more.
    begun: bool,
}

impl SseParser {
    /// A parser at the start of a stream.
    pub fn new() -> Self {
        Self::default()
    }

    /// The data of the next event that ends within `input`, which is advanced past it; `None` when
    /// all of `input` is consumed.
    ///
    /// # Errors
    ///
    /// [`EventTooLong`]; the stream cannot be read any further.
    pub fn next<'s, 'i: 's>(
        &'s mut self,
        input: &mut &'i [u8],
    ) -> Result<Option<&'s [u8]>, EventTooLong> {
        self.clear_served();
        // The event's only data line so far, if it lies in `input`.
        let mut borrowed: Option<&'i [u8]> = None;
        loop {
            if self.skip_line_feed && !input.is_empty() {
                self.skip_line_feed = false;
                if input[0] == b'\n' {
                    *input = &input[1..];
                }
            }
            let Some(end) = line_end(input) else {
                self.keep(borrowed)?;
                self.extend_line(input)?;
                *input = &[];
                return Ok(None);
            };
            let head = &input[..end];
            self.skip_line_feed = input[end] == b'\r';
            *input = &input[end + 1..];
            if !self.line.is_empty() {
                self.keep(borrowed.take())?;
                self.extend_line(head)?;
                self.end_line()?;
                continue;
            }
            if head.len() > MAX_EVENT_BYTES {
                return Err(EventTooLong);
            }
            let line = self.strip_mark(head);
            if line.is_empty() {
                if self.has_data || borrowed.is_some() {
                    break;
                }
            } else if let Some(value) = data_value(line) {
                if borrowed.is_none() && !self.has_data {
                    borrowed = Some(value);
                } else {
                    self.keep(borrowed.take())?;
                    self.keep(Some(value))?;
                }
            }
        }
        if borrowed.is_some() {
            return Ok(borrowed);
        }
        self.served = true;
        Ok(Some(&self.data[self.data_start..]))
    }

    /// The data of an event that the end of the stream left without its empty line, or `None`.
    ///
    /// It may be cut off: whoever reads it must check that it is whole.
    ///
    /// # Errors
    ///
    /// [`EventTooLong`].
    pub fn finish(&mut self) -> Result<Option<&[u8]>, EventTooLong> {
        self.clear_served();
        if !self.line.is_empty() {
            self.end_line()?;
        }
        if !self.has_data {
            return Ok(None);
        }
        self.served = true;
        Ok(Some(&self.data[self.data_start..]))
    }

    /// Whether the next byte starts an event, nothing of an earlier one being held back.
    #[inline]
    pub(crate) fn at_boundary(&mut self) -> bool {
        self.clear_served();
        self.line.is_empty() && !self.has_data && !self.skip_line_feed
    }

    #[inline]
    fn clear_served(&mut self) {
        if self.served {
            self.data.clear();
            self.data_start = 0;
            self.has_data = false;
            self.served = false;
        }
    }

    fn extend_line(&mut self, bytes: &[u8]) -> Result<(), EventTooLong> {
        if self.line.len() + bytes.len() > MAX_EVENT_BYTES {
            return Err(EventTooLong);
        }
        self.line.extend_from_slice(bytes);
        Ok(())
    }

    /// Takes `self.line`, which is not empty, as a whole line.
    fn end_line(&mut self) -> Result<(), EventTooLong> {
        let mut line = std::mem::take(&mut self.line);
        let value = data_value(self.strip_mark(&line)).map(|value| line.len() - value.len());
        if let Some(start) = value {
            if self.has_data {
                self.keep(Some(&line[start..]))?;
            } else {
                // The buffers change places, which spares copying the line once more.
                std::mem::swap(&mut line, &mut self.data);
                self.data_start = start;
                self.has_data = true;
            }
        }
        line.clear();
        self.line = line;
        Ok(())
    }

    /// Adds a data line, if there is one, to the event.
    fn keep(&mut self, value: Option<&[u8]>) -> Result<(), EventTooLong> {
        let Some(value) = value else {
            return Ok(());
        };
        if self.data.len() - self.data_start + value.len() + 1 > MAX_EVENT_BYTES {
            return Err(EventTooLong);
        }
        if self.has_data {
            self.data.push(b'\n');
        }
        self.data.extend_from_slice(value);
        self.has_data = true;
        Ok(())
    }

    #[inline]
    fn strip_mark<'l>(&mut self, line: &'l [u8]) -> &'l [u8] {
        if self.begun {
            return line;
        }
        self.begun = true;
        line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line)
    }
}

#[inline]
fn line_end(input: &[u8]) -> Option<usize> {
    memchr::memchr2(b'\n', b'\r', input)
}

/// The value of a `data` field, without the one space that may stand before it.
#[inline]
fn data_value(line: &[u8]) -> Option<&[u8]> {
    match line.strip_prefix(b"data")? {
        [] => Some(&[]),
        [b':', b' ', value @ ..] | [b':', value @ ..] => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests;

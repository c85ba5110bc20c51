//! Lists of words as one string: words are parted by spaces, phrases by bars. They read better than arrays.
//!
//! A list is taken apart once for each thread, the first time that it is asked; after that, most questions are answered
//! by one bit. Lists are known by their addresses, which is why they must be constants.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A list taken apart.
struct List {
    /// A bit for each way that the first word of some entry begins, ends and is long.
    mask: [u64; 8],
    /// The entries, sorted.
    entries: Vec<&'static str>,
    /// The beginnings of entries that end in `*`.
    stems: Vec<&'static str>,
}

/// Addresses are spread well enough by a multiplication.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn write_usize(&mut self, value: usize) {
        self.0 = (self.0.rotate_left(5) ^ value as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

type Lists = HashMap<(usize, usize), &'static List, BuildHasherDefault<Spread>>;

thread_local! {
    static LISTS: RefCell<Lists> = RefCell::new(Lists::default());
}

/// Which word of the mask, and which bit of it.
fn bit(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let letter = |at: usize| bytes.get(at).map_or(0, |byte| usize::from(*byte));
    let last = bytes.len().saturating_sub(1);
    let sum = letter(0) * 31 + letter(last / 2) * 7 + letter(last) * 17 + bytes.len() * 131;
    (sum / 64 % 8, 1 << (sum % 64))
}

impl List {
    fn may_have(&self, word: &str) -> bool {
        let (at, bit) = bit(word);
        self.mask.get(at).is_some_and(|mask| mask & bit != 0)
    }
}

fn list(text: &'static str, separator: char) -> &'static List {
    let key = (text.as_ptr() as usize, text.len());
    LISTS.with(|lists| {
        if let Some(found) = lists.borrow().get(&key) {
            return *found;
        }
        let (mut entries, mut stems) = (Vec::new(), Vec::new());
        for entry in text.split(separator).filter(|entry| !entry.is_empty()) {
            match entry.strip_suffix('*') {
                Some(stem) if !stem.is_empty() => stems.push(stem),
                _ => entries.push(entry),
            }
        }
        entries.sort_unstable();
        let mut mask = [0; 8];
        for entry in &entries {
            let (at, bit) = bit(entry.split(' ').next().unwrap_or_default());
            if let Some(mask) = mask.get_mut(at) {
                *mask |= bit;
            }
        }
        // There are as many as there are constants, and they are needed as long as the thread runs.
        let made: &'static List = Box::leak(Box::new(List {
            mask,
            entries,
            stems,
        }));
        lists.borrow_mut().insert(key, made);
        made
    })
}

/// Lists as short as this are looked through at once, in bytes.
const SHORT: usize = 10;

/// Whether a list of words has a word.
pub(crate) fn has_word(words: &'static str, word: &str) -> bool {
    if word.is_empty() || word.len() > words.len() {
        return false;
    }
    if words.len() <= SHORT {
        return words.split(' ').any(|its| its == word);
    }
    let list = list(words, ' ');
    list.may_have(word) && list.entries.binary_search(&word).is_ok()
}

/// Whether a list of words has a word, or a beginning of it that leaves at most `rest` letters.
pub(crate) fn has_stem(words: &'static str, word: &str, rest: usize) -> bool {
    has_word(words, word)
        || list(words, ' ').stems.iter().any(|stem| {
            word.strip_prefix(stem)
                .is_some_and(|left| left.len() <= rest)
        })
}

/// The number of words of the longest phrase of a list whose words stand where `word` says: the first at 0.
pub(crate) fn longest_phrase<'a>(
    phrases: &'static str,
    word: impl Fn(usize) -> Option<&'a str>,
) -> Option<usize> {
    let first = word(0).filter(|first| !first.is_empty())?;
    let list = list(phrases, '|');
    if !list.may_have(first) {
        return None;
    }
    let from = list.entries.partition_point(|phrase| *phrase < first);
    list.entries
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|phrase| phrase.starts_with(first))
        .filter_map(|phrase| {
            let mut count = 0;
            for its in phrase.split(' ') {
                if word(count) != Some(its) {
                    return None;
                }
                count += 1;
            }
            Some(count)
        })
        .max()
}

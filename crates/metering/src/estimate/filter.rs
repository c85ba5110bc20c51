//! A set of the vocabulary's tokens in a byte each.
//!
//! It is a binary fuse filter (Graf and Lemire, "Binary Fuse Filters: Fast and Smaller Than Xor Filters", 2022): a token
//! hashes to four places whose bytes, combined, are its fingerprint. Every token of the set is found; of other strings
//! one in 256 is taken for a token, which costs the estimate less than the 500 KB that the tokens themselves would.

/// Bytes of the longest string whose parts are looked at; longer pieces are counted window by window.
pub const WINDOW: usize = 64;

/// The base of the polynomial that a string is hashed by.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15 | 1;

/// The filter's bytes and its shape.
#[derive(Debug, Clone, Copy)]
pub struct Filter<'a> {
    /// A byte for each place.
    pub places: &'a [u8],
    /// Places of a segment, a power of two; a token's places are in four segments in a row.
    pub segment: u32,
    /// Places in which the first of the four may be.
    pub range: u32,
    /// What makes this filter's hashes its own: found by trial when it was built.
    pub seed: u64,
}

impl Filter<'_> {
    /// Whether a string of this hash is taken for a token.
    pub fn contains(&self, hash: u64) -> bool {
        let (places, fingerprint) = self.locate(hash);
        let byte = |place: u32| self.places.get(place as usize).copied().unwrap_or_default();
        places
            .into_iter()
            .fold(fingerprint, |left, place| left ^ byte(place))
            == 0
    }

    /// The four places of a hash, and its fingerprint.
    pub fn locate(&self, hash: u64) -> ([u32; 4], u8) {
        let hash = mix(hash ^ self.seed);
        let mask = self.segment - 1;
        let first = (((hash >> 32) * u64::from(self.range)) >> 32) as u32;
        let place = |segments: u32, shift: u32| {
            (first + segments * self.segment) ^ ((hash >> shift) as u32 & mask)
        };
        let fingerprint = (hash.wrapping_mul(BASE) >> 56) as u8;
        (
            [first, place(1, 0), place(2, 10), place(3, 20)],
            fingerprint,
        )
    }
}

/// Hashes of every part of a string, each in constant time.
#[derive(Debug)]
pub struct Hashes {
    prefixes: [u64; WINDOW + 1],
    powers: &'static [u64; WINDOW + 1],
}

impl Hashes {
    /// Hashes the prefixes of a string of at most [`WINDOW`] bytes.
    pub fn new(bytes: &[u8]) -> Self {
        static POWERS: [u64; WINDOW + 1] = powers();
        let mut prefixes = [0; WINDOW + 1];
        let mut hash = 0;
        for (prefix, byte) in prefixes.iter_mut().skip(1).zip(bytes) {
            hash = step(hash, *byte);
            *prefix = hash;
        }
        Self {
            prefixes,
            powers: &POWERS,
        }
    }

    /// The hash of the part from `start` to `end`.
    pub const fn of(&self, start: usize, end: usize) -> u64 {
        self.prefixes[end].wrapping_sub(self.prefixes[start].wrapping_mul(self.powers[end - start]))
    }
}

/// The hash of a whole string.
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |hash, byte| step(hash, *byte))
}

const fn step(hash: u64, byte: u8) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(byte as u64 + 1)
}

const fn powers() -> [u64; WINDOW + 1] {
    let mut powers = [1_u64; WINDOW + 1];
    let mut at = 1;
    while at <= WINDOW {
        powers[at] = powers[at - 1].wrapping_mul(BASE);
        at += 1;
    }
    powers
}

/// Spreads a hash over all its bits.
const fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

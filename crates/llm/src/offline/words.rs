//! Words: to stream a text by, and to find what a message is about.

/// The pieces of a text, each a word with the white space after it; see [`chunks`].
#[derive(Debug, Clone)]
pub struct Chunks<'a> {
    rest: &'a str,
}

/// Cuts a finished text into the pieces in which it is streamed. Together they are the text.
///
/// ```
/// use llm::offline::chunks;
///
/// assert_eq!(chunks("Hola,\n\nqué  tal").collect::<Vec<_>>(), ["Hola,\n\n", "qué  ", "tal"]);
/// ```
pub fn chunks(text: &str) -> Chunks<'_> {
    Chunks { rest: text }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let word = self
            .rest
            .find(|c: char| !c.is_whitespace())
            .unwrap_or(self.rest.len());
        let space = self.rest[word..]
            .find(char::is_whitespace)
            .map_or(self.rest.len(), |at| word + at);
        let end = self.rest[space..]
            .find(|c: char| !c.is_whitespace())
            .map_or(self.rest.len(), |at| space + at);
        let (chunk, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(chunk)
    }
}

/// `text` in lower case and without the accents of Spanish and Portuguese.
pub(super) fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ã' => 'a',
            'é' | 'ê' => 'e',
            'í' => 'i',
            'ó' | 'ô' | 'õ' => 'o',
            'ú' | 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            other => other,
        })
        .collect()
}

/// Whether any word of `text` starts with any of `beginnings`.
pub(super) fn any_starts_with(text: &str, beginnings: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| {
        beginnings
            .iter()
            .any(|beginning| word.starts_with(beginning))
    })
}

//! Lists of words as one string: words are parted by spaces, phrases by bars. They read better than arrays, and take less
//! room in the module.

/// Whether a list of words has a word.
pub(crate) fn has_word(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|its| its == word)
}

/// The number of words of the longest phrase of a list whose words stand where `word` says: the first at 0.
pub(crate) fn longest_phrase<'a>(
    list: &str,
    word: impl Fn(usize) -> Option<&'a str>,
) -> Option<usize> {
    let first = word(0)?;
    list.split('|')
        .filter(|phrase| {
            phrase
                .strip_prefix(first)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
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

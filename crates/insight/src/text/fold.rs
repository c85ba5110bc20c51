//! Lower case without accents, one character for one.

/// The character without its accent, in lower case. Always one character for one, so that places in a folded text are
/// places in the text.
#[must_use]
pub fn fold_char(character: char) -> char {
    match character {
        'A'..='Z' => character.to_ascii_lowercase(),
        '\0'..='\u{7f}' => character,
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' | 'Á' | 'À' | 'Â' | 'Ã' | 'Ä' | 'Å' | 'ª' => {
            'a'
        }
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'Í' | 'Ì' | 'Î' | 'Ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'Ó' | 'Ò' | 'Ô' | 'Õ' | 'Ö' | 'º' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'Ú' | 'Ù' | 'Û' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        'ç' | 'Ç' => 'c',
        '’' | '‘' | '´' => '\'',
        '“' | '”' | '«' | '»' | '„' => '"',
        '–' | '—' | '−' | '‑' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        other => other.to_lowercase().next().unwrap_or(other),
    }
}

/// The text in lower case and without accents.
///
/// ```
/// assert_eq!(insight::text::fold("Pingüinos y ÑANDÚES"), "pinguinos y nandues");
/// ```
/// "Uñas" keeps its tilde, without which it would be an article.
#[must_use]
pub fn fold(text: &str) -> String {
    if !text.contains(['ñ', 'Ñ']) {
        return text.chars().map(fold_char).collect();
    }
    let characters: Vec<char> = text.chars().collect();
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| characters.get(at))
            .is_some_and(|character| character.is_alphanumeric())
    };
    let folds_to = |at: Option<usize>, letter: char| {
        at.and_then(|at| characters.get(at))
            .is_some_and(|character| fold_char(*character) == letter)
    };
    characters
        .iter()
        .enumerate()
        .map(|(at, character)| {
            let behind = at + 2 + usize::from(folds_to(Some(at + 2), 's'));
            let is_nail = matches!(character, 'ñ' | 'Ñ')
                && folds_to(at.checked_sub(1), 'u')
                && folds_to(Some(at + 1), 'a')
                && !is_letter(at.checked_sub(2))
                && !is_letter(Some(behind));
            if is_nail { 'ñ' } else { fold_char(*character) }
        })
        .collect()
}

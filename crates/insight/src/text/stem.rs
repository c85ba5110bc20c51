//! Words made comparable: the singular, and the words of a subject without those that only hold it together.

use super::fold::fold;
use super::list::has_word;

const WHOLE: &str = "\
    whats maps ads lunes martes miercoles jueves viernes mes tres seis dos mas menos gratis gas bus crisis plus express \
    whatsapp sms pos autobus rappi virus campus chips jeans business fitness wellness atlas texas pais ingles \
    frances interes estres reves despues ads swiss sales news gros luis carlos lucas jesus andres tomas nicolas \
    marcos moises matias elias jonas lourdes mercedes dolores ines torres buenos aires santos caracas analytics \
    sheets forms docs maps reels stories";

/// The singular of a folded word of Spanish, Portuguese or English. A rule of thumb: what matters is that both numbers
/// of a word come out alike.
///
/// ```
/// use insight::text::stem;
///
/// assert_eq!(stem("panes"), "pan");
/// assert_eq!(stem("lapices"), "lapiz");
/// assert_eq!(stem("postres"), "postre");
/// assert_eq!(stem("paes"), "pao");
/// ```
#[must_use]
pub fn stem(word: &str) -> String {
    if word.len() <= 3 || !word.ends_with('s') || has_word(WHOLE, word) {
        return word.to_owned();
    }
    if word == "meses" {
        return "mes".to_owned();
    }
    for (ending, singular) in [
        ("oes", "ao"),
        ("aes", "ao"),
        ("eis", "el"),
        ("ais", "al"),
        ("ois", "ol"),
    ] {
        if let Some(head) = word.strip_suffix(ending) {
            return format!("{head}{singular}");
        }
    }
    let bytes = word.as_bytes();
    let before = |back: usize| {
        bytes
            .len()
            .checked_sub(back)
            .and_then(|at| bytes.get(at))
            .copied()
            .unwrap_or(b' ')
    };
    let is_vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u');
    if let Some(head) = word.strip_suffix("ces")
        && is_vowel(before(4))
    {
        return format!("{head}z");
    }
    if word.ends_with("es") && word.len() > 4 && is_vowel(before(4)) && !word.ends_with("ajes") {
        // A consonant between vowels: panes, flores, ciudades, pasteles, relojes.
        if matches!(before(3), b'l' | b'r' | b'n' | b'd' | b'j' | b'y' | b'z') {
            return word.trim_end_matches("es").to_owned();
        }
    }
    if matches!(before(2), b's' | b'i' | b'u') && !word.ends_with("is") {
        return word.to_owned();
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

const FUNCTION_WORDS: &str = "\
    a al ante as ao aos con com da das de del do dos e el em en entre essa esse esta este for in la las lo los \
    le les me mi mis meu meus minha minhas my na nas no nos nossa nosso nossos nossas nuestra nuestras nuestro \
    nuestros o of on os our para por pela pelo pra pro que se sin sem su sus the to tu tus u um uma un una uno \
    unos unas with y and or cada ese esa esos esas estos estas muy don dona dna sr sra senor senora seu an mas \
    tambien tambem todo toda todos todas";

/// Whether a folded word only holds others together.
pub(crate) fn is_function_word(word: &str) -> bool {
    has_word(FUNCTION_WORDS, word)
}

/// The subject of a key: folded, in the singular, without articles and the like. The longest subject has eight words.
///
/// ```
/// use insight::text::subject;
///
/// assert_eq!(subject("Las Tortas Ahogadas"), "torta ahogada");
/// assert_eq!(subject("Don Beto"), "beto");
/// ```
#[must_use]
pub fn subject(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|character: char| !character.is_alphanumeric() && !matches!(character, '\'' | '&'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut kept: Vec<String> = words
        .iter()
        .filter(|word| !is_function_word(word))
        .take(8)
        .map(|word| stem(word))
        .collect();
    if kept.is_empty() {
        kept = words.iter().take(8).map(|word| stem(word)).collect();
    }
    kept.join(" ")
}

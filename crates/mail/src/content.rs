//! What a mail says, in no format: both parts are made from it.

/// A mail as text in pieces. Nothing in it is markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The subject.
    pub subject: String,
    /// What a list of mails shows beside the subject.
    pub preheader: String,
    /// The first line.
    pub heading: String,
    /// What follows, in order.
    pub blocks: Vec<Block>,
    /// Why somebody gets it.
    pub reason: String,
    /// Whether it is one of those that can be switched off in the account.
    pub is_optional: bool,
}

/// A piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// What is said beside, smaller.
    Note(String),
    /// What is called what.
    Facts(Vec<Row>),
    /// The one thing to do.
    Button {
        /// What it says.
        label: String,
        /// Where it leads: a path of the site, `/dashboard/cuenta/plan`.
        path: String,
    },
}

/// A line of [`Block::Facts`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// How much, or when.
    pub value: String,
    /// Whether it is what the others come to.
    pub is_total: bool,
}

/// On one line and without what no mail program shows: whatever comes from outside goes through here once.
pub(crate) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    // Directional marks would turn the words around them.
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    for word in text.split(|c: char| c.is_whitespace() && c != '\u{a0}') {
        let start = cleaned.len();
        if start > 0 {
            cleaned.push(' ');
        }
        let before = cleaned.len();
        cleaned.extend(word.chars().filter(|c| !is_hidden(*c)));
        if cleaned.len() == before {
            cleaned.truncate(start);
        }
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_from_outside_is_one_line_and_stays_readable() {
        assert_eq!(
            clean("Panadería\r\n  La \u{202e}Esperanza\u{0} \u{200b} "),
            "Panadería La Esperanza"
        );
        assert_eq!(clean("MXN\u{a0}1,200.00"), "MXN\u{a0}1,200.00");
    }
}

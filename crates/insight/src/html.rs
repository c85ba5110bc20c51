//! The text of a page of the web, without what only programs read.
//!
//! This is no parser of HTML: it goes through the page once, keeps what would be read aloud, and separates what stands in
//! blocks by empty lines. What it does not understand is left out. Time and memory are linear in the page.

/// Elements whose content is text to a parser and nothing to a reader.
const RAW: &[&str] = &["script", "style", "textarea", "xmp", "noembed", "noframes"];
/// Elements that are left out with all that they contain.
const DROPPED: &[&str] = &[
    "nav", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "select", "button",
    "dialog", "audio", "video",
];
/// Elements that have no content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];
/// Elements that stand in a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
];
/// The longest name of a character, with room to spare.
const LONGEST_ENTITY: usize = 12;

/// At most so many characters of what a page says. Blocks are separated by an empty line.
///
/// ```
/// let page = "<title>La Espiga</title><nav>Inicio</nav><p>Vendemos pan &amp; caf&eacute;</p><script>x()</script>";
/// assert_eq!(insight::html::text(page, 100), "La Espiga\n\nVendemos pan & café");
/// ```
#[must_use]
pub fn text(html: &str, most: usize) -> String {
    let mut out = Out {
        text: String::new(),
        left: most,
        gap: Gap::None,
    };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push(before);
        if out.left == 0 {
            return out.text;
        }
        rest = match Markup::read(tag) {
            Markup::None => {
                out.push("<");
                tag.get(1..).unwrap_or_default()
            }
            Markup::Ignored { rest } | Markup::Close { rest, name: "" } => rest,
            Markup::Close { name, rest } => {
                out.separate(name);
                rest
            }
            Markup::Open {
                name,
                is_hidden,
                rest,
            } => {
                out.separate(name);
                let is_void = VOID.iter().any(|void| name.eq_ignore_ascii_case(void));
                if RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
                    behind_raw(rest, name)
                } else if !is_void
                    && (is_hidden
                        || DROPPED
                            .iter()
                            .any(|dropped| name.eq_ignore_ascii_case(dropped)))
                {
                    behind(rest, name)
                } else {
                    rest
                }
            }
        };
    }
    out.push(rest);
    out.text
}

enum Markup<'a> {
    None,
    Ignored {
        rest: &'a str,
    },
    Open {
        name: &'a str,
        is_hidden: bool,
        rest: &'a str,
    },
    Close {
        name: &'a str,
        rest: &'a str,
    },
}

impl<'a> Markup<'a> {
    /// What begins with this `<`.
    fn read(tag: &'a str) -> Self {
        if let Some(comment) = tag.strip_prefix("<!--") {
            let rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            return Self::Ignored { rest };
        }
        let inside = tag.get(1..).unwrap_or_default();
        let (is_close, named) = inside
            .strip_prefix('/')
            .map_or((false, inside), |named| (true, named));
        if !named.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return if is_close || inside.starts_with(['!', '?']) {
                Self::Ignored {
                    rest: inside.split_once('>').map_or("", |(_, rest)| rest),
                }
            } else {
                Self::None
            };
        }
        let length = named
            .find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))
            .unwrap_or(named.len());
        let (name, attributes) = named.split_at(length);
        let (attributes, rest) = attributes.split_at(end_of(attributes));
        let rest = rest.strip_prefix('>').unwrap_or(rest);
        if is_close {
            Self::Close { name, rest }
        } else {
            Self::Open {
                name,
                is_hidden: is_hidden(attributes),
                rest,
            }
        }
    }
}

/// Where the `>` of a tag is that no quotation marks enclose; the end where there is none.
fn end_of(attributes: &str) -> usize {
    let mut quote = None;
    for (at, byte) in attributes.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    attributes.len()
}

/// Whether readers do not see the element. A page may say there what it wants only programs to read.
fn is_hidden(attributes: &str) -> bool {
    let mut quote = None;
    let (mut names, mut close) = (String::new(), String::new());
    for letter in attributes.chars().take(4_000) {
        match quote {
            None if matches!(letter, '"' | '\'') => quote = Some(letter),
            None => names.push(letter.to_ascii_lowercase()),
            Some(open) if open == letter => quote = None,
            Some(_) => {}
        }
        if !letter.is_whitespace() && !matches!(letter, '"' | '\'') {
            close.push(letter.to_ascii_lowercase());
        }
    }
    let mut names = names.split(|letter: char| letter.is_whitespace() || letter == '/');
    names.any(|name| name == "hidden" || name.starts_with("hidden="))
        || [
            "aria-hidden=true",
            "display:none",
            "visibility:hidden",
            "font-size:0;",
            "opacity:0;",
        ]
        .iter()
        .any(|sign| close.contains(sign))
}

/// What comes behind the end of an element whose content is text.
fn behind_raw<'a>(mut rest: &'a str, name: &str) -> &'a str {
    while let Some(at) = rest.find("</") {
        let found = rest.get(at + 2..).unwrap_or_default();
        if found
            .get(..name.len())
            .is_some_and(|other| other.eq_ignore_ascii_case(name))
        {
            return found.split_once('>').map_or("", |(_, behind)| behind);
        }
        rest = found;
    }
    ""
}

/// What comes behind the end of an element, which may contain others of its name.
fn behind<'a>(mut rest: &'a str, name: &str) -> &'a str {
    let mut depth = 1_usize;
    while let Some(at) = rest.find('<') {
        let tag = rest.get(at..).unwrap_or_default();
        rest = match Markup::read(tag) {
            Markup::None => tag.get(1..).unwrap_or_default(),
            Markup::Ignored { rest } => rest,
            Markup::Open {
                name: other, rest, ..
            } => {
                if other.eq_ignore_ascii_case(name) {
                    depth += 1;
                }
                if RAW.iter().any(|raw| other.eq_ignore_ascii_case(raw)) {
                    behind_raw(rest, other)
                } else {
                    rest
                }
            }
            Markup::Close { name: other, rest } => {
                if other.eq_ignore_ascii_case(name) {
                    depth -= 1;
                }
                rest
            }
        };
        if depth == 0 {
            return rest;
        }
    }
    ""
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
    Block,
}

struct Out {
    text: String,
    /// Characters that may still be written.
    left: usize,
    /// What separates the next word from the last.
    gap: Gap,
}

impl Out {
    fn separate(&mut self, name: &str) {
        let gap = if name.eq_ignore_ascii_case("br") {
            Gap::Line
        } else if ["td", "th"]
            .iter()
            .any(|cell| name.eq_ignore_ascii_case(cell))
        {
            Gap::Space
        } else if INLINE
            .iter()
            .any(|inline| name.eq_ignore_ascii_case(inline))
        {
            Gap::None
        } else {
            Gap::Block
        };
        self.gap = self.gap.max(gap);
    }

    fn push(&mut self, mut piece: &str) {
        while let Some(first) = piece.chars().next() {
            let (letter, length) = if first == '&' {
                entity(piece)
            } else {
                (first, first.len_utf8())
            };
            piece = piece.get(length..).unwrap_or_default();
            if letter.is_whitespace() {
                self.gap = self.gap.max(Gap::Space);
            } else if !is_invisible(letter) {
                self.write(letter);
            }
        }
    }

    fn write(&mut self, letter: char) {
        let gap = match self.gap {
            _ if self.text.is_empty() => "",
            Gap::None => "",
            Gap::Space => " ",
            Gap::Line => "\n",
            Gap::Block => "\n\n",
        };
        self.gap = Gap::None;
        if self.left <= gap.len() {
            self.left = 0;
            return;
        }
        self.left -= gap.len() + 1;
        self.text.push_str(gap);
        self.text.push(letter);
    }
}

/// Characters that nobody sees, among them those that turn the direction of others.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// The character that begins with this `&`, and how many bytes say it.
fn entity(piece: &str) -> (char, usize) {
    let plain = ('&', 1);
    let inside = piece.get(1..).unwrap_or_default();
    let Some(length) = inside
        .bytes()
        .take(LONGEST_ENTITY)
        .position(|byte| byte == b';')
    else {
        return plain;
    };
    let name = inside.get(..length).unwrap_or_default();
    let letter = match name.strip_prefix('#') {
        Some(code) => {
            let parsed = match code.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => code.parse(),
            };
            let Ok(code) = parsed else { return plain };
            Some(
                char::from_u32(code)
                    .filter(|letter| *letter != '\0')
                    .unwrap_or(char::REPLACEMENT_CHARACTER),
            )
        }
        None => NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, letter)| *letter),
    };
    letter.map_or(plain, |letter| (letter, length + 2))
}

/// The names that pages of Latin America use.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("aacute", 'á'),
    ("eacute", 'é'),
    ("iacute", 'í'),
    ("oacute", 'ó'),
    ("uacute", 'ú'),
    ("Aacute", 'Á'),
    ("Eacute", 'É'),
    ("Iacute", 'Í'),
    ("Oacute", 'Ó'),
    ("Uacute", 'Ú'),
    ("ntilde", 'ñ'),
    ("Ntilde", 'Ñ'),
    ("uuml", 'ü'),
    ("Uuml", 'Ü'),
    ("atilde", 'ã'),
    ("otilde", 'õ'),
    ("Atilde", 'Ã'),
    ("Otilde", 'Õ'),
    ("acirc", 'â'),
    ("ecirc", 'ê'),
    ("ocirc", 'ô'),
    ("Acirc", 'Â'),
    ("Ecirc", 'Ê'),
    ("Ocirc", 'Ô'),
    ("agrave", 'à'),
    ("Agrave", 'À'),
    ("ccedil", 'ç'),
    ("Ccedil", 'Ç'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("ordm", 'º'),
    ("ordf", 'ª'),
    ("deg", '°'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("times", '×'),
    ("euro", '€'),
    ("pound", '£'),
    ("cent", '¢'),
    ("yen", '¥'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("shy", '\u{ad}'),
];

#[cfg(test)]
mod tests;

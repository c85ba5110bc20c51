//! Attached files: what the model is told of each, in how many pieces its text may be kept, and the block they stand in.
//!
//! A file is always named. Its text is kept piece by piece from the beginning, so that a long one is shortened instead of
//! left out, and the block says where something is missing: a model that does not know that it has half a contract makes up
//! the other half.

use std::fmt::Write as _;

use locale::Language;
use metering::{estimate_image_tokens, estimate_tokens};

use crate::input::Attachment;
use crate::neutral::{line, quoted};

/// About how long a piece is, in bytes.
const PIECE: usize = 2_000;
/// The longest line of a block, in characters; longer ones are broken.
const LINE: usize = 1_000;
/// Characters kept of a file's name.
const NAME: usize = 120;
const BLOCK: &str = "archivo_adjunto";

/// A file as it can be shown.
#[derive(Debug)]
pub(crate) struct Exhibit {
    heading: String,
    content: Content,
    language: Language,
}

#[derive(Debug)]
enum Content {
    /// Something to look at; the id where the model is given it.
    Picture { id: Option<String>, tokens: u32 },
    /// Something to read, and whether the file goes on behind it.
    Text { pieces: Vec<String>, is_cut: bool },
    /// Pages that are pictures.
    Wordless,
}

impl Exhibit {
    pub(crate) fn new(attachment: &Attachment, language: Language) -> Self {
        let text = attachment.text.as_deref().unwrap_or_default();
        let content = if attachment.kind == "image" {
            let side = |pixels: Option<u32>| pixels.unwrap_or(1_568);
            Content::Picture {
                id: attachment.is_shown.then(|| attachment.id.clone()),
                tokens: estimate_image_tokens(side(attachment.width), side(attachment.height)),
            }
        } else if attachment.chars == 0 {
            Content::Wordless
        } else {
            Content::Text {
                pieces: pieces(text),
                is_cut: attachment.truncated || (text.chars().count() as u64) < attachment.chars,
            }
        };
        Self {
            heading: heading(attachment, language),
            content,
            language,
        }
    }

    /// How many pieces it has; a picture is one.
    pub(crate) fn count(&self) -> usize {
        match &self.content {
            Content::Picture { id, .. } => usize::from(id.is_some()),
            Content::Text { pieces, .. } => pieces.len(),
            Content::Wordless => 0,
        }
    }

    /// About how many tokens a piece is.
    pub(crate) fn tokens(&self, piece: usize) -> u32 {
        match &self.content {
            Content::Picture { tokens, .. } => *tokens,
            Content::Text { pieces, .. } => {
                pieces.get(piece).map_or(0, |text| estimate_tokens(text))
            }
            Content::Wordless => 0,
        }
    }

    /// The picture, where it is kept, and about how many tokens it is.
    pub(crate) fn picture(&self, kept: usize) -> Option<(&str, u32)> {
        match &self.content {
            Content::Picture {
                id: Some(id),
                tokens,
            } if kept > 0 => Some((id, *tokens)),
            _ => None,
        }
    }

    /// Whether it has something that is not shown when that many of its pieces are.
    pub(crate) fn is_shortened(&self, kept: usize) -> bool {
        kept < self.count() || matches!(self.content, Content::Text { is_cut: true, .. })
    }

    /// The block with that many of its pieces.
    pub(crate) fn write(&self, kept: usize, out: &mut String) {
        let _ = writeln!(out, "<{BLOCK}>\n- {}", self.heading);
        if let Content::Text { pieces, .. } = &self.content {
            for piece in &pieces[..kept.min(pieces.len())] {
                out.push_str(piece);
                out.push('\n');
            }
        }
        if let Some(note) = self.note(kept) {
            let _ = writeln!(out, "- {note}");
        }
        let _ = writeln!(out, "</{BLOCK}>");
    }

    fn note(&self, kept: usize) -> Option<&'static str> {
        let pick =
            |spanish, portuguese, english| Some(self.language.pick(spanish, portuguese, english));
        match &self.content {
            Content::Picture { id: Some(_), .. } if kept > 0 => pick(
                "La imagen va en este mismo mensaje.",
                "A imagem vai nesta mesma mensagem.",
                "The image is in this same message.",
            ),
            Content::Picture { .. } => pick(
                "No puedes ver esta imagen: si la respuesta depende de ella, dilo y pide que te la describan.",
                "Você não pode ver esta imagem: se a resposta depender dela, diga isso e peça uma descrição.",
                "You cannot see this image: if the answer depends on it, say so and ask for a description.",
            ),
            Content::Wordless => pick(
                "No tiene texto que se pueda leer; si es un escaneo, dilo y pide los datos por escrito.",
                "Não tem texto que possa ser lido; se for uma digitalização, diga isso e peça os dados por escrito.",
                "It has no text that can be read; if it is a scan, say so and ask for the data in writing.",
            ),
            Content::Text { .. } if kept == 0 => pick(
                "Su texto no cabe aquí: si lo necesitas, pide la parte que importa.",
                "O texto não cabe aqui: se precisar dele, peça a parte que importa.",
                "Its text does not fit here: if you need it, ask for the part that matters.",
            ),
            Content::Text { .. } if self.is_shortened(kept) => pick(
                "El archivo sigue: aquí solo está su comienzo.",
                "O arquivo continua: aqui está só o começo.",
                "The file goes on: only its beginning is here.",
            ),
            Content::Text { .. } => None,
        }
    }
}

/// `Archivo: ventas.csv (tabla, 120 filas)`.
fn heading(attachment: &Attachment, language: Language) -> String {
    let name: String = attachment.name.chars().take(NAME).collect();
    let file = language.pick("Archivo", "Arquivo", "File");
    let mut heading = format!("{file}: {} (", line(&name));
    let count = |number: Option<u32>, what: &str| {
        number.map_or_else(String::new, |number| format!(", {number} {what}"))
    };
    let _ = match attachment.kind.as_str() {
        "image" => write!(
            heading,
            "{}{}",
            language.pick("imagen", "imagem", "image"),
            match (attachment.width, attachment.height) {
                (Some(width), Some(height)) => format!(", {width} × {height}"),
                _ => String::new(),
            }
        ),
        "pdf" => write!(
            heading,
            "PDF{}",
            count(
                attachment.pages,
                language.pick("páginas", "páginas", "pages")
            )
        ),
        "csv" => write!(
            heading,
            "{}{}",
            language.pick("tabla", "tabela", "table"),
            count(attachment.rows, language.pick("filas", "linhas", "rows"))
        ),
        _ => heading.write_str(language.pick("texto", "texto", "text")),
    };
    heading.push(')');
    heading
}

/// The text as quoted lines, in pieces of whole lines.
fn pieces(text: &str) -> Vec<String> {
    let mut broken = String::with_capacity(text.len());
    for part in text.split_inclusive('\n') {
        let mut length = 0;
        for letter in part.chars() {
            length += 1;
            // At a space where there is one soon, or else wherever it has to be.
            if length > LINE && (letter == ' ' || length > LINE + 100) {
                broken.push('\n');
                length = 0;
            }
            broken.push(letter);
        }
    }
    let mut pieces: Vec<String> = Vec::new();
    for line in quoted(&broken).lines() {
        match pieces.last_mut() {
            Some(piece) if piece.len() + line.len() < PIECE => {
                piece.push('\n');
                piece.push_str(line);
            }
            _ => pieces.push(line.to_owned()),
        }
    }
    pieces
}

//! The plain part, for whoever reads without HTML.

use crate::Language;
use crate::content::{Block, Content};
use crate::words::labels;

pub(crate) fn render(content: &Content, language: Language, site_url: &str) -> String {
    let labels = labels(language);
    let mut parts = vec![content.heading.clone()];
    for block in &content.blocks {
        parts.push(match block {
            Block::Text(text) | Block::Note(text) => text.clone(),
            Block::Facts(rows) => rows
                .iter()
                .map(|row| format!("{}: {}", row.label, row.value))
                .collect::<Vec<_>>()
                .join("\n"),
            Block::Button { label, path } => format!("{label}:\n{site_url}{path}"),
        });
    }
    let mut footer = format!("--\n{}", content.reason);
    if content.is_optional {
        footer.push_str(&format!(
            "\n{}: {site_url}{}",
            labels.choose,
            crate::html::CHOICES
        ));
    }
    footer.push_str(&format!("\n{}", labels.product));
    parts.push(footer);
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

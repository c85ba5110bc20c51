//! The HTML part: one column of tables with inline styles, which is what mail programs agree on.
//!
//! Nothing is loaded from anywhere. Colours are named twice: inline for everybody, and in one style element for programs that know
//! dark mode (`prefers-color-scheme`, as Apple's and Thunderbird do); others turn the inline ones round by themselves, which is why
//! there is no text on a picture and no border that carries a meaning. Outlook for Windows draws with Word, so the button's padding is
//! that of a table cell.

use crate::Language;
use crate::content::{Block, Content, Row};
use crate::words::labels;

/// Where mails are chosen.
pub(crate) const CHOICES: &str = "/dashboard/cuenta/notificaciones";

const FONT: &str =
    "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/// The same colours as the web's in dark mode; `!important` because inline styles would win.
const DARK: &str = "\
:root{color-scheme:light dark;supported-color-schemes:light dark}\
@media (prefers-color-scheme:dark){\
.page{background:#131a1a!important}\
.card{background:#1c2525!important;border-color:#324040!important}\
.ink{color:#eef2f0!important}\
.soft{color:#a9b8b5!important}\
.brand{color:#5fd0bb!important}\
.rule{border-color:#324040!important}\
.button{background:#5fd0bb!important}\
.button a{color:#0c1f1c!important}\
}";

pub(crate) fn render(content: &Content, language: Language, site_url: &str) -> String {
    let labels = labels(language);
    let mut body = String::new();
    for block in &content.blocks {
        match block {
            Block::Text(text) => body.push_str(&format!(
                "<p class=\"ink\" style=\"color:#1e2b2b;font-size:16px;line-height:1.55;margin:0 0 16px\">{}</p>\n",
                escape(text)
            )),
            Block::Note(text) => body.push_str(&format!(
                "<p class=\"soft\" style=\"color:#5c6b69;font-size:14px;line-height:1.5;margin:0 0 8px\">{}</p>\n",
                escape(text)
            )),
            Block::Facts(rows) => body.push_str(&facts(rows)),
            Block::Button { label, path } => body.push_str(&button(label, &format!("{site_url}{path}"))),
        }
    }
    let choose = if content.is_optional {
        let address = escape(&format!("{site_url}{CHOICES}"));
        format!(
            "<br><a class=\"soft\" href=\"{address}\" style=\"color:#5c6b69;text-decoration:underline\">{}</a>",
            escape(labels.choose)
        )
    } else {
        String::new()
    };
    format!(
        "<!doctype html>
<html lang=\"{lang}\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<meta name=\"supported-color-schemes\" content=\"light dark\">
<meta name=\"format-detection\" content=\"telephone=no,date=no,address=no\">
<title>{subject}</title>
<style>{DARK}</style>
</head>
<body class=\"page\" style=\"background:#f7f4ee;margin:0;padding:0;{FONT}\">
<div style=\"display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden\">{preheader}{padding}</div>
<table role=\"presentation\" class=\"page\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"background:#f7f4ee\">
<tr><td align=\"center\" style=\"padding:24px 12px\">
<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"max-width:560px;{FONT};text-align:left\">
<tr><td class=\"brand\" style=\"color:#0b6b5d;font-size:18px;font-weight:700;padding:0 8px 12px\">Sintra</td></tr>
<tr><td class=\"card\" style=\"background:#ffffff;border:1px solid #e6e0d4;border-radius:16px;padding:28px 24px 20px\">
<h1 class=\"ink\" style=\"color:#1e2b2b;font-size:22px;line-height:1.3;margin:0 0 16px\">{heading}</h1>
{body}</td></tr>
<tr><td class=\"soft\" style=\"color:#5c6b69;font-size:13px;line-height:1.5;padding:16px 8px\">{reason}{choose}<br>{product}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
",
        lang = language.tag(),
        subject = escape(&content.subject),
        preheader = escape(&content.preheader),
        // Else a list of mails goes on with the first lines of the body.
        padding = "&#8203;&#847; ".repeat(40),
        heading = escape(&content.heading),
        reason = escape(&content.reason),
        product = escape(labels.product),
    )
}

fn facts(rows: &[Row]) -> String {
    let mut table = String::from(
        "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:0 0 20px\">\n",
    );
    for row in rows {
        let weight = if row.is_total { 700 } else { 400 };
        let class = if row.is_total {
            "ink rule"
        } else {
            "soft rule"
        };
        let color = if row.is_total { "#1e2b2b" } else { "#5c6b69" };
        table.push_str(&format!(
            "<tr><td class=\"{class}\" valign=\"top\" style=\"border-bottom:1px solid #e6e0d4;color:{color};font-size:15px;font-weight:{weight};\
             line-height:1.45;padding:9px 12px 9px 0\">{}</td>\
             <td class=\"ink rule\" align=\"right\" valign=\"top\" style=\"border-bottom:1px solid #e6e0d4;color:#1e2b2b;font-size:15px;\
             font-weight:{weight};line-height:1.45;padding:9px 0\">{}</td></tr>\n",
            escape(&row.label),
            escape(&row.value),
        ));
    }
    table.push_str("</table>\n");
    table
}

fn button(label: &str, address: &str) -> String {
    format!(
        "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:4px 0 20px\"><tr>\
         <td class=\"button\" align=\"center\" style=\"background:#0b6b5d;border-radius:10px;padding:12px 22px\">\
         <a href=\"{}\" style=\"color:#ffffff;display:inline-block;font-size:16px;font-weight:600;line-height:1.3;text-decoration:none\">{}</a>\
         </td></tr></table>\n",
        escape(address),
        escape(label),
    )
}

/// Text for between tags and for attributes in double quotes.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\u{a0}' => escaped.push_str("&nbsp;"),
            c => escaped.push(c),
        }
    }
    escaped
}

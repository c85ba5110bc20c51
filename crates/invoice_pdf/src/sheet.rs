//! The pages: what is drawn where, and what it is to whoever has it read aloud.
//!
//! Everything is noted first and drawn last, because only then is it known how many pages there are.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagKind, TagTree,
};
use krilla::{Document, SerializeSettings};

use crate::RenderError;
use crate::typeface::{Run, Typeface, Weight};

/// Red, green and blue.
pub(crate) type Colour = (u8, u8, u8);

/// What a part of the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Heading,
    Paragraph,
    Group,
    Table,
    TableHead,
    TableBody,
    Row,
    ColumnHead,
    RowHead,
    Cell,
}

/// A part of the document: where it is in the list of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part(usize);

enum Child {
    Part(usize),
    Drawn(usize),
}

struct PartOf {
    role: Role,
    children: Vec<Child>,
}

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) weight: Weight,
    /// In points.
    pub(crate) size: f32,
    pub(crate) colour: Colour,
}

enum Shape {
    Text {
        run: Run,
        style: Style,
    },
    /// Width and height.
    Block {
        size: (f32, f32),
        colour: Colour,
    },
}

struct Drawn {
    page: usize,
    at: (f32, f32),
    shape: Shape,
    /// Decoration, and what is repeated on every page, is not read aloud.
    is_read: bool,
}

/// Pages of one size, and the parts of the document.
pub(crate) struct Sheets {
    size: (f32, f32),
    pages: usize,
    drawn: Vec<Drawn>,
    parts: Vec<PartOf>,
    /// Parts that are in no other.
    top: Vec<usize>,
}

impl Sheets {
    /// One empty page.
    pub(crate) const fn new(size: (f32, f32)) -> Self {
        Self {
            size,
            pages: 1,
            drawn: Vec::new(),
            parts: Vec::new(),
            top: Vec::new(),
        }
    }

    pub(crate) const fn size(&self) -> (f32, f32) {
        self.size
    }

    pub(crate) const fn pages(&self) -> usize {
        self.pages
    }

    /// Another page, which is from now on the last one.
    pub(crate) const fn turn(&mut self) {
        self.pages += 1;
    }

    /// A part of the document, behind those that are there.
    pub(crate) fn part(&mut self, role: Role, within: Option<Part>) -> Part {
        let index = self.parts.len();
        self.parts.push(PartOf {
            role,
            children: Vec::new(),
        });
        match within {
            Some(Part(parent)) => self.parts[parent].children.push(Child::Part(index)),
            None => self.top.push(index),
        }
        Part(index)
    }

    /// Puts a line of text on the last page, its baseline beginning here; in no part it is not read aloud.
    pub(crate) fn write(&mut self, at: (f32, f32), run: Run, style: Style, part: Option<Part>) {
        self.write_on(self.pages - 1, at, run, style, part);
    }

    /// The same, on any page.
    pub(crate) fn write_on(
        &mut self,
        page: usize,
        at: (f32, f32),
        run: Run,
        style: Style,
        part: Option<Part>,
    ) {
        if run.glyphs.is_empty() {
            return;
        }
        if let Some(Part(part)) = part {
            self.parts[part]
                .children
                .push(Child::Drawn(self.drawn.len()));
        }
        self.drawn.push(Drawn {
            page,
            at,
            shape: Shape::Text { run, style },
            is_read: part.is_some(),
        });
    }

    /// Puts a coloured rectangle on the last page; its upper left corner is here.
    pub(crate) fn block(&mut self, at: (f32, f32), size: (f32, f32), colour: Colour) {
        self.drawn.push(Drawn {
            page: self.pages - 1,
            at,
            shape: Shape::Block { size, colour },
            is_read: false,
        });
    }

    /// Draws it all. It is PDF/UA, unless a glyph stands for characters that the typeface lacks, which that does not allow.
    pub(crate) fn print(
        self,
        typeface: &Typeface,
        title: &str,
        language: &str,
        lacks: bool,
    ) -> Result<Vec<u8>, RenderError> {
        let mut document = Document::new_with(SerializeSettings {
            configuration: configuration(lacks),
            ..SerializeSettings::default()
        });
        let mut identifiers: Vec<Option<Identifier>> = Vec::new();
        identifiers.resize_with(self.drawn.len(), || None);
        for number in 0..self.pages {
            let settings =
                PageSettings::from_wh(self.size.0, self.size.1).ok_or(RenderError::Layout)?;
            let mut page = document.start_page_with(settings);
            let mut surface = page.surface();
            for (drawn, identifier) in self.drawn.iter().zip(&mut identifiers) {
                if drawn.page == number {
                    *identifier = draw(&mut surface, typeface, drawn);
                }
            }
            surface.finish();
            page.finish();
        }
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for part in &self.top {
            tree.push(self.group(*part, title, &mut identifiers));
        }
        document.set_tag_tree(tree);
        let mut outline = Outline::new();
        let beginning = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(title.to_owned(), beginning));
        document.set_outline(outline);
        document.set_metadata(
            Metadata::new()
                .title(title.to_owned())
                .language(language.to_owned())
                .creator("Sintra AI".to_owned()),
        );
        document.finish().map_err(|_| RenderError::Layout)
    }

    fn group(&self, part: usize, title: &str, identifiers: &mut [Option<Identifier>]) -> TagGroup {
        let part = &self.parts[part];
        let mut group = TagGroup::new(tag(part.role, title));
        for child in &part.children {
            match child {
                Child::Part(part) => group.push(self.group(*part, title, identifiers)),
                Child::Drawn(drawn) => {
                    if let Some(identifier) = identifiers[*drawn].take() {
                        group.push(Node::Leaf(identifier));
                    }
                }
            }
        }
        group
    }
}

fn configuration(lacks: bool) -> Configuration {
    if lacks {
        return Configuration::default();
    }
    ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .unwrap_or_default()
}

/// What a part is tagged as; the only heading is the title.
fn tag(role: Role, title: &str) -> TagKind {
    match role {
        Role::Heading => Tag::Hn(NonZeroU16::MIN, Some(title.to_owned())).into(),
        Role::Paragraph => Tag::P.into(),
        Role::Group => Tag::Div.into(),
        Role::Table => Tag::Table.into(),
        Role::TableHead => Tag::THead.into(),
        Role::TableBody => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Role::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Role::Cell => Tag::TD.into(),
    }
}

fn draw(surface: &mut Surface<'_>, typeface: &Typeface, drawn: &Drawn) -> Option<Identifier> {
    let (x, y) = drawn.at;
    let tag = match &drawn.shape {
        Shape::Text { run, .. } if drawn.is_read => {
            ContentTag::Span(SpanTag::empty().with_actual_text(run.meant.as_deref()))
        }
        _ => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
    };
    let identifier = surface.start_tagged(tag);
    match &drawn.shape {
        Shape::Text { run, style } => {
            surface.set_fill(Some(fill(style.colour)));
            let font = typeface.font(style.weight);
            surface.draw_glyphs(
                Point::from_xy(x, y),
                &run.glyphs,
                font,
                &run.shown,
                style.size,
                false,
            );
        }
        Shape::Block { size, colour } => {
            surface.set_fill(Some(fill(*colour)));
            let path = Rect::from_xywh(x, y, size.0, size.1).and_then(|rect| {
                let mut path = PathBuilder::new();
                path.push_rect(rect);
                path.finish()
            });
            if let Some(path) = path {
                surface.draw_path(&path);
            }
        }
    }
    surface.end_tagged();
    drawn.is_read.then_some(identifier)
}

fn fill((red, green, blue): Colour) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        ..Fill::default()
    }
}

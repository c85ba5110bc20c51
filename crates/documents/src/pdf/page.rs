//! What a page draws.

use std::rc::Rc;

use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::{Font, Fonts};
use super::layout::{Layout, Matrix};
use super::{Work, spend, streams};

/// How deep states are saved and forms are in forms.
const MAX_STATES: usize = 100;
const MAX_DEPTH: u32 = 8;

/// The text of a page.
pub(crate) fn text(page: &Page<'_>, fonts: &mut Fonts, work: &mut Work) -> String {
    let mut layout = Layout::default();
    if let Some(content) = content(page, work) {
        let mut drawing = Drawing {
            fonts,
            work,
            layout: &mut layout,
        };
        drawing.draw(&content, page.resources(), Matrix::UNIT, 0);
    }
    layout.finish()
}

fn content(page: &Page<'_>, work: &mut Work) -> Option<Vec<u8>> {
    let contents = page.raw();
    if let Some(stream) = contents.get::<Stream<'_>>(b"Contents") {
        return streams::unpack(&stream, &mut work.bytes);
    }
    let mut all = Vec::new();
    for stream in contents.get::<Array<'_>>(b"Contents")?.iter::<Stream<'_>>() {
        if !spend(&mut work.operators, 1) {
            break;
        }
        if let Some(bytes) = streams::unpack(&stream, &mut work.bytes) {
            all.extend(bytes);
            all.push(b'\n');
        }
    }
    Some(all)
}

struct Drawing<'w> {
    fonts: &'w mut Fonts,
    work: &'w mut Work,
    layout: &'w mut Layout,
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    letter_spacing: f32,
    word_spacing: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

/// Where text goes on, and where its line begins.
#[derive(Clone, Copy)]
struct Cursor {
    text: Matrix,
    line: Matrix,
}

impl Cursor {
    const START: Self = Self {
        text: Matrix::UNIT,
        line: Matrix::UNIT,
    };

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = self.line.moved(x, y);
        self.text = self.line;
    }
}

impl Drawing<'_> {
    fn draw(&mut self, content: &[u8], resources: &Resources<'_>, matrix: Matrix, depth: u32) {
        let mut state = State {
            matrix,
            font: None,
            size: 0.0,
            letter_spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved: Vec<State> = Vec::new();
        let mut cursor = Cursor::START;
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            if !spend(&mut self.work.operators, 1) || self.work.letters == 0 {
                return;
            }
            match &**instruction.operator {
                b"q" if saved.len() < MAX_STATES => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => {
                    if let Some(change) = numbers(&instruction).map(Matrix) {
                        state.matrix = change.then(state.matrix);
                    }
                }
                b"BT" => cursor = Cursor::START,
                b"Tf" => {
                    if let Some(Object::Name(name)) = instruction.operands().next() {
                        state.font = self.fonts.get(&resources.fonts, name, self.work);
                    }
                    state.size = instruction
                        .operands()
                        .nth(1)
                        .and_then(number)
                        .unwrap_or(state.size);
                }
                b"Tc" => state.letter_spacing = first(&instruction),
                b"Tw" => state.word_spacing = first(&instruction),
                b"Tz" => state.scale = first(&instruction) / 100.0,
                b"TL" => state.leading = first(&instruction),
                b"Ts" => state.rise = first(&instruction),
                b"Td" => {
                    if let Some([x, y]) = numbers(&instruction) {
                        cursor.next_line(x, y);
                    }
                }
                b"TD" => {
                    if let Some([x, y]) = numbers(&instruction) {
                        state.leading = -y;
                        cursor.next_line(x, y);
                    }
                }
                b"Tm" => {
                    if let Some(matrix) = numbers(&instruction).map(Matrix) {
                        (cursor.text, cursor.line) = (matrix, matrix);
                    }
                }
                b"T*" => cursor.next_line(0.0, -state.leading),
                b"Tj" => self.show_operand(instruction.operands().next(), &state, &mut cursor),
                b"'" => {
                    cursor.next_line(0.0, -state.leading);
                    self.show_operand(instruction.operands().next(), &state, &mut cursor);
                }
                b"\"" => {
                    if let Some([word, letter]) = numbers(&instruction) {
                        (state.word_spacing, state.letter_spacing) = (word, letter);
                    }
                    cursor.next_line(0.0, -state.leading);
                    self.show_operand(instruction.operands().nth(2), &state, &mut cursor);
                }
                b"TJ" => {
                    let Some(Object::Array(pieces)) = instruction.operands().next() else {
                        continue;
                    };
                    for piece in pieces.iter::<Object<'_>>() {
                        if !spend(&mut self.work.operators, 1) {
                            return;
                        }
                        match &piece {
                            Object::String(_) => {
                                self.show_operand(Some(&piece), &state, &mut cursor)
                            }
                            piece => {
                                let back = number(piece).unwrap_or(0.0);
                                cursor.text = cursor
                                    .text
                                    .moved(-back / 1000.0 * state.size * state.scale, 0.0);
                            }
                        }
                    }
                }
                b"Do" => {
                    if let Some(Object::Name(name)) = instruction.operands().next() {
                        self.draw_form(name, resources, state.matrix, depth);
                    }
                }
                _ => {}
            }
        }
    }

    fn show_operand(&mut self, operand: Option<&Object<'_>>, state: &State, cursor: &mut Cursor) {
        let (Some(Object::String(text)), Some(font)) = (operand, &state.font) else {
            return;
        };
        let mut bytes = text.as_bytes();
        let mut letters = String::new();
        loop {
            letters.clear();
            let Some(letter) = font.next(&mut bytes, &mut letters) else {
                return;
            };
            if !spend(&mut self.work.letters, 1) {
                return;
            }
            let size = state.size;
            let place = Matrix([size * state.scale, 0.0, 0.0, size, 0.0, state.rise])
                .then(cursor.text)
                .then(state.matrix);
            if !letters.is_empty() {
                self.layout.add(&letters, place, letter.width);
            }
            let spacing = state.letter_spacing
                + if letter.is_space {
                    state.word_spacing
                } else {
                    0.0
                };
            cursor.text = cursor
                .text
                .moved((letter.width * size + spacing) * state.scale, 0.0);
        }
    }

    fn draw_form(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'_>,
        matrix: Matrix,
        depth: u32,
    ) {
        if depth >= MAX_DEPTH {
            return;
        }
        let Some(form) = resources.get_x_object(name) else {
            return;
        };
        let dict = form.dict();
        if dict.get::<Name<'_>>(b"Subtype").as_deref() != Some(b"Form")
            || !spend(&mut self.work.forms, 1)
        {
            return;
        }
        let own = dict
            .get::<Array<'_>>(b"Matrix")
            .and_then(|array| {
                collect(
                    array
                        .iter::<Object<'_>>()
                        .filter_map(|item| item.into_f32()),
                )
            })
            .map_or(Matrix::UNIT, Matrix);
        let Some(content) = streams::unpack(&form, &mut self.work.bytes) else {
            return;
        };
        match dict.get::<Dict<'_>>(b"Resources") {
            Some(own_resources) => self.draw(
                &content,
                &Resources::new(own_resources),
                own.then(matrix),
                depth + 1,
            ),
            None => self.draw(&content, resources, own.then(matrix), depth + 1),
        }
    }
}

fn number(object: &Object<'_>) -> Option<f32> {
    match object {
        Object::Number(number) => Some(number.as_f32()),
        _ => None,
    }
}

fn first(instruction: &Instruction<'_, '_>) -> f32 {
    instruction
        .operands()
        .next()
        .and_then(number)
        .unwrap_or(0.0)
}

fn numbers<const N: usize>(instruction: &Instruction<'_, '_>) -> Option<[f32; N]> {
    collect(instruction.operands().filter_map(number))
}

fn collect<const N: usize>(mut items: impl Iterator<Item = f32>) -> Option<[f32; N]> {
    let mut all = [0.0; N];
    for place in &mut all {
        *place = items.next()?;
    }
    Some(all)
}

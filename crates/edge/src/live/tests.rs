use super::*;
use futures_util::FutureExt;
use llm::FinishReason;

fn live() -> Rc<Live> {
    Live::new(Uuid::from_u128(1), Uuid::from_u128(2), "user".into())
}

fn say(live: &Live, text: &str) {
    live.write(|transcoder, out| transcoder.push_text(text, out));
}

fn finish(live: &Live) {
    live.write(|transcoder, out| transcoder.complete(FinishReason::Stop, out));
    live.end(b"data: [DONE]\n\n".to_vec());
}

fn all(reader: &mut Reader) -> String {
    let mut out = String::new();
    while let Some(Some(frames)) = reader.next().now_or_never() {
        out.push_str(&String::from_utf8(frames).unwrap());
    }
    out
}

/// The text that a client makes of the frames, after checking their order.
fn text(frames: &str) -> String {
    let kinds: Vec<&str> = frames
        .split("\n\n")
        .filter(|frame| !frame.is_empty())
        .collect();
    assert!(
        kinds[0].contains(r#""type":"start""#) && kinds[1].contains("text-start"),
        "{frames}"
    );
    assert_eq!(frames.matches("text-end").count(), 1);
    assert!(frames.ends_with("data: [DONE]\n\n"));
    let deltas = kinds
        .iter()
        .filter_map(|frame| frame.split(r#""delta":""#).nth(1));
    deltas.map(|delta| delta.trim_end_matches("\"}")).collect()
}

#[test]
fn a_reader_from_the_beginning_gets_a_frame_for_each_piece() {
    let live = live();
    let mut reader = live.attach();
    for word in ["Hola ", "qué ", "tal"] {
        say(&live, word);
    }
    finish(&live);
    let frames = all(&mut reader);
    assert_eq!(frames.matches("text-delta").count(), 3);
    assert_eq!(text(&frames), "Hola qué tal");
    assert!(reader.next().now_or_never().unwrap().is_none());
}

#[test]
fn a_late_reader_gets_the_text_so_far_and_then_the_rest() {
    let live = live();
    say(&live, "Hola ");
    say(&live, "qué ");
    let mut reader = live.attach();
    let mut frames = all(&mut reader);
    say(&live, "tal");
    frames += &all(&mut reader);
    finish(&live);
    frames += &all(&mut reader);
    assert_eq!(frames.matches("text-delta").count(), 2);
    assert_eq!(text(&frames), "Hola qué tal");
}

#[test]
fn a_reader_after_the_end_gets_everything() {
    let live = live();
    say(&live, "Hola");
    finish(&live);
    assert_eq!(text(&all(&mut live.attach())), "Hola");
}

#[test]
fn a_slow_reader_misses_nothing_and_holds_no_more_than_its_queue() {
    let live = live();
    let mut reader = live.attach();
    let piece = "ñandú ".repeat(100);
    for _ in 0..1000 {
        say(&live, &piece);
        assert!(reader.seat.borrow().queued <= QUEUE_BYTES);
    }
    let mut frames = String::from_utf8(reader.next().now_or_never().unwrap().unwrap()).unwrap();
    say(&live, "fin");
    frames += &all(&mut reader);
    say(&live, " de verdad");
    finish(&live);
    frames += &all(&mut reader);
    assert_eq!(
        text(&frames),
        format!("{}fin de verdad", piece.repeat(1000))
    );
}

#[test]
fn a_reader_that_leaves_is_forgotten() {
    let live = live();
    drop(live.attach());
    say(&live, "Hola");
    assert!(live.readers.borrow().is_empty());
}

//! How good the estimate is on a corpus, against the exact tokenizer, which counts every message again:
//!
//! ```sh
//! cargo run --release -p metering --example evaluate -- crates/metering/tests/data/held-out.jsonl
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;

#[derive(Default)]
struct Figures {
    messages: u32,
    sum: f64,
    bias: f64,
    worst: f64,
    beyond: u32,
}

impl Figures {
    fn add(&mut self, estimate: u32, reserved: u32, exact: u32) {
        let error = f64::from(estimate) / f64::from(exact) - 1.0;
        self.messages += 1;
        self.sum += error.abs();
        self.bias += error;
        self.worst = if error.abs() > self.worst.abs() {
            error
        } else {
            self.worst
        };
        self.beyond += u32::from(reserved < exact);
    }

    fn show(&self, name: &str) {
        let part = |sum: f64| 100.0 * sum / f64::from(self.messages.max(1));
        let (mean, bias, worst) = (part(self.sum), part(self.bias), 100.0 * self.worst);
        let enough = 100.0 - part(f64::from(self.beyond));
        println!(
            "{name:<12} {:>6} messages: mean {mean:.2} %, bias {bias:+.2} %, worst {worst:+.2} %, reservation enough in {enough:.3} %",
            self.messages
        );
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which corpus?")?;
    let encoding = tiktoken::encoding::o200k_base();
    let (mut all, mut kinds) = (Figures::default(), BTreeMap::<String, Figures>::new());
    let (mut bytes, mut seconds) = (0, 0.0);
    for line in std::fs::read_to_string(path)?.lines() {
        let message: serde_json::Value = serde_json::from_str(line)?;
        let text = message["text"].as_str().ok_or("a line without text")?;
        let exact = encoding.count(text) as u32;
        if message["tokens"].as_u64() != Some(u64::from(exact)) {
            return Err(
                format!("{} is stored, {exact} is exact: {text}", message["tokens"]).into(),
            );
        }
        let start = Instant::now();
        let estimate = metering::estimate_tokens(text);
        seconds += start.elapsed().as_secs_f64();
        bytes += text.len();
        let reserved = metering::reserve_tokens(text);
        all.add(estimate, reserved, exact);
        kinds
            .entry(message["kind"].as_str().unwrap_or_default().to_owned())
            .or_default()
            .add(estimate, reserved, exact);
    }
    kinds.iter().for_each(|(kind, figures)| figures.show(kind));
    all.show("all");
    println!("{:.0} MB/s", bytes as f64 / seconds / 1e6);
    Ok(())
}

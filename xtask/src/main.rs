//! Tasks of the workspace that are better written in Rust than in a shell.
//!
//! * `cargo run -p xtask -- wasm` builds the WebAssembly modules and writes each as a generated JavaScript module: those
//!   of the Edge Functions into `supabase/functions/_shared`, the one of browsers into `web/public/wasm`. It does nothing where the
//!   sources have not changed.
//! * `cargo run -p xtask -- wasm --check` builds nothing and fails where a generated module is missing or stale.

mod emit;
mod modules;
mod sources;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = workspace_root()?;
    match arguments.as_slice() {
        ["wasm"] => wasm::build(&root),
        ["wasm", "--check"] => wasm::check(&root),
        _ => bail!("usage: cargo run -p xtask -- wasm [--check]"),
    }
}

fn workspace_root() -> Result<PathBuf> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .context("the workspace has no root directory")
}

//! Builds the modules: cargo, then wasm-bindgen, then wasm-opt, then the generated TypeScript.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::emit::{self, Built};
use crate::modules::{MODULES, Module};
use crate::sources;

const TARGET: &str = "wasm32-unknown-unknown";
/// 128-bit vectors speed up the search for line ends in a stream; every runtime these modules meet is a current V8.
const RUST_FLAGS: &str = "-Ctarget-feature=+simd128";
/// What wasm-opt may use: what the compiler was told to emit.
const WASM_OPT_FLAGS: &[&str] = &[
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-producers",
];

/// Builds every module whose sources have changed since its generated file was written.
pub fn build(root: &Path) -> Result<()> {
    for module in present(root) {
        let hash = sources::hash(root, module)?;
        let file = root.join(module.folder).join(module.generated_file());
        if emit::recorded_hash(&file).as_deref() == Some(hash.as_str()) {
            println!("{}: up to date", module.generated_file());
            continue;
        }
        build_one(root, module, &hash, &file)
            .with_context(|| format!("building {}", module.generated_file()))?;
    }
    Ok(())
}

/// Fails where a generated module is missing or older than its sources.
pub fn check(root: &Path) -> Result<()> {
    for module in present(root) {
        let file = root.join(module.folder).join(module.generated_file());
        if emit::recorded_hash(&file).as_deref() != Some(sources::hash(root, module)?.as_str()) {
            bail!(
                "{} is stale: run cargo run -p xtask -- wasm",
                module.generated_file()
            );
        }
    }
    Ok(())
}

fn present(root: &Path) -> impl Iterator<Item = &'static Module> {
    MODULES.iter().filter(|module| {
        root.join("crates")
            .join(module.krate)
            .join("Cargo.toml")
            .is_file()
    })
}

fn build_one(root: &Path, module: &Module, hash: &str, file: &Path) -> Result<()> {
    let compiled = compile(root, module)?;
    let mut output = Bindgen::new()
        .input_path(&compiled)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .reset_state_function(true)
        .generate_output()
        .context("wasm-bindgen")?;
    let glue = output.js().to_owned();
    let types = output.ts().unwrap_or_default().to_owned();
    let bound = output.wasm_mut().emit_wasm();
    // Two modules may be of one crate.
    let optimised = optimise(root, module, &compiled.with_file_name(module.name), &bound)?;
    let built = Built {
        glue: &glue,
        types: &types,
        module: &optimised,
        compressed: module.compressed,
        hash,
    };
    emit::write(file, &built)?;
    println!(
        "{}: {} KB, {} KB before wasm-opt",
        module.generated_file(),
        optimised.len() / 1024,
        bound.len() / 1024
    );
    Ok(())
}

/// Compiles the crate with cargo and returns the path of the raw module.
fn compile(root: &Path, module: &Module) -> Result<PathBuf> {
    let target_dir =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let status = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(root)
        .args([
            "build",
            "--lib",
            "--locked",
            "--target",
            TARGET,
            "-p",
            module.krate,
            "--no-default-features",
            "--features",
            &module.features.join(","),
            "--profile",
            module.profile,
        ])
        .env("CARGO_TARGET_DIR", &target_dir)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", RUST_FLAGS)
        .status()
        .context("starting cargo")?;
    if !status.success() {
        bail!(
            "cargo did not build the crate {} for {TARGET}",
            module.krate
        );
    }
    Ok(target_dir
        .join(TARGET)
        .join(module.profile)
        .join(format!("{}.wasm", module.krate)))
}

/// Runs wasm-opt of the npm package `binaryen`, on files of this stem.
fn optimise(root: &Path, module: &Module, stem: &Path, bound: &[u8]) -> Result<Vec<u8>> {
    let tool = root.join("node_modules/binaryen/bin/wasm-opt");
    if !tool.is_file() {
        bail!("wasm-opt is missing: run npm ci first");
    }
    let input = stem.with_extension("bound.wasm");
    let output = stem.with_extension("optimised.wasm");
    fs::write(&input, bound).with_context(|| format!("writing {}", input.display()))?;
    let status = Command::new("node")
        .arg(&tool)
        .arg(module.optimisation)
        .args(WASM_OPT_FLAGS)
        .arg(&input)
        .arg("-o")
        .arg(&output)
        .status()
        .context("starting wasm-opt under node")?;
    if !status.success() {
        bail!("wasm-opt refused the module");
    }
    fs::read(&output).with_context(|| format!("reading {}", output.display()))
}

//! The hash of everything that a module is made from.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::modules::Module;

/// Files outside the crates that change what is built.
const SHARED: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "xtask/Cargo.toml",
];

/// Folders of a crate of which nothing ships.
const LEFT_OUT: &[&str] = &["tests", "benches", "examples", "fuzz"];

/// The SHA-256, in hexadecimal, of the sources of a module: the files of its crate, those of the crates of this workspace
/// that it depends on with its features, what they compile in from elsewhere, the lock file and this tool. Tests and the like
/// are left out, because they change nothing that ships.
pub fn hash(root: &Path, module: &Module) -> Result<String> {
    let mut files: BTreeSet<PathBuf> = SHARED.iter().map(PathBuf::from).collect();
    collect(root, Path::new("xtask/src"), &mut files)?;
    files.extend(module.beside.iter().map(PathBuf::from));
    for member in members(root, module)? {
        collect(root, &Path::new("crates").join(&member), &mut files)?;
    }
    files.retain(|file| !is_left_out(file));
    let mut hasher = Sha256::new();
    for file in &files {
        let content =
            fs::read(root.join(file)).with_context(|| format!("reading {}", file.display()))?;
        hasher.update(file.to_string_lossy().as_bytes());
        hasher.update((content.len() as u64).to_le_bytes());
        hasher.update(&content);
    }
    Ok(hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// The module's crate and every crate of this workspace that it reaches through its dependencies.
fn members(root: &Path, module: &Module) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![module.krate.to_owned()];
    while let Some(name) = waiting.pop() {
        if !found.insert(name.clone()) {
            continue;
        }
        let manifest = root.join("crates").join(&name).join("Cargo.toml");
        let text = fs::read_to_string(&manifest)
            .with_context(|| format!("reading {}", manifest.display()))?;
        waiting.extend(
            dependencies(&text, module.features)
                .filter(|dependency| root.join("crates").join(dependency).is_dir())
                .map(str::to_owned),
        );
    }
    Ok(found)
}

/// The names on the left of the `[dependencies]` tables of a manifest, target-specific tables included; of the optional
/// ones those that one of the features asks for.
fn dependencies<'a>(manifest: &'a str, features: &[&str]) -> impl Iterator<Item = &'a str> {
    let asked: Vec<&str> = manifest
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter(|(name, _)| features.contains(&name.trim()))
        .flat_map(|(_, list)| list.split('"'))
        .filter_map(|entry| entry.strip_prefix("dep:"))
        .collect();
    let mut inside = false;
    manifest.lines().filter_map(move |line| {
        let line = line.trim();
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]") && !line.contains("dev-");
            return None;
        }
        if !inside || line.starts_with('#') {
            return None;
        }
        let name = line.split(['=', '.', ' ']).next()?;
        let is_built = !line.contains("optional = true") || asked.contains(&name);
        (is_built && !name.is_empty()).then_some(name)
    })
}

/// Whether a file of a crate changes nothing that ships.
fn is_left_out(file: &Path) -> bool {
    let inside = file.strip_prefix("crates").ok();
    let part = inside.and_then(|file| file.iter().nth(1));
    part.is_some_and(|part| LEFT_OUT.iter().any(|name| part == *name))
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeSet<PathBuf>) -> Result<()> {
    let listing =
        fs::read_dir(root.join(folder)).with_context(|| format!("listing {}", folder.display()))?;
    for entry in listing {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            collect(root, &path, files)?;
        } else {
            files.insert(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modules::MODULES;

    const MANIFEST: &str = "[package]\nname = \"edge\"\n[features]\nmemory = [\"dep:insight\"]\n[dependencies]\n\
                            insight = { workspace = true, optional = true }\nllm.workspace = true\n# a remark\nserde = \"1\"\n\
                            [target.'cfg(target_arch = \"wasm32\")'.dependencies]\njs-sys = \"1\"\n[dev-dependencies]\nproptest = \"1\"\n";

    #[test]
    fn reads_the_names_of_every_dependency_table_but_the_one_of_tests() {
        assert_eq!(
            dependencies(MANIFEST, &[]).collect::<Vec<_>>(),
            ["llm", "serde", "js-sys"]
        );
    }

    #[test]
    fn an_optional_dependency_counts_where_a_feature_asks_for_it() {
        assert_eq!(
            dependencies(MANIFEST, &["memory"]).collect::<Vec<_>>(),
            ["insight", "llm", "serde", "js-sys"]
        );
    }

    #[test]
    fn what_is_compiled_in_counts_and_what_is_for_tests_does_not() {
        assert!(!is_left_out(Path::new("crates/invoice_pdf/words/es.json")));
        assert!(!is_left_out(Path::new("crates/mail/src/tests.rs")));
        assert!(is_left_out(Path::new("crates/mail/tests/mails.rs")));
        assert!(!is_left_out(Path::new("xtask/src/tests/a.rs")));
    }

    #[test]
    fn the_hash_of_a_module_is_stable_and_its_own() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let hashes: BTreeSet<String> = MODULES.iter().map(|m| hash(root, m).unwrap()).collect();
        let again: BTreeSet<String> = MODULES.iter().map(|m| hash(root, m).unwrap()).collect();
        assert_eq!(hashes, again);
        assert_eq!(hashes.len(), MODULES.len());
    }
}

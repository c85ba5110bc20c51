//! The hash of everything that a module is made from.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Files outside the crates that change what is built.
const SHARED: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "xtask/Cargo.toml",
];

/// The SHA-256, in hexadecimal, of the sources of `krate`: its own files, those of the crates of this workspace that it
/// depends on, the lock file and this tool. Tests and benches are left out, because they change nothing that ships.
pub fn hash(root: &Path, krate: &str) -> Result<String> {
    let mut files: BTreeSet<PathBuf> = SHARED.iter().map(PathBuf::from).collect();
    collect(root, Path::new("xtask/src"), &mut files)?;
    for member in members(root, krate)? {
        let folder = Path::new("crates").join(&member);
        files.insert(folder.join("Cargo.toml"));
        if root.join(&folder).join("build.rs").is_file() {
            files.insert(folder.join("build.rs"));
        }
        for part in ["src", "data"] {
            if root.join(&folder).join(part).is_dir() {
                collect(root, &folder.join(part), &mut files)?;
            }
        }
    }
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

/// `krate` and every crate of this workspace that it reaches through its dependencies.
fn members(root: &Path, krate: &str) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![krate.to_owned()];
    while let Some(name) = waiting.pop() {
        if !found.insert(name.clone()) {
            continue;
        }
        let manifest = root.join("crates").join(&name).join("Cargo.toml");
        let text = fs::read_to_string(&manifest)
            .with_context(|| format!("reading {}", manifest.display()))?;
        waiting.extend(
            dependencies(&text)
                .filter(|dependency| root.join("crates").join(dependency).is_dir())
                .map(str::to_owned),
        );
    }
    Ok(found)
}

/// The names on the left of the `[dependencies]` tables of a manifest, target-specific tables included.
fn dependencies(manifest: &str) -> impl Iterator<Item = &str> {
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
        line.split(['=', '.', ' '])
            .next()
            .filter(|name| !name.is_empty())
    })
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

    #[test]
    fn reads_the_names_of_every_dependency_table_but_the_one_of_tests() {
        let manifest = "[package]\nname = \"edge\"\n[dependencies]\nllm.workspace = true\n# a remark\nserde = \"1\"\n\
                        [target.'cfg(target_arch = \"wasm32\")'.dependencies]\njs-sys = \"1\"\n[dev-dependencies]\nproptest = \"1\"\n";
        assert_eq!(
            dependencies(manifest).collect::<Vec<_>>(),
            ["llm", "serde", "js-sys"]
        );
    }

    #[test]
    fn the_hash_of_a_crate_is_stable() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        assert_eq!(hash(root, "edge").unwrap(), hash(root, "edge").unwrap());
    }
}

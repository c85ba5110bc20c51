//! Limits the memory of the WebAssembly module: a file that would take more is refused, and the function that reads it, which
//! has 256 MB for everything, goes on.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-cdylib=--max-memory={}", 160 << 20);
    }
}

//! The list of WebAssembly modules: everything that follows is driven by it.

/// A crate, with some of its features, that becomes a WebAssembly module of the Edge Functions.
#[derive(Debug)]
pub struct Module {
    /// The stem of the generated file.
    pub name: &'static str,
    /// The crate's name, which is its folder under `crates/`.
    pub krate: &'static str,
    /// The features that are on; the default ones are not.
    pub features: &'static [&'static str],
    /// What the crate compiles under: `edge` for a small module, `release` for a fast one.
    pub profile: &'static str,
    /// How hard wasm-opt works on what the compiler has already optimised. The first level takes a seventh of the time of the
    /// third on a large module, whose code it leaves 2 % larger.
    pub optimisation: &'static str,
    /// Whether the bytes are compressed. Loading is then asynchronous, and the module travels at half its size: right for
    /// what is loaded on demand.
    pub compressed: bool,
}

/// Every module, in build order. A module whose crate is absent is passed over.
pub const MODULES: &[Module] = &[
    Module {
        name: "edge",
        krate: "edge",
        features: &["chat"],
        profile: "edge",
        optimisation: "-O3",
        compressed: false,
    },
    // What nobody waits for is not in the module of the chat, which is compiled before the first word of an answer. It is compressed
    // because a function that has another module beside it would be more than the 5 MB that are deployed through the API.
    Module {
        name: "office",
        krate: "edge",
        features: &["office"],
        profile: "edge",
        optimisation: "-O1",
        compressed: true,
    },
    Module {
        name: "tokens",
        krate: "tokens",
        features: &[],
        profile: "release",
        optimisation: "-O3",
        compressed: true,
    },
    Module {
        name: "documents",
        krate: "documents",
        features: &[],
        profile: "release",
        optimisation: "-O3",
        compressed: true,
    },
    Module {
        name: "invoice_pdf",
        krate: "invoice_pdf",
        features: &[],
        profile: "edge",
        optimisation: "-O3",
        compressed: true,
    },
];

impl Module {
    /// The name of the generated JavaScript module inside `supabase/functions/_shared`.
    ///
    /// JavaScript and not TypeScript: a runtime would have to transpile a megabyte before it can see that there is
    /// nothing to do, which doubles the cold start.
    pub fn generated_file(&self) -> String {
        format!("{}.generated.js", self.name)
    }
}

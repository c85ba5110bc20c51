//! The list of WebAssembly modules: everything that follows is driven by it.

/// Where the modules of the Edge Functions are.
pub const FUNCTIONS: &str = "supabase/functions/_shared";
/// Where the modules of browsers are, as files that the web serves: its build needs no Rust, and the page that loads one does without
/// where it is absent.
pub const WEB: &str = "web/public/wasm";

/// A crate, with some of its features, that becomes a WebAssembly module.
#[derive(Debug)]
pub struct Module {
    /// The stem of the generated file.
    pub name: &'static str,
    /// The folder of the generated file.
    pub folder: &'static str,
    /// The crate's name, which is its folder under `crates/`.
    pub krate: &'static str,
    /// The features that are on; the default ones are not.
    pub features: &'static [&'static str],
    /// Files outside the crates of this workspace that are compiled in.
    pub beside: &'static [&'static str],
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
        folder: FUNCTIONS,
        krate: "edge",
        features: &["chat"],
        beside: &[],
        profile: "edge",
        optimisation: "-O3",
        compressed: false,
    },
    // What nobody waits for is not in the module of the chat, which is compiled before the first word of an answer. It is compressed
    // because a function that has another module beside it would be more than the 5 MB that are deployed through the API.
    Module {
        name: "office",
        folder: FUNCTIONS,
        krate: "edge",
        features: &["office"],
        beside: &[],
        profile: "edge",
        optimisation: "-O1",
        compressed: true,
    },
    Module {
        name: "tokens",
        folder: FUNCTIONS,
        krate: "tokens",
        features: &[],
        beside: &[],
        profile: "release",
        optimisation: "-O3",
        compressed: true,
    },
    Module {
        name: "documents",
        folder: FUNCTIONS,
        krate: "documents",
        features: &[],
        beside: &[],
        profile: "release",
        optimisation: "-O3",
        compressed: true,
    },
    Module {
        name: "invoice_pdf",
        folder: FUNCTIONS,
        krate: "invoice_pdf",
        features: &[],
        beside: &[
            "web/messages/es/common.json",
            "web/messages/es/invoices.json",
            "web/messages/pt-BR/common.json",
            "web/messages/pt-BR/invoices.json",
            "web/messages/en/common.json",
            "web/messages/en/invoices.json",
        ],
        profile: "edge",
        optimisation: "-O3",
        compressed: true,
    },
    // A browser gets it compressed by whoever serves it.
    Module {
        name: "billing",
        folder: WEB,
        krate: "billing_web",
        features: &[],
        beside: &[],
        profile: "edge",
        optimisation: "-O3",
        compressed: false,
    },
];

impl Module {
    /// The name of the generated JavaScript module inside its folder.
    ///
    /// JavaScript and not TypeScript: a runtime would have to transpile a megabyte before it can see that there is
    /// nothing to do, which doubles the cold start.
    pub fn generated_file(&self) -> String {
        format!("{}.generated.js", self.name)
    }
}

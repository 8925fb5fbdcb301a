//! Starts the calculator in its page; nothing else.

/// A small allocator: the one of Rust's standard library weighs 2 KB (brotli) more.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    palanca::ui::start::start(None);
}

/// For JavaScript: link, fragment or query string in, JSON out. The page offers it as `window.palanca.evaluate`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn evaluate(link: &str) -> String {
    palanca::results::evaluate(link, &palanca::browser::numbers::JsNumbers)
}

/// For the page: the rest of the program has arrived, and what comes after the answer may be drawn.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn arrived() {
    palanca::browser::turn::release();
}

/// The app runs in a browser; natively there is nothing to start.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

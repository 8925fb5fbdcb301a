//! Starts the calculator in a frame of somebody else's page; nothing else. A program of its own, so that the page that stands
//! for itself does not carry what only a frame does.

/// A small allocator: the one of Rust's standard library weighs 2 KB (brotli) more.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    palanca::ui::start::start(Some(palanca::ui::frame::FRAME));
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

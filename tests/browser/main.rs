//! Tests in a real browser: one browser module or component at a time, and that Wasm gives what native code gives.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod number_format;
mod number_text;
mod results;
mod turns;

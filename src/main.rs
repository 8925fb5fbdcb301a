//! Starts the calculator in its page; nothing else.

/// A small allocator: the one of Rust's standard library weighs 2 KB (brotli) more.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    palanca::ui::start::start(None);
}

/// The app runs in a browser; natively there is nothing to start.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

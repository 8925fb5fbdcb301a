//! Starts the calculator in its page.

/// A small allocator: the one of Rust's standard library weighs 2 KB (brotli) more.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Reads the page and its address, and puts the app into it.
#[cfg(target_arch = "wasm32")]
fn main() {
    use std::rc::Rc;

    use palanca::app::state::{State, Visit};
    use palanca::browser::number_format::RegionFormat;
    use palanca::browser::numbers::JsNumbers;
    use palanca::browser::{address, frame, page, storage};
    use palanca::ui::app::{App, AppProps, Same};

    let Some(root) = page::root() else { return };
    let language = page::language();
    let (query, fragment) = address::query_and_fragment();
    let stored = storage::kept();
    let here = Rc::new(page::here(&page::region(language)));
    let site = here.is_framed.then(|| frame::site(&query));
    let visit =
        Visit { query: &query, fragment: &fragment, stored: stored.as_deref(), language, site: site.as_deref() };
    let region = page::region(language);
    let props = AppProps {
        here,
        initial: State::on_visit(visit, &JsNumbers),
        words: page::words(language),
        format: Same(Rc::new(RegionFormat::new(region))),
        query: query.into(),
        evidence: None,
        is_wide: page::is_wide(),
    };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}

/// For JavaScript: link, fragment or query string in, JSON out. The page offers it as `window.palanca.evaluate`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn evaluate(link: &str) -> String {
    palanca::results::evaluate(link, &palanca::browser::numbers::JsNumbers)
}

/// The app runs in a browser; natively there is nothing to start.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

//! Starts the builder of embeds in its page.

/// A small allocator, as the calculator's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Reads the page and its address, and puts the builder into it.
#[cfg(target_arch = "wasm32")]
fn main() {
    use std::rc::Rc;

    use palanca::app::builder::{State, root_of};
    use palanca::browser::number_format::RegionFormat;
    use palanca::browser::numbers::JsNumbers;
    use palanca::browser::{address, event, page};
    use palanca::i18n::BuilderWords;
    use palanca::ui::app::Same;
    use palanca::ui::builder::{Builder, BuilderProps};

    let Some(root) = page::root() else { return };
    let language = page::language();
    let region = page::region(language);
    let (_, fragment) = address::query_and_fragment();
    let props = BuilderProps {
        initial: State::of_fragment(&fragment, language, &JsNumbers),
        words: BuilderWords::new(page::words(language)),
        root: root_of(&page::here(false).address, language).into(),
        format: Same(Rc::new(RegionFormat::new(region))),
    };
    yew::Renderer::<Builder>::with_root_and_props(root, props).render();
    event::ask_fields_when_shown();
}

/// The builder runs in a browser; natively there is nothing to start.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

//! Starts the calculator: reads the page and its address, and puts the app into it.

use std::rc::Rc;

use super::app::{App, AppProps, Same};
use super::frame::Frame;
use crate::app::state::{State, Visit};
use crate::browser::number_format::RegionFormat;
use crate::browser::numbers::JsNumbers;
use crate::browser::{address, page, storage, turn};

/// Starts it in the page, or in a frame with what that does besides.
pub fn start(frame: Option<Frame>) {
    let Some(root) = page::root() else { return };
    turn::hold();
    let language = page::language();
    let (query, fragment) = address::query_and_fragment();
    let site = frame.map(|frame| (frame.site)(&query));
    let stored = storage::kept();
    let visit =
        Visit { query: &query, fragment: &fragment, stored: stored.as_deref(), language, site: site.as_deref() };
    let region = page::region(language);
    let props = AppProps {
        here: Rc::new(page::here(frame.is_some())),
        initial: State::on_visit(visit, &JsNumbers),
        words: page::words(language),
        format: Same(Rc::new(RegionFormat::new(region))),
        query: query.into(),
        at_once: false,
        luck: page::text_of(".luck").into(),
        is_wide: page::is_wide(),
        frame,
    };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}

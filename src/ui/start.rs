//! Starts the calculator: reads the page and its address, and puts the app into it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::{AppHandle, Renderer};

use super::app::{App, AppProps, Same, Written};
use super::frame::Frame;
use super::moment::Moment;
use crate::app::state::{State, Visit};
use crate::browser::number_format::RegionFormat;
use crate::browser::numbers::JsNumbers;
use crate::browser::{address, event, page, storage, turn};

thread_local! {
    /// What is in the page.
    static APP: RefCell<Option<AppHandle<App>>> = RefCell::default();
}

/// Starts it in the page, or in a frame with what that does besides.
pub fn start(frame: Option<Frame>) {
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
        number: 0,
        initial: State::on_visit(visit, &JsNumbers),
        words: page::words(language),
        format: Same(Rc::new(RegionFormat::new(region))),
        query: query.into(),
        at_once: false,
        written: Rc::new(Written { luck: page::text_of(".luck").into(), glance: page::node_of(".glance") }),
        is_wide: page::is_wide(),
        frame,
    };
    put_in(props);
    page::end_drawing();
    event::ask_fields_when_shown();
}

/// Goes on from a moment in an app that is drawn anew, as far as its program is there.
pub(super) fn again(moment: &Moment) {
    put_in(moment.props(!turn::is_held()));
}

fn put_in(props: AppProps) {
    let Some(root) = page::root() else { return };
    // What it has asked for, listeners and timers, goes with it.
    if let Some(app) = APP.take() {
        app.destroy();
    }
    let app = Renderer::<App>::with_root_and_props(root, props).render();
    APP.set(Some(app));
}

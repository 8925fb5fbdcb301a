//! Sending on: the clipboard, the system's menu, the printer. Each may be denied.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

use super::timer::Timer;

#[wasm_bindgen]
extern "C" {
    /// A promise.
    type Pending;

    #[wasm_bindgen(method)]
    fn then(this: &Pending, done: &JsValue, failed: &JsValue);

    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Pending, JsValue>;

    #[wasm_bindgen(catch, js_namespace = navigator, js_name = share)]
    fn open_menu(data: &Object) -> Result<Pending, JsValue>;
}

/// How something ended that the browser may deny.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    Done,
    /// The visitor changed their mind, which is no error.
    Cancelled,
    Denied,
}

/// Copies a text.
pub fn copy(text: &str, then: Rc<dyn Fn(End)>) {
    settle(write_text(text), then);
}

/// Whether the browser has a menu to send links on.
pub fn can_share() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| Reflect::has(&navigator, &"share".into()).unwrap_or_default())
}

/// Opens the system's menu for a link.
pub fn share(title: &str, link: &str, then: Rc<dyn Fn(End)>) {
    let data = Object::new();
    let _ = Reflect::set(&data, &"title".into(), &title.into());
    let _ = Reflect::set(&data, &"url".into(), &link.into());
    settle(open_menu(&data), then);
}

/// Prints the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// How long a browser may take to begin to print.
const MOST_MILLISECONDS: u32 = 1000;

/// Prints the page, and calls back if the browser does not begin to: a frame without `allow-modals` gets no error.
pub fn print_or(denied: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let has_begun = Rc::new(Cell::new(false));
    let begun = has_begun.clone();
    let listener = EventListener::once(&window, "beforeprint", move |_| begun.set(true));
    print();
    let end = Timer::after(MOST_MILLISECONDS, move || {
        drop(listener);
        if !has_begun.get() {
            denied();
        }
    });
    end.forget();
}

/// Tells how a promise ends.
fn settle(promise: Result<Pending, JsValue>, then: Rc<dyn Fn(End)>) {
    let Ok(promise) = promise else { return then(End::Denied) };
    let done = then.clone();
    let done = Closure::once_into_js(move |_: JsValue| done(End::Done));
    let failed = Closure::once_into_js(move |error: JsValue| {
        let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
        then(if name.as_deref() == Some("AbortError") { End::Cancelled } else { End::Denied });
    });
    promise.then(&done, &failed);
}

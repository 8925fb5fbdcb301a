//! Sending on: the clipboard, the system's menu, the printer. Each may be denied.

use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::*;

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

/// Copies a text, and tells whether that was granted.
pub fn copy(text: &str, then: Rc<dyn Fn(bool)>) {
    settle(write_text(text), then);
}

/// Whether the browser has a menu to send links on.
pub fn can_share() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| Reflect::has(&navigator, &"share".into()).unwrap_or_default())
}

/// Opens the system's menu for a link. Whoever closes it has changed their mind, which is no error.
pub fn share(title: &str, link: &str) {
    let data = Object::new();
    let _ = Reflect::set(&data, &"title".into(), &title.into());
    let _ = Reflect::set(&data, &"url".into(), &link.into());
    settle(open_menu(&data), Rc::new(|_| {}));
}

/// Prints the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Tells how a promise ends.
fn settle(promise: Result<Pending, JsValue>, then: Rc<dyn Fn(bool)>) {
    let Ok(promise) = promise else { return then(false) };
    let end = |is_done: bool| {
        let then = then.clone();
        Closure::once_into_js(move |_: JsValue| then(is_done))
    };
    promise.then(&end(true), &end(false));
}

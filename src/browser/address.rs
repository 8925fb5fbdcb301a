//! The address bar.

use gloo::events::EventListener;

use super::page::on_window;

/// Query and fragment of the address, without `?` and `#`.
pub fn query_and_fragment() -> (String, String) {
    let part = |text: Option<String>, mark: char| {
        text.map(|text| text.strip_prefix(mark).map(str::to_owned).unwrap_or(text)).unwrap_or_default()
    };
    let location = web_sys::window().map(|window| window.location());
    let search = location.as_ref().and_then(|location| location.search().ok());
    let hash = location.as_ref().and_then(|location| location.hash().ok());
    (part(search, '?'), part(hash, '#'))
}

/// Puts the fragment (with its `#`) into the address, without a new entry in the history.
pub fn replace_fragment(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        // A sandboxed frame may deny it; the figures are on the page all the same.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(fragment));
    }
}

/// Calls back when the fragment changes by another hand than ours: a pasted link, back, forward.
pub fn on_change(callback: impl Fn() + 'static) -> Option<EventListener> {
    on_window("hashchange", Box::new(callback))
}

//! The page around the app: what it was written with, and what the visitor's browser prefers.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, FocusOptions, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// Something in the page.
pub use web_sys::Node;

use wasm_bindgen::prelude::wasm_bindgen;

use super::share;
use crate::app::here::{Here, whole_page};
use crate::i18n::{Language, Words};

#[wasm_bindgen]
extern "C" {
    // Of the start script, which watches the app's part of the page.
    #[wasm_bindgen(catch, js_namespace = palanca, js_name = drawing)]
    fn script_drawing() -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = palanca, js_name = drawn)]
    fn script_drawn() -> Result<(), JsValue>;
}

/// Says that the app is about to change its part of the page. False where others have changed that part so that the app
/// can't count on it: then all of it has to be drawn anew.
pub fn begin_drawing() -> bool {
    // Without the script nobody watches.
    !script_drawing().unwrap_or_default()
}

/// Says that the app has made its change: the next one is somebody else's.
pub fn end_drawing() {
    let _ = script_drawn();
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element that the app fills.
pub fn root() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// The language that the page was written in.
pub fn language() -> Language {
    let code = document().and_then(|document| document.document_element()).map(|root| root.get_attribute("lang"));
    code.flatten().as_deref().and_then(Language::of_code).unwrap_or_default()
}

/// The words that the build wrote into the page.
pub fn words(language: Language) -> Words {
    let text =
        document().and_then(|document| document.get_element_by_id("words")).and_then(|words| words.text_content());
    let list = text.and_then(|text| js_sys::JSON::parse(&text).ok()).map(|list| js_sys::Array::from(&list));
    Words::new(language, list.as_ref().map(texts).unwrap_or_default())
}

/// The texts of a list; empty where something else stands in it.
fn texts(list: &js_sys::Array) -> Vec<String> {
    (0..list.length()).map(|place| list.get(place).as_string().unwrap_or_default()).collect()
}

/// A text as a value of JavaScript's, for a property of an element.
pub fn script_text(text: &str) -> JsValue {
    JsValue::from_str(text)
}

/// What the page says at a place before the app is there; empty where it says nothing.
pub fn text_of(selector: &str) -> String {
    first(selector).and_then(|element| element.text_content()).unwrap_or_default()
}

/// The first element that the selector finds.
pub fn node_of(selector: &str) -> Option<Node> {
    first(selector).map(Node::from)
}

fn first(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// How numbers are written: as the first of the browser's languages that is the page's own (es-MX, say), else as the
/// page's language writes them.
pub fn region(language: Language) -> String {
    let preferred = web_sys::window().map(|window| window.navigator().languages());
    let mut preferred = preferred.as_ref().map(texts).unwrap_or_default().into_iter();
    preferred
        .find(|tag| tag.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case(language.code())))
        .unwrap_or_else(|| language.code().to_owned())
}

/// Where the page is shown.
pub fn here(is_framed: bool) -> Here {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    Here { address: whole_page(&address).to_owned(), can_share: share::can_share(), is_framed, is_written: false }
}

/// Whether there is room beside and below for every section.
pub fn is_wide() -> bool {
    let wide = web_sys::window().and_then(|window| window.match_media("(min-width: 960px)").ok()).flatten();
    wide.is_some_and(|wide| wide.matches())
}

/// Says that the app answers input, and all of the page has been drawn; nothing more is fetched from here on.
pub fn mark_ready() {
    let Some(document) = document() else { return };
    let root = document.document_element();
    if root.as_ref().is_some_and(|root| root.has_attribute("data-ready")) {
        return;
    }
    if let (Some(head), Ok(policy)) = (document.head(), document.create_element("meta")) {
        let _ = policy.set_attribute("http-equiv", "Content-Security-Policy");
        let _ = policy.set_attribute("content", "connect-src 'none'");
        let _ = head.append_child(&policy);
    }
    if let Some(root) = root {
        let _ = root.set_attribute("data-ready", "true");
    }
}

/// The element that a screen reader reads out whenever its text changes.
pub const LIVE_REGION: &str = "live";

/// Tells a screen reader.
pub fn announce(text: &str) {
    if let Some(region) = document().and_then(|document| document.get_element_by_id(LIVE_REGION)) {
        region.set_text_content(Some(text));
    }
}

/// Calls back when the visitor leaves the page.
pub fn on_leaving(callback: impl Fn() + 'static) -> Option<EventListener> {
    on_window("pagehide", Box::new(callback))
}

/// Calls back when this happens to the window.
pub fn on_window(kind: &'static str, callback: Box<dyn Fn()>) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, kind, move |_| callback()))
}

fn field(id: &str) -> Option<HtmlInputElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Puts a text into a field, unless it stands there already.
pub fn set_text(id: &str, text: &str) {
    if let Some(field) = field(id).filter(|field| field.value() != text) {
        field.set_value(text);
    }
}

/// Selects all that a field holds, and moves the keyboard there.
pub fn select(id: &str) {
    if let Some(field) = field(id) {
        let _ = field.focus();
        field.select();
    }
}

/// Selects all of a text of several lines, and moves the keyboard there.
pub fn select_lines(id: &str) {
    let area = document().and_then(|document| document.get_element_by_id(id));
    if let Some(area) = area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) {
        let _ = area.focus();
        area.select();
    }
}

/// Moves the keyboard to an element and scrolls nothing.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Brings a section into view and moves the keyboard there, without touching the address.
pub fn go_to(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    element.scroll_into_view();
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let _ = element.focus();
    }
}

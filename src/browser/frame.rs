//! The page in somebody else's page: what the two tell each other, and how the frame takes on the site's look.

use std::cell::{Cell, OnceCell};

use gloo::events::EventListener;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::MessageEvent;

use super::numbers::JsNumbers;
use crate::embed::{Config, Look, PROTOCOL, SOURCE};
use crate::share_link::NumberText;

#[wasm_bindgen]
extern "C" {
    type ResizeObserver;

    #[wasm_bindgen(catch, constructor)]
    fn new(callback: &JsValue) -> Result<ResizeObserver, JsValue>;

    #[wasm_bindgen(method)]
    fn observe(this: &ResizeObserver, target: &web_sys::Element);

    type MutationObserver;

    #[wasm_bindgen(constructor)]
    fn new(callback: &JsValue) -> MutationObserver;

    #[wasm_bindgen(method)]
    fn observe(this: &MutationObserver, target: &web_sys::Element, options: &JsValue);
}

thread_local! {
    /// The origin of the site around us, once it has introduced itself. Only there goes what it may know.
    static HOST: OnceCell<String> = const { OnceCell::new() };
}

/// The origin of a page without one: in a sandbox, or from a file.
const OPAQUE: &str = "null";

/// What the host sent.
pub enum Heard {
    /// What the site sets. The first time it also says who the site is.
    Init { site: String, is_first: bool, config: Vec<(String, String)> },
    /// Figures to put in.
    Set { inputs: Vec<(String, String)> },
}

/// The most that is taken of one message.
const MOST_ENTRIES: u32 = 100;

/// As long as it is kept, the site is heard.
pub type Listening = EventListener;

/// Calls back for every message of the site around us; then tells that we are here. What anybody else sends, and what is
/// no message of ours, changes nothing.
pub fn listen(callback: impl Fn(Heard) + 'static) -> Option<Listening> {
    let window = web_sys::window()?;
    let listener = EventListener::new(&window, "message", move |event| {
        if let Some(heard) = event.dyn_ref().and_then(heard) {
            callback(heard);
        }
    });
    post("hello", &[], "*");
    Some(listener)
}

fn heard(event: &MessageEvent) -> Option<Heard> {
    let window = web_sys::window()?;
    let parent: JsValue = window.parent().ok()??.into();
    let source: JsValue = event.source()?.into();
    let message = event.data();
    let is_ours = source == parent
        && text(&message, "source")? == SOURCE
        && field(&message, "v")? == PROTOCOL
        && Some(text(&message, "id")?) == window.name().ok();
    if !is_ours {
        return None;
    }
    let data = field(&message, "data")?;
    let origin = event.origin();
    let known = HOST.with(|host| host.get().cloned());
    if known.as_ref().is_some_and(|known| *known != origin) {
        return None;
    }
    match text(&message, "type")?.as_str() {
        "init" => {
            let config = entries(&field(&data, "config")?)?;
            let is_first = known.is_none();
            let site = origin.split_once("://").map_or("", |(_, site)| site).to_owned();
            HOST.with(|host| host.set(origin).ok());
            Some(Heard::Init { site, is_first, config })
        }
        "set" if known.is_some() => Some(Heard::Set { inputs: entries(&field(&data, "inputs")?)? }),
        _ => None,
    }
}

fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    field(object, name)?.as_string()
}

/// The entries of a plain object whose values are texts or numbers.
fn entries(object: &JsValue) -> Option<Vec<(String, String)>> {
    let entries = Object::entries(object.dyn_ref()?);
    let told = |value: JsValue| value.as_string().or_else(|| value.as_f64().map(|number| JsNumbers.write(number)));
    let pairs = (0..entries.length().min(MOST_ENTRIES)).filter_map(|index| {
        let entry: Array = entries.get(index).dyn_into().ok()?;
        Some((entry.get(0).as_string()?, told(entry.get(1))?))
    });
    Some(pairs.collect())
}

/// Tells the site that the page is set up and answers input.
pub fn tell_ready() {
    tell("ready", &[]);
}

/// Tells the site who wins for the goal, and what that saves per SQL in steps.
pub fn tell_result(winner: Option<&str>, saving: &str) {
    tell("result", &[("winner", winner.map_or(JsValue::NULL, JsValue::from_str)), ("saving", saving.into())]);
}

/// Tells the site that its call to action was followed.
pub fn tell_called() {
    tell("cta", &[]);
}

/// Tells the site what of its settings was adjusted or could not be read.
pub fn tell_error(code: &str) {
    tell("error", &[("code", code.into())]);
}

/// Tells the site around us, if there is one that has introduced itself.
fn tell(kind: &str, data: &[(&str, JsValue)]) {
    HOST.with(|host| {
        if let Some(origin) = host.get() {
            post(kind, data, target(origin));
        }
    });
}

/// Where messages for a page of this origin go. An opaque origin can't be named; the parent is still the page that the
/// message came from, as a frame does not outlive it.
fn target(origin: &str) -> &str {
    if origin == OPAQUE { "*" } else { origin }
}

/// Tells the site that a link was sent on, and whether it holds money figures.
pub fn tell_shared(holds_money: bool) {
    tell("share", &[("money", holds_money.into())]);
}

/// Tells the height of the page now and whenever it changes: to anybody, since it gives nothing away.
pub fn tell_heights() {
    let Some(root) = root() else { return };
    let last = Cell::new(0.0);
    let measured = root.clone();
    let callback = Closure::<dyn Fn()>::new(move || {
        let height = measured.get_bounding_client_rect().height().ceil();
        if height > 0.0 && last.replace(height) != height {
            let origin = HOST.with(|host| host.get().cloned());
            post("height", &[("px", height.into())], origin.as_deref().map_or("*", target));
        }
    });
    let callback = callback.into_js_value();
    let is_observed = ResizeObserver::new(&callback).map(|observer| observer.observe(&root)).is_ok();
    // Of a frame that is scrolled out of view the browser measures nothing unasked, and once it is seen its growing would
    // push away what is being read.
    let is_alone = JsValue::from(!is_observed);
    let options = [("childList", JsValue::TRUE), ("subtree", JsValue::TRUE), ("attributes", is_alone)];
    MutationObserver::new(&callback).observe(&root, &object(&options));
    if let Some(window) = web_sys::window().filter(|_| !is_observed) {
        let _ = window.add_event_listener_with_callback("resize", callback.unchecked_ref());
    }
}

fn post(kind: &str, data: &[(&str, JsValue)], origin: &str) {
    let Some(window) = web_sys::window() else { return };
    let message = object(&[
        ("source", SOURCE.into()),
        ("v", PROTOCOL.into()),
        ("id", window.name().unwrap_or_default().into()),
        ("type", kind.into()),
        ("data", object(data)),
    ]);
    if let Ok(Some(parent)) = window.parent() {
        let _ = parent.post_message(&message, origin);
    }
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Takes on the theme, the sections to show, and the properties of a look, in the place of the last ones.
pub fn take_on(config: &Config, look: &Look) {
    let Some(root) = root() else { return };
    for (name, value) in [("data-theme", config.theme().unwrap_or_default()), ("data-sections", &config.sections())] {
        let _ = if value.is_empty() { root.remove_attribute(name) } else { root.set_attribute(name, value) };
    }
    let style = root.dyn_into::<web_sys::HtmlElement>().map(|root| root.style());
    if let Ok(style) = style {
        style.set_css_text("");
        for (property, value) in &look.properties {
            let _ = style.set_property(property, value);
        }
    }
}

/// The site whose page this frame stands in: as the frame's address names it, or the host of the referring address.
pub fn site(query: &str) -> String {
    let config = Config::of_query(query);
    let named = config.get("host");
    if !named.is_empty() {
        return named.to_owned();
    }
    let referrer = web_sys::window().and_then(|window| window.document()).map(|document| document.referrer());
    referrer.and_then(|referrer| referrer.split('/').nth(2).map(str::to_owned)).unwrap_or_default()
}

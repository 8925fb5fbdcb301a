//! What an event says.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

use super::page;
use crate::domain::quantity::Input;
use crate::share_link::v1;

/// The text of the field that the event came from.
pub fn text_of(event: &Event) -> String {
    input(event).map(|input| input.value()).unwrap_or_default()
}

/// Whether the box that the event came from is ticked.
pub fn is_ticked(event: &Event) -> bool {
    input(event).is_some_and(|input| input.checked())
}

/// The position of the slider that the event came from.
pub fn position_of(event: &Event) -> Option<usize> {
    input(event)?.value().parse().ok()
}

/// Which entry of the list that the event came from is chosen.
pub fn chosen_index(event: &Event) -> Option<usize> {
    let list: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    usize::try_from(list.selected_index()).ok()
}

/// The id of an input's field.
pub fn field_id(input: Input) -> String {
    text!("f-", v1::name(input))
}

/// Browsers fill in forms without an event, also when the visitor comes back to the page. Whenever the page is shown, each
/// number field gets an event, and looks for a new text.
pub fn ask_fields_when_shown() {
    let ask = || {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        for field in Input::ALL.into_iter().filter_map(|input| document.get_element_by_id(&field_id(input))) {
            if let Ok(change) = Event::new("change") {
                let _ = field.dispatch_event(&change);
            }
        }
    };
    if let Some(listener) = page::on_window("pageshow", Box::new(ask)) {
        listener.forget();
    }
}

fn input(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

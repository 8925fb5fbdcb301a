//! What an event says.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

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

fn input(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

//! A section that shows its finding in one sentence and opens by a tap.

use yew::prelude::*;

use crate::ui::element::{Element, el};

/// The section with this id, its title and finding seen also while it is closed. `is_open` is how it starts.
pub fn section(id: &'static str, is_open: bool, title: &str, finding: Html, content: Element) -> Html {
    let heading = el("summary").child(el("h2").text(title)).child(el("p.finding").node(finding));
    el("section").set("id", id).child(el("details.more").flag("open", is_open).child(heading).child(content)).into()
}

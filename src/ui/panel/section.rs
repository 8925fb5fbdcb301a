//! A section that shows its finding in one sentence and opens by a tap.

use yew::prelude::*;

use super::View;
use crate::ui::element::{Element, el};

/// The section with this id, its title and finding seen also while it is closed. It starts open where there is room. Before
/// the app is there it is the title and the finding alone: three kilobytes (brotli) less for every visitor.
pub fn section(id: &'static str, view: &View<'_>, title: &str, finding: Html, content: Element) -> Html {
    let content = (!view.here.is_written).then_some(content);
    let heading = el("summary").child(el("h2").text(title)).child(el("p.finding").node(finding));
    el("section")
        .set("id", id)
        .child(el("details.more").flag("open", view.is_wide).child(heading).maybe(content))
        .into()
}

//! A QR code: dark on light in every theme, as readers want it.

use yew::prelude::*;

use crate::app::qr_code::qr_code as encoded;
use crate::text::whole;
use crate::ui::element::el;

/// The code of a text, with a name for whoever does not see it; none where the text is too long.
pub fn qr_code(text: &str, name: &str) -> Option<Html> {
    let code = encoded(text)?;
    let side = whole(code.side.unsigned_abs() as usize);
    Some(
        el("svg.qr")
            .set("data-qr", "")
            .set("role", "img")
            .attr("aria-label", name.to_owned())
            .attr("viewBox", text!("0 0 ", side, " ", side))
            .child(el("path").attr("d", code.path))
            .into(),
    )
}

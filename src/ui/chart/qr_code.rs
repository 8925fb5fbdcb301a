//! A QR code: dark on light in every theme, as readers want it.

use yew::prelude::*;

use crate::app::qr_code::{QrPath, qr_code as encoded};
use crate::text::whole;
use crate::ui::element::el;

/// What a code is shown on. Its modules have a fixed size there, so that a code with more of them is larger.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    Screen,
    Paper,
}

impl Medium {
    /// The width of a code: three pixels a module and 240 at least; on paper half a millimetre, which the sheet counts in
    /// `rem`, and 26 millimetres at least.
    fn width(self, side: usize) -> String {
        match self {
            Self::Screen => whole(side.max(80) * 3),
            Self::Paper => text!(whole(side.max(53) * 12), "e-2rem"),
        }
    }
}

/// The code of a text, with a name for whoever does not see it; none where the text is too long.
pub fn qr_code(text: &str, name: &str, medium: Medium) -> Option<Html> {
    let QrPath { side, path } = encoded(text)?;
    let modules = whole(side);
    Some(
        el("svg.qr")
            .set("data-qr", "")
            .set("role", "img")
            .attr("aria-label", name.to_owned())
            .attr("width", medium.width(side))
            .attr("viewBox", text!("0 0 ", modules, " ", modules))
            .child(el("path").attr("d", path))
            .into(),
    )
}

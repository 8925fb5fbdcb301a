//! The title's field: it keeps what is typed, and shows what a link or a new start brings.

use yew::prelude::*;

use super::use_after::{kept, use_after};
use crate::browser::page;

/// The field's id.
pub const TITLE_ID: &str = "f-title";

/// Puts the title into its field where that says something else. The section around the field is drawn a moment after
/// the answer: were the text drawn along, it would overwrite what has been typed since.
#[hook]
pub fn use_title(title: &str) {
    let shown = title.to_owned();
    use_after(
        title.to_owned(),
        Box::new(move || {
            page::set_text(TITLE_ID, &shown);
            kept(())
        }),
    );
}

//! What a screen reader is told: the answer, a moment after the last change.

use yew::prelude::*;

use super::use_after::{kept, use_after};
use crate::browser::page;
use crate::browser::timer::Timer;

/// How long the figures must stand still before they are read out.
const QUIET_MILLISECONDS: u32 = 1000;

/// Puts the text into the page's live region a second after it last changed; what the page opened with is not told.
#[hook]
pub fn use_announcement(text: String) {
    let is_first = use_mut_ref(|| true);
    let told = text.clone();
    use_after(
        text,
        Box::new(move || {
            let is_first = is_first.replace(false);
            kept((!is_first).then(|| Timer::after(QUIET_MILLISECONDS, move || page::announce(&told))))
        }),
    );
}

//! What a screen reader is told: the answer, a moment after the last change.

use std::rc::Rc;

use yew::prelude::*;

use super::use_after::{kept, use_after};
use crate::browser::page;
use crate::browser::timer::Timer;
use crate::text::whole;
use crate::ui::moment::Moment;
use crate::ui::panel::answer::spoken;

/// How long the figures must stand still before they are read out.
const QUIET_MILLISECONDS: u32 = 1000;

/// Puts the answer into the page's live region a second after the last change, where it has changed; what the page opened
/// with is not told.
#[hook]
pub fn use_announcement(present: &Rc<Moment>) {
    let last = use_mut_ref(|| told(present));
    let present = present.clone();
    use_after(
        whole(present.number),
        Box::new(move || {
            kept(Timer::after(QUIET_MILLISECONDS, move || {
                let told = told(&present);
                if last.replace(told.clone()) != told {
                    page::announce(&told);
                }
            }))
        }),
    );
}

fn told(moment: &Moment) -> String {
    let view = moment.view();
    spoken(view.reading, view.state, view.answer)
}

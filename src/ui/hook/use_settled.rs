//! What follows the answer: the evidence, worked out after the frame that shows the answer.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::timer::AfterFrame;
use crate::ui::app::{Moment, Same};

/// The last moment that has its evidence: the present one as soon as the answer to it is on the screen. None before the
/// first.
#[hook]
pub fn use_settled(present: &Rc<Moment>) -> Option<Rc<Moment>> {
    let settled = use_state(|| present.has_evidence().then(|| present.clone()));
    {
        let settled = settled.clone();
        use_effect_with(Same(present.clone()), move |present| {
            let present = present.clone();
            let frame = AfterFrame::call(move || {
                let moment = present.0.with_evidence(settled.as_deref());
                settled.set(Some(Rc::new(moment)));
            });
            move || drop(frame)
        });
    }
    (*settled).clone()
}

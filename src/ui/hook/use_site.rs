//! The site around a frame: it is listened to from the first moment, and told what becomes of its visitor.

use std::rc::Rc;

use yew::prelude::*;

use super::use_after::{kept, use_after};
use crate::app::state::Action;
use crate::ui::frame::{Ear, Frame};
use crate::ui::moment::Moment;
use crate::ui::panel::View;

/// Listens to the site around the page as long as the page is there, and tells it each answer; nothing where there is none.
#[hook]
pub fn use_site(frame: Option<Frame>, present: &Rc<Moment>, query: &AttrValue, on_action: &Callback<Action>) {
    let View { reading, state, .. } = present.view();
    let set = state.site.as_ref().map(|site| site.config.clone());
    let ear = Ear { reading: reading.clone(), query: query.clone(), set, on_action: on_action.clone() };
    use_after(String::new(), Box::new(move || kept(frame.map(|frame| (frame.listen)(ear)))));
    let outcome = frame.and_then(|frame| (frame.outcome)(&present.view()));
    let key = outcome.map(|outcome| text!(outcome.winner_name().unwrap_or_default(), " ", outcome.saving));
    use_after(
        key.unwrap_or_default(),
        Box::new(move || {
            if let Some((frame, outcome)) = frame.zip(outcome) {
                (frame.tell)(outcome);
            }
            kept(())
        }),
    );
}

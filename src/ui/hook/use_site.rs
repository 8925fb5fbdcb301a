//! The site around a frame: it is listened to from the first moment, and told what becomes of its visitor.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::state::Action;
use crate::ui::app::{Moment, Same};
use crate::ui::frame::{Ear, Frame};

/// Listens to the site around the page as long as the page is there, and tells it each answer; nothing where there is none.
#[hook]
pub fn use_site(frame: Option<Frame>, present: &Rc<Moment>, query: &AttrValue, on_action: &Callback<Action>) {
    let now = use_mut_ref(|| present.clone());
    now.replace(present.clone());
    let ear = Ear { now, query: query.clone(), on_action: on_action.clone() };
    use_effect_with((), move |()| {
        let listening = frame.map(|frame| (frame.listen)(ear));
        move || drop(listening)
    });
    use_effect_with(Same(present.clone()), move |present| {
        if let Some(frame) = frame {
            (frame.tell)(&present.0.view());
        }
    });
}

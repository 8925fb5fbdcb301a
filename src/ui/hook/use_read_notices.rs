//! Notices that have been read go when nobody sees the place that they keep.

use yew::prelude::*;

use super::use_after::{kept, use_after};
use crate::app::state::Action;
use crate::browser::page;

/// Says that read notices are out of view.
#[hook]
pub fn use_read_notices(are_read: bool, on_action: &Callback<Action>) {
    let on_action = on_action.clone();
    let watch =
        move || kept(are_read.then(|| page::on_passed(".notices.read", move || on_action.emit(Action::NoticesPassed))));
    use_after(if are_read { String::from("read") } else { String::new() }, Box::new(watch));
}

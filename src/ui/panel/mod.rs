//! The sections of the page, from top to bottom.

pub mod answer;
pub mod assumptions;
pub mod audit;
pub mod evidence;
pub mod formula;
pub mod inputs;
pub mod masthead;
pub mod models;
pub mod notices;
pub mod pilot;
pub mod section;
pub mod share;
pub mod sheet;
pub mod value;

use yew::prelude::*;

use crate::app::here::Here;
use crate::app::reading::Reading;
use crate::app::state::{Action, Edit, State};
use crate::domain::answer::Answer;
use crate::domain::evidence::Evidence;
use crate::ui::frame::Frame;

/// What every section is given: what to show, how to write it, and whom to tell.
pub struct View<'a> {
    pub reading: &'a Reading,
    pub state: &'a State,
    pub answer: &'a Answer,
    pub evidence: &'a Evidence,
    /// Whether the sections below the models start open: there is room for them.
    pub is_wide: bool,
    pub here: &'a Here,
    /// What a frame does besides; none where the page stands for itself.
    pub frame: Option<Frame>,
    pub on_edit: &'a Callback<Edit>,
    pub on_action: &'a Callback<Action>,
}

/// What a click does: one function for all buttons, where a closure each would weigh a hundred bytes.
#[inline(never)]
pub fn act(on_action: &Callback<Action>, action: Action) -> Callback<MouseEvent> {
    on_action.reform(move |_: MouseEvent| action.clone())
}

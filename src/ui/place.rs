//! The parts of the page, and how each is drawn.

use yew::prelude::*;

use super::element::{el, nodes};
use super::moment::Moment;
use super::panel::View;
use super::panel::{answer, assumptions, audit, evidence, inputs, masthead, models, notices};
use super::panel::{pilot, share, sheet, value};
use crate::domain::scenario::Scenario;
use crate::share_link::Currency;

/// A part of the page, in the order in which they are drawn.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    Answer,
    Reasons,
    Inputs,
    /// What is around the others.
    Around,
    Masthead,
    Luck,
    Glance,
    Assumptions,
    /// What stands above the answer where a link or a site put figures in.
    Notices,
    /// What contradicts itself in the figures, above their fields.
    Doubts,
    Models,
    Evidence,
    Audit,
    Pilot,
    Value,
    Share,
    Sheet,
}

/// How many there are.
pub const PLACES: usize = Place::Sheet as usize + 1;

/// The sections below the answer and its inputs, from top to bottom.
pub const SECTIONS: [Place; 7] =
    [Place::Models, Place::Evidence, Place::Audit, Place::Pilot, Place::Value, Place::Share, Place::Sheet];

/// The first part that [`far`] draws.
pub const FIRST_FAR: usize = Place::Luck as usize;

impl Place {
    pub fn drawn(self, moment: &Moment) -> Html {
        let view = moment.view();
        match self {
            Self::Answer => answer::answer(view.reading, view.state, view.answer),
            Self::Reasons => answer::reasons(view.reading, view.state, view.answer),
            Self::Inputs => nodes(vec![inputs::inputs(&view), again(&view), masthead::currency(&view)]),
            Self::Masthead => masthead::masthead(view.reading, &moment.query, &moment.fragment()),
            _ => far(self, moment),
        }
    }

    /// What keeps its place until its first turn.
    pub fn before(self, moment: &Moment) -> Html {
        let Moment { reading, state, .. } = moment;
        // What was written holds for the figures that the page was written with.
        let is_as_written = state.scenario == Scenario::default() && state.currency == Currency::default();
        // An element, so that none of the texts that replace it is taken for one that has moved.
        let luck = || el("span").text(&moment.written.luck);
        match self {
            Self::Luck if is_as_written => el("p.luck").child(luck()).into(),
            Self::Luck => el("p.luck unknown").child(luck()).into(),
            Self::Glance if is_as_written => moment.written.glance.clone().map(Html::VRef).unwrap_or_default(),
            Self::Assumptions => {
                let note = if is_as_written { reading.words.assumptions_none_changed() } else { "" };
                // Of the same shape as later, so that what is opened stays open.
                nodes(vec![inputs::assumptions_with(reading, note).into(), again(&moment.view())])
            }
            _ => Html::default(),
        }
    }
}

/// The figures again after what moves them, in a frame: there nothing stays in view.
fn again(view: &View<'_>) -> Html {
    if view.here.is_framed { answer::summary(view.reading, view.state, view.answer) } else { Html::default() }
}

/// The parts that are not seen at first. The build cuts the program here: what nothing else calls travels after the answer.
#[inline(never)]
fn far(place: Place, moment: &Moment) -> Html {
    let view = moment.view();
    match place {
        Place::Luck => answer::luck(&view),
        Place::Glance => answer::glance(&view),
        Place::Assumptions => nodes(vec![assumptions::assumptions(&view), again(&view)]),
        Place::Notices => notices::above(&view),
        Place::Doubts => notices::doubts(view.reading, &view.state.scenario),
        Place::Models => models::models(&view),
        Place::Evidence => evidence::evidence(&view),
        Place::Audit => audit::audit(&view),
        Place::Pilot => pilot::pilot(&view),
        Place::Value => value::value(&view),
        Place::Share if !view.here.is_written => share::share(&view),
        Place::Sheet if !view.here.is_written => sheet::sheet(&view),
        _ => Html::default(),
    }
}

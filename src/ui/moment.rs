//! What the page shows at one moment.

use std::rc::Rc;

use yew::prelude::*;

#[cfg(target_arch = "wasm32")]
use super::app::Same;
use super::app::{AppProps, Written};
use super::frame::Frame;
use super::panel::View;
use crate::app::here::Here;
use crate::app::reading::Reading;
use crate::app::state::{Action, Edit, Own, State};
use crate::browser::storage;
use crate::domain::answer::Answer;
use crate::domain::evidence::Evidence;

/// What the page shows at one moment, with whom to tell what happens.
pub struct Moment {
    /// Which one: no two that differ have the same.
    pub number: usize,
    pub(super) reading: Reading,
    pub(super) state: State,
    pub(super) answer: Rc<Answer>,
    pub(super) evidence: Rc<Evidence>,
    pub(super) query: AttrValue,
    pub(super) written: Rc<Written>,
    pub(super) is_wide: bool,
    pub(super) here: Rc<Here>,
    pub(super) frame: Option<Frame>,
    pub(super) on_edit: Callback<Edit>,
    pub(super) on_action: Callback<Action>,
}

impl Moment {
    pub(super) fn first(props: &AppProps, on_action: Callback<Action>) -> Self {
        let state = props.initial.clone();
        let answer = Answer::of(&state.scenario);
        Self {
            number: props.number,
            reading: Reading { words: props.words.clone(), format: props.format.0.clone(), currency: state.currency },
            evidence: Rc::new(Evidence::of(&state.scenario, &answer)),
            answer: Rc::new(answer),
            state,
            query: props.query.clone(),
            written: props.written.clone(),
            is_wide: props.is_wide,
            here: props.here.clone(),
            frame: props.frame,
            on_edit: on_action.reform(Action::InputEdited),
            on_action,
        }
    }

    /// What an app that goes on from this moment is given.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn props(&self, at_once: bool) -> AppProps {
        AppProps {
            initial: self.state.clone(),
            words: self.reading.words.clone(),
            format: Same(self.reading.format.clone()),
            query: self.query.clone(),
            here: self.here.clone(),
            number: self.number,
            at_once,
            written: self.written.clone(),
            is_wide: self.is_wide,
            frame: self.frame,
        }
    }

    /// The moment with another state. Where the figures are the same, so is what follows from them.
    pub(super) fn after(&self, state: State) -> Self {
        let (answer, evidence) = if state.scenario == self.state.scenario {
            (self.answer.clone(), self.evidence.clone())
        } else {
            let answer = Answer::of(&state.scenario);
            let evidence = self.evidence.after(&state.scenario, &answer);
            (Rc::new(answer), Rc::new(evidence))
        };
        Self {
            number: self.number.wrapping_add(1),
            reading: Reading { currency: state.currency, ..self.reading.clone() },
            state,
            answer,
            evidence,
            query: self.query.clone(),
            written: self.written.clone(),
            here: self.here.clone(),
            on_edit: self.on_edit.clone(),
            on_action: self.on_action.clone(),
            ..*self
        }
    }

    pub fn view(&self) -> View<'_> {
        View {
            reading: &self.reading,
            state: &self.state,
            answer: &self.answer,
            evidence: &self.evidence,
            is_wide: self.is_wide,
            here: &self.here,
            frame: self.frame,
            on_edit: &self.on_edit,
            on_action: &self.on_action,
        }
    }

    /// Has the browser keep the figures, where they are the visitor's own and edited.
    pub fn keep(&self) {
        let state = &self.state;
        if !state.is_edited || state.own != Own::Shown {
            return;
        }
        if let Err(stored) = storage::keep(&self.fragment()) {
            let own = state.own_beside(stored.as_deref(), &*self.reading.format);
            self.on_action.emit(Action::OwnFiguresMoved(own));
        }
    }

    /// Its figures, as a link holds them.
    pub fn fragment(&self) -> String {
        self.state.fragment(&*self.reading.format)
    }
}

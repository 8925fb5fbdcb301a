//! The evidence: how far the answer can be trusted, and what would settle it. It follows the answer on the screen.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::answer::Answer;
use super::flip_points::{FlipPoint, flip_points};
use super::pilot::Pilot;
use super::sales_model::{Partner, PerPartner};
use super::scenario::Scenario;
use super::sensitivity::{Sensitivity, sensitivities};
use super::uncertainty::{Luck, Uncertainty};
use super::value::Switching;

/// What stands behind the answer. It takes longer than the answer does, so each part is worked out when it is first asked
/// for, and kept.
#[derive(Clone, Debug)]
pub struct Evidence {
    scenario: Scenario,
    answer: Answer,
    switching: OnceCell<Option<PerPartner<Switching>>>,
    pilot: OnceCell<Pilot>,
    uncertainty: OnceCell<Uncertainty>,
    luck: Rc<RefCell<Luck>>,
    sensitivities: OnceCell<Vec<Sensitivity>>,
    flip_points: OnceCell<Vec<FlipPoint>>,
}

impl Evidence {
    pub fn of(scenario: &Scenario, answer: &Answer) -> Self {
        Self {
            scenario: scenario.clone(),
            answer: answer.clone(),
            switching: OnceCell::new(),
            pilot: OnceCell::new(),
            uncertainty: OnceCell::new(),
            luck: Rc::default(),
            sensitivities: OnceCell::new(),
            flip_points: OnceCell::new(),
        }
    }

    /// Behind the answer to other figures, with what of this can be used again.
    #[must_use]
    pub fn after(&self, scenario: &Scenario, answer: &Answer) -> Self {
        Self { luck: self.luck.clone(), ..Self::of(scenario, answer) }
    }

    /// What switching costs and brings with each partner; none where no deal has a value.
    pub fn switching(&self) -> Option<&PerPartner<Switching>> {
        self.switching.get_or_init(|| switching(&self.scenario, &self.answer)).as_ref()
    }

    pub fn pilot(&self) -> &Pilot {
        self.pilot.get_or_init(|| Pilot::of(&self.scenario, &self.answer))
    }

    pub fn uncertainty(&self) -> &Uncertainty {
        self.uncertainty.get_or_init(|| Uncertainty::with(&self.scenario, &mut self.luck.borrow_mut()))
    }

    /// What moves the hybrid's cost per SQL most comes first.
    pub fn sensitivities(&self) -> &[Sensitivity] {
        self.sensitivities.get_or_init(|| sensitivities(&self.scenario, &self.answer.models.hybrid))
    }

    /// Where the winner for the visitor's goal changes.
    pub fn flip_points(&self) -> &[FlipPoint] {
        self.flip_points.get_or_init(|| flip_points(&self.scenario, self.answer.recommended))
    }
}

fn switching(scenario: &Scenario, answer: &Answer) -> Option<PerPartner<Switching>> {
    answer.value.map(|_| {
        PerPartner::each(|partner: Partner| {
            let conservative = &answer.range.of(partner).conservative;
            Switching::of(scenario, partner, &answer.models.internal, answer.models.of(partner.model()), conservative)
        })
    })
}

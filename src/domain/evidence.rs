//! The evidence: how far the answer can be trusted, and what would settle it. It follows the answer on the screen.

use super::answer::Answer;
use super::flip_points::{FlipPoint, flip_points};
use super::pilot::Pilot;
use super::sales_model::{Partner, PerPartner};
use super::scenario::Scenario;
use super::sensitivity::{Sensitivity, sensitivities};
use super::uncertainty::Uncertainty;
use super::value::Switching;

/// What stands behind the answer. It takes longer than the answer does, so the page shows the answer first.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// None where no deal has a value.
    pub switching: Option<PerPartner<Switching>>,
    pub pilot: Pilot,
    pub uncertainty: Uncertainty,
    /// What moves the hybrid's cost per SQL most comes first.
    pub sensitivities: Vec<Sensitivity>,
    /// Where the winner for the visitor's goal changes.
    pub flip_points: Vec<FlipPoint>,
}

impl Evidence {
    pub fn of(scenario: &Scenario, answer: &Answer) -> Self {
        Self {
            switching: switching(scenario, answer),
            pilot: Pilot::of(scenario, answer),
            uncertainty: Uncertainty::of(scenario),
            sensitivities: sensitivities(scenario, &answer.models.hybrid),
            flip_points: flip_points(scenario, answer.recommended),
        }
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

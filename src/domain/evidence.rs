//! The evidence: how far the answer can be trusted, and what would settle it. It follows the answer on the screen.

use super::answer::Answer;
use super::pilot::Pilot;
use super::scenario::Scenario;

/// What stands behind the answer. It takes longer than the answer does, so the page shows the answer first.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    pub pilot: Pilot,
}

impl Evidence {
    pub fn of(scenario: &Scenario, answer: &Answer) -> Self {
        Self { pilot: Pilot::of(scenario, answer) }
    }
}

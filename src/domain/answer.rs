//! The answer: the three models with their range, where they break even, and who wins.

use super::break_even::BreakEven;
use super::recommendation::Winners;
use super::sales_model::{ModelFigures, Partner, PerModel, PerPartner, SalesModel, outside, three_models};
use super::scenario::Scenario;
use super::time_audit::TimeAudit;
use super::value::{ModelValue, values};

/// An outside model in both of the article's cases, all other inputs as given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    pub conservative: ModelFigures,
    pub benchmark: ModelFigures,
}

/// What the page says first, quick enough for every key press.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub models: PerModel<ModelFigures>,
    pub range: PerPartner<Range>,
    /// None where no deal has a value.
    pub value: Option<PerModel<ModelValue>>,
    pub break_even: PerPartner<BreakEven>,
    pub winners: Winners,
    /// The winner for the visitor's goal.
    pub recommended: Option<SalesModel>,
    pub audit: TimeAudit,
}

impl Answer {
    pub fn of(scenario: &Scenario) -> Self {
        let models = three_models(scenario);
        let value = values(scenario, &models);
        let winners = Winners::of(&models, value.as_ref());
        Self {
            range: PerPartner::each(|partner| Range {
                conservative: outside(scenario, partner, 0.0),
                benchmark: outside(scenario, partner, 1.0),
            }),
            break_even: PerPartner::each(|partner: Partner| {
                BreakEven::of(scenario, partner, &models.internal, models.of(partner.model()))
            }),
            recommended: winners.of_goal(scenario.effective_goal()),
            audit: TimeAudit::of(scenario),
            value,
            winners,
            models,
        }
    }
}

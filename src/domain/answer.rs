//! The answer: the three models with their range, where they break even, and who wins.

use super::break_even::BreakEven;
use super::recommendation::Winners;
use super::sales_model::{ModelFigures, Partner, PerModel, PerPartner, SalesModel, outside, three_models};
use super::scenario::{Goal, Scenario};
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
    /// Who would win in the conservative case, all other inputs as given.
    pub conservative_winners: Winners,
    /// The same in the benchmark, the article's best case.
    pub benchmark_winners: Winners,
    /// What is sought, as far as it can be judged.
    pub goal: Goal,
    /// The winner for that goal.
    pub recommended: Option<SalesModel>,
    pub audit: TimeAudit,
}

impl Answer {
    pub fn of(scenario: &Scenario) -> Self {
        let models = three_models(scenario);
        let value = values(scenario, &models);
        let winners = Winners::of(&models, value.as_ref());
        let range = PerPartner::each(|partner| Range {
            conservative: outside(scenario, partner, 0.0),
            benchmark: outside(scenario, partner, 1.0),
        });
        let winners_with = |full_service, hybrid| {
            let models = PerModel { internal: models.internal, full_service, hybrid };
            Winners::of(&models, values(scenario, &models).as_ref())
        };
        let goal = scenario.effective_goal();
        Self {
            goal,
            conservative_winners: winners_with(range.full_service.conservative, range.hybrid.conservative),
            benchmark_winners: winners_with(range.full_service.benchmark, range.hybrid.benchmark),
            range,
            break_even: PerPartner::each(|partner: Partner| {
                BreakEven::of(scenario, partner, &models.internal, models.of(partner.model()))
            }),
            recommended: winners.of_goal(goal),
            audit: TimeAudit::of(scenario),
            value,
            winners,
            models,
        }
    }

    /// Who wins for a goal in the conservative case, where that is another model than at the scenario's own `realised`.
    ///
    /// # Formula
    /// Both winners by the rules of [`Winners::of`], a tie included. None where they are the same, or where no model
    /// qualifies in one of the two.
    ///
    /// # Source
    /// MODEL §4 and §8.
    pub fn otherwise(&self, goal: Goal) -> Option<SalesModel> {
        let now = self.winners.of_goal(goal)?;
        self.conservative_winners.of_goal(goal).filter(|&winner| winner != now)
    }

    /// The same in the benchmark.
    pub fn at_best(&self, goal: Goal) -> Option<SalesModel> {
        let now = self.winners.of_goal(goal)?;
        self.benchmark_winners.of_goal(goal).filter(|&winner| winner != now)
    }
}

//! Which model wins for which goal.

use super::sales_model::{ModelFigures, PerModel, SalesModel};
use super::scenario::Goal;
use super::value::ModelValue;
use super::{at_least, clearly_above};

/// The winner for each goal; none where no model qualifies.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Winners {
    /// Lowest cost per SQL.
    pub cost: Option<SalesModel>,
    /// Lowest cost per SQL with the retained payroll counted in.
    pub cost_all_in: Option<SalesModel>,
    /// Most SQL.
    pub volume: Option<SalesModel>,
    /// Fewest CEO hours.
    pub time: Option<SalesModel>,
    /// Highest net value; none where no deal has one.
    pub value: Option<SalesModel>,
}

impl Winners {
    /// # Formula
    /// The best model for each goal. For cost and time an outside model counts only if it brings at least as many SQL
    /// as in-house: doing less is not a win. A model that brings no SQL wins nothing. A tie goes to in-house, then
    /// hybrid, then full service.
    ///
    /// # Source
    /// MODEL §8.
    pub fn of(models: &PerModel<ModelFigures>, values: Option<&PerModel<ModelValue>>) -> Self {
        let winner = |goal| Self::for_goal(goal, models, values);
        Self {
            cost: winner(Goal::Cost),
            cost_all_in: lowest(models, |figures| figures.cost_per_sql_all_in),
            volume: winner(Goal::Volume),
            time: winner(Goal::Time),
            value: winner(Goal::Value),
        }
    }

    /// The winner for one goal alone. `values` are asked for only where the goal is value.
    pub fn for_goal(
        goal: Goal,
        models: &PerModel<ModelFigures>,
        values: Option<&PerModel<ModelValue>>,
    ) -> Option<SalesModel> {
        match goal {
            Goal::Cost => lowest(models, |figures| figures.cost_per_sql),
            Goal::Volume => best(models, |model| Some(models.of(model).sql_per_month)),
            Goal::Time => lowest(models, |figures| Some(figures.ceo_hours_per_week)),
            Goal::Value => best(models, |model| values.map(|values| values.of(model).net_per_month)),
        }
    }

    /// The winner for a goal, of those found.
    pub fn of_goal(&self, goal: Goal) -> Option<SalesModel> {
        match goal {
            Goal::Cost => self.cost,
            Goal::Volume => self.volume,
            Goal::Time => self.time,
            Goal::Value => self.value,
        }
    }
}

/// The model with the lowest figure among those that bring SQL, have one and do no less than in-house.
fn lowest(models: &PerModel<ModelFigures>, figure: impl Fn(&ModelFigures) -> Option<f64>) -> Option<SalesModel> {
    best(models, |model| {
        let figures = models.of(model);
        let does_no_less = at_least(figures.sql_per_month, models.internal.sql_per_month);
        figure(figures).filter(|_| does_no_less).map(|amount| -amount)
    })
}

/// The model with the highest score among those that bring SQL and have one.
fn best(models: &PerModel<ModelFigures>, score: impl Fn(SalesModel) -> Option<f64>) -> Option<SalesModel> {
    /// A tie goes to the earlier one.
    const PREFERENCE: [SalesModel; 3] = [SalesModel::Internal, SalesModel::Hybrid, SalesModel::FullService];
    let mut leader: Option<(SalesModel, f64)> = None;
    for model in PREFERENCE {
        let Some(score) = score(model).filter(|_| models.of(model).sql_per_month > 0.0) else { continue };
        if leader.is_none_or(|(_, best)| clearly_above(score, best)) {
            leader = Some((model, score));
        }
    }
    leader.map(|(model, _)| model)
}

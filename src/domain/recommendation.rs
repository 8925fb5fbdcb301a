//! Which model wins for which goal.

use super::sales_model::{ModelFigures, PerModel, SalesModel};
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
    /// Highest net value.
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
    pub fn of(models: &PerModel<ModelFigures>) -> Self {
        let does_less = |figures: &ModelFigures| !at_least(figures.sql_per_month, models.internal.sql_per_month);
        let lowest = |figure: fn(&ModelFigures) -> Option<f64>| {
            best(models, |figures| figure(figures).filter(|_| !does_less(figures)).map(|amount| -amount))
        };
        Self {
            cost: lowest(|figures| figures.cost_per_sql),
            cost_all_in: lowest(|figures| figures.cost_per_sql_all_in),
            volume: best(models, |figures| Some(figures.sql_per_month)),
            time: lowest(|figures| Some(figures.ceo_hours_per_week)),
            value: None,
        }
    }
}

/// The model with the highest score among those that bring SQL and have one.
fn best(models: &PerModel<ModelFigures>, score: impl Fn(&ModelFigures) -> Option<f64>) -> Option<SalesModel> {
    /// A tie goes to the earlier one.
    const PREFERENCE: [SalesModel; 3] = [SalesModel::Internal, SalesModel::Hybrid, SalesModel::FullService];
    let mut leader: Option<(SalesModel, f64)> = None;
    for model in PREFERENCE {
        let figures = models.of(model);
        let Some(score) = score(figures).filter(|_| figures.sql_per_month > 0.0) else { continue };
        if leader.is_none_or(|(_, best)| clearly_above(score, best)) {
            leader = Some((model, score));
        }
    }
    leader.map(|(model, _)| model)
}

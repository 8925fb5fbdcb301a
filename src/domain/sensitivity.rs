//! Which of the visitor's figures move the hybrid's result most.

use super::quantity::{Input, Quantity, SMALLEST_AMOUNT};
use super::sales_model::{ModelFigures, Partner, outside};
use super::scenario::{Scenario, Sector};
use super::{at_least, clearly_above};

/// The figures that bear on in-house and hybrid, in the order of links and results.
const INPUTS: [Input; 13] = [
    Input::Leads,
    Input::Worked,
    Input::Sql,
    Input::Hours,
    Input::TeamCost,
    Input::TeamTools,
    Input::Ceo,
    Input::Surcharge,
    Input::HybridRate,
    Input::HybridFee,
    Input::HybridHours,
    Input::HybridPace,
    Input::Realised,
];

/// The hybrid's result with one input a fifth lower and a fifth higher.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensitivity {
    pub input: Input,
    pub low: Effect,
    pub high: Effect,
}

/// What the hybrid comes to with one input changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    pub cost_per_sql: Option<f64>,
    pub sql_per_month: f64,
}

/// How the hybrid's result moves with each input that is above 0, the largest change of its cost per SQL first.
///
/// # Formula
/// The hybrid at 0.8 and 1.2 times the input, kept in range; sorted by the larger absolute change of cost per SQL, then
/// in the order of links and results.
///
/// # Limits
/// One input at a time, all others as given. Where the hybrid has no cost per SQL, nothing changes it; a change in the
/// last bits is none.
///
/// # Source
/// MODEL §7.
pub fn sensitivities(scenario: &Scenario, hybrid: &ModelFigures) -> Vec<Sensitivity> {
    let mut sorted: Vec<(f64, Sensitivity)> = Vec::new();
    for input in INPUTS.into_iter().filter(|&input| is_varied(scenario, input)) {
        let effect = |factor: f64| {
            let amount = (scenario.amount(input) * factor).max(SMALLEST_AMOUNT);
            let changed = scenario.clone().with(Quantity::nearest(input, amount));
            let figures = outside(&changed, Partner::Hybrid, changed.realised_fraction());
            Effect { cost_per_sql: figures.cost_per_sql, sql_per_month: figures.sql_per_month }
        };
        let (low, high) = (effect(0.8), effect(1.2));
        let change_to = |effect: Effect| match (effect.cost_per_sql, hybrid.cost_per_sql) {
            (Some(changed), Some(present)) if !is_same(changed, present) => (changed - present).abs(),
            _ => 0.0,
        };
        let change = change_to(low).max(change_to(high));
        let place = sorted.iter().position(|(other, _)| clearly_above(change, *other)).unwrap_or(sorted.len());
        sorted.insert(place, (change, Sensitivity { input, low, high }));
    }
    sorted.into_iter().map(|(_, sensitivity)| sensitivity).collect()
}

/// Whether an input is varied: it is above 0, and it is read.
pub fn is_varied(scenario: &Scenario, input: Input) -> bool {
    scenario.value(input).is_some_and(|amount| amount > 0.0)
        && (input != Input::Surcharge || scenario.sector() == Sector::Custom)
}

/// Whether two figures differ in the last bits only.
fn is_same(a: f64, b: f64) -> bool {
    at_least(a, b) && at_least(b, a)
}

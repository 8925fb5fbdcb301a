//! Arbitrary scenarios: everything a link can hold, ordinary and extreme.

use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::scenario::{Goal, Scenario, Sector};
use palanca::native::RyuNumbers;
use palanca::share_link::{Shared, fragment};
use proptest::prelude::*;
use proptest::sample::select;

/// What an input holds: mostly nothing or something ordinary, at times the ends of its range or anything between.
fn given(input: Input) -> BoxedStrategy<Option<f64>> {
    let limits = input.limits();
    let ordinary = limits.default.filter(|&default| default > 0.0).unwrap_or(10.0);
    let smallest = limits.least.max(1e-6);
    prop_oneof![
        4 => Just(None),
        4 => (0.2..5.0).prop_map(move |factor| Some(ordinary * factor)),
        1 => select(vec![limits.least, limits.most, smallest]).prop_map(Some),
        1 => any_size().prop_map(move |size| Some(size.clamp(smallest, limits.most))),
    ]
    .boxed()
}

/// A number of any size that an input can have.
fn any_size() -> impl Strategy<Value = f64> {
    (1.0..10.0, -6..12).prop_map(|(digits, exponent)| digits * 10.0_f64.powi(exponent))
}

/// Any scenario at all.
pub fn any_scenario() -> impl Strategy<Value = Scenario> {
    let amounts: Vec<_> = Input::ALL.into_iter().map(given).collect();
    (amounts, select(Sector::ALL.to_vec()), select(Goal::ALL.to_vec())).prop_map(|(amounts, sector, goal)| {
        let start = Scenario::default().with_sector(sector).with_goal(goal);
        Input::ALL.into_iter().zip(amounts).fold(start, |scenario, (input, amount)| match amount {
            Some(amount) => scenario.with(Quantity::nearest(input, amount)),
            None => scenario,
        })
    })
}

/// The link of a scenario.
pub fn link(scenario: &Scenario) -> String {
    fragment(&Shared { scenario: scenario.clone(), ..Shared::default() }, &RyuNumbers)
}

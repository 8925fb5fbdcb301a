//! Sensitivity and flip points: worked examples and laws.

use palanca::domain::answer::Answer;
use palanca::domain::flip_points::flip_points;
use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::scenario::{Goal, Scenario, Sector};
use palanca::domain::sensitivity::sensitivities;
use proptest::prelude::*;
use serde_json::Value;

use super::scenarios::any_scenario;
use super::{at, check_close, number, report};

fn keys(report: &Value, list: &str) -> Vec<String> {
    let entries = at(report, list).as_array().expect("a list");
    entries.iter().map(|entry| entry["key"].as_str().expect("a key").to_owned()).collect()
}

#[test]
fn what_moves_the_example_most_comes_first() {
    let report = report("#v=1");
    let expected = ["sql", "hours", "hybrid_rate", "realised", "worked", "leads", "team_cost", "team_tools", "ceo"];
    assert_eq!(keys(&report, "sensitivity"), expected, "equal changes stay in the inputs' order");
}

#[test]
fn a_dearer_partner_costs_in_proportion() {
    let report = report("#v=1");
    assert_eq!(at(&report, "sensitivity.2.key"), "hybrid_rate");
    check_close(&report, "sensitivity.2.low.cost_per_sql", 34.0 * 0.8);
    check_close(&report, "sensitivity.2.high.cost_per_sql", 34.0 * 1.2);
    check_close(&report, "sensitivity.2.high.sql_per_month", 22.0);
}

#[test]
fn an_input_is_kept_in_its_range() {
    let report = report("#v=1");
    assert_eq!(at(&report, "sensitivity.3.key"), "realised");
    assert_eq!(number(&report, "sensitivity.3.high.cost_per_sql"), number(&report, "models.hybrid.cost_per_sql"));
}

#[test]
fn only_inputs_above_zero_are_varied() {
    let fields = keys(&report("#v=1&hybrid_fee=10&hybrid_hours=4&hybrid_pace=2&hours=0"), "sensitivity");
    for key in ["hybrid_fee", "hybrid_hours", "hybrid_pace"] {
        assert!(fields.iter().any(|field| field == key), "{key} is missing from {fields:?}");
    }
    assert!(!fields.iter().any(|field| field == "hours" || field == "surcharge"), "{fields:?}");
}

#[test]
fn a_surcharge_is_varied_where_the_visitor_gives_it() {
    let is_varied = |link| keys(&report(link), "sensitivity").iter().any(|key| key == "surcharge");
    assert!(is_varied("#v=1&sector=custom&surcharge=10"));
    assert!(!is_varied("#v=1&sector=fintech&surcharge=10"));
}

#[test]
fn in_the_example_three_figures_flip_the_answer() {
    let report = report("#v=1");
    assert_eq!(keys(&report, "flip_points"), ["team_cost", "full_rate", "hybrid_rate"]);
    // In-house at 34 € an SQL is 306 € a month: 63 € of tools and 21⅔ hours.
    check_flip(&report, 0, 243.0 / 21.0 * (21.0 / (65.0 / 3.0)), "internal");
    check_flip(&report, 1, 30.0 * 34.0 / 58.0, "full_service");
    check_flip(&report, 2, 30.0 * 58.0 / 34.0, "full_service");
}

#[track_caller]
fn check_flip(report: &Value, position: usize, value: f64, winner: &str) {
    let found = number(report, &format!("flip_points.{position}.value"));
    assert!((found - value).abs() < 1e-5 * value, "{found}, not {value}");
    assert_eq!(at(report, &format!("flip_points.{position}.winner")), winner);
}

#[test]
fn a_partners_rate_flips_where_it_breaks_even() {
    let report = report("#v=1&full_rate=1000");
    let position = keys(&report, "flip_points").iter().position(|key| key == "hybrid_rate").expect("it flips");
    check_flip(&report, position, number(&report, "break_even.hybrid.provider_rate"), "internal");
}

#[test]
fn with_value_as_the_goal_the_deal_can_flip_the_answer() {
    let report = report("#v=1&goal=value&deal=1000");
    let flips = keys(&report, "flip_points");
    assert!(flips.iter().any(|key| key == "deal"), "{flips:?}");
    let without = keys(&super::report("#v=1&deal=1000"), "flip_points");
    assert!(!without.iter().any(|key| key == "deal" || key == "win"), "{without:?}");
}

/// The scenario with another amount of an input.
fn with(scenario: &Scenario, input: Input, amount: f64) -> Scenario {
    scenario.clone().with(Quantity::new(input, amount).expect("a flip point is within the range"))
}

/// What holds for the flip points of any scenario.
#[track_caller]
fn check_flips(scenario: &Scenario) {
    let present = Answer::of(scenario).recommended;
    let flips = flip_points(scenario, present);
    let mut before: Option<(Input, f64)> = None;
    for flip in flips {
        assert!(flip.value > 0.0, "{flip:?}");
        assert_ne!(flip.winner, present, "{flip:?}");
        let there = Answer::of(&with(scenario, flip.input, flip.value)).recommended;
        assert_eq!(there, flip.winner, "{flip:?}");
        if let Some((input, value)) = before {
            let is_second =
                input == flip.input && value < scenario.amount(input) && flip.value > scenario.amount(input);
            assert!(input < flip.input || is_second, "{flip:?} comes after {input:?}");
        }
        before = Some((flip.input, flip.value));
    }
}

/// Where the answer is turned by one threshold, it is the old one just before it.
#[track_caller]
fn check_narrow(link: &str) {
    let scenario = palanca::share_link::open(link, &palanca::native::RyuNumbers).shared.scenario;
    let present = Answer::of(&scenario).recommended;
    let flips = flip_points(&scenario, present);
    assert!(!flips.is_empty());
    for flip in flips {
        let towards_present = if flip.value < scenario.amount(flip.input) { 1.001 } else { 0.999 };
        let just_before = Answer::of(&with(&scenario, flip.input, flip.value * towards_present)).recommended;
        assert_eq!(just_before, present, "{link} {flip:?}");
    }
}

#[test]
fn a_thousandth_before_a_flip_point_nothing_has_changed() {
    check_narrow("#v=1");
    check_narrow("#v=1&hybrid_rate=60");
    check_narrow("#v=1&goal=volume&hybrid_hours=3");
    check_narrow("#v=1&goal=time&hybrid_hours=2");
    check_narrow("#v=1&goal=value&deal=1200");
    check_narrow("#v=1&full_pace=3&full_rate=20");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn at_a_flip_point_the_winner_is_another(scenario in any_scenario()) {
        check_flips(&scenario);
    }

    #[test]
    fn larger_changes_come_first(scenario in any_scenario()) {
        let hybrid = Answer::of(&scenario).models.hybrid;
        let changes: Vec<f64> = sensitivities(&scenario, &hybrid)
            .iter()
            .map(|sensitivity| {
                let change = |cost: Option<f64>| match (cost, hybrid.cost_per_sql) {
                    (Some(cost), Some(present)) => (cost - present).abs(),
                    _ => 0.0,
                };
                change(sensitivity.low.cost_per_sql).max(change(sensitivity.high.cost_per_sql))
            })
            .collect();
        let noise = 1e-8 * hybrid.cost_per_sql.unwrap_or_default();
        for pair in changes.windows(2) {
            prop_assert!(pair[0] >= pair[1] * (1.0 - 1e-8) - noise, "{:?}", changes);
        }
    }

    #[test]
    fn what_the_hybrid_does_not_use_does_not_move_it(scenario in any_scenario()) {
        let hybrid = Answer::of(&scenario).models.hybrid;
        for sensitivity in sensitivities(&scenario, &hybrid) {
            if matches!(sensitivity.input, Input::TeamCost | Input::TeamTools | Input::Ceo) {
                prop_assert_eq!(sensitivity.low.cost_per_sql, hybrid.cost_per_sql);
                prop_assert_eq!(sensitivity.high.sql_per_month, hybrid.sql_per_month);
            }
        }
    }
}

#[test]
fn a_flip_point_is_never_zero_even_from_the_smallest_amount() {
    let scenario = Scenario::default()
        .with_goal(Goal::Volume)
        .with_sector(Sector::Custom)
        .with(Quantity::nearest(Input::HybridHours, 1e-6))
        .with(Quantity::nearest(Input::Surcharge, 1e-6));
    check_flips(&scenario);
}

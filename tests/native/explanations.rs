//! What the page tells of a figure's formula comes to that figure, whatever the visitor entered.

use palanca::app::explanation::{Measure, steps};
use palanca::domain::answer::Answer;
use palanca::domain::sales_model::SalesModel;
use palanca::domain::scenario::Scenario;
use palanca::native::RyuNumbers;
use palanca::share_link::open;
use proptest::prelude::*;

/// Every step of every explanation comes to its own result, and the first one to the figure that is explained.
#[track_caller]
fn check_told_as_computed(scenario: &Scenario) {
    let answer = Answer::of(scenario);
    for model in SalesModel::ALL {
        for measure in Measure::ALL {
            let figures = answer.models.of(model);
            let steps = steps(scenario, model, figures, measure);
            if let (Some(first), Some(figure)) = (steps.first(), measure.of(figures)) {
                assert_close(first.result.value, figure, model, measure);
            }
            for step in &steps {
                assert_close(step.expression.value(), step.result.value, model, measure);
            }
        }
    }
}

#[track_caller]
fn assert_close(told: f64, computed: f64, model: SalesModel, measure: Measure) {
    let is_close = (told - computed).abs() <= 1e-9 * computed.abs().max(1e-9);
    assert!(is_close, "{model:?} {measure:?}: told {told}, computed {computed}");
}

#[test]
fn the_default_figures_are_told_as_computed() {
    check_told_as_computed(&Scenario::default());
}

#[test]
fn only_what_was_entered_or_does_not_exist_has_no_formula() {
    let scenario = Scenario::default();
    let answer = Answer::of(&scenario);
    for model in SalesModel::ALL {
        for measure in Measure::ALL {
            let is_bare = steps(&scenario, model, answer.models.of(model), measure).is_empty();
            assert_eq!(
                is_bare,
                model == SalesModel::Internal && measure == Measure::HoursFreed,
                "{model:?} {measure:?}"
            );
        }
    }
}

#[test]
fn corners_are_told_as_computed() {
    for link in [
        "v=1&leads=30",
        "v=1&worked=0",
        "v=1&sql=0",
        "v=1&hours=0",
        "v=1&leads=0",
        "v=1&sql=60",
        "v=1&hybrid_hours=3",
        "v=1&hybrid_hours=25&full_hours=1",
        "v=1&hybrid_pace=2",
        "v=1&sector=fintech",
        "v=1&sector=custom&surcharge=40",
        "v=1&saved=60&leads=40",
        "v=1&realised=35&full_fee=400",
        "v=1&ceo=0",
        "v=1&team_cost=0&team_tools=0",
    ] {
        check_told_as_computed(&open(link, &RyuNumbers).shared.scenario);
    }
}

proptest! {
    #[test]
    fn any_scenario_is_told_as_computed(scenario in crate::arbitrary::scenario()) {
        check_told_as_computed(&scenario);
    }
}

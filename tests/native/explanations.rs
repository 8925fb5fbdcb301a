//! What the page tells of a figure's formula comes to that figure, whatever the visitor entered.

use std::rc::Rc;

use palanca::app::explanation::{Measure, ModelExplanation};
use palanca::app::formula::Writer;
use palanca::app::reading::Reading;
use palanca::domain::answer::Answer;
use palanca::domain::sales_model::SalesModel;
use palanca::domain::scenario::Scenario;
use palanca::i18n::{Language, Word};
use palanca::native::{IcuFormat, RyuNumbers};
use palanca::share_link::{Currency, open};
use proptest::prelude::*;

use crate::told::{Step, reckoned};

/// Every step of every explanation comes to its own result, and the first one to the figure that is explained.
#[track_caller]
fn check_told_as_computed(scenario: &Scenario) {
    let answer = Answer::of(scenario);
    for model in SalesModel::ALL {
        for measure in Measure::ALL {
            let steps = steps(scenario, &answer, model, measure);
            if let (Some(first), Some(figure)) = (steps.first(), measure.of(answer.models.of(model))) {
                assert_close(first.computed, figure, model, measure);
            }
            for step in &steps {
                assert_close(step.told, step.computed, model, measure);
            }
        }
    }
}

fn steps(scenario: &Scenario, answer: &Answer, model: SalesModel, measure: Measure) -> Vec<Step> {
    let explanation = ModelExplanation { scenario, answer, model };
    reckoned(&explanation, explanation.steps(measure))
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
            let is_bare = steps(&scenario, &answer, model, measure).is_empty();
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

/// A step of full service with the default figures, in words and in numbers.
#[track_caller]
fn check_line(language: Language, step: Word, in_words: &str, in_numbers: &str) {
    let reading =
        Reading { words: language.words(), format: Rc::new(IcuFormat::new(language)), currency: Currency::default() };
    let scenario = Scenario::default();
    let answer = Answer::of(&scenario);
    let explanation = ModelExplanation { scenario: &scenario, answer: &answer, model: SalesModel::FullService };
    let line = Writer { reading: &reading, explanation: &explanation }.line(step);
    assert_eq!(line.map(|text| text.replace('\u{a0}', " ")), [in_words, in_numbers]);
}

#[test]
fn brackets_stand_where_the_formula_has_them() {
    check_line(
        Language::Spanish,
        Word::hours_paid,
        "Horas pagadas a la semana = Horas al mes ÷ (52 ÷ 12)",
        "30,93 h ÷ (52 ÷ 12) = 7,14 h",
    );
    check_line(
        Language::English,
        Word::cost_per_sql_all_in,
        "Cost per SQL, payroll in = (Monthly cost + Payroll you go on paying) ÷ SQL a month",
        "(€928.00 + €585.00) ÷ 16 SQL = €94.56",
    );
}

#[test]
fn the_least_of_two_is_told_in_a_sentence() {
    check_line(
        Language::Spanish,
        Word::leads_reachable,
        "Leads al alcance del modelo = lo menor de (Leads a tu alcance) y (Leads que trabajáis hoy × Cobertura del modelo)",
        "lo menor de (150 leads) y (50 leads × 1,4545) = 72,73 leads",
    );
    check_line(
        Language::English,
        Word::leads_reachable,
        "Leads within the model’s reach = the least of (Leads you could reach) and (Leads worked today × The model’s coverage)",
        "the least of (150 leads) and (50 leads × 1.4545) = 72.73 leads",
    );
}

proptest! {
    #[test]
    fn any_scenario_is_told_as_computed(scenario in crate::arbitrary::scenario()) {
        check_told_as_computed(&scenario);
    }
}

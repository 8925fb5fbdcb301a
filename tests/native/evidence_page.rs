//! What would have to be true, as the page tells it.

use palanca::app::explanation::{BREAK_EVEN_GAIN, BREAK_EVEN_RATE, BREAK_EVEN_RATE_ALL_IN, Measure, ModelExplanation};
use palanca::app::slider_scale::SliderScale;
use palanca::app::slope::{Slope, path};
use palanca::app::state::{Action, State, Visit};
use palanca::domain::answer::Answer;
use palanca::domain::break_even::BreakEven;
use palanca::domain::quantity::Input;
use palanca::domain::sales_model::Partner;
use palanca::domain::scenario::Scenario;
use palanca::i18n::Language;
use palanca::native::RyuNumbers;
use palanca::share_link::open;
use proptest::prelude::*;

use crate::drawn;
use crate::no_figure::check_shows_figures_only;
use crate::told::reckoned;

/// The page of a language with a link's figures and the evidence behind them, as text without markup.
pub fn told(language: Language, link: &str) -> String {
    text(&markup(language, link, None))
}

fn text(shown: &str) -> String {
    let mut told = String::new();
    let mut is_tag = false;
    for each in shown.chars() {
        match each {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag => told.push(each),
            _ => {}
        }
    }
    told.replace('\u{a0}', " ")
}

/// The same with its markup, and with the formula of one figure open.
pub fn markup(language: Language, link: &str, open_formula: Option<&str>) -> String {
    let visit = Visit { query: "", fragment: link, stored: None, language, site: None };
    let initial =
        State::on_visit(visit, &RyuNumbers).after(Action::FormulaToggled(open_formula.map(ToOwned::to_owned)));
    let props = drawn::props(language, initial);
    drawn::markup(props)
}

#[track_caller]
fn check_says(language: Language, link: &str, words: &str) {
    let shown = told(language, link);
    assert!(shown.contains(words), "{link} in {language:?} does not say «{words}»:\n{shown}");
}

#[test]
fn it_says_in_how_many_months_the_partner_is_cheaper() {
    check_says(Language::Spanish, "", "de cada 10 meses posibles");
    check_says(Language::English, "", "of 10 plausible months");
}

#[test]
fn break_even_rates_and_gains_are_facts() {
    check_says(Language::Spanish, "", "64 €/h");
    check_says(Language::English, "", "€40/h");
    check_says(Language::English, "", "10.7%");
    check_says(Language::English, "v=1&hybrid_fee=100000", "at no rate");
}

/// A figure without a formula says why, once it is opened.
#[track_caller]
fn check_opens_to(link: &str, path: &str, spanish: &str, english: &str) {
    for (language, words) in [(Language::Spanish, spanish), (Language::English, english)] {
        let shown = markup(language, link, Some(path));
        let (_, formula) = shown.split_once("<div class=\"formula\">").expect("a formula is open");
        let told = text(formula.split_once("</div>").expect("it ends").0);
        assert!(told.contains(words), "{path} of {link} in {language:?} opens to «{told}», not «{words}»");
    }
}

#[test]
fn a_figure_that_does_not_exist_opens_to_the_reason() {
    let check = |link, path, spanish: &str, english: &str| {
        check_opens_to(
            link,
            path,
            &format!("Aquí no hay nada que calcular: {spanish}."),
            &format!("Nothing to calculate here: {english}."),
        );
    };
    check("v=1&sql=0", "models.internal.cost_per_sql", "sin SQL", "no SQL");
    check("v=1&hybrid_fee=100000", "break_even.hybrid.provider_rate", "a ninguna tarifa", "at no rate");
    check("v=1&hybrid_hours=0", "break_even.hybrid.gain_fraction", "no trae SQL extra", "brings no extra SQL");
}

#[test]
fn a_figure_that_needs_no_formula_says_so_whatever_it_is() {
    for (link, path) in
        [("", "models.internal.team_hours_freed_per_week"), ("v=1&worked=0", "models.internal.sql_rate")]
    {
        check_opens_to(link, path, "Aquí no hay nada que calcular.", "Nothing to calculate here.");
    }
}

#[test]
fn flip_points_name_the_figure_the_value_and_the_winner() {
    check_says(Language::Spanish, "", "Tarifa del híbrido: por encima de 51 €/h gana «Servicio completo»");
    check_says(Language::English, "v=1&hybrid_rate=90&full_rate=90", "the answer is");
}

#[test]
fn every_language_tells_no_figure_that_does_not_exist() {
    for language in Language::ALL {
        for link in ["v=1&leads=0", "v=1&worked=0&hours=0&sql=0", "v=1&sql=0", "v=1&hybrid_hours=0&full_hours=0&ceo=0"]
        {
            check_shows_figures_only(&told(language, link), link);
        }
    }
}

#[test]
fn every_main_field_has_its_small_chart() {
    assert_eq!(markup(Language::Spanish, "", None).matches("class=\"slope\"").count(), 6);
}

#[track_caller]
fn check_told_as_computed(scenario: &Scenario) {
    let answer = Answer::of(scenario);
    for partner in Partner::ALL {
        let explanation = ModelExplanation { scenario, answer: &answer, model: partner.model() };
        let BreakEven { provider_rate, provider_rate_all_in, gain_fraction } = *answer.break_even.of(partner);
        for (steps, computed) in [
            (BREAK_EVEN_RATE.as_slice(), provider_rate),
            (&BREAK_EVEN_RATE_ALL_IN, provider_rate_all_in),
            (&BREAK_EVEN_GAIN, gain_fraction),
        ] {
            let steps = reckoned(&explanation, steps);
            assert_eq!(steps.first().map(|first| first.computed), computed);
            for step in &steps {
                let (told, shown) = (step.told, step.computed);
                // A difference of nearly equal figures keeps fewer digits.
                assert!((told - shown).abs() <= 1e-6 * shown.abs().max(1e-3), "told {told}, computed {shown}");
            }
        }
    }
}

#[test]
fn the_default_break_even_is_told_as_computed() {
    check_told_as_computed(&Scenario::default());
    check_told_as_computed(&open("v=1&hybrid_fee=200&saved=40&sector=fintech", &RyuNumbers).shared.scenario);
}

#[test]
fn a_slope_shows_the_present_figure_where_the_slider_is() {
    let scenario = Scenario::default();
    let stops = SliderScale { step: 1.0, usual_end: 100.0, most: 1e8 }.stops(27.0);
    let slope = Slope::of(&scenario, Input::TeamCost, &stops, Measure::CostPerSql, Partner::Hybrid);
    assert!(slope.points.len() > 12 && slope.points.len() < 60);
    for point in &slope.points {
        assert!((point.in_house.unwrap() - (point.amount * 65.0 / 3.0 + 63.0) / 9.0).abs() < 1e-9);
        assert!((point.with_partner.unwrap() - 34.0).abs() < 1e-9, "the team's cost does not move the partner's");
    }
}

proptest! {
    #[test]
    fn a_slope_stays_in_its_box(scenario in crate::arbitrary::scenario()) {
        let stops = SliderScale { step: 5.0, usual_end: 2000.0, most: 1e6 }.stops(150.0);
        let slope = Slope::of(&scenario, Input::Leads, &stops, Measure::CostPerSql, Partner::Hybrid);
        let top = slope.top([None, Some(1.0)]);
        let drawn = path(&slope, top, |point| point.with_partner);
        let mut places = Vec::new();
        for part in drawn.replace('-', " -").replace('M', "#M").replace('l', "#l").split('#').skip(1) {
            let numbers: Vec<i64> = part[1..].split(' ').map(|number| number.parse().unwrap()).collect();
            let start = if part.starts_with('M') { (0, 0) } else { *places.last().unwrap() };
            places.push((start.0 + numbers[0], start.1 + numbers[1]));
        }
        // Where nothing is above zero, nothing is drawn.
        let stands: Vec<i64> = slope.points.iter().filter(|point| top > 0.0 && point.with_partner.is_some()).map(|point| i64::try_from(point.stop).unwrap()).collect();
        prop_assert_eq!(places.iter().map(|place| place.0).collect::<Vec<_>>(), stands, "each place is at its stop");
        prop_assert!(places.iter().all(|place| (0..=100).contains(&place.1)), "{}", drawn);
    }
}

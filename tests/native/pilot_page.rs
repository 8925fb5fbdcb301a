//! The pilot planner as people read it, and its figures as they are told.

use std::collections::BTreeSet;

use palanca::app::pilot_explanation::{Asked, PilotExplanation, PilotMeasure, Truth, Verdict};
use palanca::app::state::{Action, State, Visit};
use palanca::domain::answer::Answer;
use palanca::domain::binomial::Binomial;
use palanca::domain::pilot::Pilot;
use palanca::domain::scenario::Scenario;
use palanca::domain::verdict::Rule;
use palanca::i18n::{Language, Word};
use palanca::native::RyuNumbers;
use palanca::results;
use palanca::share_link::open;
use palanca::ui::chart::curve::line;
use palanca::ui::chart::number_line::{anchor, counts_shown, stretches};
use proptest::prelude::*;

use crate::drawn;
use crate::no_figure::check_shows_figures_only;
use crate::told::{Step, reckoned};

/// The links that bring the section into every one of its forms.
const CASES: [&str; 18] = [
    "v=1",
    "v=1&leads=20&worked=15&sql=4",
    "v=1&leads=80",
    "v=1&leads=2000&worked=600&sql=100",
    "v=1&hybrid_rate=70",
    "v=1&worked=0",
    "v=1&leads=0",
    "v=1&leads=2&share=1",
    "v=1&days=180",
    "v=1&risk=1",
    "v=1&risk=50",
    "v=1&currency=USD&fx=1.1",
    "v=1&goal=volume&hybrid_rate=70",
    "v=1&goal=value&deal=3000&partner_win=13",
    "v=1&sql=50&goal=volume",
    "v=1&team_cost=0&team_tools=0",
    "v=1&hybrid_fee=200&setup=0&share=40&days=60",
    "v=1&sql=0",
];

/// The section of the page with a link's figures in it, with its evidence, as markup.
fn section(language: Language, link: &str, open_formula: Option<&str>) -> String {
    let visit = Visit { query: "", fragment: link, stored: None, language, site: None };
    let initial =
        State::on_visit(visit, &RyuNumbers).after(Action::FormulaToggled(open_formula.map(ToOwned::to_owned)));
    let props = drawn::props(language, initial);
    let page = drawn::markup(props);
    let (_, after) = page.split_once("<section id=\"pilot\"").expect("the section is on the page");
    after.split_once("</section>").expect("the section ends").0.to_owned()
}

fn text(markup: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for each in markup.chars() {
        match each {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag => text.push(each),
            _ => {}
        }
    }
    text.replace(['\u{a0}', '\u{202f}'], " ").replace("&#x27;", "'").replace("&amp;", "&")
}

#[track_caller]
fn check_says(language: Language, link: &str, words: &str) {
    let shown = text(&section(language, link, None));
    assert!(shown.contains(words), "{link} in {language:?} does not say «{words}»:\n{shown}");
}

#[track_caller]
fn check_never_says(language: Language, link: &str, words: &str) {
    let shown = text(&section(language, link, None));
    assert!(!shown.contains(words), "{link} in {language:?} says «{words}»:\n{shown}");
}

#[test]
fn the_articles_pilot_is_told_with_its_chances_and_with_the_one_that_would_do() {
    check_says(
        Language::Spanish,
        "v=1",
        "20 % × 30 días: 42 % de probabilidades de reconocer un híbrido que funciona (20 % si va como el caso \
         conservador). Con 40 % × 60 días llegas al 84 %.",
    );
    check_says(
        Language::English,
        "v=1",
        "20% × 30 days: 42% chance of recognising a hybrid that works (20% if it goes as in the conservative case). \
         40% × 60 days takes you to 84%.",
    );
    check_says(Language::Spanish, "v=1", "hacen falta unos 102 leads");
    check_says(Language::Spanish, "v=1", "El tuyo solo orienta");
}

#[test]
fn a_pilot_that_is_enough_says_so() {
    check_says(Language::Spanish, "v=1&share=40&days=60", "Suficiente para decidir.");
    check_says(Language::English, "v=1&days=180", "Enough to decide on.");
    check_never_says(Language::Spanish, "v=1&share=40&days=60", "solo orienta");
    check_says(Language::Spanish, "v=1&share=40&days=60", "Es el que tienes puesto");
}

#[test]
fn a_volume_that_no_pilot_settles_says_so() {
    check_says(Language::Spanish, "v=1&leads=20&worked=15&sql=4", "Con este volumen un piloto no lo zanja");
    check_says(Language::English, "v=1&leads=20&worked=15&sql=4", "At this volume a pilot can’t settle it");
    check_says(Language::Spanish, "v=1&leads=20&worked=15&sql=4", "ninguno llega al 80 %");
    check_says(Language::Spanish, "v=1&leads=20&worked=15&sql=4", "encaja mejor un híbrido más ligero");
    check_says(Language::English, "v=1&leads=20&worked=15&sql=4", "none reaches 80%");
}

#[test]
fn the_regime_is_told_in_words() {
    check_says(Language::Spanish, "v=1&leads=80", "Con 80 leads al mes estás por debajo de los 150");
    check_says(Language::English, "v=1&leads=2000", "you are where hybrid is at its best");
}

#[test]
fn a_partner_dearer_than_the_promise_pays_for_is_advised_against() {
    check_says(Language::Spanish, "v=1&hybrid_rate=70", "No lo pilotes: aunque el híbrido cumpla");
    check_says(Language::English, "v=1&hybrid_rate=70", "it only pays above 29.8%");
    check_never_says(Language::Spanish, "v=1&hybrid_rate=70", "escalar");
    check_says(Language::English, "v=1&sql=50&goal=volume", "today you already turn 100% of the leads into SQL");
}

#[test]
fn the_rate_to_beat_says_whose_it_is() {
    check_says(Language::Spanish, "v=1", "Es la tuya de hoy: igualarla no es motivo para escalar.");
    check_says(Language::Spanish, "v=1&hybrid_rate=50", "Con ella el SQL del partner cuesta lo que el tuyo, 72 €");
    check_says(Language::English, "v=1&goal=value&deal=3000&partner_win=13", "hybrid leaves you as much as in-house");
}

#[test]
fn nothing_to_pilot_is_said_without_figures() {
    check_says(Language::Spanish, "v=1&leads=0", "Sin leads a tu alcance no hay nada que pilotar.");
    check_never_says(Language::English, "v=1&leads=0", "Budget");
}

#[test]
fn the_verdict_is_one_sentence() {
    check_says(Language::Spanish, "v=1", "De 30 leads: 4 SQL o menos, pivotar; de 5 a 8, extender; 9 o más, escalar.");
    check_says(Language::English, "v=1", "Of 30 leads: 4 SQL or fewer, pivot; 5 to 8, extend; 9 or more, scale.");
    check_says(Language::Spanish, "v=1&risk=50", "renegociar");
}

#[test]
fn extending_means_judging_all_together_once() {
    check_says(
        Language::Spanish,
        "v=1",
        "sigue hasta 120 leads y júzgalos todos juntos, una sola vez: desde 28 SQL supera lo exigido. Mirar dos veces \
         puede casi doblar el riesgo.",
    );
}

#[test]
fn setup_and_running_cost_stand_apart() {
    for words in ["2.800 €", "2.525 €", "275 €", "346 €", "por eso cada uno sale a 346 € y, en marcha, a 34 €"]
    {
        check_says(Language::Spanish, "v=1", words);
    }
    check_never_says(Language::Spanish, "v=1&setup=0", "se paga una vez y aquí");
    check_says(Language::English, "v=1&currency=USD&fx=2", "$5,600");
}

#[test]
fn the_weekly_figures_leave_the_answers_to_the_visitor() {
    check_says(Language::Spanish, "v=1", "Respuestas positivastu objetivo: nadie da uno");
}

#[test]
fn what_falls_on_the_same_day_stands_together() {
    check_says(
        Language::English,
        "v=1",
        "Day 30End of your pilot: the verdictFirst signals: scale or pivot (article)Day 90",
    );
    check_says(
        Language::English,
        "v=1&days=60",
        "Day 30First signals: scale or pivot (article)Day 60End of your pilot",
    );
}

#[test]
fn no_form_of_the_section_shows_what_is_no_figure() {
    for language in Language::ALL {
        for link in CASES {
            check_shows_figures_only(&text(&section(language, link, None)), link);
        }
    }
}

#[test]
fn every_hook_of_the_section_is_a_place_in_the_results_with_its_figure() {
    for link in CASES {
        let report: serde_json::Value = serde_json::from_str(&results::evaluate(link, &RyuNumbers)).unwrap();
        let shown = section(Language::Spanish, link, None);
        for data in shown.split("<data ").skip(1) {
            let attribute = |name: &str| data.split_once(&format!("{name}=\"")).unwrap().1.split('"').next().unwrap();
            let path = attribute("data-output");
            let figure = path
                .split('.')
                .fold(&report, |place, name| place.get(name).unwrap_or_else(|| panic!("{link}: nothing at {path}")));
            let raw: Option<f64> = attribute("value").parse().ok();
            assert_eq!(raw, figure.as_f64(), "{link}: {path}");
        }
    }
}

#[test]
fn the_section_shows_every_figure_of_both_pilots() {
    let shown = section(Language::English, "v=1", None);
    let hooks: BTreeSet<&str> =
        shown.split("data-output=\"").skip(1).map(|each| each.split('"').next().unwrap()).collect();
    for path in ["pilot.chosen", "pilot.recommended"] {
        for measure in PilotMeasure::ALL.into_iter().filter(|measure| {
            path == "pilot.chosen" || !matches!(measure, PilotMeasure::WeeklySql | PilotMeasure::WeeklyCeoHours)
        }) {
            let hook = format!("{path}.{}", measure.field());
            assert!(hooks.contains(hook.as_str()), "{hook}");
        }
    }
    for truth in Truth::ALL {
        for verdict in Verdict::ALL {
            let hook = format!("pilot.chosen.outcomes.{}.{}", truth.field(), verdict.field());
            assert!(hooks.contains(hook.as_str()), "{hook}");
        }
    }
    assert!(hooks.contains("pilot.rate_to_beat") && hooks.contains("pilot.leads_needed"));
    for key in ["share", "days", "risk", "setup"] {
        assert!(shown.contains(&format!("name=\"{key}\"")), "no input for {key}");
    }
    assert!(shown.contains("data-take-pilot"));
}

#[test]
fn an_open_figure_tells_its_formula() {
    let formula = |path: &str| text(&section(Language::English, "v=1", Some(path)));
    assert!(formula("pilot.chosen.power").contains("P(SQL ≥ 9; 30 leads; 27%) = 42."));
    assert!(formula("pilot.chosen.scale_at").contains("P(SQL ≥ 8; 30 leads; 18%)"));
    assert!(formula("pilot.chosen.outcomes.promise.extend").contains("P(5 ≤ SQL ≤ 8; 30 leads; 27%)"));
    assert!(formula("pilot.chosen.budget").contains("€2,524.60 + €275.40 = €2,800"));
}

fn check_step(step: &Step, case: &str) {
    let (told, computed) = (step.told, step.computed);
    assert!((told - computed).abs() <= 1e-9 * computed.abs().max(1e-3), "{case}: told {told}, computed {computed}");
}

/// Every step comes to its own result, and the first to the figure: leads before they are rounded, counts as rare as
/// the risk allows.
#[track_caller]
fn check_told_as_computed(scenario: &Scenario) {
    let answer = Answer::of(scenario);
    let pilot = Pilot::of(scenario, &answer);
    let explanation = PilotExplanation { scenario, answer: &answer, pilot: &pilot };
    let criteria = pilot.criteria;
    let beat = reckoned(&explanation, &[Word::pilot_beat]);
    assert!((beat[0].told - criteria.rate_to_beat).abs() <= 1e-9, "the rate to beat");
    for plan in [Some(&pilot.chosen), pilot.recommended.as_ref().map(|recommended| &recommended.plan)] {
        let Some(plan) = plan else { continue };
        for measure in PilotMeasure::ALL {
            let case = format!("{measure:?}");
            let explanation = explanation.of(plan, Asked::Measure(measure));
            let steps = reckoned(&explanation, explanation.steps());
            if !measure.is_chance() {
                assert_eq!(steps.is_empty(), measure.of(plan).is_none(), "{case}");
            }
            for step in &steps {
                check_step(step, &case);
            }
            let (Some(first), Some(figure)) = (steps.first(), measure.of(plan)) else { continue };
            let value = first.computed;
            match measure {
                PilotMeasure::Leads => assert!((value - figure).abs() <= 0.500_001, "{case}: {value} for {figure}"),
                PilotMeasure::ScaleAt | PilotMeasure::MissedAt => {
                    assert!(value <= criteria.accepted_risk * (1.0 + 1e-8), "{case}: {value}");
                    if let Some(next) = steps.get(1) {
                        assert!(next.computed > criteria.accepted_risk, "{case}: {}", next.computed);
                    }
                }
                _ => {
                    assert!((value - figure).abs() <= 1e-9 * figure.abs().max(1e-3), "{case}: {value} for {figure}");
                }
            }
        }
        for truth in Truth::ALL {
            for verdict in Verdict::ALL {
                let case = format!("{verdict:?} if {truth:?}");
                let explanation = explanation.of(plan, Asked::Chance(truth, verdict));
                let steps = reckoned(&explanation, explanation.steps());
                let likely = verdict.chance(truth.chances(plan));
                assert!((steps[0].computed - likely).abs() <= 1e-12, "{case}");
                for step in &steps {
                    check_step(step, &case);
                }
            }
        }
    }
}

#[test]
fn the_figures_of_every_form_are_told_as_computed() {
    for link in CASES {
        check_told_as_computed(&open(link, &RyuNumbers).shared.scenario);
    }
}

proptest! {
    #![proptest_config(crate::arbitrary::cases(64))]
    #[test]
    fn any_pilot_is_told_as_computed(scenario in crate::arbitrary::scenario()) {
        check_told_as_computed(&scenario);
    }

    #[test]
    fn the_stretches_of_the_line_follow_each_other_and_hold_what_is_expected(
        leads in 1_u32..400, scale_at in 1_u32..400, missed in 0_u32..400, has_both in 0_u8..4, expected in 0.0..1.0,
    ) {
        let rule = Rule {
            leads,
            scale_at: (has_both & 1 == 1 && scale_at <= leads).then_some(scale_at),
            promise_missed_at: (has_both & 2 == 2 && missed < leads).then_some(missed),
        };
        let expected = expected * f64::from(leads);
        let shown = counts_shown(&rule, expected);
        prop_assert!(expected + 0.5 <= shown);
        let stretches = stretches(&rule, shown);
        prop_assert_eq!(stretches[0].from, 0.0);
        prop_assert_eq!(stretches.last().unwrap().to, 100.0);
        for pair in stretches.windows(2) {
            prop_assert_eq!(pair[0].to, pair[1].from);
            prop_assert!(pair[0].from < pair[0].to);
        }
        let chances = rule.chances(0.3);
        for verdict in Verdict::ALL {
            let (from, to) = verdict.counts(&rule).unwrap_or_default();
            let counted = Binomial::new(leads, 0.3).between(from, to);
            prop_assert!((counted - verdict.chance(&chances)).abs() < 1e-12);
        }
    }
}

#[test]
fn the_curve_starts_at_no_leads_and_ends_at_the_largest() {
    let scenario = Scenario::default();
    let points = Pilot::of(&scenario, &Answer::of(&scenario)).curve(48);
    let drawn = line(&points, |point| point.power);
    assert_eq!(drawn[0], (0.0, 100.0));
    assert_eq!(drawn.last().unwrap().0, 100.0);
    assert!(drawn.iter().all(|&(x, y)| (0.0..=100.0).contains(&x) && (0.0..=100.0).contains(&y)));
}

#[test]
fn nothing_is_drawn_outside_of_a_chart() {
    // The chosen pilot and the recommended one far beyond the end of the curve, one of them, none.
    let far = ["v=1&leads=1000000&worked=500000&sql=90000", "v=1&leads=1000000&worked=500000&sql=90000&share=1"];
    for link in far.into_iter().chain(CASES) {
        let shown = section(Language::English, link, None);
        for name in ["x", "x1", "x2", "cx", "width"] {
            for value in shown.split(&format!(" {name}=\"")).skip(1).filter_map(|after| after.split('"').next()) {
                let Some(percent) = value.strip_suffix('%') else { continue };
                let percent: f64 = percent.parse().unwrap();
                assert!((0.0..=100.0).contains(&percent), "{link}: {name} is {value}");
            }
        }
    }
}

#[test]
fn a_pilot_beyond_the_end_of_the_curve_is_told_there_and_not_drawn() {
    let shown = section(Language::English, "v=1&leads=1000000&worked=500000&sql=90000", None);
    let (_, curve) = shown.split_once("<svg class=\"curve\"").expect("there is a curve");
    let (curve, _) = curve.split_once("<details").expect("it ends");
    assert!(text(curve).contains("20% × 30 days: 200,000 leads, 100% →"), "{}", text(curve));
    assert_eq!(curve.matches("<circle").count(), 1, "only the recommended pilot is on the curve: {curve}");
}

#[test]
fn texts_at_the_ends_of_a_chart_hang_inwards() {
    assert_eq!([0.0, 50.0, 100.0].map(anchor), ["start", "middle", "end"]);
}

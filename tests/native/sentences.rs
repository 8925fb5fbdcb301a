//! The sentences on figures, over the corners of what can be entered, in every language: none contradicts itself, none
//! compares what reads the same, none is left with a gap.

use std::rc::Rc;
use std::sync::LazyLock;
use std::thread;

use palanca::app::reading::{Reading, Shown};
use palanca::domain::answer::Answer;
use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::sales_model::SalesModel;
use palanca::domain::scenario::Goal;
use palanca::embed::Outcome;
use palanca::i18n::{Language, Part, parts};
use palanca::native::{IcuFormat, RyuNumbers};
use palanca::share_link::{Currency, open};
use palanca::ui::panel::answer::spoken;
use proptest::prelude::*;

use crate::arbitrary::{cases, scenario};
use crate::corners::{blocks, links};
use crate::drawn;
use crate::no_figure::check_shows_figures_only;

fn reading(language: Language) -> Reading {
    Reading { words: language.words(), format: Rc::new(IcuFormat::new(language)), currency: Currency::EUR }
}

fn answer(link: &str) -> Answer {
    Answer::of(&open(&format!("#v=1&{link}"), &RyuNumbers).shared.scenario)
}

/// A corner in a language, with the texts of its page.
struct Corner {
    language: Language,
    link: String,
    texts: Vec<String>,
}

/// All of them in every language, drawn once for all laws.
static CORNERS: LazyLock<Vec<Corner>> = LazyLock::new(|| {
    let of_language = |language| {
        links()
            .into_iter()
            .map(move |link| Corner { language, texts: blocks(language, &link), link })
            .collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let drawing = Language::ALL.map(|language| scope.spawn(move || of_language(language)));
        drawing.into_iter().flat_map(|each| each.join().expect("every corner can be drawn")).collect()
    })
});

/// Holds every corner against a law.
fn check_corners(law: fn(Language, &str, &[String])) {
    CORNERS.iter().for_each(|corner| law(corner.language, &corner.link, &corner.texts));
}

/// What stands in the slots of a template, where the text was made of it; a slot that comes twice counts once.
fn slots<'a>(template: &'a str, text: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
    let mut slots = Vec::new();
    let mut rest = text;
    let mut open: Option<&str> = None;
    for part in parts(template) {
        match part {
            Part::Slot(name) => open = Some(name),
            Part::Text(words) => {
                // A full stop is none within a figure.
                let end = if words == "." {
                    rest.find(". ").or(rest.strip_suffix('.').map(str::len))
                } else {
                    rest.find(words)
                }?;
                let (before, after) = (&rest[..end], &rest[end + words.len()..]);
                match open.take() {
                    Some(name) => slots.push((name, before)),
                    None if before.is_empty() => {}
                    None => return None,
                }
                rest = after;
            }
        }
    }
    Some(slots)
}

fn slot<'a>(slots: &[(&str, &'a str)], name: &str) -> &'a str {
    slots.iter().find(|(slot, _)| *slot == name).map_or("", |(_, text)| text)
}

/// The figures of "34–48 €", without the sign.
fn figures(text: &str) -> Vec<&str> {
    text.split('–').map(|figure| figure.trim_matches(|each: char| !each.is_ascii_digit())).collect()
}

#[test]
fn no_sentence_has_a_gap_or_what_is_no_figure() {
    check_corners(|language, link, texts| {
        for text in texts {
            check_shows_figures_only(text, link);
            for never in ["{", "}", "  ", " .", " ,", "()", "«»", "“”", "„“", ": .", ":\u{a0}."] {
                assert!(!text.contains(never), "{link} in {language:?} has «{never}»: {text}");
            }
        }
    });
}

/// Nothing is more than "less than 0.01", or less.
#[test]
fn no_comparison_is_doubled() {
    fn comparing(language: Language) -> &'static [&'static str] {
        match language {
            Language::Spanish => &["más de", "menos de", "debajo de", "encima de", "de", "un", "el", "los"],
            Language::English => &["than", "over", "under", "below", "above", "a", "an"],
            Language::French => &["plus de", "moins de", "dessous de", "dessus de", "inférieur à", "que les"],
            Language::German => &["als", "unter", "über", "die"],
            Language::Italian => &["più di", "meno di", "sotto", "sopra", "il"],
            Language::Portuguese => &["mais de", "menos de", "abaixo de", "acima de", "o", "os"],
        }
    }
    check_corners(|language, link, texts| {
        let words = language.sentences();
        let bounds = [words.less_than, words.more_than].map(|template| template.replace("{figure}", ""));
        // A range may go from less than one figure to another.
        let (from, _) = words.from_to.split_once("{low}").unwrap();
        for text in texts {
            for bound in &bounds {
                for (at, _) in text.match_indices(bound.as_str()) {
                    let before = text[..at].trim_end();
                    let compares = |word: &&&str| {
                        before.strip_suffix(**word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
                    };
                    let doubled = comparing(language).iter().filter(|word| **word != from.trim()).find(compares);
                    assert_eq!(doubled, None, "{link} in {language:?}: {text}");
                }
            }
        }
    });
}

#[test]
fn no_rate_is_negative_and_none_is_to_be_undercut_that_is_nothing() {
    check_corners(|language, link, texts| {
        let words = language.words();
        let nothing = ["0\u{a0}€/h", "€0/h", "€\u{a0}0/h"];
        for text in texts {
            for figure in text.split([' ', '(']).filter(|figure| figure.contains("/h")) {
                assert!(!figure.starts_with(['-', '−']), "{link} in {language:?}: {text}");
            }
            for template in [words.turns_above(), words.turns_below(), words.turned_conservative()] {
                let rate = slots(template, text).map(|slots| slot(&slots, "rate")).unwrap_or_default();
                assert!(!nothing.contains(&rate), "{link} in {language:?}: {text}");
            }
        }
    });
}

/// Figures that a sentence compares read differently, or are the same.
#[test]
fn what_is_compared_reads_differently() {
    fn differ(a: Option<f64>, b: Option<f64>) -> bool {
        a.zip(b).is_some_and(|(a, b)| (a - b).abs() > 1e-5 * a.abs().max(b.abs()))
    }
    check_corners(|language, link, texts| {
        let words = language.words();
        let answer = answer(link);
        let slots_of = |template: &str, first: &str, second: &str| -> Vec<(String, String)> {
            let found = texts.iter().filter_map(|text| slots(template, text));
            found.map(|slots| (slot(&slots, first).to_owned(), slot(&slots, second).to_owned())).collect()
        };
        let same = |pairs: Vec<(String, String)>| {
            pairs.into_iter().find(|(first, second)| figures(first).iter().any(|end| figures(second).contains(end)))
        };
        let in_house = &answer.models.internal;
        let of_both = |figure: fn(&palanca::domain::sales_model::ModelFigures) -> Option<f64>| {
            let ranges = [&answer.range.full_service, &answer.range.hybrid];
            ranges.iter().all(|range| {
                differ(figure(in_house), figure(&range.conservative))
                    && differ(figure(in_house), figure(&range.benchmark))
            })
        };
        if of_both(|figures| figures.cost_per_sql) {
            assert_eq!(same(slots_of(words.headline_cost(), "pair", "today")), None, "{link} in {language:?}");
            assert_eq!(same(slots_of(words.stay_cost(), "pair", "today")), None, "{link} in {language:?}");
        }
        if of_both(|figures| Some(figures.sql_per_month)) {
            assert_eq!(same(slots_of(words.headline_volume(), "pair", "today")), None, "{link} in {language:?}");
        }
        if of_both(|figures| Some(figures.ceo_hours_per_week)) {
            assert_eq!(same(slots_of(words.headline_time(), "pair", "today")), None, "{link} in {language:?}");
        }
        for template in [words.turns_above(), words.turns_below()] {
            assert_eq!(same(slots_of(template, "rate", "asked")), None, "{link} in {language:?}");
        }
        if !link.contains("leads=50&worked=50") {
            for template in [words.evidence_flips_above(), words.evidence_flips_below()] {
                assert_eq!(same(slots_of(template, "value", "now")), None, "{link} in {language:?}");
            }
        }
        assert_eq!(same(slots_of(words.pilot_why_costs(), "with", "without")), None, "{link} in {language:?}");
        assert_eq!(same(slots_of(words.pilot_against(), "promise", "beat")), None, "{link} in {language:?}");
    });
}

/// "Cheaper in 0 of 10 months" says nothing of what has no cost.
#[test]
fn months_are_compared_only_where_both_bring_sql() {
    check_corners(|language, link, texts| {
        let words = language.words();
        let answer = answer(link);
        let has_sql = |model| answer.models.of(model).sql_per_month > 0.0;
        let can_compare =
            has_sql(SalesModel::Internal) && (has_sql(SalesModel::Hybrid) || has_sql(SalesModel::FullService));
        let compares = texts.iter().any(|text| slots(words.evidence_finding(), text).is_some());
        assert!(!compares || can_compare, "{link} in {language:?}");
        if answer.recommended.is_none() {
            assert!(
                !texts.iter().any(|text| slots(words.luck_without_cost(), text).is_some()),
                "{link} in {language:?}"
            );
        }
    });
}

/// A winner that loses in the conservative case is never announced without that, wherever it is announced.
#[test]
fn a_winner_of_the_best_case_alone_is_told_as_such() {
    check_corners(|language, link, texts| {
        let words = language.words();
        let state = drawn::opened(language, &format!("v=1&{link}"));
        let answer = answer(link);
        let reading = reading(language);
        let aloud = spoken(&reading, &state, &answer);
        let only = words.only_at_best();
        let is_best_case = state.scenario.realised_fraction() >= 1.0;
        let announced = texts.iter().filter(|text| text.contains(only.as_str())).count();
        let wins = answer.otherwise(answer.goal);
        if let Some(winner) = wins.filter(|_| is_best_case) {
            let outcome = Outcome::of(&answer);
            assert_eq!(outcome.saving, "none", "{link}");
            // The headline, the figures that stay in view, the models, and the sheet.
            assert!(announced >= 4, "{link} in {language:?} says it {announced} times");
            assert!(aloud.contains(only.as_str()), "{link} in {language:?}: {aloud}");
            let other = match winner {
                SalesModel::Internal => words.own_team(),
                SalesModel::FullService => words.full_service_object(),
                SalesModel::Hybrid => words.hybrid_object(),
            };
            let names_it = |text: &&String| text.contains(only.as_str()) && text.contains(other.as_str());
            assert!(texts.iter().filter(names_it).count() >= 2, "{link} in {language:?} says who wins otherwise");
            assert!(aloud.contains(other.as_str()), "{link} in {language:?}: {aloud}");
        }
        let value_wins_at_best = answer.value.is_some() && answer.otherwise(Goal::Value).is_some();
        if wins.is_none() && !value_wins_at_best {
            assert_eq!(announced, 0, "{link} in {language:?}");
            assert!(!aloud.contains(only.as_str()), "{link} in {language:?}: {aloud}");
        }
    });
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn both_cases_are_those_of_the_scenario_moved_there(scenario in scenario()) {
        let at = |realised| Answer::of(&scenario.clone().with(Quantity::nearest(Input::Realised, realised)));
        let answer = Answer::of(&scenario);
        prop_assert_eq!(answer.conservative_winners, at(0.0).winners);
        prop_assert_eq!(answer.benchmark_winners, at(100.0).winners);
        prop_assert_eq!(at(0.0).otherwise(answer.goal), None);
        prop_assert_eq!(at(100.0).at_best(answer.goal), None);
    }

    #[test]
    fn figures_told_apart_read_alike_only_where_they_are_the_same(
        a in prop_oneof![0.0..1e3, 1e-6..1e-3, 1e3..1e12],
        part in prop_oneof![Just(0.0), -1e-5..1e-5, -0.1..0.1, 1.0..9.0],
        shown in proptest::sample::select(vec![Shown::Money, Shown::Sql, Shown::Hours, Shown::Rate, Shown::Leads]),
    ) {
        let b = a * (1.0 + part);
        let reading = reading(Language::English);
        let texts = reading.apart(&[Some(a), Some(b), None], shown);
        prop_assert_eq!(texts[0] == texts[1], (a - b).abs() <= 1e-7 * a, "{:?}", texts);
        prop_assert_eq!(&texts[2], "");
        prop_assert!(a == 0.0 || texts[0].chars().any(|each| matches!(each, '1'..='9')), "{:?}", texts);
        prop_assert!(!texts.concat().contains("under"), "{:?}", texts);
    }
}

#[track_caller]
fn check_says(language: Language, link: &str, words: &str) {
    let texts = blocks(language, link).join("\n").replace(['\u{a0}', '\u{202f}'], " ");
    assert!(texts.contains(words), "{link} in {language:?} does not say «{words}»:\n{texts}");
}

#[test]
fn the_headline_names_the_case_in_which_another_model_wins() {
    let link = "hybrid_rate=63.2&full_rate=90";
    check_says(
        Language::English,
        link,
        "Hybrid is cheapest per SQL, but only in the best case: €71.63–101 instead of €72.00. In the conservative case, your own team wins.",
    );
    check_says(
        Language::Spanish,
        link,
        "El híbrido da el SQL más barato, pero solo en el mejor caso: 71,63–101 €, en vez de 72,00 €. En el caso conservador gana tu propio equipo.",
    );
    check_says(Language::French, link, "Dans le cas prudent, votre propre équipe l’emporte.");
    check_says(Language::German, link, "aber nur im besten Fall: 71,63–101 € statt 72,00 €.");
    check_says(Language::Italian, link, "Nel caso prudente vince il tuo team.");
    check_says(Language::Portuguese, link, "No caso conservador, ganha a sua própria equipe.");
    check_says(Language::English, link, "more than €64/h (now €63/h). In the conservative case, already above €45/h.");
}

#[test]
fn other_goals_name_that_case_too() {
    let value = "goal=value&deal=1000&hybrid_rate=70&full_rate=90";
    check_says(Language::English, value, "Hybrid leaves most net, but only in the best case: €647 to €2,070 a month");
    check_says(Language::Spanish, "hybrid_hours=3&goal=time", "En el caso conservador traería menos SQL y gana");
    check_says(
        Language::German,
        "hybrid_hours=2.4&full_hours=1&goal=volume",
        "aber nur im besten Fall: 6,5–9,2 statt 9.",
    );
}

#[test]
fn part_of_the_gain_is_named_where_the_winner_hangs_on_it() {
    let link = "realised=60&hybrid_rate=48&full_rate=48";
    check_says(Language::English, link, "Hybrid is cheapest per SQL, if 60% of the article’s gain comes true: €54–77");
    check_says(
        Language::Spanish,
        "realised=0&hybrid_rate=50&full_rate=90",
        "con el híbrido saldría a 57–80 €. En el mejor caso gana el híbrido.",
    );
}

#[test]
fn staying_says_why_where_a_partner_would_be_cheaper() {
    check_says(
        Language::English,
        "hybrid_hours=1&full_hours=1",
        "Stay in-house: with hybrid an SQL would cost €34–48 instead of €72, but you would get fewer: 2.7–3.8 a month instead of 9.",
    );
    check_says(Language::Spanish, "hybrid_hours=0&full_hours=0", "Quédate en casa: el híbrido no traería ningún SQL.");
    check_says(Language::English, "ceo=0&goal=time", "You spend no hours on sales today: there are none to save.");
}

#[test]
fn what_does_not_exist_today_is_not_compared_with() {
    check_says(Language::English, "sql=0", "There are no SQL today to compare with.");
    check_says(Language::English, "sql=0&goal=value&deal=10", "No SQL comes today. With hybrid it would be");
    check_says(Language::Spanish, "leads=0", "Con estas cifras ningún modelo trae SQL");
}

#[test]
fn a_rate_that_no_pilot_could_reach_is_not_one_to_beat() {
    let link = "team_cost=0&team_tools=0";
    check_says(Language::English, link, "even if hybrid turned every lead into an SQL, it would not pay.");
    check_says(Language::Spanish, link, "aunque el híbrido convirtiera en SQL todos los leads, no compensaría.");
}

#[test]
fn thousands_are_grouped_in_every_language() {
    let setup = "setup=2500.5&leads=1500";
    check_says(Language::Spanish, setup, "Puesta en marcha: 2.500,50 €");
    check_says(Language::Italian, setup, "Lead alla tua portata: 1.500 lead/mese");
    check_says(Language::Portuguese, setup, "€ 2.500,50");
    check_says(Language::Spanish, "", "2.800 €");
}

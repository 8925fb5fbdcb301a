//! A founder plans the pilot that would settle it, at every volume.

use serde_json::Value;

use crate::browser::{Visitor, key};
use crate::page::{Page, in_some_languages};

const TAKE: &str = "[data-take-pilot]";

/// Volumes in the three regimes, with a team that fits them; the last is large enough for a short pilot.
const VOLUMES: [(&str, &str); 4] = [
    ("light", "#v=1&leads=20&worked=15&sql=4"),
    ("below_optimum", "#v=1&leads=80&worked=40&sql=7"),
    ("optimal", "#v=1"),
    ("optimal", "#v=1&leads=2000&worked=600&sql=100"),
];

#[test]
fn a_pilot_is_told_in_full_at_every_volume() {
    in_some_languages(&Visitor::default(), |page| {
        let mut told: Vec<(&str, String)> = Vec::new();
        for (regime, link) in VOLUMES {
            page.open(link);
            page.until_shows(link);
            assert_eq!(page.results()["pilot"]["regime"], regime);
            check_shows_all_of(page, "chosen");
            check_shows_all_of(page, "recommended");
            // The same words for the same regime, and others for another.
            let words = without_numbers(&page.words("#pilot .pilot p"));
            for (other, other_words) in &told {
                assert_eq!(*other == regime, *other_words == words, "{other} and {regime} at {link}: {words}");
            }
            told.push((regime, words));
        }
    });
}

#[test]
fn the_regime_follows_the_leads_as_they_are_typed() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&worked=15&sql=3");
        page.until_shows_its_address();
        let mut told = vec![without_numbers(&page.words("#pilot .pilot p"))];
        for (leads, regime) in [("149", "below_optimum"), ("30", "below_optimum"), ("29", "light")] {
            page.type_into("leads", leads);
            page.until_shows_inputs(&[("leads", leads)]);
            assert_eq!(page.results()["pilot"]["regime"], regime);
            told.push(without_numbers(&page.words("#pilot .pilot p")));
        }
        assert_eq!(told[1], told[2]);
        assert!(told[0] != told[1] && told[2] != told[3] && told[0] != told[3], "{told:?}");
    });
}

#[test]
fn the_recommended_pilot_is_taken_at_every_volume() {
    in_some_languages(&Visitor::default(), |page| {
        for (_, link) in VOLUMES {
            page.open(link);
            page.until_shows(link);
            let recommended = page.results()["pilot"]["recommended"].clone();
            let [share, days] = ["share", "days"].map(|field| recommended[field].as_f64().expect("it is planned"));
            page.press_button(TAKE);
            page.until("the share is in its field", &holds("share", share));
            page.until("the days are in their field", &holds("days", days));
            page.until_shows_its_address();
            let inputs = page.results()["inputs"].clone();
            assert_eq!((inputs["share"].as_f64(), inputs["days"].as_f64()), (Some(share), Some(days)));
            assert_eq!(page.figure("pilot.chosen.power"), recommended["power"].as_f64());
            assert_eq!(page.figure("pilot.chosen.leads"), page.figure("pilot.recommended.leads"));
            // It stays where it is, says that it is done, and does nothing more.
            page.until_focus_is_on("[data-take-pilot][aria-disabled='true']");
            let before = page.fragment();
            page.press(key::ENTER);
            page.until_shows_its_address();
            assert_eq!(page.fragment(), before);
            page.type_into("share", "21");
            page.until_shows_inputs(&[("share", "21")]);
            assert!(page.has("[data-take-pilot][aria-disabled='false']"), "another pilot can be exchanged again");
        }
    });
}

#[test]
fn a_volume_that_no_pilot_settles_says_so() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.until_shows("");
        assert_eq!(page.results()["pilot"]["recommended"]["conclusive"], true);
        let (finding, caution) = (page.words("#pilot .finding"), page.words("#pilot .plans .caution"));
        let small = [("leads", "20"), ("worked", "15"), ("sql", "4")];
        for (key, value) in small {
            page.type_into(key, value);
        }
        page.until_shows_inputs(&small);
        assert_eq!(page.results()["pilot"]["recommended"]["conclusive"], false);
        assert_ne!(without_numbers(&page.words("#pilot .finding")), without_numbers(&finding));
        assert_ne!(page.words("#pilot .plans .caution"), caution);
        // The largest there is, which settles nothing either.
        page.press_button(TAKE);
        page.until_shows_inputs(&[("share", "100"), ("days", "90")]);
        assert!(page.figure("pilot.chosen.power").is_some_and(|power| power < 0.8));
        assert!(page.has("#pilot .plans .caution"), "it goes on saying so");
    });
}

#[test]
fn a_pilot_that_is_enough_is_not_warned_of() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.until_shows("");
        assert!(page.has("#pilot .plans .caution"), "20 % for 30 days is too little");
        page.type_into("share", "40");
        page.type_into("days", "60");
        page.until_shows_inputs(&[("share", "40"), ("days", "60")]);
        assert!(page.figure("pilot.chosen.power").is_some_and(|power| power >= 0.8));
        assert!(!page.has("#pilot .plans .caution"), "{}", page.words("#pilot .plans"));
    });
}

#[test]
fn a_partner_too_dear_to_pilot_is_advised_against_and_a_cheaper_one_is_planned_again() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.open_all_details();
        page.type_into("hybrid_rate", "70");
        page.until_shows_inputs(&[("hybrid_rate", "70")]);
        let pilot = page.results()["pilot"].clone();
        assert_eq!((&pilot["worth_piloting"], &pilot["recommended"]), (&false.into(), &Value::Null));
        assert!(!page.has(TAKE) && !page.has("#pilot .number-line"), "there is nothing to take or to judge");
        assert!(page.has("#pilot .finding [data-output='pilot.rate_to_beat']"), "it says which rate it would take");
        page.type_into("hybrid_rate", "30");
        page.until_shows_no_input(&["hybrid_rate"]);
        assert!(page.has(TAKE) && page.has("#pilot .number-line"));
        page.until_focus_is_on("input[name='hybrid_rate']");
    });
}

#[test]
fn the_field_keeps_the_focus_where_a_few_percent_are_no_lead_at_all() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&leads=20&worked=15&sql=4");
        page.until_shows_its_address();
        // On the way to 15 stands a 1.
        page.type_into("share", "1");
        page.until_shows_inputs(&[("share", "1")]);
        assert!(!page.has("#pilot .number-line"), "a pilot without leads has no verdict");
        page.press("5");
        page.until_shows_inputs(&[("share", "15")]);
        assert!(page.has("#pilot .number-line"));
        page.until_focus_is_on("input[name='share']");
    });
}

#[test]
fn at_a_million_leads_everything_stays_in_its_chart() {
    in_some_languages(&Visitor::default(), |page| {
        let link = "#v=1&leads=1000000&worked=500000&sql=90000";
        page.open(link);
        page.until_shows(link);
        assert_eq!(page.figure("pilot.chosen.power"), Some(1.0));
        let out = page.run(
            "return [...document.querySelectorAll('#pilot .curve, #pilot .number-line')].flatMap((chart) => {
               const { left, right } = chart.getBoundingClientRect();
               return [...chart.querySelectorAll('line, circle, rect, text, polyline')].filter((mark) => {
                 const box = mark.getBoundingClientRect();
                 return box.left < left - 6 || box.right > right + 6;
               }).map((mark) => mark.outerHTML);
             })",
            serde_json::json!([]),
        );
        assert_eq!(out, serde_json::json!([]), "outside of their chart");
        assert!(page.has("#pilot .curve circle.best"), "the recommended pilot is on the curve");
        for wrong in ["NaN", "∞", "Infinity"] {
            assert!(!page.words("#pilot").contains(wrong), "{wrong}");
        }
    });
}

/// Every figure of a plan that people are shown is there, and has the value that scripts are given.
#[track_caller]
fn check_shows_all_of(page: &Page, plan: &str) {
    let results = page.results();
    for field in [
        "leads",
        "hours_per_week",
        "budget",
        "expected_sql",
        "expected_sql_today",
        "cost_per_sql",
        "scale_at",
        "promise_missed_at",
        "power",
        "power_conservative",
    ] {
        let path = format!("pilot.{plan}.{field}");
        assert_eq!(page.figure(&path), results["pilot"][plan][field].as_f64(), "{path} at {}", page.address());
    }
}

/// Whether the visitor sees a number in a field.
fn holds(key: &str, number: f64) -> String {
    format!("document.querySelector('input[name={key}]').value === '{number}'")
}

fn without_numbers(words: &str) -> String {
    words.chars().filter(|each| each.is_alphabetic() || *each == ' ').collect()
}

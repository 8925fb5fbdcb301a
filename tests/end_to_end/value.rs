//! A founder says what a won deal is worth, and takes it back.

use serde_json::json;

use crate::browser::Visitor;
use crate::page::{Page, in_some_languages};

#[test]
fn a_deal_is_asked_for_and_brings_its_figures_and_its_goal() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.until_shows("");
        check_shows_no_value(page);
        let asks = page.words("#value .finding");
        page.type_into("deal", "1000");
        page.until_shows_inputs(&[("deal", "1000")]);
        page.until_focus_is_on("input[name='deal']");
        check_shows_value(page);
        assert_ne!(page.words("#value .finding"), asks);
        choose_value(page);
        assert_eq!(page.results()["recommended_model"], page.results()["winners"]["value"]);
        assert!(page.has("#answer [data-output='value.internal.net_per_month']"), "{}", page.words("#answer"));
    });
}

#[test]
fn a_deal_taken_away_leaves_nothing_behind() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.until_shows("");
        let (headline, finding) = (page.words("#answer"), page.words("#value .finding"));
        page.type_into("deal", "1000");
        page.until_shows_inputs(&[("deal", "1000")]);
        choose_value(page);
        let by_value = page.words("#answer");
        page.press_button("#value button:has([data-output='value.hybrid.net_per_month'])");
        page.until("its formula is open", "document.querySelector('#value div.formula')");
        page.type_into("deal", "0");
        page.until_shows_no_input(&["deal"]);
        page.until_focus_is_on("input[name='deal']");
        check_shows_no_value(page);
        assert!(!page.has("div.formula"), "the formula went with its figure");
        assert_eq!(page.words("#answer"), headline, "the answer is the one on cost");
        assert_eq!(page.words("#value .finding"), finding);
        // The choice stays the visitor's, and what is used instead is said.
        let results = page.results();
        assert_eq!(results["inputs"]["goal"], "value");
        assert_eq!(results["recommended_model"], results["winners"]["cost"]);
        assert_eq!(page.notices(), [("inconsistent".to_owned(), "goal".to_owned())]);
        page.type_into("deal", "1000");
        page.until_shows_inputs(&[("deal", "1000"), ("goal", "value")]);
        check_shows_value(page);
        assert_eq!(page.words("#answer"), by_value);
        assert_eq!(page.notices(), []);
    });
}

#[test]
fn an_emptied_deal_is_not_a_deal_of_nothing() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&deal=1000&goal=value");
        page.until_shows("#v=1&deal=1000&goal=value");
        let headline = page.words("#answer");
        page.type_into("deal", "");
        assert_eq!(page.draft("deal"), "");
        check_shows_value(page);
        page.leave_field();
        page.until(
            "the deal is back in its field",
            "document.querySelector('[name=deal]').value.replace(/\\D/g, '') === '1000'",
        );
        page.until_shows("#v=1&deal=1000&goal=value");
        assert_eq!(page.words("#answer"), headline);
    });
}

#[test]
fn the_goal_of_most_value_goes_with_the_deal_where_another_is_chosen() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&goal=time");
        page.until_shows("#v=1&goal=time");
        assert!(!page.has(VALUE_GOAL), "value can't be judged yet");
        page.type_into("deal", "1000");
        page.until_shows_inputs(&[("deal", "1000"), ("goal", "time")]);
        assert!(page.has(VALUE_GOAL));
        page.type_into("deal", "0");
        page.until_shows_no_input(&["deal"]);
        assert!(!page.has(VALUE_GOAL), "nor any more");
        page.until_shows("#v=1&goal=time");
    });
}

#[test]
fn the_other_figures_of_a_deal_change_what_it_leaves() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&deal=1000");
        page.until_shows("#v=1&deal=1000");
        let payback = page.figure("value.hybrid.payback_months");
        page.type_into("cycle", "9");
        page.until_shows_inputs(&[("deal", "1000"), ("cycle", "9")]);
        assert_ne!(page.figure("value.hybrid.payback_months"), payback, "cash comes later");
        let mut net = page.figure("value.hybrid.net_per_month");
        let mut typed = vec![("cycle", "9")];
        for (key, value) in [("win", "30"), ("partner_win", "10"), ("ceo_value", "90")] {
            page.type_into(key, value);
            typed.push((key, value));
            page.until_shows_inputs(&typed);
            let now = page.figure("value.hybrid.net_per_month");
            assert_ne!(now, net, "{key}");
            net = now;
        }
        // A partner's own share of wins is emptied: then it wins as often as the team does.
        page.type_into("partner_win", "");
        page.until_shows_no_input(&["partner_win"]);
        assert_ne!(page.figure("value.hybrid.net_per_month"), net);
    });
}

const VALUE_GOAL: &str = "label:has(input[name='goal'][value='value'])";

#[track_caller]
fn choose_value(page: &Page) {
    page.click(VALUE_GOAL);
    page.until_shows_inputs(&[("goal", "value")]);
}

/// All that a deal brings is there: the month, both charts with their table, and the facts of each switch.
#[track_caller]
fn check_shows_value(page: &Page) {
    for model in ["internal", "full_service", "hybrid"] {
        for figure in ["value_per_month", "total_cost_per_month", "net_per_month", "roi"] {
            let path = format!("value.{model}.{figure}");
            assert!(page.shows_figure(&path), "{path} is not shown");
        }
    }
    for partner in ["full_service", "hybrid"] {
        for figure in ["payback_months", "pipeline_90", "extra_cost_90", "pipeline_ratio_90"] {
            let path = format!("value.{partner}.{figure}");
            assert!(page.shows_figure(&path), "{path} is not shown");
        }
    }
    assert_eq!(charts(page), 2);
    assert!(page.has(VALUE_GOAL), "value can be chosen as the goal");
}

#[track_caller]
fn check_shows_no_value(page: &Page) {
    let left = page.run(
        "return [...document.querySelectorAll('[data-output^=\"value.\"], #value table')].map((left) => left.outerHTML)",
        json!([]),
    );
    assert_eq!(left, json!([]), "without a deal");
    assert_eq!(charts(page), 0);
}

/// The charts of the section.
#[track_caller]
fn charts(page: &Page) -> usize {
    let count = page.run("return document.querySelectorAll('#value [role=img]').length", json!([]));
    usize::try_from(count.as_u64().expect("a number")).expect("few")
}

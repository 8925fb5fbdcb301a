//! A founder asks what would have to be true for the answer to be another one, and tries it.

use serde_json::json;

use crate::browser::{Visitor, key};
use crate::page::{Page, in_some_languages, slider, text};

#[test]
fn partners_dearer_than_their_break_even_rates_lose_to_the_team_and_win_again_once_cheaper() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.open_all_details();
        page.until_shows("");
        check_winner(page, "hybrid");
        let at_first = page.words("#answer");
        let dear = above(page.figure("break_even.hybrid.provider_rate"));
        page.type_into("hybrid_rate", &dear);
        page.until_shows_inputs(&[("hybrid_rate", &dear)]);
        check_winner(page, "full_service");
        let full_dear = above(page.figure("break_even.full_service.provider_rate"));
        page.type_into("full_rate", &full_dear);
        page.until_shows_inputs(&[("hybrid_rate", &dear), ("full_rate", &full_dear)]);
        check_winner(page, "internal");
        // A euro less is below the rate again.
        page.type_into("full_rate", &less(&full_dear));
        page.until_shows_inputs(&[("full_rate", &less(&full_dear))]);
        check_winner(page, "full_service");
        page.type_into("hybrid_rate", "30");
        page.until_shows_no_input(&["hybrid_rate"]);
        check_winner(page, "hybrid");
        page.click("[data-reset='full_rate']");
        page.until_shows_no_input(&["hybrid_rate", "full_rate"]);
        assert_eq!(page.words("#answer"), at_first, "the answer is as it was");
    });
}

#[test]
fn the_answer_turns_where_the_page_says_it_does() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.open_all_details();
        page.until_shows("");
        let flips = page.results()["flip_points"].as_array().expect("a list").clone();
        assert!(!flips.is_empty());
        for flip in flips {
            let key = text(&flip["key"]);
            let value = flip["value"].to_string();
            assert!(page.has(&format!("#evidence [data-flip='{key}']")), "{key} is told");
            page.type_into(&key, &page.as_written(&value));
            page.until_shows_inputs(&[(&key, &value)]);
            match flip["winner"].as_str() {
                Some(winner) => check_winner(page, winner),
                None => assert!(page.results()["winners"]["cost"].is_null(), "{key} at {value} has no winner"),
            }
            page.open("#v=1");
            page.open_all_details();
            page.until_shows("#v=1");
        }
    });
}

#[test]
fn the_case_goes_from_the_conservative_one_to_the_benchmark() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.open_all_details();
        page.until_shows("");
        page.focus(&format!("#evidence {}", slider("realised")));
        page.press(key::HOME);
        page.until_shows_inputs(&[("realised", "0")]);
        assert_eq!(page.draft("realised"), "0", "the field among the assumptions follows");
        let hybrid = page.figure("models.hybrid.cost_per_sql");
        assert_eq!(hybrid, page.figure("range.hybrid.conservative.cost_per_sql"));
        page.press(key::RIGHT);
        page.until_shows_inputs(&[("realised", "5")]);
        page.press(key::END);
        page.until_shows_no_input(&["realised"]);
        assert_eq!(
            page.figure("models.hybrid.cost_per_sql"),
            page.figure("range.hybrid.benchmark.cost_per_sql"),
            "back at the benchmark"
        );
    });
}

#[test]
fn formulas_open_one_at_a_time_and_follow_the_figures() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&deal=1000");
        page.open_all_details();
        page.until_shows("#v=1&deal=1000");
        for path in [
            "models.hybrid.cost_per_sql",
            "break_even.hybrid.provider_rate",
            "audit.admin_cost_per_month",
            "pilot.chosen.budget",
            "value.hybrid.net_per_month",
            "value.hybrid.extra_cost_90",
        ] {
            let button = format!("button:has([data-output='{path}'])");
            page.press_button(&button);
            page.until_focus_is_on(&format!("{button}[aria-expanded='true']"));
            let open = page.run("return document.querySelectorAll('div.formula').length", json!([]));
            assert_eq!(open, 1, "{path} alone is open");
        }
        let before = page.words("div.formula");
        page.type_into("hybrid_rate", "41");
        page.until_shows_inputs(&[("hybrid_rate", "41")]);
        assert_ne!(page.words("div.formula"), before, "the open formula holds the new figures");
        page.press_button("button:has([data-output='value.hybrid.extra_cost_90'])");
        page.until("it is closed again", "!document.querySelector('div.formula')");
    });
}

/// The winner for the goal, in the results and in what stays in view.
#[track_caller]
fn check_winner(page: &Page, winner: &str) {
    assert_eq!(page.results()["recommended_model"], winner);
    let first =
        page.run("return document.querySelector('#calculator .summary .main [data-output]').dataset.output", json!([]));
    let path = text(&first);
    let shown = path.split('.').nth(1).expect("a path names its model");
    assert_eq!(shown, winner, "{path} is what stays in view: {}", page.words("#answer"));
    let best = page.run(
        "return [...document.querySelectorAll('#models td.best [data-output]')].map((shown) => shown.dataset.output)",
        json!([]),
    );
    let best = best.as_array().expect("a list");
    assert!(!best.is_empty());
    for path in best {
        assert_eq!(text(path).split('.').nth(1), Some(winner), "the table marks the winner's column");
    }
}

/// The next whole euro above a rate.
#[track_caller]
fn above(rate: Option<f64>) -> String {
    (rate.expect("there is such a rate").floor() + 1.0).to_string()
}

fn less(rate: &str) -> String {
    (rate.parse::<f64>().expect("a number") - 1.0).to_string()
}

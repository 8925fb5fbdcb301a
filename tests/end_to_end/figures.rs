//! A founder enters their own figures and reads what the three models would give.

use std::fs;
use std::path::Path;

use palanca::native::RyuNumbers;
use palanca::results::evaluate;
use palanca::share_link::v1::{self, Key};
use serde_json::{Value, json};

use crate::browser::{Visitor, key};
use crate::page::{self, MAIN_INPUTS, Page, field, in_language, in_some_languages, slider, text};

#[test]
fn the_page_opens_with_the_benchmark() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        check_model(page, "internal", [9.0, 0.18, 72.0, 15.0]);
        check_model(page, "full_service", [16.0, 0.22, 58.0, 8.0]);
        check_model(page, "hybrid", [22.0, 0.27, 34.0, 4.0]);
        page.until_shows("");
    });
}

#[test]
fn each_main_input_changes_the_figures_by_typing() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        let mut typed = Vec::new();
        for (key, value) in
            [("leads", "200"), ("worked", "60"), ("sql", "11"), ("hours", "7.5"), ("team_cost", "31.5"), ("ceo", "22")]
        {
            page.type_into(key, &page.as_written(value));
            typed.push((key, value));
            page.until_shows_inputs(&typed);
        }
    });
}

#[test]
fn each_main_input_changes_the_figures_by_its_slider() {
    in_some_languages(&Visitor::default(), |page| {
        for key in MAIN_INPUTS {
            page.open("#v=1");
            page.until_shows("#v=1");
            let before = page.draft(key);
            page.focus(&slider(key));
            page.press(&key::RIGHT.repeat(3));
            let default = default_of(key);
            page.until(
                &format!("the slider of {key} has raised it"),
                &format!("Number(new URLSearchParams(location.hash.slice(1)).get({key:?})) > {default}"),
            );
            page.until_shows_its_address();
            assert_ne!(page.draft(key), before, "the field of {key} follows its slider");
        }
    });
}

#[test]
fn each_other_field_reaches_the_figures_too() {
    in_some_languages(&Visitor::default(), |page| {
        // With a surcharge of one's own and a value for deals, so that every field has a meaning.
        let given = "#v=1&sector=custom&surcharge=1&deal=1000";
        page.open(given);
        page.until_shows(given);
        for key in v1::keys() {
            let Key::Number(number) = key else { continue };
            page.open_all_details();
            if MAIN_INPUTS.contains(&number.name) || !is_offered(page, &field(number.name)) {
                continue;
            }
            let more = (number.default.unwrap_or(2.0) * 2.0 + 3.0).floor();
            let value = if more > number.most { (number.most / 2.0).floor() } else { more }.to_string();
            page.type_into(number.name, &value);
            page.leave_field();
            page.until_shows_inputs(&[(number.name, &value)]);
        }
    });
}

#[test]
fn each_sector_and_each_goal_can_be_chosen() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&deal=1000&sector=custom&goal=volume");
        page.open_all_details();
        for (key, choices) in
            [("sector", ["saas", "fintech", "custom"].as_slice()), ("goal", &["value", "time", "volume"])]
        {
            for choice in choices {
                page.click(&format!(
                    "select[name='{key}'] option[value='{choice}'], label:has(input[name='{key}'][value='{choice}'])"
                ));
                page.until_shows_inputs(&[(key, choice)]);
            }
        }
    });
}

#[test]
fn every_golden_link_evaluates_in_the_page_as_it_does_natively() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/links/v1.links");
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let links: Vec<&str> = text.lines().collect();
    assert!(!links.is_empty());
    // A link without a path of its own is read for the default language, as it is natively.
    in_language(page::LANGUAGES[0], &Visitor::default(), |page| {
        page.open("");
        for some in links.chunks(100) {
            let inside = page.run("return arguments[0].map((link) => palanca.evaluate(link))", json!([some]));
            for (link, inside) in some.iter().zip(inside.as_array().expect("a list")) {
                assert_eq!(inside, &evaluate(link, &RyuNumbers), "{link}");
            }
        }
    });
}

#[track_caller]
fn check_model(page: &Page, model: &str, [sql, rate, cost, ceo]: [f64; 4]) {
    for (name, expected) in
        [("sql_per_month", sql), ("sql_rate", rate), ("cost_per_sql", cost), ("ceo_hours_per_week", ceo)]
    {
        let path = format!("models.{model}.{name}");
        let shown = page.figure(&path).unwrap_or_else(|| panic!("the page shows no value for {path}"));
        assert!((shown - expected).abs() < 1e-9, "{path} is {shown}, not {expected}");
    }
}

fn default_of(key: &str) -> f64 {
    let results: Value = serde_json::from_str(&evaluate("", &RyuNumbers)).expect("results are JSON");
    results["inputs"][key].as_f64().expect("a main input has a default")
}

/// Whether something that can be used is there for the visitor to see.
fn is_offered(page: &Page, selector: &str) -> bool {
    let offered = page.run(
        "const found = document.querySelector(arguments[0]); return String(found !== null && !found.disabled && found.checkVisibility())",
        json!([selector]),
    );
    text(&offered) == "true"
}

/// In the page the start script makes a link of it, natively `results` does.
#[test]
fn json_is_read_in_the_page_as_natively() {
    in_language(page::LANGUAGES[0], &Visitor::default(), |page| {
        page.open("");
        let earlier = evaluate("#v=1&leads=300&hybrid_pace=2&goal=time&title=a", &RyuNumbers);
        for given in [
            "{}",
            r#" {"leads":3e2, "sector":"saas","goal":"value","deal":20000.5} "#,
            r#"{"v":2,"inputs":{"leads":300,"led":{"a":[1,"}"]}}}"#,
            r#"{"leads":"300","sql":null,"hybrid_hours":null,"hours":true,"ceo":[3],"title":"12 = \"a&b\" %","x":"-1"}"#,
            r#"{"inputs":5,"leads":-1,"title":5,"v":"1","sector":""}"#,
            "[300]",
            "300",
            "null",
            "\"hello\"",
            "hello",
            "{",
            "{\"leads\":300,}",
            "#v=1&leads=200",
            &earlier,
        ] {
            assert_eq!(page.evaluate(given), evaluate(given, &RyuNumbers), "{given}");
        }
        assert_eq!(page.evaluate(&earlier), earlier);
    });
}

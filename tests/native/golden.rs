//! Every link ever shipped gives what it gave, to the letter; see `tests/data/links/README.md`.

use std::fs;
use std::path::Path;

use palanca::native::RyuNumbers;
use palanca::results::evaluate;
use palanca::share_link::v1;
use serde_json::Value;

use crate::frozen::NOTICE_CODES;

const LINKS: &str = include_str!("../data/links/v1.links");

/// Read when the test runs, as a run may write it anew.
fn results() -> String {
    fs::read_to_string(path()).unwrap()
}

fn path() -> impl AsRef<Path> {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/links/v1.results")
}

#[test]
fn every_golden_link_gives_its_result_to_the_letter() {
    let found: Vec<String> = LINKS.lines().map(|link| evaluate(link, &RyuNumbers)).collect();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        write_anew(&found);
    }
    let results = results();
    let expected: Vec<&str> = results.lines().collect();
    for ((link, found), expected) in LINKS.lines().zip(&found).zip(&expected) {
        assert_eq!(found, expected, "{link}");
    }
    assert_eq!(found.len(), expected.len(), "links and results");
}

/// Writes the results, unless any that stand in the file have changed.
fn write_anew(found: &[String]) {
    for ((link, found), before) in LINKS.lines().zip(found).zip(results().lines()) {
        let changes = changes("", &parsed(before), &parsed(found));
        assert!(changes.is_empty(), "{link}: {changes:?}");
    }
    assert!(results().lines().count() <= found.len(), "a link is gone");
    fs::write(path(), found.join("\n") + "\n").unwrap();
}

fn parsed(result: &str) -> Value {
    serde_json::from_str(result).unwrap()
}

/// What stood as `null` in the first results of version 1 because nothing worked it out yet.
const NOT_YET: [&str; 2] = [".value", ".winners.value"];

/// Every value that stood before and does not stand the same now. What is new is no change, but in a list.
fn changes(path: &str, before: &Value, now: &Value) -> Vec<String> {
    match (before, now) {
        (Value::Null, _) if NOT_YET.contains(&path) => Vec::new(),
        (Value::Object(before), Value::Object(now)) => before
            .iter()
            .flat_map(|(name, before)| {
                changes(&format!("{path}.{name}"), before, now.get(name).unwrap_or(&Value::Null))
            })
            .collect(),
        (Value::Array(before), Value::Array(now)) if before.len() == now.len() => before
            .iter()
            .zip(now)
            .enumerate()
            .flat_map(|(place, (before, now))| changes(&format!("{path}.{place}"), before, now))
            .collect(),
        _ if before == now => Vec::new(),
        _ => vec![format!("{path} was {before}, is {now}")],
    }
}

#[test]
fn a_new_field_is_no_change_but_a_new_figure_is() {
    let check = |before: &str, now: &str, expected: usize| {
        assert_eq!(changes("", &parsed(before), &parsed(now)).len(), expected, "{before} to {now}");
    };
    check(r#"{"a":1,"b":[{"c":2}]}"#, r#"{"a":1,"b":[{"c":2,"d":3}],"e":{}}"#, 0);
    check(r#"{"a":1}"#, r#"{"a":1.0000000000000002}"#, 1);
    check(r#"{"a":1,"b":2}"#, r#"{"b":2}"#, 1);
    check(r#"{"a":null}"#, r#"{"a":1}"#, 1);
    check(r#"{"value":null,"winners":{"value":null}}"#, r#"{"value":{"a":1},"winners":{"value":"hybrid"}}"#, 0);
    check(r#"{"a":[1]}"#, r#"{"a":[1,2]}"#, 1);
    check(r#"{"a":{"b":1,"c":"x"}}"#, r#"{"a":{"b":2,"c":"y"}}"#, 2);
}

#[test]
fn golden_links_hold_every_key() {
    let keys = v1::keys().map(v1::Key::name).chain(["v", "lang", "currency", "title"]);
    for key in keys {
        assert!(LINKS.contains(&format!("&{key}=")) || LINKS.contains(&format!("#{key}=")), "{key}");
    }
}

#[test]
fn golden_results_hold_every_notice() {
    let results = results();
    for code in NOTICE_CODES {
        assert!(results.contains(&format!(r#""code":"{code}""#)), "{code}");
    }
}

#[test]
fn golden_results_hold_every_winner() {
    let results: Vec<Value> = results().lines().map(parsed).collect();
    for goal in ["cost", "cost_all_in", "volume", "time", "value"] {
        for winner in [Some("internal"), Some("full_service"), Some("hybrid"), None] {
            let judges = |result: &Value| goal != "value" || !result["value"].is_null();
            let has_won = |result: &Value| judges(result) && result["winners"][goal].as_str() == winner;
            assert!(results.iter().any(has_won), "{winner:?} on {goal}");
        }
    }
}

#[test]
fn golden_links_are_many_and_one_a_line() {
    assert!(LINKS.lines().count() >= 60);
    assert!(LINKS.ends_with('\n') && !LINKS.contains('\r'));
    assert!(LINKS.lines().all(|link| !link.is_empty()));
}

//! The report against a second computation of the same model: another language, written from the description alone.

use serde_json::Value;

use super::{at, report};

const LINKS: &str = include_str!("../data/reference/evidence.jsonl");

/// The links of the reference with what it found.
fn expected() -> impl Iterator<Item = (String, Value)> {
    LINKS.lines().skip(1).map(|line| {
        let expected: Value = serde_json::from_str(line).expect("a line of JSON");
        (expected["link"].as_str().expect("a link").to_owned(), expected)
    })
}

/// Two values agree: numbers to 1e-9 of the larger one (or of `scale`, where a difference of large figures cancels),
/// all else exactly.
#[track_caller]
fn check_same(link: &str, path: &str, found: &Value, expected: &Value, scale: f64) {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            let keys = |object: &serde_json::Map<String, Value>| object.keys().cloned().collect::<Vec<_>>();
            let (mut ours, mut theirs) = (keys(found), keys(expected));
            ours.sort();
            theirs.sort();
            assert_eq!(ours, theirs, "{link} {path}");
            for (key, expected) in expected {
                check_same(link, &format!("{path}.{key}"), &found[key], expected, scale);
            }
        }
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{link} {path}: {found:?}, not {expected:?}");
            for (position, (found, expected)) in found.iter().zip(expected).enumerate() {
                check_same(link, &format!("{path}.{position}"), found, expected, scale);
            }
        }
        (Value::Number(found), Value::Number(expected)) => {
            let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
            let tolerance = 1e-9 * expected.abs().max(scale);
            assert!((found - expected).abs() <= tolerance, "{link} {path}: {found}, not {expected}");
        }
        _ => assert_eq!(found, expected, "{link} {path}"),
    }
}

/// A part of the report is what the reference has, on every link.
#[track_caller]
fn check_part(part: &str, scale: impl Fn(&Value) -> f64) {
    let mut checked = 0;
    for (link, expected) in expected() {
        let report = report(&link);
        check_same(&link, part, at(&report, part), &expected[part], scale(&expected[part]));
        checked += 1;
    }
    assert!(checked >= 40, "only {checked} links");
}

#[test]
fn winners_are_the_same() {
    check_part("winners", |_| 0.0);
    check_part("recommended_model", |_| 0.0);
}

#[test]
fn audits_are_the_same() {
    check_part("audit", |_| 1e-5);
}

#[test]
fn values_and_paybacks_are_the_same() {
    check_part("value", |_| 1e-3);
}

#[test]
fn pilots_are_the_same() {
    check_part("pilot", |_| 1e-9);
}

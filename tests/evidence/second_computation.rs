//! The report against a second computation of the same model: another language, written from the description alone.

use std::sync::LazyLock;

use serde_json::Value;

use super::{at, report};

const LINKS: &str = include_str!("../data/reference/evidence.jsonl");

/// The links of the reference, with our report and what it found.
fn compared() -> impl Iterator<Item = &'static (String, Value, Value)> {
    static COMPARED: LazyLock<Vec<(String, Value, Value)>> = LazyLock::new(|| {
        let lines = LINKS.lines().skip(1);
        lines
            .map(|line| {
                let expected: Value = serde_json::from_str(line).expect("a line of JSON");
                let link = expected["link"].as_str().expect("a link").to_owned();
                (link.clone(), report(&link), expected)
            })
            .collect()
    });
    COMPARED.iter()
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
    for (link, report, expected) in compared() {
        check_same(link, part, at(report, part), &expected[part], scale(&expected[part]));
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
fn sensitivities_are_the_same_in_the_same_order() {
    check_part("sensitivity", |_| 1e-9);
}

#[test]
fn flip_points_are_the_same_to_a_thousandth() {
    for (link, report, expected) in compared() {
        let shape = |report: &Value| -> Vec<(Value, Value)> {
            let flips = at(report, "flip_points").as_array().unwrap();
            flips.iter().map(|flip| (flip["key"].clone(), flip["winner"].clone())).collect()
        };
        assert_eq!(shape(report), shape(expected), "{link}");
        for (found, expected) in
            at(report, "flip_points").as_array().unwrap().iter().zip(at(expected, "flip_points").as_array().unwrap())
        {
            let (found_at, expected_at) = (found["value"].as_f64().unwrap(), expected["value"].as_f64().unwrap());
            assert!((found_at - expected_at).abs() <= 1e-3 * expected_at, "{link}: {found}, not {expected}");
        }
    }
}

#[test]
fn pilots_are_the_same() {
    check_part("pilot", |_| 1e-9);
}

//! The evidence: laws, worked examples and figures from outside references. No browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod binomials;
mod every_report;
mod pilot;
mod scenarios;
mod second_computation;
mod time_audit;
mod turning_points;
mod uncertainty;
mod value;

use palanca::native::RyuNumbers;
use palanca::results::evaluate;
use serde_json::Value;

/// The report of a link, read back.
fn report(link: &str) -> Value {
    serde_json::from_str(&evaluate(link, &RyuNumbers)).expect("results are JSON")
}

/// What stands at a path such as `pilot.chosen.power`, where a number counts into a list.
#[track_caller]
fn at<'a>(report: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(report, |value, step| {
        let inner = step.parse::<usize>().map_or_else(|_| value.get(step), |position| value.get(position));
        inner.unwrap_or_else(|| panic!("{path}: no {step}"))
    })
}

#[track_caller]
fn number(report: &Value, path: &str) -> f64 {
    at(report, path).as_f64().unwrap_or_else(|| panic!("{path} is no number: {}", at(report, path)))
}

/// A number of the report equals another to nine digits.
#[track_caller]
fn check_close(report: &Value, path: &str, expected: f64) {
    let found = number(report, path);
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1e-3), "{path}: {found}, not {expected}");
}

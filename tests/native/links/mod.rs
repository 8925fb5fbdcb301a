//! Version 1 links: what is read, what is told of it, and what is written.

mod json;
mod notices;
mod numbers;
mod places;
mod repairs;
mod text;
mod totality;
mod writing;

use palanca::native::RyuNumbers;
use palanca::share_link::{self, Opened};

use crate::report::Report;

pub fn opened(link: &str) -> Opened {
    share_link::open(link, &RyuNumbers)
}

pub fn written(link: &str) -> String {
    share_link::fragment(&opened(link).shared, &RyuNumbers)
}

/// The whole list of notices, in order.
#[track_caller]
fn check_notices(link: &str, expected: &[&str]) {
    assert_eq!(Report::of(link).notices(), expected, "{link}");
}

/// What an input holds, as JSON.
#[track_caller]
fn check_input(link: &str, key: &str, expected: &str) {
    let report = Report::of(link);
    let expected: serde_json::Value = serde_json::from_str(expected).unwrap();
    let found = &report.at("inputs")[key];
    let same = found == &expected || (found.is_number() && found.as_f64() == expected.as_f64());
    assert!(same, "{link}: {key} is {found}, not {expected}");
}

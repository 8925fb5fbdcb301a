//! The report as JSON, for others to build on. Names here are chosen once and kept.

mod v1;

use crate::domain::answer::Answer;
use crate::domain::evidence::Evidence;
use crate::share_link::{self, NumberText};

pub use v1::model_name;

/// Link, fragment or query string in, JSON out. Never fails: what can't be read is told under `notices`.
///
/// Numbers are unrounded, written as ECMAScript does; what has no value is `null`.
#[inline(never)]
pub fn evaluate(link: &str, numbers: &dyn NumberText) -> String {
    let opened = share_link::open(link, numbers);
    let scenario = &opened.shared.scenario;
    let mut notices = opened.notices;
    notices.extend(share_link::notices_of_doubts(scenario, numbers));
    let answer = Answer::of(scenario);
    let evidence = Evidence::of(scenario, &answer);
    v1::json(scenario, &notices, &answer, &evidence, numbers)
}

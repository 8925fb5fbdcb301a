//! The report as JSON, for others to build on. Names here are chosen once and kept.

mod given;
mod v1;

use crate::domain::answer::Answer;
use crate::domain::evidence::Evidence;
use crate::embed::SECTIONS;
use crate::share_link::{self, Code, Notice, NumberText, Origin};

pub use v1::model_name;

/// Link, fragment or query string in, or inputs as JSON; JSON out. Never fails: what can't be read is told under
/// `notices`.
///
/// Numbers are unrounded, written as ECMAScript does; what has no value is `null`.
#[inline(never)]
pub fn evaluate(text: &str, numbers: &dyn NumberText) -> String {
    let opened = given::open(text, numbers).unwrap_or_else(|| {
        let mut opened = share_link::open(text, numbers);
        let word = text.trim();
        // A section's name without its `#` has always been an anchor.
        let is_known = word.is_empty() || SECTIONS.contains(&word) || share_link::is_link(word);
        let is_repaired = opened.notices.iter().any(|notice| notice.code == Code::Repaired);
        if opened.origin == Origin::Nothing && !is_known && !is_repaired {
            opened.notices = vec![Notice::of_whole(Code::Unreadable, text)];
        }
        opened
    });
    let scenario = &opened.shared.scenario;
    let mut notices = opened.notices;
    notices.extend(share_link::notices_of_doubts(scenario, numbers));
    let answer = Answer::of(scenario);
    let evidence = Evidence::of(scenario, &answer);
    v1::json(scenario, &notices, &answer, &evidence, numbers)
}

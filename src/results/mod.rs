//! The report as JSON, for others to build on. Names here are chosen once and kept.

#[cfg(not(target_arch = "wasm32"))]
mod given;
mod v1;

use crate::domain::answer::Answer;
use crate::domain::evidence::Evidence;
use crate::embed::SECTIONS;
use crate::share_link::{self, Code, Notice, NumberText, Origin};

pub use v1::model_name;

/// What writes JSON where the app runs: JavaScript in the page, `serde_json` natively.
pub trait JsonText: NumberText {
    /// Any text as a JSON string.
    fn quoted(&self, text: &str) -> String;
}

/// Link, fragment or query string in, or inputs as JSON; JSON out. Never fails: what can't be read has a notice under
/// `notices`.
///
/// Numbers are unrounded, written as ECMAScript does; what has no value is `null`.
#[inline(never)]
pub fn evaluate(text: &str, host: &dyn JsonText) -> String {
    // In the page the start script has done so.
    #[cfg(not(target_arch = "wasm32"))]
    let link = given::link_of(text, host);
    #[cfg(not(target_arch = "wasm32"))]
    let text = link.as_deref().unwrap_or(text);

    let opened = share_link::open(text, host);
    let mut notices = opened.notices;
    let word = text.trim();
    // A section's name without its `#` has always been an anchor.
    let is_known = word.is_empty() || SECTIONS.contains(&word) || share_link::is_link(word);
    let is_repaired = notices.iter().any(|notice| notice.code == Code::Repaired);
    if opened.origin == Origin::Nothing && !is_known && !is_repaired {
        notices = vec![Notice::of_whole(Code::Unreadable, text)];
    }
    let scenario = &opened.shared.scenario;
    notices.extend(share_link::notices_of_doubts(scenario, host));
    let answer = Answer::of(scenario);
    let evidence = Evidence::of(scenario, &answer);
    v1::json(scenario, &notices, &answer, &evidence, host)
}

//! The verdicts of a pilot along its count of SQL.

use yew::prelude::*;

use super::length;
use crate::app::pilot_explanation::Verdict;
use crate::app::reading::{Reading, Shown};
use crate::domain::verdict::Rule;
use crate::text::listed;
use crate::ui::element::el;

/// A verdict's stretch of the line, in percent of its width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    pub verdict: Verdict,
    /// Its smallest count.
    pub count: u32,
    pub from: f64,
    pub to: f64,
}

/// How many counts the line shows: from 0 to well past the last verdict's first count and what is expected, as far as
/// there are leads.
pub fn counts_shown(rule: &Rule, most_expected: f64) -> f64 {
    let last_turn =
        Verdict::ALL.into_iter().filter_map(|verdict| verdict.counts(rule)).map(|(from, _)| from).max().unwrap_or(0);
    let needed = f64::from(last_turn).max(most_expected) * 1.4 + 2.0;
    needed.floor().min(f64::from(rule.leads) + 1.0)
}

/// The stretches from left to right; together they fill the line.
pub fn stretches(rule: &Rule, counts_shown: f64) -> Vec<Stretch> {
    let percent = |count: u32| (f64::from(count) / counts_shown * 100.0).min(100.0);
    Verdict::ALL
        .into_iter()
        .filter_map(|verdict| verdict.counts(rule).map(|(from, to)| (verdict, from, to)))
        .map(|(verdict, count, to)| Stretch { verdict, count, from: percent(count), to: percent(to) })
        .collect()
}

/// Where a text at this place of a chart hangs so that it stays inside: `x` in percent of the width.
pub fn anchor(x: f64) -> &'static str {
    if x < 34.0 {
        "start"
    } else if x <= 66.0 {
        "middle"
    } else {
        "end"
    }
}

/// The narrowest stretch that has room for the name of its verdict, in percent.
const ROOM_FOR_NAME: f64 = 26.0;
/// And for a count.
const ROOM_FOR_COUNT: f64 = 8.0;

/// The line, with what is expected (a number of SQL and how it is told) above it. `told` is what it shows, in words.
pub fn number_line(reading: &Reading, rule: &Rule, expected: &[(f64, String)], told: &str) -> Html {
    let most_expected = expected.iter().map(|each| each.0).fold(0.0, f64::max);
    let shown = counts_shown(rule, most_expected);
    let percent = |x: f64| length(reading, x, "%");
    let mut svg = el("svg.number-line").set("height", "104").set("role", "img");
    let alternative: Vec<&str> = std::iter::once(told).chain(expected.iter().map(|each| each.1.as_str())).collect();
    svg = svg.attr("aria-label", listed(&alternative, " · "));
    for stretch in stretches(rule, shown) {
        let width = stretch.to - stretch.from;
        svg = svg.child(
            el("rect")
                .class(stretch.verdict.field())
                .set("y", "48")
                .set("height", "24")
                .attr("x", percent(stretch.from))
                .attr("width", percent(width)),
        );
        if width >= ROOM_FOR_NAME {
            svg = svg.child(
                el("text")
                    .class(stretch.verdict.field())
                    .set("y", "65")
                    .set("text-anchor", "middle")
                    .attr("x", percent(stretch.from + width / 2.0))
                    .text(stretch.verdict.name(&reading.words)),
            );
        }
        if width >= ROOM_FOR_COUNT {
            let count = reading.short(f64::from(stretch.count), Shown::Leads);
            svg =
                svg.child(el("text.count").untranslated().set("y", "90").attr("x", percent(stretch.from)).text(&count));
        }
    }
    // The names come after all lines, so that none runs through them.
    let mut names = Vec::new();
    for ((sql, told), (top, row)) in expected.iter().zip([("34", "30"), ("16", "12")]) {
        let x = ((sql + 0.5) / shown * 100.0).min(100.0);
        svg =
            svg.child(el("line.expected").attr("x1", percent(x)).attr("x2", percent(x)).set("y1", top).set("y2", "76"));
        names.push(el("text").attr("x", percent(x)).set("y", row).set("text-anchor", anchor(x)).text(told));
    }
    svg.each(names).into()
}

/// The look of a verdict beside its name.
pub fn swatch(verdict: Verdict) -> Html {
    el("span").attr("class", text!("swatch ", verdict.field())).into()
}

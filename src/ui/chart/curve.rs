//! The chance of recognising a partner that works, against the size of the pilot.

use yew::prelude::*;

use super::length;
use super::number_line::anchor;
use crate::app::reading::{Reading, Shown};
use crate::domain::pilot::CurvePoint;
use crate::domain::verdict::CONCLUSIVE_POWER;
use crate::text::listed;
use crate::ui::element::el;

/// A size on the curve that is named.
pub struct Mark {
    pub leads: u32,
    pub power: f64,
    pub label: String,
    pub class: &'static str,
}

/// The curve and its marks.
pub struct Curve<'a> {
    pub points: &'a [CurvePoint],
    pub marks: Vec<Mark>,
    /// What it finds.
    pub title: &'a str,
}

/// Where the plot starts, in CSS pixels from the top, and how high it is.
const TOP: f64 = 20.0;
const HEIGHT: f64 = 160.0;

/// A line through the sizes: x in percent of the width, y in percent of the height from the top.
pub fn line(points: &[CurvePoint], power: impl Fn(&CurvePoint) -> f64) -> Vec<(f64, f64)> {
    let largest = largest(points);
    points.iter().map(|point| (f64::from(point.leads) / largest * 100.0, (1.0 - power(point)) * 100.0)).collect()
}

fn promise(point: &CurvePoint) -> f64 {
    point.power
}

fn conservative(point: &CurvePoint) -> f64 {
    point.power_conservative
}

fn largest(points: &[CurvePoint]) -> f64 {
    points.last().map_or(1.0, |point| f64::from(point.leads).max(1.0))
}

impl Curve<'_> {
    pub fn drawn(&self, reading: &Reading) -> Html {
        let words = &reading.words;
        let rounded = |number: f64| length(reading, number, "");
        let percent = |x: f64| length(reading, x, "%");
        let height = |power: f64| rounded(TOP + (1.0 - power) * HEIGHT);
        let mut plot = el("svg")
            .set("viewBox", "0 0 100 100")
            .set("preserveAspectRatio", "none")
            .attr("y", rounded(TOP))
            .attr("height", rounded(HEIGHT))
            .set("width", "100%");
        let of_cases = [
            ("conservative", conservative as fn(&CurvePoint) -> f64, words.pilot_conservative(), "20"),
            ("promise", promise, words.pilot_promise(), "-8"),
        ];
        let mut names = Vec::new();
        for (class, power, name, offset) in of_cases {
            let line = line(self.points, power);
            let points: Vec<String> = line.iter().map(|(x, y)| text!(rounded(*x), ",", rounded(*y))).collect();
            plot = plot.child(el("polyline").class(class).attr("points", listed(&points, " ")));
            let end = self.points.last().map_or(0.0, power).max(0.06);
            names.push(
                el("text")
                    .class(class)
                    .set("x", "100%")
                    .attr("y", height(end))
                    .set("dy", offset)
                    .set("text-anchor", "end")
                    .text(name),
            );
        }
        let rule = |class: &'static str, power: f64| {
            el("line").class(class).set("x2", "100%").attr("y1", height(power)).attr("y2", height(power))
        };
        let enough = reading.short(CONCLUSIVE_POWER, Shown::Rate);
        let most = largest(self.points);
        let mut svg = el("svg.curve")
            .set("height", "250")
            .set("role", "img")
            .attr(
                "aria-label",
                self.marks.iter().fold(self.title.to_owned(), |told, mark| text!(told, ". ", mark.label)),
            )
            .child(rule("axis", 0.0))
            .child(rule("enough", CONCLUSIVE_POWER))
            .child(el("text").untranslated().set("dy", "-6").attr("y", height(CONCLUSIVE_POWER)).text(&enough))
            .child(plot)
            .each(names)
            .child(el("text.count").untranslated().set("y", "198").text("0"))
            .child(
                el("text.count")
                    .untranslated()
                    .set("y", "198")
                    .set("x", "100%")
                    .set("text-anchor", "end")
                    .text(&text!(reading.short(most, Shown::Leads), " ", words.leads())),
            );
        for (mark, (foot, row)) in self.marks.iter().zip([("206", "220"), ("228", "242")]) {
            let x = f64::from(mark.leads) / most * 100.0;
            let name = el("text").class(mark.class).set("y", row);
            // The curve ends where there is nothing more to see; a pilot beyond is told at its end, and not drawn.
            if x > 100.0 {
                let told = text!(mark.label, "\u{a0}→");
                svg = svg.child(name.set("x", "100%").set("text-anchor", "end").text(&told));
                continue;
            }
            svg = svg
                .child(
                    el("line")
                        .class(mark.class)
                        .attr("x1", percent(x))
                        .attr("x2", percent(x))
                        .attr("y1", height(mark.power))
                        .set("y2", foot),
                )
                .child(
                    el("circle").class(mark.class).attr("cx", percent(x)).attr("cy", height(mark.power)).set("r", "5"),
                )
                .child(name.attr("x", percent(x)).set("text-anchor", anchor(x)).text(&mark.label));
        }
        svg.into()
    }
}

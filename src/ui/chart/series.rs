//! Lines over the months, on one scale with zero in it, each named with its last figure at its end.

use yew::prelude::*;

use super::series_geometry::plot;
use crate::app::reading::Reading;
use crate::i18n::fill;
use crate::text::listed;
use crate::ui::element::el;

/// One line.
pub struct Line<'a> {
    pub name: &'a str,
    pub values: Vec<f64>,
    pub class: &'static str,
}

const HEIGHT: f64 = 200.0;

/// A chart of lines: its title, what stands at both ends of the time, and how a figure is written.
pub fn series(
    reading: &Reading,
    title: &str,
    ends: [&str; 2],
    lines: &[Line<'_>],
    read: &dyn Fn(f64) -> String,
) -> Html {
    let write = |number: f64| reading.format.write((number * 10.0).round() / 10.0);
    let values: Vec<Vec<f64>> = lines.iter().map(|line| line.values.clone()).collect();
    let plot = plot(&values, HEIGHT);
    let told: Vec<String> = lines
        .iter()
        .map(|line| {
            let end = |value: Option<&f64>| read(value.copied().unwrap_or_default());
            let (low, high) = (end(line.values.first()), end(line.values.last()));
            text!(line.name, ": ", fill(reading.words.from_to(), &[("low", &low), ("high", &high)]))
        })
        .collect();
    let mut stretched = el("svg").set("viewBox", "0 0 100 200").set("preserveAspectRatio", "none");
    let mut labels = Vec::new();
    for ((line, points), label) in lines.iter().zip(&plot.lines).zip(&plot.labels) {
        let points: Vec<String> = points.iter().map(|&(x, y)| text!(write(x), ",", write(y))).collect();
        stretched = stretched.child(el("polyline").class(line.class).attr("points", listed(&points, " ")));
        let figure = read(line.values.last().copied().unwrap_or_default());
        labels.push(
            el("text")
                .class(line.class)
                .set("x", "100%")
                .attr("y", write(*label))
                .text(line.name)
                .text(" ")
                .child(el("tspan.value").untranslated().text(&figure)),
        );
    }
    let zero = write(plot.zero);
    let zero = el("line.zero").set("x2", "100%").attr("y1", zero.clone()).attr("y2", zero);
    let chart = el("svg").attr("height", write(HEIGHT)).child(zero).child(stretched).each(labels);
    let time = el("div.time").each(ends.map(|end| el("span").text(end)));
    el("figure.lines")
        .child(el("figcaption").text(title))
        .child(
            el("div")
                .set("role", "img")
                .attr("aria-label", text!(title, ". ", ends[0], ", ", ends[1], ": ", listed(&told, "; ")))
                .child(chart)
                .child(time),
        )
        .into()
}

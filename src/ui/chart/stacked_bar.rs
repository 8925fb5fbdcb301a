//! A whole in two parts, as a bar from edge to edge, against a mark that both are judged by.

use yew::prelude::*;

use super::geometry::split;
use crate::app::reading::Reading;
use crate::text::listed;
use crate::ui::element::el;

/// One bar: what it is, the first part's share (a fraction of 1), and what is written over each part.
pub struct Stack<'a> {
    pub name: &'a str,
    pub share: f64,
    pub first: String,
    pub second: String,
}

/// Bars under one title, with a mark through all of them: where it is (a fraction of 1) and what it is called.
pub fn stacked_bars(reading: &Reading, title: &str, stacks: &[Stack<'_>], mark: (f64, &str)) -> Html {
    let percent = |length: f64| text!(reading.format.write((length * 100.0).round() / 100.0), "%");
    let (mark_at, mark_name) = (percent(mark.0 * 100.0), mark.1);
    let rect = |x: f64, width: f64| {
        el("rect").attr("x", percent(x)).attr("width", percent(width)).set("y", "4").set("height", "20")
    };
    let mut told = vec![text!(title, ". ", mark_name)];
    let mut plot = el("div").set("role", "img");
    for Stack { name, share, first, second } in stacks {
        let (first_width, second_start) = split(*share);
        told.push(text!(name, ": ", first, ", ", second));
        let mark = el("line").attr("x1", mark_at.clone()).attr("x2", mark_at.clone()).set("y1", "0").set("y2", "28");
        let bar = el("svg")
            .set("height", "28")
            .child(rect(0.0, first_width).class("first"))
            .child(rect(second_start, 100.0 - second_start))
            .child(mark);
        let ends = el("div.stack-ends").child(el("strong").text(first)).child(el("span").text(second));
        plot = plot.child(el("div.stack").child(el("span.bar-name").text(name)).child(ends).child(bar));
    }
    let label = el("text").attr("x", mark_at).set("y", "14").text(mark_name);
    el("figure.stacks")
        .child(el("figcaption").text(title))
        .child(plot.attr("aria-label", listed(&told, "; ")).child(el("svg").set("height", "20").child(label)))
        .into()
}

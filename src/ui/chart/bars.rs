//! Three bars, one a model, from zero, with the range as a thin whisker and every figure written at its end.

use yew::prelude::*;

use super::geometry::{Bar, lengths};
use crate::app::explanation::Measure;
use crate::app::reading::Reading;
use crate::domain::answer::Answer;
use crate::domain::sales_model::SalesModel;
use crate::i18n::fill;
use crate::text::listed;
use crate::ui::element::el;
use crate::ui::figure;

/// The bars of one measure.
pub fn bars(reading: &Reading, answer: &Answer, measure: Measure) -> Html {
    let words = &reading.words;
    let title = measure.name(words);
    let rows: Vec<_> = SalesModel::ALL
        .into_iter()
        .map(|model| {
            let value = measure.of(answer.models.of(model));
            let range = model
                .partner()
                .map(|partner| answer.range.of(partner))
                .and_then(|range| Some((measure.of(&range.conservative)?, measure.of(&range.benchmark)?)));
            let text = figure::text(reading, measure, value);
            let ends = range.filter(|&(low, high)| low != high).map(|(conservative, benchmark)| {
                let short = |value: f64| reading.short(value, measure.shown());
                // Where the bar itself is at an end, only the other one needs a name.
                if Some(benchmark) == value {
                    fill(words.whisker_conservative(), &[("figure", &short(conservative))])
                } else if Some(conservative) == value {
                    fill(words.whisker_benchmark(), &[("figure", &short(benchmark))])
                } else {
                    fill(words.whisker_both(), &[("low", &short(conservative)), ("high", &short(benchmark))])
                }
            });
            (model, value, range, text, ends.unwrap_or_default())
        })
        .collect();
    let geometry = lengths(
        &rows
            .iter()
            .map(|(_, value, range, text, ends)| Bar {
                value: *value,
                range: *range,
                label_length: text.chars().count() + ends.chars().count() + 1,
            })
            .collect::<Vec<_>>(),
    );
    let alternative: Vec<String> = rows
        .iter()
        .map(|(model, _, _, text, ends)| text!(figure::name(reading, *model), ": ", text, " ", ends))
        .collect();
    let percent = |length: f64| text!(reading.format.write((length * 100.0).round() / 100.0), "%");
    let plots = rows.into_iter().zip(geometry).map(|((model, value, range, told, ends), lengths)| {
        let line = |from: f64, to: f64, top: &'static str, bottom: &'static str| {
            el("line").attr("x1", percent(from)).attr("x2", percent(to)).set("y1", top).set("y2", bottom)
        };
        let bar = value.map(|_| el("rect").set("y", "4").set("height", "16").attr("width", percent(lengths.bar)));
        let whisker = lengths.whisker.filter(|_| range.is_some()).map(|(from, to)| {
            el("g").child(line(from, to, "12", "12")).child(line(from, from, "8", "16")).child(line(to, to, "8", "16"))
        });
        let label = el("text")
            .attr("x", percent(lengths.label))
            .set("dx", if value.is_some() { "8" } else { "0" })
            .set("y", "17")
            .child(el("tspan.value").untranslated().text(&told))
            .text(" ")
            .child(el("tspan.ends").text(&ends));
        el("div")
            .class(if answer.recommended == Some(model) { "bar best" } else { "bar" })
            .child(el("span.bar-name").node(figure::mark(model)).text(figure::name(reading, model)))
            .child(el("svg.plot").set("height", "24").maybe(bar).maybe(whisker).child(label))
    });
    el("figure.bars")
        .child(el("figcaption").text(title))
        .child(
            el("div").set("role", "img").attr("aria-label", text!(title, ". ", listed(&alternative, "; "))).each(plots),
        )
        .into()
}

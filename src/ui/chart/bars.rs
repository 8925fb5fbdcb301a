//! Three bars, one a model, from zero, with the range as a thin whisker and every figure written at its end.

use yew::prelude::*;

use super::geometry::{Bar, lengths};
use crate::app::explanation::Measure;
use crate::app::reading::Reading;
use crate::domain::answer::Answer;
use crate::domain::sales_model::SalesModel;
use crate::i18n::fill;
use crate::text::{at, listed};
use crate::ui::element::el;
use crate::ui::figure;

/// The bars of one measure; `otherwise` is said with its name, as a sentence after a space, where it is not empty.
pub fn bars(reading: &Reading, answer: &Answer, measure: Measure, otherwise: &str) -> Html {
    let words = &reading.words;
    let title = &text!(measure.name(words), if otherwise.is_empty() { "" } else { "." }, otherwise);
    let range_of = |model: SalesModel| {
        let range = answer.range.of(model.partner()?);
        Some((measure.of(&range.conservative)?, measure.of(&range.benchmark)?))
    };
    let values = SalesModel::ALL.map(|model| {
        let value = measure.of(answer.models.of(model));
        // An end that can't be seen from the bar's own is the bar's own.
        let end = |end: f64| value.filter(|value| (value - end).abs() <= 1e-3 * end).unwrap_or(end);
        let range = range_of(model);
        [value, range.map(|(conservative, _)| end(conservative)), range.map(|(_, benchmark)| end(benchmark))]
    });
    let texts = figure::texts(reading, measure, values.as_flattened(), true);
    let rows: Vec<_> = SalesModel::ALL
        .into_iter()
        .zip(values)
        .zip(texts.chunks(3))
        .map(|((model, [value, conservative, benchmark]), texts)| {
            let range = conservative.zip(benchmark);
            let [text, conservative_text, benchmark_text] = [0, 1, 2].map(|place| at(texts, place));
            let ends = range.filter(|&(low, high)| low != high).map(|(conservative, benchmark)| {
                // Where the bar itself is at an end, only the other one needs a name.
                if Some(benchmark) == value {
                    fill(words.whisker_conservative(), &[("figure", conservative_text)])
                } else if Some(conservative) == value {
                    fill(words.whisker_benchmark(), &[("figure", benchmark_text)])
                } else {
                    fill(words.whisker_both(), &[("low", conservative_text), ("high", benchmark_text)])
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
        .map(|(model, _, _, text, ends)| {
            text!(figure::name(reading, *model), ": ", text, if ends.is_empty() { "" } else { " " }, ends)
        })
        .collect();
    let percent = |length: f64| text!(reading.format.write((length * 100.0).round() / 100.0), "%");
    let plots = rows.into_iter().zip(geometry).map(|((model, value, range, figure_text, ends), lengths)| {
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
            .child(el("tspan.value").untranslated().text(figure_text))
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
            el("div")
                .set("role", "img")
                .attr(
                    "aria-label",
                    text!(title, if otherwise.is_empty() { ". " } else { " " }, listed(&alternative, "; ")),
                )
                .each(plots),
        )
        .into()
}

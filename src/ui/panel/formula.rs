//! How a figure comes about: the formula in words, the same with the visitor's numbers and units, and its source.

use yew::prelude::*;

use crate::app::explanation::{Measure, Notation, Term, steps};
use crate::app::reading::{Reading, Shown};
use crate::domain::answer::Answer;
use crate::domain::sales_model::SalesModel;
use crate::domain::scenario::Scenario;
use crate::ui::element::el;
use crate::ui::figure;

/// The explanation of one figure of one model.
pub fn formula(reading: &Reading, scenario: &Scenario, answer: &Answer, model: SalesModel, measure: Measure) -> Html {
    let words = &reading.words;
    let steps = steps(scenario, model, answer.models.of(model), measure);
    let constant = |number: f64| reading.editable(number);
    let in_words =
        Notation { term: &|term: &Term| (term.name)(words).to_owned(), constant: &constant, least: words.least_of() };
    let in_numbers =
        Notation { term: &|term: &Term| with_unit(reading, term), constant: &constant, least: words.least_of() };
    let nothing = steps.is_empty().then(|| {
        let is_none = measure.of(answer.models.of(model)).is_none();
        el("p").text(if is_none { words.no_cost_per_sql() } else { words.formula_none() })
    });
    let lines = steps.iter().map(|step| {
        let told = format!("{} = {}", (step.result.name)(words), step.expression.written(&in_words));
        let reckoned = format!("{} = {}", step.expression.written(&in_numbers), with_unit(reading, &step.result));
        el("li").child(el("span.in-words").text(&told)).child(el("span.in-numbers").text(&reckoned))
    });
    let source =
        if model == SalesModel::Internal { words.formula_source_internal() } else { words.formula_source_outside() };
    let title = format!("{} · {}", measure.name(words), figure::name(reading, model));
    el("div.formula")
        .child(el("p.formula-title").node(figure::mark(model)).text(&title))
        .maybe(nothing)
        .child(el("ol").each(lines))
        .child(el("p.note").text(source))
        .into()
}

/// A figure with the unit that makes the sum readable.
fn with_unit(reading: &Reading, term: &Term) -> String {
    let words = &reading.words;
    let figure = reading.long(term.value, term.shown);
    let unit = match term.shown {
        Shown::Leads => words.leads(),
        Shown::LeadsPerHour => words.unit_leads_per_hour(),
        Shown::Sql => words.sql(),
        Shown::Hours => words.hours(),
        Shown::Rate | Shown::Money | Shown::Times | Shown::Plain => return figure,
    };
    format!("{figure}\u{a0}{unit}")
}

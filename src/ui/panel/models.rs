//! The three models side by side: a chart, a table, and for each figure its formula.

use yew::prelude::*;

use super::View;
use super::answer::{only, pictured};
use super::formula::Explained;
use crate::app::explanation::{Measure, ModelExplanation};
use crate::app::reading::{Reading, Shown};
use crate::domain::answer::Answer;
use crate::domain::sales_model::{ModelFigures, Partner, SalesModel};
use crate::i18n::fill;
use crate::results::model_name;
use crate::ui::element::{el, text};
use crate::ui::figure;
use crate::ui::sentence::sentence;

/// Chart, table and formulas. One formula is open at a time.
pub fn models(view: &View<'_>) -> Html {
    let View { reading, answer, .. } = *view;
    let words = &reading.words;
    let mut rows = el("tbody");
    for measure in Measure::ALL {
        rows = rows.each(row(view, measure));
    }
    let table = el("table.models")
        .child(el("caption.hidden").text(words.table_caption()))
        .child(figure::model_heads(reading, answer.recommended))
        .child(rows);
    el("section")
        .set("id", "models")
        .set("aria-labelledby", "models-title")
        .child(el("h2").set("id", "models-title").text(&title(view)))
        .child(el("p.note").text(words.models_note()))
        .child(
            el("div.charts")
                .node(pictured(view, Measure::CostPerSql))
                .node(pictured(view, Measure::SqlPerMonth))
                .node(pictured(view, Measure::CeoHours)),
        )
        .node(ranges(reading, answer))
        .child(el("h3").text(words.table_title()))
        .child(el("p.note").text(words.table_note()))
        .child(table)
        .each(Partner::ALL.into_iter().map(|partner| idle(reading, answer, partner)))
        .into()
}

/// What the chart finds, as a sentence.
fn title(view: &View<'_>) -> String {
    let View { reading, state, answer, .. } = *view;
    let goal = state.scenario.effective_goal();
    let model = answer.recommended.unwrap_or(SalesModel::Internal);
    let figures = answer.models.of(model);
    let template =
        if figures.cost_per_sql.is_some() { reading.words.models_title() } else { reading.words.models_title_no_sql() };
    fill(
        template,
        &[
            ("model", &text!(figure::name(reading, model), only(reading, state, answer, goal))),
            ("sql", &reading.short(figures.sql_per_month, Shown::Sql)),
            ("cost", &reading.short(figures.cost_per_sql.unwrap_or_default(), Shown::Money)),
        ],
    )
}

/// One measure of the three models and, where one of its figures is open, the formula under it.
fn row(view: &View<'_>, measure: Measure) -> [Html; 2] {
    let View { reading, state, answer, .. } = *view;
    let words = &reading.words;
    let mut figures = el("tr").child(el("th").set("scope", "row").text(measure.name(words)));
    let mut opened = Html::default();
    let values = SalesModel::ALL.map(|model| measure.of(answer.models.of(model)));
    let texts = figure::texts(reading, measure, &values, false);
    for ((model, value), text) in SalesModel::ALL.into_iter().zip(values).zip(&texts) {
        let explanation = ModelExplanation { scenario: &state.scenario, answer, model };
        let explained = Explained {
            path: &text!("models.", model_name(model), ".", measure.field()),
            value,
            text,
            title: &text!(measure.name(words), " · ", figure::name(reading, model)),
            explanation: &explanation,
            steps: explanation.steps(measure),
            source: match model {
                SalesModel::Internal => words.formula_source_internal(),
                _ => words.formula_source_outside(),
            },
        };
        figures =
            figures.child(el("td").class(figure::best_class(answer.recommended, model)).child(explained.button(view)));
        if let Some(formula) = explained.formula(view) {
            opened = el("tr.formula-row").child(el("td").set("colspan", "4").child(formula)).into();
        }
    }
    [figures.into(), opened]
}

/// Contracted hours that find no lead are paid all the same.
fn idle(reading: &Reading, answer: &Answer, partner: Partner) -> Html {
    let idle = answer.models.of(partner.model()).idle_hours_per_week;
    if idle <= 0.0 {
        return Html::default();
    }
    let path = text!("models.", model_name(partner.model()), ".idle_hours_per_week");
    let told = sentence(reading.words.idle_hours(), &|slot| match slot {
        "model" => text(figure::name(reading, partner.model())),
        _ => figure::hooked(reading, &path, Some(idle), &reading.short(idle, Shown::Hours)),
    });
    el("p.caution").node(told).into()
}

/// The chart's twin: every figure of it, with both ends of each range, as a table.
fn ranges(reading: &Reading, answer: &Answer) -> Html {
    const MEASURES: [Measure; 3] = [Measure::CostPerSql, Measure::SqlPerMonth, Measure::CeoHours];
    let words = &reading.words;
    let line = |name: &str, prefix: &str, figures: &ModelFigures| {
        let cells = MEASURES.into_iter().map(|measure| {
            let value = measure.of(figures);
            let told =
                value.map_or_else(|| words.no_sql_short().to_owned(), |value| reading.short(value, measure.shown()));
            el("td").node(figure::hooked(reading, &text!(prefix, ".", measure.field()), value, &told))
        });
        el("tr").child(el("th").set("scope", "row").text(name)).each(cells)
    };
    let head = MEASURES.into_iter().map(|measure| el("th").set("scope", "col").text(measure.name(words)));
    let cases = Partner::ALL.into_iter().flat_map(|partner| {
        let model = model_name(partner.model());
        let name = figure::name(reading, partner.model());
        let range = answer.range.of(partner);
        let case = |case: &str, word: &str, figures: &ModelFigures| {
            line(&text!(name, ", ", word), &text!("range.", model, ".", case), figures)
        };
        [
            case("conservative", words.conservative(), &range.conservative),
            case("benchmark", words.benchmark(), &range.benchmark),
        ]
    });
    let table = el("table")
        .child(el("caption.hidden").text(words.chart_as_table()))
        .child(el("thead").child(el("tr").child(el("td")).each(head)))
        .child(el("tbody").child(line(words.internal(), "models.internal", &answer.models.internal)).each(cases));
    el("details.twin").child(el("summary").text(words.chart_as_table())).child(table).into()
}

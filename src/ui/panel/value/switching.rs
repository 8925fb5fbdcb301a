//! What switching to either partner brings over 12 months: SQL, cash, payback, and the first 90 days.

use yew::prelude::*;

use super::View;
use crate::app::reading::Shown;
use crate::app::value_explanation::{SwitchingExplanation, SwitchingFigure};
use crate::domain::quantity::{Input, Unit};
use crate::domain::sales_model::{Partner, PerPartner};
use crate::domain::value::{MONTHS_SHOWN, Switching};
use crate::i18n::fill;
use crate::results::model_name;
use crate::text::whole;
use crate::ui::chart::series::{Line, series};
use crate::ui::element::{Element, el, nodes};
use crate::ui::figure::{hooked, mark, name};
use crate::ui::panel::formula::Explained;

/// The charts, their twin, and the facts of each switch.
pub fn switching(view: &View<'_>, switching: &PerPartner<Switching>) -> Html {
    let View { reading, state, .. } = *view;
    let words = &reading.words;
    let saved = reading.amount(state.scenario.amount(Input::Saved), Unit::Percent);
    let facts = Partner::ALL.into_iter().map(|partner| facts(view, partner, switching.of(partner)));
    nodes(vec![
        el("h3").text(words.value_switch()).into(),
        el("p.note").text(&fill(words.value_switch_note(), &[("saved", &saved)])).into(),
        charts(view, switching),
        twin(view, switching),
        el("div.halves").each(facts).into(),
    ])
}

/// SQL by month beside today's, and cumulative cash.
fn charts(view: &View<'_>, switching: &PerPartner<Switching>) -> Html {
    let View { reading, state, answer, .. } = *view;
    let words = &reading.words;
    let month = |month: f64| fill(words.value_at_month(), &[("month", &reading.editable(month))]);
    let line = |partner: Partner, values: Vec<f64>| Line {
        name: name(reading, partner.model()),
        values,
        class: match (answer.winners.value == Some(partner.model()), partner) {
            (true, _) => "best",
            (false, Partner::FullService) => "dashed",
            (false, Partner::Hybrid) => "solid",
        },
    };
    let today = answer.models.internal.sql_per_month;
    let mut sql: Vec<_> = Partner::ALL.map(|partner| line(partner, switching.of(partner).sql_by_month.to_vec())).into();
    sql.push(Line { name: words.value_today(), values: vec![today; sql.len().max(2)], class: "today" });
    let cash = Partner::ALL.map(|partner| {
        let start = -state.scenario.amount(Input::Setup);
        let later = switching.of(partner).cumulative_net;
        line(partner, [start].into_iter().chain(later).collect())
    });
    let read = |shown| move |value: f64| reading.short(value, shown);
    el("div.halves")
        .node(series(reading, words.value_sql_chart(), [&month(1.0), &month(12.0)], &sql, &read(Shown::Sql)))
        .node(series(
            reading,
            words.value_cash_chart(),
            [words.value_at_start(), &month(12.0)],
            &cash,
            &read(Shown::Money),
        ))
        .into()
}

/// Both charts as one table.
fn twin(view: &View<'_>, switching: &PerPartner<Switching>) -> Html {
    let reading = view.reading;
    let words = &reading.words;
    let head = Partner::ALL.into_iter().flat_map(|partner| {
        let name = name(reading, partner.model());
        [text!(name, words.colon(), words.sql()), fill(words.value_twin_cash(), &[("model", name)])]
    });
    let rows = (0..MONTHS_SHOWN).map(|month| {
        let mut row = el("tr").child(el("th").set("scope", "row").text(&whole(month + 1)));
        for partner in Partner::ALL {
            let switching = switching.of(partner);
            for (field, series, shown) in [
                ("sql_by_month", &switching.sql_by_month, Shown::Sql),
                ("cumulative_net", &switching.cumulative_net, Shown::Money),
            ] {
                let path = text!("value.", model_name(partner.model()), ".", field, ".", whole(month));
                let value = series.get(month).copied();
                let told = reading.short(value.unwrap_or_default(), shown);
                row = row.child(el("td").node(hooked(reading, &path, value, &told)));
            }
        }
        row
    });
    let head = [words.value_month_head().to_owned()].into_iter().chain(head);
    let table = el("table")
        .child(el("caption.hidden").text(words.value_twin()))
        .child(el("thead").child(el("tr").each(head.map(|name| el("th").set("scope", "col").text(&name)))))
        .child(el("tbody").each(rows));
    el("details.twin").child(el("summary").text(words.value_twin())).child(table).into()
}

/// Payback, cash and the first 90 days of one switch.
fn facts(view: &View<'_>, partner: Partner, switching: &Switching) -> Element {
    let View { reading, state, answer, .. } = *view;
    let words = &reading.words;
    let model = partner.model();
    let retained = answer.models.of(model).retained_payroll_per_month;
    let rows = SwitchingFigure::ALL.into_iter().map(|figure| {
        let label = words.get(figure.word());
        let value = figure.of(switching);
        let path = text!("value.", model_name(model), ".", figure.field());
        // What does not exist, and what needs no reckoning, is said in words.
        let in_words = match (figure, value) {
            (SwitchingFigure::Payback, None) => words.value_payback_none(),
            (SwitchingFigure::Payback, Some(0.0)) => words.value_payback_start(),
            (_, None) => words.value_no_extra(),
            (_, Some(value)) => {
                return Explained {
                    path: &path,
                    value: Some(value),
                    text: &reading.short(value, figure.shown()),
                    title: &text!(label, " · ", name(reading, model)),
                    explanation: &SwitchingExplanation {
                        scenario: &state.scenario,
                        answer,
                        partner,
                        switching,
                        figure,
                    },
                    steps: figure.steps(),
                    source: words.value_source(),
                }
                .fact(view, label);
            }
        };
        plain(label, hooked(reading, &path, value, in_words))
    });
    let payroll = plain(words.retained_payroll(), el("span").text(&reading.short(retained, Shown::Money)).into());
    el("div")
        .child(el("h4").node(mark(model)).text(name(reading, model)))
        .child(el("dl.facts").each(rows).node(payroll))
}

/// A fact that opens to nothing.
fn plain(label: &str, told: Html) -> Html {
    el("div.fact").child(el("dt").text(label)).child(el("dd.plain").node(told)).into()
}

//! The whole matter on one sheet of paper, for those who decide: seen only in print.

use yew::prelude::*;

use super::View;
use super::{answer, assumptions, evidence, notices, pilot, share};
use crate::app::explanation::Measure;
use crate::app::input_name::input_name;
use crate::app::state::{LinkHolds, MAIN_INPUTS};
use crate::domain::quantity::Input;
use crate::domain::sales_model::SalesModel;
use crate::domain::scenario::Sector;
use crate::i18n::Word;
use crate::share_link::v1;
use crate::ui::chart::qr_code::{Medium, qr_code};
use crate::ui::element::{Element, el};
use crate::ui::figure;

/// From this length on a link asks for room that the rest has to give.
const LONG_LINK: usize = 500;

/// The sheet.
pub fn sheet(view: &View<'_>) -> Html {
    let View { reading, state, evidence, .. } = *view;
    let words = &reading.words;
    let link = share::address(view, LinkHolds::Everything);
    let title = if state.title.is_empty() { words.title() } else { &state.title };
    let reasons = el("div.sheet-reasons")
        .node(answer::turning_point(reading, state, view.answer))
        .node(answer::payroll(reading, state, view.answer))
        .node(answer::luck(view));
    let flips = el("div").child(el("h3").text(words.evidence_flips_title())).child(evidence::flips(view, evidence));
    let reopened = el("div")
        .child(el("p").text(words.sheet_link()))
        .child(el("p.sheet-link").child(el("a").attr("href", link.clone()).text(&link)));
    el("section")
        .class(if link.len() < LONG_LINK { "sheet" } else { "sheet dense" })
        .child(
            el("p.sheet-top")
                .child(el("span").text(words.sheet_model()))
                .child(el("span").text(&reading.format.today())),
        )
        .child(el("h2").text(title))
        .child(el("p.sheet-answer").node(answer::headline(reading, state, view.answer)))
        .child(reasons)
        .child(models(view))
        .child(el("div.sheet-halves").child(flips).child(pilot::on_paper(view, evidence.pilot())))
        .child(figures(view))
        .child(
            el("div.sheet-foot")
                .child(reopened)
                .node(qr_code(&link, words.share_whole(), Medium::Paper).unwrap_or_default()),
        )
        .into()
}

/// The three models in what decides.
fn models(view: &View<'_>) -> Element {
    const MEASURES: [Measure; 5] =
        [Measure::CostPerSql, Measure::CostPerSqlAllIn, Measure::SqlPerMonth, Measure::CostPerMonth, Measure::CeoHours];
    let View { reading, answer, .. } = *view;
    let best = |model| figure::best_class(answer.recommended, model);
    let rows = MEASURES.into_iter().map(|measure| {
        let figures = SalesModel::ALL
            .into_iter()
            .map(|model| el("td").class(best(model)).node(figure::of_model(reading, answer, model, measure)));
        el("tr").child(el("th").set("scope", "row").text(measure.name(&reading.words))).each(figures)
    });
    let net = answer.value.map(|_| {
        let figures = SalesModel::ALL
            .into_iter()
            .map(|model| el("td").class(best(model)).node(figure::net(reading, answer, model)));
        el("tr").child(el("th").set("scope", "row").text(reading.words.value_net())).each(figures)
    });
    el("table").child(figure::model_heads(reading, answer.recommended)).child(el("tbody").each(rows).maybe(net))
}

/// What was entered; and what was not and bears on the answer, with its source.
fn figures(view: &View<'_>) -> Element {
    let View { reading, state, .. } = *view;
    let words = &reading.words;
    let scenario = &state.scenario;
    let line = |name: &str, told: &str| el("li").text(&text!(name, words.colon())).child(el("strong").text(told));
    let choice = |name: &str, chosen: &str| line(name, notices::choice_name(words, chosen).unwrap_or_default());
    let mut entered = el("ul").child(choice(words.goal(), v1::goal_name(scenario.goal())));
    if scenario.sector() != Sector::default() {
        entered = entered.child(choice(words.sector(), v1::sector_name(scenario.sector())));
    }
    let mut assumed = None;
    for input in Input::ALL {
        let told = match scenario.value(input) {
            Some(value) => reading.amount(value, input.limits().unit),
            None => words.empty_default().clone(),
        };
        let line = line(words.get(input_name(input)), &told);
        if scenario.is_changed(input) {
            entered = entered.child(line);
        } else if let Some(source) = source(view, input) {
            let list = assumed.unwrap_or_else(|| el("ul"));
            assumed = Some(list.child(line.text(&text!(" · ", words.get(source)))));
        }
    }
    el("div.sheet-figures")
        .child(el("h3").text(words.sheet_entered()))
        .child(entered)
        .maybe(assumed.is_some().then(|| el("h3").text(words.sheet_assumed())))
        .maybe(assumed)
}

/// Where a default comes from, if the input bears on what the sheet says.
fn source(view: &View<'_>, input: Input) -> Option<Word> {
    let has_deal = view.answer.value.is_some();
    match input {
        Input::Share | Input::Days => Some(Word::pilot_share_help),
        Input::Risk => Some(Word::pilot_risk_help),
        Input::Setup => Some(Word::pilot_setup_help),
        Input::Win | Input::Cycle => has_deal.then_some(Word::value_own),
        _ if MAIN_INPUTS.contains(&input) => Some(Word::sheet_example),
        _ => assumptions::source(input),
    }
}

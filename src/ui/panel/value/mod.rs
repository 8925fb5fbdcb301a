//! Value and payback: what each model leaves a month, and what switching brings over time, once a deal has a value.

mod month;
mod switching;

use yew::prelude::*;

use super::View;
use super::answer::{better_by_value, object, only, otherwise, subject, value_template};
use super::section::section;
use crate::app::input_name::input_name;
use crate::app::reading::Shown;
use crate::domain::quantity::Input;
use crate::domain::sales_model::Partner;
use crate::domain::scenario::Goal;
use crate::i18n::fill;
use crate::results::model_name;
use crate::ui::element::{Element, el, nodes, text};
use crate::ui::field::{FieldWords, Slide, number_field};
use crate::ui::figure;
use crate::ui::sentence::sentence;

/// The whole section. Until a deal has a value it asks for it and shows the fields alone.
pub fn value(view: &View<'_>) -> Html {
    let words = &view.reading.words;
    section("value", view, words.value_title(), finding(view), content(view))
}

/// Who leaves most, and when switching has paid for itself.
fn finding(view: &View<'_>) -> Html {
    let View { reading, answer, state, .. } = *view;
    let words = &reading.words;
    if answer.value.is_none() {
        return text(words.value_ask());
    }
    let Some(winner) = answer.winners.value else { return text(words.headline_none()) };
    let partner = winner.partner().unwrap_or_else(|| better_by_value(answer));
    let template = match winner.partner() {
        Some(partner) => value_template(words, answer, partner),
        None => words.value_stays(),
    };
    let [net, today] = figure::net_pair_and_today(reading, &state.scenario, answer, partner);
    let line = sentence(template, &|slot| match slot {
        "Model" => el("strong").text(subject(reading, partner)).into(),
        "model" => text(object(reading, partner)),
        "only" => text(&only(reading, state, answer, Goal::Value)),
        "net" => net.clone(),
        "payback" => payback_clause(view, partner),
        _ => today.clone(),
    });
    nodes(vec![line, text(&otherwise(reading, answer, Goal::Value))])
}

/// When the switch has paid for itself, as the end of a sentence.
fn payback_clause(view: &View<'_>, partner: Partner) -> Html {
    let words = &view.reading.words;
    let Some(switching) = view.evidence.switching() else { return Html::default() };
    let payback = switching.of(partner).payback_months;
    let template = match payback {
        None => words.value_never_paid(),
        Some(0.0) => words.value_paid_at_once(),
        Some(_) => words.value_paid_in(),
    };
    let path = text!("value.", model_name(partner.model()), ".payback_months");
    sentence(template, &|_| {
        let month = payback.unwrap_or_default().ceil();
        figure::hooked(view.reading, &path, payback, &view.reading.short(month, Shown::Plain))
    })
}

fn content(view: &View<'_>) -> Element {
    let month = view.answer.value.as_ref().map(|value| month::month(view, value));
    let switching = view.evidence.switching().filter(|_| month.is_some());
    let switching = switching.map(|switching| switching::switching(view, switching));
    // Each in its place whether it is there or not: so the fields stay themselves, and the one being typed in keeps the
    // focus, as a deal is given or taken away.
    el("div.value").node(fields(view)).node(month.unwrap_or_default()).node(switching.unwrap_or_default())
}

fn fields(view: &View<'_>) -> Html {
    let View { reading, state, on_edit, .. } = *view;
    let words = &reading.words;
    let assumed = |input: Input| {
        let default = reading.amount(state.scenario.default_of(input).unwrap_or_default(), input.limits().unit);
        fill(words.default_and_source(), &[("default", &default), ("source", words.value_own())])
    };
    let rows: [(Input, String); 5] = [
        (Input::Deal, words.value_deal_help().to_owned()),
        (Input::Win, assumed(Input::Win)),
        (Input::PartnerWin, words.value_partner_win_help().to_owned()),
        (Input::Cycle, assumed(Input::Cycle)),
        (Input::CeoValue, words.value_ceo_value_help().to_owned()),
    ];
    el("div.value-fields")
        .each(rows.map(|(input, help)| {
            let placeholder = if input.may_be_empty() { words.value_as_yours() } else { "" };
            let field = FieldWords { label: words.get(input_name(input)), help: &help, placeholder };
            number_field(reading, state.figures(), input, &field, Slide::default(), on_edit)
        }))
        .into()
}

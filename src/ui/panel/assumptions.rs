//! Everything else that bears on the three models, with its default, its source, and whether it was changed.

use yew::prelude::*;

use super::inputs::{assumptions_with, set_by};
use super::{View, act};
use crate::app::state::{Action, Edit};
use crate::domain::quantity::Input;
use crate::domain::scenario::Sector;
use crate::i18n::{Word, fill};
use crate::share_link::v1;
use crate::ui::element::{el, nodes};
use crate::ui::field::{Choice, FieldWords, Slide, number_field, select};

/// One assumption: its input, its name, and where its default comes from.
type Row = (Input, Word, Word);

const TEAM: [Row; 2] = [
    (Input::TeamTools, Word::input_team_tools, Word::source_reference_team),
    (Input::Saved, Word::input_saved, Word::source_saved),
];

const FULL_SERVICE: [Row; 4] = [
    (Input::FullRate, Word::partner_rate, Word::source_quote),
    (Input::FullFee, Word::partner_fee, Word::source_quote_fee),
    (Input::FullHours, Word::hours_contracted, Word::source_hours),
    (Input::FullPace, Word::pace_of_partner, Word::source_pace),
];

const HYBRID: [Row; 4] = [
    (Input::HybridRate, Word::partner_rate, Word::source_quote),
    (Input::HybridFee, Word::partner_fee, Word::source_quote_fee),
    (Input::HybridHours, Word::hours_contracted, Word::source_hours),
    (Input::HybridPace, Word::pace_of_partner, Word::source_pace),
];

const CASE: [Row; 1] = [(Input::Realised, Word::input_realised, Word::source_realised)];

/// The inputs that stand under "Assumptions".
pub fn all() -> impl Iterator<Item = Input> {
    TEAM.iter().chain(&FULL_SERVICE).chain(&HYBRID).chain(&CASE).map(|row| row.0).chain([Input::Surcharge])
}

/// Where the default of an input that stands under "Assumptions" comes from.
pub fn source(input: Input) -> Option<Word> {
    let mut rows = TEAM.iter().chain(&FULL_SERVICE).chain(&HYBRID).chain(&CASE);
    rows.find(|row| row.0 == input).map(|row| row.2)
}

/// The assumptions, closed until they are wanted.
pub fn assumptions(view: &View<'_>) -> Html {
    let View { reading, state, .. } = *view;
    let words = &reading.words;
    let changed = all().filter(|&input| state.scenario.is_changed(input)).count()
        + usize::from(state.scenario.sector() != Sector::default());
    let group = |title: &str, rows: &[Row]| {
        el("div.group").child(el("h4").text(title)).each(rows.iter().map(|&row| assumption(view, title, row)))
    };
    let note = if changed == 0 {
        words.assumptions_none_changed().to_owned()
    } else {
        let count = reading.editable(f64::from(u32::try_from(changed).unwrap_or(0)));
        fill(words.assumptions_changed(), &[("count", &count)])
    };
    let sectors = el("div.group").child(el("h4").text(words.sector())).node(sector(view));
    assumptions_with(reading, &note)
        .child(el("p.note").text(words.assumptions_note()))
        .child(group(words.group_case(), &CASE))
        .child(sectors)
        .child(group(words.hybrid(), &HYBRID))
        .child(group(words.full_service(), &FULL_SERVICE))
        .child(group(words.group_team(), &TEAM))
        .into()
}

fn assumption(view: &View<'_>, group: &str, row: Row) -> Html {
    let View { reading, state, on_edit, .. } = *view;
    let (input, name, source) = row;
    let words = &reading.words;
    let label = words.get(name);
    let scenario = &state.scenario;
    let default = match scenario.default_of(input) {
        Some(default) => reading.amount(default, input.limits().unit),
        None => words.empty_default().to_owned(),
    };
    // The name alone is told twice, once a partner: the group makes it one of a kind.
    let is_partners = FULL_SERVICE.iter().chain(&HYBRID).any(|row| row.0 == input);
    let full_label = if is_partners { text!(label, " · ", group) } else { label.to_owned() };
    let is_changed = scenario.is_changed(input);
    let help = fill(words.default_and_source(), &[("default", &default), ("source", words.get(source))]);
    let placeholder = if input.may_be_empty() { words.empty_default().to_owned() } else { String::new() };
    let field = FieldWords { label: &full_label, help: &help, placeholder: &placeholder };
    let reset = is_changed.then(|| {
        let button = el("button")
            .set("type", "button")
            .set("data-reset", v1::name(input))
            .on_click(act(view.on_action, Action::InputEdited(Edit::Reset(input))))
            .text(words.reset())
            .child(el("span.hidden").text(&text!(": ", full_label)));
        let set_by = set_by(reading, state, input);
        el("p.changed-note").text(if set_by.is_empty() { words.changed_by_you() } else { &set_by }).child(button)
    });
    el("div")
        .class(if is_changed { "assumption changed" } else { "assumption" })
        .key(v1::name(input))
        .node(number_field(reading, state.figures(), input, &field, Slide::default(), on_edit))
        .maybe(reset)
        .into()
}

fn sector(view: &View<'_>) -> Html {
    let View { reading, state, .. } = *view;
    let words = &reading.words;
    let sectors: Vec<_> = Sector::ALL
        .into_iter()
        .map(|thing| Choice {
            value: v1::sector_name(thing),
            words: match thing {
                Sector::Saas => words.sector_saas(),
                Sector::Other => words.sector_other(),
                Sector::Fintech => words.sector_fintech(),
                Sector::Custom => words.sector_custom(),
            }
            .to_owned(),
            action: Action::SectorChosen(thing),
        })
        .collect();
    let surcharge: Row = (Input::Surcharge, Word::input_surcharge, Word::source_surcharge);
    let is_custom = state.scenario.sector() == Sector::Custom;
    let custom = if is_custom { assumption(view, "", surcharge) } else { Html::default() };
    let choice = el("div.field")
        .child(el("label").set("for", "f-sector").text(words.sector()))
        .node(select("sector", "f-sector", &sectors, v1::sector_name(state.scenario.sector()), view.on_action))
        .child(el("p.message").text(words.source_sector()));
    nodes(vec![choice.into(), custom])
}

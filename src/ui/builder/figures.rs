//! The figures that the calculator starts with: in fields like its own, or taken from a link of it.

use std::rc::Rc;

use yew::prelude::*;

use super::{View, group};
use crate::app::builder::{Action, Taken, link_opened};
use crate::app::input_name::input_name;
use crate::app::state::{Edit, MAIN_INPUTS};
use crate::browser::{event, page};
use crate::domain::quantity::Input;
use crate::domain::scenario::{Goal, Scenario, Sector};
use crate::i18n::fill;
use crate::share_link::v1;
use crate::ui::element::{Element, el};
use crate::ui::field::{Choice, FieldWords, Slide, number_field, select};
use crate::ui::panel::{masthead, notices};

const HYBRID: [Input; 4] = [Input::HybridRate, Input::HybridFee, Input::HybridHours, Input::HybridPace];
const FULL_SERVICE: [Input; 4] = [Input::FullRate, Input::FullFee, Input::FullHours, Input::FullPace];
const TEAM: [Input; 2] = [Input::TeamTools, Input::Saved];
const VALUE: [Input; 5] = [Input::Deal, Input::Win, Input::PartnerWin, Input::Cycle, Input::CeoValue];
const PILOT: [Input; 4] = [Input::Share, Input::Days, Input::Risk, Input::Setup];
const AUDIT: [Input; 9] = [
    Input::AMeetings,
    Input::AProposals,
    Input::AClosing,
    Input::AAccounts,
    Input::AFiltering,
    Input::AFollowups,
    Input::ACrm,
    Input::AInternal,
    Input::AClosers,
];

/// Every figure of the model, in groups that open by a tap, and what is doubtful about them.
pub fn figures(view: &View<'_>) -> Element {
    let View { words, reading, state, on_action, .. } = *view;
    let on_edit = on_action.reform(Action::FigureEdited);
    let is_set = state.scenario != Scenario::default();
    let clear = is_set.then(|| {
        let button = el("button")
            .set("type", "button")
            .set("data-clear-figures", "")
            .on_click(on_action.reform(|_: MouseEvent| Action::FiguresCleared))
            .text(words.figures_clear());
        el("p.actions").child(button)
    });
    let fields = |title: &str, inputs: &[Input]| fields(view, title, inputs, Vec::new(), &on_edit);
    group(words.figures(), words.figures_note())
        .child(link(view))
        .node(notices::doubts(reading, &state.scenario))
        .node(masthead::currency_choice(reading, state.figures(), Action::CurrencyChosen, on_action, &on_edit))
        .child(fields(words.figures_main(), &MAIN_INPUTS))
        .child(case(view, &on_edit))
        .child(fields(words.hybrid(), &HYBRID))
        .child(fields(words.full_service(), &FULL_SERVICE))
        .child(fields(words.group_team(), &TEAM))
        .child(fields(words.value_title(), &VALUE))
        .child(fields(words.pilot_title(), &PILOT))
        .child(fields(words.audit_title(), &AUDIT))
        .maybe(clear)
}

/// A link whose figures are taken.
fn link(view: &View<'_>) -> Element {
    let View { words, reading, state, on_action, .. } = *view;
    let format = reading.format.clone();
    let on_input = on_action.reform(move |event: InputEvent| link_opened(&event::text_of(&event), &*format));
    let input = el("input")
        .set("id", "f-link")
        .set("name", "link")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("aria-describedby", "m-link")
        .on(Rc::new(html::oninput::Wrapper::new(on_input)));
    let told = match &state.taken {
        None => words.figures_link_help(),
        Some(Taken { has_figures: true, .. }) => words.figures_link_taken(),
        Some(Taken { has_figures: false, .. }) => words.figures_link_empty(),
    };
    let taken = state.taken.as_ref().map_or(&[][..], |taken| &taken.notices);
    let on_dismiss = on_action.reform(|_: MouseEvent| {
        page::focus("f-link");
        Action::NoticesDismissed
    });
    el("div")
        .child(
            el("div.fields wide").child(
                el("div.field")
                    .child(el("label").set("for", "f-link").text(words.figures_link()))
                    .child(el("span.entry").child(input))
                    .child(el("p.message").set("id", "m-link").text(told)),
            ),
        )
        .node(notices::link_notices(reading, taken, false, &on_dismiss))
}

/// What bears on all figures: the case, the sector, the goal.
fn case(view: &View<'_>, on_edit: &Callback<Edit>) -> Element {
    let View { words, state, on_action, .. } = *view;
    let named = |name: &str| notices::choice_name(words, name).unwrap_or_default().to_owned();
    let sectors = Sector::ALL.map(|thing| {
        let value = v1::sector_name(thing);
        Choice { value, words: named(value), action: Action::SectorChosen(thing) }
    });
    let goals = Goal::ALL.map(|thing| {
        let value = v1::goal_name(thing);
        Choice { value, words: named(value), action: Action::GoalChosen(thing) }
    });
    let chosen = |id: &'static str, label: &str, list: Html| {
        el("div.field").child(el("label").set("for", id).text(label)).node(list)
    };
    let (sector, goal) = (state.scenario.sector(), state.scenario.goal());
    let lists = vec![
        chosen("f-sector", words.sector(), select("sector", "f-sector", &sectors, v1::sector_name(sector), on_action)),
        chosen("f-goal", words.goal(), select("goal", "f-goal", &goals, v1::goal_name(goal), on_action)),
    ];
    let inputs: &[Input] =
        if sector == Sector::Custom { &[Input::Realised, Input::Surcharge] } else { &[Input::Realised] };
    fields(view, words.group_case(), inputs, lists, on_edit)
}

/// A group of figures, closed until it is wanted, with how many of them are set.
fn fields(view: &View<'_>, title: &str, inputs: &[Input], lists: Vec<Element>, on_edit: &Callback<Edit>) -> Element {
    let View { words, reading, state, .. } = *view;
    let scenario = &state.scenario;
    let mut count = inputs.iter().filter(|&&input| scenario.is_changed(input)).count();
    if !lists.is_empty() {
        count += usize::from(scenario.sector() != Sector::default()) + usize::from(scenario.goal() != Goal::default());
    }
    let told = if count == 0 {
        words.figures_none().clone()
    } else {
        fill(words.figures_count(), &[("count", &count.to_string())])
    };
    let figures = inputs.iter().map(|&input| {
        let is_changed = scenario.is_changed(input);
        let label = reading.words.get(input_name(input));
        let reset = is_changed.then(|| {
            let button = el("button")
                .set("type", "button")
                .set("data-reset", v1::name(input))
                .on_click(on_edit.reform(move |_: MouseEvent| Edit::Reset(input)))
                .text(words.reset())
                .child(el("span.hidden").text(&text!(": ", label)));
            el("p.changed-note").child(button)
        });
        let placeholder = match input {
            Input::PartnerWin => words.value_as_yours().as_str(),
            _ if input.may_be_empty() => words.empty_default(),
            _ => "",
        };
        let told = FieldWords { label, help: "", placeholder };
        el("div")
            .class(if is_changed { "assumption changed" } else { "assumption" })
            .key(v1::name(input))
            .node(number_field(reading, state.figures(), input, &told, Slide::default(), on_edit))
            .maybe(reset)
    });
    el("details.assumptions")
        .child(el("summary").child(el("h3").text(title)).child(el("span.note").text(&told)))
        .child(el("div.fields").each(lists).each(figures.collect::<Vec<_>>()))
}

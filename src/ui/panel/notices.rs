//! What could not be taken as it stood: of a link, and in the figures as a whole. In words, where it is seen.

use std::rc::Rc;

use yew::prelude::*;

use super::{View, act};
use crate::app::input_name::input_name;
use crate::app::reading::Reading;
use crate::app::state::{Action, Own, State, Visit};
use crate::browser::{page, storage};
use crate::domain::quantity::Input;
use crate::domain::scenario::{Goal, Scenario, Sector};
use crate::i18n::{Words, fill};
use crate::share_link::{Code, Notice, NumberText, Used, notices_of_doubts, v1};
use crate::text::listed;
use crate::ui::element::{Element, el, nodes};

/// What stands above the answer: the notices of the opened link, and whose figures are shown.
pub fn above(view: &View<'_>) -> Html {
    let View { reading, state, on_action, .. } = *view;
    let on_recall = {
        let (format, language) = (reading.format.clone(), reading.words.language());
        quietly(on_action, move || {
            let own = storage::kept();
            let visit = Visit { query: "", fragment: "", stored: own.as_deref(), language, site: None };
            Action::OwnFiguresRecalled(Rc::new(State::on_visit(visit, &*format)))
        })
    };
    let on_dismiss = quietly(on_action, || Action::NoticesDismissed);
    let on_replace = quietly(on_action, || Action::OwnFiguresReplaced);
    let on_neutral = act(on_action, Action::NeutralToggled);
    nodes(vec![
        link_notices(reading, &state.notices, state.are_notices_read, &on_dismiss),
        provenance(reading, state, &on_recall, &on_neutral, &on_replace),
    ])
}

/// For a button that goes away once it is pressed: the keyboard goes on at the answer, and nothing is scrolled.
fn quietly(on_action: &Callback<Action>, action: impl Fn() -> Action + 'static) -> Callback<MouseEvent> {
    on_action.reform(move |_: MouseEvent| {
        page::focus("answer");
        action()
    })
}

/// The notices of the opened link, with a button that puts them away. Read ones only keep their place.
pub fn link_notices(reading: &Reading, notices: &[Notice], are_read: bool, on_dismiss: &Callback<MouseEvent>) -> Html {
    if notices.is_empty() {
        return Html::default();
    }
    let words = &reading.words;
    el(if are_read { "aside.notices read" } else { "aside.notices" })
        .attr("aria-label", words.notices_title().to_owned())
        .child(el("p").child(el("strong").text(words.notices_title())))
        .child(el("ul").each(notices.iter().map(|notice| item(reading, notice))))
        .child(el("button").set("type", "button").on_click(on_dismiss.clone()).text(words.notices_dismiss()))
        .into()
}

/// Whose figures are shown where they are not the visitor's own, with the ways to the neutral ones and to their own.
fn provenance(
    reading: &Reading,
    state: &State,
    on_recall: &Callback<MouseEvent>,
    on_neutral: &Callback<MouseEvent>,
    on_replace: &Callback<MouseEvent>,
) -> Html {
    if state.own == Own::Shown && state.preset.is_none() {
        return Html::default();
    }
    let words = &reading.words;
    let button = |hook: &'static str, on_click: &Callback<MouseEvent>, told: &str| {
        el("button").set("type", "button").set("data-figures", hook).on_click(on_click.clone()).text(told)
    };
    let mut sentences = Vec::new();
    let mut buttons = el("p");
    if let Some(preset) = &state.preset {
        sentences.push(match &preset.site {
            _ if preset.is_set_aside => words.preset_aside().clone(),
            Some(site) if site.is_empty() => words.preset_unnamed().clone(),
            Some(site) => fill(words.preset_site(), &[("site", site)]),
            None => text!(words.preset_link(), " ", words.preset_defaults()),
        });
        let name = if preset.is_set_aside { words.preset_back() } else { words.preset_compare() };
        buttons = buttons.child(button("neutral", on_neutral, name));
    }
    if state.own != Own::Shown {
        let is_kept = state.own == Own::Kept;
        sentences.push(if is_kept { words.own_figures_kept() } else { words.own_figures_changed() }.clone());
        buttons = buttons.child(button("own", on_recall, words.own_figures_recall())).child(button(
            "replace",
            on_replace,
            words.own_figures_adopt(),
        ));
    }
    let sentences = listed(&sentences, " ");
    el("aside.provenance").attr("aria-label", sentences.clone()).child(el("p").text(&sentences)).child(buttons).into()
}

/// What contradicts itself, is assumed, or costs nothing in the figures as they stand.
pub fn doubts(reading: &Reading, scenario: &Scenario) -> Html {
    let numbers: &dyn NumberText = &*reading.format;
    let notices = notices_of_doubts(scenario, numbers);
    if notices.is_empty() {
        return Html::default();
    }
    el("ul.doubts").each(notices.iter().map(|notice| item(reading, notice))).into()
}

fn item(reading: &Reading, notice: &Notice) -> Element {
    el("li").set("data-notice", notice.code.name()).attr("data-key", notice.key.clone()).text(&text(reading, notice))
}

/// A notice as a sentence.
fn text(reading: &Reading, notice: &Notice) -> String {
    let words = &reading.words;
    let template = match notice.code {
        Code::UnknownKey => words.notice_unknown_key(),
        Code::Unreadable => words.notice_unreadable(),
        Code::Clamped => words.notice_clamped(),
        Code::Repeated => words.notice_repeated(),
        Code::NewerVersion => words.notice_newer_version(),
        Code::Repaired if notice.key.is_empty() => words.notice_repaired(),
        Code::Repaired => words.notice_cut(),
        Code::Inconsistent => match notice.key.as_str() {
            "worked" => words.doubt_worked(),
            "sql" => words.doubt_sql(),
            "surcharge" => words.doubt_surcharge(),
            _ => words.doubt_goal(),
        },
        Code::Assumed => match notice.key.as_str() {
            "worked" => words.assumed_worked(),
            "hours" => words.assumed_hours(),
            _ => words.assumed_sql(),
        },
        Code::NoCost => words.doubt_no_cost(),
    };
    fill(
        template,
        &[
            ("key", &key_name(reading, &notice.key)),
            ("found", &shortened(&notice.found)),
            ("used", &used_text(reading, &notice.used)),
        ],
    )
}

/// The name of a field, where the key is one that the page shows; else the key as it stands.
fn key_name(reading: &Reading, key: &str) -> String {
    let words = &reading.words;
    let name = match key {
        "sector" => words.sector(),
        "goal" => words.goal(),
        "currency" => words.currency(),
        _ => match Input::ALL.iter().find(|&&input| v1::name(input) == key) {
            Some(&input) => words.get(input_name(input)),
            None => return key.to_owned(),
        },
    };
    name.clone()
}

fn used_text(reading: &Reading, used: &Used) -> String {
    let words = &reading.words;
    match used {
        Used::Nothing => words.nothing().to_owned(),
        Used::Number(number) => reading.editable(*number),
        Used::Text(text) => choice_name(words, text).unwrap_or(text).to_owned(),
    }
}

/// What the page calls a sector or a goal.
pub fn choice_name<'a>(words: &'a Words, value: &str) -> Option<&'a str> {
    let sector = Sector::ALL.into_iter().find(|&sector| v1::sector_name(sector) == value);
    let goal = Goal::ALL.into_iter().find(|&goal| v1::goal_name(goal) == value);
    match (sector, goal) {
        (Some(Sector::Saas), _) => Some(words.sector_saas()),
        (Some(Sector::Other), _) => Some(words.sector_other()),
        (Some(Sector::Fintech), _) => Some(words.sector_fintech()),
        (Some(Sector::Custom), _) => Some(words.sector_custom()),
        (_, Some(Goal::Cost)) => Some(words.goal_cost()),
        (_, Some(Goal::Volume)) => Some(words.goal_volume()),
        (_, Some(Goal::Time)) => Some(words.goal_time()),
        (_, Some(Goal::Value)) => Some(words.goal_value()),
        (None, None) => None,
    }
}

/// The start of a text that somebody else wrote, which may be of any length.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => text!(text.get(..end).unwrap_or_default(), "…"),
        None => text.to_owned(),
    }
}

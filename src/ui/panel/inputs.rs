//! The six figures that nobody can estimate for the visitor, and the goal.

use yew::prelude::*;

use super::View;
use super::answer::{measure_of, shown_partner};
use crate::app::input_name::input_name;
use crate::app::reading::Reading;
use crate::app::slider_scale::SliderScale;
use crate::app::state::{Action, MAIN_INPUTS, State};
use crate::domain::quantity::Input;
use crate::domain::scenario::Goal;
use crate::i18n::{Words, fill};
use crate::share_link::v1;
use crate::ui::chart::slope::SlopeOf;
use crate::ui::element::{Element, el, nodes};
use crate::ui::field::{Choice, FieldWords, Slide, number_field, radio_group};

/// The six main fields, then the goal.
pub fn inputs(view: &View<'_>) -> Html {
    let View { reading, state, answer, on_edit, .. } = *view;
    let words = &reading.words;
    let goals = goals(words, state).into_iter().map(|(thing, words)| Choice {
        value: v1::goal_name(thing),
        words: words.to_owned(),
        action: Action::GoalChosen(thing),
    });
    let goal = state.scenario.effective_goal();
    let (measure, partner) = (measure_of(goal), shown_partner(answer, goal));
    let now = [&answer.models.internal, answer.models.of(partner.model())].map(|figures| measure.of(figures));
    let curve = SlopeOf { scenario: state.scenario.clone(), measure, partner, now };
    let fields = MAIN_INPUTS.into_iter().map(|input| {
        let help = text!(set_by(reading, state, input), " ", help(words, input));
        let words = FieldWords { label: words.get(input_name(input)), help: help.trim_start(), placeholder: "" };
        let slide =
            Slide { scale: scale(input, state.scenario.units_per_euro()), curve: Some(curve.clone()), is_bare: false };
        number_field(reading, state.figures(), input, &words, slide, on_edit)
    });
    nodes(vec![
        // A form, as browsers that fill in forms look at all fields of one, after each key; with many fields and nothing to
        // send it by, Enter does nothing.
        el("form.fields").each(fields).into(),
        radio_group("goal", words.goal(), goals.collect(), v1::goal_name(state.scenario.goal()), view.on_action),
    ])
}

/// The goals that can be judged: value only where a deal has one, or where a link chose it.
fn goals<'a>(words: &'a Words, state: &State) -> Vec<(Goal, &'a String)> {
    let mut goals =
        vec![(Goal::Cost, words.goal_cost()), (Goal::Volume, words.goal_volume()), (Goal::Time, words.goal_time())];
    if state.scenario.goal() == Goal::Value || state.scenario.amount(Input::Deal) > 0.0 {
        goals.push((Goal::Value, words.goal_value()));
    }
    goals
}

fn help(words: &Words, input: Input) -> &str {
    match input {
        Input::Leads => words.help_leads(),
        Input::Worked => words.help_worked(),
        Input::Sql => words.help_sql(),
        Input::Hours => words.help_hours(),
        Input::TeamCost => words.help_team_cost(),
        _ => words.help_ceo(),
    }
}

/// Where the slider of a main field stops. Money follows the visitor's currency.
fn scale(input: Input, units_per_euro: f64) -> Option<SliderScale> {
    let (step, usual_end) = match input {
        Input::Leads => (5.0, 2000.0),
        Input::Worked => (5.0, 1000.0),
        Input::Sql => (1.0, 100.0),
        Input::Hours => (0.5, 80.0),
        Input::TeamCost => (1.0, 100.0),
        Input::Ceo => (0.5, 60.0),
        _ => return None,
    };
    let limits = input.limits();
    let unit = if limits.unit.is_money() { power_of_ten_near(units_per_euro) } else { 1.0 };
    Some(SliderScale { step: step * unit, usual_end: usual_end * unit, most: limits.most })
}

/// The largest power of ten that is not above a positive number.
fn power_of_ten_near(number: f64) -> f64 {
    let mut power = 1.0;
    while power > number && power > 1e-6 {
        power /= 10.0;
    }
    while power * 10.0 <= number {
        power *= 10.0;
    }
    power
}

/// Who put a figure in, where that was not the visitor; empty where it was.
pub fn set_by(reading: &Reading, state: &State, input: Input) -> String {
    match state.preset_of(input).map(|preset| preset.site.as_ref()) {
        Some(Some(site)) if site.is_empty() => reading.words.set_by_unnamed().clone(),
        Some(Some(site)) => fill(reading.words.set_by_site(), &[("site", site)]),
        Some(None) => reading.words.set_by_link().clone(),
        None => String::new(),
    }
}

/// The element of the assumptions with its summary. It stands here, and not beside what is in it, as it is drawn first: it
/// opens before its fields have come.
pub fn assumptions_with(reading: &Reading, note: &str) -> Element {
    let title = el("h3").text(reading.words.assumptions());
    el("details.assumptions")
        .set("id", "assumptions")
        .child(el("summary").child(title).child(el("span.note").text(note)))
}

//! The answer first: who wins for the chosen goal, as pairs from the conservative to the benchmark case, beside today's.

use yew::prelude::*;

use crate::app::explanation::Measure;
use crate::app::reading::{Reading, Shown};
use crate::app::state::State;
use crate::domain::answer::Answer;
use crate::domain::at_least;
use crate::domain::sales_model::{Partner, SalesModel};
use crate::domain::scenario::Goal;
use crate::i18n::fill;
use crate::results::model_name;
use crate::ui::chart::bars::bars;
use crate::ui::element::{el, nodes, text};
use crate::ui::figure;
use crate::ui::panel::View;
use crate::ui::sentence::sentence;

/// The answer in words and figures.
pub fn answer(reading: &Reading, state: &State, answer: &Answer) -> Html {
    nodes(vec![
        el("h2.headline").set("id", "answer").set("tabindex", "-1").node(headline(reading, state, answer)).into(),
        summary(reading, answer),
    ])
}

/// What the answer hangs on: where it turns, the payroll that stays, whose figures they are.
pub fn reasons(reading: &Reading, state: &State, answer: &Answer) -> Html {
    let example = state.is_example().then(|| el("p.example").text(reading.words.example_team()));
    el("div.reasons")
        .node(turning_point(reading, state, answer))
        .node(payroll(reading, state, answer))
        .maybe(example)
        .into()
}

/// The three models in what decides for the goal, where there is room beside the inputs.
pub fn glance(view: &View<'_>) -> Html {
    let goal = view.state.scenario.effective_goal();
    el("div.glance").node(bars(view.reading, view.answer, measure_of(goal))).into()
}

/// What decides for a goal.
pub fn measure_of(goal: Goal) -> Measure {
    match goal {
        Goal::Cost | Goal::Value => Measure::CostPerSql,
        Goal::Volume => Measure::SqlPerMonth,
        Goal::Time => Measure::CeoHours,
    }
}

/// The partner whose model is shown beside in-house: the winner, else the better of the two for the goal.
pub fn shown_partner(answer: &Answer, goal: Goal) -> Partner {
    if let Some(partner) = answer.recommended.and_then(SalesModel::partner) {
        return partner;
    }
    let measure = measure_of(goal);
    if goal == Goal::Value {
        return better_by_value(answer);
    }
    let figure = |partner: Partner| measure.of(answer.models.of(partner.model()));
    match (figure(Partner::FullService), figure(Partner::Hybrid)) {
        (Some(full), Some(hybrid)) if measure == Measure::SqlPerMonth && full > hybrid => Partner::FullService,
        (Some(full), Some(hybrid)) if measure != Measure::SqlPerMonth && full < hybrid => Partner::FullService,
        (Some(_), None) => Partner::FullService,
        _ => Partner::Hybrid,
    }
}

/// The partner whose model leaves more a month.
pub fn better_by_value(answer: &Answer) -> Partner {
    match &answer.value {
        Some(value) if value.full_service.net_per_month > value.hybrid.net_per_month => Partner::FullService,
        _ => Partner::Hybrid,
    }
}

/// Who wins for the goal, as pairs beside today's.
pub fn headline(reading: &Reading, state: &State, answer: &Answer) -> Html {
    let words = &reading.words;
    let goal = state.scenario.effective_goal();
    let measure = measure_of(goal);
    let partner = shown_partner(answer, goal);
    let has_today = measure.of(&answer.models.internal).is_some();
    let template = match (answer.recommended, goal) {
        (None, _) => words.headline_none(),
        (Some(SalesModel::Internal), Goal::Cost) => words.stay_cost(),
        (Some(SalesModel::Internal), Goal::Value) => words.value_stays(),
        (Some(SalesModel::Internal), Goal::Volume) => words.stay_volume(),
        (Some(SalesModel::Internal), Goal::Time) => words.stay_time(),
        (Some(_), Goal::Cost) if !has_today => words.headline_cost_nothing_today(),
        (Some(_), Goal::Cost) => words.headline_cost(),
        (Some(_), Goal::Value) => words.value_headline(),
        (Some(_), Goal::Volume) => words.headline_volume(),
        (Some(_), Goal::Time) => words.headline_time(),
    };
    sentence(template, &|slot| match slot {
        "Model" => el("strong").text(subject(reading, partner)).into(),
        "model" => text(object(reading, partner)),
        "net" => figure::net_pair(reading, &state.scenario, answer, partner),
        "pair" => figure::pair(reading, answer, partner, measure),
        _ if goal == Goal::Value => figure::net(reading, answer, SalesModel::Internal),
        _ => figure::of_model(reading, answer, SalesModel::Internal, measure),
    })
}

/// A partner's model where a sentence starts with it.
pub fn subject(reading: &Reading, partner: Partner) -> &str {
    match partner {
        Partner::FullService => reading.words.full_service_subject(),
        Partner::Hybrid => reading.words.hybrid_subject(),
    }
}

/// A partner's model inside a sentence.
pub fn object(reading: &Reading, partner: Partner) -> &str {
    match partner {
        Partner::FullService => reading.words.full_service_object(),
        Partner::Hybrid => reading.words.hybrid_object(),
    }
}

/// The three figures that stay in view: cost per SQL, SQL and CEO hours, each beside today's.
pub fn summary(reading: &Reading, answer: &Answer) -> Html {
    let words = &reading.words;
    let winner = answer.recommended.unwrap_or(SalesModel::Internal);
    let cell = |measure: Measure, label: &str| {
        let today = figure::of_model(reading, answer, SalesModel::Internal, measure);
        let (main, beside) = match winner.partner() {
            Some(partner) => {
                (figure::pair(reading, answer, partner, measure), sentence(words.today(), &|_| today.clone()))
            }
            None => (
                today.clone(),
                sentence(words.with_hybrid(), &|_| figure::pair(reading, answer, Partner::Hybrid, measure)),
            ),
        };
        el("div").child(el("dt").text(label)).child(el("dd.main").node(main)).child(el("dd.beside").node(beside))
    };
    let model = el("p.summary-model")
        .node(figure::mark(winner))
        .text(figure::name(reading, winner))
        .child(el("span.range-name").text(words.range_name()));
    let figures = el("dl")
        .child(cell(Measure::CostPerSql, words.cost_per_sql()))
        .child(cell(Measure::SqlPerMonth, words.sql_per_month()))
        .child(cell(Measure::CeoHours, words.ceo_hours_short()));
    el("div.summary").child(model).child(figures).into()
}

/// How far a single month may be from that: what eight months in ten bring.
pub fn luck(view: &View<'_>) -> Html {
    let View { reading, answer, evidence, .. } = *view;
    let winner = answer.recommended.unwrap_or(SalesModel::Internal);
    let months = evidence.uncertainty().months.of(winner);
    let (sql, cost) = (&months.sql_per_month, &months.cost_per_sql);
    let pair = |measure: Measure, low: Option<f64>, high: Option<f64>| {
        let [low_path, high_path] =
            ["p10", "p90"].map(|rank| text!("uncertainty.", model_name(winner), ".", measure.field(), ".", rank));
        figure::range(reading, measure, (&low_path, low), (&high_path, high))
    };
    let words = &reading.words;
    let template = if cost.p90.is_some() { words.luck() } else { words.luck_without_cost() };
    let told = sentence(template, &|slot| match slot {
        "sql" => pair(Measure::SqlPerMonth, Some(sql.p10), Some(sql.p90)),
        _ => pair(Measure::CostPerSql, cost.p10, cost.p90),
    });
    el("p.luck").node(told).into()
}

/// What an SQL costs while the team stays on the payroll: said louder where the winner would then lose.
pub fn payroll(reading: &Reading, state: &State, answer: &Answer) -> Html {
    let words = &reading.words;
    let Some(partner) = answer.recommended.and_then(SalesModel::partner) else { return Html::default() };
    if answer.models.of(partner.model()).retained_payroll_per_month <= 0.0 {
        return Html::default();
    }
    let loses = state.scenario.effective_goal() == Goal::Cost && answer.winners.cost_all_in != answer.winners.cost;
    let template = if loses { words.payroll_loses() } else { words.payroll() };
    let told = sentence(template, &|slot| match slot {
        "pair" => figure::pair(reading, answer, partner, Measure::CostPerSqlAllIn),
        _ => figure::of_model(reading, answer, SalesModel::Internal, Measure::CostPerSql),
    });
    el("p").class(if loses { "caution" } else { "payroll" }).node(told).into()
}

/// The partner's rate at which the answer on cost turns.
pub fn turning_point(reading: &Reading, state: &State, answer: &Answer) -> Html {
    let words = &reading.words;
    let partner = shown_partner(answer, state.scenario.effective_goal());
    let Some(rate) = answer.break_even.of(partner).provider_rate else { return Html::default() };
    let brings_enough = at_least(answer.models.of(partner.model()).sql_per_month, answer.models.internal.sql_per_month);
    if !brings_enough {
        return Html::default();
    }
    let asked = state.scenario.amount(partner.inputs().rate);
    let template = if rate >= asked { words.turns_above() } else { words.turns_below() };
    let path = text!("break_even.", model_name(partner.model()), ".provider_rate");
    let per_hour = |figure: &str| fill(words.per_hour(), &[("figure", figure)]);
    let told = sentence(template, &|slot| match slot {
        "rate" => figure::hooked(reading, &path, Some(rate), &per_hour(&reading.short(rate, Shown::Money))),
        "model" => text(object(reading, partner)),
        _ => text(&per_hour(&reading.short(asked, Shown::Money))),
    });
    el("p").node(told).into()
}

/// The answer in plain text, for whoever listens.
pub fn spoken(reading: &Reading, answer: &Answer) -> String {
    let words = &reading.words;
    let Some(winner) = answer.recommended else { return words.headline_none().to_owned() };
    let figures = answer.models.of(winner);
    let told = |measure: Measure| figure::text(reading, measure, measure.of(figures));
    fill(
        words.spoken(),
        &[
            ("model", figure::name(reading, winner)),
            ("cost", &told(Measure::CostPerSql)),
            ("sql", &told(Measure::SqlPerMonth)),
            ("hours", &told(Measure::CeoHours)),
        ],
    )
}

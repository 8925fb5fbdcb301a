//! The answer first: who wins for the chosen goal, as pairs from the conservative to the benchmark case, beside today's.

use yew::prelude::*;

use crate::app::explanation::Measure;
use crate::app::number_format::Digits;
use crate::app::reading::{Reading, Shown};
use crate::app::state::State;
use crate::domain::answer::Answer;
use crate::domain::at_least;
use crate::domain::break_even::BreakEven;
use crate::domain::quantity::SMALLEST_AMOUNT;
use crate::domain::sales_model::{ModelFigures, Partner, SalesModel};
use crate::domain::scenario::Goal;
use crate::i18n::{Words, fill};
use crate::results::model_name;
use crate::text::at;
use crate::ui::chart::bars::bars;
use crate::ui::element::{el, nodes, text};
use crate::ui::figure;
use crate::ui::panel::View;
use crate::ui::sentence::sentence;

/// The answer in words and figures.
pub fn answer(reading: &Reading, state: &State, answer: &Answer) -> Html {
    nodes(vec![
        el("h2.headline").set("id", "answer").set("tabindex", "-1").node(headline(reading, state, answer)).into(),
        summary(reading, state, answer),
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
    el("div.glance").node(pictured(view, measure_of(goal))).into()
}

/// The bars of a measure. Those that the goal is decided by also say who wins in a case in which it is another model.
pub fn pictured(view: &View<'_>, measure: Measure) -> Html {
    let View { reading, state, answer, .. } = *view;
    let goal = state.scenario.effective_goal();
    let decides = measure == measure_of(goal) && goal != Goal::Value;
    let otherwise =
        if decides { in_other_cases(reading, answer, goal, reading.words.conservative_wins()) } else { String::new() };
    bars(reading, answer, measure, &otherwise)
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

/// Who wins for the goal, as pairs beside today's; and who wins in either case of the article, where that is another.
pub fn headline(reading: &Reading, state: &State, answer: &Answer) -> Html {
    let words = &reading.words;
    let goal = state.scenario.effective_goal();
    let partner = shown_partner(answer, goal);
    let (in_house, outside) = (&answer.models.internal, answer.models.of(partner.model()));
    let template = match (answer.recommended, goal) {
        (None, _) => words.headline_none(),
        (Some(_), Goal::Time) if in_house.ceo_hours_per_week <= 0.0 => words.no_hours_to_save(),
        (Some(SalesModel::Internal), Goal::Cost) if outside.cost_per_sql.is_none() => words.stay_alone(),
        (Some(SalesModel::Internal), Goal::Cost) if outside.cost_per_sql < in_house.cost_per_sql => {
            words.stay_cost_fewer()
        }
        (Some(SalesModel::Internal), Goal::Cost) => words.stay_cost(),
        (Some(SalesModel::Internal), Goal::Value) => words.value_stays(),
        (Some(SalesModel::Internal), Goal::Volume) => words.stay_volume(),
        (Some(SalesModel::Internal), Goal::Time) => words.stay_time(),
        (Some(_), Goal::Cost) if in_house.cost_per_sql.is_none() => words.headline_cost_nothing_today(),
        (Some(_), Goal::Cost) => words.headline_cost(),
        (Some(_), Goal::Value) => value_template(words, answer, partner),
        (Some(_), Goal::Volume) => words.headline_volume(),
        (Some(_), Goal::Time) => words.headline_time(),
    };
    let pair_and_today = |measure| figure::pair_and_today(reading, answer, partner, measure, false);
    let [pair, today] = if goal == Goal::Value {
        figure::net_pair_and_today(reading, &state.scenario, answer, partner)
    } else {
        pair_and_today(measure_of(goal))
    };
    let line = sentence(template, &|slot| match slot {
        "Model" => el("strong").text(subject(reading, partner)).into(),
        "model" => text(object(reading, partner)),
        "only" => text(&only(reading, state, answer, goal)),
        "pair" | "net" => pair.clone(),
        "today" => today.clone(),
        "sql" => pair_and_today(Measure::SqlPerMonth)[0].clone(),
        "sql_today" => pair_and_today(Measure::SqlPerMonth)[1].clone(),
        _ => Html::default(),
    });
    let compared_with_nothing = template == words.headline_cost_nothing_today();
    let nothing = if compared_with_nothing { text!(" ", words.nothing_today()) } else { String::new() };
    nodes(vec![line, text(&text!(nothing, otherwise(reading, answer, goal)))])
}

/// The sentence on a partner who wins by value: as in-house wins nothing without SQL, it may be with less.
pub fn value_template<'a>(words: &'a Words, answer: &Answer, partner: Partner) -> &'a str {
    let nets = answer.value.map(|value| (value.internal.net_per_month, value.of(partner.model()).net_per_month));
    if nets.is_some_and(|(internal, outside)| internal > outside) {
        words.value_no_sql_today()
    } else {
        words.value_headline()
    }
}

/// On what condition the winner for a goal is one, where it would lose in the conservative case: empty where it would not.
pub fn only(reading: &Reading, state: &State, answer: &Answer, goal: Goal) -> String {
    let realised = state.scenario.realised_fraction();
    match answer.otherwise(goal) {
        None => String::new(),
        Some(_) if realised >= 1.0 => reading.words.only_at_best().clone(),
        Some(_) => {
            fill(reading.words.only_with_share(), &[("share", &reading.format.percent(realised, Digits::up_to(6)))])
        }
    }
}

/// Who wins for a goal in the conservative case and in the benchmark, where that is another model: whole sentences, each
/// after a space.
pub fn otherwise(reading: &Reading, answer: &Answer, goal: Goal) -> String {
    let words = &reading.words;
    let brings_fewer = answer.winners.of_goal(goal).and_then(SalesModel::partner).is_some_and(|partner| {
        let conservative = answer.range.of(partner).conservative.sql_per_month;
        !at_least(conservative, answer.models.internal.sql_per_month)
    });
    let conservative = match goal {
        Goal::Cost | Goal::Time if brings_fewer => words.conservative_brings_fewer(),
        _ => words.conservative_wins(),
    };
    in_other_cases(reading, answer, goal, conservative)
}

/// The same, with this sentence on the conservative case.
fn in_other_cases(reading: &Reading, answer: &Answer, goal: Goal, conservative: &str) -> String {
    let words = &reading.words;
    let clause = |template: &str, winner: Option<SalesModel>| {
        let Some(winner) = winner else { return String::new() };
        let winner = winner.partner().map_or(words.own_team().as_str(), |partner| object(reading, partner));
        text!(" ", fill(template, &[("winner", winner)]))
    };
    text!(clause(conservative, answer.otherwise(goal)), clause(words.benchmark_wins(), answer.at_best(goal)))
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
pub fn summary(reading: &Reading, state: &State, answer: &Answer) -> Html {
    let words = &reading.words;
    let winner = answer.recommended.unwrap_or(SalesModel::Internal);
    let cell = |measure: Measure, label: &str| {
        let partner = winner.partner().unwrap_or(Partner::Hybrid);
        let [pair, today] = figure::pair_and_today(reading, answer, partner, measure, true);
        let (main, template, beside) = match winner {
            SalesModel::Internal => (today, words.with_hybrid(), pair),
            _ => (pair, words.today(), today),
        };
        let beside = sentence(template, &|_| beside.clone());
        el("div").child(el("dt").text(label)).child(el("dd.main").node(main)).child(el("dd.beside").node(beside))
    };
    let model = el("p.summary-model")
        .node(figure::mark(winner))
        .text(figure::name(reading, winner))
        .text(&only(reading, state, answer, state.scenario.effective_goal()))
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
    if answer.recommended.is_none() {
        return Html::default();
    }
    let (sql, cost) = (&months.sql_per_month, &months.cost_per_sql);
    let pair = |measure: Measure, low: Option<f64>, high: Option<f64>| {
        let [low_path, high_path] =
            ["p10", "p90"].map(|rank| text!("uncertainty.", model_name(winner), ".", measure.field(), ".", rank));
        figure::range(reading, measure, (&low_path, low), (&high_path, high))
    };
    let words = &reading.words;
    let template = if cost.p90.is_some() { words.luck() } else { words.luck_without_cost() };
    let line = sentence(template, &|slot| match slot {
        "sql" => pair(Measure::SqlPerMonth, Some(sql.p10), Some(sql.p90)),
        _ => pair(Measure::CostPerSql, cost.p10, cost.p90),
    });
    el("p.luck").node(line).into()
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
    let [pair, today] = figure::pair_and_today(reading, answer, partner, Measure::CostPerSqlAllIn, false);
    let today = match answer.models.internal.cost_per_sql {
        Some(_) => nodes(vec![text(" ("), sentence(words.today(), &|_| today.clone()), text(")")]),
        None => Html::default(),
    };
    let line = sentence(template, &|slot| if slot == "pair" { pair.clone() } else { today.clone() });
    el("p").class(if loses { "caution" } else { "payroll" }).node(line).into()
}

/// The partner's rate at which the answer on cost turns; and in the conservative case, where it has turned already.
pub fn turning_point(reading: &Reading, state: &State, answer: &Answer) -> Html {
    let words = &reading.words;
    let partner = shown_partner(answer, state.scenario.effective_goal());
    let in_house = &answer.models.internal;
    // Nobody charges less than nothing.
    let Some(rate) = answer.break_even.of(partner).provider_rate.filter(|&rate| rate >= SMALLEST_AMOUNT) else {
        return Html::default();
    };
    let brings_enough = |outside: &ModelFigures| at_least(outside.sql_per_month, in_house.sql_per_month);
    if !brings_enough(answer.models.of(partner.model())) {
        return Html::default();
    }
    let asked = state.scenario.amount(partner.inputs().rate);
    let conservative = &answer.range.of(partner).conservative;
    let turned = if answer.winners.cost == Some(partner.model())
        && answer.otherwise(Goal::Cost) == Some(SalesModel::Internal)
        && brings_enough(conservative)
    {
        BreakEven::of(&state.scenario, partner, in_house, conservative).provider_rate
    } else {
        None
    };
    let texts = reading.apart(&[Some(rate), Some(asked), turned], Shown::Money);
    let per_hour = |place: usize| reading.per_hour(at(&texts, place));
    let path = text!("break_even.", model_name(partner.model()), ".provider_rate");
    let template = if rate >= asked { words.turns_above() } else { words.turns_below() };
    let line = sentence(template, &|slot| match slot {
        "rate" => figure::hooked(reading, &path, Some(rate), &per_hour(0)),
        "model" => text(object(reading, partner)),
        _ => text(&per_hour(1)),
    });
    let turned = turned.map(|_| text!(" ", fill(words.turned_conservative(), &[("rate", &per_hour(2))])));
    el("p").node(line).text(&turned.unwrap_or_default()).into()
}

/// The answer in plain text, for whoever listens.
pub fn spoken(reading: &Reading, state: &State, answer: &Answer) -> String {
    let words = &reading.words;
    let goal = state.scenario.effective_goal();
    let Some(winner) = answer.recommended else { return words.headline_none().to_owned() };
    let figures = answer.models.of(winner);
    let figure_text = |measure: Measure| {
        let value = measure.of(figures);
        value.map_or_else(|| words.no_sql_short().clone(), |value| reading.short(value, measure.shown()))
    };
    let spoken = fill(
        words.spoken(),
        &[
            ("model", &text!(figure::name(reading, winner), only(reading, state, answer, goal))),
            ("cost", &figure_text(Measure::CostPerSql)),
            ("sql", &figure_text(Measure::SqlPerMonth)),
            ("hours", &figure_text(Measure::CeoHours)),
        ],
    );
    text!(spoken, otherwise(reading, answer, goal))
}

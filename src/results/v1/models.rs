//! The three models, their range, where they break even and who wins.

use super::object::Object;
use super::{model_name, of_partners};
use crate::domain::answer::Answer;
use crate::domain::recommendation::Winners;
use crate::domain::sales_model::{ModelFigures, Partner, SalesModel};

pub fn models(report: &mut Object<'_>, answer: &Answer) {
    report.object("models", |each| {
        for of in SalesModel::ALL {
            each.object(model_name(of), |object| model(object, answer.models.of(of)));
        }
    });
    of_partners(report, "range", &|object, partner: Partner| {
        let range = answer.range.of(partner);
        object.object("conservative", |case| model(case, &range.conservative));
        object.object("benchmark", |case| model(case, &range.benchmark));
    });
}

pub fn break_even(report: &mut Object<'_>, answer: &Answer) {
    of_partners(report, "break_even", &|object, partner: Partner| {
        let break_even = answer.break_even.of(partner);
        object.maybe("provider_rate", break_even.provider_rate);
        object.maybe("provider_rate_all_in", break_even.provider_rate_all_in);
        object.maybe("gain_fraction", break_even.gain_fraction);
    });
}

pub fn winners(object: &mut Object<'_>, winners: Winners) {
    object.text("cost", winners.cost.map(model_name));
    object.text("cost_all_in", winners.cost_all_in.map(model_name));
    object.text("volume", winners.volume.map(model_name));
    object.text("time", winners.time.map(model_name));
    object.text("value", winners.value.map(model_name));
}

/// Not inlined: it stands seven times.
#[inline(never)]
fn model(object: &mut Object<'_>, figures: &ModelFigures) {
    object.number("leads_worked", figures.leads_worked_per_month);
    object.number("sql_rate", figures.sql_rate);
    object.number("sql_per_month", figures.sql_per_month);
    object.number("hours_per_week", figures.hours_per_week);
    object.number("idle_hours_per_week", figures.idle_hours_per_week);
    object.number("monthly_cost", figures.cost_per_month);
    object.maybe("cost_per_sql", figures.cost_per_sql);
    object.maybe("cost_per_sql_all_in", figures.cost_per_sql_all_in);
    object.number("ceo_hours_per_week", figures.ceo_hours_per_week);
    object.number("team_hours_freed_per_week", figures.team_hours_freed_per_week);
}

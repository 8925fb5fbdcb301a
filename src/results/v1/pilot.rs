//! The pilot: its size, its rule, and how likely each verdict is.

use super::object::Object;
use crate::domain::pilot::{Pilot, PilotPlan, RateToBeatIs, Regime};
use crate::domain::verdict::Chances;

pub fn pilot(object: &mut Object<'_>, pilot: &Pilot) {
    let regime = match pilot.regime {
        Regime::Light => "light",
        Regime::BelowOptimum => "below_optimum",
        Regime::Optimal => "optimal",
    };
    let rate_to_beat_is = match pilot.rate_to_beat_is {
        RateToBeatIs::Today => "today",
        RateToBeatIs::BreakEven => "break_even",
    };
    object.text("regime", Some(regime));
    object.number("rate_to_beat", pilot.criteria.rate_to_beat);
    object.text("rate_to_beat_is", Some(rate_to_beat_is));
    object.flag("worth_piloting", pilot.is_worth_piloting);
    object.count("leads_needed", pilot.leads_needed);
    object.object("chosen", |object| plan(object, &pilot.chosen));
    match &pilot.recommended {
        Some(recommended) => object.object("recommended", |object| {
            plan(object, &recommended.plan);
            object.flag("conclusive", recommended.is_conclusive);
        }),
        None => object.null("recommended"),
    }
}

/// Not inlined: it stands twice.
#[inline(never)]
fn plan(object: &mut Object<'_>, plan: &PilotPlan) {
    object.number("share", plan.share);
    object.number("days", plan.days);
    object.count("leads", Some(plan.rule.leads));
    object.number("hours_per_week", plan.hours_per_week);
    object.number("budget", plan.budget);
    object.number("expected_sql", plan.expected_sql);
    object.number("expected_sql_today", plan.expected_sql_today);
    object.maybe("cost_per_sql", plan.cost_per_sql);
    object.count("scale_at", plan.rule.scale_at);
    object.count("promise_missed_at", plan.rule.promise_missed_at);
    object.number("power", plan.power);
    object.number("power_conservative", plan.power_conservative);
    object.object("outcomes", |truths| {
        truths.object("no_change", |object| chances(object, &plan.outcomes.no_change));
        truths.object("conservative", |object| chances(object, &plan.outcomes.conservative));
        truths.object("promise", |object| chances(object, &plan.outcomes.promise));
    });
    object.object("weekly", |weekly| {
        weekly.number("sql", plan.weekly.sql);
        weekly.maybe("cost_per_sql", plan.weekly.cost_per_sql);
        weekly.number("ceo_hours_recovered", plan.weekly.ceo_hours_recovered);
    });
}

#[inline(never)]
fn chances(object: &mut Object<'_>, chances: &Chances) {
    object.number("scale", chances.scale);
    object.number("renegotiate", chances.renegotiate);
    object.number("extend", chances.extend);
    object.number("pivot", chances.pivot);
}

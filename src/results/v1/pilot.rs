//! The pilot: its size, its rule, and how likely each verdict is.

use crate::domain::pilot::{Outcomes, Pilot, PilotPlan, RateToBeatIs, RecommendedPilot, Regime, WeeklyTargets};
use crate::domain::verdict::Chances;

#[derive(serde::Serialize)]
pub struct PilotV1 {
    regime: &'static str,
    rate_to_beat: f64,
    rate_to_beat_is: &'static str,
    worth_piloting: bool,
    leads_needed: Option<u32>,
    chosen: PlanV1,
    recommended: Option<RecommendedV1>,
}

impl From<&Pilot> for PilotV1 {
    fn from(pilot: &Pilot) -> Self {
        Self {
            regime: match pilot.regime {
                Regime::Light => "light",
                Regime::BelowOptimum => "below_optimum",
                Regime::Optimal => "optimal",
            },
            rate_to_beat: pilot.criteria.rate_to_beat,
            rate_to_beat_is: match pilot.rate_to_beat_is {
                RateToBeatIs::Today => "today",
                RateToBeatIs::BreakEven => "break_even",
            },
            worth_piloting: pilot.is_worth_piloting,
            leads_needed: pilot.leads_needed,
            chosen: (&pilot.chosen).into(),
            recommended: pilot.recommended.as_ref().map(RecommendedV1::from),
        }
    }
}

#[derive(serde::Serialize)]
struct PlanV1 {
    share: f64,
    days: f64,
    leads: u32,
    hours_per_week: f64,
    budget: f64,
    expected_sql: f64,
    expected_sql_today: f64,
    cost_per_sql: Option<f64>,
    scale_at: Option<u32>,
    promise_missed_at: Option<u32>,
    power: f64,
    power_conservative: f64,
    outcomes: OutcomesV1,
    weekly: WeeklyV1,
}

impl From<&PilotPlan> for PlanV1 {
    fn from(plan: &PilotPlan) -> Self {
        Self {
            share: plan.share,
            days: plan.days,
            leads: plan.rule.leads,
            hours_per_week: plan.hours_per_week,
            budget: plan.budget,
            expected_sql: plan.expected_sql,
            expected_sql_today: plan.expected_sql_today,
            cost_per_sql: plan.cost_per_sql,
            scale_at: plan.rule.scale_at,
            promise_missed_at: plan.rule.promise_missed_at,
            power: plan.power,
            power_conservative: plan.power_conservative,
            outcomes: plan.outcomes.into(),
            weekly: plan.weekly.into(),
        }
    }
}

#[derive(serde::Serialize)]
struct RecommendedV1 {
    #[serde(flatten)]
    plan: PlanV1,
    conclusive: bool,
}

impl From<&RecommendedPilot> for RecommendedV1 {
    fn from(recommended: &RecommendedPilot) -> Self {
        Self { plan: (&recommended.plan).into(), conclusive: recommended.is_conclusive }
    }
}

#[derive(serde::Serialize)]
struct OutcomesV1 {
    no_change: ChancesV1,
    conservative: ChancesV1,
    promise: ChancesV1,
}

impl From<Outcomes> for OutcomesV1 {
    fn from(outcomes: Outcomes) -> Self {
        Self {
            no_change: outcomes.no_change.into(),
            conservative: outcomes.conservative.into(),
            promise: outcomes.promise.into(),
        }
    }
}

#[derive(serde::Serialize)]
struct ChancesV1 {
    scale: f64,
    renegotiate: f64,
    extend: f64,
    pivot: f64,
}

impl From<Chances> for ChancesV1 {
    fn from(chances: Chances) -> Self {
        Self { scale: chances.scale, renegotiate: chances.renegotiate, extend: chances.extend, pivot: chances.pivot }
    }
}

#[derive(serde::Serialize)]
struct WeeklyV1 {
    sql: f64,
    cost_per_sql: Option<f64>,
    ceo_hours_recovered: f64,
}

impl From<WeeklyTargets> for WeeklyV1 {
    fn from(weekly: WeeklyTargets) -> Self {
        Self { sql: weekly.sql, cost_per_sql: weekly.cost_per_sql, ceo_hours_recovered: weekly.ceo_hours_recovered }
    }
}

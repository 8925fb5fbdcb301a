//! The three models, their range, where they break even and who wins.

use super::model_name;
use crate::domain::answer::Range;
use crate::domain::break_even::BreakEven;
use crate::domain::recommendation::Winners;
use crate::domain::sales_model::ModelFigures;

#[derive(serde::Serialize)]
pub struct ModelV1 {
    leads_worked: f64,
    sql_rate: f64,
    sql_per_month: f64,
    hours_per_week: f64,
    idle_hours_per_week: f64,
    monthly_cost: f64,
    cost_per_sql: Option<f64>,
    cost_per_sql_all_in: Option<f64>,
    ceo_hours_per_week: f64,
    team_hours_freed_per_week: f64,
}

impl From<ModelFigures> for ModelV1 {
    fn from(figures: ModelFigures) -> Self {
        Self {
            leads_worked: figures.leads_worked_per_month,
            sql_rate: figures.sql_rate,
            sql_per_month: figures.sql_per_month,
            hours_per_week: figures.hours_per_week,
            idle_hours_per_week: figures.idle_hours_per_week,
            monthly_cost: figures.cost_per_month,
            cost_per_sql: figures.cost_per_sql,
            cost_per_sql_all_in: figures.cost_per_sql_all_in,
            ceo_hours_per_week: figures.ceo_hours_per_week,
            team_hours_freed_per_week: figures.team_hours_freed_per_week,
        }
    }
}

#[derive(serde::Serialize)]
pub struct RangeV1 {
    conservative: ModelV1,
    benchmark: ModelV1,
}

impl From<Range> for RangeV1 {
    fn from(range: Range) -> Self {
        Self { conservative: range.conservative.into(), benchmark: range.benchmark.into() }
    }
}

#[derive(serde::Serialize)]
pub struct BreakEvenV1 {
    provider_rate: Option<f64>,
    provider_rate_all_in: Option<f64>,
    gain_fraction: Option<f64>,
}

impl From<BreakEven> for BreakEvenV1 {
    fn from(break_even: BreakEven) -> Self {
        Self {
            provider_rate: break_even.provider_rate,
            provider_rate_all_in: break_even.provider_rate_all_in,
            gain_fraction: break_even.gain_fraction,
        }
    }
}

#[derive(serde::Serialize)]
pub struct WinnersV1 {
    cost: Option<&'static str>,
    cost_all_in: Option<&'static str>,
    volume: Option<&'static str>,
    time: Option<&'static str>,
    value: Option<&'static str>,
}

impl From<Winners> for WinnersV1 {
    fn from(winners: Winners) -> Self {
        Self {
            cost: winners.cost.map(model_name),
            cost_all_in: winners.cost_all_in.map(model_name),
            volume: winners.volume.map(model_name),
            time: winners.time.map(model_name),
            value: winners.value.map(model_name),
        }
    }
}

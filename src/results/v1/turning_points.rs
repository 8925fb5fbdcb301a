//! How the hybrid's result moves with each input, and where each turns the answer.

use super::model_name;
use crate::domain::flip_points::FlipPoint;
use crate::domain::sensitivity::{Effect, Sensitivity};
use crate::share_link::v1::name;

#[derive(serde::Serialize)]
pub struct SensitivityV1 {
    key: &'static str,
    low: EffectV1,
    high: EffectV1,
}

impl From<&Sensitivity> for SensitivityV1 {
    fn from(sensitivity: &Sensitivity) -> Self {
        Self { key: name(sensitivity.input), low: sensitivity.low.into(), high: sensitivity.high.into() }
    }
}

#[derive(serde::Serialize)]
struct EffectV1 {
    cost_per_sql: Option<f64>,
    sql_per_month: f64,
}

impl From<Effect> for EffectV1 {
    fn from(effect: Effect) -> Self {
        Self { cost_per_sql: effect.cost_per_sql, sql_per_month: effect.sql_per_month }
    }
}

#[derive(serde::Serialize)]
pub struct FlipPointV1 {
    key: &'static str,
    value: f64,
    winner: Option<&'static str>,
}

impl From<&FlipPoint> for FlipPointV1 {
    fn from(flip: &FlipPoint) -> Self {
        Self { key: name(flip.input), value: flip.value, winner: flip.winner.map(model_name) }
    }
}

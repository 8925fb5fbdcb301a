//! What the SQL are worth, and what switching brings over time.

use crate::domain::answer::Answer;
use crate::domain::evidence::Evidence;
use crate::domain::sales_model::{PerModel, PerPartner};
use crate::domain::value::{MONTHS_SHOWN, ModelValue, Switching};

#[derive(serde::Serialize)]
pub struct ValueV1 {
    internal: ModelValueV1,
    full_service: PartnerValueV1,
    hybrid: PartnerValueV1,
}

impl ValueV1 {
    pub fn of(answer: &Answer, evidence: &Evidence) -> Option<Self> {
        let PerModel { internal, full_service, hybrid } = answer.value?;
        let PerPartner { full_service: to_full_service, hybrid: to_hybrid } = evidence.switching?;
        Some(Self {
            internal: internal.into(),
            full_service: PartnerValueV1::of(full_service, to_full_service),
            hybrid: PartnerValueV1::of(hybrid, to_hybrid),
        })
    }
}

#[derive(serde::Serialize)]
struct ModelValueV1 {
    value_per_month: f64,
    total_cost_per_month: f64,
    net_per_month: f64,
    roi: Option<f64>,
}

impl From<ModelValue> for ModelValueV1 {
    fn from(value: ModelValue) -> Self {
        Self {
            value_per_month: value.value_per_month,
            total_cost_per_month: value.total_cost_per_month,
            net_per_month: value.net_per_month,
            roi: value.roi,
        }
    }
}

#[derive(serde::Serialize)]
struct PartnerValueV1 {
    value_per_month: f64,
    total_cost_per_month: f64,
    net_per_month: f64,
    roi: Option<f64>,
    sql_by_month: [f64; MONTHS_SHOWN],
    cumulative_net: [f64; MONTHS_SHOWN],
    payback_months: Option<f64>,
    pipeline_90: f64,
    extra_cost_90: f64,
    pipeline_ratio_90: Option<f64>,
}

impl PartnerValueV1 {
    fn of(value: ModelValue, switching: Switching) -> Self {
        Self {
            value_per_month: value.value_per_month,
            total_cost_per_month: value.total_cost_per_month,
            net_per_month: value.net_per_month,
            roi: value.roi,
            sql_by_month: switching.sql_by_month,
            cumulative_net: switching.cumulative_net,
            payback_months: switching.payback_months,
            pipeline_90: switching.pipeline_90,
            extra_cost_90: switching.extra_cost_90,
            pipeline_ratio_90: switching.pipeline_ratio_90,
        }
    }
}

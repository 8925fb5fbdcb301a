//! The audit of a closer's week.

use crate::domain::time_audit::{AuditVerdict, TimeAudit};

#[derive(serde::Serialize)]
pub struct AuditV1 {
    selling_hours: f64,
    admin_hours: f64,
    selling_share: Option<f64>,
    verdict: Option<&'static str>,
    hours_to_move: Option<f64>,
    admin_cost_per_month: f64,
    prospecting_hours_per_week: f64,
    selling_share_after: Option<f64>,
}

impl From<TimeAudit> for AuditV1 {
    fn from(audit: TimeAudit) -> Self {
        Self {
            selling_hours: audit.selling_hours,
            admin_hours: audit.admin_hours,
            selling_share: audit.selling_share,
            verdict: audit.verdict.map(|verdict| match verdict {
                AuditVerdict::Rebalance => "rebalance",
                AuditVerdict::AtLimit => "at_limit",
                AuditVerdict::Better => "better",
            }),
            hours_to_move: audit.hours_to_move,
            admin_cost_per_month: audit.admin_cost_per_month,
            prospecting_hours_per_week: audit.prospecting_hours_per_week,
            selling_share_after: audit.selling_share_after,
        }
    }
}

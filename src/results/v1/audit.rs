//! The audit of a closer's week.

use super::object::Object;
use crate::domain::time_audit::{AuditVerdict, TimeAudit};

pub fn audit(object: &mut Object<'_>, audit: &TimeAudit) {
    object.number("selling_hours", audit.selling_hours);
    object.number("admin_hours", audit.admin_hours);
    object.maybe("selling_share", audit.selling_share);
    let verdict = audit.verdict.map(|verdict| match verdict {
        AuditVerdict::Rebalance => "rebalance",
        AuditVerdict::AtLimit => "at_limit",
        AuditVerdict::Better => "better",
    });
    object.text("verdict", verdict);
    object.maybe("hours_to_move", audit.hours_to_move);
    object.number("admin_cost_per_month", audit.admin_cost_per_month);
    object.number("prospecting_hours_per_week", audit.prospecting_hours_per_week);
    object.maybe("selling_share_after", audit.selling_share_after);
}

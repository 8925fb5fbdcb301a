//! What the SQL are worth, and what switching brings over time.

use super::model_name;
use super::object::Object;
use crate::domain::answer::Answer;
use crate::domain::evidence::Evidence;
use crate::domain::sales_model::SalesModel;

pub fn value(report: &mut Object<'_>, answer: &Answer, evidence: &Evidence) {
    let (Some(value), Some(switching)) = (&answer.value, evidence.switching()) else {
        return report.null("value");
    };
    report.object("value", |object| {
        for model in SalesModel::ALL {
            object.object(model_name(model), |object| {
                let value = value.of(model);
                object.number("value_per_month", value.value_per_month);
                object.number("total_cost_per_month", value.total_cost_per_month);
                object.number("net_per_month", value.net_per_month);
                object.maybe("roi", value.roi);
                if let Some(partner) = model.partner() {
                    let switching = switching.of(partner);
                    object.numbers("sql_by_month", &switching.sql_by_month);
                    object.numbers("cumulative_net", &switching.cumulative_net);
                    object.maybe("payback_months", switching.payback_months);
                    object.number("pipeline_90", switching.pipeline_90);
                    object.number("extra_cost_90", switching.extra_cost_90);
                    object.maybe("pipeline_ratio_90", switching.pipeline_ratio_90);
                }
            });
        }
    });
}

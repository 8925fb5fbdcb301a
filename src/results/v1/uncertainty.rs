//! How a month may turn out.

use super::model_name;
use super::object::Object;
use crate::domain::sales_model::SalesModel;
use crate::domain::uncertainty::{Percentiles, Uncertainty};

pub fn uncertainty(object: &mut Object<'_>, uncertainty: &Uncertainty) {
    for model in SalesModel::ALL {
        let months = uncertainty.months.of(model);
        object.object(model_name(model), |object| {
            let Percentiles { p10, p50, p90 } = months.sql_per_month;
            percentiles(object, "sql_per_month", Percentiles { p10: Some(p10), p50: Some(p50), p90: Some(p90) });
            percentiles(object, "cost_per_sql", months.cost_per_sql);
            object.number("no_sql_month", months.no_sql_month);
            if let Some(partner) = model.partner() {
                let against = uncertainty.against_in_house.of(partner);
                object.number("more_sql", against.more_sql);
                object.number("cheaper", against.cheaper);
            }
        });
    }
}

#[inline(never)]
fn percentiles(object: &mut Object<'_>, name: &str, percentiles: Percentiles<Option<f64>>) {
    object.object(name, |object| {
        object.maybe("p10", percentiles.p10);
        object.maybe("p50", percentiles.p50);
        object.maybe("p90", percentiles.p90);
    });
}

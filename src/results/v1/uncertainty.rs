//! How a month may turn out.

use crate::domain::uncertainty::{AgainstInHouse, Months, Percentiles, Uncertainty};

#[derive(serde::Serialize)]
pub struct UncertaintyV1 {
    internal: MonthsV1,
    full_service: PartnerMonthsV1,
    hybrid: PartnerMonthsV1,
}

impl From<Uncertainty> for UncertaintyV1 {
    fn from(uncertainty: Uncertainty) -> Self {
        let Uncertainty { months, against_in_house } = uncertainty;
        Self {
            internal: months.internal.into(),
            full_service: PartnerMonthsV1::of(months.full_service, against_in_house.full_service),
            hybrid: PartnerMonthsV1::of(months.hybrid, against_in_house.hybrid),
        }
    }
}

#[derive(serde::Serialize)]
struct MonthsV1 {
    sql_per_month: PercentilesV1<f64>,
    cost_per_sql: PercentilesV1<Option<f64>>,
    no_sql_month: f64,
}

impl From<Months> for MonthsV1 {
    fn from(months: Months) -> Self {
        Self {
            sql_per_month: months.sql_per_month.into(),
            cost_per_sql: months.cost_per_sql.into(),
            no_sql_month: months.no_sql_month,
        }
    }
}

#[derive(serde::Serialize)]
struct PartnerMonthsV1 {
    sql_per_month: PercentilesV1<f64>,
    cost_per_sql: PercentilesV1<Option<f64>>,
    no_sql_month: f64,
    more_sql: f64,
    cheaper: f64,
}

impl PartnerMonthsV1 {
    fn of(months: Months, against_in_house: AgainstInHouse) -> Self {
        let MonthsV1 { sql_per_month, cost_per_sql, no_sql_month } = months.into();
        let AgainstInHouse { more_sql, cheaper } = against_in_house;
        Self { sql_per_month, cost_per_sql, no_sql_month, more_sql, cheaper }
    }
}

#[derive(serde::Serialize)]
struct PercentilesV1<T> {
    p10: T,
    p50: T,
    p90: T,
}

impl<T> From<Percentiles<T>> for PercentilesV1<T> {
    fn from(percentiles: Percentiles<T>) -> Self {
        Self { p10: percentiles.p10, p50: percentiles.p50, p90: percentiles.p90 }
    }
}

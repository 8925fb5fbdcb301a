//! What would have to be true for a partner to be worth it: the rate and the gain at which the answer turns.

use super::WEEKS_PER_MONTH;
use super::clearly_above;
use super::sales_model::{ModelFigures, Partner};
use super::scenario::Scenario;

/// Where a partner's model stops beating in-house on cost per SQL.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BreakEven {
    /// Above this hourly rate in-house is cheaper per SQL; money per hour. None where no rate does it.
    pub provider_rate: Option<f64>,
    /// The same with the payroll the company retains counted in.
    pub provider_rate_all_in: Option<f64>,
    /// Fraction of the promised extra SQL that must come for the model still to be cheaper per SQL, its cost unchanged;
    /// 0 or less: it is cheaper even without any.
    pub gain_fraction: Option<f64>,
}

impl BreakEven {
    /// # Formula
    /// Rate = (in-house cost per SQL · SQL − fee) ÷ hours a month; all in, the retained payroll is added to the fee.
    /// Gain = (cost ÷ in-house cost per SQL − in-house SQL) ÷ (SQL − in-house SQL).
    ///
    /// # Limits
    /// No rate where in-house has no cost per SQL, no hour is paid, or it would be negative. No gain unless the model
    /// brings more SQL and in-house's cost more than nothing.
    ///
    /// # Source
    /// MODEL §7.
    pub fn of(scenario: &Scenario, partner: Partner, internal: &ModelFigures, outside: &ModelFigures) -> Self {
        let fee = scenario.amount(partner.inputs().fee);
        let hours_per_month = outside.hours_per_week * WEEKS_PER_MONTH;
        let rate_with = |fixed: f64| {
            let affordable = internal.cost_per_sql? * outside.sql_per_month - fixed;
            (hours_per_month > 0.0 && affordable >= 0.0).then(|| affordable / hours_per_month)
        };
        Self {
            provider_rate: rate_with(fee),
            provider_rate_all_in: rate_with(fee + outside.retained_payroll_per_month),
            gain_fraction: internal
                .cost_per_sql
                .filter(|&cost| cost > 0.0 && clearly_above(outside.sql_per_month, internal.sql_per_month))
                .map(|cost| {
                    (outside.cost_per_month / cost - internal.sql_per_month)
                        / (outside.sql_per_month - internal.sql_per_month)
                }),
        }
    }
}

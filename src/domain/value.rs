//! What the SQL are worth once a deal has a value: per month, and over time when switching to a partner.

use super::WEEKS_PER_MONTH;
use super::clearly_above;
use super::quantity::Input;
use super::sales_model::{ModelFigures, Partner, PerModel, SalesModel};
use super::scenario::Scenario;

/// What a model brings in a month, all in. Money is in the visitor's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ModelValue {
    /// Gross margin of the deals that the month's SQL become.
    pub value_per_month: f64,
    /// Prospecting cost, retained payroll and the CEO's time as far as it is priced.
    pub total_cost_per_month: f64,
    pub net_per_month: f64,
    /// Net ÷ total cost: the return on prospecting spend alone. None where nothing is spent.
    pub roi: Option<f64>,
}

impl ModelValue {
    /// # Formula
    /// Value = SQL · win share · deal; total cost = monthly cost + retained payroll + CEO hours a week · 52/12 · value of
    /// a CEO hour; net = value − total cost; return = net ÷ total cost.
    ///
    /// # Limits
    /// Says something only where a deal has a value: see [`values`].
    ///
    /// # Source
    /// MODEL §6.
    pub fn of(scenario: &Scenario, model: SalesModel, figures: &ModelFigures) -> Self {
        let value_per_month = figures.sql_per_month * value_of_an_sql(scenario, model);
        let total_cost_per_month = figures.cost_per_month
            + figures.retained_payroll_per_month
            + figures.ceo_hours_per_week * value_of_a_weekly_ceo_hour(scenario);
        let net_per_month = value_per_month - total_cost_per_month;
        Self {
            value_per_month,
            total_cost_per_month,
            net_per_month,
            roi: (total_cost_per_month > 0.0).then(|| net_per_month / total_cost_per_month),
        }
    }
}

/// What each model brings in a month; none where no deal has a value.
pub fn values(scenario: &Scenario, models: &PerModel<ModelFigures>) -> Option<PerModel<ModelValue>> {
    (scenario.amount(Input::Deal) > 0.0)
        .then(|| PerModel::each(|model| ModelValue::of(scenario, model, models.of(model))))
}

/// Share of a model's SQL that become won deals, a fraction of 1: a partner's own where one is given.
pub fn win_share(scenario: &Scenario, model: SalesModel) -> f64 {
    let in_house = scenario.amount(Input::Win);
    let percent = match model {
        SalesModel::Internal => in_house,
        SalesModel::FullService | SalesModel::Hybrid => scenario.value(Input::PartnerWin).unwrap_or(in_house),
    };
    percent / 100.0
}

/// Months from the switch that are shown.
pub const MONTHS_SHOWN: usize = 12;
/// Months from the switch within which it must have paid for itself.
const MONTHS_TO_PAY_BACK: u8 = 24;

/// What switching from in-house to a partner brings over time. Money is in the visitor's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Switching {
    /// SQL of each of the first months.
    pub sql_by_month: [f64; MONTHS_SHOWN],
    /// Cash against staying in-house, summed up to the end of each of the first months, set-up included.
    pub cumulative_net: [f64; MONTHS_SHOWN],
    /// Months until the switch has paid for itself for good. None: not within 24 months.
    pub payback_months: Option<f64>,
    /// Margin of the deals that the extra SQL of the first three months will become: pipeline, not cash.
    pub pipeline_90: f64,
    /// What those three months cost more than in-house, set-up included.
    pub extra_cost_90: f64,
    /// Pipeline ÷ extra cost − 1. None where nothing more is spent.
    pub pipeline_ratio_90: Option<f64>,
}

impl Switching {
    /// # Formula
    /// Month 1 brings the conservative case, month 2 the mean of it and the model's own figures, later months its own.
    /// Cumulative net starts at −set-up; month t adds deal · (win share · SQL(t − cycle) − in-house win share · SQL)
    /// where t − cycle ≥ 1, less the extra cost (partner + retained payroll − in-house cost), plus the value of the CEO
    /// hours saved. Payback is its last upward crossing of 0, linear inside the month. Pipeline of 90 days = Σ over
    /// months 1–3 of deal · (win share · SQL(t) − in-house win share · SQL), against set-up + 3 · extra cost.
    ///
    /// # Limits
    /// The partner is paid in full from month 1. Payback is 0 where cumulative net is never below 0 in months 0–24, and
    /// none where it is below 0 in month 24. The cycle plays no part in the pipeline.
    ///
    /// # Source
    /// MODEL §6; month 1 is conservative because the article's field case 1 is a result after 30 days.
    pub fn of(
        scenario: &Scenario,
        partner: Partner,
        internal: &ModelFigures,
        outside: &ModelFigures,
        conservative: &ModelFigures,
    ) -> Self {
        let setup = scenario.amount(Input::Setup);
        let cycle = scenario.amount(Input::Cycle);
        let value_of_partner_sql = value_of_an_sql(scenario, partner.model());
        let value_lost_per_month = internal.sql_per_month * value_of_an_sql(scenario, SalesModel::Internal);
        let outside_cost = outside.cost_per_month + outside.retained_payroll_per_month;
        let extra_cost_per_month = outside_cost - internal.cost_per_month;

        let in_month =
            |month: f64, figure: fn(&ModelFigures) -> f64| ramped(month, figure(conservative), figure(outside));
        let sql_in = |month| in_month(month, |figures| figures.sql_per_month);
        let extra_value_of = |month| value_of_partner_sql * sql_in(month) - value_lost_per_month;
        let cash_in = |month: f64| {
            let sold = if month - cycle >= 1.0 { extra_value_of(month - cycle) } else { 0.0 };
            let ceo_hours_saved = internal.ceo_hours_per_week - in_month(month, |figures| figures.ceo_hours_per_week);
            sold - extra_cost_per_month + ceo_hours_saved * value_of_a_weekly_ceo_hour(scenario)
        };

        let mut sql_by_month = [0.0; MONTHS_SHOWN];
        let mut cumulative_net = [0.0; MONTHS_SHOWN];
        let mut net = -setup;
        for ((month, sql), shown) in months().zip(&mut sql_by_month).zip(&mut cumulative_net) {
            net += cash_in(month);
            *sql = sql_in(month);
            *shown = net;
        }
        let pipeline_90 = months().take(3).map(extra_value_of).sum();
        let extra_cost_90 = setup + 3.0 * extra_cost_per_month;
        Self {
            sql_by_month,
            cumulative_net,
            payback_months: payback_months(-setup, cash_in),
            pipeline_90,
            extra_cost_90,
            pipeline_ratio_90: clearly_above(setup + 3.0 * outside_cost, 3.0 * internal.cost_per_month)
                .then(|| pipeline_90 / extra_cost_90 - 1.0),
        }
    }
}

/// The moment from which cumulative cash stays at or above 0, in months.
///
/// # Formula
/// The last upward crossing in months 0–24, linear inside the month.
///
/// # Source
/// MODEL §6.
fn payback_months(start: f64, cash_in: impl Fn(f64) -> f64) -> Option<f64> {
    let mut net = start;
    let mut payback = (net >= 0.0).then_some(0.0);
    for month in months().take(MONTHS_TO_PAY_BACK.into()) {
        let before = net;
        net += cash_in(month);
        payback = match payback {
            _ if net < 0.0 => None,
            None => Some(month - 1.0 + before / (before - net)),
            paid_back => paid_back,
        };
    }
    payback
}

/// A figure of a month after the switch: the conservative case's in the first, its own from the third.
fn ramped(month: f64, conservative: f64, own: f64) -> f64 {
    if month <= 1.0 {
        conservative
    } else if month <= 2.0 {
        f64::midpoint(conservative, own)
    } else {
        own
    }
}

/// Margin that one of a model's SQL stands for.
fn value_of_an_sql(scenario: &Scenario, model: SalesModel) -> f64 {
    win_share(scenario, model) * scenario.amount(Input::Deal)
}

/// What an hour of the CEO's week is worth in a month.
fn value_of_a_weekly_ceo_hour(scenario: &Scenario) -> f64 {
    WEEKS_PER_MONTH * scenario.amount(Input::CeoValue)
}

/// 1, 2, 3, …
fn months() -> impl Iterator<Item = f64> {
    (1_u8..=u8::MAX).map(f64::from)
}

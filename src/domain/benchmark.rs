//! The article's rows and cases, and how they move from in-house to each outside model.
//!
//! # Source
//! "Externalizar ventas B2B en 2026: ¿palanca o riesgo?" (B2B, 2026). MODEL §1 and §4.

use super::WEEKS_PER_MONTH;
use super::sales_model::Partner;

/// One row of the article's table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    pub sql_per_month: f64,
    /// SQL ÷ leads worked, a fraction of 1.
    pub sql_rate: f64,
    /// In euros.
    pub cost_per_sql: f64,
    pub ceo_hours_per_week: f64,
}

/// All in-house.
pub const INTERNAL: Row = Row { sql_per_month: 9.0, sql_rate: 0.18, cost_per_sql: 72.0, ceo_hours_per_week: 15.0 };
/// Full-service outsourcing, the table's (best) case.
pub const FULL_SERVICE: Row = Row { sql_per_month: 16.0, sql_rate: 0.22, cost_per_sql: 58.0, ceo_hours_per_week: 8.0 };
/// Hybrid, the table's ("optimal") case.
pub const HYBRID: Row = Row { sql_per_month: 22.0, sql_rate: 0.27, cost_per_sql: 34.0, ceo_hours_per_week: 4.0 };
/// Hybrid as in the article's field case 1 (14 SQL, 6 CEO hours), at the top of its cost range; the rate is ours.
pub const HYBRID_CONSERVATIVE: Row =
    Row { sql_per_month: 14.0, sql_rate: 0.22, cost_per_sql: 48.0, ceo_hours_per_week: 6.0 };

/// Leads the table's in-house team works in a month: 9 SQL at 18 %.
pub const REFERENCE_LEADS_WORKED: f64 = 50.0;
/// Hours a week the reference team prospects (ours: with 27 €/h and 63 € of tools it costs the table's 9 × 72 €).
pub const REFERENCE_HOURS_PER_WEEK: f64 = 5.0;
/// The partner's rate behind the table's cost per SQL, in euros an hour (ours: to be replaced by a quote).
pub const REFERENCE_PARTNER_RATE: f64 = 30.0;
/// Leads the reference team works in an hour.
pub const REFERENCE_PACE: f64 = REFERENCE_LEADS_WORKED / (REFERENCE_HOURS_PER_WEEK * WEEKS_PER_MONTH);

/// How an outside model compares with in-house: each figure is that model's ÷ in-house's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ratios {
    /// Of leads worked.
    pub coverage: f64,
    /// Of leads worked in an hour.
    pub productivity: f64,
    /// Of the odds of a lead becoming an SQL, rate ÷ (1 − rate).
    pub odds: f64,
    /// Of CEO hours.
    pub ceo: f64,
}

impl Ratios {
    /// What moves between in-house and a model.
    ///
    /// # Formula
    /// Leads worked = SQL ÷ rate; partner hours a month = SQL · cost per SQL ÷ 30 €/h; each ratio is taken to in-house
    /// (50 leads, 5 h a week, 18 %, 15 h).
    ///
    /// # Source
    /// MODEL §4.
    const fn of(row: Row) -> Self {
        const fn odds(rate: f64) -> f64 {
            rate / (1.0 - rate)
        }
        let leads_worked = row.sql_per_month / row.sql_rate;
        let partner_hours = row.sql_per_month * row.cost_per_sql / REFERENCE_PARTNER_RATE;
        Self {
            coverage: leads_worked / REFERENCE_LEADS_WORKED,
            productivity: leads_worked / partner_hours / REFERENCE_PACE,
            odds: odds(row.sql_rate) / odds(INTERNAL.sql_rate),
            ceo: row.ceo_hours_per_week / INTERNAL.ceo_hours_per_week,
        }
    }

    /// The ratios of a partner's model between the conservative case and the benchmark.
    ///
    /// # Formula
    /// bottom + z · (top − bottom), ratio by ratio, with z from 0 (conservative) to 1 (benchmark).
    ///
    /// # Limits
    /// Full service has no conservative case of its own in the article: it realises the same fraction of its gain as
    /// hybrid's does, ratio by ratio. So the conservative case never beats the benchmark.
    ///
    /// # Source
    /// MODEL §4.
    pub const fn at(partner: Partner, realised: f64) -> Self {
        const fn same_fraction(top: f64, other_top: f64, other_bottom: f64) -> f64 {
            1.0 + (top - 1.0) * (other_bottom - 1.0) / (other_top - 1.0)
        }
        const fn between(bottom: f64, top: f64, realised: f64) -> f64 {
            bottom + realised * (top - bottom)
        }
        const HYBRID_TOP: Ratios = Ratios::of(HYBRID);
        const HYBRID_BOTTOM: Ratios = Ratios::of(HYBRID_CONSERVATIVE);
        const FULL_TOP: Ratios = Ratios::of(FULL_SERVICE);
        const FULL_BOTTOM: Ratios = Ratios {
            coverage: same_fraction(FULL_TOP.coverage, HYBRID_TOP.coverage, HYBRID_BOTTOM.coverage),
            productivity: same_fraction(FULL_TOP.productivity, HYBRID_TOP.productivity, HYBRID_BOTTOM.productivity),
            odds: same_fraction(FULL_TOP.odds, HYBRID_TOP.odds, HYBRID_BOTTOM.odds),
            ceo: same_fraction(FULL_TOP.ceo, HYBRID_TOP.ceo, HYBRID_BOTTOM.ceo),
        };
        let (bottom, top) = match partner {
            Partner::FullService => (FULL_BOTTOM, FULL_TOP),
            Partner::Hybrid => (HYBRID_BOTTOM, HYBRID_TOP),
        };
        Self {
            coverage: between(bottom.coverage, top.coverage, realised),
            productivity: between(bottom.productivity, top.productivity, realised),
            odds: between(bottom.odds, top.odds, realised),
            ceo: between(bottom.ceo, top.ceo, realised),
        }
    }

    /// A rate whose odds are moved by this model's ratio; both are fractions of 1.
    pub fn moved_rate(&self, rate: f64) -> f64 {
        rate * self.odds / (1.0 - rate + rate * self.odds)
    }
}

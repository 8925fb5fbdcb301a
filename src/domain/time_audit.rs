//! The audit of one closer's week: selling against admin, and what the admin hours cost.

use super::WEEKS_PER_MONTH;
use super::quantity::Input;
use super::scenario::Scenario;
use super::{at_least, clearly_above};

/// Share of a closer's time that really goes into selling, a fraction of 1; past it a sales organisation needs
/// rebalancing.
///
/// # Source
/// The article's 35/65.
pub const SELLING_SHARE_LIMIT: f64 = 0.35;

/// How far from the limit a share still counts as at it.
const AT_LIMIT: f64 = 0.005;

/// How a closer's week compares with the article's 35/65.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditVerdict {
    /// Less selling than the article's average.
    Rebalance,
    /// As worn as the article's average.
    AtLimit,
    /// More selling than that.
    Better,
}

/// Where the hours of the closers go.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TimeAudit {
    /// Of one closer, per week.
    pub selling_hours: f64,
    /// Of one closer, per week: prospecting, CRM and internal work.
    pub admin_hours: f64,
    /// Selling ÷ total, a fraction of 1. None where no hours are given.
    pub selling_share: Option<f64>,
    pub verdict: Option<AuditVerdict>,
    /// Hours a week that one closer would have to move from admin to selling to be back at 35 %.
    pub hours_to_move: Option<f64>,
    /// Of all closers, in money.
    pub admin_cost_per_month: f64,
    /// Of all closers: cold leads and follow-ups without an answer, the hours that a partner takes over.
    pub prospecting_hours_per_week: f64,
    /// The share if the prospecting hours were spent selling, a fraction of 1.
    pub selling_share_after: Option<f64>,
}

impl TimeAudit {
    /// # Formula
    /// Selling = meetings + proposals + closing + accounts; prospecting = filtering + follow-ups; admin = prospecting +
    /// CRM + internal. Hours to move = max(0, 0.35 · total − selling). Admin cost = admin · closers · 52/12 · cost of a
    /// sales hour. Share after = (selling + prospecting) ÷ total.
    ///
    /// # Limits
    /// Shares from 0.345 to 0.355 count as at the limit. The hours need not add up to a full week; where there are none,
    /// there is neither share nor verdict.
    ///
    /// # Source
    /// MODEL §11; 35/65 is the article's.
    pub fn of(scenario: &Scenario) -> Self {
        let hours = |input: Input| scenario.amount(input);
        let closers = scenario.amount(Input::AClosers);
        let selling =
            hours(Input::AMeetings) + hours(Input::AProposals) + hours(Input::AClosing) + hours(Input::AAccounts);
        let prospecting = hours(Input::AFiltering) + hours(Input::AFollowups);
        let admin = prospecting + hours(Input::ACrm) + hours(Input::AInternal);
        let total = selling + admin;
        let of_total = |part: f64| (total > 0.0).then(|| part / total);
        let selling_share = of_total(selling);
        Self {
            selling_hours: selling,
            admin_hours: admin,
            selling_share,
            verdict: selling_share.map(verdict),
            hours_to_move: selling_share.map(|share| {
                if at_least(share, SELLING_SHARE_LIMIT) { 0.0 } else { SELLING_SHARE_LIMIT * total - selling }
            }),
            admin_cost_per_month: admin * closers * WEEKS_PER_MONTH * scenario.amount(Input::TeamCost),
            prospecting_hours_per_week: prospecting * closers,
            selling_share_after: of_total(selling + prospecting),
        }
    }
}

fn verdict(selling_share: f64) -> AuditVerdict {
    if !at_least(selling_share, SELLING_SHARE_LIMIT - AT_LIMIT) {
        AuditVerdict::Rebalance
    } else if clearly_above(selling_share, SELLING_SHARE_LIMIT + AT_LIMIT) {
        AuditVerdict::Better
    } else {
        AuditVerdict::AtLimit
    }
}

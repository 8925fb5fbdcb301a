//! How each figure of the time audit comes about, with the visitor's own hours in it.

use super::explanation::{Expression, Step, is, least, minus, of, over, plus, term, times};
use super::reading::Shown;
use crate::domain::quantity::Input;
use crate::domain::scenario::Scenario;
use crate::domain::time_audit::{SELLING_SHARE_LIMIT, TimeAudit};
use crate::i18n::Word;

/// One row of the week: its input and what it is called.
pub type WeekRow = (Input, Word);

pub const SELLING: [WeekRow; 4] = [
    (Input::AMeetings, Word::audit_meetings),
    (Input::AProposals, Word::audit_proposals),
    (Input::AClosing, Word::audit_closing),
    (Input::AAccounts, Word::audit_accounts),
];

/// The hours that a partner takes over.
pub const PROSPECTING: [WeekRow; 2] =
    [(Input::AFiltering, Word::audit_filtering), (Input::AFollowups, Word::audit_followups)];

/// The admin hours that stay with whoever prospects.
pub const STAYING: [WeekRow; 2] = [(Input::ACrm, Word::audit_crm), (Input::AInternal, Word::audit_internal)];

/// A figure of the audit that the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditFigure {
    SellingHours,
    AdminHours,
    SellingShare,
    HoursToMove,
    AdminCost,
    ProspectingHours,
    SellingShareAfter,
}

impl AuditFigure {
    /// In the order shown.
    pub const ALL: [Self; 7] = [
        Self::SellingHours,
        Self::AdminHours,
        Self::SellingShare,
        Self::HoursToMove,
        Self::AdminCost,
        Self::ProspectingHours,
        Self::SellingShareAfter,
    ];

    /// What the figure is, none where no hours are given.
    pub fn of(self, audit: &TimeAudit) -> Option<f64> {
        match self {
            Self::SellingHours => Some(audit.selling_hours),
            Self::AdminHours => Some(audit.admin_hours),
            Self::SellingShare => audit.selling_share,
            Self::HoursToMove => audit.hours_to_move,
            Self::AdminCost => Some(audit.admin_cost_per_month),
            Self::ProspectingHours => Some(audit.prospecting_hours_per_week),
            Self::SellingShareAfter => audit.selling_share_after,
        }
    }

    /// Its place in the results.
    pub fn path(self) -> &'static str {
        match self {
            Self::SellingHours => "audit.selling_hours",
            Self::AdminHours => "audit.admin_hours",
            Self::SellingShare => "audit.selling_share",
            Self::HoursToMove => "audit.hours_to_move",
            Self::AdminCost => "audit.admin_cost_per_month",
            Self::ProspectingHours => "audit.prospecting_hours_per_week",
            Self::SellingShareAfter => "audit.selling_share_after",
        }
    }

    pub fn shown(self) -> Shown {
        match self {
            Self::SellingShare | Self::SellingShareAfter => Shown::Rate,
            Self::AdminCost => Shown::Money,
            _ => Shown::Hours,
        }
    }

    pub fn name(self) -> Word {
        match self {
            Self::SellingHours => Word::audit_selling_hours,
            Self::AdminHours => Word::audit_admin_hours,
            Self::SellingShare => Word::audit_share,
            Self::HoursToMove => Word::audit_move,
            Self::AdminCost => Word::audit_cost,
            Self::ProspectingHours => Word::audit_prospecting,
            Self::SellingShareAfter => Word::audit_share_after,
        }
    }
}

/// How a figure comes about, back to the hours entered. Empty where there is none.
pub fn steps(scenario: &Scenario, audit: &TimeAudit, figure: AuditFigure) -> Vec<Step> {
    if figure.of(audit).is_none() {
        return Vec::new();
    }
    let hours = |&(input, name): &WeekRow| of(term(name, scenario.amount(input), Shown::Hours));
    let sum = |first: &[WeekRow], second: &[WeekRow]| {
        first.iter().chain(second).map(hours).reduce(plus).unwrap_or(Expression::Constant(0.0))
    };
    let told = |figure: AuditFigure| term(figure.name(), figure.of(audit).unwrap_or_default(), figure.shown());
    let (selling, admin) = (told(AuditFigure::SellingHours), told(AuditFigure::AdminHours));
    let total = term(Word::audit_total, audit.selling_hours + audit.admin_hours, Shown::Hours);
    let limit = || times([of(term(Word::audit_limit, SELLING_SHARE_LIMIT, Shown::Rate)), of(total)]);
    let closers = || of(term(Word::audit_closers, scenario.amount(Input::AClosers), Shown::Plain));

    let total_step = is(total, plus(of(selling), of(admin)));
    let selling_step = is(selling, sum(&SELLING, &[]));
    let admin_step = is(admin, sum(&PROSPECTING, &STAYING));
    let result = told(figure);
    match figure {
        AuditFigure::SellingHours => vec![selling_step],
        AuditFigure::AdminHours => vec![admin_step],
        AuditFigure::SellingShare => {
            vec![is(result, over(of(selling), of(total))), total_step, selling_step, admin_step]
        }
        AuditFigure::HoursToMove => {
            vec![is(result, minus(limit(), least(of(selling), limit()))), total_step, selling_step]
        }
        AuditFigure::AdminCost => {
            let month = over(Expression::Constant(52.0), Expression::Constant(12.0));
            let hourly = of(term(Word::input_team_cost, scenario.amount(Input::TeamCost), Shown::Money));
            vec![is(result, times([of(admin), closers(), month, hourly])), admin_step]
        }
        AuditFigure::ProspectingHours => vec![is(result, times([sum(&PROSPECTING, &[]), closers()]))],
        AuditFigure::SellingShareAfter => {
            let sold = plus(of(selling), sum(&PROSPECTING, &[]));
            vec![is(result, over(sold, of(total))), total_step, selling_step]
        }
    }
}

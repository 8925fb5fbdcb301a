//! How each figure of the time audit comes about, with the visitor's own hours in it.

use super::formula::{Explanation, Formula, formula};
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
        Shown::of(self.word())
    }

    /// What the figure is called.
    pub fn word(self) -> Word {
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

    /// What is told of the figure: its own formula and then those of what it is made of.
    pub fn steps(self) -> &'static [Word] {
        use Word::*;
        match self {
            Self::SellingHours => &[audit_selling_hours],
            Self::AdminHours => &[audit_admin_hours],
            Self::SellingShare => &[audit_share, audit_total, audit_selling_hours, audit_admin_hours],
            Self::HoursToMove => &[audit_move, audit_total, audit_selling_hours],
            Self::AdminCost => &[audit_cost, audit_admin_hours],
            Self::ProspectingHours => &[audit_prospecting],
            Self::SellingShareAfter => &[audit_share_after, audit_total, audit_selling_hours],
        }
    }
}

/// How the figures of the audit come about, from each back to the hours entered.
#[derive(Clone, Copy, Debug)]
pub struct AuditExplanation<'a> {
    pub scenario: &'a Scenario,
    pub audit: &'a TimeAudit,
}

impl Explanation for AuditExplanation<'_> {
    fn value(&self, name: Word) -> f64 {
        let Self { scenario, audit } = *self;
        if let Some(figure) = AuditFigure::ALL.iter().find(|figure| figure.word() == name) {
            return figure.of(audit).unwrap_or(f64::NAN);
        }
        let input = match name {
            Word::audit_total => return audit.selling_hours + audit.admin_hours,
            Word::audit_limit => return SELLING_SHARE_LIMIT,
            Word::audit_closers => Some(Input::AClosers),
            Word::input_team_cost => Some(Input::TeamCost),
            _ => SELLING.iter().chain(&PROSPECTING).chain(&STAYING).find(|row| row.1 == name).map(|row| row.0),
        };
        input.map_or(f64::NAN, |input| scenario.amount(input))
    }

    fn formula(&self, name: Word) -> Formula {
        use Word::*;
        match name {
            audit_selling_hours => formula!(audit_meetings + audit_proposals + audit_closing + audit_accounts),
            audit_admin_hours => formula!(audit_filtering + audit_followups + audit_crm + audit_internal),
            audit_total => formula!(audit_selling_hours + audit_admin_hours),
            audit_share => formula!(audit_selling_hours / audit_total),
            audit_move => {
                formula!(audit_limit * audit_total - least(audit_selling_hours, audit_limit * audit_total))
            }
            audit_cost => formula!(audit_admin_hours * audit_closers * 52 / 12 * input_team_cost),
            audit_prospecting => formula!((audit_filtering + audit_followups) * audit_closers),
            audit_share_after => formula!((audit_selling_hours + audit_filtering + audit_followups) / audit_total),
            _ => &[],
        }
    }
}

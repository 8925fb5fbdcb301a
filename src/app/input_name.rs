//! What the page calls each input, wherever it speaks of it.

use crate::domain::quantity::Input;
use crate::i18n::Word;

/// The name of an input, with its partner's where both partners have one.
pub fn input_name(input: Input) -> Word {
    match input {
        Input::Leads => Word::input_leads,
        Input::Worked => Word::input_worked,
        Input::Sql => Word::input_sql,
        Input::Hours => Word::input_hours,
        Input::TeamCost => Word::input_team_cost,
        Input::TeamTools => Word::input_team_tools,
        Input::Ceo => Word::input_ceo,
        Input::CeoValue => Word::value_ceo_value,
        Input::Surcharge => Word::input_surcharge,
        Input::FullRate => Word::evidence_full_rate,
        Input::HybridRate => Word::evidence_hybrid_rate,
        Input::FullFee => Word::evidence_full_fee,
        Input::HybridFee => Word::evidence_hybrid_fee,
        Input::FullHours => Word::evidence_full_hours,
        Input::HybridHours => Word::evidence_hybrid_hours,
        Input::FullPace => Word::evidence_full_pace,
        Input::HybridPace => Word::evidence_hybrid_pace,
        Input::Setup => Word::pilot_setup,
        Input::Saved => Word::input_saved,
        Input::Deal => Word::value_deal,
        Input::Win => Word::value_win,
        Input::PartnerWin => Word::value_partner_win,
        Input::Cycle => Word::value_cycle,
        Input::Realised => Word::input_realised,
        Input::Share => Word::pilot_share,
        Input::Days => Word::pilot_days,
        Input::Risk => Word::pilot_risk,
        Input::Fx => Word::input_fx,
        Input::AMeetings => Word::audit_meetings,
        Input::AProposals => Word::audit_proposals,
        Input::AClosing => Word::audit_closing,
        Input::AAccounts => Word::audit_accounts,
        Input::AFiltering => Word::audit_filtering,
        Input::AFollowups => Word::audit_followups,
        Input::ACrm => Word::audit_crm,
        Input::AInternal => Word::audit_internal,
        Input::AClosers => Word::audit_closers,
    }
}

//! One field a sentence. A language that misses one does not compile. The live ones travel to the app, the written ones the
//! build writes into the page, and the app never sees them.

use std::rc::Rc;

use super::Language;

/// Declares the sentences of a page once: their fields for the languages, their getters for the page.
macro_rules! words {
    ($Sentences:ident $Word:ident $Words:ident live { $($name:ident)* } written { $($written:ident)* }) => {
        /// The sentences of one language.
        #[cfg(not(target_arch = "wasm32"))]
        #[derive(Debug)]
        pub struct $Sentences {
            $(pub $name: &'static str,)*
            $(pub $written: &'static str,)*
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl $Sentences {
            /// Those that the page reads, in its order.
            pub fn list(&self) -> Vec<&'static str> {
                vec![$(self.$name),*]
            }

            /// Each with its name, for whoever checks them.
            pub fn named(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name),)* $((stringify!($written), self.$written)),*]
            }
        }

        /// Which sentence, whatever the language.
        #[allow(non_camel_case_types, reason = "each is called as the field of its sentence")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $Word {
            $($name,)*
        }

        impl $Word {
            pub(super) const COUNT: usize = [$(stringify!($name)),*].len();
        }

        impl $Words {
            $(#[allow(clippy::inline_always, reason = "a call of the one below, not a function more")]
            #[inline(always)]
            pub fn $name(&self) -> &String {
                self.get($Word::$name)
            })*
        }
    };
}

pub(super) use words;

/// The words of the page's language.
#[derive(Clone, Debug)]
pub struct Words {
    language: Language,
    sentences: Rc<Vec<String>>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.sentences, &other.sentences)
    }
}

impl Words {
    /// The words of a language, its sentences in the order of [`Sentences::list`](super::Sentences::list).
    pub fn new(language: Language, sentences: impl IntoIterator<Item = String>) -> Self {
        Self { language, sentences: Rc::new(sentences.into_iter().collect()) }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence; empty where the page that was loaded lacks it. A `&String` is one number to pass on where a `&str` is
    /// two, some five hundred times in the page. Not inlined for the same reason.
    #[inline(never)]
    pub fn get(&self, word: Word) -> &String {
        self.at(word as usize)
    }

    /// The sentence at a place of the page's list.
    pub(super) fn at(&self, place: usize) -> &String {
        const NONE: &String = &String::new();
        self.sentences.get(place).unwrap_or(NONE)
    }
}

words! {
    Sentences Word Words
    live {
        title
        skip_to_answer
        languages
        currency
        input_fx
        help_fx
        start_again
        forget
        internal
        full_service
        hybrid
        full_service_subject
        hybrid_subject
        full_service_object
        hybrid_object
        conservative
        benchmark
        range_name
        headline_cost
        headline_cost_nothing_today
        nothing_today
        headline_volume
        headline_time
        only_at_best
        only_with_share
        own_team
        conservative_wins
        conservative_brings_fewer
        benchmark_wins
        stay_cost
        stay_alone
        stay_cost_fewer
        stay_volume
        stay_time
        no_hours_to_save
        headline_none
        from_to
        colon
        semicolon
        today
        with_hybrid
        payroll
        payroll_loses
        luck
        luck_without_cost
        turns_above
        turns_below
        turned_conservative
        per_hour
        example_team
        spoken
        sql
        leads
        hours
        sql_per_month
        sql_rate
        cost_per_month
        cost_per_sql
        cost_per_sql_all_in
        ceo_hours
        ceo_hours_short
        leads_worked
        hours_paid
        hours_freed
        no_cost_per_sql
        no_sql_short
        less_than
        more_than
        sql_one_every_weeks
        sql_less_than_one_a_year
        unit_leads_per_month
        unit_leads_per_hour
        unit_sql_per_month
        unit_hours_per_week
        unit_money_per_hour
        unit_money_per_month
        unit_months
        unit_days
        unit_currency_per_euro
        unit_people
        inputs_title
        goal
        goal_cost
        goal_volume
        goal_time
        goal_value
        input_leads
        help_leads
        input_worked
        help_worked
        input_sql
        help_sql
        input_hours
        help_hours
        input_team_cost
        help_team_cost
        input_ceo
        help_ceo
        field_empty
        field_unreadable
        field_above
        field_below
        field_not_whole
        field_nearly_zero
        field_repaired
        field_understood
        large_words
        assumptions
        assumptions_none_changed
        assumptions_changed
        assumptions_note
        default_and_source
        changed_by_you
        reset
        empty_default
        group_team
        group_case
        input_team_tools
        source_reference_team
        input_saved
        source_saved
        partner_rate
        source_quote
        partner_fee
        source_quote_fee
        hours_contracted
        source_hours
        pace_of_partner
        source_pace
        input_realised
        source_realised
        sector
        sector_saas
        sector_other
        sector_fintech
        sector_custom
        source_sector
        input_surcharge
        source_surcharge
        notices_title
        notices_dismiss
        notice_unknown_key
        notice_unreadable
        notice_clamped
        notice_repeated
        notice_newer_version
        notice_repaired
        notice_cut
        doubt_worked
        doubt_sql
        doubt_surcharge
        doubt_goal
        assumed_worked
        assumed_hours
        assumed_sql
        doubt_no_cost
        nothing
        own_figures_kept
        own_figures_changed
        own_figures_recall
        own_figures_adopt
        preset_link
        preset_defaults
        preset_site
        preset_unnamed
        preset_aside
        preset_compare
        preset_back
        set_by_link
        set_by_site
        set_by_unnamed
        call_label
        call_receives
        call_link
        call_nothing
        evidence_title
        evidence_finding
        evidence_breaks_title
        evidence_rate
        evidence_rate_all_in
        evidence_gain
        evidence_no_rate
        evidence_no_gain
        evidence_gain_not_needed
        evidence_break_source
        evidence_case
        evidence_flips_title
        evidence_never_flips
        evidence_flips_below
        evidence_flips_above
        evidence_flips_to_none
        evidence_luck_title
        evidence_luck_note
        evidence_no_sql_month
        evidence_cheaper
        evidence_itself
        evidence_twin_title
        evidence_fifth_less
        evidence_fifth_more
        evidence_hybrid_rate
        evidence_full_rate
        evidence_hybrid_fee
        evidence_full_fee
        evidence_hybrid_hours
        evidence_full_hours
        evidence_hybrid_pace
        evidence_full_pace
        per_month
        in_house_cost_per_sql
        in_house_sql
        break_even_rate
        break_even_rate_all_in
        break_even_gain
        curve_alternative
        models_title
        models_title_no_sql
        models_note
        whisker_conservative
        whisker_benchmark
        whisker_both
        chart_as_table
        table_title
        table_note
        table_caption
        show_formula
        idle_hours
        hours_per_month
        leads_today
        sql_rate_today
        pace_today
        leads_reachable
        relief
        team_hours_per_month
        retained_payroll
        ratio_coverage
        ratio_productivity
        ratio_odds
        ratio_ceo
        surcharge
        least_of
        value_stays
        value_headline
        value_no_sql_today
        audit_title
        audit_rebalance
        audit_at_limit
        audit_better
        audit_empty
        audit_note
        audit_too_long
        audit_selling
        audit_admin
        audit_meetings
        audit_proposals
        audit_closing
        audit_accounts
        audit_filtering
        audit_followups
        audit_crm
        audit_internal
        audit_closers
        audit_closers_help
        audit_chart
        audit_twin
        audit_now
        audit_after
        audit_limit
        audit_selling_hours
        audit_admin_hours
        audit_total
        audit_share
        audit_move
        audit_cost
        audit_prospecting
        audit_share_after
        audit_source
        audit_offer
        audit_same
        audit_adopted
        audit_adopt
        audit_undo
        formula_none
        formula_none_because
        formula_source_internal
        formula_source_outside
        pilot_title pilot_finding pilot_plan pilot_enough pilot_better pilot_cannot_settle
        pilot_nothing pilot_against pilot_against_today pilot_never_pays pilot_light pilot_below_optimum
        pilot_optimal pilot_share pilot_share_help pilot_days pilot_risk pilot_risk_help pilot_setup
        pilot_setup_help pilot_plans pilot_chosen pilot_recommended pilot_largest pilot_hours
        pilot_expected pilot_expected_today pilot_power pilot_power_conservative pilot_scale_at
        pilot_missed_at pilot_no_count pilot_budget pilot_running pilot_cost_with_setup
        pilot_cost_running pilot_why_costs pilot_take pilot_taken pilot_directional
        pilot_all_directional pilot_beat pilot_beat_today pilot_beat_cost pilot_beat_value
        pilot_promises pilot_verdict pilot_of_leads pilot_up_to pilot_between pilot_exactly
        pilot_from pilot_whatever pilot_pivot pilot_extend pilot_renegotiate pilot_scale
        pilot_pivot_means pilot_extend_means pilot_extend_hopeless pilot_renegotiate_means
        pilot_scale_means pilot_expected_marks pilot_as_today pilot_conservative pilot_promise
        pilot_outcomes pilot_outcomes_finding pilot_needed pilot_needed_none pilot_curve_note
        pilot_curve_mark pilot_curve_table pilot_weekly pilot_ceo_recovered pilot_answers
        pilot_answers_own pilot_day pilot_day_signals pilot_day_full pilot_day_end pilot_exact_leads
        pilot_month_leads pilot_hours_total pilot_rate_conservative pilot_rate_promised pilot_chance
        pilot_chance_next pilot_net_today pilot_total_cost pilot_win pilot_deal pilot_chance_source
        value_title value_ask value_paid_in value_paid_at_once value_never_paid
        value_deal value_deal_help value_win value_partner_win value_as_yours value_partner_win_help
        value_cycle value_own value_ceo_value value_ceo_value_help value_month value_won value_cost
        value_net value_roi value_no_spend value_in_priced value_in value_out value_switch
        value_switch_note value_sql_chart value_cash_chart value_today value_at_start value_at_month
        value_twin value_month_head value_twin_cash value_payback value_payback_start
        value_payback_none value_cash_at_end value_pipeline value_extra_90 value_ratio
        value_no_extra value_source value_sql_quarter value_month_first value_month_second
        value_month_third value_whole_months value_short value_cash_before
        value_cash_month value_extra_month value_partner_paid value_cost_today value_sql_today
        value_sql_paid
        share_title
        share_finding
        share_name
        share_name_help
        share_whole
        share_private
        share_nothing
        share_whole_holds
        share_private_holds
        share_copy
        share_copied
        share_denied
        share_send
        share_money_too
        share_mail
        share_menu
        share_refused
        share_qr
        share_qr_too_long
        share_qr_dense
        share_sheet
        share_sheet_holds
        share_print
        sheet_model
        sheet_entered
        sheet_assumed
        sheet_link
        sheet_example
    }
    written {
        page_title
        page_description
        needs_script
        cannot_start
        cannot_load
        has_ended
        rest_missing
        reload
        loading
        privacy
        licence
        embed_title
        embed_sentence
        embed_open
        embed_builder
    }
}

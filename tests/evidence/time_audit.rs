//! The audit of a closer's week.

use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::time_audit::TimeAudit;
use proptest::prelude::*;
use serde_json::json;

use super::scenarios::any_scenario;
use super::{at, check_close, number, report};

#[test]
fn the_example_week_is_at_the_articles_limit() {
    let report = report("#v=1");
    check_close(&report, "audit.selling_hours", 14.0);
    check_close(&report, "audit.admin_hours", 26.0);
    check_close(&report, "audit.selling_share", 0.35);
    assert_eq!(at(&report, "audit.verdict"), "at_limit");
    assert_eq!(number(&report, "audit.hours_to_move"), 0.0);
    check_close(&report, "audit.prospecting_hours_per_week", 5.0);
    check_close(&report, "audit.admin_cost_per_month", 26.0 * 52.0 / 12.0 * 27.0);
    check_close(&report, "audit.selling_share_after", 19.0 / 40.0);
}

#[track_caller]
fn check_verdict(link: &str, verdict: &str) {
    assert_eq!(at(&report(link), "audit.verdict"), verdict, "{link}");
}

#[test]
fn more_selling_than_the_limit_is_better() {
    check_verdict("#v=1&a_meetings=20", "better");
}

#[test]
fn less_selling_than_the_limit_needs_rebalancing() {
    check_verdict("#v=1&a_meetings=1", "rebalance");
}

#[test]
fn exactly_34_and_a_half_percent_is_still_at_the_limit() {
    // 13.8 of 40 hours.
    check_verdict("#v=1&a_meetings=5.8&a_internal=13.2", "at_limit");
    check_verdict("#v=1&a_meetings=5.79&a_internal=13.21", "rebalance");
}

#[test]
fn exactly_35_and_a_half_percent_is_still_at_the_limit() {
    // 14.2 of 40 hours.
    check_verdict("#v=1&a_meetings=6.2&a_internal=12.8", "at_limit");
    check_verdict("#v=1&a_meetings=6.21&a_internal=12.79", "better");
}

#[test]
fn a_week_without_hours_has_no_share() {
    let report = report(
        "#v=1&a_meetings=0&a_proposals=0&a_closing=0&a_accounts=0&a_filtering=0&a_followups=0&a_crm=0&a_internal=0",
    );
    for path in ["audit.selling_share", "audit.verdict", "audit.hours_to_move", "audit.selling_share_after"] {
        assert_eq!(at(&report, path), &json!(null), "{path}");
    }
    assert_eq!(number(&report, "audit.admin_cost_per_month"), 0.0);
}

#[test]
fn hours_and_costs_count_every_closer() {
    let (one, seven) = (report("#v=1"), report("#v=1&a_closers=7"));
    for path in ["audit.admin_cost_per_month", "audit.prospecting_hours_per_week"] {
        check_close(&seven, path, 7.0 * number(&one, path));
    }
    assert_eq!(at(&one, "audit.hours_to_move"), at(&seven, "audit.hours_to_move"), "this one is per closer");
}

proptest! {
    #[test]
    fn the_hours_to_move_bring_the_week_back_to_35_percent(scenario in any_scenario()) {
        let audit = TimeAudit::of(&scenario);
        let total = audit.selling_hours + audit.admin_hours;
        match audit.hours_to_move {
            None => prop_assert_eq!(total, 0.0),
            Some(hours) => {
                prop_assert!(hours >= 0.0);
                prop_assert!((audit.selling_hours + hours) / total >= 0.35 * (1.0 - 1e-9));
                prop_assert!(hours == 0.0 || ((audit.selling_hours + hours) / total - 0.35).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn shares_are_shares_and_outsourcing_never_lowers_one(scenario in any_scenario()) {
        let audit = TimeAudit::of(&scenario);
        if let (Some(share), Some(after)) = (audit.selling_share, audit.selling_share_after) {
            prop_assert!((0.0..=1.0).contains(&share));
            prop_assert!((share..=1.0 + 1e-12).contains(&after));
        }
    }

    #[test]
    fn the_week_depends_on_no_figure_of_the_calculator(scenario in any_scenario(), leads in 0.0..1e6) {
        let other = scenario.clone().with(Quantity::nearest(Input::Leads, leads));
        prop_assert_eq!(TimeAudit::of(&scenario), TimeAudit::of(&other));
    }
}

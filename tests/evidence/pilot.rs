//! The pilot: the description's own figures, and laws.

use palanca::domain::answer::Answer;
use palanca::domain::binomial::Binomial;
use palanca::domain::pilot::{Pilot, PilotPlan};
use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::scenario::Scenario;
use palanca::domain::verdict::{Criteria, Rule, power};
use proptest::prelude::*;
use serde_json::json;

use super::scenarios::any_scenario;
use super::{at, check_close, number, report};

#[test]
fn the_articles_own_pilot_is_as_described() {
    let report = report("#v=1");
    assert_eq!(at(&report, "pilot.regime"), "optimal");
    assert_eq!(at(&report, "pilot.rate_to_beat_is"), "today");
    check_close(&report, "pilot.rate_to_beat", 0.18);
    assert_eq!(at(&report, "pilot.leads_needed"), 102);
    assert_eq!(at(&report, "pilot.chosen.leads"), 30);
    check_close(&report, "pilot.chosen.expected_sql", 8.1);
    check_close(&report, "pilot.chosen.budget", 2800.0);
    assert_eq!(at(&report, "pilot.chosen.scale_at"), 9);
    assert_eq!(at(&report, "pilot.chosen.promise_missed_at"), 4);
    assert_eq!(format!("{:.2}", number(&report, "pilot.chosen.power")), "0.42");
    assert_eq!(format!("{:.2}", number(&report, "pilot.chosen.power_conservative")), "0.20");
}

#[test]
fn the_recommended_pilot_of_the_example_is_as_described() {
    let report = report("#v=1");
    let recommended = at(&report, "pilot.recommended");
    assert_eq!(recommended["share"].as_f64(), Some(40.0));
    assert_eq!(recommended["days"].as_f64(), Some(60.0));
    assert_eq!(recommended["leads"], 120);
    assert_eq!(recommended["scale_at"], 28);
    assert_eq!(recommended["promise_missed_at"], 25);
    assert_eq!(recommended["conclusive"], json!(true));
    assert_eq!(format!("{:.2}", number(recommended, "power")), "0.84");
    assert_eq!(format!("{:.2}", number(recommended, "power_conservative")), "0.40");
    check_close(&report, "pilot.recommended.budget", 3626.2);
}

#[test]
fn a_light_volume_gets_all_its_leads_proposed() {
    let report = report("#v=1&leads=20&worked=15&sql=4");
    assert_eq!(at(&report, "pilot.regime"), "light");
    assert_eq!(number(&report, "pilot.recommended.share"), 100.0);
    assert_eq!(number(&report, "pilot.chosen.share"), 20.0, "the chosen pilot keeps the share as it stands");
}

#[test]
fn below_the_optimum_all_leads_may_be_proposed() {
    let report = report("#v=1&leads=80");
    assert_eq!(at(&report, "pilot.regime"), "below_optimum");
    assert_eq!(number(&report, "pilot.recommended.share"), 75.0);
    assert_eq!(number(&report, "pilot.recommended.days"), 60.0);
}

#[test]
fn a_volume_too_small_to_settle_it_says_so() {
    let report = report("#v=1&leads=10&worked=10&sql=2");
    assert_eq!(at(&report, "pilot.recommended.conclusive"), &json!(false));
    assert_eq!(number(&report, "pilot.recommended.days"), 90.0);
    assert!(number(&report, "pilot.recommended.power") < 0.8);
}

#[test]
fn a_partner_dearer_than_the_promise_pays_for_is_not_worth_piloting() {
    let report = report("#v=1&hybrid_rate=70");
    assert_eq!(at(&report, "pilot.rate_to_beat_is"), "break_even");
    assert_eq!(at(&report, "pilot.worth_piloting"), &json!(false));
    assert_eq!(at(&report, "pilot.recommended"), &json!(null));
    assert_eq!(at(&report, "pilot.leads_needed"), &json!(null));
}

#[test]
fn the_same_partner_is_worth_piloting_where_volume_is_the_goal() {
    let report = report("#v=1&hybrid_rate=70&goal=volume");
    assert_eq!(at(&report, "pilot.rate_to_beat_is"), "today");
    assert_eq!(at(&report, "pilot.worth_piloting"), &json!(true));
}

#[test]
fn without_leads_there_is_no_rule() {
    let report = report("#v=1&leads=0");
    assert_eq!(at(&report, "pilot.chosen.leads"), 0);
    assert_eq!(at(&report, "pilot.chosen.scale_at"), &json!(null));
    assert_eq!(at(&report, "pilot.chosen.promise_missed_at"), &json!(null));
    assert_eq!(number(&report, "pilot.chosen.power"), 0.0);
    assert_eq!(number(&report, "pilot.chosen.outcomes.promise.extend"), 1.0);
    assert_eq!(at(&report, "pilot.chosen.cost_per_sql"), &json!(null));
    assert_eq!(at(&report, "pilot.recommended"), &json!(null));
}

#[test]
fn contracted_hours_play_no_part_in_the_pilots_hours() {
    let as_needed = report("#v=1");
    let contracted = report("#v=1&hybrid_hours=25");
    for path in ["pilot.chosen.hours_per_week", "pilot.chosen.budget", "pilot.rate_to_beat"] {
        assert_eq!(at(&as_needed, path), at(&contracted, path), "{path}");
    }
}

#[test]
fn half_a_lead_is_a_lead() {
    assert_eq!(at(&report("#v=1&leads=152.5"), "pilot.chosen.leads"), 31);
    assert_eq!(at(&report("#v=1&leads=152.4"), "pilot.chosen.leads"), 30);
}

#[test]
fn extending_judges_twice_the_pilot_or_the_recommended_one() {
    let pilot = pilot_of(&Scenario::default());
    assert_eq!(pilot.extended().leads, 120);
    let long = Scenario::default().with(Quantity::nearest(Input::Days, 90.0));
    assert_eq!(pilot_of(&long).extended().leads, 180);
}

#[test]
fn the_curve_runs_from_no_leads_past_the_pilots() {
    let pilot = pilot_of(&Scenario::default());
    let curve = pilot.curve(60);
    assert_eq!(curve.first().map(|point| (point.leads, point.power)), Some((0, 0.0)));
    assert_eq!(curve.last().map(|point| point.leads), Some(204));
    assert_eq!(curve.len(), 61);
    let criteria = pilot.criteria;
    for point in curve {
        assert_eq!(point.power, power(point.leads, &criteria, criteria.promised_rate));
        assert!(point.power_conservative <= point.power);
    }
}

fn pilot_of(scenario: &Scenario) -> Pilot {
    Pilot::of(scenario, &Answer::of(scenario))
}

/// What holds for any pilot.
#[track_caller]
fn check_plan(plan: &PilotPlan) {
    for chances in [plan.outcomes.no_change, plan.outcomes.conservative, plan.outcomes.promise] {
        let all = [chances.scale, chances.renegotiate, chances.extend, chances.pivot];
        assert!((all.iter().sum::<f64>() - 1.0).abs() <= 1e-12, "{chances:?}");
        assert!(all.iter().all(|chance| (0.0..=1.0 + 1e-15).contains(chance)), "{chances:?}");
        assert!(chances.renegotiate == 0.0 || chances.extend == 0.0, "either is between the two counts: {chances:?}");
    }
    assert!(plan.power + 1e-12 >= plan.power_conservative, "{plan:?}");
    if plan.rule.leads == 0 {
        assert_eq!((plan.rule.scale_at, plan.rule.promise_missed_at), (None, None));
        assert_eq!(plan.power, 0.0);
    }
    assert!(plan.rule.scale_at.is_none_or(|count| (1..=plan.rule.leads).contains(&count)));
    assert!(plan.rule.promise_missed_at.is_none_or(|count| count < plan.rule.leads));
    assert_eq!(plan.cost_per_sql.is_some(), plan.expected_sql > 0.0);
}

/// A rate to beat, a promise and a risk.
fn any_criteria() -> impl Strategy<Value = Criteria> {
    let rate =
        prop_oneof![4 => 0.0..1.0, 1 => (0.0..1.0, 1..12).prop_map(|(rate, digits)| rate * 0.1_f64.powi(digits))];
    (rate.clone(), rate, 0.01..=0.5).prop_map(|(to_beat, promise, risk)| Criteria {
        rate_to_beat: to_beat,
        promised_rate: promise,
        accepted_risk: risk,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_pilot_of_every_scenario_is_sound(scenario in any_scenario()) {
        let pilot = pilot_of(&scenario);
        check_plan(&pilot.chosen);
        prop_assert_eq!(pilot.is_worth_piloting, pilot.recommended.is_some());
        if let Some(recommended) = &pilot.recommended {
            check_plan(&recommended.plan);
            prop_assert_eq!(recommended.is_conclusive, recommended.plan.power >= 0.8 * (1.0 - 1e-9));
            prop_assert!(pilot.criteria.rate_to_beat < pilot.criteria.promised_rate);
        }
    }

    #[test]
    fn fewer_leads_than_needed_are_never_enough(criteria in any_criteria()) {
        let needed = criteria.leads_needed();
        if let Some(needed) = needed {
            prop_assert!(power(needed, &criteria, criteria.promised_rate) >= 0.8 * (1.0 - 1e-9));
        }
        for leads in (1..needed.unwrap_or(5_001)).step_by(7) {
            let seen = power(leads, &criteria, criteria.promised_rate);
            prop_assert!(seen < 0.8 || !criteria.can_be_met(), "{} leads are enough: {}", leads, seen);
        }
    }

    #[test]
    fn the_better_the_partner_the_likelier_it_is_seen(
        criteria in any_criteria(), leads in 0_u32..20_000, rate in 0.0..1.0, better in 0.0..1.0,
    ) {
        let (lower, higher) = if rate < better { (rate, better) } else { (better, rate) };
        prop_assert!(power(leads, &criteria, lower) <= power(leads, &criteria, higher) + 1e-12);
    }

    #[test]
    fn a_rule_accepts_no_more_risk_than_it_is_given(criteria in any_criteria(), leads in 0_u32..20_000) {
        let seen = power(leads, &criteria, criteria.rate_to_beat);
        prop_assert!(seen <= criteria.accepted_risk * (1.0 + 1e-8), "{}", seen);
        if let Some(count) = Rule::of(leads, &criteria).scale_at {
            let one_less = Binomial::new(leads, criteria.rate_to_beat).at_least(count - 1);
            prop_assert!(one_less > criteria.accepted_risk * (1.0 - 1e-8), "{} would do", count - 1);
        }
    }

    #[test]
    fn accepting_more_risk_never_asks_for_more_sql(criteria in any_criteria(), leads in 1_u32..20_000, less in 0.1..1.0) {
        let cautious = Criteria { accepted_risk: criteria.accepted_risk * less, ..criteria };
        let bold = Rule::of(leads, &criteria).scale_at;
        if let Some(count) = Rule::of(leads, &cautious).scale_at {
            prop_assert!(bold.is_some_and(|bold| bold <= count));
        }
    }
}

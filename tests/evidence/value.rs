//! Value and payback: worked examples and laws.

use palanca::domain::answer::Answer;
use palanca::domain::evidence::Evidence;
use palanca::domain::quantity::{Input, Quantity};
use proptest::prelude::*;
use serde_json::json;

use super::scenarios::any_scenario;
use super::{at, check_close, number, report};

const WEEKS: f64 = 52.0 / 12.0;

#[test]
fn without_a_deal_there_is_no_value() {
    let report = report("#v=1&goal=value");
    assert_eq!(at(&report, "value"), &json!(null));
    assert_eq!(at(&report, "winners.value"), &json!(null));
    assert_eq!(at(&report, "recommended_model"), at(&report, "winners.cost"));
}

#[test]
fn value_is_the_margin_of_the_deals_won() {
    let report = report("#v=1&deal=1000");
    // In-house: 9 SQL, of which 20 % are won; 5 hours a week at 27 € and 63 € of tools are 648 €.
    check_close(&report, "value.internal.value_per_month", 1800.0);
    check_close(&report, "value.internal.total_cost_per_month", 648.0);
    check_close(&report, "value.internal.net_per_month", 1152.0);
    check_close(&report, "value.internal.roi", 1152.0 / 648.0);
    // Hybrid: 22 SQL; 748 € to the partner, and the team's 585 € go on being paid.
    check_close(&report, "value.hybrid.value_per_month", 4400.0);
    check_close(&report, "value.hybrid.total_cost_per_month", 748.0 + 585.0);
}

#[test]
fn the_ceos_time_counts_where_it_is_priced() {
    let report = report("#v=1&deal=1000&ceo_value=100");
    check_close(&report, "value.internal.total_cost_per_month", 648.0 + 15.0 * WEEKS * 100.0);
    check_close(&report, "value.hybrid.total_cost_per_month", 748.0 + 585.0 + 4.0 * WEEKS * 100.0);
}

#[test]
fn a_partners_sql_may_be_won_less_often() {
    let report = report("#v=1&deal=1000&partner_win=5");
    check_close(&report, "value.internal.value_per_month", 1800.0);
    check_close(&report, "value.hybrid.value_per_month", 1100.0);
    assert_eq!(at(&report, "winners.value"), "internal");
}

#[test]
fn the_first_month_is_conservative_and_the_third_as_promised() {
    let report = report("#v=1&deal=1000");
    for (month, sql) in [14.0, 18.0, 22.0, 22.0, 22.0].into_iter().enumerate() {
        check_close(&report, &format!("value.hybrid.sql_by_month.{month}"), sql);
    }
}

#[test]
fn cash_follows_the_cycle() {
    // 1,000 € of set-up; a month costs 748 + 585 − 648 = 685 € more; an SQL is worth 200 €.
    let report = report("#v=1&deal=1000&setup=1000&cycle=2");
    check_close(&report, "value.hybrid.cumulative_net.0", -1000.0 - 685.0);
    check_close(&report, "value.hybrid.cumulative_net.1", -1000.0 - 2.0 * 685.0);
    check_close(&report, "value.hybrid.cumulative_net.2", -1000.0 - 3.0 * 685.0 + 200.0 * 5.0);
    check_close(&report, "value.hybrid.cumulative_net.3", -1000.0 - 4.0 * 685.0 + 200.0 * (5.0 + 9.0));
    check_close(&report, "value.hybrid.cumulative_net.4", -1000.0 - 5.0 * 685.0 + 200.0 * (5.0 + 9.0 + 13.0));
}

#[test]
fn ninety_days_of_pipeline_stand_against_what_they_cost() {
    let report = report("#v=1&deal=1000&setup=1000&cycle=12");
    let (pipeline, cost) = (200.0 * (5.0 + 9.0 + 13.0), 1000.0 + 3.0 * 685.0);
    check_close(&report, "value.hybrid.pipeline_90", pipeline);
    check_close(&report, "value.hybrid.extra_cost_90", cost);
    check_close(&report, "value.hybrid.pipeline_ratio_90", pipeline / cost - 1.0);
}

#[test]
fn hours_that_stop_being_paid_lower_the_extra_cost() {
    let report = report("#v=1&deal=1000&setup=0&saved=100");
    check_close(&report, "value.hybrid.extra_cost_90", 3.0 * (748.0 - 648.0));
}

#[test]
fn a_switch_that_costs_nothing_more_has_no_ratio() {
    let report = report("#v=1&deal=1000&setup=0&saved=100&hybrid_rate=10");
    assert!(number(&report, "value.hybrid.extra_cost_90") < 0.0);
    assert_eq!(at(&report, "value.hybrid.pipeline_ratio_90"), &json!(null));
}

#[test]
fn a_switch_that_is_never_in_the_red_has_paid_back_at_once() {
    let report = report("#v=1&deal=1000&setup=0&cycle=0&saved=100");
    assert_eq!(number(&report, "value.hybrid.payback_months"), 0.0);
}

#[test]
fn a_switch_that_never_pays_has_no_payback() {
    let report = report("#v=1&deal=100");
    assert_eq!(at(&report, "value.hybrid.payback_months"), &json!(null));
}

#[test]
fn payback_is_read_between_two_months() {
    // No cycle, 1,000 € of set-up, 685 € a month against 1,000, 1,800 and 2,600 € of deals.
    let report = report("#v=1&deal=1000&setup=1000&cycle=0");
    check_close(&report, "value.hybrid.cumulative_net.0", -685.0);
    check_close(&report, "value.hybrid.cumulative_net.1", 430.0);
    check_close(&report, "value.hybrid.payback_months", 1.0 + 685.0 / 1115.0);
}

#[test]
fn a_cycle_of_two_years_pays_nothing_back_in_time() {
    let report = report("#v=1&deal=100000&cycle=24&setup=1");
    assert_eq!(at(&report, "value.hybrid.payback_months"), &json!(null));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn payback_and_cumulative_net_tell_the_same_story(scenario in any_scenario(), deal in 1.0..1e6) {
        let scenario = scenario.with(Quantity::nearest(Input::Deal, deal));
        let answer = Answer::of(&scenario);
        let evidence = Evidence::of(&scenario, &answer);
        let switching = evidence.switching().expect("there is a deal");
        for switching in [&switching.full_service, &switching.hybrid] {
            let months = (1_u8..).map(f64::from).zip(switching.cumulative_net);
            match switching.payback_months {
                None => {}
                Some(payback) => {
                    prop_assert!((0.0..=24.0).contains(&payback));
                    for (month, net) in months {
                        prop_assert!(net >= 0.0 || month < payback, "{} after {}: {}", month, payback, net);
                        // The month before the payback ends below zero.
                        prop_assert!(net < 0.0 || month + 1.0 <= payback || month >= payback);
                    }
                }
            }
        }
    }

    #[test]
    fn value_less_cost_is_net(scenario in any_scenario(), deal in 1.0..1e6) {
        let answer = Answer::of(&scenario.with(Quantity::nearest(Input::Deal, deal)));
        let value = answer.value.expect("there is a deal");
        for value in [value.internal, value.full_service, value.hybrid] {
            prop_assert_eq!(value.net_per_month, value.value_per_month - value.total_cost_per_month);
            prop_assert_eq!(value.roi.is_some(), value.total_cost_per_month > 0.0);
        }
    }

    #[test]
    fn the_winner_on_value_has_the_highest_net_of_those_with_sql(scenario in any_scenario(), deal in 1.0..1e6) {
        let answer = Answer::of(&scenario.with(Quantity::nearest(Input::Deal, deal)));
        let value = answer.value.expect("there is a deal");
        let nets = [
            (answer.models.internal, value.internal),
            (answer.models.full_service, value.full_service),
            (answer.models.hybrid, value.hybrid),
        ];
        let highest = nets.iter().filter(|(model, _)| model.sql_per_month > 0.0).map(|(_, value)| value.net_per_month);
        let highest = highest.fold(f64::NEG_INFINITY, f64::max);
        match answer.winners.value {
            None => prop_assert_eq!(highest, f64::NEG_INFINITY),
            Some(winner) => {
                let net = value.of(winner).net_per_month;
                prop_assert!(net >= highest - 1e-8 * highest.abs(), "{} of {}", net, highest);
            }
        }
    }
}

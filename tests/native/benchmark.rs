//! The article's own figures come back out: the table, the conservative case, and what the model page quotes.

use palanca::domain::benchmark::Ratios;
use palanca::domain::sales_model::Partner;

use crate::report::{Report, agree};

const DEFAULTS: &str = "#v=1";
const CONSERVATIVE: &str = "#v=1&realised=0";

#[track_caller]
fn check_row(link: &str, row: &str, [sql, rate_in_percent, cost_per_sql, ceo_hours]: [f64; 4]) {
    let report = Report::of(link);
    for (figure, expected) in [
        ("sql_per_month", sql),
        ("sql_rate", rate_in_percent / 100.0),
        ("cost_per_sql", cost_per_sql),
        ("ceo_hours_per_week", ceo_hours),
    ] {
        let found = report.number(&format!("{row}.{figure}"));
        assert!(agree(found, expected), "{link}: {row}.{figure} is {found}, not {expected}");
    }
}

/// A figure as it is quoted, that is rounded to `decimals`.
#[track_caller]
fn check_quoted(link: &str, path: &str, decimals: i32, expected: f64) {
    let found = Report::of(link).number(path);
    assert!((found - expected).abs() <= 0.5 / 10_f64.powi(decimals), "{link}: {path} is {found}, not {expected}");
}

#[track_caller]
fn check_ratios(partner: Partner, realised: f64, [coverage, productivity, odds, ceo]: [f64; 4]) {
    let ratios = Ratios::at(partner, realised);
    for (name, found, expected) in [
        ("coverage", ratios.coverage, coverage),
        ("productivity", ratios.productivity, productivity),
        ("odds", ratios.odds, odds),
        ("ceo", ratios.ceo, ceo),
    ] {
        assert!((found - expected).abs() <= 5e-5, "{partner:?} at {realised}: {name} is {found}, not {expected}");
    }
}

#[test]
fn the_defaults_give_the_table() {
    check_row(DEFAULTS, "models.internal", [9.0, 18.0, 72.0, 15.0]);
    check_row(DEFAULTS, "models.full_service", [16.0, 22.0, 58.0, 8.0]);
    check_row(DEFAULTS, "models.hybrid", [22.0, 27.0, 34.0, 4.0]);
}

#[test]
fn realised_0_gives_the_conservative_hybrid() {
    check_row(CONSERVATIVE, "models.hybrid", [14.0, 22.0, 48.0, 6.0]);
}

#[test]
fn realised_0_leaves_in_house_as_it_is() {
    check_row(CONSERVATIVE, "models.internal", [9.0, 18.0, 72.0, 15.0]);
}

#[test]
fn the_range_holds_both_cases_whatever_is_realised() {
    for link in [DEFAULTS, CONSERVATIVE, "#v=1&realised=37"] {
        check_row(link, "range.hybrid.conservative", [14.0, 22.0, 48.0, 6.0]);
        check_row(link, "range.hybrid.benchmark", [22.0, 27.0, 34.0, 4.0]);
        check_row(link, "range.full_service.benchmark", [16.0, 22.0, 58.0, 8.0]);
    }
}

#[test]
fn the_table_moves_by_the_quoted_ratios() {
    check_ratios(Partner::FullService, 1.0, [1.4545, 1.0188, 1.2849, 0.5333]);
    check_ratios(Partner::Hybrid, 1.0, [1.6296, 1.4161, 1.6849, 0.2667]);
}

#[test]
fn the_conservative_case_moves_by_the_quoted_ratios() {
    check_ratios(Partner::Hybrid, 0.0, [1.2727, 1.2311, 1.2849, 0.4]);
}

#[test]
fn full_service_realises_the_same_fraction_of_its_gain() {
    let [full_bottom, full_top] = [0.0, 1.0].map(|realised| Ratios::at(Partner::FullService, realised));
    let [hybrid_bottom, hybrid_top] = [0.0, 1.0].map(|realised| Ratios::at(Partner::Hybrid, realised));
    let fraction = |bottom: f64, top: f64| (bottom - 1.0) / (top - 1.0);
    for ratio in [|of: &Ratios| of.coverage, |of: &Ratios| of.productivity, |of: &Ratios| of.odds, |of: &Ratios| of.ceo]
    {
        let full = fraction(ratio(&full_bottom), ratio(&full_top));
        let hybrid = fraction(ratio(&hybrid_bottom), ratio(&hybrid_top));
        assert!(agree(full, hybrid), "{full} of full service's gain, {hybrid} of hybrid's");
    }
}

#[test]
fn break_even_figures_are_those_quoted() {
    check_quoted(DEFAULTS, "break_even.hybrid.provider_rate", 2, 63.53);
    check_quoted(DEFAULTS, "break_even.hybrid.provider_rate_all_in", 2, 40.07);
    check_quoted(DEFAULTS, "break_even.hybrid.gain_fraction", 3, 0.107);
    check_quoted(DEFAULTS, "break_even.full_service.provider_rate", 2, 37.24);
    check_quoted(DEFAULTS, "break_even.full_service.provider_rate_all_in", 2, 18.33);
    check_quoted(DEFAULTS, "break_even.full_service.gain_fraction", 3, 0.556);
}

#[test]
fn costs_all_in_are_those_quoted() {
    check_quoted(DEFAULTS, "models.hybrid.cost_per_sql_all_in", 2, 60.59);
    check_quoted(CONSERVATIVE, "models.hybrid.cost_per_sql_all_in", 2, 89.79);
}

#[test]
fn hybrid_wins_at_the_benchmark() {
    let report = Report::of(DEFAULTS);
    for goal in ["cost", "cost_all_in", "volume", "time"] {
        assert_eq!(report.at("winners")[goal], "hybrid", "{goal}");
    }
    assert_eq!(report.at("recommended_model"), "hybrid");
}

#[test]
fn the_conservative_hybrid_wins_on_cost_but_not_all_in() {
    let report = Report::of(CONSERVATIVE);
    assert_eq!(report.at("winners.cost"), "hybrid");
    assert_eq!(report.at("winners.cost_all_in"), "internal");
}

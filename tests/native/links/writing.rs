//! What is written of a scenario: canonical, short, and without money where that is asked.

use palanca::native::RyuNumbers;
use palanca::share_link;

use super::{opened, written};

#[track_caller]
fn check_written(link: &str, expected: &str) {
    assert_eq!(written(link), expected, "{link}");
}

#[track_caller]
fn check_without_money(link: &str, expected: &str) {
    assert_eq!(share_link::fragment_without_money(&opened(link).shared, &RyuNumbers), expected, "{link}");
}

#[test]
fn the_defaults_are_version_1_alone() {
    check_written("", "#v=1");
    check_written("?utm_source=x#pilot", "#v=1");
}

#[test]
fn what_equals_a_default_is_left_out() {
    check_written("#v=1&leads=150&sector=other&goal=cost&fx=1&hybrid_hours=&a_crm=8.0&currency=EUR", "#v=1");
    check_written("#leads=150.0&sql=9.5", "#v=1&sql=9.5");
}

#[test]
fn the_order_is_the_model_s() {
    check_written(
        "#title=x&currency=USD&lang=en&a_closers=2&fx=2&goal=time&risk=5&surcharge=7&sector=custom&ceo_value=9&leads=60&v=1",
        "#v=1&leads=60&ceo_value=9&sector=custom&surcharge=7&risk=5&goal=time&fx=2&a_closers=2&lang=en&currency=USD&title=x",
    );
}

#[test]
fn every_key_is_written_in_the_model_s_order() {
    let every = "#v=1&leads=151&worked=51&sql=10&hours=6&team_cost=28&team_tools=64&ceo=16&ceo_value=1&sector=custom\
        &surcharge=1&full_rate=31&hybrid_rate=32&full_fee=1&hybrid_fee=2&full_hours=3&hybrid_hours=4&full_pace=5\
        &hybrid_pace=6&setup=7&saved=8&deal=9&win=21&partner_win=22&cycle=4&realised=99&share=21&days=31&risk=11\
        &goal=time&fx=2&a_meetings=7&a_proposals=4&a_closing=3&a_accounts=4&a_filtering=4&a_followups=3&a_crm=9\
        &a_internal=14&a_closers=2&lang=en&currency=USD&title=t";
    check_written(every, every);
}

#[test]
fn numbers_are_written_as_ecmascript_writes_them() {
    check_written(
        "#leads=1e2&deal=1E12&team_cost=0.10&fx=0.000001",
        "#v=1&leads=100&team_cost=0.1&deal=1000000000000&fx=0.000001",
    );
    check_written("#sql=0.30000000000000004", "#v=1&sql=0.30000000000000004");
    check_written("#sql=-0", "#v=1&sql=0");
}

#[test]
fn what_was_not_taken_as_it_stood_is_written_as_it_is_used() {
    check_written("#leads=-5&sql=abc&zzz=1&cycle=2.5&v=7", "#v=1&leads=0");
    check_written("#leads=1&leads=2", "#v=1&leads=2");
}

#[test]
fn money_defaults_follow_the_currency_s_worth() {
    for (key, default) in [("team_cost", 27.0), ("team_tools", 63.0), ("full_rate", 30.0), ("setup", 2524.6)] {
        let report = crate::report::Report::of("#v=1&fx=20.5");
        assert_eq!(report.number(&format!("inputs.{key}")), default * 20.5, "{key}");
    }
    check_written("#v=1&fx=20.5", "#v=1&fx=20.5");
    check_written("#v=1&fx=2&team_cost=54&hybrid_rate=30", "#v=1&hybrid_rate=30&fx=2");
}

#[test]
fn what_was_typed_is_never_converted() {
    super::check_input("#v=1&fx=20&team_cost=300", "team_cost", "300");
    super::check_input("#v=1&team_cost=300&fx=20", "team_cost", "300");
    check_written("#v=1&fx=20&team_cost=27", "#v=1&team_cost=27&fx=20");
}

#[test]
fn an_unreadable_money_figure_is_its_default_in_the_currency() {
    super::check_notices("#team_cost=x&fx=2", &["team_cost: unreadable `x` → 54"]);
}

#[test]
fn titles_are_written_encoded() {
    check_written("#title=Año 1+1 %26 50%25 <b>", "#v=1&title=A%C3%B1o+1+1+%26+50%25+%3Cb%3E");
    check_written("#title=*-._~", "#v=1&title=*-._%7E");
}

#[test]
fn a_link_without_money_holds_no_key_whose_unit_is_money() {
    check_without_money(
        "#leads=60&team_cost=28&team_tools=64&ceo_value=1&full_rate=31&hybrid_rate=32&full_fee=1&hybrid_fee=2&setup=7\
         &deal=9&fx=2&win=30&saved=50&currency=USD&title=t",
        "#v=1&leads=60&saved=50&win=30&fx=2&currency=USD&title=t",
    );
}

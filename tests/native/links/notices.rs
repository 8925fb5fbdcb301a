//! What is told, of which key, in which order.

use super::check_notices;

#[test]
fn a_link_that_is_whole_tells_nothing() {
    check_notices("", &[]);
    check_notices("#", &[]);
    check_notices("#v=1", &[]);
    check_notices("#v=1&leads=200&sector=fintech&hybrid_hours=25", &[]);
}

#[test]
fn an_unknown_key_of_a_fragment_is_told() {
    check_notices("#v=1&lead=5", &["lead: unknown_key `5` → null"]);
    check_notices("#v=1&Leads=5", &["Leads: unknown_key `5` → null"]);
    check_notices("#v=1&utm_source=x", &["utm_source: unknown_key `x` → null"]);
    check_notices("#v=1&=5", &[": unknown_key `5` → null"]);
    check_notices("#v=1&x", &["x: unknown_key `` → null"]);
}

#[test]
fn an_unknown_key_is_told_each_time() {
    check_notices("#v=1&x=1&x=2", &["x: unknown_key `1` → null", "x: unknown_key `2` → null"]);
}

#[test]
fn an_unknown_key_of_a_query_is_no_business_of_ours() {
    check_notices("/es/?utm_source=x&gclid=y&theme=dark&accent=%23000&leads=5&worked=5&sql=1", &[]);
    check_notices("?utm_source=a&utm_source=b", &[]);
}

#[test]
fn a_value_that_makes_no_sense_is_told() {
    check_notices("#leads=abc", &["leads: unreadable `abc` → 150"]);
    check_notices("#sector=Fintech", &["sector: unreadable `Fintech` → `other`"]);
    check_notices("#sector=", &["sector: unreadable `` → `other`"]);
    check_notices("#goal=money", &["goal: unreadable `money` → `cost`"]);
    check_notices("#goal=", &["goal: unreadable `` → `cost`"]);
}

#[test]
fn a_query_is_told_of_like_a_fragment() {
    check_notices(
        "?leads=abc&sql=-1&ceo=1&ceo=2&v=3",
        &[
            "leads: unreadable `abc` → 150",
            "sql: clamped `-1` → 0",
            "ceo: repeated `1` → 2",
            "v: newer_version `3` → 1",
            "sql: assumed `0` → null",
        ],
    );
}

#[test]
fn a_repeated_key_is_told_once_for_each_value_dropped() {
    check_notices("#leads=60&leads=70", &["leads: repeated `60` → 70"]);
    check_notices("#leads=60&leads=70&leads=80", &["leads: repeated `60` → 80", "leads: repeated `70` → 80"]);
    check_notices("#leads=60&leads=60", &["leads: repeated `60` → 60"]);
    check_notices("#sector=saas&sector=fintech", &["sector: repeated `saas` → `fintech`"]);
    check_notices("#goal=time&goal=volume", &["goal: repeated `time` → `volume`"]);
    check_notices("#v=1&v=1", &["v: repeated `1` → 1"]);
    check_notices("#lang=es&lang=en", &["lang: repeated `es` → `en`"]);
    check_notices("#currency=usd&currency=mxn", &["currency: repeated `usd` → `MXN`"]);
    check_notices("#title=a&title=b", &["title: repeated `a` → `b`"]);
}

#[test]
fn of_a_repeated_key_only_the_last_value_is_read() {
    check_notices("#leads=abc&leads=70", &["leads: repeated `abc` → 70"]);
    check_notices("#leads=70&leads=abc", &["leads: repeated `70` → 150", "leads: unreadable `abc` → 150"]);
    check_notices("#leads=60&leads=2e6", &["leads: repeated `60` → 1000000", "leads: clamped `2e6` → 1000000"]);
    check_notices("#hybrid_hours=5&hybrid_hours=", &["hybrid_hours: repeated `5` → null"]);
}

#[test]
fn a_key_in_other_letters_is_the_same_key_once_decoded() {
    check_notices("#leads=60&%6Ceads=70", &["leads: repeated `60` → 70"]);
}

#[test]
fn version_1_is_told_in_no_way() {
    for v in ["1", "1.0", "01", "1e0", "10e-1"] {
        check_notices(&format!("#v={v}"), &[]);
    }
}

#[test]
fn a_newer_version_is_told_and_read_as_version_1() {
    for v in ["2", "3", "2.0", "1e3", "99999999999999999999"] {
        check_notices(&format!("#v={v}"), &[&format!("v: newer_version `{v}` → 1")]);
    }
}

#[test]
fn a_version_that_never_was_is_unreadable() {
    for v in ["", "0", "-1", "1.5", "2.5", "0.999", "abc", " 1", "v1", "latest"] {
        check_notices(&format!("#v={v}"), &[&format!("v: unreadable `{v}` → 1")]);
    }
}

#[test]
fn more_worked_than_there_are_is_inconsistent() {
    check_notices("#leads=40&worked=60", &["worked: inconsistent `60` → 40"]);
    check_notices("#leads=60&worked=60", &[]);
}

#[test]
fn more_sql_than_leads_worked_is_inconsistent() {
    check_notices("#sql=51", &["sql: inconsistent `51` → 50"]);
    check_notices("#sql=50", &[]);
    check_notices("#leads=30&sql=60", &["worked: inconsistent `50` → 30", "sql: inconsistent `60` → 30"]);
}

#[test]
fn a_default_can_contradict_what_is_given() {
    check_notices("#leads=40", &["worked: inconsistent `50` → 40"]);
    check_notices("#worked=5", &["sql: inconsistent `9` → 5"]);
}

#[test]
fn a_surcharge_without_its_sector_is_inconsistent() {
    check_notices("#surcharge=12.5", &["surcharge: inconsistent `12.5` → 0"]);
    check_notices("#surcharge=20&sector=fintech", &["surcharge: inconsistent `20` → 0"]);
    check_notices("#surcharge=20&sector=custom", &[]);
    check_notices("#surcharge=0&sector=saas", &[]);
}

#[test]
fn value_as_the_goal_without_a_deal_is_inconsistent() {
    check_notices("#goal=value", &["goal: inconsistent `value` → `cost`"]);
    check_notices("#goal=value&deal=0", &["goal: inconsistent `value` → `cost`"]);
    check_notices("#goal=value&deal=10000", &[]);
}

#[test]
fn stand_ins_are_told() {
    check_notices("#worked=0&sql=0", &["worked: assumed `0` → null"]);
    check_notices("#sql=0", &["sql: assumed `0` → null"]);
    check_notices("#hours=0&sql=0", &["hours: assumed `0` → null", "sql: assumed `0` → null"]);
    check_notices("#worked=0&hours=0&sql=0", &["worked: assumed `0` → null", "hours: assumed `0` → null"]);
}

#[test]
fn sql_of_no_leads_at_all_are_inconsistent_and_the_leads_assumed() {
    check_notices("#worked=0", &["sql: inconsistent `9` → 0", "worked: assumed `0` → null"]);
}

#[test]
fn sql_that_cost_no_hours_are_told_of_the_first_that_is_zero() {
    check_notices("#hours=0", &["hours: assumed `0` → null", "hours: no_cost `0` → null"]);
    check_notices("#team_cost=0", &["team_cost: no_cost `0` → null"]);
    check_notices("#team_cost=0&hours=0", &["hours: assumed `0` → null", "hours: no_cost `0` → null"]);
    check_notices("#team_cost=0&sql=0", &["sql: assumed `0` → null"]);
    check_notices("#team_cost=0&team_tools=0", &["team_cost: no_cost `0` → null"]);
    check_notices("#team_tools=0", &[]);
}

#[test]
fn what_is_told_of_the_whole_gives_the_figure_in_use() {
    check_notices("#worked=1e7", &["worked: clamped `1e7` → 1000000", "worked: inconsistent `1000000` → 150"]);
    check_notices("#sql=0.0000001", &["sql: clamped `0.0000001` → 0", "sql: assumed `0` → null"]);
    check_notices("#leads=0.1&worked=0.25", &["worked: inconsistent `0.25` → 0.1", "sql: inconsistent `9` → 0.1"]);
}

#[test]
fn notices_stand_as_found_and_then_of_the_whole() {
    check_notices(
        "#goal=value&zzz=1&team_cost=0&surcharge=5&v=2&leads=10&sql=-4&sql=60&days=30.5&title=&ceo=abc&aaa=",
        &[
            "zzz: unknown_key `1` → null",
            "v: newer_version `2` → 1",
            "sql: repeated `-4` → 60",
            "days: clamped `30.5` → 31",
            "ceo: unreadable `abc` → 15",
            "aaa: unknown_key `` → null",
            "worked: inconsistent `50` → 10",
            "sql: inconsistent `60` → 10",
            "surcharge: inconsistent `5` → 0",
            "goal: inconsistent `value` → `cost`",
            "team_cost: no_cost `0` → null",
        ],
    );
    check_notices(
        "#sql=0&hours=0&leads=10",
        &["worked: inconsistent `50` → 10", "hours: assumed `0` → null", "sql: assumed `0` → null"],
    );
}

#[test]
fn what_was_found_is_told_as_it_reads() {
    check_notices("#leads=%3Cb%3E+%26+%22x%22", &["leads: unreadable `<b> & \"x\"` → 150"]);
    check_notices("#leads=1=2", &["leads: unreadable `1=2` → 150"]);
    check_notices("#v=1&%E2%82%AC=%F0%9F%92%B6", &["€: unknown_key `💶` → null"]);
}

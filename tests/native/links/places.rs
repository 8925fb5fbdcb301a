//! Which part of a text holds the figures: URL, query, fragment, anchor.

use palanca::share_link::Origin;

use super::{check_input, check_notices, opened};

#[track_caller]
fn check_origin(link: &str, expected: Origin) {
    assert_eq!(opened(link).origin, expected, "{link}");
}

#[track_caller]
fn check_leads(link: &str, expected: &str) {
    check_input(link, "leads", expected);
}

#[test]
fn a_fragment_is_read_with_its_sign_or_without() {
    check_leads("#v=1&leads=200", "200");
    check_leads("v=1&leads=200", "200");
    check_leads("leads=200", "200");
    check_leads("#leads=200", "200");
    check_notices("leads=200&x=1", &["x: unknown_key `1` → null"]);
}

#[test]
fn a_query_is_read_with_its_sign() {
    check_leads("?leads=200", "200");
    check_origin("?leads=200", Origin::Query);
    check_notices("?leads=200&x=1", &[]);
}

#[test]
fn a_url_is_read() {
    for base in [
        "https://example.com/es/",
        "http://127.0.0.1:8080/en/embed/",
        "https://example.com/sub/folder/es/index.html",
        "file:///home/x/dist/es/index.html",
        "/es/",
        "/",
        "localhost:8080/es/",
    ] {
        check_leads(&format!("{base}#v=1&leads=200"), "200");
        check_leads(&format!("{base}?leads=200"), "200");
        check_leads(base, "150");
        check_notices(&format!("{base}?utm_source=x&leads=200#pilot"), &[]);
        check_notices(base, &[]);
    }
}

#[test]
fn a_text_with_a_colon_in_a_value_is_no_url() {
    check_leads("leads=200&title=https://example.com/#x", "200");
    check_notices("leads=200&title=a:b", &[]);
}

#[test]
fn a_fragment_that_holds_figures_is_complete() {
    check_leads("/es/?leads=300&sql=12#v=1", "150");
    check_leads("/es/?leads=300&sql=12#ceo=3", "150");
    check_input("/es/?leads=300&sql=12#ceo=3", "sql", "9");
    check_leads("/es/?leads=300#goal=time", "150");
    check_leads("/es/?leads=300#sector=saas", "150");
    check_leads("/es/?leads=300#a_crm=9", "150");
    check_origin("/es/?leads=300#goal=time", Origin::Fragment);
}

#[test]
fn a_fragment_whose_figures_make_no_sense_is_complete_too() {
    check_leads("/es/?leads=300#v=abc", "150");
    check_leads("/es/?leads=300#ceo=abc", "150");
    check_origin("/es/?leads=300#ceo=", Origin::Fragment);
}

#[test]
fn nothing_is_told_of_a_query_that_is_not_read() {
    check_notices("/es/?leads=abc&sql=-5&sql=6&v=9#v=1", &[]);
}

#[test]
fn a_fragment_without_figures_leaves_the_query_in_place() {
    check_leads("/es/?leads=300#lang=en", "300");
    check_leads("/es/?leads=300#currency=usd", "300");
    check_leads("/es/?leads=300#title=Hola", "300");
    check_leads("/es/?leads=300#unknown=1", "300");
    check_origin("/es/?leads=300#title=Hola", Origin::Query);
    assert_eq!(opened("/es/?leads=300#title=Hola").shared.title, "Hola");
    check_notices("/es/?leads=300#unknown=1", &["unknown: unknown_key `1` → null"]);
}

#[test]
fn a_fragment_without_an_equals_sign_is_an_anchor() {
    for anchor in ["#pilot", "#leads", "#v", "#a&b", "#%3D", "#"] {
        check_leads(&format!("/es/?leads=300{anchor}"), "300");
        check_notices(&format!("/es/?leads=300{anchor}"), &[]);
        check_origin(anchor, Origin::Nothing);
        check_notices(anchor, &[]);
    }
    check_origin("pilot", Origin::Nothing);
}

#[test]
fn without_figures_anywhere_the_defaults_stand() {
    for link in
        ["", "?", "#", "?#", "https://example.com/es/", "?utm_source=x", "?title=x", "#lang=en", "?currency=USD"]
    {
        check_origin(link, Origin::Nothing);
        check_leads(link, "150");
    }
}

#[test]
fn a_query_with_v_alone_is_complete() {
    check_origin("?v=1", Origin::Query);
    check_origin("#v=1", Origin::Fragment);
}

#[test]
fn a_question_mark_inside_a_fragment_is_part_of_it() {
    check_notices("#v=1&title=a?b", &[]);
    assert_eq!(opened("#v=1&title=a?leads=3").shared.title, "a?leads=3");
    check_leads("#v=1&title=a?leads=3", "150");
}

#[test]
fn a_second_hash_is_part_of_the_fragment() {
    assert_eq!(opened("#title=a#b").shared.title, "a#b");
}

#[track_caller]
fn check_currency(link: &str, expected: &str, notices: &[&str]) {
    assert_eq!(opened(link).shared.currency.unwrap_or_default().code(), expected, "{link}");
    check_notices(link, notices);
}

#[test]
fn a_currency_is_looked_for_in_fragment_and_query() {
    check_currency("?currency=USD#v=1", "USD", &[]);
    check_currency("?currency=USD#v=1&currency=mxn", "MXN", &[]);
    check_currency("?currency=USD&leads=60#currency=mxn", "MXN", &[]);
    check_currency("?currency=USD#pilot", "USD", &[]);
    check_currency("?currency=USD", "USD", &[]);
}

#[test]
fn a_currency_that_is_unreadable_is_told_where_it_was_looked_for() {
    check_currency("?currency=x#v=1", "EUR", &["currency: unreadable `x` → `EUR`"]);
    check_currency("?currency=USD#v=1&currency=x", "EUR", &["currency: unreadable `x` → `EUR`"]);
    check_currency("?currency=x#v=1&currency=USD", "USD", &[]);
    check_currency("?currency=usd&currency=mxn#v=1", "MXN", &["currency: repeated `usd` → `MXN`"]);
}

#[test]
fn nothing_is_told_of_a_query_s_words_that_a_fragment_replaces() {
    check_currency("?leads=60&currency=x#currency=USD", "USD", &[]);
    let long = "x".repeat(90);
    check_notices(&format!("?leads=60&title={long}#title=short"), &[]);
    check_notices("?leads=60&lang=xx#lang=en", &[]);
}

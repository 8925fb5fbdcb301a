//! What a number is, and what becomes of one that its key does not take.

use super::{check_input, check_notices};
use crate::report::Report;

/// `deal` has the widest range, and 0 in it.
#[track_caller]
fn check_number(text: &str, expected: &str) {
    let link = format!("#v=1&deal={text}");
    check_input(&link, "deal", expected);
    check_notices(&link, &[]);
}

#[track_caller]
fn check_unreadable(text: &str, found: &str) {
    check_notices(&format!("#v=1&leads={text}"), &[&format!("leads: unreadable `{found}` → 150")]);
}

#[track_caller]
fn check_clamped(pair: &str, used: &str) {
    let (key, value) = pair.split_once('=').unwrap();
    let notices = Report::of(&format!("#{pair}")).notices();
    assert_eq!(notices[0], format!("{key}: clamped `{value}` → {used}"), "{pair}");
    check_input(&format!("#{pair}"), key, used);
}

#[test]
fn digits_are_a_number() {
    check_number("7", "7");
    check_number("0", "0");
    check_number("007", "7");
    check_number("123456789012", "123456789012");
}

#[test]
fn digits_may_have_a_fraction() {
    check_number("0.5", "0.5");
    check_number("12.50", "12.5");
    check_number("00.25", "0.25");
    check_number("0.1000000000000000055511151231257827", "0.1");
}

#[test]
fn a_number_may_have_an_exponent() {
    check_number("1e3", "1000");
    check_number("1E3", "1000");
    check_number("1e03", "1000");
    check_number("12.5e-2", "0.125");
    check_number("12.5E-2", "0.125");
    check_number("1e%2B3", "1000");
    check_number("1E%2b3", "1000");
    check_number("0e99999999999999999999", "0");
}

#[test]
fn a_plus_in_an_encoded_text_is_a_space_and_no_sign() {
    check_unreadable("1e+3", "1e 3");
    check_unreadable("+3", " 3");
}

#[test]
fn a_number_has_no_leading_plus() {
    check_unreadable("%2B3", "+3");
}

#[test]
fn a_number_has_digits_on_both_sides_of_its_point() {
    check_unreadable(".5", ".5");
    check_unreadable(".", ".");
    check_notices("#v=1&leads=5.&sql=1&worked=1", &["leads: unreadable `5.` → 150"]);
    check_unreadable("5.e3", "5.e3");
    check_unreadable("1.2.3", "1.2.3");
}

#[test]
fn an_exponent_is_whole_and_has_digits() {
    check_unreadable("1e", "1e");
    check_unreadable("1e-", "1e-");
    check_unreadable("e5", "e5");
    check_unreadable("1e5.5", "1e5.5");
    check_unreadable("1e5e5", "1e5e5");
    check_unreadable("1e--5", "1e--5");
}

#[test]
fn a_sign_stands_once_and_before_digits() {
    check_unreadable("-", "-");
    check_unreadable("--5", "--5");
    check_unreadable("5-", "5-");
    check_unreadable("-.5", "-.5");
}

#[test]
fn words_for_numbers_are_no_numbers() {
    for word in ["inf", "-inf", "Infinity", "infinity", "NaN", "nan", "null", "true", "abc", "five"] {
        check_unreadable(word, word);
    }
}

#[test]
fn numbers_of_other_notations_are_no_numbers() {
    for text in ["0x10", "0b1", "1_000", "1,5", "1.234,5", "1,000", "1'000", "5%25", "1/2", "1d5"] {
        check_unreadable(text, &text.replace("%25", "%"));
    }
}

#[test]
fn digits_of_other_scripts_are_no_digits() {
    for text in ["５", "٣", "²", "½", "Ⅴ"] {
        check_unreadable(text, text);
    }
}

#[test]
fn a_number_has_no_spaces_around_it() {
    check_unreadable("%205", " 5");
    check_unreadable("5%20&sql=9", "5 ");
    check_unreadable("5+&sql=9", "5 ");
    check_unreadable("5%0A&sql=9", "5\n");
    check_unreadable("%C2%A05", "\u{a0}5");
    check_unreadable("%EF%BB%BF5", "\u{feff}5");
}

#[test]
fn an_empty_value_is_unreadable_where_a_number_is_needed() {
    check_unreadable("", "");
    check_notices("#v=1&leads", &["leads: unreadable `` → 150"]);
}

#[test]
fn an_empty_value_is_none_where_it_may_be() {
    for key in ["full_hours", "hybrid_hours", "full_pace", "hybrid_pace", "partner_win"] {
        for link in [format!("#v=1&{key}="), format!("#v=1&{key}")] {
            check_input(&link, key, "null");
            check_notices(&link, &[]);
        }
    }
}

#[test]
fn what_is_unreadable_is_none_where_that_is_the_default() {
    check_notices("#v=1&hybrid_hours=x", &["hybrid_hours: unreadable `x` → null"]);
    check_input("#v=1&hybrid_hours=x", "hybrid_hours", "null");
}

#[test]
fn minus_zero_is_zero() {
    for text in ["-0", "-0.0", "-0e5"] {
        check_number(text, "0");
    }
    let text = palanca::results::evaluate("#v=1&deal=-0", &palanca::native::RyuNumbers);
    assert!(text.contains(r#""deal":0,"#), "{text}");
}

#[test]
fn below_the_least_is_the_least() {
    check_clamped("leads=-3", "0");
    check_clamped("share=0", "1");
    check_clamped("days=-5", "7");
    check_clamped("risk=0.5", "1");
    check_clamped("a_closers=0", "1");
    check_clamped("hybrid_pace=0", "0.001");
    check_clamped("fx=0", "0.000001");
    check_clamped("win=-1e400", "0");
}

#[test]
fn above_the_most_is_the_most() {
    check_clamped("leads=1000001", "1000000");
    check_clamped("hours=1e5", "10000");
    check_clamped("team_cost=1e9", "100000000");
    check_clamped("team_tools=1e11", "10000000000");
    check_clamped("deal=1e13", "1000000000000");
    check_clamped("ceo=168.0001", "168");
    check_clamped("surcharge=501", "500");
    check_clamped("cycle=24.6", "24");
    check_clamped("full_pace=1e400", "10000");
    check_clamped("a_crm=999", "168");
}

#[test]
fn the_ends_of_a_range_are_in_it() {
    for pair in ["leads=1000000", "ceo=168", "fx=0.000001", "fx=1000000", "share=1", "share=100", "days=7", "days=180"]
    {
        let (key, value) = pair.split_once('=').unwrap();
        check_input(&format!("#{pair}"), key, value);
        assert!(Report::of(&format!("#{pair}")).notices().is_empty(), "{pair}");
    }
}

#[test]
fn nearly_nothing_is_nothing() {
    check_clamped("leads=0.0000009", "0");
    check_clamped("team_cost=1e-7", "0");
    check_clamped("team_cost=-1e-7", "0");
    check_clamped("hybrid_pace=0.0000001", "0.001");
    check_clamped("fx=9.99e-7", "0.000001");
    check_input("#team_cost=0.000001", "team_cost", "0.000001");
    check_notices("#team_cost=0.000001", &[]);
}

#[test]
fn whole_keys_are_rounded_half_up() {
    check_clamped("cycle=2.5", "3");
    check_clamped("cycle=2.4999", "2");
    check_clamped("cycle=0.5", "1");
    check_clamped("cycle=0.49999999999999994", "0");
    check_clamped("days=45.5", "46");
    check_clamped("days=6.5", "7");
    check_clamped("a_closers=1.25", "1");
    check_input("#cycle=3.0", "cycle", "3");
    check_notices("#cycle=3.0&days=6e1", &[]);
}

#[test]
fn keys_that_are_not_whole_keep_their_fraction() {
    for key in ["leads", "sql", "hours", "share", "risk", "a_crm"] {
        check_input(&format!("#{key}=12.25"), key, "12.25");
    }
}

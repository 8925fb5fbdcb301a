//! What people type into number fields.

use palanca::app::typed_number::{Habits, TypedError, typed_number};
use palanca::native::RyuNumbers;
use proptest::prelude::*;

const SPAIN: Habits<'static> = Habits { decimal_mark: ',', currency_code: "EUR" };
const MEXICO: Habits<'static> = Habits { decimal_mark: '.', currency_code: "MXN" };

#[track_caller]
fn check_reads(text: &str, habits: Habits<'_>, number: f64) {
    assert_eq!(typed_number(text, habits, &RyuNumbers).map(|typed| typed.number), Ok(number), "«{text}»");
}

#[track_caller]
fn check_echoes(text: &str, is_echoed: bool) {
    assert_eq!(typed_number(text, SPAIN, &RyuNumbers).map(|typed| typed.deserves_echo), Ok(is_echoed), "«{text}»");
}

#[track_caller]
fn check_refuses(text: &str, error: TypedError) {
    assert_eq!(typed_number(text, SPAIN, &RyuNumbers), Err(error), "«{text}»");
}

#[test]
fn digits_are_a_number() {
    check_reads("150", SPAIN, 150.0);
    check_reads("007", SPAIN, 7.0);
    check_reads("0", SPAIN, 0.0);
    check_reads("-3", SPAIN, -3.0);
    check_reads("−3", SPAIN, -3.0);
    check_reads("+3", SPAIN, 3.0);
    check_reads("-0", SPAIN, 0.0);
}

#[test]
fn both_decimal_marks_are_accepted_anywhere() {
    check_reads("1,5", SPAIN, 1.5);
    check_reads("1.5", SPAIN, 1.5);
    check_reads("1,5", MEXICO, 1.5);
    check_reads(",5", SPAIN, 0.5);
    check_reads("5,", SPAIN, 5.0);
    check_reads("0,123", SPAIN, 0.123);
    check_reads("0.123", SPAIN, 0.123);
    check_reads("1234,567", SPAIN, 1234.567);
    check_reads("12,3456", SPAIN, 12.3456);
}

#[test]
fn with_two_marks_the_last_is_the_decimal_one() {
    check_reads("1.234,5", SPAIN, 1234.5);
    check_reads("1.234,5", MEXICO, 1234.5);
    check_reads("1,234.5", SPAIN, 1234.5);
    check_reads("1.234.567,89", SPAIN, 1_234_567.89);
}

#[test]
fn a_mark_that_comes_twice_groups_thousands() {
    check_reads("1.234.567", MEXICO, 1_234_567.0);
    check_reads("1,234,567", SPAIN, 1_234_567.0);
}

#[test]
fn an_ambiguous_figure_is_the_regions_and_is_echoed() {
    check_reads("1.234", SPAIN, 1234.0);
    check_reads("1.234", MEXICO, 1.234);
    check_reads("1,234", SPAIN, 1.234);
    check_reads("1,234", MEXICO, 1234.0);
    check_echoes("1.234", true);
    check_echoes("1.234,5", false);
    check_echoes("150", false);
}

#[test]
fn spaces_apostrophes_signs_and_codes_say_nothing() {
    check_reads("52 000", SPAIN, 52_000.0);
    check_reads("52\u{a0}000", SPAIN, 52_000.0);
    check_reads("52\u{202f}000,50", SPAIN, 52_000.5);
    check_reads("52'000", SPAIN, 52_000.0);
    check_reads("52’000", SPAIN, 52_000.0);
    check_reads("€ 52.000", SPAIN, 52_000.0);
    check_reads("52.000 €", SPAIN, 52_000.0);
    check_reads("US$ 52,000.00".trim_start_matches("US"), SPAIN, 52_000.0);
    check_reads("52.000 EUR", SPAIN, 52_000.0);
    check_reads("eur 52", SPAIN, 52.0);
    check_reads("18 %", SPAIN, 18.0);
}

#[test]
fn k_is_a_thousand_and_e_a_power_of_ten() {
    check_reads("1,5k", SPAIN, 1500.0);
    check_reads("2K", SPAIN, 2000.0);
    check_reads("1e9", SPAIN, 1e9);
    check_reads("1,5e3", SPAIN, 1500.0);
    check_reads("5e-1", SPAIN, 0.5);
    check_echoes("2k", true);
    check_echoes("1e3", true);
}

#[test]
fn empty_is_not_zero() {
    check_refuses("", TypedError::Empty);
    check_refuses("  \u{a0}", TypedError::Empty);
}

#[test]
fn what_is_no_number_is_refused() {
    for text in [
        "abc",
        "-",
        "+",
        "1e",
        "1e+",
        "e5",
        "k",
        "1..2",
        "1,,2",
        "1.23.456",
        "1,2,3",
        "12.34,5",
        "1.2345,6",
        "--1x",
        "1/2",
        "1-2",
        "0x10",
        "NaN",
        "inf",
        "∞",
        "1e999",
        "€",
        "1,234.5.6",
        "mil",
        "٣",
    ] {
        check_refuses(text, TypedError::Unreadable);
    }
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in ".*", is_spain in any::<bool>()) {
        if let Ok(typed) = typed_number(&text, if is_spain { SPAIN } else { MEXICO }, &RyuNumbers) {
            prop_assert!(typed.number.is_finite());
        }
    }

    #[test]
    fn what_a_field_shows_reads_as_itself(number in 0.0..1e12_f64) {
        use palanca::app::number_format::{Digits, NumberFormat};
        use palanca::i18n::Language;
        use palanca::native::IcuFormat;
        let rounded = (number * 100.0).round() / 100.0;
        for language in Language::ALL {
            let format = IcuFormat::new(language);
            let habits = Habits { decimal_mark: format.decimal_mark(), currency_code: "EUR" };
            let shown = format.decimal(rounded, Digits::up_to(6));
            prop_assert_eq!(typed_number(&shown, habits, &RyuNumbers).map(|typed| typed.number), Ok(rounded), "{}", shown);
        }
    }
}

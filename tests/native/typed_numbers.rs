//! What people type into number fields.

use std::rc::Rc;

use palanca::app::field::Draft;
use palanca::app::number_format::Digits;
use palanca::app::reading::{Reading, Shown};
use palanca::app::typed_number::{Habits, TypedError, typed_number};
use palanca::domain::quantity::{Input, Quantity, SMALLEST_AMOUNT, Unit};
use palanca::i18n::Language;
use palanca::native::{IcuFormat, RyuNumbers};
use palanca::share_link::Currency;
use proptest::prelude::*;

const SPAIN: Habits<'static> = Habits {
    decimal_mark: ',',
    large_words: Language::Spanish.sentences().large_words,
    currency_code: "EUR",
    currency_sign: "€",
    unit: "€/h",
};
const MEXICO: Habits<'static> =
    Habits { decimal_mark: '.', currency_code: "MXN", currency_sign: "$", unit: "$/h", ..SPAIN };
const AMERICA: Habits<'static> =
    Habits { large_words: Language::English.sentences().large_words, currency_code: "USD", unit: "$/h", ..MEXICO };
const GERMANY: Habits<'static> = Habits { large_words: Language::German.sentences().large_words, ..SPAIN };

#[track_caller]
fn check_reads(text: &str, habits: Habits<'_>, number: f64) {
    assert_eq!(typed_number(text, habits, &RyuNumbers).map(|typed| typed.number), Ok(number), "«{text}»");
}

#[track_caller]
fn check_echoes(text: &str, habits: Habits<'_>, is_echoed: bool) {
    assert_eq!(typed_number(text, habits, &RyuNumbers).map(|typed| typed.deserves_echo), Ok(is_echoed), "«{text}»");
}

#[track_caller]
fn check_refuses(text: &str, error: TypedError) {
    for habits in [SPAIN, MEXICO, AMERICA, GERMANY] {
        assert_eq!(typed_number(text, habits, &RyuNumbers), Err(error), "«{text}» in {habits:?}");
    }
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
    check_echoes("1.234", SPAIN, true);
    check_echoes("1.234,5", SPAIN, false);
    check_echoes("150", SPAIN, false);
}

#[test]
fn digits_are_grouped_by_three() {
    check_reads("52 000", SPAIN, 52_000.0);
    check_reads("52\u{a0}000", SPAIN, 52_000.0);
    check_reads("52\u{202f}000,50", SPAIN, 52_000.5);
    check_reads("1 234 567", SPAIN, 1_234_567.0);
    check_reads("52'000", SPAIN, 52_000.0);
    check_reads("52’000.50", SPAIN, 52_000.5);
    check_reads("1 234.567", SPAIN, 1234.567);
    // Browsers put a space between two lines that are pasted.
    check_echoes("52 000", SPAIN, true);
    check_echoes("52\u{a0}000", SPAIN, false);
    for text in
        ["30 40", "1 2345", "1234 567", "12 34", "0 123", "1 234 56", "1'23", "1 234'567", "1.234 567", "1 234.567,8"]
    {
        check_refuses(text, TypedError::Unreadable);
    }
}

#[test]
fn indian_groups_are_read_and_echoed() {
    check_reads("1,00,000", AMERICA, 100_000.0);
    check_reads("12,34,567.89", AMERICA, 1_234_567.89);
    check_reads("10,00,00,000", SPAIN, 100_000_000.0);
    check_echoes("1,00,000", AMERICA, true);
    for text in ["100,00,000", "1,00,00", "1.00.000", "1,000,00,000"] {
        check_refuses(text, TypedError::Unreadable);
    }
}

#[test]
fn a_text_holds_one_number() {
    for text in [
        "30\t40",
        "30\n40",
        "30\r\n40",
        "1\t234",
        "1\n234",
        "$30$40",
        "€ 30 €",
        "30 € $",
        "30-40",
        "30–40",
        "34–48 €",
        "30 - 40",
        "30/40",
        "2024-01-05",
        "01.05.2024",
        "10:30",
        "3x4",
        "30 h 15",
        "2h30",
        "30, 40",
        "30 .5",
        "30€40",
        "1e3 4",
        "30 40 €",
    ] {
        check_refuses(text, TypedError::Unreadable);
    }
}

#[test]
fn a_currency_beside_a_number_says_nothing_about_it() {
    check_reads("€ 52.000", SPAIN, 52_000.0);
    check_reads("52.000 €", SPAIN, 52_000.0);
    check_reads("52.000 EUR", SPAIN, 52_000.0);
    check_reads("eur 52", SPAIN, 52.0);
    check_reads("$52 MXN", MEXICO, 52.0);
    check_reads("-52 €", SPAIN, -52.0);
    check_reads("€ -52", SPAIN, -52.0);
    check_reads("−€52", SPAIN, -52.0);
    check_echoes("52 €", SPAIN, false);
    check_echoes("52 EUR", SPAIN, false);
    // Another currency may be a mistake.
    check_reads("$ 52", SPAIN, 52.0);
    check_echoes("$ 52", SPAIN, true);
    check_echoes("18 %", SPAIN, true);
    check_refuses("52 GBP", TypedError::Unreadable);
    let peru = Habits { decimal_mark: '.', currency_code: "PEN", currency_sign: "S/", unit: "S/", ..SPAIN };
    check_reads("S/.30", peru, 30.0);
    check_reads("S/ 30", peru, 30.0);
}

#[test]
fn the_unit_of_the_field_may_stand_beside_a_number() {
    let hours = Habits { currency_code: "", currency_sign: "", unit: "h/sem.", ..SPAIN };
    for text in ["30", "30 h", "30h", "30 h/", "30 h/sem", "30 h/sem."] {
        check_reads(text, hours, 30.0);
        check_echoes(text, hours, false);
    }
    let months = Habits { unit: "Monate", ..Habits { currency_sign: "", ..GERMANY } };
    check_reads("3 Monate", months, 3.0);
    check_reads("3 M", months, 3.0);
    check_reads("52 €/h", SPAIN, 52.0);
    check_reads("€ 52/h", SPAIN, 52.0);
    check_echoes("52 €/h", SPAIN, false);
    let percent = Habits { currency_sign: "", unit: "%", ..SPAIN };
    check_reads("18 %", percent, 18.0);
    check_echoes("18 %", percent, false);
    for text in ["30 d", "30 hh", "30 h 15 min"] {
        assert_eq!(typed_number(text, hours, &RyuNumbers), Err(TypedError::Unreadable), "«{text}»");
    }
}

#[test]
fn words_for_thousands_and_millions_are_read_and_echoed() {
    check_reads("1,5k", SPAIN, 1500.0);
    check_reads("2K", SPAIN, 2000.0);
    check_reads("52 mil", SPAIN, 52_000.0);
    check_reads("1.5M", SPAIN, 1_500_000.0);
    check_reads("2 millones", SPAIN, 2_000_000.0);
    check_reads("2 mill. €", SPAIN, 2_000_000.0);
    check_reads("2 mil millones", SPAIN, 2e9);
    check_reads("1.5M", AMERICA, 1_500_000.0);
    check_reads("$1.5m", AMERICA, 1_500_000.0);
    check_reads("2 bn", AMERICA, 2e9);
    check_reads("1,5 Mio.", GERMANY, 1_500_000.0);
    check_reads("1,5 Mio. €", GERMANY, 1_500_000.0);
    check_reads("2 Mrd", GERMANY, 2e9);
    check_reads("50 T€", GERMANY, 50_000.0);
    check_reads("50 Tsd. €", GERMANY, 50_000.0);
    check_reads("1,5 M€", Habits { large_words: Language::French.sentences().large_words, ..SPAIN }, 1_500_000.0);
    check_reads("2 Md€", Habits { large_words: Language::French.sentences().large_words, ..SPAIN }, 2e9);
    check_reads("3 mila", Habits { large_words: Language::Italian.sentences().large_words, ..SPAIN }, 3000.0);
    check_reads("1,5 Mln", Habits { large_words: Language::Italian.sentences().large_words, ..SPAIN }, 1_500_000.0);
    check_reads("2 bi", Habits { large_words: Language::Portuguese.sentences().large_words, ..SPAIN }, 2e9);
    check_reads("52 mil", Habits { large_words: Language::Portuguese.sentences().large_words, ..SPAIN }, 52_000.0);
    // All digits count.
    check_reads("2,3M", SPAIN, 2_300_000.0);
    check_reads("4,35k", SPAIN, 4350.0);
    for text in ["2k", "52 mil", "1.5M"] {
        check_echoes(text, SPAIN, true);
    }
    // In Spanish it stands for nothing, or for thousandths.
    assert_eq!(typed_number("1.5m", SPAIN, &RyuNumbers), Err(TypedError::Unreadable));
    for text in ["2 kk", "2 Mxy", "k 2", "2 Mio €5", "1e3k"] {
        check_refuses(text, TypedError::Unreadable);
    }
}

#[test]
fn e_is_a_power_of_ten() {
    check_reads("1e9", SPAIN, 1e9);
    check_reads("1,5e3", SPAIN, 1500.0);
    check_reads("5e-1", SPAIN, 0.5);
    check_reads("5E+2 €", SPAIN, 500.0);
    check_echoes("1e3", SPAIN, true);
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

/// Texts as the page writes them in many regions, with the numbers that they stand for.
#[test]
fn what_intl_prints_reads_as_the_same_number() {
    let reference = include_str!("../data/reference/printed_numbers.txt");
    let mut checked = 0;
    for line in reference.lines().filter(|line| !line.starts_with('#')) {
        let [region, mark, currency, sign, number, text]: [&str; 6] =
            line.split('|').collect::<Vec<_>>().try_into().expect("six columns");
        let (code, unit) = if currency == "%" { ("", "%") } else { (currency, sign) };
        let habits = Habits {
            decimal_mark: mark.chars().next().unwrap(),
            large_words: Language::of_code(&region[..2]).unwrap().sentences().large_words,
            currency_code: code,
            currency_sign: sign,
            unit,
        };
        check_reads(text, habits, number.parse().unwrap());
        checked += 1;
    }
    assert!(checked > 1000, "only {checked} lines");
}

fn reading(language: Language, currency: &str) -> Reading {
    let format = Rc::new(IcuFormat::new(language));
    Reading { words: language.words(), format, currency: Currency::new(currency).unwrap() }
}

/// What the page writes of a figure of an input, wherever it does: in the field, beside it, in the answer, in a sum.
fn printed(reading: &Reading, input: Input, amount: f64) -> Vec<String> {
    let unit = input.limits().unit;
    let mut texts = vec![reading.editable(amount), reading.amount(amount, unit)];
    let shown = match unit {
        Unit::LeadsPerMonth => Shown::Leads,
        Unit::LeadsPerHour => Shown::LeadsPerHour,
        Unit::SqlPerMonth => Shown::Sql,
        Unit::HoursPerWeek => Shown::Hours,
        Unit::MoneyPerHour | Unit::MoneyPerMonth | Unit::Money => Shown::Money,
        Unit::Percent => Shown::Rate,
        Unit::Months | Unit::Days | Unit::CurrencyPerEuro | Unit::People => Shown::Plain,
    };
    let number = if shown == Shown::Rate { amount / 100.0 } else { amount };
    texts.extend([reading.short(number, shown), reading.long(number, shown)]);
    // A bound is a sentence.
    let bound = reading.words.less_than().split('{').next().unwrap();
    assert!(!bound.is_empty());
    texts.retain(|text| !text.starts_with(bound));
    texts
}

#[track_caller]
fn check_printed(reading: &Reading, input: Input, amount: f64) {
    for (place, text) in printed(reading, input, amount).into_iter().enumerate() {
        let Draft::Good { quantity, .. } = Draft::read(input, &text, reading) else {
            // What is rounded up may be more than the input takes.
            let rounded = Draft::read(input, &text, reading);
            assert!(matches!(rounded, Draft::OutOfRange(..)), "{input:?} of {amount} is printed as «{text}»");
            continue;
        };
        let read = quantity.amount();
        // The field and the text beside it hold all digits; the answer rounds.
        let most = if place < 2 { 5.1e-7 } else { 0.5_f64.max(amount * 0.005) };
        assert!((read - amount).abs() <= most, "{input:?} of {amount}: «{text}» is read as {read}");
    }
}

#[test]
fn what_the_page_prints_reads_as_the_same_number() {
    for language in Language::ALL {
        for currency in ["EUR", "USD", "JPY", "CLP", "KWD", "INR", "MXN", "CHF"] {
            let reading = reading(language, currency);
            for input in Input::ALL {
                let limits = input.limits();
                let amounts =
                    [0.0, 0.3, 1.0, 1.5, 12.345, 72.0, 340.0, 999.999, 1234.0, 2524.6, 12_345.67, 1_234_567.0];
                let large = [1.23e7, 9.999e8, 1.25e11, limits.least, limits.most];
                for amount in amounts.into_iter().chain(large) {
                    check_printed(&reading, input, Quantity::nearest(input, amount).amount());
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in ".*", place in 0..4_usize) {
        let habits = [SPAIN, MEXICO, AMERICA, GERMANY][place];
        if let Ok(typed) = typed_number(&text, habits, &RyuNumbers) {
            prop_assert!(typed.number.is_finite());
        }
    }

    #[test]
    fn two_numbers_are_never_glued(
        one in 0..100_000_u32,
        other in 0..100_u32,
        between in "[ \t\r\n\u{a0}\u{202f}'’_,.;:/|$€%+*xX()-]{1,3}",
        place in 0..4_usize,
    ) {
        let habits = [SPAIN, MEXICO, AMERICA, GERMANY][place];
        let text = format!("{one}{between}{other:02}");
        // A single mark before two digits is a decimal one.
        prop_assume!(between != "." && between != ",");
        prop_assert_eq!(typed_number(&text, habits, &RyuNumbers), Err(TypedError::Unreadable), "«{}»", text);
    }

    #[test]
    fn what_a_field_shows_reads_as_itself(number in 0.0..1e12_f64) {
        let rounded = (number * 100.0).round() / 100.0;
        for language in Language::ALL {
            let reading = reading(language, "EUR");
            let shown = reading.format.decimal(rounded, Digits::up_to(6));
            let read = Draft::read(Input::Deal, &shown, &reading);
            let right = Quantity::nearest(Input::Deal, rounded);
            let is_right = matches!(read, Draft::Good { quantity, .. } if quantity == right);
            prop_assert!(is_right, "{} is read as {:?}", shown, read);
        }
    }

    #[test]
    fn any_figure_that_is_printed_reads_as_itself(
        number in prop_oneof![0.0..100.0_f64, 0.0..1e6_f64, 1e6..1e12_f64],
        input in prop::sample::select(Input::ALL.to_vec()),
        language in prop::sample::select(Language::ALL.to_vec()),
    ) {
        let amount = Quantity::nearest(input, number).amount();
        prop_assume!(amount == 0.0 || amount > SMALLEST_AMOUNT * 10.0);
        check_printed(&reading(language, "CLP"), input, amount);
    }
}

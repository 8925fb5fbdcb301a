//! Encoded text, titles, currencies and languages.

use palanca::i18n::Language;

use super::{check_input, check_notices, opened};

#[track_caller]
fn check_title(link: &str, expected: &str) {
    assert_eq!(opened(link).shared.title, expected, "{link}");
}

#[track_caller]
fn check_currency(link: &str, expected: &str) {
    assert_eq!(opened(link).shared.currency.unwrap_or_default().code(), expected, "{link}");
}

#[test]
fn a_percent_and_two_digits_are_a_byte() {
    check_title("#title=%41%c3%B1o", "Año");
    check_input("#%6Ceads=%31%30%30", "leads", "100");
}

#[test]
fn a_percent_without_two_digits_is_itself() {
    check_title("#title=100%", "100%");
    check_title("#title=%4", "%4");
    check_title("#title=%zz", "%zz");
    check_title("#title=%%41", "%A");
    check_title("#title=%4%41", "%4A");
    check_title("#title=%é", "%é");
    check_title("#title=%+1", "% 1");
}

#[test]
fn a_plus_is_a_space_and_an_encoded_plus_is_a_plus() {
    check_title("#title=a+b%2Bc", "a b+c");
}

#[test]
fn bytes_that_are_no_text_become_replacement_characters() {
    check_title("#title=%FF", "\u{fffd}");
    check_title("#title=a%C3", "a\u{fffd}");
    check_title("#title=%ED%A0%80", "\u{fffd}\u{fffd}\u{fffd}");
    check_title("#title=%F0%9F%92", "\u{fffd}");
    check_title("#title=%C3%B1%FE%41", "ñ\u{fffd}A");
}

#[test]
fn text_that_is_not_encoded_is_read_too() {
    check_title("#title=Año 2026 · equipo 💶", "Año 2026 · equipo 💶");
}

#[test]
fn a_value_goes_up_to_the_next_ampersand() {
    check_title("#title=a=b;c&ceo=3", "a=b;c");
    check_title("#title=a%26ceo%3D4", "a&ceo=4");
    check_input("#title=a%26ceo%3D4", "ceo", "15");
}

#[test]
fn empty_pairs_are_nothing() {
    check_notices("#&&v=1&&&leads=60&", &[]);
    check_input("#&&v=1&&&leads=60&", "leads", "60");
}

#[test]
fn a_title_of_80_characters_is_whole() {
    let title = "x".repeat(80);
    check_title(&format!("#title={title}"), &title);
    check_notices(&format!("#title={title}"), &[]);
}

#[test]
fn a_title_of_81_characters_is_cut() {
    let title = "x".repeat(81);
    check_title(&format!("#title={title}"), &"x".repeat(80));
    check_notices(&format!("#title={title}"), &[&format!("title: clamped `{title}` → `{}`", "x".repeat(80))]);
}

#[test]
fn a_title_is_counted_in_scalar_values() {
    for character in ["ñ", "€", "💶", "n\u{303}"] {
        let scalars = character.chars().count();
        let longest = character.repeat(80 / scalars);
        check_notices(&format!("#title={longest}"), &[]);
        let longer = format!("{longest}{character}");
        check_notices(&format!("#title={longer}"), &[&format!("title: clamped `{longer}` → `{longest}`")]);
    }
}

#[test]
fn a_title_is_text_whatever_it_holds() {
    let hostile = "<img src=x onerror=alert(1)>";
    check_title(&format!("#title={hostile}"), hostile);
    check_title("#title=a%00b%0Ac", "a\0b\nc");
    check_notices("#title=a%00b%0Ac", &[]);
}

#[test]
fn a_currency_is_three_letters_in_any_case() {
    check_currency("#currency=USD", "USD");
    check_currency("#currency=mxn", "MXN");
    check_currency("#currency=cHf", "CHF");
    check_notices("#currency=cHf", &[]);
}

#[test]
fn any_other_currency_is_unreadable_and_the_euro_is_used() {
    for currency in ["", "US", "USDX", "U5D", "€", "ÉUR", "U D", "us1"] {
        let link = format!("#currency={currency}");
        check_currency(&link, "EUR");
        check_notices(&link, &[&format!("currency: unreadable `{currency}` → `EUR`")]);
    }
}

#[test]
fn a_language_is_one_that_is_built() {
    assert_eq!(opened("#lang=en").shared.language, Some(Language::English));
    assert_eq!(opened("#lang=es").shared.language, Some(Language::Spanish));
    check_notices("#lang=es", &[]);
}

#[test]
fn any_other_language_is_unreadable_and_the_page_s_is_used() {
    for language in ["", "xx", "EN", "en-US", "klingon"] {
        for (page, used) in [("", "es"), ("/es/", "es"), ("/en/", "en"), ("https://example.com/a/en/embed/", "en")] {
            let link = format!("{page}#lang={language}");
            check_notices(&link, &[&format!("lang: unreadable `{language}` → `{used}`")]);
            assert_eq!(opened(&link).shared.language, None, "{link}");
        }
    }
}

#[test]
fn a_page_s_language_is_not_a_link_s() {
    assert_eq!(opened("https://example.com/en/#v=1").shared.language, None);
}

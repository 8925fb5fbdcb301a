//! Links that were damaged on their way, and what is never changed.

use palanca::i18n::Language;
use palanca::native::RyuNumbers;
use palanca::share_link::{Code, Currency, Origin, open_parts, pairs};
use proptest::prelude::*;

use super::{check_notices, opened, written};
use crate::arbitrary;
use crate::corpus::laws::unchanged;

/// What a damaged link is written as, and its notices.
#[track_caller]
fn check_repaired(link: &str, expected: &str, notices: &[&str]) {
    assert_eq!(written(link), expected, "{link}");
    check_notices(link, notices);
}

/// The notice is about the whole link.
#[track_caller]
fn check_whole(link: &str, expected: &str) {
    let found = link.trim_start_matches(['#', '?']);
    check_repaired(link, expected, &[&format!(": repaired `{found}` → null")]);
}

#[test]
fn a_fragment_that_was_encoded_once_more_is_read() {
    check_whole("#v%3D1&leads%3D200", "#v=1&leads=200");
    check_whole("#v%3D1%26leads%3D200", "#v=1&leads=200");
    check_whole("#v%3d1%26leads%3d200", "#v=1&leads=200");
    check_whole(
        "#v%3D1%26hybrid_hours%3D25%26sector%3Dfintech%26goal%3Dtime",
        "#v=1&sector=fintech&hybrid_hours=25&goal=time",
    );
    check_whole("#leads%3D200", "#v=1&leads=200");
    check_whole("#%23v%3D1%26leads%3D200", "#v=1&leads=200");
}

#[test]
fn a_fragment_that_was_encoded_twice_more_is_read() {
    check_whole("#v%253D1&leads%253D200", "#v=1&leads=200");
    check_whole("#v%253D1%2526leads%253D200", "#v=1&leads=200");
}

#[test]
fn a_query_that_was_encoded_once_or_twice_more_is_read() {
    check_whole("?v%3D1&leads%3D200", "#v=1&leads=200");
    check_whole("?leads%3D200%26sql%3D8&utm_source=x", "#v=1&leads=200&sql=8");
    check_whole("?utm_source=x&leads%253D200%2526sql%253D8", "#v=1&leads=200&sql=8");
    check_repaired("/es/?leads%3D200#pilot", "#v=1&leads=200", &[": repaired `leads%3D200` → null"]);
}

#[test]
fn a_link_whose_ampersands_alone_were_encoded_is_read() {
    check_whole("#v=1%26leads=200", "#v=1&leads=200");
    check_whole("#v=1%26leads=200%26sql=8", "#v=1&leads=200&sql=8");
    check_whole("#v=1&leads=200%26sql=8", "#v=1&leads=200&sql=8");
    check_whole("#v=1%2526leads%253D200", "#v=1&leads=200");
    check_whole("#sector=saas%26leads=200", "#v=1&leads=200&sector=saas");
}

#[test]
fn a_link_joined_by_entities_is_read() {
    check_whole("?v=1&amp;leads=200", "#v=1&leads=200");
    check_whole("#v=1&amp;leads=200&amp;sql=8", "#v=1&leads=200&sql=8");
    check_whole("#v=1&amp;amp;leads=200", "#v=1&leads=200");
    check_whole("#v=1&AMP;leads=200", "#v=1&leads=200");
    check_whole("#v=1&#038;leads=200", "#v=1&leads=200");
    check_whole("#v=1%26amp%3Bleads=200", "#v=1&leads=200");
    check_whole("#v%3D1%26amp%3Bleads%3D200", "#v=1&leads=200");
    check_repaired(
        "#v=1&amp;leads=200&amp;led=3",
        "#v=1&leads=200",
        &[": repaired `v=1&amp;leads=200&amp;led=3` → null", "amp;led: unknown_key `3` → null"],
    );
}

#[test]
fn a_link_that_was_encoded_with_its_address_is_read() {
    for link in [
        "https%3A%2F%2Fp.example%2Fes%2F%23v%3D1%26leads%3D200",
        "https%253A%252F%252Fp.example%252Fes%252F%2523v%253D1%2526leads%253D200",
        "https://p.example/es/%23v=1&leads=200",
        "https://p.example/es/%3Fleads=200",
        "%23v%3D1%26leads%3D200",
    ] {
        check_repaired(link, "#v=1&leads=200", &[&format!(": repaired `{link}` → null")]);
    }
    let german = opened("https%3A%2F%2Fp.example%2Fde%2F%23v%3D1%26lang%3Dxx");
    assert!(german.notices.iter().any(|notice| notice.found == "xx"), "{:?}", german.notices);
}

#[test]
fn what_a_sentence_puts_before_a_link_is_left_out() {
    for before in [" ", "<", "(", "\"", "«", "“", "\u{feff}", "- ["] {
        let link = format!("{before}https://p.example/es/#v=1&leads=200");
        let expected = [format!(": repaired `{link}` → null")];
        // A minus is no punctuation of ours: the link's key is not known, and has a notice.
        if before == "- [" {
            assert_eq!(opened(&link).shared.scenario, opened("#leads=200").shared.scenario);
        } else {
            check_repaired(&link, "#v=1&leads=200", &expected.each_ref().map(String::as_str));
        }
    }
}

#[test]
fn what_a_sentence_puts_behind_a_link_is_cut_off() {
    for behind in [
        ".", ",", ";", ":", "!", "?", ")", "]", "}", ">", "\"", "'", "’", "”", "»", "…", "**", "_", "`", " ", "\n",
        "\r\n", "\u{a0}", "\u{200b}", ").", ">,", "/", "=", "。", "）", "–",
    ] {
        let link = format!("#v=1&leads=200{behind}");
        check_repaired(&link, "#v=1&leads=200", &[&format!("leads: repaired `200{behind}` → null")]);
        // As browsers write it into the address.
        let mut encoded = String::from("?sql=8&");
        pairs::push(&mut encoded, "leads", &format!("200{behind}"));
        check_repaired(&encoded, "#v=1&leads=200&sql=8", &[&format!("leads: repaired `200{behind}` → null")]);
    }
}

#[test]
fn punctuation_is_cut_off_any_value_but_a_title() {
    check_repaired("#v=1.", "#v=1", &["v: repaired `1.` → null"]);
    check_repaired("#sector=saas)", "#v=1&sector=saas", &["sector: repaired `saas)` → null"]);
    check_repaired("#goal=time,", "#v=1&goal=time", &["goal: repaired `time,` → null"]);
    check_repaired("#currency=usd.", "#v=1&currency=USD", &["currency: repaired `usd.` → null"]);
    check_repaired("#lang=de»", "#v=1&lang=de", &["lang: repaired `de»` → null"]);
    check_repaired("#hybrid_hours=9.", "#v=1&hybrid_hours=9", &["hybrid_hours: repaired `9.` → null"]);
    check_repaired("#title=Ready?", "#v=1&title=Ready%3F", &[]);
    assert_eq!(opened("#leads=200&title=A%26leads%3D9.").shared.title, "A&leads=9.");
}

#[test]
fn a_value_that_is_out_of_range_without_its_point_is_clamped() {
    check_repaired(
        "#leads=2e6.",
        "#v=1&leads=1000000",
        &["leads: clamped `2e6` → 1000000", "leads: repaired `2e6.` → null"],
    );
}

#[test]
fn signs_of_numbers_are_no_punctuation() {
    for value in ["5-", "5%25", "5$", "5€", "5%2B"] {
        let found = value.replace("%25", "%").replace("%2B", "+");
        check_notices(&format!("#leads={value}"), &[&format!("leads: unreadable `{found}` → 150")]);
    }
}

#[test]
fn nothing_is_cut_off_that_leaves_nothing_to_read() {
    check_notices("#leads=.", &["leads: unreadable `.` → 150"]);
    check_notices("#leads=abc.", &["leads: unreadable `abc.` → 150"]);
    check_notices("#hybrid_hours=.", &["hybrid_hours: unreadable `.` → null"]);
    check_notices("#leads=5.&sql=9", &["leads: unreadable `5.` → 150"]);
}

#[test]
fn a_title_is_never_changed() {
    for title in ["a%26leads%3D4", "v%3D1%26leads%3D200", "%2525", "a%2526b", "amp%3Bleads", "x&amp"] {
        let opened = opened(&format!("#v=1&title={title}"));
        let plain = pairs::read(&format!("title={title}")).next().unwrap().1;
        assert_eq!(opened.shared.title, plain, "{title}");
        assert!(opened.notices.iter().all(|notice| notice.code != Code::Repaired), "{title}");
    }
}

#[test]
fn other_people_s_values_in_a_query_are_left_alone() {
    for query in [
        "?next=%2Fes%2F%3Fleads%3D5",
        "?redirect=https%3A%2F%2Fx.example%2F%3Fa%3D1%26leads%3D200",
        "?utm_source=a%26leads%3D5",
        "?a%3D1%26b%3D2",
        "?amp;x=1&%ZZ&100%",
    ] {
        assert_eq!(opened(query).origin, Origin::Nothing, "{query}");
        check_notices(query, &[]);
    }
}

#[test]
fn a_fragment_that_is_neither_a_state_nor_an_anchor_is_told() {
    check_notices("#%ZZ", &["%ZZ: unknown_key `` → null"]);
    check_notices("/es/?leads=60&worked=60#100%", &["100%: unknown_key `` → null"]);
}

/// Ways in which texts are damaged that can be undone whole.
#[derive(Clone, Copy, Debug)]
enum Damage {
    EncodedOnce,
    EncodedTwice,
    PairsEncoded,
    Entities,
}

fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    pairs::push(&mut encoded, text, "");
    encoded.trim_end_matches('=').to_owned()
}

fn damaged(text: &str, damage: Damage) -> String {
    match damage {
        Damage::EncodedOnce => encoded(text),
        Damage::EncodedTwice => encoded(&encoded(text)),
        Damage::PairsEncoded => text.split('&').map(encoded).collect::<Vec<_>>().join("&"),
        Damage::Entities => text.replace('&', "&amp;"),
    }
}

proptest! {
    #![proptest_config(arbitrary::cases(10_000))]

    #[test]
    fn what_is_read_without_a_notice_is_never_changed(text in prop_oneof![
        arbitrary::text(), arbitrary::link_like(), arbitrary::damaged_link(),
    ]) {
        unchanged(text.trim_start_matches('#'));
    }

    #[test]
    fn every_link_is_read_through_any_damage(shared in arbitrary::shared(), damage in prop::sample::select(vec![
        Damage::EncodedOnce, Damage::EncodedTwice, Damage::PairsEncoded, Damage::Entities,
    ])) {
        let fragment = palanca::share_link::fragment(&shared, &RyuNumbers);
        let whole = fragment.trim_start_matches('#');
        prop_assume!(whole.contains('&') || !matches!(damage, Damage::Entities));
        let damaged = damaged(whole, damage);
        for opened in [
            open_parts("", &damaged, Language::Spanish, &RyuNumbers),
            open_parts(&format!("utm_source=x&{damaged}"), "", Language::Spanish, &RyuNumbers),
        ] {
            prop_assert_eq!(&opened.shared.scenario.settled(), &shared.scenario.settled(), "{}", damaged);
            prop_assert_eq!(&opened.shared.title, &shared.title, "{}", damaged);
            prop_assert_eq!(opened.shared.currency.unwrap_or(Currency::EUR), shared.currency.unwrap_or(Currency::EUR));
            prop_assert_eq!(opened.shared.language, shared.language);
            prop_assert_eq!(opened.notices.iter().map(|notice| notice.code).collect::<Vec<_>>(), [Code::Repaired]);
        }
    }
}

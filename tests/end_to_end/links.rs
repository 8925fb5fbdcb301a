//! Colleagues send each other links; links get damaged on the way.

use std::cell::RefCell;
use std::collections::HashMap;

use palanca::native::RyuNumbers;
use palanca::results::evaluate;
use palanca::share_link::v1::{self, Key};
use serde_json::json;

use crate::browser::Visitor;
use crate::page::{self, Page, in_language, in_some_languages, text};

#[test]
fn the_address_reopens_elsewhere_with_the_same_figures() {
    for language in ["es", "en"] {
        let address = RefCell::new(String::new());
        let typed = [("leads", "321"), ("sql", "13"), ("ceo", "20")];
        in_language(language, &Visitor::default(), |page| {
            page.open("");
            for (key, value) in typed {
                page.type_into(key, value);
            }
            page.until_shows_inputs(&typed);
            address.replace(page.address());
        });
        in_language(language, &Visitor::default(), |page| {
            page.open_address(&address.borrow());
            page.until_shows_inputs(&typed);
            for (key, value) in typed {
                assert_eq!(page.draft(key), value);
            }
        });
    }
}

#[test]
fn figures_survive_a_reload() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.type_into("leads", "321");
        page.until_shows_inputs(&[("leads", "321")]);
        page.reload();
        page.until_ready();
        page.until_shows_inputs(&[("leads", "321")]);
        assert_eq!(page.draft("leads"), "321");
    });
}

#[test]
fn the_page_follows_its_address_and_the_browsers_history() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&leads=201");
        page.until_shows("#v=1&leads=201");
        page.run("location.hash = '#v=1&leads=302&sql=12'", json!([]));
        page.until_shows_inputs(&[("leads", "302"), ("sql", "12")]);
        assert_eq!(page.draft("leads"), "302");
        page.go_back();
        page.until_shows_inputs(&[("leads", "201")]);
        assert_eq!(page.draft("leads"), "201");
        page.until_shows("#v=1&leads=201");
        page.go_forward();
        page.until_shows_inputs(&[("leads", "302"), ("sql", "12")]);
        page.go_to("about:blank");
        page.go_back();
        page.until_ready();
        page.until_shows("#v=1&leads=302&sql=12");
    });
}

/// A link with every key of its version, none at its default.
const WHOLE: &str = "#v=1&leads=420&worked=130&sql=17&hours=23&team_cost=38&team_tools=240&ceo=11&ceo_value=90\
    &sector=custom&surcharge=12.5&full_rate=34&hybrid_rate=41&full_fee=250&hybrid_fee=90&full_hours=30&hybrid_hours=12\
    &full_pace=1.5&hybrid_pace=1.9&setup=3100&saved=60&deal=18000&win=24&partner_win=19&cycle=4&realised=70&share=25\
    &days=45&risk=8&goal=time&fx=1.1&a_meetings=7&a_proposals=4&a_closing=3&a_accounts=5&a_filtering=4&a_followups=3\
    &a_crm=9&a_internal=10&a_closers=4&currency=USD&title=Everything";

#[test]
fn a_link_with_every_key_reopens_whole() {
    in_some_languages(&Visitor::default(), |page| {
        let given: HashMap<&str, &str> =
            WHOLE.trim_start_matches('#').split('&').filter_map(|pair| pair.split_once('=')).collect();
        page.open(WHOLE);
        page.until_shows(WHOLE);
        assert_eq!(page.notices(), []);
        page.open_all_details();
        for key in v1::keys() {
            let (name, value) = (key.name(), given[key.name()]);
            match key {
                Key::Number(number) => {
                    assert_ne!(number.default.map(|default| default.to_string()).as_deref(), Some(value), "{name}");
                    assert_eq!(canonical(page, &page.draft(name)), value, "the field of {name}");
                }
                Key::Sector | Key::Goal => assert_eq!(chosen(page, name), value),
            }
        }
        assert_eq!(chosen(page, "currency"), "USD");
        assert!(page.words("main").contains("Everything"), "its title is told");
        // The address stands as it was opened, and again once an edit is taken back.
        assert_eq!(page.fragment(), WHOLE);
        for (key, other) in [("leads", "421"), ("hybrid_pace", ""), ("share", "26"), ("a_crm", "0"), ("deal", "0")] {
            page.type_into(key, other);
            if other.is_empty() || key == "deal" {
                page.until_shows_no_input(&[key]);
            } else {
                page.until_shows_inputs(&[(key, other)]);
            }
            assert_ne!(page.fragment(), WHOLE);
            let before = given[key];
            page.type_into(key, &page.as_written(before));
            page.until_shows_inputs(&[(key, before)]);
            assert_eq!(page.fragment(), WHOLE, "after {key} was {other:?} for a while");
        }
    });
}

/// A number of the page's language as links have it.
fn canonical(page: &Page, written: &str) -> String {
    let mark = page.decimal_mark();
    written
        .split(mark)
        .map(|digits| digits.replace(|sign: char| !sign.is_ascii_digit(), ""))
        .collect::<Vec<_>>()
        .join(".")
}

/// What is chosen of a list or of radio buttons.
#[track_caller]
fn chosen(page: &Page, key: &str) -> String {
    let chosen = page.run(
        "return document.querySelector(`select[name='${arguments[0]}'], input[name='${arguments[0]}']:checked`).value",
        json!([key]),
    );
    text(&chosen)
}

#[test]
fn an_anchor_is_no_state() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&leads=201");
        page.until_shows("#v=1&leads=201");
        page.run("location.hash = '#models'", json!([]));
        page.until_shows("#v=1&leads=201");
        page.type_into("sql", "12");
        page.until_shows_inputs(&[("leads", "201"), ("sql", "12")]);
    });
}

#[test]
fn a_query_fills_in_the_figures_beforehand() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("?leads=300&utm_source=x&gclid=1%202");
        page.until_shows("?leads=300&utm_source=x&gclid=1%202");
        assert_eq!(page.draft("leads"), "300");
        assert_eq!(page.notices(), []);
        page.type_into("sql", "12");
        page.until_shows_inputs(&[("leads", "300"), ("sql", "12")]);
        assert!(page.address().contains("utm_source=x"), "a campaign's keys stay: {}", page.address());
    });
}

#[test]
fn a_fragment_is_complete() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("?leads=300#v=1&sql=12");
        page.until_shows("#v=1&sql=12");
        assert_eq!(page.draft("leads"), "150");
    });
}

#[test]
fn a_damaged_link_says_what_is_wrong_with_it() {
    in_some_languages(&Visitor::default(), |page| {
        let damaged = "#v=1&leads=abc&ceo=999&sql=3&sql=4&leds=7";
        page.open(damaged);
        page.until("the notices are there", "document.querySelectorAll('[data-notice]').length >= 4");
        for (code, key) in [("unreadable", "leads"), ("clamped", "ceo"), ("repeated", "sql"), ("unknown_key", "leds")] {
            let expected = (code.to_owned(), key.to_owned());
            assert!(page.notices().contains(&expected), "{expected:?} is not among {:?}", page.notices());
        }
        page.until_shows("#v=1&ceo=168&sql=4");
    });
}

#[test]
fn a_link_that_was_damaged_on_its_way_is_read_and_says_so() {
    const WHOLE: &str = "";
    in_some_languages(&Visitor::default(), |page| {
        for (damaged, key) in [
            ("#v%3D1&leads%3D200&sql%3D8", WHOLE),
            ("#v%253D1%2526leads%253D200%2526sql%253D8", WHOLE),
            ("#v=1%26leads=200%26sql=8", WHOLE),
            ("?v=1&amp;leads=200&amp;sql=8", WHOLE),
            ("?v%3D1%26leads%3D200%26sql%3D8&utm_source=x", WHOLE),
            ("#v=1&leads=200&sql=8).", "sql"),
            ("#v=1&leads=200&sql=8»", "sql"),
            ("#v=1&leads=200&sql=8%0A", "sql"),
        ] {
            // Another document each time.
            page.go_to("about:blank");
            page.open(damaged);
            page.until_shows("#v=1&leads=200&sql=8");
            assert_eq!(page.notices(), [("repaired".to_owned(), key.to_owned())], "{damaged}");
        }
        // A state that arrives while the page is open is no anchor either.
        page.run("location.hash = '#v%3D1%26leads%3D201'", json!([]));
        page.until_shows("#v=1&leads=201");
        page.type_into("sql", "12");
        page.until_shows_inputs(&[("leads", "201"), ("sql", "12")]);
        page.open("#%ZZ");
        page.until("it is reported", "document.querySelector('[data-notice=unknown_key]')");
    });
}

#[test]
fn a_damaged_link_keeps_its_figures_through_the_front_door() {
    in_language("en", &Visitor { languages: "en-US,en", ..Visitor::default() }, |page| {
        for damaged in ["#v%3D1%26leads%3D200", "?v=1&amp;leads=200", "#v=1&leads=200."] {
            page.go_to(&format!("{}/{damaged}", page::origin()));
            page.until("the page is there", "document.documentElement.dataset.ready === 'true'");
            page.until_shows("#v=1&leads=200");
            assert_eq!(page.notices().first().map(|(code, _)| code.as_str()), Some("repaired"), "{damaged}");
            page.go_to("about:blank");
        }
    });
}

#[test]
fn notices_that_are_read_move_nothing() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&leads=abc&ceo=999");
        page.until("the notices are there", "document.querySelectorAll('[data-notice]').length === 2");
        let place = |selector: &str| {
            let place = "return document.querySelector(arguments[0]).getBoundingClientRect().top";
            page.run(place, json!([selector])).as_f64().expect("a place")
        };
        let before = place("[name=leads]");
        page.click("#app .notices button");
        page.until_focus_is_on("#answer");
        assert_eq!(page.notices(), []);
        assert!((place("[name=leads]") - before).abs() < 1.0, "the fields stay where they were");
    });
}

#[test]
fn a_link_of_a_newer_version_says_so() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=7&leads=201");
        page.until("the notice is there", "document.querySelector('[data-notice=newer_version]')");
        assert_eq!(page.notices(), [("newer_version".to_owned(), "v".to_owned())]);
        page.until_shows("#v=1&leads=201");
    });
}

#[test]
fn a_thousand_hostile_links_never_stop_the_page() {
    // Links without a path of their own are read for the default language, as they are natively.
    in_language(page::LANGUAGES[0], &Visitor { in_a_hurry: true, ..Visitor::default() }, |page| {
        page.open("");
        let mut chance = Chance(20_260_101);
        let links: Vec<String> = (0..1_000).map(|_| hostile_link(&mut chance)).collect();
        for some in links.chunks(100) {
            let inside = page.run_async(
                "const results = [];
                 for (const link of arguments[0]) {
                   location.hash = link;
                   await new Promise((resolve) => setTimeout(resolve));
                   results.push(palanca.evaluate(link));
                 }
                 return results;",
                json!([some]),
            );
            for (link, inside) in some.iter().zip(inside.as_array().expect("a list")) {
                assert_eq!(inside, &evaluate(link, &RyuNumbers), "{link:?}");
            }
            let errors = page.console_errors();
            assert!(errors.is_empty(), "{errors:#?} after one of {some:#?}");
        }
        page.run("location.hash = '#v=1&leads=201'", json!([]));
        page.until_shows("#v=1&leads=201");
        page.type_into("sql", "12");
        page.until_shows_inputs(&[("leads", "201"), ("sql", "12")]);
    });
}

/// A fragment that nobody would send in good faith.
fn hostile_link(chance: &mut Chance) -> String {
    const KEYS: [&str; 16] = [
        "v",
        "leads",
        "worked",
        "sql",
        "hours",
        "team_cost",
        "ceo",
        "sector",
        "surcharge",
        "hybrid_hours",
        "fx",
        "goal",
        "lang",
        "currency",
        "title",
        "__proto__",
    ];
    const VALUES: [&str; 24] = [
        "",
        "0",
        "-0",
        "1",
        "-1",
        "NaN",
        "Infinity",
        "1e999",
        "1e-320",
        "0x10",
        "1,5",
        "１２",
        "99999999999999999999",
        "0.1e",
        "%",
        "%zz",
        "%ff%fe",
        "%00",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "custom",
        "value",
        "en",
        "\u{202e}\u{fffd}🧨",
    ];
    const SCRAPS: [&str; 12] = ["&", "=", "#", "?", "%", "+", ";", "\u{0}", "\n", "\"", "ñ", "\u{10ffff}"];
    let mut parts = vec!["#".to_owned()];
    for _ in 0..chance.below(8) {
        parts.push(match chance.below(6) {
            0 => (0..chance.below(30)).map(|_| chance.one_of(&SCRAPS)).collect(),
            // Few: Chromium itself is slow at odd letters in an address.
            1 => (0..chance.below(4)).map(|_| chance.character()).collect(),
            2 => format!("&{}={}", chance.one_of(&KEYS), "9".repeat(chance.below(2_000))),
            _ => format!("&{}={}", chance.one_of(&KEYS), chance.one_of(&VALUES)),
        });
    }
    parts.concat()
}

/// A seeded source of chance (`SplitMix64`), so that a failure comes back.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("it is below a usize")
    }

    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    fn character(&mut self) -> char {
        u32::try_from(self.next() % 0x11_0000).ok().and_then(char::from_u32).unwrap_or('\u{fffd}')
    }
}

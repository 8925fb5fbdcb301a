//! What version 1 promised for ever: its keys, defaults and ranges, and the names in its results.

use palanca::domain::quantity::{Input, SMALLEST_AMOUNT};
use palanca::domain::scenario::{Goal, Scenario, Sector};
use palanca::native::RyuNumbers;
use palanca::results::evaluate;
use palanca::share_link::v1::{self, Key};
use palanca::share_link::{Code, LONGEST_TITLE, NumberText};

const KEYS: &str = include_str!("../data/links/v1.keys");

/// The codes of notices in results.
pub const NOTICE_CODES: [&str; 9] = [
    "unknown_key",
    "unreadable",
    "clamped",
    "repeated",
    "newer_version",
    "repaired",
    "inconsistent",
    "assumed",
    "no_cost",
];

/// A key as the frozen copy has it.
fn line(key: Key) -> String {
    let write = |number: f64| RyuNumbers.write(number);
    match key {
        Key::Number(key) => [
            key.name.to_owned(),
            key.default.map_or("empty".to_owned(), write),
            write(key.least),
            write(key.most),
            if key.whole { "whole" } else { "any" }.to_owned(),
            if key.money { "money" } else { "plain" }.to_owned(),
        ]
        .join(" "),
        Key::Sector => format!("sector other {}", Sector::ALL.map(v1::sector_name).join("|")),
        Key::Goal => format!("goal cost {}", Goal::ALL.map(v1::goal_name).join("|")),
    }
}

#[test]
fn the_keys_of_version_1_are_the_frozen_ones() {
    let frozen: Vec<&str> = KEYS.lines().filter(|line| !line.starts_with('#')).collect();
    let found: Vec<String> = v1::keys().map(line).collect();
    assert_eq!(found, frozen);
}

#[test]
fn a_version_1_link_that_leaves_all_out_has_the_frozen_defaults() {
    let report: serde_json::Value = serde_json::from_str(&evaluate("#v=1", &RyuNumbers)).unwrap();
    for line in KEYS.lines().filter(|line| !line.starts_with('#')) {
        let [name, default] = line.split(' ').take(2).collect::<Vec<_>>().try_into().unwrap();
        let found = &report["inputs"][name];
        let expected = match default {
            "empty" => serde_json::Value::Null,
            word if word.starts_with(char::is_alphabetic) => word.into(),
            number => number.parse::<f64>().unwrap().into(),
        };
        assert!(found == &expected || found.as_f64().is_some_and(|found| Some(found) == expected.as_f64()), "{name}");
    }
}

#[test]
fn today_s_limits_are_version_1_s() {
    for key in &v1::NUMBERS {
        let limits = key.input.limits();
        assert_eq!(limits.default, key.default, "{}", key.name);
        assert_eq!((limits.least, limits.most), (key.least, key.most), "{}", key.name);
        assert_eq!(limits.whole, key.whole, "{}", key.name);
        assert_eq!(limits.unit.is_money(), key.money, "{}", key.name);
    }
    assert_eq!((Sector::default(), Goal::default()), (Sector::Other, Goal::Cost));
    assert_eq!((SMALLEST_AMOUNT, LONGEST_TITLE), (1e-6, 80));
}

#[test]
fn every_input_has_one_key_and_a_place_of_its_own() {
    let of_keys: Vec<Input> = v1::NUMBERS.iter().map(|key| key.input).collect();
    assert_eq!(of_keys, Input::ALL);
    for (place, input) in Input::ALL.into_iter().enumerate() {
        assert_eq!(input as usize, place, "{input:?}");
    }
}

#[test]
fn every_default_is_in_its_range() {
    for input in Input::ALL {
        let limits = input.limits();
        assert!(limits.default.is_none_or(|default| (limits.least..=limits.most).contains(&default)), "{input:?}");
        assert_eq!(input.may_be_empty(), Scenario::default().value(input).is_none(), "{input:?}");
    }
}

#[test]
fn notices_have_the_names_of_the_contract() {
    let codes = [
        Code::UnknownKey,
        Code::Unreadable,
        Code::Clamped,
        Code::Repeated,
        Code::NewerVersion,
        Code::Repaired,
        Code::Inconsistent,
        Code::Assumed,
        Code::NoCost,
    ];
    assert_eq!(codes.map(Code::name), NOTICE_CODES);
}

/// The names at a path of the results, in their order.
#[track_caller]
fn check_names(start: &str, expected: &[&str]) {
    let report = evaluate("#v=1&x=1", &RyuNumbers);
    let (_, object) = report.split_once(start).unwrap_or_else(|| panic!("no {start} in {report}"));
    let mut depth = 0;
    let mut names = Vec::new();
    for (place, character) in object.char_indices() {
        match character {
            '{' | '[' => depth += 1,
            '}' | ']' if depth == 0 => break,
            '}' | ']' => depth -= 1,
            '"' if depth == 0 && (place == 0 || object[..place].ends_with(',')) => {
                names.push(object[place + 1..].split('"').next().unwrap());
            }
            _ => {}
        }
    }
    let known: Vec<&str> = names.into_iter().filter(|name| expected.contains(name)).collect();
    assert_eq!(known, expected, "after {start}");
}

#[test]
fn results_have_the_names_of_the_contract() {
    let model = [
        "leads_worked",
        "sql_rate",
        "sql_per_month",
        "hours_per_week",
        "idle_hours_per_week",
        "monthly_cost",
        "cost_per_sql",
        "cost_per_sql_all_in",
        "ceo_hours_per_week",
        "team_hours_freed_per_week",
    ];
    check_names(
        "{",
        &["v", "inputs", "notices", "models", "range", "value", "break_even", "winners", "recommended_model"],
    );
    check_names(r#""notices":[{"#, &["key", "code", "found", "used"]);
    check_names(r#""models":{"#, &["internal", "full_service", "hybrid"]);
    check_names(r#""internal":{"#, &model);
    check_names(r#""full_service":{"#, &model);
    check_names(r#""hybrid":{"#, &model);
    check_names(r#""range":{"#, &["full_service", "hybrid"]);
    check_names(r#""range":{"full_service":{"#, &["conservative", "benchmark"]);
    check_names(r#""conservative":{"#, &model);
    check_names(r#""benchmark":{"#, &model);
    check_names(r#""break_even":{"#, &["full_service", "hybrid"]);
    check_names(r#""break_even":{"full_service":{"#, &["provider_rate", "provider_rate_all_in", "gain_fraction"]);
    check_names(r#""winners":{"#, &["cost", "cost_all_in", "volume", "time", "value"]);
    let names: Vec<&str> =
        KEYS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(' ').next().unwrap()).collect();
    check_names(r#""inputs":{"#, &names);
}

//! Inputs given as JSON, earlier results, and text that is neither JSON nor a link.

use palanca::native::RyuNumbers;
use palanca::results::evaluate;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{check_input, check_notices};
use crate::arbitrary;

/// The result without its notices.
fn figures(text: &str) -> Value {
    let mut result: Value = serde_json::from_str(&evaluate(text, &RyuNumbers)).unwrap();
    result.as_object_mut().unwrap().remove("notices");
    result
}

#[track_caller]
fn check_same(json: &str, link: &str) {
    assert_eq!(evaluate(json, &RyuNumbers), evaluate(link, &RyuNumbers), "{json}");
}

#[test]
fn an_object_of_inputs_is_a_link() {
    check_same("{}", "#v=1");
    check_same(r#"{"leads":300}"#, "#v=1&leads=300");
    check_same(" { \"leads\" : 3e2 ,\t\"sector\":\"fintech\" } \r", "#v=1&leads=300&sector=fintech");
    check_same(r#"{"v":1,"leads":300,"goal":"value","deal":20000.5}"#, "#v=1&leads=300&goal=value&deal=20000.5");
    check_same(r#"{"hybrid_hours":null,"full_hours":3}"#, "#v=1&full_hours=3");
    check_same(r#"{"leads":2e6,"sql":-1}"#, "#leads=2000000&sql=-1");
    check_same(r#"{"v":7,"leads":300}"#, "#v=7&leads=300");
    check_same(r#"{"lang":"de","currency":"usd","title":"a&leads=3","fx":1.1}"#, "#fx=1.1&currency=usd");
    check_same(r#"{"leads":1,"leads":2}"#, "#leads=2");
    check_same(r#"{"\u006ceads":300}"#, "#leads=300");
}

#[test]
fn names_that_are_not_known_are_told() {
    check_notices(r#"{"lead":300}"#, &["lead: unknown_key `300` → null"]);
    check_notices(r#"{"lead":{"a":[1,"}"]}}"#, &[r#"lead: unknown_key `{"a":[1,"}"]}` → null"#]);
    check_notices(r#"{"a\n\ud83d\ude00":"\u00e9\/x"}"#, &["a\n😀: unknown_key `é/x` → null"]);
    check_notices(r#"{"inputs":5,"leads":300}"#, &["inputs: unknown_key `5` → null"]);
}

#[test]
fn values_of_a_wrong_kind_are_unreadable() {
    check_notices(r#"{"leads":"300"}"#, &[r#"leads: unreadable `"300"` → 150"#]);
    check_notices(r#"{"leads":null}"#, &["leads: unreadable `` → 150"]);
    check_notices(r#"{"leads":true}"#, &["leads: unreadable `true` → 150"]);
    check_notices(r#"{"leads":[300]}"#, &["leads: unreadable `[300]` → 150"]);
    check_notices(r#"{"leads":"5."}"#, &[r#"leads: unreadable `"5."` → 150"#]);
    check_notices(r#"{"hybrid_hours":""}"#, &[r#"hybrid_hours: unreadable `""` → null"#]);
    check_notices(r#"{"sector":1}"#, &["sector: unreadable `1` → `other`"]);
    check_notices(r#"{"sector":"saas."}"#, &["sector: repaired `saas.` → null"]);
    check_notices(r#"{"currency":null}"#, &["currency: unreadable `` → `EUR`"]);
    check_notices(r#"{"title":5,"v":"1"}"#, &[r#"v: unreadable `"1"` → 1"#]);
}

#[test]
fn an_earlier_result_is_its_inputs() {
    let first = evaluate("#v=1&leads=300&hybrid_pace=2&goal=time", &RyuNumbers);
    assert_eq!(evaluate(&first, &RyuNumbers), first);
    check_input(r#"{"leads":1,"inputs":{"leads":300},"notices":[{"key":"leads"}]}"#, "leads", "300");
    check_notices(
        r#"{"v":2,"inputs":{"leads":300,"led":1}}"#,
        &["v: newer_version `2` → 1", "led: unknown_key `1` → null"],
    );
}

#[test]
fn text_that_is_no_link_is_told() {
    for text in [
        "hello",
        "hello world",
        "leads:300",
        "300",
        "[300]",
        "\"hello\"",
        "null",
        "{",
        "{}x",
        "{\"leads\":300,}",
        "{'leads':300}",
        "{\"leads\":0300}",
        "{\"leads\":300}}",
        "palanca.example/es/",
        "mailto:a@b.example",
        "https:",
        "a&b",
        "-",
        "%",
        "100%",
    ] {
        check_notices(text, &[&format!(": unreadable `{text}` → null")]);
    }
}

#[test]
fn links_anchors_and_nothing_are_text_enough() {
    for text in [
        "",
        " ",
        "\t",
        "#",
        "?",
        "#hello",
        "#pilot",
        "pilot",
        "sources",
        "?hello",
        "/",
        "/es/",
        "lang=en",
        "v=1",
        "https://p.example/",
        "file:///es/index.html",
        "localhost:8080/es/",
    ] {
        check_notices(text, &[]);
    }
}

#[test]
fn what_is_too_deep_is_told() {
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(100), "]".repeat(100));
    assert!(evaluate(&deep, &RyuNumbers).contains("unknown_key"));
    assert!(evaluate(&"{\"a\":".repeat(200_000), &RyuNumbers).contains("unreadable"));
}

/// Any JSON, its names those of inputs more often than chance would.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(|number| json!(number)),
        prop::num::f64::NORMAL.prop_map(|number| json!(number)),
        ".{0,8}".prop_map(Value::String),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((".{0,6}", inner), 0..4).prop_map(|entries| Value::Object(Map::from_iter(entries))),
        ]
    })
}

fn any_object() -> impl Strategy<Value = Map<String, Value>> {
    let names: Vec<String> = palanca::share_link::v1::keys().map(|key| key.name().to_owned()).collect();
    let name = prop_oneof![4 => prop::sample::select(names), 1 => ".{0,6}"];
    prop::collection::vec((name, any_json()), 0..6).prop_map(Map::from_iter)
}

proptest! {
    #![proptest_config(arbitrary::cases(400))]

    #[test]
    fn a_result_of_a_result_is_the_same(shared in arbitrary::shared()) {
        let link = palanca::share_link::fragment(&shared, &RyuNumbers);
        let result = evaluate(&link, &RyuNumbers);
        prop_assert_eq!(figures(&result), figures(&link));
    }

    #[test]
    fn a_result_of_any_damaged_link_is_a_result_again(link in arbitrary::damaged_link()) {
        let result = evaluate(&link, &RyuNumbers);
        prop_assert_eq!(figures(&result), figures(&link));
    }

    #[test]
    fn any_json_is_read_as_it_is_written(object in any_object(), spaced in any::<bool>()) {
        let value = Value::Object(object.clone());
        let text = if spaced { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
        let result: Value = serde_json::from_str(&evaluate(&text, &RyuNumbers)).unwrap();
        for notice in result["notices"].as_array().unwrap().iter().filter(|notice| notice["code"] == "unknown_key") {
            let (key, found) = (notice["key"].as_str().unwrap(), notice["found"].as_str().unwrap());
            let read = match object.get(key) {
                Some(Value::Null) => found.is_empty(),
                Some(Value::String(text)) => [text.clone(), Value::from(text.as_str()).to_string()].contains(&found.to_owned()),
                Some(Value::Number(number)) => found.parse::<f64>().ok() == number.as_f64(),
                Some(other) => serde_json::from_str::<Value>(found).is_ok_and(|found| &found == other),
                None => false,
            };
            prop_assert!(read, "{} of {}: {}", key, text, found);
        }
    }

    #[test]
    fn what_is_no_json_for_others_is_none_here(object in any_object(), place in any::<prop::sample::Index>(), sign in any::<char>()) {
        let mut signs: Vec<char> = Value::Object(object).to_string().chars().collect();
        let place = place.index(signs.len());
        signs[place] = sign;
        let text: String = signs.into_iter().collect();
        let is_object = serde_json::from_str::<Map<String, Value>>(&text).is_ok();
        let result: Value = serde_json::from_str(&evaluate(&text, &RyuNumbers)).unwrap();
        let is_refused = result["notices"].as_array().unwrap().iter().any(|notice| notice["key"] == "" && notice["code"] == "unreadable");
        // Without its first bracket it may be the text of a link.
        if place > 0 && !text.contains('=') {
            prop_assert_eq!(is_refused, !is_object, "{}", text);
        }
    }
}

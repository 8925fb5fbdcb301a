//! Laws of the whole report, for any scenario that a link can hold.

use palanca::native::RyuNumbers;
use palanca::results::evaluate;
use proptest::prelude::*;
use serde_json::Value;

use super::scenarios::{any_scenario, link};

/// The keys of the report, in the contract's order.
const KEYS: [&str; 14] = [
    "v",
    "inputs",
    "notices",
    "models",
    "range",
    "value",
    "break_even",
    "winners",
    "recommended_model",
    "pilot",
    "uncertainty",
    "sensitivity",
    "flip_points",
    "audit",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_figure_is_ever_infinite_or_not_a_number_and_no_key_is_missing(scenario in any_scenario()) {
        let text = evaluate(&link(&scenario), &RyuNumbers);
        // JSON has neither, so a report that can be read has none.
        let report: Result<Value, _> = serde_json::from_str(&text);
        prop_assert!(report.is_ok(), "{}: {:?}", link(&scenario), report);
        prop_assert_eq!(report.unwrap().as_object().map(serde_json::Map::len), Some(KEYS.len()));
        let mut from = 0;
        for key in KEYS {
            let place = text[from..].find(&format!("\"{key}\":"));
            prop_assert!(place.is_some(), "{} is missing or out of order", key);
            from += place.unwrap_or_default();
        }
    }
}

//! Laws of the whole report, for any scenario that a link can hold.

use palanca::native::RyuNumbers;
use palanca::results::evaluate;
use proptest::prelude::*;
use serde_json::Value;

use super::scenarios::{any_scenario, link};

/// The keys of the report, in the contract's order.
const KEYS: [&str; 13] = [
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
    "sensitivity",
    "flip_points",
    "audit",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_figure_is_ever_infinite_or_not_a_number(scenario in any_scenario()) {
        let text = evaluate(&link(&scenario), &RyuNumbers);
        // JSON has neither, so a report that can be read has none.
        let report: Result<Value, _> = serde_json::from_str(&text);
        prop_assert!(report.is_ok(), "{}: {:?}", link(&scenario), report);
    }

    #[test]
    fn every_report_has_the_same_keys_in_the_same_order(scenario in any_scenario()) {
        let text = evaluate(&link(&scenario), &RyuNumbers);
        let mut from = 0;
        for key in KEYS {
            let place = text[from..].find(&format!("\"{key}\":"));
            prop_assert!(place.is_some(), "{} is missing or out of order", key);
            from += place.unwrap_or_default();
        }
        let report: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(report.as_object().unwrap().len(), KEYS.len());
    }
}

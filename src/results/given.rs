//! Inputs given as JSON: an object of them by their keys, or an earlier result. On the command line; in the page the start
//! script does the same with the browser's own `JSON.parse`, which weighs a kilobyte (brotli) less.

use serde_json::{Map, Value};

use super::JsonText;
use crate::share_link::pairs;

/// The link of an object of inputs, or of the inputs of an earlier result; none where the text is no JSON object.
///
/// A string that begins as a number stays in its quotes, and so is unreadable: it is none.
pub fn link_of(text: &str, host: &dyn JsonText) -> Option<String> {
    let given: Map<String, Value> = serde_json::from_str(text).ok()?;
    let inputs = given.get("inputs").and_then(Value::as_object).unwrap_or(&given);
    let mut all = Map::from_iter([("v".to_owned(), given.get("v").cloned().unwrap_or_else(|| Value::from(1)))]);
    all.extend(inputs.iter().map(|(key, value)| (key.clone(), value.clone())));
    let mut encoded = String::new();
    for (key, value) in &all {
        let text = match value {
            Value::Null => String::new(),
            Value::Number(number) => host.write(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) if key == "title" || !begins_as_number(text) => text.clone(),
            other => other.to_string(),
        };
        pairs::push(&mut encoded, key, &text);
    }
    Some(text!("#", encoded))
}

/// Nothing does so too.
fn begins_as_number(text: &str) -> bool {
    text.is_empty() || text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '.' | '+' | '-'))
}

//! Numbers and JSON as text, by JavaScript itself.

use crate::results::JsonText;
use crate::share_link::NumberText;

/// `Number(text)`, `String(number)` and `JSON.stringify(text)`.
#[derive(Clone, Copy, Debug, Default)]
pub struct JsNumbers;

impl NumberText for JsNumbers {
    fn read(&self, canonical: &str) -> f64 {
        js_sys::Number::parse_float(canonical)
    }

    fn write(&self, number: f64) -> String {
        // Ten is a radix that every number can be written in.
        js_sys::Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
    }
}

impl JsonText for JsNumbers {
    fn quoted(&self, text: &str) -> String {
        js_sys::JSON::stringify(&text.into()).map(String::from).unwrap_or_default()
    }
}

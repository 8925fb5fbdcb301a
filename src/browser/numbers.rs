//! Numbers as text, by JavaScript itself.

use crate::share_link::NumberText;

/// `Number(text)` and `String(number)`.
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

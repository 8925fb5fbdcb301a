//! Numbers as JavaScript writes them, without a browser: for the command line, the build and the tests.

use crate::share_link::NumberText;

/// ECMAScript's number text from `ryu-js`.
#[derive(Clone, Copy, Debug, Default)]
pub struct RyuNumbers;

impl NumberText for RyuNumbers {
    fn read(&self, canonical: &str) -> f64 {
        canonical.parse().unwrap_or(f64::NAN)
    }

    fn write(&self, number: f64) -> String {
        ryu_js::Buffer::new().format(number).to_owned()
    }
}

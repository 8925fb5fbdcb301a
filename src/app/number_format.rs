//! How numbers and the date are written for reading: given by the host, so that the page uses the browser's own `Intl`.

use crate::share_link::{Currency, NumberText};

/// The fewest and the most digits after the decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digits {
    pub least: u8,
    pub most: u8,
}

impl Digits {
    pub const fn exactly(digits: u8) -> Self {
        Self { least: digits, most: digits }
    }

    pub const fn up_to(most: u8) -> Self {
        Self { least: 0, most }
    }
}

/// Numbers as the visitor's region writes them, thousands grouped.
pub trait NumberFormat: NumberText {
    fn decimal(&self, number: f64, digits: Digits) -> String;
    fn money(&self, amount: f64, currency: Currency, digits: Digits) -> String;
    /// A number to be typed over: up to six decimals, grouped as the region does by itself.
    fn editable(&self, number: f64) -> String;
    /// A fraction of 1, as percent.
    fn percent(&self, fraction: f64, digits: Digits) -> String;
    /// A large number in few digits: "12.3 M".
    fn compact(&self, number: f64, currency: Option<Currency>) -> String;
    /// `,` or `.`.
    fn decimal_mark(&self) -> char;
    /// The date of today; empty where the host has none.
    fn today(&self) -> String {
        String::new()
    }
}

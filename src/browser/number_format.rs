//! Numbers as the visitor's region writes them, by the browser's `Intl`.

use std::cell::RefCell;

use js_sys::Intl::{
    NumberFormat as IntlFormat, NumberFormatNotation, NumberFormatOptions, NumberFormatStyle, UseGrouping,
};
use js_sys::{Array, Date, Function};
use wasm_bindgen::JsValue;

use super::numbers::JsNumbers;
use crate::app::number_format::{Digits, NumberFormat};
use crate::share_link::{Currency, NumberText};

/// The kinds of number that are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Decimal,
    Editable,
    Percent,
    Money(Currency),
    CompactDecimal,
    CompactMoney(Currency),
}

/// `Intl.NumberFormat` for one region. Making a formatter takes longer than using it, so each is made once.
pub struct RegionFormat {
    region: String,
    made: RefCell<Vec<((Kind, Digits), Function)>>,
    decimal_mark: char,
}

impl RegionFormat {
    /// The format of a region, as a BCP 47 tag that the browser itself gave or that names one of our languages.
    pub fn new(region: String) -> Self {
        let mut format = Self { region, made: RefCell::default(), decimal_mark: ',' };
        if format.write_as(Kind::Decimal, Digits::exactly(1), 0.5).contains('.') {
            format.decimal_mark = '.';
        }
        format
    }

    fn write_as(&self, kind: Kind, digits: Digits, number: f64) -> String {
        let mut made = self.made.borrow_mut();
        let place = made.iter().position(|(key, _)| *key == (kind, digits)).unwrap_or(made.len());
        if place == made.len() {
            made.push(((kind, digits), self.formatter(kind, digits)));
        }
        let text = made.get(place).and_then(|(_, format)| format.call1(&JsValue::UNDEFINED, &number.into()).ok());
        text.and_then(|text| text.as_string()).unwrap_or_default()
    }

    fn formatter(&self, kind: Kind, digits: Digits) -> Function {
        let options = NumberFormatOptions::new();
        options.set_minimum_fraction_digits(digits.least);
        options.set_maximum_fraction_digits(digits.most);
        match kind {
            Kind::Decimal | Kind::Editable | Kind::CompactDecimal => {}
            Kind::Percent => options.set_style(NumberFormatStyle::Percent),
            Kind::Money(currency) | Kind::CompactMoney(currency) => {
                options.set_style(NumberFormatStyle::Currency);
                options.set_currency(currency.code());
            }
        }
        match kind {
            Kind::CompactDecimal | Kind::CompactMoney(_) => options.set_notation(NumberFormatNotation::Compact),
            Kind::Editable => {}
            // Four digits too, as the written page has them; some regions would group five at least.
            _ => options.set_use_grouping(UseGrouping::Always),
        }
        IntlFormat::new(&Array::of1(&JsValue::from_str(&self.region)), &options).format()
    }
}

impl NumberText for RegionFormat {
    fn read(&self, canonical: &str) -> f64 {
        JsNumbers.read(canonical)
    }

    fn write(&self, number: f64) -> String {
        JsNumbers.write(number)
    }
}

impl NumberFormat for RegionFormat {
    fn decimal(&self, number: f64, digits: Digits) -> String {
        self.write_as(Kind::Decimal, digits, number)
    }

    fn money(&self, amount: f64, currency: Currency, digits: Digits) -> String {
        self.write_as(Kind::Money(currency), digits, amount)
    }

    fn editable(&self, number: f64) -> String {
        self.write_as(Kind::Editable, Digits::up_to(6), number)
    }

    fn percent(&self, fraction: f64, digits: Digits) -> String {
        self.write_as(Kind::Percent, digits, fraction)
    }

    fn compact(&self, number: f64, currency: Option<Currency>) -> String {
        self.write_as(currency.map_or(Kind::CompactDecimal, Kind::CompactMoney), Digits::up_to(1), number)
    }

    fn decimal_mark(&self) -> char {
        self.decimal_mark
    }

    /// Asked for only where it is shown: the first date takes a browser a while.
    fn today(&self) -> String {
        Date::new_0().to_locale_date_string(&self.region, &JsValue::UNDEFINED).into()
    }
}

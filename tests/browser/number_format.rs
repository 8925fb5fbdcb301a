//! Numbers for reading, by the browser's `Intl`: the same texts that native formats write.

use palanca::app::number_format::{Digits, NumberFormat};
use palanca::browser::number_format::RegionFormat;
use palanca::share_link::Currency;
use wasm_bindgen_test::wasm_bindgen_test;

const REFERENCE: &str = include_str!("../data/reference/number_format.txt");

#[wasm_bindgen_test]
fn the_browser_writes_what_native_formats_write() {
    for line in REFERENCE.lines().filter(|line| !line.starts_with('#')) {
        let [language, kind, least, most, number, expected]: [&str; 6] =
            line.split('|').collect::<Vec<_>>().try_into().expect("six columns");
        let format = RegionFormat::new(language.to_owned());
        let digits = Digits { least: least.parse().unwrap(), most: most.parse().unwrap() };
        let number = number.parse().unwrap();
        let written = match kind {
            "decimal" => format.decimal(number, digits),
            "percent" => format.percent(number, digits),
            _ => format.money(number, Currency::EUR, digits),
        };
        assert_eq!(written, expected, "{line}");
    }
}

#[wasm_bindgen_test]
fn a_region_decides_the_decimal_mark() {
    for (region, mark) in [("es", ','), ("es-ES", ','), ("es-MX", '.'), ("en", '.'), ("en-ZA", ',')] {
        assert_eq!(RegionFormat::new(region.to_owned()).decimal_mark(), mark, "{region}");
    }
}

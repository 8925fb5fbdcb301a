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
            "editable" => format.editable(number),
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

#[wasm_bindgen_test]
fn what_was_written_before_is_written_the_same_and_nothing_else_is() {
    let format = RegionFormat::new("es".to_owned());
    let dollar = Currency::new("USD").expect("a currency");
    let all = |format: &RegionFormat, number: f64| {
        [
            format.decimal(number, Digits::exactly(0)),
            format.decimal(number, Digits::up_to(2)),
            format.percent(number, Digits::up_to(2)),
            format.money(number, Currency::EUR, Digits::up_to(2)),
            format.money(number, dollar, Digits::up_to(2)),
            format.compact(number, None),
            format.compact(number, Some(Currency::EUR)),
        ]
    };
    let numbers: Vec<f64> = (0..600).map(|each| f64::from(each) * 12.5 - 100.0).chain([0.0, -0.0]).collect();
    for _ in 0..2 {
        for &number in &numbers {
            let fresh = RegionFormat::new("es".to_owned());
            assert_eq!(all(&format, number), all(&fresh, number), "{number}");
        }
    }
}

//! Numbers for reading, as the browser's `Intl` writes them: `tests/data/reference/number_format.txt` holds what both
//! must write, and a browser test reads the same file.

use palanca::app::number_format::{Digits, NumberFormat};
use palanca::i18n::Language;
use palanca::native::IcuFormat;
use palanca::share_link::Currency;

const REFERENCE: &str = include_str!("../data/reference/number_format.txt");

#[test]
fn native_formats_write_what_the_browser_writes() {
    let mut checked = 0;
    for line in REFERENCE.lines().filter(|line| !line.starts_with('#')) {
        let [language, kind, least, most, number, expected]: [&str; 6] =
            line.split('|').collect::<Vec<_>>().try_into().expect("six columns");
        let format = IcuFormat::new(Language::of_code(language).expect("a language"));
        let digits = Digits { least: least.parse().unwrap(), most: most.parse().unwrap() };
        let number = number.parse().unwrap();
        let written = match kind {
            "decimal" => format.decimal(number, digits),
            "editable" => format.editable(number),
            "percent" => format.percent(number, digits),
            _ => format.money(number, Currency::EUR, digits),
        };
        assert_eq!(written, expected, "{line}");
        checked += 1;
    }
    assert!(checked >= 100, "only {checked} lines");
}

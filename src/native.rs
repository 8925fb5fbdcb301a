//! What a browser gives, without one: number text and number formats for the command line, the build and the tests.

use fixed_decimal::{Decimal, FloatPrecision, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;

use crate::app::number_format::{Digits, NumberFormat};
use crate::i18n::Language;
use crate::results::JsonText;
use crate::share_link::{Currency, NumberText};

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

impl JsonText for RyuNumbers {
    fn quoted(&self, text: &str) -> String {
        serde_json::Value::from(text).to_string()
    }
}

/// Numbers as a language writes them, by ICU4X. Writes what a browser's `Intl` writes; a browser test holds the two
/// together. Signs of currencies other than the euro and the dollar are their codes.
pub struct IcuFormat {
    language: Language,
    formatter: DecimalFormatter,
    /// What stands between groups of digits.
    separator: String,
}

impl IcuFormat {
    /// # Panics
    /// Where ICU4X has no data for one of our languages, which a test would show.
    #[allow(clippy::expect_used, reason = "native-only; the languages are known")]
    pub fn new(language: Language) -> Self {
        let locale: Locale = language.code().parse().expect("our codes are BCP 47 tags");
        let formatter = DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default());
        let formatter = formatter.expect("ICU4X has data for our languages");
        let separator = formatter.format(&Decimal::from(100_000)).to_string().replace(['1', '0'], "");
        Self { language, formatter, separator }
    }

    pub fn language(&self) -> Language {
        self.language
    }
}

impl IcuFormat {
    /// The number times a power of ten, shifted in its decimal digits as `Intl` does, so that nothing is lost.
    fn shifted(&self, number: f64, power_of_ten: i16, digits: Digits) -> String {
        let Ok(mut decimal) = Decimal::try_from_f64(number, FloatPrecision::RoundTrip) else { return String::new() };
        decimal.multiply_pow10(power_of_ten);
        let half_expand = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
        decimal.round_with_mode(-i16::from(digits.most), half_expand);
        decimal.absolute.trim_start();
        decimal.absolute.trim_end();
        decimal.absolute.pad_end(-i16::from(digits.least));
        self.formatter.format(&decimal).to_string()
    }

    /// The figure with its thousands grouped, also where the language groups only from five digits on: ICU4X can't be asked.
    fn grouped(&self, figure: String) -> String {
        let start = figure.find(|each: char| each.is_ascii_digit()).unwrap_or_default();
        let digits = figure[start..].find(|each: char| !each.is_ascii_digit()).unwrap_or(figure.len() - start);
        if digits == 4 { format!("{}{}{}", &figure[..=start], self.separator, &figure[start + 1..]) } else { figure }
    }
}

impl NumberText for IcuFormat {
    fn read(&self, canonical: &str) -> f64 {
        RyuNumbers.read(canonical)
    }

    fn write(&self, number: f64) -> String {
        RyuNumbers.write(number)
    }
}

impl NumberFormat for IcuFormat {
    fn decimal(&self, number: f64, digits: Digits) -> String {
        self.grouped(self.shifted(number, 0, digits))
    }

    fn editable(&self, number: f64) -> String {
        self.shifted(number, 0, Digits::up_to(6))
    }

    fn money(&self, amount: f64, currency: Currency, digits: Digits) -> String {
        let figure = self.decimal(amount, digits);
        let sign = match currency.code() {
            "EUR" => "€",
            "USD" => "$",
            code => code,
        };
        let (minus, size) = figure.strip_prefix('-').map_or(("", &*figure), |size| ("-", size));
        match self.language {
            Language::Spanish | Language::French | Language::German | Language::Italian => {
                format!("{figure}\u{a0}{sign}")
            }
            Language::English => format!("{minus}{sign}{size}"),
            Language::Portuguese => format!("{minus}{sign}\u{a0}{size}"),
        }
    }

    fn percent(&self, fraction: f64, digits: Digits) -> String {
        let figure = self.grouped(self.shifted(fraction, 2, digits));
        match self.language {
            Language::Spanish | Language::French | Language::German => format!("{figure}\u{a0}%"),
            Language::English | Language::Italian | Language::Portuguese => format!("{figure}%"),
        }
    }

    fn compact(&self, number: f64, currency: Option<Currency>) -> String {
        let millions = format!("{}\u{a0}M", self.decimal(number / 1e6, Digits::up_to(1)));
        currency.map_or_else(|| millions.clone(), |currency| format!("{millions}\u{a0}{}", currency.code()))
    }

    fn decimal_mark(&self) -> char {
        if self.decimal(0.5, Digits::exactly(1)).contains('.') { '.' } else { ',' }
    }
}

//! Figures as people read them: rounded for reading only, and never a small figure as 0.

use std::rc::Rc;

use crate::app::number_format::{Digits, NumberFormat};
use crate::domain::WEEKS_PER_MONTH;
use crate::domain::quantity::Unit;
use crate::i18n::{Word, Words, fill};
use crate::share_link::Currency;

/// What a shown figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Leads,
    LeadsPerHour,
    Sql,
    /// A fraction of 1, shown in percent.
    Rate,
    Hours,
    Money,
    /// How many times: a ratio between two figures of one kind.
    Times,
    /// A bare number.
    Plain,
}

impl Shown {
    /// What a figure with a name is counted in: money, where nothing else is said.
    pub fn of(name: Word) -> Self {
        use Word::*;
        match name {
            leads | input_leads | input_worked | leads_worked | leads_today | leads_reachable | pilot_month_leads
            | pilot_exact_leads | pilot_scale_at | pilot_missed_at => Self::Leads,
            pace_today | pace_of_partner => Self::LeadsPerHour,
            sql | input_sql | sql_per_month | in_house_sql | pilot_expected | pilot_expected_today
            | value_sql_quarter | value_month_first | value_month_second | value_month_third | value_sql_today
            | value_sql_paid => Self::Sql,
            sql_rate
            | sql_rate_today
            | relief
            | surcharge
            | input_saved
            | break_even_gain
            | pilot_share
            | pilot_power
            | pilot_power_conservative
            | pilot_rate_conservative
            | pilot_rate_promised
            | pilot_beat
            | pilot_chance
            | pilot_chance_next
            | pilot_win
            | value_win
            | value_partner_win
            | value_roi
            | value_ratio
            | audit_share
            | audit_share_after
            | audit_limit => Self::Rate,
            input_hours | input_ceo | ceo_hours | hours_paid | hours_freed | hours_per_month | hours_contracted
            | team_hours_per_month | pilot_hours | pilot_hours_total | pilot_ceo_recovered | audit_meetings
            | audit_proposals | audit_closing | audit_accounts | audit_filtering | audit_followups | audit_crm
            | audit_internal | audit_selling_hours | audit_admin_hours | audit_total | audit_move
            | audit_prospecting => Self::Hours,
            ratio_coverage | ratio_productivity | ratio_odds | ratio_ceo => Self::Times,
            pilot_days | value_payback | value_whole_months | audit_closers => Self::Plain,
            _ => Self::Money,
        }
    }
}

/// Writes figures for one visitor: their words, their region's numbers, their currency.
#[derive(Clone)]
pub struct Reading {
    pub words: Words,
    pub format: Rc<dyn NumberFormat>,
    pub currency: Currency,
}

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words && self.currency == other.currency && Rc::ptr_eq(&self.format, &other.format)
    }
}

impl Reading {
    /// The figure as a headline or a table shows it: two or three digits that matter.
    pub fn short(&self, number: f64, shown: Shown) -> String {
        self.honest(number, shown, short_digits(number, shown))
    }

    /// Figures of one kind that a sentence compares, short. Those that differ read differently: they get the digits that
    /// it takes. A small one gets its digits too, as nothing is more than "less than 0.01". None is an empty text.
    pub fn apart(&self, numbers: &[Option<f64>], shown: Shown) -> Vec<String> {
        let written =
            |number: Option<f64>, least| number.map(|number| self.exact(number, shown, least)).unwrap_or_default();
        let mut texts: Vec<String> = numbers.iter().map(|&number| written(number, 0)).collect();
        for least in 1..MOST_DIGITS {
            let alike = alike(numbers, &texts);
            if !alike.contains(&true) {
                break;
            }
            for ((text, &number), _) in texts.iter_mut().zip(numbers).zip(alike).filter(|(_, is_alike)| *is_alike) {
                *text = written(number, least);
            }
        }
        texts
    }

    /// The figure with at least so many digits after the decimal mark, and with those that it takes not to read as zero.
    fn exact(&self, number: f64, shown: Shown, least: u8) -> String {
        let size = number.abs() * if shown == Shown::Rate { 100.0 } else { 1.0 };
        let mut digits = short_digits(number, shown);
        // Of a large figure those before the mark come first: it may have been short in millions.
        digits.most = digits.most.max(if size < IN_MILLIONS { least } else { least.saturating_sub(1) });
        if size > 0.0 && size < last_place(digits.most) / 2.0 {
            while digits.most < MOST_DIGITS && size < 10.0 * last_place(digits.most) {
                digits.most += 1;
            }
        }
        if shown == Shown::Money {
            // Cents come in pairs.
            digits.most += u8::from(digits.most == 1);
            digits.least = digits.most.min(2);
        }
        self.written(number, shown, digits, least == 0)
    }

    /// The figure with the digits that a sum needs to be followed.
    pub fn long(&self, number: f64, shown: Shown) -> String {
        let digits = match shown {
            Shown::Money => {
                if number == number.round() {
                    Digits::exactly(0)
                } else {
                    Digits::exactly(2)
                }
            }
            Shown::Times | Shown::LeadsPerHour => Digits::up_to(4),
            Shown::Rate => Digits::up_to(2),
            _ => Digits::up_to(2),
        };
        self.honest(number, shown, digits)
    }

    /// What a field holds, to be typed over: all its digits, grouped as the region does.
    pub fn editable(&self, number: f64) -> String {
        self.format.editable(number)
    }

    /// What an input holds, to be read: all its digits, with its unit where the region puts it.
    pub fn amount(&self, amount: f64, unit: Unit) -> String {
        let money = || {
            let least = if amount == amount.round() { 0 } else { 2 };
            self.format.money(amount, self.currency, Digits { least, most: 6 })
        };
        match unit {
            Unit::Money => money(),
            Unit::MoneyPerHour => self.per_hour(&money()),
            Unit::MoneyPerMonth => fill(self.words.per_month(), &[("figure", &money())]),
            Unit::Percent => self.format.percent(amount / 100.0, Digits::up_to(6)),
            _ => text!(self.format.decimal(amount, Digits::up_to(6)), "\u{a0}", self.unit(unit)),
        }
    }

    /// Money for an hour.
    pub fn per_hour(&self, money: &str) -> String {
        fill(self.words.per_hour(), &[("figure", money)])
    }

    /// SQL a month in words where there is less than one: "about one every six weeks".
    pub fn sql_a_month(&self, sql: f64) -> String {
        if sql <= 0.0 || sql >= 0.95 {
            return self.short(sql, Shown::Sql);
        }
        let weeks = WEEKS_PER_MONTH / sql;
        if weeks > 52.0 {
            return self.words.sql_less_than_one_a_year().to_owned();
        }
        fill(self.words.sql_one_every_weeks(), &[("weeks", &self.format.decimal(weeks, Digits::exactly(0)))])
    }

    /// The unit after a figure of a field, as the visitor's currency has it.
    pub fn unit(&self, unit: Unit) -> String {
        let words = &self.words;
        let template = match unit {
            Unit::LeadsPerMonth => words.unit_leads_per_month(),
            Unit::LeadsPerHour => words.unit_leads_per_hour(),
            Unit::SqlPerMonth => words.unit_sql_per_month(),
            Unit::HoursPerWeek => words.unit_hours_per_week(),
            Unit::MoneyPerHour => words.unit_money_per_hour(),
            Unit::MoneyPerMonth => words.unit_money_per_month(),
            Unit::Money => "{currency}",
            Unit::Percent => "%",
            Unit::Months => words.unit_months(),
            Unit::Days => words.unit_days(),
            Unit::CurrencyPerEuro => words.unit_currency_per_euro(),
            Unit::People => words.unit_people(),
        };
        fill(template, &[("currency", &self.currency_sign())])
    }

    /// `€`, `US$`, `CHF`: as the region writes the visitor's currency.
    pub fn currency_sign(&self) -> String {
        let zero = self.format.money(0.0, self.currency, Digits::exactly(0));
        zero.chars().filter(|each| !each.is_ascii_digit() && !each.is_whitespace()).collect()
    }

    /// Whether the sign of the currency stands before the figure.
    pub fn sign_comes_first(&self) -> bool {
        let zero = self.format.money(0.0, self.currency, Digits::exactly(0));
        !zero.starts_with(|first: char| first.is_ascii_digit())
    }

    /// Rounded, but a figure that is not zero never reads as zero.
    fn honest(&self, number: f64, shown: Shown, digits: Digits) -> String {
        let per_one = if shown == Shown::Rate { 100.0 } else { 1.0 };
        let smallest = last_place(digits.most);
        if number > 0.0 && number * per_one < smallest / 2.0 {
            return fill(self.words.less_than(), &[("figure", &self.written(smallest / per_one, shown, digits, true))]);
        }
        self.written(number, shown, digits, true)
    }

    fn written(&self, number: f64, shown: Shown, digits: Digits, is_short: bool) -> String {
        let is_short = is_short && number.abs() >= IN_MILLIONS;
        match shown {
            Shown::Money if is_short => self.format.compact(number, Some(self.currency)),
            Shown::Money => self.format.money(number, self.currency, digits),
            Shown::Rate => self.format.percent(number, digits),
            _ if is_short => self.format.compact(number, None),
            _ => self.format.decimal(number, digits),
        }
    }
}

/// From here on a short figure is one in millions.
pub const IN_MILLIONS: f64 = 1e7;

/// The most digits after the decimal mark that a compared figure gets.
const MOST_DIGITS: u8 = 15;

/// Figures that differ by no more than this part of them are the same to a reader.
const SAME: f64 = 1e-7;

/// The two or three digits that matter.
fn short_digits(number: f64, shown: Shown) -> Digits {
    let size = number.abs();
    match shown {
        Shown::Money if size >= 10.0 => Digits::exactly(0),
        Shown::Money if number == 0.0 => Digits::exactly(0),
        Shown::Money => Digits::exactly(2),
        Shown::Leads if size >= 10.0 => Digits::exactly(0),
        Shown::Sql | Shown::Hours if size >= 100.0 => Digits::exactly(0),
        Shown::Sql if size < 1.0 => Digits::up_to(2),
        Shown::Rate if size < 0.001 => Digits::up_to(3),
        Shown::LeadsPerHour | Shown::Times => Digits::up_to(2),
        _ => Digits::up_to(1),
    }
}

/// What 1 stands for in the last of so many digits after the decimal mark.
fn last_place(digits: u8) -> f64 {
    1.0 / (0..digits).fold(1.0, |power, _| power * 10.0)
}

/// Which of the figures read as another one does that they differ from.
pub fn alike(numbers: &[Option<f64>], texts: &[String]) -> Vec<bool> {
    let figures = || numbers.iter().zip(texts).filter_map(|(&number, text)| Some((number?, text)));
    let is_alike = |number: f64, text: &String| {
        figures().any(|(other, read)| read == text && (number - other).abs() > SAME * number.abs())
    };
    numbers.iter().zip(texts).map(|(&number, text)| number.is_some_and(|number| is_alike(number, text))).collect()
}

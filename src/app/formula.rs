//! Formulas as they are read: in words, and with the visitor's own numbers and units.
//!
//! The formula itself is written once, in `domain`; here it is told. A test reckons what is told and compares it with
//! what the domain computed, so that the two can't drift apart.

use super::reading::{Reading, Shown};
use crate::domain::binomial::whole;
use crate::i18n::{Part, Word, parts};

/// The right side of a formula, in the order in which it is read: see [`formula!`].
pub type Formula = &'static [Token];

/// A piece of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A named figure.
    Term(Word),
    /// A number that is the same for everybody.
    Number(u8),
    Plus,
    Minus,
    Times,
    Over,
    Open,
    Close,
    /// What stands before (0), between (1) and after (2) two figures of which the least counts.
    Least(u8),
    /// The probability that as many of the leads as [`Explanation::counts`] says become SQL, each at the named rate.
    Chance(Word),
}

/// A formula as it is read: `formula!(team_hours_per_month * (1 - input_saved * relief))`, with `least(a, b)` and
/// `chance(rate)`. Names are those of [`Word`]; brackets are shown where they stand.
macro_rules! formula {
    (@ [$($told:tt)*]) => {
        const {
            use $crate::app::formula::{Formula, Token::*};
            &[$($told)*] as Formula
        }
    };
    (@ [$($told:tt)*] + $($rest:tt)*) => { formula!(@ [$($told)* Plus,] $($rest)*) };
    (@ [$($told:tt)*] - $($rest:tt)*) => { formula!(@ [$($told)* Minus,] $($rest)*) };
    (@ [$($told:tt)*] * $($rest:tt)*) => { formula!(@ [$($told)* Times,] $($rest)*) };
    (@ [$($told:tt)*] / $($rest:tt)*) => { formula!(@ [$($told)* Over,] $($rest)*) };
    // What stands in brackets is read on with the rest; `#` and `;` keep the place of the closing ones.
    (@ [$($told:tt)*] ($($inner:tt)*) $($rest:tt)*) => { formula!(@ [$($told)* Open,] $($inner)* # $($rest)*) };
    (@ [$($told:tt)*] # $($rest:tt)*) => { formula!(@ [$($told)* Close,] $($rest)*) };
    (@ [$($told:tt)*] least($($inner:tt)*) $($rest:tt)*) => {
        formula!(@ [$($told)* Least(0),] $($inner)* ; $($rest)*)
    };
    (@ [$($told:tt)*] , $($rest:tt)*) => { formula!(@ [$($told)* Least(1),] $($rest)*) };
    (@ [$($told:tt)*] ; $($rest:tt)*) => { formula!(@ [$($told)* Least(2),] $($rest)*) };
    (@ [$($told:tt)*] chance($rate:ident)) => { formula!(@ [$($told)* Chance($crate::i18n::Word::$rate),]) };
    (@ [$($told:tt)*] $number:literal $($rest:tt)*) => { formula!(@ [$($told)* Number($number),] $($rest)*) };
    (@ [$($told:tt)*] $name:ident $($rest:tt)*) => { formula!(@ [$($told)* Term($crate::i18n::Word::$name),] $($rest)*) };
    ($($formula:tt)+) => { formula!(@ [] $($formula)+) };
}
pub(crate) use formula;

/// What stands behind the figures of a part of the page.
pub trait Explanation {
    /// What a figure is; not a number where it does not exist.
    fn value(&self, name: Word) -> f64;

    /// How it comes about; empty where it was entered.
    fn formula(&self, name: Word) -> Formula;

    /// The counts of SQL whose chance it is: from the first to before the second.
    fn counts(&self, _name: Word) -> (u32, u32) {
        (0, 0)
    }
}

/// Those of the steps, the figure itself and then what it is made of, that come about somehow; none where the figure
/// does not exist.
pub fn told(explanation: &dyn Explanation, steps: &[Word]) -> Vec<Word> {
    let exists = steps.first().is_some_and(|&figure| !explanation.value(figure).is_nan());
    steps.iter().copied().filter(|&step| exists && !explanation.formula(step).is_empty()).collect()
}

/// Writes formulas for one visitor.
pub struct Writer<'a> {
    pub reading: &'a Reading,
    pub explanation: &'a dyn Explanation,
}

impl Writer<'_> {
    /// A step in words and with the visitor's numbers.
    pub fn line(&self, step: Word) -> [String; 2] {
        let in_words = |name: Word| self.reading.words.get(name).clone();
        let in_numbers = |name: Word| self.with_unit(name);
        [
            text!(in_words(step), " = ", self.right_side(step, &in_words)),
            text!(self.right_side(step, &in_numbers), " = ", in_numbers(step)),
        ]
    }

    fn right_side(&self, step: Word, term: &dyn Fn(Word) -> String) -> String {
        let mut written = String::new();
        for &token in self.explanation.formula(step) {
            let piece = match token {
                Token::Term(name) => &term(name),
                Token::Number(number) => &self.number(number.into()),
                Token::Least(place) => self.least(place),
                Token::Chance(rate) => &text!("P(", self.counted(step), "; ", term(Word::leads), "; ", term(rate), ")"),
                Token::Plus => " + ",
                Token::Minus => " − ",
                Token::Times => " × ",
                Token::Over => " ÷ ",
                Token::Open => "(",
                Token::Close => ")",
            };
            written += piece;
        }
        written
    }

    fn number(&self, number: u32) -> String {
        self.reading.editable(f64::from(number))
    }

    /// A piece of the sentence that tells the least of two.
    fn least(&self, place: u8) -> &str {
        let mut texts = parts(self.reading.words.least_of()).filter_map(|part| match part {
            Part::Text(text) => Some(text),
            Part::Slot(_) => None,
        });
        texts.nth(place.into()).unwrap_or_default()
    }

    fn counted(&self, step: Word) -> String {
        let (from, to) = self.explanation.counts(step);
        let last = to.saturating_sub(1);
        if from == 0 {
            text!("SQL ≤ ", self.number(last))
        } else if last >= whole(self.explanation.value(Word::leads)) {
            text!("SQL ≥ ", self.number(from))
        } else {
            text!(self.number(from), " ≤ SQL ≤ ", self.number(last))
        }
    }

    /// A figure with the unit that makes the sum readable.
    fn with_unit(&self, name: Word) -> String {
        let words = &self.reading.words;
        let shown = Shown::of(name);
        let figure = self.reading.long(self.explanation.value(name), shown);
        let unit = match shown {
            Shown::Leads => words.leads(),
            Shown::LeadsPerHour => words.unit_leads_per_hour(),
            Shown::Sql => words.sql(),
            Shown::Hours => words.hours(),
            Shown::Rate | Shown::Money | Shown::Times | Shown::Plain => return figure,
        };
        text!(figure, "\u{a0}", unit)
    }
}

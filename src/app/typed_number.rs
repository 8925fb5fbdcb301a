//! What a person types into a number field, read as one number: both decimal marks, groups of digits, a currency, a unit,
//! words for thousands and millions. What holds two numbers, or anything else, is refused as a whole.

use crate::share_link::NumberText;

/// What was understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Typed {
    pub number: f64,
    /// The text could be read in two ways, or stands for more than its digits: say what was understood.
    pub deserves_echo: bool,
}

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedError {
    /// There is nothing; nothing is not zero.
    Empty,
    /// There is something that is not part of one number.
    Unreadable,
}

/// How the visitor writes numbers, and what may stand beside one.
#[derive(Clone, Copy, Debug)]
pub struct Habits<'a> {
    /// `,` in Spain, `.` in Mexico. It decides what an ambiguous `1.234` means.
    pub decimal_mark: char,
    /// The words for thousands and millions, each with its power of ten: `k=3 mil=3`.
    pub large_words: &'a str,
    /// The visitor's currency: its code, and its sign as the region writes it, without space.
    pub currency_code: &'a str,
    pub currency_sign: &'a str,
    /// What the field counts in, as it is shown beside it.
    pub unit: &'a str,
}

/// Reads what a person typed.
///
/// # Limits
/// Digits are grouped by three, by one kind of mark, space or apostrophe, or as in India (`1,00,000`). The last of two
/// different marks is the decimal one; a mark that comes twice groups; a single mark with three digits after it is
/// ambiguous, and the region decides. `e` stands for a power of ten. There may be one currency sign or unit.
///
/// # Errors
/// [`TypedError`] where the text is not one number.
pub fn typed_number(text: &str, habits: Habits<'_>, numbers: &dyn NumberText) -> Result<Typed, TypedError> {
    if text.trim().is_empty() {
        return Err(TypedError::Empty);
    }
    let read = Parts::of(text).and_then(|parts| parts.number(habits, numbers));
    read.ok_or(TypedError::Unreadable)
}

/// Digits in a row, and the mark or separator before them.
#[derive(Clone, Copy)]
struct Group {
    mark: char,
    digits: usize,
}

/// What a text with a number consists of.
#[derive(Default)]
struct Parts {
    sign: Option<char>,
    /// Without space.
    before: String,
    digits: String,
    groups: Vec<Group>,
    /// The power of ten: what follows an `e`.
    power: String,
    /// Without space.
    after: String,
}

/// How far a text has been read.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Before,
    Digits,
    Power,
    After,
}

impl Parts {
    /// None where there is a second number, or a second sign.
    fn of(text: &str) -> Option<Self> {
        let mut parts = Self::default();
        let mut place = Place::Before;
        let mut rest = text.chars().peekable();
        while let Some(each) = rest.next() {
            let next = rest.peek().copied().unwrap_or_default();
            let is_mark = matches!(each, '.' | ',');
            match each {
                '\u{200e}' | '\u{200f}' | '\u{feff}' => {}
                '0'..='9' if place == Place::Power => parts.power.push(each),
                '0'..='9' if place == Place::After => return None,
                '0'..='9' => {
                    if place == Place::Before {
                        parts.begin('\0');
                        place = Place::Digits;
                    }
                    parts.digits.push(each);
                    parts.groups.last_mut()?.digits += 1;
                }
                // A mark with nothing before it begins the number: `,5`. After a currency it is a full stop: `S/.5`.
                _ if place == Place::Before && is_mark && next.is_ascii_digit() => {
                    if parts.before.is_empty() {
                        parts.begin('\0');
                        parts.begin(each);
                        place = Place::Digits;
                    }
                }
                _ if place == Place::Digits && (is_mark || (is_separator(each) && next.is_ascii_digit())) => {
                    parts.begin(each);
                }
                'e' | 'E' if place == Place::Digits && matches!(next, '0'..='9' | '+' | '-') => place = Place::Power,
                '+' | '-' if place == Place::Power && parts.power.is_empty() => parts.power.push(each),
                '+' | '-' | '−' | '–' if place == Place::Before => {
                    if parts.sign.replace(each).is_some() {
                        return None;
                    }
                }
                _ => {
                    if place != Place::Before {
                        place = Place::After;
                    }
                    if !each.is_whitespace() {
                        let beside = if place == Place::Before { &mut parts.before } else { &mut parts.after };
                        beside.push(each);
                    }
                }
            }
        }
        Some(parts)
    }

    fn begin(&mut self, mark: char) {
        self.groups.push(Group { mark, digits: 0 });
    }

    fn number(&self, habits: Habits<'_>, numbers: &dyn NumberText) -> Option<Typed> {
        let (fraction, is_doubtful) = self.fraction(habits.decimal_mark)?;
        let (word, is_strange) = beside(&self.before, &self.after, habits)?;
        if !word.is_empty() && !self.power.is_empty() {
            return None;
        }
        let power = if word.is_empty() { &*self.power } else { word };
        let (whole, fraction) = self.digits.split_at_checked(self.digits.len().checked_sub(fraction)?)?;
        let point = if fraction.is_empty() { "" } else { "." };
        let size = numbers.read(&text!(whole, point, fraction, if power.is_empty() { "" } else { "e" }, power));
        size.is_finite().then(|| Typed {
            number: if matches!(self.sign, None | Some('+')) { size } else { -size } + 0.0,
            deserves_echo: is_doubtful || is_strange || !power.is_empty(),
        })
    }

    /// How many digits stand after the decimal mark, and whether the text could mean something else; none where the digits
    /// are no number.
    fn fraction(&self, decimal_mark: char) -> Option<(usize, bool)> {
        let (&Group { mark, digits }, before) = self.groups.split_last()?;
        let first = self.groups.first()?.digits;
        let is_first = |most: usize| (1..=most).contains(&first) && !self.digits.starts_with('0');
        let mut is_doubtful = matches!(mark, '.' | ',') && before.len() == 1 && digits == 3 && is_first(3);
        let is_decimal = if is_doubtful {
            mark == decimal_mark
        } else {
            matches!(mark, '.' | ',') && before.iter().all(|group| group.mark != mark)
        };
        let whole = if is_decimal { before } else { &*self.groups };
        let (_, others) = whole.split_first()?;
        if let Some((&Group { mark, digits }, between)) = others.split_last() {
            // In India all groups but the last are of two.
            let size = between.first().map_or(3, |group| group.digits);
            let are_even = between.iter().all(|group| group.mark == mark && group.digits == size);
            if digits != 3 || !is_first(size) || !are_even || !(size == 3 || (size == 2 && mark == ',')) {
                return None;
            }
            // Browsers put a space between two lines that are pasted.
            is_doubtful |= size == 2 || mark == ' ';
        }
        let fraction = if is_decimal { digits } else { 0 };
        (!self.digits.is_empty()).then_some((fraction, is_doubtful))
    }
}

/// What stands between groups of digits besides `.` and `,`: spaces of one line, apostrophes.
fn is_separator(each: char) -> bool {
    matches!(each, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’' | '_')
}

/// The power of ten of a word beside a number (empty where there is none), and whether something stands there that the
/// field does not show itself; none where it does not belong to a number.
fn beside<'a>(before: &str, after: &str, habits: Habits<'a>) -> Option<(&'a str, bool)> {
    power_beside(before, after, habits).or_else(|| {
        let (before, after) = without_code(before, after, habits.currency_code)?;
        power_beside(before, after, habits)
    })
}

fn power_beside<'a>(before: &str, after: &str, habits: Habits<'a>) -> Option<(&'a str, bool)> {
    if let Some(is_strange) = is_strange(&text!(before, after), habits) {
        return Some(("", is_strange));
    }
    habits.large_words.split(' ').find_map(|entry| {
        let (word, power) = entry.split_once('=')?;
        let (begun, rest) = after.split_at_checked(word.len())?;
        let rest = text!(before, rest.strip_prefix('.').unwrap_or(rest));
        let is_there = is_same(begun, word) && is_strange(&rest, habits).is_some();
        is_there.then_some((power, true))
    })
}

fn compact(text: &str) -> String {
    text.chars().filter(|each| !each.is_whitespace()).collect()
}

/// Whether a currency or a unit is another than the field's own; none where it is neither.
fn is_strange(text: &str, habits: Habits<'_>) -> Option<bool> {
    let (unit, sign) = (compact(habits.unit), habits.currency_sign);
    // While a unit is typed, it is read from its first letter on; a sign only as a whole.
    let is_begun = unit.get(..text.len()).is_some_and(|begun| is_same(begun, text));
    if text.is_empty() || is_same(text, sign) || (is_begun && !sign.starts_with(text)) {
        return Some(false);
    }
    let mut signs = text.chars();
    let is_sign = matches!(signs.next(), Some('%' | '$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}'));
    (is_sign && signs.next().is_none()).then_some(true)
}

/// The code of the currency taken from one of the ends.
fn without_code<'a>(before: &'a str, after: &'a str, code: &str) -> Option<(&'a str, &'a str)> {
    let is_code = |text: &str| !code.is_empty() && text.eq_ignore_ascii_case(code);
    let at_start = before.split_at_checked(code.len()).filter(|(begun, _)| is_code(begun));
    if let Some((_, rest)) = at_start {
        return Some((rest, after));
    }
    let (rest, end) = after.split_at_checked(after.len().checked_sub(code.len())?)?;
    is_code(end).then_some((before, rest))
}

/// Whether two words are the same. In short ones the case counts: `m` is not `M`, `bi` not `Bi`.
fn is_same(one: &str, other: &str) -> bool {
    one == other || (one.len() > 2 && one.eq_ignore_ascii_case(other))
}

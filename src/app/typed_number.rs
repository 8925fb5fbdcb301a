//! What a person types into a number field, read as a number: both decimal marks, spaces, `k`, currency signs, pasted text.

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
    /// There is something that is not part of a number.
    Unreadable,
}

/// How the visitor's region writes numbers, and the currency whose code may stand beside one.
#[derive(Clone, Copy, Debug)]
pub struct Habits<'a> {
    /// `,` in Spain, `.` in Mexico. It decides what an ambiguous `1.234` means.
    pub decimal_mark: char,
    pub currency_code: &'a str,
}

/// Reads what a person typed.
///
/// # Limits
/// The last of two different marks is the decimal one; a mark that comes twice groups thousands; a single mark with
/// three digits after it is ambiguous, and the region decides. `k` stands for thousands, `e` for a power of ten.
///
/// # Errors
/// [`TypedError`] where there is no number in the text.
pub fn typed_number(text: &str, habits: Habits<'_>, numbers: &dyn NumberText) -> Result<Typed, TypedError> {
    let mut rest: String = text.chars().filter(|&each| !is_decoration(each)).map(plain).collect();
    if !habits.currency_code.is_empty() {
        rest = without_code(rest, habits.currency_code);
    }
    let negative = rest.starts_with('-');
    let rest = rest.trim_start_matches(['-', '+']);
    if rest.is_empty() {
        return Err(if text.trim().is_empty() { TypedError::Empty } else { TypedError::Unreadable });
    }
    let (rest, is_thousands) = match rest.strip_suffix(['k', 'K']) {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (rest, None),
    };
    let is_power = |power: &str| is_digits(power.strip_prefix(['+', '-']).unwrap_or(power));
    if exponent.is_some_and(|power| !is_power(power)) {
        return Err(TypedError::Unreadable);
    }
    let (digits, is_ambiguous) = plain_digits(mantissa, habits.decimal_mark)?;
    let canonical = text!(digits, if exponent.is_some() { "e" } else { "" }, exponent.unwrap_or_default());
    let size = numbers.read(&canonical) * if is_thousands { 1000.0 } else { 1.0 };
    if !size.is_finite() {
        return Err(TypedError::Unreadable);
    }
    Ok(Typed {
        number: if negative { -size } else { size } + 0.0,
        deserves_echo: is_ambiguous || is_thousands || exponent.is_some(),
    })
}

/// Signs that people put around a number and that say nothing about its size.
fn is_decoration(each: char) -> bool {
    each.is_whitespace()
        || matches!(each, '\u{200e}' | '\u{200f}' | '\u{202f}' | '\u{feff}' | '\'' | '’' | '_' | '%')
        || matches!(each, '$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}')
}

fn plain(each: char) -> char {
    if each == '−' || each == '–' { '-' } else { each }
}

fn without_code(text: String, code: &str) -> String {
    let starts = text.get(..code.len()).is_some_and(|head| head.eq_ignore_ascii_case(code));
    let at_end = text.len().saturating_sub(code.len());
    let ends = text.get(at_end..).is_some_and(|tail| tail.eq_ignore_ascii_case(code));
    let kept = if starts {
        text.get(code.len()..)
    } else if ends {
        text.get(..at_end)
    } else {
        None
    };
    kept.map(str::to_owned).unwrap_or(text)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits with `.` as the decimal mark, and whether the region had to decide.
fn plain_digits(text: &str, decimal_mark: char) -> Result<(String, bool), TypedError> {
    let marks = |mark: char| text.matches(mark).count();
    let last = text.rfind(['.', ',']);
    let (decimal, is_ambiguous) = match (marks('.'), marks(','), last) {
        (0, 0, _) | (_, _, None) => (None, false),
        (dots, commas, Some(at)) if dots > 0 && commas > 0 => {
            let mark = if text.get(at..).is_some_and(|tail| tail.starts_with('.')) { '.' } else { ',' };
            if marks(mark) > 1 {
                return Err(TypedError::Unreadable);
            }
            (Some(mark), false)
        }
        (dots, commas, Some(at)) => {
            let mark = if dots > 0 { '.' } else { ',' };
            let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
            if dots + commas > 1 {
                (None, false)
            } else if after.len() == 3 && is_digits(before) && before.len() <= 3 && !before.starts_with('0') {
                ((mark == decimal_mark).then_some(mark), true)
            } else {
                (Some(mark), false)
            }
        }
    };
    let (whole, fraction) = match decimal.and_then(|mark| text.split_once(mark)) {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    let mut groups = whole.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let groups_are_thousands = groups.all(|group| group.len() == 3 && is_digits(group));
    let is_grouped = whole.contains(['.', ',']);
    let first_fits =
        if is_grouped { first.len() <= 3 && is_digits(first) } else { first.is_empty() || is_digits(first) };
    let has_digits = is_digits(first) || is_digits(fraction);
    if !groups_are_thousands || !first_fits || !has_digits || !(fraction.is_empty() || is_digits(fraction)) {
        return Err(TypedError::Unreadable);
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let digits = if digits.is_empty() { "0".to_owned() } else { digits };
    Ok((if fraction.is_empty() { digits } else { text!(digits, ".", fraction) }, is_ambiguous))
}

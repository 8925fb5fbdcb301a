//! What is true about a sales organisation: numbers in, numbers out.
//!
//! Nothing here knows of a screen, a browser, a language or a file format. Every formula is written once, with what it
//! answers, its units, its limits and its source.

pub mod answer;
pub mod benchmark;
pub mod binomial;
pub mod break_even;
pub mod evidence;
pub mod flip_points;
pub mod pilot;
pub mod quantity;
pub mod random;
pub mod recommendation;
pub mod sales_model;
pub mod scenario;
pub mod sensitivity;
pub mod time_audit;
pub mod uncertainty;
pub mod value;
pub mod verdict;

/// Weeks in a month: a year has 52 weeks and 12 months.
pub const WEEKS_PER_MONTH: f64 = 52.0 / 12.0;

/// Relative difference below which two figures count as equal, so that rounding in the last bits never decides.
pub const SLACK: f64 = 1e-9;

/// Whether `a` is at least `b`, allowing for [`SLACK`].
pub fn at_least(a: f64, b: f64) -> bool {
    a >= b - SLACK * b.abs()
}

/// Whether `a` is above `b` by more than [`SLACK`].
pub fn clearly_above(a: f64, b: f64) -> bool {
    a > b + SLACK * b.abs()
}

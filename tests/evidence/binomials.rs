//! Exact binomials against `SciPy`.

use palanca::domain::binomial::Binomial;
use palanca::domain::verdict::{Criteria, Rule, power};

const RULES: &str = include_str!("../data/reference/binomial.csv");
const NEEDED: &str = include_str!("../data/reference/leads_needed.csv");

/// The rows of a reference file below its head and its column names.
fn rows(file: &str) -> impl Iterator<Item = Vec<&str>> {
    file.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split(',').collect())
}

fn read<T: std::str::FromStr>(text: &str) -> Option<T> {
    if text.is_empty() { None } else { Some(text.parse().ok().expect("a number")) }
}

#[track_caller]
fn check_probability(name: &str, found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9, "{name}: {found}, not {expected}");
}

#[test]
fn rules_sizes_and_powers_are_scipys() {
    let mut checked = 0;
    for row in rows(RULES) {
        let (to_beat, promise) = (read(row[0]).unwrap(), read(row[1]).unwrap());
        let (leads, risk): (u32, f64) = (read(row[2]).unwrap(), read(row[3]).unwrap());
        let criteria = Criteria { rate_to_beat: to_beat, promised_rate: promise, accepted_risk: risk };
        let rule = Rule::of(leads, &criteria);
        assert_eq!(rule.scale_at, read(row[4]), "k* of {row:?}");
        assert_eq!(rule.promise_missed_at, read(row[7]), "k° of {row:?}");
        if let Some(scale_at) = rule.scale_at {
            let name = format!("{row:?}");
            check_probability(&name, Binomial::new(leads, to_beat).at_least(scale_at), read(row[5]).unwrap());
            check_probability(&name, Binomial::new(leads, promise).at_least(scale_at), read(row[6]).unwrap());
        }
        assert_eq!(
            power(leads, &criteria, promise),
            read(row[6]).map_or(0.0, |_: f64| { Binomial::new(leads, promise).at_least(rule.scale_at.unwrap()) })
        );
        if let Some(missed_at) = rule.promise_missed_at {
            let missed = Binomial::new(leads, promise).below(missed_at + 1);
            check_probability(&format!("{row:?}"), missed, read(row[8]).unwrap());
        }
        checked += 1;
    }
    assert!(checked >= 400, "only {checked} rows");
}

#[test]
fn leads_needed_are_scipys() {
    let mut checked = 0;
    for row in rows(NEEDED) {
        let criteria = Criteria {
            rate_to_beat: read(row[0]).unwrap(),
            promised_rate: read(row[1]).unwrap(),
            accepted_risk: read(row[2]).unwrap(),
        };
        assert_eq!(criteria.leads_needed(), read(row[3]), "{row:?}");
        checked += 1;
    }
    assert!(checked >= 60, "only {checked} rows");
}

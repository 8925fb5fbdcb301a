//! A report read back from its JSON, so that tests see what others see.

use palanca::native::RyuNumbers;
use palanca::results::evaluate;
use palanca::share_link::NumberText;
use serde_json::Value;

/// What `evaluate` says of a link.
pub struct Report {
    link: String,
    json: Value,
}

impl Report {
    #[track_caller]
    pub fn of(link: &str) -> Self {
        let text = evaluate(link, &RyuNumbers);
        let json = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{link}: {error} in {text}"));
        Self { link: link.to_owned(), json }
    }

    /// What stands at a dotted path, as in `models.hybrid.cost_per_sql`.
    #[track_caller]
    pub fn at(&self, path: &str) -> &Value {
        path.split('.').fold(&self.json, |value, name| {
            value.get(name).unwrap_or_else(|| panic!("{}: no `{name}` of `{path}`", self.link))
        })
    }

    #[track_caller]
    pub fn number(&self, path: &str) -> f64 {
        self.at(path).as_f64().unwrap_or_else(|| panic!("{}: `{path}` is {}, no number", self.link, self.at(path)))
    }

    /// That every figure is one: JSON has no infinity and no NaN, so one would stand as `null` where the contract has a
    /// number.
    #[track_caller]
    pub fn check_whole(&self) {
        let missing = missing("", &self.json);
        assert!(missing.is_empty(), "{:?}: no number at {missing:?}", self.link);
    }

    /// The notices as text, one a line: ``leads: clamped `-3` → 0``. Text that is used stands between backticks too.
    #[track_caller]
    pub fn notices(&self) -> Vec<String> {
        self.at("notices").as_array().unwrap().iter().map(notice_text).collect()
    }
}

fn notice_text(notice: &Value) -> String {
    let text = |name: &str| notice[name].as_str().unwrap().to_owned();
    let used = match &notice["used"] {
        Value::String(used) => format!("`{used}`"),
        Value::Number(used) => RyuNumbers.write(used.as_f64().unwrap()),
        Value::Null => "null".to_owned(),
        other => panic!("a notice uses {other}"),
    };
    format!("{}: {} `{}` → {used}", text("key"), text("code"), text("found"))
}

/// Where a report may hold `null`, by the last names of the path.
const MAY_BE_NULL: [&str; 27] = [
    "inputs.full_hours",
    "inputs.hybrid_hours",
    "inputs.full_pace",
    "inputs.hybrid_pace",
    "inputs.partner_win",
    ".used",
    ".cost_per_sql",
    ".cost_per_sql_all_in",
    ".provider_rate",
    ".provider_rate_all_in",
    ".gain_fraction",
    "winners.cost",
    "winners.cost_all_in",
    "winners.volume",
    "winners.time",
    ".roi",
    ".payback_months",
    ".pipeline_ratio_90",
    ".scale_at",
    ".promise_missed_at",
    ".cost_per_sql.p10",
    ".cost_per_sql.p50",
    ".cost_per_sql.p90",
    ".winner",
    ".verdict",
    ".hours_to_move",
    "pilot.leads_needed",
];
/// The same, by the whole path.
const ROOTS_THAT_MAY_BE_NULL: [&str; 6] = [
    "value",
    "winners.value",
    "recommended_model",
    "pilot.recommended",
    "audit.selling_share",
    "audit.selling_share_after",
];

/// The paths that hold `null` though they may not.
fn missing(path: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Null => {
            let may_be = MAY_BE_NULL.iter().any(|end| path.ends_with(end)) || ROOTS_THAT_MAY_BE_NULL.contains(&path);
            if may_be { Vec::new() } else { vec![path.to_owned()] }
        }
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| {
                missing(&if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, value)
            })
            .collect(),
        Value::Array(values) => {
            values.iter().enumerate().flat_map(|(place, value)| missing(&format!("{path}.{place}"), value)).collect()
        }
        _ => Vec::new(),
    }
}

/// Relative difference that arithmetic in another order may make.
pub const TOLERANCE: f64 = 1e-9;

/// Whether two figures agree to [`TOLERANCE`]: relative, or absolute where nothing is expected.
pub fn agree(found: f64, expected: f64) -> bool {
    let scale = if expected == 0.0 { 1.0 } else { expected.abs() };
    (found - expected).abs() <= TOLERANCE * scale
}

/// Every place where `found` differs from `expected`: figures to [`TOLERANCE`], all else exactly. What `expected` does
/// not hold is not looked at.
pub fn differences(path: &str, found: &Value, expected: &Value) -> Vec<String> {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => expected
            .iter()
            .flat_map(|(name, expected)| {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                match found.get(name) {
                    Some(found) => differences(&path, found, expected),
                    None => vec![format!("{path} is missing")],
                }
            })
            .collect(),
        (Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => found
            .iter()
            .zip(expected)
            .enumerate()
            .flat_map(|(place, (found, expected))| differences(&format!("{path}[{place}]"), found, expected))
            .collect(),
        (Value::Number(found), Value::Number(expected))
            if agree(found.as_f64().unwrap(), expected.as_f64().unwrap()) =>
        {
            Vec::new()
        }
        _ if found == expected => Vec::new(),
        _ => vec![format!("{path} is {found}, not {expected}")],
    }
}

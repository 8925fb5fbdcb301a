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

    pub fn json(&self) -> &Value {
        &self.json
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

    /// The notices as text, one a line: ``leads: clamped `-3` → 0``. Text that is used stands between backticks too.
    #[track_caller]
    pub fn notices(&self) -> Vec<String> {
        self.at("notices").as_array().unwrap().iter().map(notice_text).collect()
    }
}

pub fn notice_text(notice: &Value) -> String {
    let text = |name: &str| notice[name].as_str().unwrap().to_owned();
    let used = match &notice["used"] {
        Value::String(used) => format!("`{used}`"),
        Value::Number(used) => RyuNumbers.write(used.as_f64().unwrap()),
        Value::Null => "null".to_owned(),
        other => panic!("a notice uses {other}"),
    };
    format!("{}: {} `{}` → {used}", text("key"), text("code"), text("found"))
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

//! The article's benchmark for programs: once as JSON, once as a table of comma-separated values.

use palanca::domain::benchmark::{
    FULL_SERVICE, HYBRID, HYBRID_CONSERVATIVE, INTERNAL, REFERENCE_HOURS_PER_WEEK, REFERENCE_LEADS_WORKED,
    REFERENCE_PARTNER_RATE, Row,
};
use palanca::domain::sales_model::SalesModel;
use palanca::native::RyuNumbers;
use palanca::results::model_name;
use palanca::share_link::NumberText;
use serde_json::{Map, Value, json};

use super::ARTICLE;

/// The figures of a row: what they are called, and what they are counted in.
const COLUMNS: [(&str, &str); 4] = [
    ("sql_per_month", "SQL (meetings that a closer accepts) a month"),
    ("sql_rate", "SQL ÷ leads worked, a fraction of 1"),
    ("cost_per_sql_eur", "euros per SQL"),
    ("ceo_hours_per_week", "hours of the CEO a week"),
];

/// A row with what it is about and where it is from.
struct Line {
    model: SalesModel,
    case: &'static str,
    row: Row,
    /// The columns whose figure is not the article's.
    ours: &'static [&'static str],
    source: &'static str,
}

const TABLE: &str = "the article's table, which is its best case";

const LINES: [Line; 4] = [
    Line { model: SalesModel::Internal, case: "benchmark", row: INTERNAL, ours: &[], source: TABLE },
    Line { model: SalesModel::FullService, case: "benchmark", row: FULL_SERVICE, ours: &[], source: TABLE },
    Line { model: SalesModel::Hybrid, case: "benchmark", row: HYBRID, ours: &[], source: TABLE },
    Line {
        model: SalesModel::Hybrid,
        case: "conservative",
        row: HYBRID_CONSERVATIVE,
        ours: &["sql_rate"],
        source: "the article's field case 1, at the top of its cost range",
    },
];

fn figures(row: &Row) -> [f64; 4] {
    [row.sql_per_month, row.sql_rate, row.cost_per_sql, row.ceo_hours_per_week]
}

/// With everything that is needed to read it.
pub fn as_json() -> String {
    let columns = COLUMNS.map(|(name, unit)| json!({ "name": name, "unit": unit }));
    let rows = LINES.each_ref().map(|line| {
        let mut row = Map::new();
        row.insert("model".to_owned(), model_name(line.model).into());
        row.insert("case".to_owned(), line.case.into());
        let figures = COLUMNS.into_iter().zip(figures(&line.row));
        row.extend(figures.map(|((name, _), figure)| (name.to_owned(), number(figure))));
        row.insert("not_in_the_article".to_owned(), line.ours.into());
        row.insert("source".to_owned(), line.source.into());
        row
    });
    let told = json!({
        "schema": 1,
        "source": { "article": ARTICLE, "language": "es", "year": 2026, "market": "B2B" },
        "columns": columns,
        "rows": rows,
        "reference_team": [
            {
                "name": "leads_worked_per_month", "value": number(REFERENCE_LEADS_WORKED),
                "source": "the article's 9 SQL at 18 %",
            },
            {
                "name": "hours_per_week", "value": number(REFERENCE_HOURS_PER_WEEK),
                "source": "not in the article: with 27 €/h and 63 € of tools a month it costs its 9 × 72 €",
            },
            {
                "name": "partner_rate_eur_per_hour", "value": number(REFERENCE_PARTNER_RATE),
                "source": "not in the article: to be replaced by a quote",
            },
        ],
    });
    format!("{told:#}\n")
}

/// The rows alone, as RFC 4180 has it.
pub fn as_csv() -> String {
    let names: Vec<&str> = COLUMNS.into_iter().map(|(name, _)| name).collect();
    let head = format!("model,case,{},not_in_the_article,source\r\n", names.join(","));
    let lines = LINES.iter().map(|line| {
        let figures = figures(&line.row).map(|figure| RyuNumbers.write(figure)).join(",");
        let Line { model, case, ours, source, .. } = line;
        format!("{},{case},{figures},{},\"{source}\"\r\n", model_name(*model), ours.join(" "))
    });
    head + lines.collect::<String>().as_str()
}

/// As people write it: `9`, not `9.0`.
fn number(figure: f64) -> Value {
    serde_json::from_str(&RyuNumbers.write(figure)).unwrap_or_else(|_| json!(figure))
}

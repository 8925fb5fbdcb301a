//! Scenarios from the corners of the model, against figures computed elsewhere (see the head of the reference file).

use serde_json::Value;

use crate::report::{Report, differences};

/// Every scenario of the reference file.
fn scenarios() -> Vec<Value> {
    include_str!("../data/reference/models.jsonl")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn every_scenario_gives_the_figures_computed_elsewhere() {
    let scenarios = scenarios();
    assert!(scenarios.len() >= 80, "only {} scenarios were found", scenarios.len());
    let mut wrong = Vec::new();
    for expected in &scenarios {
        let link = expected["link"].as_str().unwrap();
        let report = Report::of(link);
        for part in ["notices", "models", "range", "break_even", "winners", "recommended_model"] {
            let found = differences(part, report.at(part), &expected[part]);
            wrong.extend(found.into_iter().map(|difference| format!("{} ({link}): {difference}", expected["name"])));
        }
    }
    assert!(wrong.is_empty(), "{} figures differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_figure_that_is_off_by_a_millionth_is_found() {
    let expected = &scenarios()[0];
    let mut found = expected["models"].clone();
    found["hybrid"]["cost_per_sql"] = (34.0 * (1.0 + 1e-6)).into();
    assert_eq!(differences("models", &found, &expected["models"]).len(), 1);
}

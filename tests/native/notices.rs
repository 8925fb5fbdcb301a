//! Whose work ships along is told as it is locked: names, versions, licences. `script/test` compares the texts too.

use std::fs;

use crate::source::root;

#[path = "../../tools/notices/shipped.rs"]
mod shipped;

#[test]
fn whose_work_ships_is_told() {
    let notices = fs::read_to_string(root().join("static/THIRD-PARTY.txt")).unwrap();
    // Behind the list stand the texts, each under a rule.
    let list = notices.split("\n===").next().unwrap();
    let listed: Vec<&str> = list.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    let shipped: Vec<String> = shipped::crates(root()).unwrap().iter().map(shipped::Crate::line).collect();
    assert_eq!(listed, shipped, "run: cargo run --package palanca-tools --bin notices > static/THIRD-PARTY.txt");
}

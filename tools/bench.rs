//! What the release weighs and how quick it is, for those who change it. `script/bench` runs it with all it needs.
//!
//! Figures are medians; they hold for the machine that they were taken on.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::disallowed_methods, reason = "measuring time is what this is for")]

// Shared with the journeys, which use all of it.
#[allow(dead_code)]
#[path = "../tests/end_to_end/browser/mod.rs"]
mod browser;
#[allow(dead_code)]
#[path = "../tests/end_to_end/page.rs"]
mod page;
#[allow(dead_code)]
#[path = "serve/site.rs"]
mod site;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use palanca::domain::answer::Answer;
use palanca::native::RyuNumbers;
use palanca::results::evaluate;
use palanca::share_link;
use serde_json::{from_value, json};

use browser::{Visitor, key};

/// Two links, turn about, so that nothing can be remembered from one time to the next.
const LINKS: [&str; 2] = ["#v=1&leads=200&team_cost=31.5", "#v=1&leads=900&worked=120&sql=20&sector=fintech"];

fn main() {
    print_weight();
    print_native();
    print_in_the_page();
}

fn print_weight() {
    let site = page::site();
    println!("\nBytes per file\n{:>9} {:>9}", "raw", "brotli");
    let mut sums = [0, 0];
    for file in site.files().expect("dist/ can be read") {
        let [raw, brotli] = ["", "br"].map(|accepted| site.answer(&format!("/{file}"), accepted).body.len());
        println!("{raw:>9} {brotli:>9}  {file}");
        sums = [sums[0] + raw, sums[1] + brotli];
    }
    println!("{:>9} {:>9}  all of dist/", sums[0], sums[1]);
    let weight = Path::new(palanca_tools::ROOT).join("target/weight/app.txt");
    println!("\nThe page's Wasm by crate\n{}", fs::read_to_string(weight).expect("the build has weighed it"));
}

fn print_native() {
    println!("\nNatively, microseconds");
    let scenarios = LINKS.map(|link| share_link::open(link, &RyuNumbers).shared.scenario);
    print_times("the three models with their range", time_each(100, |turn| Answer::of(&scenarios[turn])));
    print_times("evaluate, link to JSON", time_each(1, |turn| evaluate(LINKS[turn], &RyuNumbers)));
}

fn print_in_the_page() {
    page::in_language(page::LANGUAGES[0], &Visitor::default(), |page| {
        page.open("#v=1");

        println!("\nIn Chromium, microseconds");
        let batches = page.run(EVALUATE, json!([LINKS, 201]));
        print_times("evaluate, link to JSON", from_value(batches).expect("a list of numbers"));

        println!("\nIn Chromium, evaluate with its 10,000 drawn months; a draw takes at most a ten-thousandth of it");
        for (what, links) in [("at the defaults", AT_THE_DEFAULTS), ("with 100,000 leads", WITH_MANY_LEADS)] {
            let times: Vec<f64> = from_value(page.run(EVALUATE, json!([links, 201]))).expect("a list of numbers");
            let per_draw = sorted(times.clone())[times.len() / 2] / 10.0;
            print_times(&format!("{what}: at most {per_draw:.0} nanoseconds a draw"), times);
        }

        println!("\nIn Chromium, milliseconds from a key press");
        page.open("#v=1&deal=5000");
        page.open_all_details();
        page.run(WATCH, json!([]));
        page.devtools("Performance.enable", json!({}));
        page.enter_field("team_cost");
        page.press("27");
        let mut work = Vec::new();
        for turn in 0..200 {
            let before = page.run("return to_evidence.length", json!([]));
            let worked = work_so_far(page);
            page.press(if turn % 2 == 0 { "1" } else { key::BACKSPACE });
            page.until("the evidence follows the key", &format!("to_evidence.length > {before}"));
            work.push((work_so_far(page) - worked) * 1000.0);
        }
        for (what, times) in [
            ("to the new figure in the page", "to_figure"),
            ("to the frame that shows it", "to_frame"),
            ("to the evidence for it", "to_evidence"),
        ] {
            print_times(what, from_value(page.run(&format!("return {times}"), json!([]))).expect("a list of numbers"));
        }
        print_times("of script and Wasm in all, every section open", work);
    });
}

const AT_THE_DEFAULTS: [&str; 2] = ["#v=1", "#v=1&team_cost=28"];
const WITH_MANY_LEADS: [&str; 2] =
    ["#v=1&leads=100000&worked=100000&sql=18000", "#v=1&leads=100000&worked=90000&sql=17000"];

/// Microseconds that each of so many calls takes, link by link.
const EVALUATE: &str = "
const [links, calls] = arguments, times = [];
for (let call = 0; call < calls; call++) {
  const start = performance.now();
  palanca.evaluate(links[call % links.length]);
  times.push((performance.now() - start) * 1000);
}
return times;";

/// Writes down how long after a key the figure, its frame and the evidence are there.
const WATCH: &str = "
const field = document.querySelector(\"input[name='team_cost']\");
const shown = (path) => document.querySelector(`[data-output='${path}']`).getAttribute('value');
const figure = () => shown('models.internal.cost_per_sql');
const evidence = () => shown('uncertainty.internal.cost_per_sql.p50');
window.to_figure = [];
window.to_frame = [];
window.to_evidence = [];
let pressed, before, evidenceBefore;
field.addEventListener('keydown', (event) => {
  pressed = event.timeStamp;
  [before, evidenceBefore] = [figure(), evidence()];
}, { capture: true });
new MutationObserver(() => {
  if (pressed === undefined) return;
  if (before !== undefined && figure() !== before) {
    const since = pressed;
    before = undefined;
    to_figure.push(performance.now() - since);
    requestAnimationFrame(() => setTimeout(() => to_frame.push(performance.now() - since)));
  }
  if (evidence() !== evidenceBefore) {
    to_evidence.push(performance.now() - pressed);
    pressed = undefined;
  }
}).observe(document.body, { attributes: true, childList: true, subtree: true });";

/// Seconds that scripts and Wasm have run in the page.
fn work_so_far(page: &page::Page) -> f64 {
    let metrics = page.devtools("Performance.getMetrics", json!({}));
    let metrics = metrics["metrics"].as_array().expect("metrics");
    let scripts = metrics.iter().find(|metric| metric["name"] == "ScriptDuration");
    scripts.and_then(|scripts| scripts["value"].as_f64()).expect("a duration")
}

/// The time of one call in microseconds, 501 times, each over so many `calls` that the clock can tell. The call is told
/// whose turn it is.
fn time_each<T>(calls: u32, call: impl Fn(usize) -> T) -> Vec<f64> {
    (0..501)
        .map(|round| {
            let start = Instant::now();
            for turn in 0..calls as usize {
                black_box(call(black_box((round + turn) % LINKS.len())));
            }
            start.elapsed().as_secs_f64() * 1e6 / f64::from(calls)
        })
        .collect()
}

fn sorted(mut times: Vec<f64>) -> Vec<f64> {
    times.sort_by(f64::total_cmp);
    times
}

fn print_times(what: &str, times: Vec<f64>) {
    let times = sorted(times);
    let [median, p95] = [50, 95].map(|percent| times[(times.len() - 1) * percent / 100]);
    println!("{median:>9.2}  {what} (p95 {p95:.2}, {} times)", times.len());
}

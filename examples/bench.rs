//! What the release weighs and how quick it is, for those who change it. `script/bench` runs it with all it needs.
//!
//! Figures are medians; they hold for the machine that they were taken on.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::disallowed_methods, reason = "measuring time is what this is for")]

// Shared with the journeys, which use all of it.
#[allow(dead_code)]
#[path = "../tests/end_to_end/browser.rs"]
mod browser;
#[allow(dead_code)]
#[path = "../tests/end_to_end/page.rs"]
mod page;
#[allow(dead_code)]
#[path = "serve/site.rs"]
mod site;

use std::hint::black_box;
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
        let batches = page.run(
            "const links = arguments[0], times = [];
             for (let batch = 0; batch < 201; batch++) {
               const start = performance.now();
               palanca.evaluate(links[batch % links.length]);
               times.push((performance.now() - start) * 1000);
             }
             return times;",
            json!([LINKS]),
        );
        print_times("evaluate, link to JSON", from_value(batches).expect("a list of numbers"));

        println!("\nIn Chromium, milliseconds from a key press");
        page.run(
            "const field = document.querySelector(\"input[name='team_cost']\");
             const figure = () => document.querySelector(\"[data-output='models.internal.cost_per_sql']\").getAttribute('value');
             window.to_figure = [];
             window.to_frame = [];
             let pressed, before;
             const take_time = (event) => { pressed = event.timeStamp; before = figure(); };
             field.addEventListener('keydown', take_time, { capture: true });
             new MutationObserver(() => {
               if (pressed === undefined || figure() === before) return;
               const since = pressed;
               pressed = undefined;
               to_figure.push(performance.now() - since);
               requestAnimationFrame(() => setTimeout(() => to_frame.push(performance.now() - since)));
             }).observe(document.body, { attributes: true, childList: true, subtree: true });",
            json!([]),
        );
        page.enter_field("team_cost");
        page.press("27");
        for turn in 0..300 {
            let before = page.run("return to_frame.length", json!([]));
            page.press(if turn % 2 == 0 { "1" } else { key::BACKSPACE });
            page.until("the figure follows the key", &format!("to_frame.length > {before}"));
        }
        for (what, times) in
            [("to the new figure in the page", "to_figure"), ("to the frame that shows it", "to_frame")]
        {
            print_times(what, from_value(page.run(&format!("return {times}"), json!([]))).expect("a list of numbers"));
        }
    });
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

fn print_times(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let [median, p95] = [50, 95].map(|percent| times[(times.len() - 1) * percent / 100]);
    println!("{median:>9.2}  {what} (p95 {p95:.2}, {} times)", times.len());
}

//! Links at the corners of what can be entered, and the page's text for each, block by block.

use palanca::domain::quantity::{Input, SMALLEST_AMOUNT};
use palanca::i18n::Language;
use palanca::share_link::v1;

use crate::drawn;

/// What is sought, with prices at which other models win.
const GOALS: [&str; 7] = [
    "",
    "&goal=volume",
    "&goal=time",
    "&goal=value&deal=1000",
    "&goal=value&deal=1000&hybrid_rate=70&full_rate=90",
    "&hybrid_rate=63.2&full_rate=90",
    "&hybrid_rate=90&full_rate=90&realised=60",
];

/// Inputs that decide who wins.
const DECIDING: [Input; 10] = [
    Input::Leads,
    Input::Worked,
    Input::Sql,
    Input::Hours,
    Input::TeamCost,
    Input::TeamTools,
    Input::Ceo,
    Input::HybridRate,
    Input::HybridHours,
    Input::Realised,
];

/// Figures in which something is missing, free, tied, tiny or huge.
const SPECIAL: [&str; 30] = [
    "",
    "team_cost=0&team_tools=0",
    "team_cost=0&team_tools=0&hybrid_rate=0&full_rate=0",
    "hybrid_hours=0&full_hours=0",
    "hybrid_hours=1&full_hours=1",
    "hybrid_hours=2&full_hours=2&goal=time",
    "hybrid_hours=3&hybrid_rate=63.2&full_rate=90",
    "hybrid_hours=3&goal=time",
    "sql=0&full_rate=0&hybrid_rate=0",
    "sql=0&ceo=0&goal=time",
    "sql=0&goal=value&deal=10",
    "worked=0&sql=0&hours=0",
    "leads=50&worked=50&sql=50&goal=volume",
    "leads=50&worked=50&sql=50&goal=time",
    "leads=1&sql=0.2",
    "leads=29&sql=0.7&goal=volume",
    "hybrid_fee=300",
    "hybrid_fee=1e9&currency=KWD&fx=0.33",
    "realised=0&hybrid_rate=50&full_rate=90",
    "realised=60&hybrid_rate=48&full_rate=48",
    "fx=0.000001",
    "fx=0.000001&hybrid_rate=90&full_rate=90",
    "fx=160&currency=JPY&hybrid_rate=63.2",
    "fx=1050&currency=CLP&deal=100000000000&goal=value",
    "fx=92&currency=INR&team_cost=123456",
    "sector=fintech&hybrid_rate=55&full_rate=90",
    "sector=custom&surcharge=33&hybrid_rate=60",
    "setup=0.01",
    "days=7&share=1&risk=1",
    "a_closing=0.01&a_meetings=0&a_proposals=0&a_accounts=0",
];

/// Each input at the ends of its range and near to them, two deciding ones at theirs, and what is special.
pub fn links() -> Vec<String> {
    let alone = Input::ALL.into_iter().flat_map(|input| {
        let limits = input.limits();
        let mut amounts = vec![limits.least, limits.most, 1.0_f64.clamp(limits.least, limits.most)];
        if !limits.whole {
            amounts.push(limits.least.max(SMALLEST_AMOUNT));
            amounts.push((limits.least.max(0.01) * 1.5).min(limits.most));
        }
        amounts.into_iter().map(move |amount| pair(input, amount))
    });
    let with_goals = alone.zip(GOALS.into_iter().cycle()).map(|(link, goal)| format!("{link}{goal}"));
    let together = DECIDING.into_iter().enumerate().flat_map(|(place, first)| {
        DECIDING.into_iter().skip(place + 1).flat_map(move |second| {
            [(false, false), (false, true), (true, false), (true, true)]
                .map(|(is_most, is_most_too)| format!("{}&{}", end(first, is_most), end(second, is_most_too)))
        })
    });
    SPECIAL.into_iter().map(str::to_owned).chain(with_goals).chain(together).collect()
}

fn pair(input: Input, amount: f64) -> String {
    format!("{}={amount}", v1::name(input))
}

fn end(input: Input, is_most: bool) -> String {
    let limits = input.limits();
    pair(input, if is_most { limits.most } else { limits.least })
}

/// The texts of the page, one a block, with those that are read out of pictures.
pub fn blocks(language: Language, link: &str) -> Vec<String> {
    /// What stands within a sentence.
    const INLINE: [&str; 5] = ["data", "strong", "span", "a", "tspan"];
    let markup = drawn::markup(drawn::props(language, drawn::opened(language, &format!("v=1&{link}"))));
    let mut blocks = vec![String::new()];
    let mut labels = Vec::new();
    let mut rest = markup.as_str();
    while let Some((text, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>').expect("a tag ends");
        rest = after;
        blocks.last_mut().expect("there is one").push_str(text);
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if !INLINE.contains(&name) {
            blocks.push(String::new());
        }
        if let Some((_, label)) = tag.split_once("aria-label=\"") {
            labels.push(label.split('"').next().unwrap_or_default().to_owned());
        }
    }
    let signs = [("&quot;", "\""), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    let plain =
        |text: &String| signs.iter().fold(text.trim().to_owned(), |text, (entity, sign)| text.replace(entity, sign));
    blocks.iter().chain(&labels).map(plain).filter(|text| !text.is_empty()).collect()
}

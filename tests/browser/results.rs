//! Results in the page are those of the command line.

use palanca::browser::numbers::JsNumbers;
use palanca::results::evaluate;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn every_golden_link_gives_its_native_result_to_the_letter() {
    let links: Vec<&str> = include_str!("../data/links/v1.links").lines().collect();
    let results: Vec<&str> = include_str!("../data/links/v1.results").lines().collect();
    assert_eq!(links.len(), results.len());
    // JSON is made a link by the start script: journeys through the page hold that.
    for (link, expected) in links.iter().zip(&results).filter(|(link, _)| !link.starts_with('{')) {
        assert_eq!(evaluate(link, &JsNumbers), *expected, "{link}");
    }
}

#[wasm_bindgen_test]
fn a_thousand_arbitrary_fragments_open() {
    let mut random = Random(20_260_101);
    for _ in 0..1_000 {
        let fragment = fragment(&mut random);
        let result = evaluate(&fragment, &JsNumbers);
        assert!(result.starts_with(r#"{"v":1,"inputs":{"leads":"#) && result.ends_with('}'), "{fragment:?}: {result}");
        assert!(!result.contains("NaN") || fragment.contains("NaN"), "{fragment:?}: {result}");
    }
}

/// A fragment of pieces of links, numbers and any characters at all.
fn fragment(random: &mut Random) -> String {
    const PIECES: [&str; 36] = [
        "&",
        "&",
        "&",
        "&",
        "=",
        "=",
        "=",
        "=",
        "#",
        "?",
        "%",
        "+",
        "-",
        ".",
        "e",
        "0",
        "7",
        "1e400",
        "-0",
        "1e-7",
        "%F0%9F",
        "%00",
        "%2B",
        "v=1",
        "leads",
        "worked=0",
        "sql",
        "hours=0",
        "hybrid_hours=",
        "hybrid_pace=0",
        "sector=custom",
        "goal=value",
        "currency",
        "title",
        "fx=1e-6",
        "NaN",
    ];
    let mut fragment = "#".to_owned();
    for _ in 0..random.below(40) {
        match random.below(4) {
            0 => fragment.extend(char::from_u32(random.below(0x11_0000))),
            1 => fragment.push_str(&random.below(1_000_000).to_string()),
            _ => fragment.push_str(PIECES[random.below(36) as usize]),
        }
    }
    fragment
}

/// A xorshift generator: the same fragments in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}

//! What travels: little at first, nothing afterwards.

use std::io::{self, Write};

use serde_json::{from_value, json};

use crate::browser::Visitor;
use crate::page::{LANGUAGES, in_each_language, origin, site};

/// All that a first visit may weigh, compressed, with the whole page written out in its HTML.
const MOST_BYTES: usize = 150_000;

/// What the page itself may weigh, compressed: with its styles, its words, the whole answer and the start script in it.
const MOST_BYTES_OF_PAGE: usize = 20_480 + MOST_BYTES_OF_START;

/// What may come before the answer takes input, compressed: the page, the first half of the Wasm, and the glue.
const MOST_BYTES_BEFORE_INPUT: usize = 101_000;

/// What the script that starts the page may weigh, compressed.
const MOST_BYTES_OF_START: usize = 2048;

/// What the first half of the Wasm may weigh, compressed.
const MOST_BYTES_OF_FIRST_HALF: usize = 77_000;

#[test]
fn a_first_visit_is_light() {
    in_each_language(&Visitor::default(), |page| {
        page.open("");
        let requested = page.run(
            "const icons = [...document.querySelectorAll('link[rel~=icon], link[rel=manifest]')].map((link) => link.href);
             const resources = performance.getEntriesByType('resource').map((entry) => entry.name);
             return [...new Set([location.href, ...resources, ...icons])].filter((address) => address.startsWith('http'))",
            json!([]),
        );
        let requested: Vec<String> = from_value(requested).expect("a list of addresses");
        let mut lines = vec![format!("\nFirst visit of /{}/, bytes in brotli:", page.language)];
        let mut sum = 0;
        let mut before_input = 0;
        for address in requested {
            let path = address.strip_prefix(origin()).unwrap_or_else(|| panic!("{address} is someone else's"));
            let answer = site().answer(path, "br");
            assert_eq!(answer.status, 200, "{path}");
            let bytes = answer.body.len();
            sum += bytes;
            assert!(!path.ends_with('/') || bytes <= MOST_BYTES_OF_PAGE, "{path} has {bytes} bytes");
            let is_first_half = path.ends_with(".wasm") && !path.contains("-rest-");
            assert!(!is_first_half || bytes <= MOST_BYTES_OF_FIRST_HALF, "{path} has {bytes} bytes");
            if !path.contains("-rest-") && !path.ends_with(".css") {
                before_input += bytes;
            }
            lines.push(format!("{:>8}  {path}", answer.body.len()));
        }
        lines.push(format!("{before_input:>8}  of {MOST_BYTES_BEFORE_INPUT} before it takes input"));
        lines.push(format!("{sum:>8}  of {MOST_BYTES}\n"));
        // Written where a passing test may speak too.
        io::stderr().write_all(lines.join("\n").as_bytes()).expect("standard error can be written");
        assert!(
            before_input <= MOST_BYTES_BEFORE_INPUT,
            "{before_input} bytes are more than {MOST_BYTES_BEFORE_INPUT}"
        );
        assert!(sum <= MOST_BYTES, "{sum} bytes are more than {MOST_BYTES}");
    });
}

#[test]
fn the_script_that_starts_it_is_short() {
    let page = String::from_utf8(site().answer("/", "").body).expect("a page is text");
    let (_, script) = page.split_once("<script>").expect("the root has its script");
    let (script, _) = script.split_once("</script>").expect("the script ends");
    for path in LANGUAGES.map(|language| format!("/{language}/embed/")) {
        let page = String::from_utf8(site().answer(&path, "").body).expect("a page is text");
        assert!(page.contains(script), "{path} has the same script");
    }
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut script.as_bytes(), &mut compressed, &brotli::enc::BrotliEncoderParams::default())
        .expect("memory can be written");
    let bytes = compressed.len();
    assert!(bytes <= MOST_BYTES_OF_START, "the start script has {bytes} bytes");
}

#[test]
fn nothing_is_requested_once_the_page_is_there() {
    in_each_language(&Visitor { keeps_network_log: true, ..Visitor::default() }, |page| {
        page.open("");
        assert!(!page.requests().is_empty(), "the log should hold the page's own requests");
        page.type_into("leads", "201");
        page.until_shows_inputs(&[("leads", "201")]);
        page.open_all_details();
        page.type_into("hybrid_rate", "35");
        page.leave_field();
        page.until_shows_inputs(&[("hybrid_rate", "35")]);
        let requests = page.requests();
        assert!(requests.is_empty(), "{requests:#?}");
    });
}

#[test]
fn the_page_may_send_nothing_anywhere() {
    in_each_language(&Visitor::default(), |page| {
        page.open("");
        let sent =
            page.run_async("try { await fetch(location.pathname); return true } catch { return false }", json!([]));
        assert!(sent == false, "the page's policy should let nothing out, not even to its own host");
        // A browser tells of each refusal, and this one was meant.
        let refusals = page.console_errors();
        let are_meant = refusals.iter().all(|refusal| refusal.replace('-', " ").contains("Content Security Policy"));
        assert!(are_meant && !refusals.is_empty(), "{refusals:?}");
    });
}

#[test]
fn the_notice_of_other_people_s_work_ships() {
    let answer = site().answer("/THIRD-PARTY.txt", "");
    assert_eq!(answer.status, 200);
    assert_eq!(String::from_utf8_lossy(&answer.body), include_str!("../../static/THIRD-PARTY.txt"));
}

//! What sites are shown how to do works as it stands: the README's examples, and a whole page.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use super::{at_a_site, frame, opened, page};
use crate::accessibility::violations;
use crate::browser::Visitor;
use crate::page::origin;
use crate::site::Site;

#[test]
fn the_two_lines_of_the_readme_work_as_they_stand() {
    let snippet = readme_example(0);
    assert_eq!(snippet.lines().count(), 2, "{snippet}");
    at_a_site(&Visitor::default(), &page("", &snippet), |host| {
        host.until_ready(1);
        host.until_fits(0);
    });
}

#[test]
fn the_plain_frame_of_the_readme_works_as_it_stands() {
    at_a_site(&Visitor::default(), &page("", &readme_example(1)), |host| {
        // Until then an empty page is in its place.
        host.until(
            "the frame has arrived",
            "performance.getEntriesByType('resource').some(({ name }) => name.includes('/embed/'))",
        );
        host.enter_frame("document.querySelector('iframe')");
        host.until("it answers input", "document.documentElement.dataset.ready === 'true'");
        host.until("it has its figures", "document.querySelector('[name=leads]').value === '300'");
        // Nobody makes this one as high as its content: it scrolls.
        assert!(host.count("document.scrollingElement.scrollHeight") > host.count("innerHeight"));
        host.leave_frame();
    });
}

#[test]
fn the_link_of_the_readme_works_as_it_stands() {
    at_a_site(&Visitor::default(), &page("", &readme_example(2)), |host| {
        host.click("a");
        host.until("the calculator answers input", "document.documentElement.dataset.ready === 'true'");
        host.until("it has its figures", "document.querySelector('[name=leads]').value === '300'");
        host.run("window.problems = []", json!([]));
    });
}

/// The page that `script/server` shows beside the calculator.
#[test]
fn a_whole_page_embeds_it_and_shows_what_it_hears() {
    let site = Arc::new(Site::new(file("examples/host")).with("WIDGET_ORIGIN", origin()));
    let address = format!("http://localhost:{}/", site.serve(0).expect("there is a free port").port());
    for visitor in [Visitor::default(), Visitor::on_a_phone(360)] {
        let host = opened(&visitor, "");
        host.go_to(&address);
        // A browser may load the frame before it is in view; how far before is its own affair.
        host.run(&format!("{}.scrollIntoView()", frame(0)), json!([]));
        host.until_ready(1);
        host.until_fits(0);
        host.until("it is listed", "document.querySelectorAll('#events li').length === 2");
        assert_eq!(host.read("document.querySelector('#events li').innerText"), "palanca:ready {}");
        assert_eq!(
            host.count("document.documentElement.scrollWidth"),
            host.count("document.documentElement.clientWidth")
        );
        assert_eq!(violations(&host, "body"), json!([]), "as axe sees the page around it");
        assert_eq!(host.run("return [window.problems, shifts]", json!([])), json!([[], []]));
        assert_eq!(host.console_errors(), Vec::<String>::new());
    }
}

fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// An example for sites in the README, at the calculator's own address.
#[track_caller]
fn readme_example(index: usize) -> String {
    let readme = fs::read_to_string(file("README.md")).expect("there is one");
    let (_, embedding) = readme.split_once("\n## Embedding it\n").expect("the README tells how to embed it");
    let example = embedding.split("```html\n").nth(index + 1).expect("there is such an example");
    example.split("\n```").next().unwrap_or_default().replace("https://HOST", origin())
}

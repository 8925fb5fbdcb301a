//! The calculator is always as high as what is in it: nothing is cut, nothing scrolls inside, nothing grows for ever.

use serde_json::json;

use super::{Host, at_a_site, element, frame, page, page_with, script};
use crate::browser::Visitor;

/// Around each of them something of the layout changes.
const WIDTHS: [u32; 6] = [320, 360, 640, 761, 1024, 1600];

/// More heights than this for one change would be a search, not an answer.
const MOST_HEIGHTS: u64 = 4;

#[test]
fn it_follows_its_content_at_every_width() {
    at_a_site(&Visitor::default(), &page_with("lang=\"es\""), |host| {
        host.until_ready(1);
        host.until_fits(0);
        for width in WIDTHS.into_iter().chain(WIDTHS.into_iter().rev()) {
            check_settles(host, &format!("{width} px wide"), || host.resize(width, 800, 1.0));
        }
    });
}

#[test]
fn it_grows_and_shrinks_with_what_is_opened_and_closed() {
    at_a_site(&Visitor::default(), &page_with("lang=\"es\""), |host| {
        host.until_ready(1);
        for width in [360, 761, 1600] {
            host.resize(width, 800, 1.0);
            host.until_fits(0);
            host.inside(0, |frame| set_details(frame, false));
            host.until_fits(0);
            let closed = height(host);
            check_settles(host, "opened", || host.inside(0, |frame| set_details(frame, true)));
            assert!(height(host) > closed + 200, "at {width} px, opened: {} after {closed}", height(host));
            check_settles(host, "closed", || host.inside(0, |frame| set_details(frame, false)));
            assert_eq!(height(host), closed, "at {width} px, closed again");
        }
    });
}

#[test]
fn it_follows_a_phone_that_is_turned() {
    at_a_site(&Visitor::default(), &page_with("lang=\"es\""), |host| {
        host.until_ready(1);
        host.resize(360, 740, 2.0);
        host.until_fits(0);
        let upright = height(host);
        check_settles(host, "turned", || host.resize(740, 360, 2.0));
        assert!(height(host) < upright, "wider is lower");
        check_settles(host, "turned back", || host.resize(360, 740, 2.0));
        assert_eq!(height(host), upright);
    });
}

#[test]
fn it_fits_where_a_pixel_is_not_a_pixel() {
    at_a_site(&Visitor::default(), &page_with("lang=\"es\""), |host| {
        host.until_ready(1);
        host.until_fits(0);
        for scale in [1.25, 1.5] {
            for width in [360, 761, 1024] {
                check_settles(host, &format!("{width} px at {scale}"), || host.resize(width, 800, scale));
            }
        }
    });
}

#[test]
fn it_fits_into_a_column_whose_width_is_a_fraction() {
    let column = |width: &str| format!("<div style=\"width: {width}\">{}</div>", element("lang=\"es\""));
    let body = format!("{}{}{}", script(), column("333.3px"), column("66.67%"));
    at_a_site(&Visitor::default(), &page("", &body), |host| {
        // How near a frame has to be to be loaded is the browser's to choose: the second may come along.
        host.until("one is ready", "heard.some((event) => event.type === 'palanca:ready')");
        host.run(&format!("{}.scrollIntoView()", frame(1)), json!([]));
        host.until_ready(2);
        host.until_fits(0);
        host.until_fits(1);
    });
}

#[test]
fn it_shrinks_with_the_sections_that_are_shown() {
    at_a_site(&Visitor::default(), &page_with("lang=\"es\""), |host| {
        host.until_ready(1);
        host.until_fits(0);
        let whole = height(host);
        check_settles(host, "fewer sections", || set_attribute(host, "sections", "value"));
        assert!(height(host) < whole / 4, "{} after {whole}", height(host));
        check_settles(host, "all sections", || set_attribute(host, "sections", ""));
        assert_eq!(height(host), whole);
    });
}

#[test]
fn it_does_not_grow_into_the_room_that_a_site_has_left() {
    at_a_site(&Visitor::default(), &page_with("lang=\"es\" sections=\"value\" style=\"min-height: 3000px\""), |host| {
        host.until_ready(1);
        host.until("a height was told", "messages.some((message) => message.type === 'height')");
        host.let_it_draw();
        let told = host.run("return messages.filter((message) => message.type === 'height').at(-1).data.px", json!([]));
        assert!(told.as_u64().is_some_and(|told| told < 2000), "what is in it is {told} px high");
        assert_eq!(height(host), 3000, "the room stays");
        assert!(heights_told(host) <= MOST_HEIGHTS, "heights were told {} times", heights_told(host));
    });
}

/// Changes something and waits until the calculator fits again: soon, and then for good.
#[track_caller]
fn check_settles(host: &Host, what: &str, change: impl FnOnce()) {
    let before = heights_told(host);
    change();
    host.until_fits(0);
    host.let_it_draw();
    host.until_fits(0);
    let told = heights_told(host) - before;
    assert!(told <= MOST_HEIGHTS, "{what}: {told} heights were told before it fitted");
    host.let_it_draw();
    assert_eq!(heights_told(host) - before, told, "{what}: heights go on being told");
}

fn heights_told(host: &Host) -> u64 {
    host.count("messages.filter((message) => message.type === 'height').length")
}

fn height(host: &Host) -> u64 {
    host.count(&format!("{}.clientHeight", frame(0)))
}

fn set_attribute(host: &Host, name: &str, value: &str) {
    host.run("document.querySelector('palanca-calculator').setAttribute(...arguments)", json!([name, value]));
}

/// Opens or closes all that opens by a tap.
fn set_details(frame: &Host, is_open: bool) {
    frame.run("for (const part of document.querySelectorAll('details')) part.open = arguments[0]", json!([is_open]));
}

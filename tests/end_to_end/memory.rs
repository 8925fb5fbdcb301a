//! What the browser remembers of a visitor, and what the page does where it may remember nothing.

use serde_json::json;

use crate::browser::Visitor;
use crate::page::{Page, in_some_languages};

#[test]
fn the_browser_remembers_what_it_last_had() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.type_into("leads", "237");
        page.until_shows_inputs(&[("leads", "237")]);
        page.open_another_tab();
        page.open("");
        page.until_shows("#v=1&leads=237");
        assert_eq!(page.draft("leads"), "237");
    });
}

#[test]
fn a_figure_is_kept_though_the_visitor_leaves_with_the_same_key() {
    /// Nothing is drawn between the two. A link, as a browser knows of one that it leads away.
    const TYPED_AND_GONE: &str = "
        const link = document.body.appendChild(document.createElement('a'));
        link.id = link.textContent = 'away';
        link.href = arguments[0];
        link.addEventListener('click', () => {
          const field = document.querySelector('[name=leads]');
          field.value = '237';
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        });";
    in_some_languages(&Visitor::default(), |page| {
        let other = page.other_language();
        page.open("");
        page.run(TYPED_AND_GONE, json!([format!("/{other}/")]));
        page.click("#away");
        page.until(
            "the other page is there",
            &format!("location.pathname === '/{other}/' && document.documentElement.dataset.ready === 'true'"),
        );
        page.until_shows("#v=1&leads=237");
        assert_eq!(page.draft("leads"), "237");
    });
}

#[test]
fn a_link_goes_before_what_the_browser_remembers() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.type_into("leads", "237");
        page.until_shows_inputs(&[("leads", "237")]);
        page.open_another_tab();
        page.open("#v=1&sql=12");
        page.until_shows("#v=1&sql=12");
        assert_eq!(page.draft("leads"), "150");
    });
}

/// The way back to one's own figures.
const RECALL: &str = "[data-figures=own]";

#[track_caller]
fn kept(page: &Page) -> String {
    page.run("return localStorage.palanca ?? ''", json!([])).as_str().expect("a text").to_owned()
}

/// Leads of one's own, and a tab with somebody else's link.
fn open_a_link_beside_own(page: &Page) {
    page.open("");
    page.type_into("leads", "777");
    page.until_shows_inputs(&[("leads", "777")]);
    page.open_another_tab();
    page.open("#v=1&leads=200&hybrid_rate=40");
    page.until_shows("#v=1&leads=200&hybrid_rate=40");
    page.until("the way back is offered", &format!("document.querySelector({RECALL:?})"));
}

#[test]
fn figures_of_ones_own_outlast_whatever_is_done_with_a_link() {
    in_some_languages(&Visitor::default(), |page| {
        open_a_link_beside_own(page);
        page.type_into("sql", "12");
        page.until_shows_inputs(&[("leads", "200"), ("sql", "12")]);
        assert_eq!(kept(page), "#v=1&leads=777");
        page.reload();
        page.until_ready();
        page.until_shows_inputs(&[("leads", "200"), ("sql", "12"), ("hybrid_rate", "40")]);
        assert!(page.has(RECALL), "the way back stays after a reload");
        let edited = page.address();
        page.open_another_tab();
        page.open("");
        page.until_shows("#v=1&leads=777");
        assert_eq!(page.draft("leads"), "777");
        page.open_another_tab();
        page.open_address(&edited);
        // To start again with a link's figures throws none of one's own away.
        page.click(".actions button");
        page.until_shows_no_input(&["sql", "hybrid_rate"]);
        assert_eq!(kept(page), "#v=1&leads=777");
        page.press_button(RECALL);
        page.until_shows_inputs(&[("leads", "777")]);
        page.until_focus_is_on("#answer");
        assert_eq!(page.fragment(), "#v=1&leads=777");
        assert!(!page.has(".provenance"), "these are one's own again");
        page.type_into("sql", "11");
        page.until_shows_inputs(&[("leads", "777"), ("sql", "11")]);
        assert_eq!(kept(page), "#v=1&leads=777&sql=11");
    });
}

#[test]
fn a_links_figures_take_the_place_of_ones_own_when_asked_to() {
    in_some_languages(&Visitor::default(), |page| {
        open_a_link_beside_own(page);
        page.press_button("[data-figures=replace]");
        page.until("they are kept", "localStorage.palanca === '#v=1&leads=200&hybrid_rate=40'");
        page.until_focus_is_on("#answer");
        assert!(!page.has(".provenance"), "these are one's own now");
        page.open_another_tab();
        page.open("");
        page.until_shows("#v=1&leads=200&hybrid_rate=40");
    });
}

#[test]
fn whoever_has_no_figures_makes_a_links_their_own_by_editing_them() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("?leads=300&utm_source=x");
        page.until_shows("#v=1&leads=300");
        assert_eq!(kept(page), "", "to look is not to edit");
        page.type_into("sql", "12");
        page.until_shows_inputs(&[("leads", "300"), ("sql", "12")]);
        assert_eq!(kept(page), "#v=1&leads=300&sql=12");
        assert!(!page.has(RECALL), "there is nothing else to go back to");
    });
}

/// What another tab of the same browser does to what is kept.
#[track_caller]
fn in_another_tab(page: &Page, script: &str) {
    let script = format!(
        "const other = document.body.appendChild(document.createElement('iframe')).contentWindow;
         other.localStorage.{script};
         other.frameElement.remove();"
    );
    page.run(&script, json!([]));
}

#[test]
fn what_another_tab_keeps_is_never_written_over_without_a_word() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.type_into("leads", "237");
        page.until_shows_inputs(&[("leads", "237")]);
        in_another_tab(page, "palanca = '#v=1&leads=300'");
        page.until("it is reported", &format!("document.querySelector({RECALL:?})"));
        assert_eq!(page.draft("leads"), "237", "what is on the page stays");
        page.type_into("sql", "12");
        page.until_shows_inputs(&[("leads", "237"), ("sql", "12")]);
        assert_eq!(kept(page), "#v=1&leads=300");
        page.press_button(RECALL);
        page.until_shows_inputs(&[("leads", "300")]);
        // A tab that slept gets no event: it looks before it writes.
        page.run("localStorage.palanca = '#v=1&leads=301'", json!([]));
        page.type_into("sql", "13");
        page.until("it is reported", &format!("document.querySelector({RECALL:?})"));
        page.until_shows_inputs(&[("leads", "300"), ("sql", "13")]);
        assert_eq!(kept(page), "#v=1&leads=301");
        page.press_button("[data-figures=replace]");
        page.until("this one's are kept", "localStorage.palanca === '#v=1&leads=300&sql=13'");
        // The other tab has the same: nothing is left to say.
        page.run("localStorage.palanca = '#v=1&leads=302'", json!([]));
        page.type_into("sql", "14");
        page.until("it is reported", &format!("document.querySelector({RECALL:?})"));
        page.until_shows_inputs(&[("sql", "14")]);
        in_another_tab(page, "palanca = '#v=1&leads=300&sql=14'");
        page.until("both agree", &format!("!document.querySelector({RECALL:?})"));
    });
}

#[test]
fn what_is_forgotten_stays_forgotten() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.type_into("leads", "237");
        page.until_shows_inputs(&[("leads", "237")]);
        // In another tab: this one brings nothing back.
        in_another_tab(page, "removeItem('palanca')");
        page.until("it is reported", &format!("document.querySelector({RECALL:?})"));
        page.type_into("sql", "12");
        page.until_shows_inputs(&[("leads", "237"), ("sql", "12")]);
        assert_eq!(kept(page), "");
        // In this one: neither memory nor address holds a figure any more.
        page.press_button("[data-figures=replace]");
        page.until("they are kept", "localStorage.palanca === '#v=1&leads=237&sql=12'");
        page.click(".actions button + button");
        page.until_shows_no_input(&["leads", "sql"]);
        assert_eq!(kept(page), "");
        page.reload();
        page.until_ready();
        page.until_shows("#v=1");
        page.type_into("sql", "13");
        page.until_shows_inputs(&[("sql", "13")]);
        assert_eq!(kept(page), "#v=1&sql=13");
    });
}

#[test]
fn the_address_shows_the_neutral_figures_while_the_page_does() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&leads=200&hybrid_rate=40");
        page.until_shows("#v=1&leads=200&hybrid_rate=40");
        page.click("[data-figures=neutral]");
        page.until_shows_no_input(&["leads", "hybrid_rate"]);
        assert_eq!(page.draft("leads"), "150");
        page.click("[data-figures=neutral]");
        page.until_shows_inputs(&[("leads", "200"), ("hybrid_rate", "40")]);
        // To look is not to edit.
        assert_eq!(kept(page), "");
        page.type_into("sql", "12");
        page.until_shows_inputs(&[("leads", "200"), ("sql", "12")]);
        page.click("[data-figures=neutral]");
        page.until_shows_no_input(&["leads", "hybrid_rate"]);
        assert_eq!(kept(page), "#v=1&leads=200&sql=12&hybrid_rate=40");
    });
}

#[test]
fn the_page_works_where_storage_is_denied() {
    in_some_languages(&Visitor { denies_storage: true, ..Visitor::default() }, |page| {
        page.open("");
        let denied = page.run("try { localStorage.length; return false } catch { return true }", json!([]));
        assert!(denied == true, "this browser should deny storage");
        page.until_shows("");
        page.type_into("leads", "237");
        page.until_shows_inputs(&[("leads", "237")]);
        page.reload();
        page.until_ready();
        page.until_shows_inputs(&[("leads", "237")]);
    });
}

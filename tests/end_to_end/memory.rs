//! What the browser remembers of a visitor, and what the page does where it may remember nothing.

use serde_json::json;

use crate::browser::Visitor;
use crate::page::in_some_languages;

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

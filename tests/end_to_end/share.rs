//! A founder sends their figures on: all of them to a partner, without money to a supplier.

use std::cell::RefCell;

use serde_json::json;

use crate::browser::Visitor;
use crate::page::{self, Page, in_language, in_some_languages, text};

const WHOLE: &str = "[data-copy-link='whole']";
const WITHOUT_MONEY: &str = "[data-copy-link='without_money']";

/// The keys of a link that hold money.
const MONEY: [&str; 9] =
    ["team_cost", "team_tools", "ceo_value", "full_rate", "hybrid_rate", "full_fee", "hybrid_fee", "setup", "deal"];

/// Presses a button that copies, and reads what is on the clipboard then.
#[track_caller]
fn copied(page: &Page, button: &str) -> String {
    page.run("document.querySelector('[role=status]').textContent = ''", json!([]));
    let before = page.words(button);
    page.press_button(button);
    page.until("the button says so", &format!("document.querySelector({button:?}).innerText !== {before:?}"));
    assert_ne!(page.spoken(), "", "a screen reader reads it out");
    page.until_focus_is_on(button);
    page.clipboard()
}

#[test]
fn the_whole_link_opens_the_same_page_elsewhere() {
    for language in page::LANGUAGES {
        let link = RefCell::new(String::new());
        in_language(language, &Visitor::default(), |page| {
            page.open("?utm_source=mail");
            page.type_into("leads", "321");
            page.type_into("team_cost", "41");
            page.type_into("title", "Board, May");
            page.until_shows_inputs(&[("leads", "321"), ("team_cost", "41"), ("title", "Board, May")]);
            assert_eq!(page.words(".scenario-title"), "Board, May");
            link.replace(copied(page, WHOLE));
            assert_eq!(*link.borrow(), format!("{}/{language}/{}", page::origin(), page.fragment()));
        });
        in_language(language, &Visitor::default(), |page| {
            page.open_address(&link.borrow());
            page.until_shows_inputs(&[("leads", "321"), ("team_cost", "41")]);
            assert_eq!(page.words(".scenario-title"), "Board, May");
            page.until("the field is there", "document.querySelector('input[name=title]')");
            assert_eq!(page.draft("title"), "Board, May");
        });
    }
}

#[test]
fn the_link_without_money_holds_none() {
    in_some_languages(&Visitor::default(), |page| {
        let money: String = MONEY.iter().map(|key| format!("&{key}=77")).collect();
        page.open(&format!("#v=1&leads=321{money}&title=Offer"));
        page.until_shows_its_address();
        let link = copied(page, WITHOUT_MONEY);
        assert_eq!(link, format!("{}/{}/#v=1&leads=321&title=Offer", page::origin(), page.language));
        // What is sent on holds none either, until the visitor says so.
        let mail = |page: &Page| text(&page.run("return document.querySelector('[data-share=mail]').href", json!([])));
        assert!(!mail(page).contains("%3D77"), "{}", mail(page));
        let drawn = "return document.querySelector('#share [data-qr] path').getAttribute('d')";
        let code = page.run(drawn, json!([]));
        page.click("[data-sends-money]");
        page.until("the mail holds it", "document.querySelector('[data-share=mail]').href.includes('team_cost%3D77')");
        assert_ne!(page.run(drawn, json!([])), code, "the code follows");
        assert!(mail(page).starts_with("mailto:?subject=Offer&body=http"), "{}", mail(page));
    });
}

#[test]
fn where_the_clipboard_is_denied_the_link_is_selected() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&leads=321");
        page.until_shows_its_address();
        page.run(
            "navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))",
            json!([]),
        );
        check_selected(page);
        // Nor is there a clipboard at all where the page came without encryption.
        page.open("#v=1&leads=322");
        page.until_shows_its_address();
        page.run("Object.defineProperty(navigator, 'clipboard', { value: undefined })", json!([]));
        check_selected(page);
    });
}

#[track_caller]
fn check_selected(page: &Page) {
    page.press_button(WHOLE);
    page.until_focus_is_on("#link-whole");
    let selected = page.run(
        "const { value, selectionStart, selectionEnd } = document.activeElement;
         return value.slice(selectionStart, selectionEnd)",
        json!([]),
    );
    assert_eq!(selected, page.address());
    page.until("it is said beside it", "document.querySelector('#share .caution')");
    assert_ne!(page.spoken(), "", "a screen reader reads it out");
}

#[test]
fn the_system_s_menu_is_offered_where_there_is_one() {
    in_some_languages(&Visitor::default(), |page| {
        let stub = "navigator.share = async (data) => { window.shared = data }";
        page.prepare(stub);
        page.open("#v=1&leads=321&team_cost=41&title=Offer");
        page.until("the menu is offered", "document.querySelector('[data-share=menu]')");
        page.click("[data-share=menu]");
        page.until("the menu is open", "window.shared");
        let expected = format!("{}/{}/#v=1&leads=321&title=Offer", page::origin(), page.language);
        assert_eq!(page.run("return window.shared", json!([])), json!({ "title": "Offer", "url": expected }));
    });
}

#[test]
fn whoever_closes_the_menu_has_only_changed_their_mind() {
    in_some_languages(&Visitor::default(), |page| {
        let stub =
            "navigator.share = async () => { window.closed_menu = true; throw new DOMException('', 'AbortError') }";
        page.prepare(stub);
        page.open("");
        page.until("the menu is offered", "document.querySelector('[data-share=menu]')");
        page.click("[data-share=menu]");
        page.until("the menu is closed", "window.closed_menu");
    });
}

#[test]
fn a_menu_that_is_refused_says_so_and_nothing_is_copied_any_more() {
    in_some_languages(&Visitor::default(), |page| {
        page.prepare("navigator.share = async () => { throw new DOMException('', 'NotAllowedError') }");
        page.open("#v=1&leads=321");
        page.until("the menu is offered", "document.querySelector('[data-share=menu]')");
        copied(page, WHOLE);
        let said = page.words(WHOLE);
        page.click("[data-share=menu]");
        page.until("it says so", "document.querySelector('#share .caution')");
        assert_ne!(page.words(WHOLE), said, "the old word is gone");
        assert_ne!(page.spoken(), "", "a screen reader reads it out");
    });
}

#[test]
fn a_hostile_title_is_text_and_nothing_else() {
    in_some_languages(&Visitor::default(), |page| {
        for hostile in
            ["<img src=x onerror=window.hit=1>", "javascript:window.hit=1", "\"><script>window.hit=1</script>"]
        {
            page.open("#v=1&leads=321");
            page.until_shows_its_address();
            page.type_into("title", hostile);
            page.until_shows_inputs(&[("title", hostile)]);
            page.reload();
            page.until_ready();
            page.until_shows_its_address();
            assert_eq!(page.words(".scenario-title"), hostile);
            assert_eq!(page.draft("title"), hostile);
            assert_eq!(page.run("return document.querySelector('.sheet h2').textContent", json!([])), hostile);
            let made =
                page.run("return window.hit ?? document.querySelectorAll('main img, main script').length", json!([]));
            assert_eq!(made, 0, "{hostile}");
        }
    });
}

#[test]
fn a_title_stays_as_it_is_typed_up_to_its_length() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        let long = "a b c d ".repeat(12);
        page.type_into("title", &long);
        page.until_shows_inputs(&[("title", &long[..80])]);
        assert_eq!(page.draft("title"), &long[..80]);
        page.run("location.hash = '#v=1&title=Other'", json!([]));
        page.until("the field follows the link", "document.querySelector('input[name=title]').value === 'Other'");
    });
}

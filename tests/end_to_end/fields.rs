//! What people really type and paste into a field.

use serde_json::json;

use crate::browser::Visitor;
use crate::page::{Page, field, in_language, in_some_languages};

/// What the page stands at before anything is typed.
const BEFORE: &str = "#v=1&leads=200&team_cost=40";

#[test]
fn numbers_are_understood_as_people_write_them() {
    in_some_languages(&Visitor::default(), |page| {
        page.open(BEFORE);
        for (typed, understood) in [
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("1 234", "1234"),
            ("1'234", "1234"),
            ("12k", "12000"),
            ("52 €", "52"),
            ("007", "7"),
        ] {
            check_typed(page, typed, understood);
        }
    });
}

#[test]
fn an_ambiguous_number_is_read_as_the_visitors_region_writes() {
    let mexican = Visitor { languages: "es-MX,es", ..Visitor::default() };
    let spanish = Visitor { languages: "es-ES,es", ..Visitor::default() };
    let english = Visitor { languages: "en-US,en", ..Visitor::default() };
    for (language, visitor, understood) in [
        ("es", spanish, "1234"),
        ("es", mexican, "1.234"),
        // Without a region of the page's own language, the page's language decides.
        ("es", english, "1234"),
        ("en", english, "1.234"),
        ("en", spanish, "1.234"),
    ] {
        in_language(language, &visitor, |page| {
            page.open(BEFORE);
            check_typed(page, "1.234", understood);
        });
    }
}

#[test]
fn what_is_pasted_is_understood() {
    in_some_languages(&Visitor::default(), |page| {
        page.open(BEFORE);
        page.paste_into("team_cost", "€ 52.000");
        assert_eq!(page.draft("team_cost"), "€ 52.000");
        page.until_shows_inputs(&[("team_cost", if page.decimal_mark() == '.' { "52" } else { "52000" })]);
    });
}

#[test]
fn words_are_refused_in_words_and_the_last_figure_stays() {
    in_some_languages(&Visitor::default(), |page| {
        page.open(BEFORE);
        page.type_into("leads", "abc");
        check_explains(page, "leads", "abc");
        page.until_shows(BEFORE);
        page.leave_field();
        check_repaired(page, "leads", "200");
        page.until_shows(BEFORE);
    });
}

#[test]
fn an_empty_field_is_not_zero() {
    in_some_languages(&Visitor::default(), |page| {
        page.open(BEFORE);
        page.type_into("leads", "");
        assert_eq!(page.draft("leads"), "");
        page.until_shows(BEFORE);
        page.leave_field();
        check_repaired(page, "leads", "200");
        page.until_shows(BEFORE);
    });
}

#[test]
fn a_number_out_of_range_becomes_the_nearest_limit_on_leaving() {
    in_some_languages(&Visitor::default(), |page| {
        for (typed, nearest) in [("-3", "0"), ("1e9", "1000000")] {
            page.open(BEFORE);
            page.type_into("leads", typed);
            check_explains(page, "leads", typed);
            page.until_shows_its_address();
            page.leave_field();
            check_repaired(page, "leads", nearest);
            page.until_shows_inputs(&[("leads", nearest)]);
        }
    });
}

/// Types a cost: it is taken as it is written, and the text is left alone.
#[track_caller]
fn check_typed(page: &Page, typed: &str, understood: &str) {
    page.type_into("team_cost", typed);
    page.until_shows_inputs(&[("team_cost", understood)]);
    assert_eq!(page.draft("team_cost"), typed, "the text stays the visitor's while they are in the field");
}

/// The field keeps the visitor's text, is marked, and says why in words.
#[track_caller]
fn check_explains(page: &Page, key: &str, typed: &str) {
    page.until(
        &format!("the field of {key} explains what is wrong with {typed:?}"),
        &format!("(({EXPLANATION})(document.querySelector({:?}))).length > 0", field(key)),
    );
    assert_eq!(page.draft(key), typed, "the text stays the visitor's while they are in the field");
}

/// Having been left, the field shows a figure again and is not marked any more.
#[track_caller]
fn check_repaired(page: &Page, key: &str, digits: &str) {
    let selector = field(key);
    let is_right = format!(
        "(({EXPLANATION})(document.querySelector({selector:?}))).length === 0 &&
         document.querySelector({selector:?}).value.replace(/\\D/g, '') === {digits:?}"
    );
    let draft = || page.run("return document.querySelector(arguments[0]).outerHTML", json!([selector]));
    assert!(
        page.comes_true(&is_right),
        "on leaving, {key} should say {digits}; it says {:?}: {}",
        page.draft(key),
        draft()
    );
}

/// A function of a field: why it is marked as wrong, in the words beside it; nothing where it is not.
const EXPLANATION: &str = "(field) => field.getAttribute('aria-invalid') !== 'true' ? '' :
  (field.getAttribute('aria-describedby') ?? '').split(/\\s+/).map((id) => document.getElementById(id))
    .filter((words) => words?.checkVisibility()).map((words) => words.textContent.trim()).join(' ')";

#[test]
fn while_a_figure_is_typed_the_answer_follows_and_the_sections_wait_for_a_pause() {
    /// Two keys, one right after the other; whether the answer has changed when the first section does, and whether a timer
    /// set with the second key for less than the pause has rung.
    const TYPED: &str = "
        const [field, answer, section] = arguments.slice(0, 3).map((found) => document.querySelector(found));
        const type = (value) => {
          field.value = value;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        };
        const change = (where) => new Promise((resolve) => {
          const watched = { subtree: true, childList: true, characterData: true };
          new MutationObserver((_, seen) => resolve(seen.disconnect())).observe(where, watched);
        });
        let [answered, waited] = [false, false];
        change(answer).then(() => { answered = true; });
        const followed = change(section);
        type('31');
        setTimeout(() => { waited = true; }, 100);
        type('312');
        await followed;
        return { answered, waited };";
    in_language("es", &Visitor::default(), |page| {
        page.open(BEFORE);
        page.open_all_details();
        page.until_shows(BEFORE);
        let seen = page.run_async(TYPED, json!([field("team_cost"), "#calculator .answer", "#models"]));
        assert_eq!(seen, json!({ "answered": true, "waited": true }));
        page.until_shows_inputs(&[("team_cost", "312")]);
    });
}

#[test]
fn after_a_key_the_sections_are_drawn_in_one_task_where_no_key_waits_and_one_by_one_else() {
    /// The tasks in which sections changed after one key, each by its number, with the browser saying whether keys wait. By
    /// the page's clock every piece takes long.
    const CHANGED: &str = "
        const [selector, waits] = arguments;
        let now = Date.now();
        Date.now = () => now += 20;
        Object.defineProperty(navigator, 'scheduling', { value: { isInputPending: () => waits }, configurable: true });
        const field = document.querySelector(selector);
        const seen = {};
        let task = 0;
        const watched = { subtree: true, childList: true, characterData: true, attributes: true };
        return new Promise((resolve) => {
          // Comes once at the end of each task in which there were changes.
          new MutationObserver((changes) => {
            task += 1;
            for (const { target } of changes) {
              const element = target instanceof Element ? target : target.parentElement;
              seen[element?.closest('main > section')?.id] ??= task;
            }
            if (seen.models !== undefined && seen.evidence !== undefined && seen.audit !== undefined) resolve(seen);
          }).observe(document.querySelector('main'), watched);
          field.value = '31';
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        });";
    for waits in [false, true] {
        in_language("es", &Visitor::default(), |page| {
            page.open(BEFORE);
            page.open_all_details();
            page.until_shows(BEFORE);
            let seen = page.run_async(CHANGED, json!([field("team_cost"), waits]));
            let task = |section: &str| seen[section].as_u64().expect("it has changed");
            assert!(task("calculator") < task("models"), "the answer is there before: {seen}");
            assert_eq!(task("models") == task("evidence"), !waits, "{seen}");
            assert_eq!(task("evidence") == task("audit"), !waits, "{seen}");
        });
    }
}

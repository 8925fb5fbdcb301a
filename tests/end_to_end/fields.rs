//! What people really type and paste into a field.

use serde_json::json;

use crate::browser::Visitor;
use crate::page::{Page, field, in_each_language, in_language, in_some_languages, slider, text};

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
            ("52 €/h", "52"),
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
fn what_is_pasted_is_never_glued() {
    in_some_languages(&Visitor::default(), |page| {
        for pasted in ["30\t40", "30\n40", "30\r\n40", "30 40", "$30$40", "30; 40", "34–48 €"] {
            page.open(BEFORE);
            page.paste_into("leads", pasted);
            check_explains(page, "leads", &page.draft("leads"));
            page.leave_field();
            check_explains(page, "leads", &page.draft("leads"));
            page.until_shows(BEFORE);
        }
        // Of two lines the browser makes one: what was understood is said.
        page.open(BEFORE);
        page.paste_into("leads", "1\n234");
        assert_ne!(page.draft("leads"), "1234");
        check_echoes(page, "leads", Some("1234"));
    });
}

#[test]
fn what_can_t_be_read_keeps_text_and_message_and_the_figure_from_before_is_in_use() {
    in_some_languages(&Visitor::default(), |page| {
        for typed in ["abc", "30-40", "2024-01-05", "30 40", "1.5X", "3 h 20"] {
            page.open(BEFORE);
            page.type_into("leads", typed);
            check_explains(page, "leads", typed);
            page.leave_field();
            page.until_shows(BEFORE);
            check_explains(page, "leads", typed);
            assert!(page.words("#m-leads").contains("200"), "it says which figure is in use");
            // Whoever comes back goes on from there.
            page.type_into("leads", "250");
            page.leave_field();
            check_repaired(page, "leads", "250");
            page.until_shows_inputs(&[("leads", "250")]);
        }
    });
}

#[test]
fn words_for_thousands_and_millions_are_read_and_echoed() {
    for (language, typed, understood) in [
        ("es", "52 mil", "52000"),
        ("en", "1.5M", "1500000"),
        ("fr", "1,5 M€", "1500000"),
        ("de", "1,5 Mio.", "1500000"),
        ("de", "2 Mrd", "2000000000"),
        ("it", "1,5 mln", "1500000"),
        ("pt", "52 mil", "52000"),
    ] {
        in_language(language, &Visitor::default(), |page| {
            page.open("");
            page.open_all_details();
            page.type_into("deal", typed);
            check_echoes(page, "deal", Some(understood));
            page.until_shows_inputs(&[("deal", understood)]);
            page.leave_field();
            check_repaired(page, "deal", understood);
        });
    }
}

#[test]
fn units_of_the_field_are_read_and_a_fraction_of_a_hundredth_is_echoed() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        page.open_all_details();
        page.type_into("hours", "30 h");
        check_echoes(page, "hours", None);
        page.until_shows_inputs(&[("hours", "30")]);
        page.type_into("win", &page.as_written("0.3"));
        check_echoes(page, "win", Some("03"));
        page.until_shows_inputs(&[("win", "0.3")]);
    });
}

#[test]
fn what_the_page_says_of_a_figure_can_be_typed() {
    in_each_language(&Visitor::default(), |page| {
        for currency in ["EUR", "JPY", "CLP", "INR", "CHF", "KWD"] {
            page.open(&format!("#v=1&leads=123456&worked=1234.5&team_cost=1234567.5&ceo=15.25&currency={currency}"));
            page.until_shows_its_address();
            for (key, given) in
                [("leads", "123456"), ("worked", "1234.5"), ("team_cost", "1234567.5"), ("ceo", "15.25")]
            {
                let said = text(&page.run(
                    "return document.querySelector(arguments[0]).getAttribute('aria-valuetext')",
                    json!([slider(key)]),
                ));
                page.type_into(key, "7");
                page.paste_into(key, &said);
                page.until_shows_inputs(&[(key, given)]);
                let is_wrong = page.run("return document.querySelector(arguments[0]).ariaInvalid", json!([field(key)]));
                assert!(is_wrong.is_null(), "{said}");
            }
        }
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
pub fn check_explains(page: &Page, key: &str, typed: &str) {
    page.until(
        &format!("the field of {key} explains what is wrong with {typed:?}"),
        &format!("(({EXPLANATION})(document.querySelector({:?}))).length > 0", field(key)),
    );
    assert_eq!(page.draft(key), typed, "the text stays the visitor's while they are in the field");
}

/// What the field says it has understood; nothing of its own where that is plain.
#[track_caller]
fn check_echoes(page: &Page, key: &str, digits: Option<&str>) {
    let help = format!("document.getElementById('m-{key}').textContent");
    let is_right = match digits {
        Some(digits) => format!("{help}.replace(/\\D/g, '') === {digits:?}"),
        None => format!("{help} !== '' && !{help}.includes({:?})", page.draft(key)),
    };
    let is_wrong = format!("document.querySelector({:?}).ariaInvalid === 'true'", field(key));
    assert!(page.comes_true(&format!("!({is_wrong}) && {is_right}")), "{:?}", page.words(&format!("#m-{key}")));
}

/// Having been left, the field shows a figure again and is not marked any more.
#[track_caller]
pub fn check_repaired(page: &Page, key: &str, digits: &str) {
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

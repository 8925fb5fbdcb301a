//! What others do to the page: translators, extensions, phones that make links of numbers. Whatever they do, after the next
//! change every figure in the page is the one that a fresh page of the same link shows.

use serde_json::json;

use crate::browser::{Visitor, key};
use crate::page::{Page, field, in_language, in_some_languages, origin, text};

/// Every figure with its path, its raw number and its text.
const FIGURES: &str = "JSON.stringify([...document.querySelectorAll('data[data-output]')]
    .map((figure) => [figure.dataset.output, figure.value, figure.textContent]))";

/// What others do, by name: `?others=NAME` does it before the app starts, the event `others` afterwards.
const OTHERS: &str = "
    const texts = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) found.push(walker.currentNode);
      const isOurs = (text) => !text.parentNode.closest('script, style, font, textarea, title');
      return found.filter((text) => text.data.trim() && text.parentNode && isOurs(text));
    };
    const all = (selector) => document.querySelectorAll('#app ' + selector);
    const follow = (change) => {
      change(document.body);
      new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes)
            if (node.isConnected) change(node.nodeType === Node.TEXT_NODE ? node.parentNode : node);
      }).observe(document.body, { childList: true, subtree: true });
    };
    const kinds = {
      // As Chrome's translation does.
      translates: () => follow((root) => {
        for (const text of texts(root)) {
          const [outer, inner] = [0, 0].map(() => document.createElement('font'));
          inner.textContent = text.data;
          outer.append(inner);
          text.replaceWith(outer);
        }
      }),
      // As iOS does with what may be a telephone number.
      links: () => follow((root) => {
        for (const text of texts(root)) {
          const at = text.data.search(/\\d{2,}/);
          if (at < 0 || text.parentNode.closest('a, svg')) continue;
          const digits = text.splitText(at);
          digits.splitText(digits.data.match(/^\\d+/)[0].length);
          const link = document.createElement('a');
          link.href = 'tel:' + digits.data;
          digits.replaceWith(link);
          link.append(digits);
        }
      }),
      inserts: () => {
        for (const one of all('p, dd, section, .field, .summary'))
          for (const place of ['before', 'prepend', 'append'])
            one[place](Object.assign(document.createElement('i'), { textContent: '*' }));
      },
      removes: () => all('.summary, .reasons, .headline > *, #pilot, td > *, .fact').forEach((one) => one.remove()),
      moves: () => all('.summary, #audit, .answer').forEach((one) => document.querySelector('main').prepend(one)),
      changesAttributes: () => all('data').forEach((figure) => {
        figure.setAttribute('value', '0');
        figure.className = 'seen';
      }),
      changesFigures: () => all('data').forEach((figure) => (figure.textContent = '0 $')),
      wrapsFields: () => all('input[type=text]').forEach((one) => {
        const wrapper = document.createElement('div');
        one.replaceWith(wrapper);
        wrapper.append(one);
      }),
      joinsTexts: () => document.body.normalize(),
    };
    const asked = new URLSearchParams(location.search).get('others');
    if (asked) document.addEventListener('DOMContentLoaded', kinds[asked]);
    addEventListener('others', ({ detail }) => kinds[detail]());";

/// Each kind by its name in the script.
const KINDS: [&str; 9] = [
    "translates",
    "links",
    "inserts",
    "removes",
    "moves",
    "changesAttributes",
    "changesFigures",
    "wrapsFields",
    "joinsTexts",
];

/// What is changed one after the other, and the link that has it all.
const CHANGES: [(&str, &str, &str); 4] = [
    ("team_cost", "54", "#v=1&team_cost=54"),
    ("sql", "0", "#v=1&sql=0&team_cost=54"),
    ("leads", "30", "#v=1&leads=30&sql=0&team_cost=54"),
    ("sql", "12", "#v=1&leads=30&sql=12&team_cost=54"),
];

/// The figures of a fresh page of each link.
fn fresh_figures(page: &Page) -> Vec<String> {
    let figures = CHANGES.map(|(.., link)| {
        page.open(link);
        page.until_shows(link);
        text(&page.run(&format!("return {FIGURES}"), json!([])))
    });
    figures.into()
}

#[track_caller]
fn check_figures_follow(page: &Page, kind: &str, fresh: &[String]) {
    for ((key, typed, link), figures) in CHANGES.into_iter().zip(fresh) {
        page.type_into(key, typed);
        page.until(&format!("{kind}: {key} is {typed}"), &format!("location.hash === {link:?}"));
        page.until(&format!("{kind}: the figures are those of {link}"), &format!("{FIGURES} === {figures:?}"));
    }
    assert!(!page.has("#cannot-start:not([hidden])"), "{kind}: the app has not ended");
}

#[test]
fn after_each_change_the_figures_are_right_whatever_others_did() {
    in_language("es", &Visitor::default(), |page| {
        page.prepare(OTHERS);
        let fresh = fresh_figures(page);
        for kind in KINDS {
            page.open("#v=1");
            page.run("dispatchEvent(new CustomEvent('others', { detail: arguments[0] }))", json!([kind]));
            check_figures_follow(page, kind, &fresh);
        }
    });
}

#[test]
fn what_others_did_before_the_app_came_changes_no_figure_either() {
    in_some_languages(&Visitor::on_a_phone(360), |page| {
        page.prepare(OTHERS);
        let fresh = fresh_figures(page);
        for kind in ["translates", "links", "inserts"] {
            page.open_address(&format!("{}/{}/?others={kind}#v=1", origin(), page.language));
            check_figures_follow(page, kind, &fresh);
        }
    });
}

#[test]
fn a_page_that_has_to_be_drawn_anew_keeps_the_place_of_the_keyboard() {
    in_language("es", &Visitor::default(), |page| {
        page.open("#v=1");
        page.run("document.querySelector('#assumptions').open = true", json!([]));
        page.click("input[name=leads]");
        page.press(&format!("{}{}", key::HOME, key::RIGHT));
        page.run("document.querySelector('.summary').remove()", json!([]));
        page.press("2");
        page.until_shows_inputs(&[("leads", "1250")]);
        page.until("the summary is there again", "document.querySelector('.summary')");
        page.until_focus_is_on("input[name=leads]");
        page.press("3");
        page.until_shows_inputs(&[("leads", "12350")]);
        assert!(page.has("#assumptions[open]"), "what was open stays open");
        assert_eq!(page.draft("leads"), "12350");
        assert!(page.has(&field("ceo")));
    });
}

#[test]
fn figures_units_and_formulas_are_not_translated_and_phones_leave_numbers_alone() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1");
        let translated = page.run(
            "return [...document.querySelectorAll('#app data, #app .unit, #app text.count')]
               .filter((one) => one.translate).map((one) => one.outerHTML)",
            json!([]),
        );
        assert_eq!(translated, json!([]));
        let detection = page.run("return document.querySelector('meta[name=format-detection]').content", json!([]));
        assert!(text(&detection).contains("telephone=no"), "{detection}");
    });
}

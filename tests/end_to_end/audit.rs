//! A founder finds out where a closer's week goes, and takes the hours found into the calculator and back.

use crate::browser::{Visitor, key};
use crate::page::{Page, in_some_languages};

const ADOPT: &str = "[data-adopt-hours]";
const UNDO: &str = "[data-undo-hours]";

#[test]
fn the_audits_hours_go_into_the_calculator_and_back() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        // Five hours a closer are what the calculator starts with.
        assert!(!page.has(ADOPT) && !page.has(UNDO), "there is nothing to take over yet");
        page.type_into("a_closers", "2");
        page.until_shows_inputs(&[("a_closers", "2")]);
        let before = Seen::on(page);
        page.press_button(ADOPT);
        page.until_shows_inputs(&[("hours", "10")]);
        assert_eq!(page.draft("hours"), "10");
        let adopted = Seen::on(page);
        before.check_differs_from(&adopted);
        // The same key again takes them back.
        page.until_focus_is_on(UNDO);
        page.press(key::ENTER);
        page.until_shows_no_input(&["hours"]);
        assert_eq!(page.draft("hours"), "5");
        before.check_equals(&Seen::on(page));
        page.until_focus_is_on(ADOPT);
    });
}

#[test]
fn undoing_brings_back_the_hours_that_the_visitor_had_given() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&hours=12.5&a_closers=3");
        page.until_shows_its_address();
        page.click(ADOPT);
        page.until_shows_inputs(&[("hours", "15"), ("a_closers", "3")]);
        page.click(UNDO);
        page.until_shows_inputs(&[("hours", "12.5"), ("a_closers", "3")]);
        assert!(!page.has(UNDO), "there is nothing left to undo");
    });
}

#[test]
fn what_the_visitor_types_after_it_is_not_undone() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&a_closers=2");
        page.until_shows_its_address();
        page.click(ADOPT);
        page.until_shows_inputs(&[("hours", "10")]);
        page.type_into("hours", "11");
        page.until_shows_inputs(&[("hours", "11")]);
        assert!(page.has(ADOPT) && !page.has(UNDO), "the hours are the visitor's own now");
    });
}

#[test]
fn whoever_listens_is_told_of_the_new_answer() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("#v=1&a_closers=2");
        page.until_shows_its_address();
        let said = page.spoken();
        page.press_button(ADOPT);
        page.until_shows_inputs(&[("hours", "10")]);
        page.until_spoken_is_other_than(&said);
    });
}

#[test]
fn a_week_without_hours_is_told_without_figures() {
    in_some_languages(&Visitor::default(), |page| {
        page.open("");
        for key in ["a_meetings", "a_proposals", "a_closing", "a_accounts"] {
            page.type_into(key, "0");
        }
        for key in ["a_filtering", "a_followups", "a_crm"] {
            page.type_into(key, "0");
        }
        assert!(page.shows_figure("audit.selling_share"), "there is a week as long as one hour is left");
        page.type_into("a_internal", "0");
        page.until_shows_inputs(&[("a_meetings", "0"), ("a_internal", "0")]);
        page.until("the shares are gone", "!document.querySelector('#audit [data-output]')");
        assert!(!page.has(ADOPT), "no hours are no hours to take over");
        page.until_focus_is_on("input[name='a_internal']");
        page.type_into("a_meetings", "9");
        page.until_shows_inputs(&[("a_meetings", "9")]);
        assert_eq!(page.figure("audit.selling_share"), Some(1.0));
    });
}

/// What adopting the hours changes on the page.
#[derive(Debug, PartialEq)]
struct Seen {
    headline: String,
    adoption: String,
    /// Today's cost per SQL.
    cost: Option<f64>,
}

impl Seen {
    #[track_caller]
    fn on(page: &Page) -> Self {
        Self {
            headline: page.words("#answer"),
            adoption: page.words("#audit .adoption p"),
            cost: page.figure("models.internal.cost_per_sql"),
        }
    }

    #[track_caller]
    fn check_differs_from(&self, other: &Self) {
        assert_ne!(self.headline, other.headline);
        assert_ne!(self.adoption, other.adoption);
        assert_ne!(self.cost, other.cost);
    }

    #[track_caller]
    fn check_equals(&self, other: &Self) {
        assert_eq!(self, other, "the page is as it was");
    }
}

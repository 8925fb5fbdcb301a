//! A number field as it is edited: what it shows and says, and the figure that it puts in use.

use std::rc::Rc;

use palanca::app::field::{Draft, FieldState, Figure, Message};
use palanca::app::reading::Reading;
use palanca::app::state::{Action, SetFigures, State, Visit};
use palanca::domain::quantity::{Input, Quantity};
use palanca::i18n::Language;
use palanca::native::{IcuFormat, RyuNumbers};
use palanca::share_link::Currency;
use proptest::prelude::*;

/// A page with one field. It draws the field when the test says so, as the page does after its answer.
struct Page {
    state: State,
    field: FieldState,
    input: Input,
    reading: Reading,
}

impl Page {
    fn opened(input: Input, link: &str) -> Self {
        let words = Language::Spanish.words();
        let reading = Reading { words, format: Rc::new(IcuFormat::new(Language::Spanish)), currency: Currency::EUR };
        let state = opened(link);
        let field = FieldState::new(input, Figure::of(input, &state.scenario), state.replaced);
        let mut page = Self { state, field, input, reading };
        page.draw();
        page
    }

    fn draw(&mut self) {
        self.field.draw(Figure::of(self.input, &self.state.scenario), self.state.replaced, &self.reading);
    }

    fn change(&mut self, change: impl FnOnce(&mut FieldState) -> Option<palanca::app::state::Edit>) {
        if let Some(edit) = change(&mut self.field) {
            self.happen(Action::InputEdited(edit));
        }
    }

    fn happen(&mut self, action: Action) {
        self.state = self.state.after(action);
    }

    /// All of a text at once.
    fn paste(&mut self, text: &str) {
        let reading = self.reading.clone();
        self.change(|field| field.typed(text.to_owned(), &reading));
    }

    /// One key after the other; the page draws the field after each.
    fn type_keys(&mut self, text: &str) {
        for (at, each) in text.char_indices() {
            self.paste(&text[..at + each.len_utf8()]);
            self.draw();
        }
    }

    fn slide(&mut self, amount: f64) {
        let quantity = Quantity::nearest(self.input, amount);
        self.change(|field| field.slid(quantity));
    }

    fn leave(&mut self) {
        self.change(FieldState::left);
    }

    fn amount(&self) -> Option<f64> {
        self.state.scenario.value(self.input)
    }

    /// Once all is drawn: the text of the field, what it says, and the figure in use.
    #[track_caller]
    fn check(&mut self, text: &str, message: Message, amount: f64) {
        self.draw();
        let shown = (self.field.shown().to_owned(), self.field.message());
        assert_eq!(shown, (text.to_owned(), message));
        assert_eq!((self.amount(), self.field.in_use()), (Some(amount), Some(amount)));
    }
}

fn opened(link: &str) -> State {
    let visit = Visit { query: "", fragment: link, stored: None, language: Language::Spanish, site: None };
    State::on_visit(visit, &RyuNumbers)
}

#[track_caller]
fn check_left(input: Input, typed: &str, text: &str, message: Message, amount: f64) {
    let mut page = Page::opened(input, "");
    page.type_keys(typed);
    page.leave();
    page.check(text, message, amount);
}

#[test]
fn what_can_t_be_read_stays_with_its_message_and_the_figure_from_before_is_in_use() {
    for typed in ["30-40", "2024-01-05", "30 40", "1.5X", "5 1", "abc", "12.34,5"] {
        check_left(Input::Leads, typed, typed, Message::Unreadable, 150.0);
    }
    // Nobody has entered the figure that is in use again.
    let mut page = Page::opened(Input::Leads, "");
    page.type_keys("30-40");
    assert_eq!(page.amount(), Some(30.0), "the last readable one while it is typed");
    page.leave();
    assert_eq!(page.state.scenario.given(Input::Leads), None);
    assert!(page.state.is_example());
    // Whoever comes back and leaves again has changed nothing.
    page.draw();
    page.leave();
    page.check("30-40", Message::Unreadable, 150.0);
    page.type_keys("40");
    page.leave();
    page.check("40", Message::Help, 40.0);
}

#[test]
fn the_figure_from_before_is_that_of_this_visit() {
    let mut page = Page::opened(Input::Leads, "v=1&leads=200");
    page.type_keys("300");
    page.leave();
    page.draw();
    page.type_keys("40-50");
    page.leave();
    page.check("40-50", Message::Unreadable, 300.0);
    page.slide(500.0);
    page.check("500", Message::Help, 500.0);
    page.type_keys("1x");
    page.leave();
    page.check("1x", Message::Unreadable, 500.0);
}

#[test]
fn words_of_the_language_and_units_are_read() {
    check_left(Input::TeamCost, "1.5k", "1500", Message::Help, 1500.0);
    check_left(Input::Leads, "52 mil", "52.000", Message::Help, 52_000.0);
    check_left(Input::Hours, "30 h", "30", Message::Help, 30.0);
    let mut page = Page::opened(Input::Leads, "");
    page.type_keys("52 mil");
    page.check("52 mil", Message::Understood(52_000.0), 52_000.0);
    let mut page = Page::opened(Input::Win, "");
    page.type_keys("0,3");
    page.check("0,3", Message::Understood(0.3), 0.3);
}

#[test]
fn an_empty_field_goes_back_to_the_figure_from_before() {
    let mut page = Page::opened(Input::Leads, "v=1&leads=200");
    page.type_keys("3");
    page.paste("");
    page.check("", Message::Empty, 3.0);
    page.leave();
    page.check("200", Message::Help, 200.0);
    let mut page = Page::opened(Input::HybridHours, "v=1&hybrid_hours=7");
    page.paste("");
    page.leave();
    page.draw();
    assert_eq!((page.amount(), page.field.shown().to_owned()), (None, String::new()), "it may be empty");
    page.type_keys("5-6");
    page.leave();
    page.draw();
    assert_eq!((page.amount(), page.field.shown().to_owned()), (None, "5-6".to_owned()));
}

#[test]
fn a_number_out_of_range_is_repaired_on_leaving() {
    check_left(Input::Ceo, "200", "168", Message::Repaired(168.0), 168.0);
    check_left(Input::Leads, "-3", "0", Message::Repaired(0.0), 0.0);
    check_left(Input::Days, "30,5", "31", Message::Repaired(31.0), 31.0);
}

/// What changes figures from elsewhere, as it is called in a failure.
fn from_elsewhere() -> Vec<(&'static str, Action)> {
    let set = SetFigures::of("leads=150&ceo=15", "a.example", false, Language::Spanish, &RyuNumbers);
    vec![
        ("start again", Action::StartedAgain),
        ("another link", Action::LinkOpened(Rc::new(opened("v=1&leads=150&ceo=15")))),
        ("own figures", Action::OwnFiguresRecalled(Rc::new(opened("v=1")))),
        ("forget", Action::Forgotten),
        ("a site's figures", set.action()),
    ]
}

#[test]
fn figures_from_elsewhere_are_shown_at_once_and_the_draft_is_gone() {
    for (input, typed, amount) in [
        (Input::Ceo, "200", 15.0),
        (Input::Leads, "999999999", 150.0),
        (Input::Leads, "abc", 150.0),
        (Input::Ceo, "1x", 15.0),
    ] {
        for (name, action) in from_elsewhere() {
            for (is_left, is_drawn) in [(false, true), (true, true), (true, false)] {
                let mut page = Page::opened(input, "");
                page.type_keys(typed);
                if is_left {
                    page.leave();
                }
                if is_drawn {
                    page.draw();
                }
                page.happen(action.clone());
                page.draw();
                let shown = (page.field.shown().to_owned(), page.field.message(), page.amount());
                let text = page.reading.editable(amount);
                let right = (text, Message::Help, Some(amount));
                assert_eq!(shown, right, "{typed}, then {name}; left: {is_left}, drawn: {is_drawn}");
                assert_eq!(page.field.largest(), amount, "the slider is as long as at first");
            }
        }
    }
}

#[test]
fn neutral_figures_and_the_audit_s_hours_are_shown_at_once() {
    let mut page = Page::opened(Input::Leads, "v=1&leads=200");
    page.paste("abc");
    page.draw();
    page.happen(Action::NeutralToggled);
    page.check("150", Message::Help, 150.0);
    let mut page = Page::opened(Input::Hours, "");
    page.paste("abc");
    page.leave();
    page.draw();
    page.happen(Action::AuditHoursAdopted(Quantity::nearest(Input::Hours, 5.0)));
    page.check("5", Message::Help, 5.0);
    page.paste("20x");
    page.happen(Action::AuditHoursUndone);
    page.check("5", Message::Help, 5.0);
}

#[test]
fn a_pending_repair_never_takes_the_place_of_what_came_from_elsewhere() {
    for typed in ["999999999", "30-40", "12", ""] {
        let mut page = Page::opened(Input::Leads, "");
        page.type_keys("7");
        page.paste(typed);
        page.draw();
        // The field is left before it is drawn again.
        page.happen(Action::LinkOpened(Rc::new(opened("v=1&leads=200"))));
        page.leave();
        page.check("200", Message::Help, 200.0);
    }
    let mut page = Page::opened(Input::Leads, "");
    page.change(FieldState::touched);
    page.slide(340.0);
    page.draw();
    page.happen(Action::LinkOpened(Rc::new(opened("v=1&leads=200"))));
    page.change(FieldState::scrolled);
    page.check("200", Message::Help, 200.0);
}

#[test]
fn a_button_beside_the_field_is_from_elsewhere_too() {
    let mut page = Page::opened(Input::TeamTools, "v=1&team_tools=80");
    page.paste("abc");
    page.leave();
    page.draw();
    page.happen(Action::InputEdited(palanca::app::state::Edit::Reset(Input::TeamTools)));
    page.check("63", Message::Help, 63.0);
}

#[test]
fn what_is_typed_faster_than_it_is_drawn_stays() {
    let mut page = Page::opened(Input::Leads, "");
    for typed in ["3", "31", "312"] {
        page.paste(typed);
    }
    page.check("312", Message::Help, 312.0);
    page.paste("150");
    page.paste("15");
    page.paste("150");
    page.check("150", Message::Help, 150.0);
    page.leave();
    page.slide(50.0);
    page.slide(150.0);
    page.check("150", Message::Help, 150.0);
}

#[test]
fn a_swipe_that_starts_on_a_slider_changes_nothing() {
    type Event = fn(&mut Page);
    let touch: Event = |page| page.change(FieldState::touched);
    let slide: Event = |page| page.slide(340.0);
    let scroll: Event = |page| page.change(FieldState::scrolled);
    let release: Event = |page| page.change(FieldState::released);
    let draw: Event = Page::draw;
    for events in [
        vec![touch, slide, scroll, release],
        vec![touch, slide, draw, scroll, draw, release],
        vec![touch, scroll, slide, release],
        vec![touch, slide, release, scroll],
        vec![touch, slide, release, draw, scroll],
        vec![touch, scroll, slide, draw, slide, release],
        vec![touch, scroll],
    ] {
        for link in ["", "v=1&leads=52"] {
            let mut page = Page::opened(Input::Leads, link);
            let before = page.state.scenario.given(Input::Leads);
            for event in &events {
                event(&mut page);
            }
            page.draw();
            assert_eq!(page.state.scenario.given(Input::Leads), before);
            assert_eq!(page.field.shown().to_owned(), if link.is_empty() { "150" } else { "52" });
            // What comes after it is meant.
            page.change(FieldState::touched);
            page.slide(400.0);
            page.change(FieldState::released);
            page.check("400", Message::Help, 400.0);
        }
    }
}

#[test]
fn after_a_swipe_the_slider_obeys_keys() {
    let mut page = Page::opened(Input::Leads, "");
    page.change(FieldState::touched);
    page.slide(340.0);
    page.change(FieldState::scrolled);
    page.change(FieldState::released);
    page.slide(155.0);
    page.check("155", Message::Help, 155.0);
}

#[test]
fn also_where_the_browser_reports_no_end_of_the_swipe() {
    let mut page = Page::opened(Input::Leads, "");
    page.change(FieldState::touched);
    page.slide(340.0);
    page.change(FieldState::scrolled);
    page.slide(345.0);
    page.check("150", Message::Help, 150.0);
    page.change(FieldState::key_pressed);
    page.slide(155.0);
    page.check("155", Message::Help, 155.0);
}

#[test]
fn a_text_that_came_without_an_event_is_noticed() {
    let mut page = Page::opened(Input::Leads, "");
    assert!(!page.field.is_news("150", &page.reading));
    assert!(page.field.is_news("321", &page.reading));
    page.slide(340.0);
    assert!(!page.field.is_news("150", &page.reading), "the figure of the slider has not been drawn yet");
    page.draw();
    assert!(!page.field.is_news("340", &page.reading));
    page.paste("321 ");
    assert!(!page.field.is_news("321 ", &page.reading), "it has been taken, and not been drawn");
}

#[derive(Clone, Debug)]
enum Event {
    Type(&'static str),
    Leave,
    Slide(f64),
    Touch,
    Release,
    Scroll,
    Elsewhere(usize),
    Draw,
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    const TEXTS: [&str; 12] = ["", "3", "30", "30-40", "abc", "-3", "999999999", "12k", "1.234", "0,5", "15", "150"];
    let event = prop_oneof![
        prop::sample::select(TEXTS.to_vec()).prop_map(Event::Type),
        Just(Event::Leave),
        prop::sample::select(vec![0.0, 15.0, 150.0, 160.0]).prop_map(Event::Slide),
        Just(Event::Touch),
        Just(Event::Release),
        Just(Event::Scroll),
        (0..5_usize).prop_map(Event::Elsewhere),
        Just(Event::Draw),
        Just(Event::Draw),
    ];
    prop::collection::vec(event, 0..24)
}

proptest! {
    /// Whatever happens in whatever order: once all is drawn, the field, its slider and the results have one figure, and a
    /// text that stands for another one says so.
    #[test]
    fn field_slider_message_and_result_agree(
        events in events(),
        input in prop::sample::select(vec![Input::Leads, Input::Ceo, Input::HybridHours, Input::Win, Input::Days]),
    ) {
        let mut page = Page::opened(input, "v=1&leads=200&win=30");
        for event in &events {
            match *event {
                Event::Type(text) => page.paste(text),
                Event::Leave => page.leave(),
                Event::Slide(amount) => page.slide(amount),
                Event::Touch => page.change(FieldState::touched),
                Event::Release => page.change(FieldState::released),
                Event::Scroll => page.change(FieldState::scrolled),
                Event::Elsewhere(which) => {
                    let (_, action) = from_elsewhere().swap_remove(which);
                    page.happen(action);
                }
                Event::Draw => page.draw(),
            }
        }
        page.draw();
        prop_assert_eq!(page.field.in_use(), page.amount());
        let text = page.field.shown().to_owned();
        let message = page.field.message();
        match Draft::read(input, &text, &page.reading) {
            Draft::Good { quantity, .. } => {
                prop_assert!(!message.is_wrong(), "«{text}»");
                prop_assert_eq!(Some(quantity.amount()), page.amount());
            }
            Draft::Empty if input.may_be_empty() => prop_assert_eq!(page.amount(), None),
            _ => prop_assert!(message.is_wrong(), "«{text}»"),
        }
        // Leaving is the end of every impossible number.
        page.leave();
        page.draw();
        prop_assert!(!matches!(page.field.message(), Message::OutOfRange(..) | Message::Empty));
        prop_assert_eq!(page.field.in_use(), page.amount());
    }
}

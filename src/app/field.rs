//! A number field between two draws: the text that is typed, what the field says about it, and the figure that it puts in
//! use. The component passes events in, and edits on to the page.

use crate::app::reading::Reading;
use crate::app::state::Edit;
use crate::app::typed_number::{Habits, TypedError, typed_number};
use crate::domain::quantity::{Input, Quantity, QuantityError, Unit};
use crate::domain::scenario::Scenario;

/// What the text of a field amounts to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Draft {
    Good {
        quantity: Quantity,
        deserves_echo: bool,
    },
    Empty,
    Unreadable,
    /// A number that the input does not take, and the nearest one that it does.
    OutOfRange(Quantity, QuantityError),
}

impl Draft {
    pub fn read(input: Input, text: &str, reading: &Reading) -> Self {
        let kind = input.limits().unit;
        let (unit, sign, code) = (reading.unit(kind), reading.currency_sign(), reading.currency.code());
        let (currency_sign, currency_code) =
            if kind.is_money() || kind == Unit::CurrencyPerEuro { (&*sign, code) } else { ("", "") };
        let (decimal_mark, large_words) = (reading.format.decimal_mark(), reading.words.large_words());
        let habits = Habits { decimal_mark, large_words, currency_code, currency_sign, unit: &unit };
        match typed_number(text, habits, &*reading.format) {
            Err(TypedError::Empty) => Self::Empty,
            Err(TypedError::Unreadable) => Self::Unreadable,
            Ok(typed) => match Quantity::new(input, typed.number) {
                Ok(quantity) => {
                    // Spreadsheets write 30 % as 0.3.
                    let may_be_fraction = kind == Unit::Percent && typed.number > 0.0 && typed.number < 1.0;
                    Self::Good { quantity, deserves_echo: typed.deserves_echo || may_be_fraction }
                }
                Err(error) => Self::OutOfRange(Quantity::nearest(input, typed.number), error),
            },
        }
    }
}

/// What a field says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Message {
    /// Nothing of its own.
    Help,
    /// The text could mean something else: what was understood.
    Understood(f64),
    /// The field was left with an impossible number, and this was put in its place.
    Repaired(f64),
    Empty,
    Unreadable,
    OutOfRange(Quantity, QuantityError),
}

impl Message {
    /// Whether the figure in use is another than the text.
    pub fn is_wrong(self) -> bool {
        matches!(self, Self::Empty | Self::Unreadable | Self::OutOfRange(..))
    }
}

/// A figure of the field's input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// None where the input is empty.
    pub amount: Option<f64>,
    /// Whether it was given, and is no default.
    pub is_given: bool,
}

impl Figure {
    pub fn of(input: Input, scenario: &Scenario) -> Self {
        Self { amount: scenario.value(input), is_given: scenario.given(input).is_some() }
    }
}

/// Where the editing of a field stands.
#[derive(Clone, Debug, PartialEq)]
enum Editing {
    /// The field shows the figure in use.
    Settled,
    /// It shows the text as typed.
    Typed(String, Draft),
    /// It was left with an impossible number, and shows the nearest possible one.
    Repaired(f64),
}

/// What touches the slider.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Touch {
    None,
    /// The figure from before it.
    Begun(Figure),
    /// The slider has reported its end. Some browsers take it for scrolling even then.
    Ended(Figure),
    /// The browser took it for scrolling: what the slider still reports of it is not meant.
    Scrolling,
}

/// What a field keeps from one draw to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldState {
    input: Input,
    /// What the page said when the field was last drawn.
    drawn: Figure,
    replaced: usize,
    /// What the field has put in use since: the page draws the fields after the answer.
    pending: Option<Figure>,
    /// The text as last drawn.
    shown: String,
    editing: Editing,
    /// The figure from before the field was typed in, as long as it has not been left since.
    before_visit: Option<Figure>,
    touch: Touch,
    /// The largest figure so far: a slider must not shrink under the finger.
    largest: f64,
}

impl FieldState {
    pub fn new(input: Input, drawn: Figure, replaced: usize) -> Self {
        Self {
            input,
            drawn,
            replaced,
            pending: None,
            shown: String::new(),
            editing: Editing::Settled,
            before_visit: None,
            touch: Touch::None,
            largest: drawn.amount.unwrap_or_default(),
        }
    }

    /// The field is drawn with this figure. Where it comes from elsewhere, it is shown whatever has been typed.
    pub fn draw(&mut self, drawn: Figure, replaced: usize, reading: &Reading) {
        let has_arrived = self.pending.is_some_and(|own| own.amount == drawn.amount);
        if replaced != self.replaced || (drawn.amount != self.drawn.amount && !has_arrived) {
            *self = Self::new(self.input, drawn, replaced);
        } else if has_arrived {
            self.pending = None;
        }
        self.drawn = drawn;
        self.largest = self.largest.max(self.in_use().unwrap_or_default());
        self.shown = self.text(reading);
    }

    /// The figure in use.
    pub fn in_use(&self) -> Option<f64> {
        self.figure().amount
    }

    pub fn largest(&self) -> f64 {
        self.largest
    }

    /// Whether the page shows another figure than the one in use: it will draw the field again by itself.
    pub fn is_ahead(&self) -> bool {
        self.in_use() != self.drawn.amount
    }

    /// Whether this text has come into the field without an event: browsers fill in forms like that.
    pub fn is_news(&self, text: &str, reading: &Reading) -> bool {
        text != self.shown && text != self.text(reading)
    }

    /// The text to be shown.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    fn text(&self, reading: &Reading) -> String {
        match &self.editing {
            Editing::Typed(text, _) => text.clone(),
            _ => self.in_use().map(|amount| reading.editable(amount)).unwrap_or_default(),
        }
    }

    pub fn message(&self) -> Message {
        match self.editing {
            Editing::Settled => Message::Help,
            Editing::Repaired(amount) => Message::Repaired(amount),
            Editing::Typed(_, draft) => match draft {
                Draft::Good { quantity, deserves_echo: true } => Message::Understood(quantity.amount()),
                Draft::Good { .. } => Message::Help,
                Draft::Empty if self.input.may_be_empty() => Message::Help,
                Draft::Empty => Message::Empty,
                Draft::Unreadable => Message::Unreadable,
                Draft::OutOfRange(nearest, error) => Message::OutOfRange(nearest, error),
            },
        }
    }

    /// The visitor has typed: this is in the field now.
    pub fn typed(&mut self, text: String, reading: &Reading) -> Option<Edit> {
        let draft = Draft::read(self.input, &text, reading);
        self.before_visit.get_or_insert(self.figure());
        self.editing = Editing::Typed(text, draft);
        self.touch = Touch::None;
        match draft {
            Draft::Good { quantity, .. } => Some(self.enter(quantity)),
            Draft::Empty if self.input.may_be_empty() => {
                self.pending = Some(Figure { amount: None, is_given: false });
                Some(Edit::Reset(self.input))
            }
            _ => None,
        }
    }

    /// The visitor has left the field. A number out of range is repaired. What can't be read stays, with its message, and
    /// the figure from before is in use again; an empty field shows that figure.
    pub fn left(&mut self) -> Option<Edit> {
        let before = self.before_visit.take();
        let Editing::Typed(_, draft) = self.editing else { return None };
        let figure = match draft {
            Draft::OutOfRange(nearest, _) => {
                self.editing = Editing::Repaired(nearest.amount());
                Some(Figure { amount: Some(nearest.amount()), is_given: true })
            }
            Draft::Unreadable => before,
            Draft::Empty if !self.input.may_be_empty() => {
                self.editing = Editing::Settled;
                before
            }
            _ => {
                self.editing = Editing::Settled;
                None
            }
        };
        self.put_back(figure?)
    }

    /// The slider was dragged, or moved by a key.
    pub fn slid(&mut self, quantity: Quantity) -> Option<Edit> {
        if self.touch == Touch::Scrolling {
            return None;
        }
        self.editing = Editing::Settled;
        self.before_visit = None;
        Some(self.enter(quantity))
    }

    /// The slider is touched, by a finger or a mouse.
    pub fn touched(&mut self) -> Option<Edit> {
        self.touch = Touch::Begun(self.figure());
        None
    }

    /// The slider has reported that its touch has ended.
    pub fn released(&mut self) -> Option<Edit> {
        self.touch = match self.touch {
            Touch::Begun(before) | Touch::Ended(before) => Touch::Ended(before),
            _ => Touch::None,
        };
        None
    }

    /// The browser has taken the touch for scrolling: what it did to the slider was not meant.
    pub fn scrolled(&mut self) -> Option<Edit> {
        let (before, touch) = match self.touch {
            Touch::Begun(before) => (before, Touch::Scrolling),
            Touch::Ended(before) => (before, Touch::None),
            _ => return None,
        };
        self.touch = touch;
        self.put_back(before)
    }

    /// A key is pressed on the slider: what it reports next is meant.
    pub fn key_pressed(&mut self) -> Option<Edit> {
        self.touch = Touch::None;
        None
    }

    fn figure(&self) -> Figure {
        self.pending.unwrap_or(self.drawn)
    }

    fn enter(&mut self, quantity: Quantity) -> Edit {
        self.pending = Some(Figure { amount: Some(quantity.amount()), is_given: true });
        Edit::Entered(quantity)
    }

    fn put_back(&mut self, figure: Figure) -> Option<Edit> {
        if figure == self.figure() {
            return None;
        }
        self.pending = Some(figure);
        let amount = figure.amount.filter(|_| figure.is_given);
        Some(Edit::PutBack { input: self.input, amount, replaced: self.replaced })
    }
}

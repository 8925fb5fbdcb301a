//! What the page holds, and what happens to it.

mod site_figures;

use std::rc::Rc;

use crate::domain::quantity::{Input, Quantity};
use crate::domain::scenario::{Goal, Scenario, Sector};
use crate::embed::Config;
use crate::i18n::Language;
use crate::share_link::{Currency, LONGEST_TITLE, Notice, NumberText, Shared, fragment, fragment_without_money};
pub use site_figures::{PutIn, SetFigures};

/// The six inputs that nobody can estimate for the visitor, in the order asked.
pub const MAIN_INPUTS: [Input; 6] =
    [Input::Leads, Input::Worked, Input::Sql, Input::Hours, Input::TeamCost, Input::Ceo];

/// The figure whose formula is shown, by its place in the results; one at a time.
pub type OpenFormula = Option<String>;

/// What `hours` was given before the audit's hours took its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HoursBefore {
    /// None where it held its default.
    pub given: Option<f64>,
}

/// Figures that somebody else put in: with a link, or as the site whose page this one stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Preset {
    /// The site; none for a link.
    pub site: Option<String>,
    pub scenario: Scenario,
    /// Whether the neutral figures are shown in their place, to compare.
    pub is_set_aside: bool,
}

/// Where the visitor's own figures are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Own {
    /// On the page, or nowhere yet: what is edited is kept.
    #[default]
    Shown,
    /// Kept, while somebody else's are on the page.
    Kept,
    /// Kept or forgotten by another tab, while this page shows what they were.
    ChangedElsewhere,
}

/// What the call to action passes to the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passes {
    Nothing,
    Link(LinkHolds),
}

/// The site around a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// What it sets.
    pub config: Rc<Config>,
    /// Whether it has introduced itself, so that it may be told what becomes of its visitor.
    pub is_known: bool,
}

/// How much of the state a link holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkHolds {
    Everything,
    /// Everything but the figures whose unit holds money.
    NoMoney,
}

/// A way to send a link on, or to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Clipboard(LinkHolds),
    Menu,
    Printer,
}

/// What came of sending a link on, or of printing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sending {
    pub way: Way,
    /// False where the browser denied it.
    pub is_done: bool,
}

/// All that the page holds. What follows from the inputs is never stored.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "each holds or not, whatever the others do")]
pub struct State {
    pub scenario: Scenario,
    pub currency: Currency,
    pub title: String,
    /// What could not be taken of the link that was opened.
    pub notices: Vec<Notice>,
    /// Where the visitor's own figures are.
    pub own: Own,
    /// Who put figures in, and which.
    pub preset: Option<Preset>,
    /// The figure whose formula is shown.
    pub open_formula: OpenFormula,
    /// What the audit's hours replaced, as long as that can be undone.
    pub hours_before_audit: Option<HoursBefore>,
    /// Whether what is shown is to be kept, where it is the visitor's own: they have changed something since it was opened.
    pub is_edited: bool,
    /// Whether the address has to follow what is shown. Until then it stands as it was opened.
    pub is_in_address: bool,
    /// Whether the notices have been read. They keep their place, so that nothing moves under the visitor's finger.
    pub are_notices_read: bool,
    /// What came of sending a link on or of printing, until anything else happens.
    pub sending: Option<Sending>,
    /// Whether what is sent on, and the QR code, hold the money figures too.
    pub sends_money: bool,
    /// What the call to action passes to the site, if the visitor follows it.
    pub passes: Passes,
    /// The site around the page, where it is shown in a frame.
    pub site: Option<Site>,
    /// How often something else than a field has replaced the figures.
    pub replaced: usize,
}

/// The figures that fields show.
#[derive(Clone, Copy, Debug)]
pub struct Figures<'a> {
    pub scenario: &'a Scenario,
    /// How often something else than a field has replaced them. A field then drops what it keeps of its own.
    pub replaced: usize,
}

impl Default for Passes {
    fn default() -> Self {
        Self::Link(LinkHolds::NoMoney)
    }
}

/// What happened to one input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edit {
    Entered(Quantity),
    /// It goes back to its default (empty, where that is the default).
    Reset(Input),
    /// A field that is left, or whose slider was touched by mistake, puts a figure in by itself: none is the default. It
    /// does not count where the figures have been replaced since the field was drawn.
    PutBack {
        input: Input,
        amount: Option<f64>,
        replaced: usize,
    },
}

impl Edit {
    pub fn input(self) -> Input {
        match self {
            Self::Entered(quantity) => quantity.input(),
            Self::Reset(input) | Self::PutBack { input, .. } => input,
        }
    }

    pub(super) fn applied_to(self, scenario: Scenario) -> Scenario {
        match self {
            Self::Entered(quantity) => scenario.with(quantity),
            Self::PutBack { input, amount: Some(amount), .. } => scenario.with(Quantity::nearest(input, amount)),
            Self::Reset(input) | Self::PutBack { input, .. } => scenario.without(input),
        }
    }

    /// Whether it comes from a field that does not show the figures yet.
    pub(super) fn is_late(self, figures: Figures<'_>) -> bool {
        matches!(self, Self::PutBack { replaced, .. } if replaced != figures.replaced)
    }
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Action {
    InputEdited(Edit),
    SectorChosen(Sector),
    GoalChosen(Goal),
    /// The audit's prospecting hours take the place of the team's hours.
    AuditHoursAdopted(Quantity),
    AuditHoursUndone,
    CurrencyChosen(Currency),
    /// The site around the page shows prices in this currency.
    CurrencySet(Currency),
    /// A link was pasted, or the visitor went back or forward.
    LinkOpened(Rc<State>),
    /// The visitor's own figures are wanted back.
    OwnFiguresRecalled(Rc<State>),
    /// What is shown is to be kept in the place of the visitor's own figures.
    OwnFiguresReplaced,
    /// Another tab has changed what is kept.
    OwnFiguresMoved(Own),
    /// The site around the page introduced itself, or sets something else than before.
    SiteChanged(Site),
    /// The site around the page put figures in.
    FiguresSet(Rc<SetFigures>, PutIn),
    /// The neutral figures are wanted in the place of a preset's, or the preset's again.
    NeutralToggled,
    NoticesDismissed,
    FormulaToggled(OpenFormula),
    TitleChanged(String),
    Sent(Sending),
    SendsMoneyChosen(bool),
    PassingChosen(Passes),
    StartedAgain,
    /// This browser no longer keeps anything; what is on the screen goes back to the defaults and is not written down.
    Forgotten,
}

impl Action {
    /// Whether figures come from elsewhere than a field: then each field shows what is in use, also while it is typed in.
    fn replaces_figures(&self) -> bool {
        matches!(
            self,
            Self::AuditHoursAdopted(_)
                | Self::AuditHoursUndone
                | Self::LinkOpened(_)
                | Self::OwnFiguresRecalled(_)
                | Self::FiguresSet(..)
                | Self::NeutralToggled
                | Self::StartedAgain
                | Self::Forgotten
        )
    }
}

/// What a page finds when it is opened.
#[derive(Clone, Copy, Debug)]
pub struct Visit<'a> {
    /// Of the address, without its `?`.
    pub query: &'a str,
    /// Of the address, without its `#`.
    pub fragment: &'a str,
    /// The fragment of what this browser last had.
    pub stored: Option<&'a str>,
    /// Of the page.
    pub language: Language,
    /// The site that put the figures into the query, where it is not a link that did.
    pub site: Option<&'a str>,
}

impl State {
    pub(super) fn of(shared: Shared, notices: Vec<Notice>) -> Self {
        Self {
            scenario: shared.scenario,
            currency: shared.currency.unwrap_or_default(),
            title: shared.title,
            notices,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.is_edited = true;
        next.is_in_address = true;
        next.sending = None;
        let replaced = self.replaced.wrapping_add(usize::from(action.replaces_figures()));
        match action {
            Action::SiteChanged(site) => return Self { site: Some(site), ..self.clone() },
            Action::InputEdited(edit) if edit.is_late(self.figures()) => return self.clone(),
            Action::InputEdited(edit) => {
                next.scenario = edit.applied_to(next.scenario);
                if edit.input() == Input::Hours {
                    next.hours_before_audit = None;
                }
            }
            Action::AuditHoursAdopted(hours) => {
                next.hours_before_audit.get_or_insert(HoursBefore { given: self.scenario.given(Input::Hours) });
                next.scenario = Edit::Entered(hours).applied_to(next.scenario);
            }
            Action::AuditHoursUndone => {
                if let Some(before) = next.hours_before_audit.take() {
                    let edit = match before.given {
                        Some(hours) => Edit::Entered(Quantity::nearest(Input::Hours, hours)),
                        None => Edit::Reset(Input::Hours),
                    };
                    next.scenario = edit.applied_to(next.scenario);
                }
            }
            Action::SectorChosen(sector) => next.scenario = next.scenario.with_sector(sector),
            Action::GoalChosen(goal) => next.scenario = next.scenario.with_goal(goal),
            Action::CurrencyChosen(currency) => {
                next.currency = currency;
                if currency == Currency::EUR {
                    next.scenario = next.scenario.without(Input::Fx);
                }
            }
            Action::CurrencySet(currency) => {
                next.is_edited = false;
                next.is_in_address = self.is_in_address;
                next.currency = currency;
            }
            Action::LinkOpened(state) => next = State::clone(&state),
            Action::OwnFiguresRecalled(state) => next = Self { is_in_address: true, ..State::clone(&state) },
            Action::FiguresSet(figures, put_in) => {
                next.is_edited = false;
                next.is_in_address = self.is_in_address;
                put_in(&mut next, &figures);
            }
            Action::NeutralToggled => {
                // To look is not to edit.
                next.is_edited = false;
                next.toggle_neutral();
            }
            Action::NoticesDismissed => {
                next.is_written_like(self);
                next.are_notices_read = true;
            }
            Action::OwnFiguresReplaced => {
                next.own = Own::Shown;
                next.preset = None;
            }
            Action::OwnFiguresMoved(own) => {
                // Nothing of before is kept over it.
                next.is_edited = false;
                next.is_in_address = self.is_in_address;
                next.own = own;
            }
            Action::Forgotten => next = Self { is_in_address: true, ..Self::default() },
            Action::FormulaToggled(figure) => {
                next.is_written_like(self);
                next.open_formula = figure;
            }
            Action::TitleChanged(title) => next.title = title.chars().take(LONGEST_TITLE).collect(),
            Action::Sent(sending) => {
                next.is_written_like(self);
                next.sending = Some(sending);
            }
            Action::SendsMoneyChosen(sends_money) => {
                next.is_written_like(self);
                next.sends_money = sends_money;
            }
            Action::PassingChosen(passes) => {
                next.is_written_like(self);
                next.passes = passes;
            }
            Action::StartedAgain => {
                let preset = next.preset.map(|preset| Preset { is_set_aside: true, ..preset });
                next = Self { is_edited: true, is_in_address: true, own: next.own, preset, ..Self::default() };
            }
        }
        // Whatever becomes of the figures, the site around them is the same.
        next.site.clone_from(&self.site);
        next.replaced = replaced;
        next
    }

    pub fn figures(&self) -> Figures<'_> {
        Figures { scenario: &self.scenario, replaced: self.replaced }
    }

    /// What happened changes nothing about what is written down.
    fn is_written_like(&mut self, before: &Self) {
        self.is_edited = before.is_edited;
        self.is_in_address = before.is_in_address;
    }

    /// Puts the defaults in the place of every preset figure that still stands, or the preset's in the place of the
    /// defaults. What the visitor entered stays, and so does what a euro is worth.
    fn toggle_neutral(&mut self) {
        let Some(mut preset) = self.preset.take() else { return };
        let neutral = Scenario::default();
        let (from, to) = if preset.is_set_aside { (&neutral, &preset.scenario) } else { (&preset.scenario, &neutral) };
        for input in Input::ALL.into_iter().filter(|&input| input != Input::Fx) {
            if self.scenario.given(input) == from.given(input) {
                self.scenario = match to.given(input) {
                    Some(amount) => self.scenario.clone().with(Quantity::nearest(input, amount)),
                    None => self.scenario.clone().without(input),
                };
            }
        }
        if self.scenario.sector() == from.sector() {
            self.scenario = self.scenario.clone().with_sector(to.sector());
        }
        if self.scenario.goal() == from.goal() {
            self.scenario = self.scenario.clone().with_goal(to.goal());
        }
        preset.is_set_aside = !preset.is_set_aside;
        self.preset = Some(preset);
    }

    /// The preset that an input's figure still comes from.
    pub fn preset_of(&self, input: Input) -> Option<&Preset> {
        let given = self.scenario.given(input)?;
        self.preset.as_ref().filter(|preset| !preset.is_set_aside && preset.scenario.given(input) == Some(given))
    }

    /// Whether the figures are still those of the example team: no main field was touched.
    pub fn is_example(&self) -> bool {
        MAIN_INPUTS.iter().all(|&input| self.scenario.given(input).is_none())
    }

    /// The state as a link's fragment.
    pub fn fragment(&self, numbers: &dyn NumberText) -> String {
        self.fragment_of(LinkHolds::Everything, numbers)
    }

    /// The state, or the part of it that is to be told, as a link's fragment.
    pub fn fragment_of(&self, holds: LinkHolds, numbers: &dyn NumberText) -> String {
        let shared = Shared {
            scenario: self.scenario.clone(),
            currency: Some(self.currency),
            language: None,
            title: self.title.clone(),
        };
        match holds {
            LinkHolds::Everything => fragment(&shared, numbers),
            LinkHolds::NoMoney => fragment_without_money(&shared, numbers),
        }
    }
}

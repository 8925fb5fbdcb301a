//! The builder of embeds: what a marketer chooses, what a site then sets, and the code for it.

mod address;
mod code;
mod told;

use super::state::{Edit, Figures};
use crate::domain::scenario::{Goal, Scenario, Sector};
use crate::embed::{Config, SECTIONS};
use crate::i18n::Language;
use crate::share_link::{Currency, Notice, NumberText, Shared, fragment, fragment_without_money, open};

pub use address::root_of;
pub use code::{Form, Names};
pub use told::Told;

/// A field that keeps its text as it is typed. What can't be read of it is told and goes nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    Accent,
    AccentDark,
    Background,
    BackgroundDark,
    Ink,
    InkDark,
    Muted,
    MutedDark,
    Line,
    LineDark,
    Radius,
    Font,
    CtaUrl,
    CtaLabel,
    Source,
    Medium,
    Campaign,
}

impl Text {
    pub const COUNT: usize = 17;

    /// In the order in which code tells them.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Accent,
        Self::AccentDark,
        Self::Background,
        Self::BackgroundDark,
        Self::Ink,
        Self::InkDark,
        Self::Muted,
        Self::MutedDark,
        Self::Line,
        Self::LineDark,
        Self::Radius,
        Self::Font,
        Self::CtaUrl,
        Self::CtaLabel,
        Self::Source,
        Self::Medium,
        Self::Campaign,
    ];

    /// The attribute that it becomes, or the parameter of a campaign.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::AccentDark => "accent-dark",
            Self::Background => "background",
            Self::BackgroundDark => "background-dark",
            Self::Ink => "text",
            Self::InkDark => "text-dark",
            Self::Muted => "muted",
            Self::MutedDark => "muted-dark",
            Self::Line => "line",
            Self::LineDark => "line-dark",
            Self::Radius => "radius",
            Self::Font => "font",
            Self::CtaUrl => "cta-url",
            Self::CtaLabel => "cta-label",
            Self::Source => "utm_source",
            Self::Medium => "utm_medium",
            Self::Campaign => "utm_campaign",
        }
    }

    /// What the frame calls it: in its address there are no attributes.
    pub const fn key(self) -> &'static str {
        match self {
            Self::CtaUrl => "cta_url",
            Self::CtaLabel => "cta_label",
            other => other.name(),
        }
    }

    pub const fn is_colour(self) -> bool {
        (self as usize) < Self::Radius as usize
    }

    const fn is_of_campaign(self) -> bool {
        self as usize >= Self::Source as usize
    }
}

/// Which look the frame has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The one that the visitor's system has.
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How wide the preview is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    #[default]
    Phone,
    Desktop,
}

impl Width {
    pub const fn pixels(self) -> &'static str {
        match self {
            Self::Phone => "360",
            Self::Desktop => "1024",
        }
    }
}

/// All that the builder holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Of the calculator that is embedded, whatever the builder's own is.
    pub language: Language,
    pub theme: Theme,
    texts: [String; Text::COUNT],
    /// For each of [`SECTIONS`] whether it is not to be seen.
    left_out: [bool; SECTIONS.len()],
    pub scenario: Scenario,
    pub currency: Currency,
    pub tells_data_layer: bool,
    /// What came of the last link that figures were taken from.
    pub taken: Option<Taken>,
    pub form: Form,
    pub width: Width,
    /// Whether copying was granted, until anything else happens.
    pub copying: Option<bool>,
    /// How often something else than a field has replaced the figures.
    pub replaced: usize,
}

/// What came of a link that figures were to be taken from.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    pub has_figures: bool,
    /// What could not be taken as it stood.
    pub notices: Vec<Notice>,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Action {
    LanguageChosen(Language),
    ThemeChosen(Theme),
    TextChanged(Text, String),
    /// The section of this name is to be seen, or no longer.
    SectionChosen(&'static str, bool),
    FigureEdited(Edit),
    SectorChosen(Sector),
    GoalChosen(Goal),
    CurrencyChosen(Currency),
    /// Figures are to be those of a link of the calculator.
    LinkOpened(Box<(Shared, Taken)>),
    FiguresCleared,
    NoticesDismissed,
    DataLayerChosen(bool),
    FormChosen(Form),
    WidthChosen(Width),
    Copied(bool),
    /// An address of the builder was pasted, or the marketer went back or forward.
    AddressOpened(Box<State>),
    StartedAgain,
}

/// What a link of the calculator holds, to be taken over.
pub fn link_opened(link: &str, numbers: &dyn NumberText) -> Action {
    let opened = open(link.trim(), numbers);
    let has_figures = opened.shared.scenario != Scenario::default() || opened.shared.currency.is_some();
    Action::LinkOpened(Box::new((opened.shared, Taken { has_figures, notices: opened.notices })))
}

impl State {
    pub fn of(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.copying = None;
        let replaced = self.replaced.wrapping_add(1);
        match action {
            Action::LanguageChosen(language) => next.language = language,
            Action::ThemeChosen(theme) => next.theme = theme,
            Action::TextChanged(text, typed) => next.set_text(text, &typed),
            Action::SectionChosen(section, is_seen) => next.set_section(section, is_seen),
            Action::FigureEdited(edit) if edit.is_late(self.figures()) => {}
            Action::FigureEdited(edit) => next.scenario = edit.applied_to(next.scenario),
            Action::SectorChosen(sector) => next.scenario = next.scenario.with_sector(sector),
            Action::GoalChosen(goal) => next.scenario = next.scenario.with_goal(goal),
            Action::CurrencyChosen(currency) => next.set_currency(currency),
            Action::LinkOpened(opened) => {
                let (shared, taken) = *opened;
                if taken.has_figures {
                    next.scenario = shared.scenario;
                    next.set_currency(shared.currency.unwrap_or_default());
                    next.replaced = replaced;
                }
                next.taken = Some(taken);
            }
            Action::FiguresCleared => {
                next.scenario = Scenario::default();
                next.replaced = replaced;
                next.taken = None;
            }
            Action::NoticesDismissed => next.taken = None,
            Action::DataLayerChosen(tells_data_layer) => next.tells_data_layer = tells_data_layer,
            Action::FormChosen(form) => next.form = form,
            Action::WidthChosen(width) => next.width = width,
            Action::Copied(is_done) => next.copying = Some(is_done),
            Action::AddressOpened(state) => {
                next = Self { form: self.form, width: self.width, replaced, ..*state };
            }
            Action::StartedAgain => {
                next = Self { form: self.form, width: self.width, replaced, ..Self::of(self.language) };
            }
        }
        next
    }

    pub fn figures(&self) -> Figures<'_> {
        Figures { scenario: &self.scenario, replaced: self.replaced }
    }

    /// A field's text as it was typed.
    pub fn text(&self, text: Text) -> &str {
        self.texts.get(text as usize).map_or("", String::as_str)
    }

    /// No control character comes in: a field of one line holds none, and no page can write them all.
    fn set_text(&mut self, text: Text, typed: &str) {
        if let Some(held) = self.texts.get_mut(text as usize) {
            *held = typed.chars().filter(|each| !each.is_control()).collect();
        }
    }

    /// The sections that can be chosen, each with whether it is to be seen.
    pub fn sections(&self) -> impl Iterator<Item = (&'static str, bool)> {
        // What the builder itself does has no place in somebody else's page.
        let sections = SECTIONS.into_iter().zip(self.left_out).filter(|(section, _)| *section != "embed");
        sections.map(|(section, is_left_out)| (section, !is_left_out))
    }

    fn set_section(&mut self, chosen: &str, is_seen: bool) {
        for (section, is_left_out) in SECTIONS.into_iter().zip(&mut self.left_out) {
            if section == chosen {
                *is_left_out = !is_seen;
            }
        }
    }

    fn set_currency(&mut self, currency: Currency) {
        self.currency = currency;
        if currency == Currency::EUR {
            self.scenario = self.scenario.clone().without(crate::domain::quantity::Input::Fx);
        }
    }

    /// The figures that are set, as pairs of a query; empty where there are none.
    pub fn prefill(&self, numbers: &dyn NumberText) -> String {
        let shared = Shared { scenario: self.scenario.clone(), ..Shared::default() };
        unversioned(&fragment(&shared, numbers))
    }

    /// The currency, where it has to be told: it is not the euro, or money stands in the figures.
    fn told_currency(&self, numbers: &dyn NumberText) -> Option<Currency> {
        let shared = Shared { scenario: self.scenario.clone(), ..Shared::default() };
        let holds_money = fragment(&shared, numbers) != fragment_without_money(&shared, numbers);
        (holds_money || self.currency != Currency::EUR).then_some(self.currency)
    }

    /// What the site sets, as the frame reads it, readable or not.
    fn config(&self) -> Config {
        let texts = Text::ALL.into_iter().filter(|text| !text.is_of_campaign());
        Config::of_pairs(texts.map(|text| (text.key().to_owned(), self.text(text).trim().to_owned())).collect())
    }

    /// What the site sets: attributes of the element with their values, in a fixed order. What is at its default, or
    /// can't be read, is left out.
    pub fn attributes(&self, numbers: &dyn NumberText) -> Vec<(&'static str, String)> {
        let mut attributes = vec![("lang", self.language.code().to_owned())];
        if let Some(currency) = self.told_currency(numbers) {
            attributes.push(("currency", currency.code().to_owned()));
        }
        if self.theme != Theme::Auto {
            attributes.push(("theme", self.theme.name().to_owned()));
        }
        let mut values = self.values();
        let call = values.iter().position(|(text, _)| *text == Text::CtaUrl).unwrap_or(values.len());
        let calls = values.split_off(call);
        let pair = |(text, value): (Text, String)| (text.name(), value);
        attributes.extend(values.into_iter().map(pair));
        if let Some(sections) = self.told_sections() {
            attributes.push(("sections", sections));
        }
        let prefill = self.prefill(numbers);
        if !prefill.is_empty() {
            attributes.push(("prefill", prefill));
        }
        attributes.extend(calls.into_iter().map(pair));
        if self.tells_data_layer {
            attributes.push(("data-layer", String::new()));
        }
        attributes
    }

    /// The attributes for the preview. Its figures are always given, be it by their version alone: else the frame would
    /// show those that the marketer once entered, which no visitor will see.
    pub fn preview(&self, numbers: &dyn NumberText) -> Vec<(&'static str, String)> {
        let mut attributes = self.attributes(numbers);
        attributes.retain(|(name, _)| !matches!(*name, "prefill" | "data-layer"));
        let shared = Shared { scenario: self.scenario.clone(), ..Shared::default() };
        attributes.push(("prefill", fragment(&shared, numbers).trim_start_matches('#').to_owned()));
        attributes
    }

    /// The names of the sections to be seen, where that is neither all nor none of them.
    fn told_sections(&self) -> Option<String> {
        let seen: Vec<&str> = self.sections().filter(|(_, is_seen)| *is_seen).map(|(section, _)| section).collect();
        (!seen.is_empty() && seen.len() < self.sections().count()).then(|| seen.join(","))
    }

    /// Whether no section is left to be seen, which the frame takes for all of them.
    pub fn has_no_section(&self) -> bool {
        self.sections().all(|(_, is_seen)| !is_seen)
    }
}

/// A canonical fragment as a query: without its `#` and its version.
fn unversioned(fragment: &str) -> String {
    fragment.trim_start_matches("#v=1").trim_start_matches('&').to_owned()
}

//! Version 1 of the link format, frozen with the defaults and ranges of model version 1.
//!
//! Nothing in this file changes any more: a new key, range or default makes a version 2 beside it. A test holds the
//! table against a copy under `tests/data`.

use super::pairs::{self, Pair};
use super::{Code, Currency, LONGEST_TITLE, Notice, NumberText, Shared, Used};
use crate::domain::quantity::{Input, Quantity, rounded_half_up};
use crate::domain::scenario::{Goal, Scenario, Sector};
use crate::i18n::Language;

/// A number in a version 1 link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberKey {
    pub name: &'static str,
    pub input: Input,
    /// In euros where it is money; none where the key may be empty.
    pub default: Option<f64>,
    pub least: f64,
    pub most: f64,
    pub whole: bool,
    pub money: bool,
}

/// The keys before `sector`, between `sector` and `goal`, and after `goal`, in a link's order.
pub const NUMBERS: [NumberKey; Input::COUNT] = [
    amount("leads", Input::Leads, 150.0, 0.0, 1e6),
    amount("worked", Input::Worked, 50.0, 0.0, 1e6),
    amount("sql", Input::Sql, 9.0, 0.0, 1e6),
    amount("hours", Input::Hours, 5.0, 0.0, 1e4),
    money("team_cost", Input::TeamCost, 27.0, 1e8),
    money("team_tools", Input::TeamTools, 63.0, 1e10),
    amount("ceo", Input::Ceo, 15.0, 0.0, 168.0),
    money("ceo_value", Input::CeoValue, 0.0, 1e8),
    amount("surcharge", Input::Surcharge, 0.0, 0.0, 500.0),
    money("full_rate", Input::FullRate, 30.0, 1e8),
    money("hybrid_rate", Input::HybridRate, 30.0, 1e8),
    money("full_fee", Input::FullFee, 0.0, 1e10),
    money("hybrid_fee", Input::HybridFee, 0.0, 1e10),
    optional("full_hours", Input::FullHours, 0.0, 1e4),
    optional("hybrid_hours", Input::HybridHours, 0.0, 1e4),
    optional("full_pace", Input::FullPace, 0.001, 1e4),
    optional("hybrid_pace", Input::HybridPace, 0.001, 1e4),
    money("setup", Input::Setup, 2524.6, 1e10),
    amount("saved", Input::Saved, 0.0, 0.0, 100.0),
    money("deal", Input::Deal, 0.0, 1e12),
    amount("win", Input::Win, 20.0, 0.0, 100.0),
    optional("partner_win", Input::PartnerWin, 0.0, 100.0),
    whole("cycle", Input::Cycle, 3.0, 0.0, 24.0),
    amount("realised", Input::Realised, 100.0, 0.0, 100.0),
    amount("share", Input::Share, 20.0, 1.0, 100.0),
    whole("days", Input::Days, 30.0, 7.0, 180.0),
    amount("risk", Input::Risk, 10.0, 1.0, 50.0),
    amount("fx", Input::Fx, 1.0, 1e-6, 1e6),
    amount("a_meetings", Input::AMeetings, 6.0, 0.0, 168.0),
    amount("a_proposals", Input::AProposals, 3.0, 0.0, 168.0),
    amount("a_closing", Input::AClosing, 2.0, 0.0, 168.0),
    amount("a_accounts", Input::AAccounts, 3.0, 0.0, 168.0),
    amount("a_filtering", Input::AFiltering, 3.0, 0.0, 168.0),
    amount("a_followups", Input::AFollowups, 2.0, 0.0, 168.0),
    amount("a_crm", Input::ACrm, 8.0, 0.0, 168.0),
    amount("a_internal", Input::AInternal, 13.0, 0.0, 168.0),
    whole("a_closers", Input::AClosers, 1.0, 1.0, 1e4),
];

const fn amount(name: &'static str, input: Input, default: f64, least: f64, most: f64) -> NumberKey {
    NumberKey { name, input, default: Some(default), least, most, whole: false, money: false }
}

const fn money(name: &'static str, input: Input, default: f64, most: f64) -> NumberKey {
    NumberKey { name, input, default: Some(default), least: 0.0, most, whole: false, money: true }
}

const fn optional(name: &'static str, input: Input, least: f64, most: f64) -> NumberKey {
    NumberKey { name, input, default: None, least, most, whole: false, money: false }
}

const fn whole(name: &'static str, input: Input, default: f64, least: f64, most: f64) -> NumberKey {
    NumberKey { name, input, default: Some(default), least, most, whole: true, money: false }
}

/// A key of a version 1 link that holds figures, in a link's order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Key {
    Number(&'static NumberKey),
    Sector,
    Goal,
}

impl Key {
    pub fn name(self) -> &'static str {
        match self {
            Self::Number(key) => key.name,
            Self::Sector => "sector",
            Self::Goal => "goal",
        }
    }
}

/// Every key that holds figures, in the order of links and results.
pub fn keys() -> impl Iterator<Item = Key> {
    NUMBERS.iter().flat_map(|key| {
        let before = match key.input {
            Input::Surcharge => Some(Key::Sector),
            Input::Fx => Some(Key::Goal),
            _ => None,
        };
        before.into_iter().chain([Key::Number(key)])
    })
}

/// The key of an input.
pub fn name(input: Input) -> &'static str {
    NUMBERS.iter().find(|key| key.input == input).map_or("", |key| key.name)
}

pub fn sector_name(sector: Sector) -> &'static str {
    match sector {
        Sector::Saas => "saas",
        Sector::Other => "other",
        Sector::Fintech => "fintech",
        Sector::Custom => "custom",
    }
}

pub fn goal_name(goal: Goal) -> &'static str {
    match goal {
        Goal::Cost => "cost",
        Goal::Volume => "volume",
        Goal::Time => "time",
        Goal::Value => "value",
    }
}

/// Whether a key that this format does not know is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// A fragment is ours alone.
    EveryKey,
    /// A query may hold other people's keys.
    KnownKeys,
}

/// What a version 1 text held.
pub struct Read {
    pub shared: Shared,
    /// Whether it holds `v` or any key of the model, and so is complete.
    pub holds_figures: bool,
    pub notices: Vec<Notice>,
}

/// Reads version 1 texts.
pub struct Reader<'a> {
    pub numbers: &'a dyn NumberText,
    pub page_language: Language,
}

impl Reader<'_> {
    /// Reads any pairs at all.
    pub fn read(&self, given: &[Pair], strictness: Strictness) -> Read {
        let mut link = LinkV1::default();
        let mut holds_figures = false;
        let mut found = Vec::new();
        for (position, (key, value)) in given.iter().enumerate() {
            let Some(field) = Field::of(key) else {
                if strictness == Strictness::EveryKey {
                    found.push((Code::UnknownKey, key, None, value));
                }
                continue;
            };
            holds_figures |= field.holds_figures();
            let is_repeated = given.iter().skip(position + 1).any(|(later, _)| later == key);
            let problem = if is_repeated { Some(Code::Repeated) } else { self.take(&mut link, field, value) };
            if let Some(code) = problem {
                found.push((code, key, Some(field), value));
            }
        }
        let shared = link.into_shared();
        let notices = found
            .into_iter()
            .map(|(code, key, field, value)| Notice {
                key: key.clone(),
                code,
                found: value.clone(),
                used: field.map_or(Used::Nothing, |field| self.used(&shared, field)),
            })
            .collect();
        Read { shared, holds_figures, notices }
    }

    /// Whether a key takes a value as it stands, or the nearest one to it.
    pub fn can_read(&self, key: &str, value: &str) -> bool {
        Field::of(key).is_some_and(|field| self.take(&mut LinkV1::default(), field, value) != Some(Code::Unreadable))
    }

    /// Takes one value into the link, and says what was wrong with it.
    fn take(&self, link: &mut LinkV1, field: Field, value: &str) -> Option<Code> {
        match field {
            Field::Version => match self.number(value) {
                Some(1.0) => None,
                Some(version) if version > 1.0 && version == version.floor() => Some(Code::NewerVersion),
                _ => Some(Code::Unreadable),
            },
            Field::Number(key) => {
                if value.is_empty() && key.default.is_none() {
                    return None;
                }
                let Some(number) = self.number(value) else { return Some(Code::Unreadable) };
                let taken = key.nearest(number);
                if let Some(slot) = link.numbers.get_mut(key.input as usize) {
                    *slot = Some(taken);
                }
                (taken != number).then_some(Code::Clamped)
            }
            Field::Sector => {
                let sector = Sector::ALL.into_iter().find(|&sector| sector_name(sector) == value);
                link.sector = sector.unwrap_or_default();
                sector.is_none().then_some(Code::Unreadable)
            }
            Field::Goal => {
                let goal = Goal::ALL.into_iter().find(|&goal| goal_name(goal) == value);
                link.goal = goal.unwrap_or_default();
                goal.is_none().then_some(Code::Unreadable)
            }
            Field::Language => {
                link.language = Language::of_code(value);
                link.language.is_none().then_some(Code::Unreadable)
            }
            Field::Currency => {
                let currency = Currency::new(value);
                // A currency was asked for, so no other place is asked for one.
                link.currency = Some(currency.unwrap_or_default());
                currency.is_none().then_some(Code::Unreadable)
            }
            Field::Title => {
                link.title = value.chars().take(LONGEST_TITLE).collect();
                (link.title.len() < value.len()).then_some(Code::Clamped)
            }
        }
    }

    /// What the link ended up holding for a field, as results show it.
    fn used(&self, shared: &Shared, field: Field) -> Used {
        match field {
            Field::Version => Used::Number(1.0),
            Field::Number(key) => shared.scenario.value(key.input).map_or(Used::Nothing, Used::Number),
            Field::Sector => Used::Text(sector_name(shared.scenario.sector()).to_owned()),
            Field::Goal => Used::Text(goal_name(shared.scenario.goal()).to_owned()),
            Field::Language => Used::Text(shared.language.unwrap_or(self.page_language).code().to_owned()),
            Field::Currency => Used::Text(shared.currency.unwrap_or_default().code().to_owned()),
            Field::Title => Used::Text(shared.title.clone()),
        }
    }

    /// A number as links write it: an optional `-`, digits, optionally `.` and digits, optionally `e` or `E`, an optional
    /// sign and digits. Nothing else is one.
    fn number(&self, text: &str) -> Option<f64> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
            None => (unsigned, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (mantissa, None),
        };
        let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let is_number = is_digits(whole) && fraction.is_none_or(is_digits) && exponent.is_none_or(is_digits);
        // Adding zero turns -0 into 0.
        is_number.then(|| self.numbers.read(text) + 0.0)
    }
}

impl NumberKey {
    /// The nearest number that the key takes.
    fn nearest(&self, number: f64) -> f64 {
        let mut nearest = if number.abs() < 0.000_001 { 0.0 } else { number };
        if self.whole {
            nearest = rounded_half_up(nearest);
        }
        nearest.max(self.least).min(self.most)
    }

    /// The default in the visitor's currency.
    fn default_at(&self, units_per_euro: f64) -> Option<f64> {
        self.default.map(|default| if self.money { default * units_per_euro } else { default })
    }
}

/// What kind of value a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Number,
    /// A number, or nothing.
    MaybeNumber,
    /// A word out of a list.
    Choice,
    /// Any text.
    Text,
}

/// The kind of a key's values; none where the format does not know the key.
pub fn kind(key: &str) -> Option<Kind> {
    Field::of(key).map(|field| match field {
        Field::Number(NumberKey { default: None, .. }) => Kind::MaybeNumber,
        Field::Version | Field::Number(_) => Kind::Number,
        Field::Sector | Field::Goal | Field::Language | Field::Currency => Kind::Choice,
        Field::Title => Kind::Text,
    })
}

/// A key of the format.
#[derive(Clone, Copy)]
enum Field {
    Version,
    Number(&'static NumberKey),
    Sector,
    Goal,
    Language,
    Currency,
    Title,
}

impl Field {
    fn of(key: &str) -> Option<Self> {
        match key {
            "v" => Some(Self::Version),
            "sector" => Some(Self::Sector),
            "goal" => Some(Self::Goal),
            "lang" => Some(Self::Language),
            "currency" => Some(Self::Currency),
            "title" => Some(Self::Title),
            _ => NUMBERS.iter().find(|number| number.name == key).map(Self::Number),
        }
    }

    fn holds_figures(self) -> bool {
        matches!(self, Self::Version | Self::Number(_) | Self::Sector | Self::Goal)
    }
}

/// What a version 1 link holds, apart from how the rest of the program sees it.
struct LinkV1 {
    numbers: [Option<f64>; Input::COUNT],
    sector: Sector,
    goal: Goal,
    language: Option<Language>,
    currency: Option<Currency>,
    title: String,
}

impl Default for LinkV1 {
    fn default() -> Self {
        Self {
            numbers: [None; Input::COUNT],
            sector: Sector::Other,
            goal: Goal::Cost,
            language: None,
            currency: None,
            title: String::new(),
        }
    }
}

impl LinkV1 {
    fn into_shared(self) -> Shared {
        let given = |input: Input| self.numbers.get(input as usize).copied().flatten();
        let units_per_euro = given(Input::Fx).unwrap_or(1.0);
        let mut scenario = Scenario::default().with_sector(self.sector).with_goal(self.goal);
        for key in &NUMBERS {
            // What the link leaves out is version 1's default, whatever the default has become since.
            let missing = (key.default != key.input.limits().default).then(|| key.default_at(units_per_euro)).flatten();
            if let Some(amount) = given(key.input).or(missing) {
                scenario = scenario.with(Quantity::nearest(key.input, amount));
            }
        }
        Shared { scenario, currency: self.currency, language: self.language, title: self.title }
    }
}

/// Whether a written link holds the figures whose unit holds money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    Included,
    LeftOut,
}

/// The canonical version 1 fragment, with its `#`.
pub fn write(shared: &Shared, numbers: &dyn NumberText, with_money: Money) -> String {
    let scenario = &shared.scenario;
    let mut encoded = String::new();
    pairs::push(&mut encoded, "v", "1");
    for key in keys() {
        match key {
            Key::Number(key) => {
                let value = scenario.value(key.input);
                if value == key.default_at(scenario.units_per_euro()) || (key.money && with_money == Money::LeftOut) {
                    continue;
                }
                pairs::push(&mut encoded, key.name, &value.map(|value| numbers.write(value)).unwrap_or_default());
            }
            Key::Sector if scenario.sector() != Sector::Other => {
                pairs::push(&mut encoded, "sector", sector_name(scenario.sector()));
            }
            Key::Goal if scenario.goal() != Goal::Cost => {
                pairs::push(&mut encoded, "goal", goal_name(scenario.goal()));
            }
            Key::Sector | Key::Goal => {}
        }
    }
    if let Some(language) = shared.language {
        pairs::push(&mut encoded, "lang", language.code());
    }
    if let Some(currency) = shared.currency.filter(|&currency| currency != Currency::EUR) {
        pairs::push(&mut encoded, "currency", currency.code());
    }
    if !shared.title.is_empty() {
        pairs::push(&mut encoded, "title", &shared.title);
    }
    text!("#", encoded)
}

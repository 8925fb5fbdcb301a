//! The calculator in somebody else's page: what a site may set, and the messages between its page and the frame.
//!
//! The names here are public and frozen with [`PROTOCOL`]: sites build on them. What arrives is text from strangers, so
//! reading never fails: what can't be read is left at its default and told by a code.

pub mod colour;

use crate::domain::answer::Answer;
use crate::domain::sales_model::{ModelFigures, SalesModel};
use crate::i18n::Language;
use crate::results::model_name;
use crate::share_link::{Code, Currency, NumberText, open_parts, pairs};
use colour::{Colour, readable};

/// The `v` of every message.
pub const PROTOCOL: f64 = 1.0;

/// The `source` of every message.
pub const SOURCE: &str = "palanca";

/// What a site sets: keys and values as text, from the frame's query or from the host's `init`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    given: Vec<(String, String)>,
}

impl Config {
    pub fn of_query(query: &str) -> Self {
        Self { given: pairs::read(query).collect() }
    }

    pub fn of_pairs(given: Vec<(String, String)>) -> Self {
        Self { given }
    }

    /// The value of a key; empty where it was not given. The last one counts.
    pub fn get(&self, key: &str) -> &str {
        self.given.iter().rev().find(|(given, _)| given == key).map_or("", |(_, value)| value)
    }

    /// The theme where one was chosen: `light` or `dark`; empty for the visitor's own. None where it can't be read.
    pub fn theme(&self) -> Option<&str> {
        match self.get("theme") {
            "" | "auto" => Some(""),
            theme @ ("light" | "dark") => Some(theme),
            _ => None,
        }
    }

    /// The currency that was chosen; none where there is none, or where it can't be read.
    pub fn currency(&self) -> Option<Currency> {
        Currency::new(self.get("currency"))
    }

    /// The sections to show, separated by spaces; empty for all of them.
    pub fn sections(&self) -> String {
        let known: Vec<&str> = self.asked_sections().filter(|asked| SECTIONS.contains(asked)).collect();
        known.join(" ")
    }

    fn asked_sections(&self) -> impl Iterator<Item = &str> {
        self.get("sections").split([',', ' ']).filter(|asked| !asked.is_empty())
    }

    /// The style properties that follow from the tokens, and what was adjusted or could not be read.
    pub fn look(&self) -> Look {
        let mut look = Look::default();
        if self.theme().is_none() {
            look.codes.push("unreadable_theme".to_owned());
        }
        if self.asked_sections().any(|asked| !SECTIONS.contains(&asked)) {
            look.codes.push("unknown_section".to_owned());
        }
        if !self.get("cta_url").is_empty() && self.call_to_action("").is_none() {
            look.codes.push("unreadable_cta_url".to_owned());
        }
        if !self.get("currency").is_empty() && self.currency().is_none() {
            look.codes.push("unreadable_currency".to_owned());
        }
        let mut grounds = [PAPER.light, PAPER.dark];
        for token in &TOKENS {
            let keys = [token.name.to_owned(), text!(token.name, "-dark")];
            let given = keys.map(|key| {
                let colour = Colour::read(self.get(&key));
                if colour.is_none() && !self.get(&key).is_empty() {
                    look.codes.push(text!("unreadable_", key));
                }
                colour
            });
            // An accent is a brand's: alone it serves both themes. A ground or a text would not.
            let dark = given[1].or(given[0].filter(|_| token.name == "accent"));
            let colours = [given[0].unwrap_or(token.light), dark.unwrap_or(token.dark)];
            let mut used = colours;
            if token.name == PAPER.name {
                grounds = colours;
            } else {
                for (used, ground) in used.iter_mut().zip(grounds) {
                    *used = readable(*used, ground, token.least_contrast);
                }
            }
            let was_adjusted =
                used.iter().zip(colours).zip(given).any(|((used, was), given)| given.is_some() && *used != was);
            if was_adjusted {
                look.codes.push(text!(token.name, "_adjusted"));
            }
            if used != [token.light, token.dark] {
                let value = text!("light-dark(", used[0].written(), ", ", used[1].written(), ")");
                look.properties.push((token.property, value));
            }
        }
        let radius = self.get("radius");
        let pixels = radius.strip_suffix("px").unwrap_or(radius);
        if !pixels.is_empty() {
            if pixels.len() <= 2 && pixels.bytes().all(|byte| byte.is_ascii_digit()) {
                look.properties.push(("--radius", text!(pixels, "px")));
            } else {
                look.codes.push("unreadable_radius".to_owned());
            }
        }
        let font = self.get("font");
        if !font.is_empty() {
            // Only the name of a family: nothing that could end it or call for a file.
            if font.chars().all(|each| each.is_alphanumeric() || matches!(each, ' ' | ',' | '-' | '_')) {
                look.properties.push(("--font", text!(font, ", system-ui, sans-serif")));
            } else {
                look.codes.push("unreadable_font".to_owned());
            }
        }
        look
    }

    /// Where the call to action leads, with the link that is passed in the parameter `palanca`; an empty one is not. None
    /// where the site gave no address of the web.
    pub fn call_to_action(&self, link: &str) -> Option<String> {
        let url = self.get("cta_url").trim();
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
        if rest.starts_with(['/', '?', '#']) || rest.is_empty() || url.contains(char::is_whitespace) {
            return None;
        }
        if link.is_empty() {
            return Some(url.to_owned());
        }
        let (before, anchor) =
            url.split_once('#').map_or((url, ""), |(before, _)| (before, url.get(before.len()..).unwrap_or_default()));
        let mut passed = String::new();
        pairs::push(&mut passed, "palanca", link);
        let mark = if before.contains('?') { "&" } else { "?" };
        Some(text!(before, mark, passed, anchor))
    }
}

/// The error code for figures that the host put in, `what` being `prefill` or `inputs`: one where a key or a value
/// can't be read, or else where a figure was adjusted.
pub fn figures_code(what: &str, figures: &str, numbers: &dyn NumberText) -> Option<String> {
    if figures.is_empty() {
        return None;
    }
    let codes = open_parts("", figures, Language::default(), numbers).notices.into_iter().map(|notice| notice.code);
    let (mut is_unreadable, mut is_adjusted) = (!figures.contains('='), false);
    for code in codes {
        match code {
            Code::UnknownKey | Code::Unreadable => is_unreadable = true,
            _ => is_adjusted = true,
        }
    }
    if is_unreadable { Some(text!("unreadable_", what)) } else { is_adjusted.then(|| text!(what, "_adjusted")) }
}

/// How the site wants the page to look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Custom properties of the root.
    pub properties: Vec<(&'static str, String)>,
    /// What the host is told, each as the code of an `error`.
    pub codes: Vec<String>,
}

/// The sections that a site can choose from.
pub const SECTIONS: [&str; 9] =
    ["calculator", "models", "evidence", "audit", "pilot", "value", "share", "embed", "sources"];

/// A colour that a site may set.
struct Token {
    name: &'static str,
    property: &'static str,
    /// What stands where nothing is given; a test holds them against the style sheet.
    light: Colour,
    dark: Colour,
    /// On the ground it stands on.
    least_contrast: f64,
}

const PAPER: Token = Token {
    name: "background",
    property: "--paper",
    light: Colour::new(0xfd, 0xfc, 0xfa),
    dark: Colour::new(0x13, 0x15, 0x17),
    least_contrast: 1.0,
};

/// The ground comes first: the others are read on it.
const TOKENS: [Token; 5] = [
    PAPER,
    Token {
        name: "accent",
        property: "--accent",
        light: Colour::new(0x0a, 0x62, 0x50),
        dark: Colour::new(0x6f, 0xd3, 0xb8),
        least_contrast: 4.5,
    },
    Token {
        name: "text",
        property: "--ink",
        light: Colour::new(0x17, 0x19, 0x1c),
        dark: Colour::new(0xef, 0xed, 0xe8),
        least_contrast: 7.0,
    },
    Token {
        name: "muted",
        property: "--muted",
        light: Colour::new(0x50, 0x54, 0x5b),
        dark: Colour::new(0xb3, 0xb6, 0xba),
        least_contrast: 4.5,
    },
    Token {
        name: "line",
        property: "--line",
        light: Colour::new(0xe2, 0xdf, 0xd8),
        dark: Colour::new(0x2d, 0x31, 0x35),
        least_contrast: 1.0,
    },
];

/// The colour that stands where a site gives none: that of `accent`, of `accent-dark`, and so on.
pub fn default_colour(key: &str) -> Option<Colour> {
    let (name, is_dark) = key.strip_suffix("-dark").map_or((key, false), |name| (name, true));
    let token = TOKENS.iter().find(|token| token.name == name)?;
    Some(if is_dark { token.dark } else { token.light })
}

/// What the host is told of an answer: the winner for the goal, and what it saves per SQL against today, in steps that
/// give away no price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub winner: Option<SalesModel>,
    /// `none` too where the conservative case saves nothing, or another model wins in it: nothing that only the best case
    /// saves is announced as saved.
    pub saving: &'static str,
}

impl Outcome {
    pub fn of(answer: &Answer) -> Self {
        let today = answer.models.internal.cost_per_sql.filter(|&today| today > 0.0);
        let saved =
            |figures: &ModelFigures| today.zip(figures.cost_per_sql).map_or(0.0, |(today, then)| 1.0 - then / today);
        let saved = match answer.recommended.and_then(SalesModel::partner) {
            Some(partner)
                if answer.otherwise(answer.goal).is_none() && saved(&answer.range.of(partner).conservative) > 0.0 =>
            {
                saved(answer.models.of(partner.model()))
            }
            _ => 0.0,
        };
        let saving = match saved {
            _ if saved <= 0.0 => "none",
            _ if saved <= 0.25 => "to_25",
            _ if saved <= 0.5 => "to_50",
            _ => "over_50",
        };
        Self { winner: answer.recommended, saving }
    }

    /// The public name of the winner.
    pub fn winner_name(self) -> Option<&'static str> {
        self.winner.map(model_name)
    }
}

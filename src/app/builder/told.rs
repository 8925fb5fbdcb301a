//! What the fields hold as the frame would take it: values where they can be read, else what is to be told.

use super::{State, Text, Theme};
use crate::embed::colour::{Colour, contrast};
use crate::embed::default_colour;

/// Something about a field that its marketer should know.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Told {
    /// The text can't be read, so it is not used.
    Unreadable,
    /// The colour could not be read on its ground in the light theme; another is used there.
    PaleInLight { contrast: f64, used: Colour },
    /// The same in the dark theme.
    PaleInDark { contrast: f64, used: Colour },
}

impl State {
    /// The texts that can be read and say something, as code writes them.
    pub(super) fn values(&self) -> Vec<(Text, String)> {
        let look = self.config().look();
        let texts = Text::ALL.into_iter().filter(|text| !text.is_of_campaign());
        let values = texts.filter_map(|text| {
            let held = self.text(text).trim();
            let is_used = match text {
                Text::CtaLabel => self.config().call_to_action("").is_some(),
                _ => !look.codes.contains(&unreadable(text)),
            };
            let value = match Colour::read(held) {
                Some(colour) if text.is_colour() => colour.written(),
                _ if text == Text::Radius => held.trim_end_matches("px").to_owned(),
                _ => held.to_owned(),
            };
            (is_used && !value.is_empty()).then_some((text, value))
        });
        values.collect()
    }

    /// What is to be told of a field.
    pub fn told(&self, text: Text) -> Vec<Told> {
        let look = self.config().look();
        if look.codes.contains(&unreadable(text)) {
            return vec![Told::Unreadable];
        }
        let Some(given) = Colour::read(self.text(text).trim()).filter(|_| text.is_colour()) else { return Vec::new() };
        let used = used_colours(text, &look.properties);
        let is_dark = text.name().ends_with("-dark");
        // An accent without one for the dark theme serves both.
        let serves_both = text == Text::Accent && Colour::read(self.text(Text::AccentDark).trim()).is_none();
        let mut told = Vec::new();
        if let Some([light, dark]) = used {
            let against = |ground: Text| {
                let given_ground = Colour::read(self.text(ground).trim());
                given_ground.or(default_colour(ground.key())).map_or(1.0, |ground| contrast(given, ground))
            };
            if !is_dark && self.theme != Theme::Dark && light != given {
                told.push(Told::PaleInLight { contrast: against(Text::Background), used: light });
            }
            if (is_dark || serves_both) && self.theme != Theme::Light && dark != given {
                told.push(Told::PaleInDark { contrast: against(Text::BackgroundDark), used: dark });
            }
        }
        told
    }

    /// The colour that a field stands for: what it holds, else what the frame then has.
    pub fn colour(&self, text: Text) -> Option<Colour> {
        let held = Colour::read(self.text(text).trim());
        let as_accent = Colour::read(self.text(Text::Accent).trim()).filter(|_| text == Text::AccentDark);
        held.or(as_accent).or(default_colour(text.key()))
    }
}

/// The code by which the frame tells that a text can't be read.
fn unreadable(text: Text) -> String {
    text!("unreadable_", text.key())
}

/// The colours that the frame uses for a token, in light and in dark, out of its style properties; none where it keeps
/// its own.
fn used_colours(text: Text, properties: &[(&'static str, String)]) -> Option<[Colour; 2]> {
    let wanted = match text {
        Text::Accent | Text::AccentDark => "--accent",
        Text::Background | Text::BackgroundDark => "--paper",
        Text::Ink | Text::InkDark => "--ink",
        Text::Muted | Text::MutedDark => "--muted",
        _ => "--line",
    };
    let (_, value) = properties.iter().find(|(property, _)| *property == wanted)?;
    let (light, dark) = value.strip_prefix("light-dark(")?.strip_suffix(')')?.split_once(", ")?;
    Some([Colour::read(light)?, Colour::read(dark)?])
}

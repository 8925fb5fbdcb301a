//! Sentences with figures in them.

use yew::prelude::*;

use super::element::{nodes, text};
use crate::i18n::{Part, parts};

/// A template with each `{slot}` replaced by what `fill` gives for its name.
pub fn sentence(template: &str, fill: &dyn Fn(&str) -> Html) -> Html {
    nodes(
        parts(template)
            .map(|part| match part {
                Part::Text(words) => text(words),
                Part::Slot(name) => fill(name),
            })
            .collect(),
    )
}

//! How a figure comes about: the formula in words, the same with the visitor's numbers and units, and its source.

use yew::prelude::*;

use super::{View, act};
use crate::app::formula::{Explanation, Writer, told};
use crate::app::state::Action;
use crate::i18n::{Word, fill};
use crate::ui::element::{Element, el};
use crate::ui::figure;

/// A figure that opens to its formula.
pub struct Explained<'a> {
    /// Its place in the results, which is also what tells it from the others.
    pub path: &'a str,
    pub value: Option<f64>,
    /// What people read.
    pub text: &'a str,
    /// What it is, with whose it is where there are several.
    pub title: &'a str,
    /// How it comes about.
    pub explanation: &'a dyn Explanation,
    /// What is told of that: the figure and what it is made of.
    pub steps: &'a [Word],
    /// Where the formula comes from.
    pub source: &'a str,
}

impl Explained<'_> {
    fn is_open(&self, view: &View<'_>) -> bool {
        view.state.open_formula.as_deref() == Some(self.path)
    }

    /// The figure, as a button that opens and closes the formula.
    pub fn button(&self, view: &View<'_>) -> Element {
        let is_open = self.is_open(view);
        let toggled = (!is_open).then(|| self.path.to_owned());
        el("button.open-formula")
            .set("type", "button")
            .attr("aria-expanded", is_open.to_string())
            .attr("title", view.reading.words.show_formula().to_owned())
            .on_click(act(view.on_action, Action::FormulaToggled(toggled)))
            .node(figure::hooked(view.reading, self.path, self.value, self.text))
    }

    /// The formula, where it is open.
    pub fn formula(&self, view: &View<'_>) -> Option<Element> {
        self.is_open(view).then(|| {
            let steps = told(self.explanation, self.steps);
            let writer = Writer { reading: view.reading, explanation: self.explanation };
            let lines = steps.iter().map(|&step| {
                let [in_words, in_numbers] = writer.line(step);
                el("li")
                    .child(el("span.in-words").text(&in_words))
                    .child(el("span.in-numbers").untranslated().text(&in_numbers))
            });
            let words = &view.reading.words;
            let nothing = steps.is_empty().then(|| match self.value {
                Some(_) => el("p").text(words.formula_none()),
                None => el("p").text(&fill(words.formula_none_because(), &[("why", self.text)])),
            });
            el("div.formula")
                .child(el("p.formula-title").text(self.title))
                .maybe(nothing)
                .child(el("ol").each(lines))
                .child(el("p.note").text(self.source))
        })
    }

    /// A name with its figure and, under them, the open formula.
    pub fn fact(&self, view: &View<'_>, name: &str) -> Html {
        let formula = self.formula(view).map(|formula| el("dd.opened").child(formula));
        el("div")
            .class(if formula.is_some() { "fact open" } else { "fact" })
            .child(el("dt").text(name))
            .child(el("dd").child(self.button(view)))
            .maybe(formula)
            .into()
    }
}

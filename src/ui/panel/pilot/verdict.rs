//! The verdict at a pilot's end: on a number line, in a sentence, and how likely each one is.

use yew::prelude::*;

use super::super::formula::Explained;
use super::{Planner, chance, line, plan_name};
use crate::app::pilot_explanation::{Asked, Truth, Verdict};
use crate::app::reading::Shown;
use crate::domain::verdict::Rule;
use crate::i18n::fill;
use crate::text::listed;
use crate::ui::chart::number_line::{self, number_line};
use crate::ui::element::{Element, el, text};
use crate::ui::sentence::sentence;

impl Planner<'_> {
    pub fn verdict(&self) -> Element {
        let words = &self.reading().words;
        let plan = &self.pilot().chosen;
        let told = self.rule(&plan.rule);
        let marks = [(Truth::NoChange, plan.expected_sql_today), (Truth::Promise, plan.expected_sql)].map(
            |(truth, expected)| {
                let sql = self.reading().short(expected, Shown::Sql);
                (expected, fill(words.pilot_expected_marks(), &[("case", truth.name(words)), ("sql", &sql)]))
            },
        );
        let meanings = Verdict::ALL.into_iter().filter(|verdict| verdict.counts(&plan.rule).is_some()).map(|verdict| {
            el("div")
                .child(el("dt").node(number_line::swatch(verdict)).child(el("span.verdict").text(verdict.name(words))))
                .child(el("dd").text(&self.meaning(verdict)))
        });
        el("div.verdicts")
            .child(el("h3").text(words.pilot_verdict()))
            .child(el("p").text(&told))
            .node(number_line(self.reading(), &plan.rule, &marks, &told))
            .child(el("dl.meanings").each(meanings))
    }

    /// A rule as one sentence.
    pub fn rule(&self, rule: &Rule) -> String {
        let words = &self.reading().words;
        let count = |count: u32| self.reading().short(f64::from(count), Shown::Leads);
        let verdicts: Vec<String> = Verdict::ALL
            .into_iter()
            .filter_map(|verdict| verdict.counts(rule).map(|(from, to)| (verdict, from, to - 1)))
            .map(|(verdict, from, last)| {
                let template = match (from == 0, last == rule.leads) {
                    (true, true) => words.pilot_whatever(),
                    _ if from == last => words.pilot_exactly(),
                    (true, false) => words.pilot_up_to(),
                    (false, true) => words.pilot_from(),
                    (false, false) => words.pilot_between(),
                };
                fill(template, &[("from", &count(from)), ("to", &count(last)), ("verdict", verdict.name(words))])
            })
            .collect();
        fill(
            words.pilot_of_leads(),
            &[("leads", &count(rule.leads)), ("verdicts", &listed(&verdicts, words.semicolon()))],
        )
    }

    fn meaning(&self, verdict: Verdict) -> String {
        let words = &self.reading().words;
        let count = |count: u32| self.reading().short(f64::from(count), Shown::Leads);
        match verdict {
            Verdict::Pivot => words.pilot_pivot_means().to_owned(),
            Verdict::Renegotiate => words.pilot_renegotiate_means().to_owned(),
            Verdict::Scale => words.pilot_scale_means().to_owned(),
            Verdict::Extend => {
                let extended = self.pilot().extended();
                let leads = count(extended.leads);
                match extended.scale_at {
                    Some(from) => fill(words.pilot_extend_means(), &[("leads", &leads), ("from", &count(from))]),
                    None => fill(words.pilot_extend_hopeless(), &[("leads", &leads)]),
                }
            }
        }
    }

    /// How likely each verdict of the chosen pilot is, by what is true.
    pub fn outcomes(&self) -> Element {
        let words = &self.reading().words;
        let plan = &self.pilot().chosen;
        let finding = sentence(words.pilot_outcomes_finding(), &|slot| {
            let rate = if slot == "false" { plan.outcomes.no_change.better() } else { plan.power };
            if slot == "false" { text(&chance(self.reading(), rate)) } else { self.chance("pilot.chosen.power", rate) }
        });
        let head = Truth::ALL.into_iter().map(|truth| {
            let rate = self.reading().short(self.told.rate(truth), Shown::Rate);
            el("th").set("scope", "col").text(truth.name(words)).child(el("span.size").text(&rate))
        });
        let mut rows = el("tbody");
        for verdict in Verdict::ALL {
            rows = rows.node(self.chances(verdict));
        }
        let table = el("table.models outcomes")
            .set("aria-labelledby", "pilot-outcomes")
            .child(el("thead").child(el("tr").child(el("td")).each(head)))
            .child(rows);
        el("div")
            .child(el("h3").set("id", "pilot-outcomes").text(words.pilot_outcomes()))
            .child(el("p").node(finding))
            .child(table)
    }

    fn chances(&self, verdict: Verdict) -> Html {
        let words = &self.reading().words;
        let plan = &self.pilot().chosen;
        let name = verdict.name(words);
        let title =
            el("th").set("scope", "row").node(number_line::swatch(verdict)).child(el("span.verdict").text(name));
        let mut cells = Vec::new();
        for truth in Truth::ALL {
            let likely = verdict.chance(truth.chances(plan));
            let explanation = self.told.of(plan, Asked::Chance(truth, verdict));
            let explained = Explained {
                path: &text!("pilot.chosen.outcomes.", truth.field(), ".", verdict.field()),
                value: Some(likely),
                text: &chance(self.reading(), likely),
                title: &text!(name, " · ", truth.name(words), " · ", plan_name(self.reading(), plan)),
                explanation: &explanation,
                steps: explanation.steps(),
                source: &self.chance_source(),
            };
            cells.push(self.cell("other", &explained));
        }
        line(title, cells)
    }
}

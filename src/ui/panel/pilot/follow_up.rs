//! What comes with a pilot: how sure each size would make you, what to watch each week, and when to look.

use yew::prelude::*;

use super::{Planner, chance, plan_name};
use crate::app::pilot_explanation::{PilotMeasure, Truth};
use crate::app::reading::Shown;
use crate::i18n::{Word, fill};
use crate::ui::chart::curve::{Curve, Mark};
use crate::ui::element::{Element, el};
use crate::ui::figure::hooked;

/// Sizes along the curve.
const POINTS: u32 = 48;

/// A day and what is seen on it.
type Look = (f64, Word);

/// Days of the article's two looks: first signals, full return.
const LOOKS: [Look; 2] = [(30.0, Word::pilot_day_signals), (90.0, Word::pilot_day_full)];

impl Planner<'_> {
    /// The chance of recognising the promise against the size of the pilot.
    pub fn curve(&self) -> Element {
        let words = &self.reading().words;
        let pilot = self.pilot();
        let leads = |leads: u32| self.reading().short(f64::from(leads), Shown::Leads);
        let rate = |rate: f64| chance(self.reading(), rate);
        let title = match pilot.leads_needed {
            Some(needed) => fill(words.pilot_needed(), &[("leads", &leads(needed))]),
            None => words.pilot_needed_none().to_owned(),
        };
        let marks = self
            .both()
            .filter(|(path, plan)| *path == "pilot.chosen" || plan.rule.leads != pilot.chosen.rule.leads)
            .map(|(path, plan)| Mark {
                leads: plan.rule.leads,
                power: plan.power,
                label: fill(
                    words.pilot_curve_mark(),
                    &[
                        ("plan", &plan_name(self.reading(), plan)),
                        ("leads", &leads(plan.rule.leads)),
                        ("power", &rate(plan.power)),
                    ],
                ),
                class: if path == "pilot.chosen" { "chosen" } else { "best" },
            })
            .collect();
        let points = pilot.curve(POINTS);
        let rows = points.iter().step_by(4).map(|point| {
            el("tr")
                .child(el("th").set("scope", "row").text(&leads(point.leads)))
                .child(el("td").text(&rate(point.power)))
                .child(el("td").text(&rate(point.power_conservative)))
        });
        let head = [words.leads(), Truth::Promise.name(words), Truth::Conservative.name(words)];
        let table = el("table")
            .child(el("caption.hidden").text(words.pilot_curve_note()))
            .child(el("thead").child(el("tr").each(head.map(|name| el("th").set("scope", "col").text(name)))))
            .child(el("tbody").each(rows));
        let needed = pilot.leads_needed.map(f64::from);
        el("div")
            .child(el("h3").node(hooked(self.reading(), "pilot.leads_needed", needed, &title)))
            .child(el("p.note").text(words.pilot_curve_note()))
            .node(Curve { points: &points, marks, title: &title }.drawn(self.reading()))
            .child(el("details.twin").child(el("summary").text(words.pilot_curve_table())).child(table))
    }

    /// The four weekly figures, and the days on which to look.
    pub fn follow_up(&self) -> Element {
        let words = &self.reading().words;
        let plan = &self.pilot().chosen;
        let mut facts = el("dl.facts");
        for measure in [PilotMeasure::WeeklySql, PilotMeasure::WeeklyCostPerSql, PilotMeasure::WeeklyCeoHours] {
            let mut fact = Html::default();
            self.with_explained("pilot.chosen", plan, measure, &mut |explained| {
                fact = explained.fact(self.view, words.get(measure.word()));
            });
            facts = facts.node(fact);
        }
        let own = el("div.fact own")
            .child(el("dt").text(words.pilot_answers()))
            .child(el("dd").text(words.pilot_answers_own()));
        // What falls on the same day stands under it together.
        let mut days: Vec<(f64, Vec<&str>)> = LOOKS.map(|(day, told)| (day, vec![words.get(told).as_str()])).into();
        if let Some((_, told)) = days.iter_mut().find(|(day, _)| *day == plan.days) {
            told.insert(0, words.pilot_day_end());
        } else {
            let place = days.iter().take_while(|(day, _)| *day < plan.days).count();
            days.insert(place, (plan.days, vec![words.pilot_day_end()]));
        }
        let timeline = days.into_iter().map(|(day, told)| {
            let day = fill(words.pilot_day(), &[("days", &self.reading().short(day, Shown::Plain))]);
            el("li").child(el("strong").text(&day)).each(told.into_iter().map(|told| el("span").text(told)))
        });
        el("div.halves")
            .child(el("div").child(el("h3").text(words.pilot_weekly())).child(facts.child(own)))
            .child(el("ol.timeline").each(timeline))
    }
}

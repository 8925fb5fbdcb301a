//! The chosen pilot beside the recommended one, and what to do about it.

use yew::prelude::*;

use super::{Planner, is_conclusive, line, plan_name};
use crate::app::pilot_explanation::PilotMeasure;
use crate::app::reading::Shown;
use crate::app::state::Edit;
use crate::domain::pilot::PilotPlan;
use crate::domain::quantity::{Input, Quantity};
use crate::text::at;
use crate::ui::element::{Element, el};
use crate::ui::figure::hooked;
use crate::ui::sentence::sentence;

impl Planner<'_> {
    /// The table, what is to be known about its figures, and the button that takes the recommended pilot.
    pub fn plans(&self) -> Element {
        let words = &self.reading().words;
        let pilot = self.pilot();
        let head = self.both().map(|(path, plan)| {
            let class = if path == "pilot.chosen" { "other" } else { "best" };
            let size = el("span.size").text(&plan_name(self.reading(), plan));
            el("th").set("scope", "col").class(class).text(self.name_of(path)).child(size)
        });
        let mut rows = el("tbody");
        for measure in PilotMeasure::ALL.into_iter().take(10) {
            rows = rows.node(self.row(measure));
            if measure == PilotMeasure::Budget {
                let setup = self.told.scenario.amount(Input::Setup);
                let part = |name: &str, of: &dyn Fn(&PilotPlan) -> f64| {
                    let cells =
                        self.both().map(|(_, plan)| el("td").text(&self.reading().short(of(plan), Shown::Money)));
                    el("tr.part").child(el("th").set("scope", "row").text(name)).each(cells)
                };
                rows = rows
                    .child(part(words.pilot_setup(), &|_| setup))
                    .child(part(words.pilot_running(), &|plan| self.told.running_cost(plan)));
            }
        }
        rows = rows.child(self.running_costs());
        let table = el("table.models")
            .child(el("caption.hidden").text(words.pilot_plans()))
            .child(el("thead").child(el("tr").child(el("td")).each(head)))
            .child(rows);
        let directional = pilot.recommended.as_ref().and_then(|recommended| {
            if is_conclusive(&pilot.chosen) {
                None
            } else if recommended.is_conclusive {
                Some(words.pilot_directional())
            } else {
                Some(words.pilot_all_directional())
            }
        });
        el("div.plans")
            .child(table)
            // Above what its click changes, so that it does not move from under the pointer.
            .maybe(self.take())
            .maybe(directional.map(|told| el("p.caution").text(told)))
            .maybe(self.why_costs())
    }

    /// One figure of both plans and, where one is open, its formula.
    /// The role of one of both plans.
    pub fn name_of(&self, path: &str) -> &String {
        let words = &self.reading().words;
        match &self.pilot().recommended {
            Some(recommended) if path != "pilot.chosen" => {
                if recommended.is_conclusive {
                    words.pilot_recommended()
                } else {
                    words.pilot_largest()
                }
            }
            _ => words.pilot_chosen(),
        }
    }

    fn row(&self, measure: PilotMeasure) -> Html {
        let name = el("th").set("scope", "row").text(self.reading().words.get(measure.word()));
        let mut cells = Vec::new();
        for (path, plan) in self.both() {
            let class = if path == "pilot.chosen" { "other" } else { "best" };
            self.with_explained(path, plan, measure, &mut |explained| cells.push(self.cell(class, explained)));
        }
        line(name, cells)
    }

    /// Cost per SQL once running; it opens to its formula among the weekly figures.
    fn running_costs(&self) -> Element {
        let words = &self.reading().words;
        let cells = self.both().map(|(path, plan)| el("td").node(self.running_cost_per_sql(path, plan)));
        el("tr.part").child(el("th").set("scope", "row").text(words.pilot_cost_running())).each(cells)
    }

    fn running_cost_per_sql(&self, path: &str, plan: &PilotPlan) -> Html {
        let cost = plan.weekly.cost_per_sql;
        let told = cost.map_or_else(
            || self.reading().words.no_sql_short().to_owned(),
            |cost| self.reading().short(cost, Shown::Money),
        );
        hooked(self.reading(), &text!(path, ".weekly.cost_per_sql"), cost, &told)
    }

    /// Why an SQL of a pilot costs more than one once running, where a set-up is paid.
    fn why_costs(&self) -> Option<Element> {
        let chosen = &self.pilot().chosen;
        let with_setup = chosen.cost_per_sql.filter(|_| self.told.scenario.amount(Input::Setup) > 0.0)?;
        let running = chosen.weekly.cost_per_sql;
        // Where the set-up hardly shows there is nothing to explain.
        if running.is_some_and(|running| with_setup <= running * 1.001) {
            return None;
        }
        let texts = self.reading().apart(&[Some(with_setup), running], Shown::Money);
        let line = sentence(self.reading().words.pilot_why_costs(), &|slot| {
            let (path, cost, place) = match slot {
                "with" => ("pilot.chosen.cost_per_sql", Some(with_setup), 0),
                _ => ("pilot.chosen.weekly.cost_per_sql", running, 1),
            };
            hooked(self.reading(), path, cost, at(&texts, place))
        });
        Some(el("p.note").node(line))
    }

    /// The button stays where it is once pressed, so that whoever uses a keyboard does too.
    fn take(&self) -> Option<Element> {
        let words = &self.reading().words;
        let (_, plan) = self.recommended()?;
        let &PilotPlan { share, days, .. } = plan;
        let chosen = &self.pilot().chosen;
        let is_taken = chosen.rule.leads == plan.rule.leads
            && (chosen.share - share).abs() < 1e-9
            && (chosen.days - days).abs() < 1e-9;
        let told = if is_taken {
            words.pilot_taken().to_owned()
        } else {
            crate::i18n::fill(words.pilot_take(), &[("plan", &plan_name(self.reading(), plan))])
        };
        let on_edit = self.view.on_edit.clone();
        let on_take = Callback::from(move |_: MouseEvent| {
            for (input, amount) in [(Input::Share, share), (Input::Days, days)] {
                on_edit.emit(Edit::Entered(Quantity::nearest(input, amount)));
            }
        });
        Some(
            el("button.act")
                .set("type", "button")
                .set("data-take-pilot", "")
                .attr("aria-disabled", is_taken.to_string())
                .on_click(on_take)
                .text(&told),
        )
    }
}

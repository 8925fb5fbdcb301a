//! The pilot planner: what a pilot can settle, what it costs, and which one would do.

mod follow_up;
mod plans;
mod verdict;

use yew::prelude::*;

use super::View;
use super::formula::Explained;
use super::section::section;
use crate::app::input_name::input_name;
use crate::app::pilot_explanation::{Asked, PilotExplanation, PilotMeasure};
use crate::app::reading::{Reading, Shown};
use crate::domain::at_least;
use crate::domain::pilot::{Pilot, PilotPlan, RateToBeatIs, Regime};
use crate::domain::quantity::Input;
use crate::domain::scenario::Goal;
use crate::domain::verdict::CONCLUSIVE_POWER;
use crate::i18n::{Word, fill};
use crate::text::at;
use crate::ui::element::{Element, el, nodes, text};
use crate::ui::field::{FieldWords, Slide, number_field};
use crate::ui::figure::hooked;
use crate::ui::sentence::sentence;

/// What every part of the section is given.
struct Planner<'a> {
    view: &'a View<'a>,
    told: PilotExplanation<'a>,
}

/// The whole section.
pub fn pilot(view: &View<'_>) -> Html {
    let words = &view.reading.words;
    let pilot = view.evidence.pilot();
    let told = PilotExplanation { scenario: &view.state.scenario, answer: view.answer, pilot };
    let planner = Planner { view, told };
    let has_leads = pilot.chosen.expected_sql > 0.0;
    let can_be_judged = pilot.is_worth_piloting && pilot.chosen.rule.leads > 0;
    let settings = el("div").child(el("p").text(&planner.regime())).child(planner.fields());
    let judged = el("div").child(planner.rate_to_beat()).maybe(can_be_judged.then(|| planner.verdict()));
    let first = el("div.halves first").child(settings).maybe(has_leads.then(|| planner.plans())).child(judged);
    // What may be missing keeps its place, so that the field being typed in keeps the focus.
    let chances = can_be_judged.then(|| el("div.halves").child(planner.outcomes()).child(planner.curve()));
    let content = el("div.pilot").child(first).maybe(chances).maybe(can_be_judged.then(|| planner.follow_up()));
    section("pilot", view, words.pilot_title(), planner.finding(), content)
}

/// The pilot on paper: what it can settle; then both plans with their budget and their counts.
pub fn on_paper(view: &View<'_>, pilot: &Pilot) -> Element {
    let reading = view.reading;
    let planner =
        Planner { view, told: PilotExplanation { scenario: &view.state.scenario, answer: view.answer, pilot } };
    let plans =
        planner.both().filter(|(_, plan)| pilot.is_worth_piloting && plan.rule.leads > 0).map(|(path, plan)| {
            let name = text!(planner.name_of(path), ", ", plan_name(reading, plan));
            let budget = reading.short(plan.budget, Shown::Money);
            el("li")
                .child(el("strong").text(&name))
                .text(&text!(". ", reading.words.pilot_budget(), reading.words.colon()))
                .node(hooked(reading, &text!(path, ".budget"), Some(plan.budget), &budget))
                .text(&text!(". ", planner.rule(&plan.rule)))
        });
    el("div")
        .child(el("h3").text(reading.words.pilot_title()))
        .child(el("p").node(planner.finding()))
        .child(el("ul").each(plans))
}

/// Whether a plan settles the question.
fn is_conclusive(plan: &PilotPlan) -> bool {
    at_least(plan.power, CONCLUSIVE_POWER)
}

/// A figure in a table, and its formula where it is open.
type Cell = (Element, Option<Element>);

/// A line of figures and, under it, the formula of the one that is open.
fn line(name: Element, cells: Vec<Cell>) -> Html {
    let columns = match cells.len() {
        1 => "2",
        2 => "3",
        _ => "4",
    };
    let mut figures = el("tr").child(name);
    let mut opened = Html::default();
    for (figure, formula) in cells {
        figures = figures.child(figure);
        if let Some(formula) = formula {
            opened = el("tr.formula-row").child(el("td").set("colspan", columns).child(formula)).into();
        }
    }
    nodes(vec![figures.into(), opened])
}

/// A chance, in whole percent: with a decimal where it would else read as none, as certain, or as enough when it is not.
#[inline(never)]
fn chance(reading: &Reading, chance: f64) -> String {
    let rounded = (chance * 100.0).round() / 100.0;
    let reads_as_enough = rounded >= CONCLUSIVE_POWER && !at_least(chance, CONCLUSIVE_POWER);
    let shown = if chance < 0.01 || reads_as_enough {
        chance
    } else if chance > 0.99 && chance < 1.0 {
        chance.min(0.999)
    } else {
        rounded
    };
    reading.short(shown, Shown::Rate)
}

/// A plan by its size: "20 % × 30 days".
#[inline(never)]
fn plan_name(reading: &Reading, plan: &PilotPlan) -> String {
    let share = reading.short(plan.share / 100.0, Shown::Rate);
    fill(reading.words.pilot_plan(), &[("share", &share), ("days", &reading.short(plan.days, Shown::Plain))])
}

impl<'a> Planner<'a> {
    fn pilot(&self) -> &'a Pilot {
        self.told.pilot
    }

    fn reading(&self) -> &'a Reading {
        self.view.reading
    }

    /// The recommended plan with its place in the results.
    fn recommended(&self) -> Option<(&'static str, &'a PilotPlan)> {
        self.pilot().recommended.as_ref().map(|recommended| ("pilot.recommended", &recommended.plan))
    }

    /// The chosen plan and the recommended one, each with its place in the results.
    fn both(&self) -> impl Iterator<Item = (&'static str, &'a PilotPlan)> {
        [("pilot.chosen", &self.pilot().chosen)].into_iter().chain(self.recommended())
    }

    /// A chance with its place in the results.
    fn chance(&self, path: &str, rate: f64) -> Html {
        hooked(self.reading(), path, Some(rate), &chance(self.reading(), rate))
    }

    fn finding(&self) -> Html {
        let words = &self.reading().words;
        let pilot = self.pilot();
        let chosen = &pilot.chosen;
        if !pilot.is_worth_piloting {
            let template = match pilot.rate_to_beat_is {
                _ if self.told.scenario.amount(Input::Leads) <= 0.0 => words.pilot_nothing(),
                RateToBeatIs::BreakEven if pilot.criteria.rate_to_beat >= 1.0 => words.pilot_never_pays(),
                RateToBeatIs::BreakEven => words.pilot_against(),
                RateToBeatIs::Today => words.pilot_against_today(),
            };
            return self.rates(template);
        }
        let chances = sentence(words.pilot_finding(), &|slot| match slot {
            "plan" => text(&plan_name(self.reading(), chosen)),
            "power" => self.chance("pilot.chosen.power", chosen.power),
            _ => self.chance("pilot.chosen.power_conservative", chosen.power_conservative),
        });
        let rest = match &pilot.recommended {
            Some(recommended) if !is_conclusive(chosen) => {
                let template =
                    if recommended.is_conclusive { words.pilot_better() } else { words.pilot_cannot_settle() };
                sentence(template, &|slot| match slot {
                    "plan" => text(&plan_name(self.reading(), &recommended.plan)),
                    _ => self.chance("pilot.recommended.power", recommended.plan.power),
                })
            }
            _ => text(words.pilot_enough()),
        };
        nodes(vec![chances, text(" "), rest])
    }

    /// A sentence about the rates that decide.
    fn rates(&self, template: &str) -> Html {
        let criteria = &self.pilot().criteria;
        let conservative = self.told.answer.range.hybrid.conservative.sql_rate;
        let rates = [criteria.rate_to_beat, criteria.promised_rate, conservative].map(Some);
        let [beat, promise, conservative] = rates;
        let texts = self.reading().apart(&rates, Shown::Rate);
        sentence(template, &|slot| {
            let (path, rate, place) = match slot {
                "beat" => ("pilot.rate_to_beat", beat, 0),
                "promise" => ("models.hybrid.sql_rate", promise, 1),
                _ => ("range.hybrid.conservative.sql_rate", conservative, 2),
            };
            hooked(self.reading(), path, rate, at(&texts, place))
        })
    }

    fn regime(&self) -> String {
        let words = &self.reading().words;
        let template = match self.pilot().regime {
            Regime::Light => words.pilot_light(),
            Regime::BelowOptimum => words.pilot_below_optimum(),
            Regime::Optimal => words.pilot_optimal(),
        };
        let leads = self.told.scenario.amount(Input::Leads);
        fill(template, &[("leads", &self.reading().short(leads, Shown::Leads))])
    }

    fn fields(&self) -> Element {
        let words = &self.reading().words;
        let fields: [(_, &str); 4] = [
            (Input::Share, words.pilot_share_help()),
            (Input::Days, ""),
            (Input::Risk, words.pilot_risk_help()),
            (Input::Setup, words.pilot_setup_help()),
        ];
        el("div.fields").each(fields.map(|(input, help)| {
            let field = FieldWords { label: words.get(input_name(input)), help, placeholder: "" };
            number_field(self.reading(), self.view.state.figures(), input, &field, Slide::default(), self.view.on_edit)
        }))
    }

    fn rate_to_beat(&self) -> Element {
        let words = &self.reading().words;
        let pilot = self.pilot();
        let rate = pilot.criteria.rate_to_beat;
        let explained = Explained {
            path: "pilot.rate_to_beat",
            value: Some(rate),
            text: &self.reading().short(rate, Shown::Rate),
            title: words.pilot_beat(),
            explanation: &self.told,
            steps: &[Word::pilot_beat],
            source: words.formula_source_outside(),
        };
        let why = match (pilot.rate_to_beat_is, self.told.scenario.effective_goal()) {
            (RateToBeatIs::Today, _) => words.pilot_beat_today(),
            (RateToBeatIs::BreakEven, _) if rate >= 1.0 => words.pilot_never_pays(),
            (RateToBeatIs::BreakEven, Goal::Value) => words.pilot_beat_value(),
            (RateToBeatIs::BreakEven, _) => words.pilot_beat_cost(),
        };
        let cost = self.told.answer.models.internal.cost_per_sql;
        let why = sentence(why, &|_| {
            let told = cost.map(|cost| self.reading().short(cost, Shown::Money)).unwrap_or_default();
            hooked(self.reading(), "models.internal.cost_per_sql", cost, &told)
        });
        el("div")
            .child(el("dl.facts").node(explained.fact(self.view, words.pilot_beat())))
            .child(el("p.note").node(why).text(" ").node(self.rates(words.pilot_promises())))
    }

    /// A figure of a plan, as one that opens to its formula.
    fn with_explained(
        &self,
        path: &str,
        plan: &PilotPlan,
        measure: PilotMeasure,
        show: &mut dyn FnMut(&Explained<'_>),
    ) {
        let words = &self.reading().words;
        let value = measure.of(plan);
        let told = match value {
            Some(value) if measure.shown() == Shown::Rate => chance(self.reading(), value),
            Some(value) => self.reading().short(value, measure.shown()),
            None if measure.is_chance() => words.pilot_no_count().to_owned(),
            None => words.no_sql_short().to_owned(),
        };
        let explanation = self.told.of(plan, Asked::Measure(measure));
        show(&Explained {
            path: &text!(path, ".", measure.field()),
            value,
            text: &told,
            title: &text!(words.get(measure.word()), " · ", plan_name(self.reading(), plan)),
            explanation: &explanation,
            steps: explanation.steps(),
            source: &if measure.is_chance() { self.chance_source() } else { words.formula_source_outside().to_owned() },
        });
    }

    /// A figure in a table, and its formula where it is open.
    fn cell(&self, class: &'static str, explained: &Explained<'_>) -> Cell {
        (el("td").class(class).child(explained.button(self.view)), explained.formula(self.view))
    }

    fn chance_source(&self) -> String {
        let risk = self.reading().short(self.pilot().criteria.accepted_risk, Shown::Rate);
        fill(self.reading().words.pilot_chance_source(), &[("risk", &risk)])
    }
}

//! What would have to be true: where the answer turns, what moves it most, and what a month's luck does to it.

use yew::prelude::*;

use super::View;
use super::answer::{object, shown_partner};
use super::formula::Explained;
use super::section::section;
use crate::app::explanation::{BREAK_EVEN_GAIN, BREAK_EVEN_RATE, BREAK_EVEN_RATE_ALL_IN, Measure, ModelExplanation};
use crate::app::input_name::input_name;
use crate::app::reading::{Reading, Shown};
use crate::app::slider_scale::SliderScale;
use crate::domain::break_even::BreakEven;
use crate::domain::evidence::Evidence;
use crate::domain::flip_points::FlipPoint;
use crate::domain::quantity::{Input, SMALLEST_AMOUNT, Unit};
use crate::domain::sales_model::{Partner, SalesModel};
use crate::i18n::fill;
use crate::results::model_name;
use crate::share_link::v1;
use crate::text::{at, whole};
use crate::ui::element::{Element, el, text};
use crate::ui::field::{FieldWords, Slide, number_field};
use crate::ui::figure;
use crate::ui::sentence::sentence;

/// The whole section.
pub fn evidence(view: &View<'_>) -> Html {
    let words = &view.reading.words;
    let evidence = view.evidence;
    let partner = shown_partner(view.answer, view.state.scenario.effective_goal());
    let content = el("div")
        .child(
            el("div.halves")
                .child(
                    el("div")
                        .child(el("h3").text(words.evidence_breaks_title()))
                        .child(break_even(view))
                        .child(case(view)),
                )
                .child(el("div").child(el("h3").text(words.evidence_flips_title())).child(flips(view, evidence))),
        )
        .child(el("h3").text(words.evidence_luck_title()))
        .child(el("p.note").text(words.evidence_luck_note()))
        .child(luck(view, evidence))
        .child(twin(view, evidence));
    section("evidence", view, words.evidence_title(), finding(view, evidence, partner), content)
}

/// "Cheaper per SQL in 9 of 10 plausible months."
fn finding(view: &View<'_>, evidence: &Evidence, partner: Partner) -> Html {
    let View { reading, answer, .. } = *view;
    let words = &reading.words;
    let has_cost = |model: SalesModel| answer.models.of(model).cost_per_sql.is_some();
    // What is not there is not compared.
    match (has_cost(SalesModel::Internal), has_cost(partner.model())) {
        (false, false) => return text(words.headline_none()),
        (false, true) => return text(words.nothing_today()),
        (true, false) => {
            let name = figure::name(reading, partner.model());
            return text(&text!(name, words.colon(), words.no_cost_per_sql(), "."));
        }
        (true, true) => {}
    }
    let cheaper = evidence.uncertainty().against_in_house.of(partner).cheaper;
    let path = text!("uncertainty.", model_name(partner.model()), ".cheaper");
    sentence(words.evidence_finding(), &|slot| match slot {
        "model" => text(object(reading, partner)),
        _ => figure::hooked(reading, &path, Some(cheaper), &months(reading, cheaper)),
    })
}

/// A chance as months of ten: neither none nor all of them where it is not that.
fn months(reading: &Reading, chance: f64) -> String {
    let months = (chance * 10.0).round();
    let at = |template: &str, bound: f64| fill(template, &[("figure", &reading.editable(bound))]);
    if months < 1.0 && chance > 0.0 {
        at(reading.words.less_than(), 1.0)
    } else if months > 9.0 && chance < 1.0 {
        at(reading.words.more_than(), 9.0)
    } else {
        reading.editable(months)
    }
}

/// Break-even rate and gain of both partners, as facts that open to their formula.
fn break_even(view: &View<'_>) -> Element {
    let View { reading, answer, state, .. } = *view;
    let words = &reading.words;
    let mut facts = el("dl.facts");
    for partner in [Partner::Hybrid, Partner::FullService] {
        let model = model_name(partner.model());
        let name = figure::name(reading, partner.model());
        let BreakEven { provider_rate, provider_rate_all_in, gain_fraction } = *answer.break_even.of(partner);
        let explanation = ModelExplanation { scenario: &state.scenario, answer, model: partner.model() };
        let rates = [
            ("provider_rate", provider_rate, words.evidence_rate(), &BREAK_EVEN_RATE),
            ("provider_rate_all_in", provider_rate_all_in, words.evidence_rate_all_in(), &BREAK_EVEN_RATE_ALL_IN),
        ];
        for (field, rate, label, steps) in rates {
            // Nobody charges nothing: a rate that nothing is below is none.
            let rate_text = match rate.filter(|&rate| rate >= SMALLEST_AMOUNT) {
                Some(rate) => reading.per_hour(&reading.short(rate, Shown::Money)),
                None => words.evidence_no_rate().to_owned(),
            };
            let title = fill(label, &[("model", name)]);
            let explained = Explained {
                path: &text!("break_even.", model, ".", field),
                value: rate,
                text: &rate_text,
                title: &title,
                explanation: &explanation,
                steps,
                source: words.evidence_break_source(),
            };
            facts = facts.node(explained.fact(view, &title));
        }
        let rate_text = match gain_fraction {
            Some(gain) if gain <= 0.0 => words.evidence_gain_not_needed().to_owned(),
            Some(gain) => reading.short(gain, Shown::Rate),
            None => words.evidence_no_gain().to_owned(),
        };
        let title = fill(words.evidence_gain(), &[("model", name)]);
        let explained = Explained {
            path: &text!("break_even.", model, ".gain_fraction"),
            value: gain_fraction,
            text: &rate_text,
            title: &title,
            explanation: &explanation,
            steps: &BREAK_EVEN_GAIN,
            source: words.evidence_break_source(),
        };
        facts = facts.node(explained.fact(view, &title));
    }
    facts
}

/// The control from the conservative case to the benchmark.
fn case(view: &View<'_>) -> Element {
    let View { reading, state, on_edit, .. } = *view;
    let words = &reading.words;
    let scale = SliderScale { step: 5.0, usual_end: 100.0, most: 100.0 };
    let field = FieldWords { label: words.input_realised(), help: "", placeholder: "" };
    let slide = Slide { scale: Some(scale), curve: None, is_bare: true };
    el("div.case")
        .child(el("p").text(words.evidence_case()))
        .node(number_field(reading, state.figures(), Input::Realised, &field, slide, on_edit))
        .child(el("p.ends").child(el("span").text(words.conservative())).child(el("span").text(words.benchmark())))
}

/// Where the winner changes, what moves the hybrid most first.
pub fn flips(view: &View<'_>, evidence: &Evidence) -> Element {
    let words = &view.reading.words;
    if evidence.flip_points().is_empty() {
        return el("p").text(words.evidence_never_flips());
    }
    // Without the standard library's sort, which would weigh 3 KB for a dozen lines.
    let mut list = el("ul.flips");
    let ranked = evidence.sensitivities().iter().map(|sensitivity| Some(sensitivity.input)).chain([None]);
    for rank in ranked {
        for (index, flip) in evidence.flip_points().iter().enumerate() {
            let is_ranked = evidence.sensitivities().iter().any(|sensitivity| sensitivity.input == flip.input);
            if rank == is_ranked.then_some(flip.input) {
                list = list.child(flip_point(view, index, flip));
            }
        }
    }
    list
}

fn flip_point(view: &View<'_>, index: usize, flip: &FlipPoint) -> Element {
    let View { reading, state, .. } = *view;
    let words = &reading.words;
    let now = state.scenario.amount(flip.input);
    let template = match (flip.winner, flip.value < now) {
        (None, _) => words.evidence_flips_to_none(),
        (Some(_), true) => words.evidence_flips_below(),
        (Some(_), false) => words.evidence_flips_above(),
    };
    let [turned, present] = amounts(reading, flip.input, [flip.value, now]);
    let told = sentence(template, &|slot| match slot {
        "input" => text(words.get(input_name(flip.input))),
        "value" => {
            let path = text!("flip_points.", whole(index), ".value");
            el("strong").node(figure::hooked(reading, &path, Some(flip.value), &turned)).into()
        }
        "now" => text(&present),
        _ => text(flip.winner.map_or("", |winner| figure::name(reading, winner))),
    });
    el("li").attr("data-flip", v1::name(flip.input).to_owned()).node(told)
}

/// Two amounts of an input with their unit, short: where they differ they read differently.
fn amounts(reading: &Reading, input: Input, [turned, now]: [f64; 2]) -> [String; 2] {
    // The answer turns at the very figure that there is: it was only looked for to a millionth.
    let turned = if (turned - now).abs() <= 1e-5 * now { now } else { turned };
    let amounts = [turned, now];
    let unit = input.limits().unit;
    let (shown, per) = match unit {
        Unit::Money | Unit::MoneyPerHour | Unit::MoneyPerMonth => (Shown::Money, 1.0),
        Unit::Percent => (Shown::Rate, 100.0),
        _ => (Shown::Hours, 1.0),
    };
    let texts = reading.apart(&amounts.map(|amount| Some(amount / per)), shown);
    [0, 1].map(|place| {
        let figure = at(&texts, place);
        match unit {
            Unit::Money | Unit::Percent => figure.to_owned(),
            Unit::MoneyPerHour => reading.per_hour(figure),
            Unit::MoneyPerMonth => fill(reading.words.per_month(), &[("figure", figure)]),
            _ => text!(figure, " ", reading.unit(unit)),
        }
    })
}

/// A month's luck, model by model.
fn luck(view: &View<'_>, evidence: &Evidence) -> Element {
    let reading = view.reading;
    let words = &reading.words;
    let heads =
        ["", words.sql_per_month(), words.cost_per_sql(), words.evidence_no_sql_month(), words.evidence_cheaper()];
    let mut body = el("tbody");
    for model in SalesModel::ALL {
        let months = evidence.uncertainty().months.of(model);
        let name = model_name(model);
        let read = |value: Option<f64>, measure: Measure| match value {
            Some(value) => reading.short(value, measure.shown()),
            None => words.no_sql_short().to_owned(),
        };
        let hook = |path: &str, value: Option<f64>, measure: Measure| {
            figure::hooked(reading, &text!("uncertainty.", name, ".", path), value, &read(value, measure))
        };
        let range = |field: &str, low: Option<f64>, middle: Option<f64>, high: Option<f64>, measure: Measure| {
            let spread = el("span.spread").node(sentence(words.from_to(), &|slot| match slot {
                "low" => hook(&text!(field, ".p10"), low, measure),
                _ => hook(&text!(field, ".p90"), high, measure),
            }));
            el("td")
                .child(el("strong").node(hook(&text!(field, ".p50"), middle, measure)))
                .maybe((read(low, measure) != read(high, measure)).then_some(spread))
        };
        let (sql, cost) = (&months.sql_per_month, &months.cost_per_sql);
        let chance = |field: &str, chance: f64| {
            let path = text!("uncertainty.", name, ".", field);
            el("td").node(figure::hooked(reading, &path, Some(chance), &reading.short(chance, Shown::Rate)))
        };
        let cheaper = match model.partner() {
            Some(partner) => chance("cheaper", evidence.uncertainty().against_in_house.of(partner).cheaper),
            None => el("td").text(words.evidence_itself()),
        };
        body = body.child(
            el("tr")
                .child(el("th").set("scope", "row").node(figure::mark(model)).text(figure::name(reading, model)))
                .child(range("sql_per_month", Some(sql.p10), Some(sql.p50), Some(sql.p90), Measure::SqlPerMonth))
                .child(range("cost_per_sql", cost.p10, cost.p50, cost.p90, Measure::CostPerSql))
                .child(chance("no_sql_month", months.no_sql_month))
                .child(cheaper),
        );
    }
    let mut head = el("tr");
    for (index, title) in heads.into_iter().enumerate() {
        head = head.child(if index == 0 { el("td") } else { el("th").set("scope", "col").text(title) });
    }
    el("table.luck")
        .child(el("caption.hidden").text(words.evidence_luck_title()))
        .child(el("thead").child(head))
        .child(body)
}

/// What a fifth less or more of each input does to the hybrid: the twin of the small charts beside the inputs.
fn twin(view: &View<'_>, evidence: &Evidence) -> Element {
    let reading = view.reading;
    let words = &reading.words;
    let mut body = el("tbody");
    for (index, sensitivity) in evidence.sensitivities().iter().enumerate() {
        let mut row = el("tr").child(el("th").set("scope", "row").text(words.get(input_name(sensitivity.input))));
        for (side, effect) in [("low", &sensitivity.low), ("high", &sensitivity.high)] {
            let path = |field: &str| text!("sensitivity.", whole(index), ".", side, ".", field);
            let cost = effect
                .cost_per_sql
                .map_or_else(|| words.no_sql_short().to_owned(), |cost| reading.long(cost, Shown::Money));
            let sql = reading.short(effect.sql_per_month, Shown::Sql);
            row = row
                .child(el("td").node(figure::hooked(reading, &path("cost_per_sql"), effect.cost_per_sql, &cost)))
                .child(el("td").node(figure::hooked(
                    reading,
                    &path("sql_per_month"),
                    Some(effect.sql_per_month),
                    &sql,
                )));
        }
        body = body.child(row);
    }
    let mut head = el("tr").child(el("td"));
    for (side, measure) in [
        (words.evidence_fifth_less(), words.cost_per_sql()),
        (words.evidence_fifth_less(), words.sql_per_month()),
        (words.evidence_fifth_more(), words.cost_per_sql()),
        (words.evidence_fifth_more(), words.sql_per_month()),
    ] {
        head = head.child(el("th").set("scope", "col").text(&text!(side, words.colon(), measure)));
    }
    el("details.twin").child(el("summary").text(words.evidence_twin_title())).child(
        el("table")
            .child(el("caption.hidden").text(words.evidence_twin_title()))
            .child(el("thead").child(head))
            .child(body),
    )
}

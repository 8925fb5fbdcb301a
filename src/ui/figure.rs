//! Figures in the page: each with its raw number and its place in the results.

use yew::prelude::*;

use crate::app::explanation::Measure;
use crate::app::reading::{Reading, Shown};
use crate::domain::answer::Answer;
use crate::domain::sales_model::{ModelFigures, Partner, SalesModel};
use crate::domain::scenario::Scenario;
use crate::domain::value::ModelValue;
use crate::i18n::fill;
use crate::results::model_name;
use crate::ui::element::{Element, el, text as text_node};
use crate::ui::sentence::sentence;

/// A figure with its hook: `path` is its place in the results JSON, `text` what people read.
pub fn hooked(reading: &Reading, path: &str, value: Option<f64>, text: &str) -> Html {
    let raw = value.map(|value| reading.format.write(value)).unwrap_or_default();
    el("data").attr("value", raw).attr("data-output", path.to_owned()).untranslated().watched(text).text(text).into()
}

/// A figure of one of the three models, short.
pub fn of_model(reading: &Reading, answer: &Answer, model: SalesModel, measure: Measure) -> Html {
    let path = text!("models.", model_name(model), ".", measure.field());
    let value = measure.of(answer.models.of(model));
    hooked(reading, &path, value, &text(reading, measure, value))
}

/// A measure in both cases of a partner's model, the lower figure first: "34–48 €".
pub fn pair(reading: &Reading, answer: &Answer, partner: Partner, measure: Measure) -> Html {
    let both = answer.range.of(partner);
    let case = |name: &'static str, figures: &ModelFigures| (name, measure.of(figures));
    let mut cases = [case("conservative", &both.conservative), case("benchmark", &both.benchmark)];
    if cases[1].1 < cases[0].1 {
        cases.swap(0, 1);
    }
    let [low, high] = cases
        .map(|(name, value)| (text!("range.", model_name(partner.model()), ".", name, ".", measure.field()), value));
    range(reading, measure, (&low.0, low.1), (&high.0, high.1))
}

/// Two figures of a measure, each with its place in the results, as "34–48 €"; as one where they read the same.
pub fn range(
    reading: &Reading,
    measure: Measure,
    (low_path, low): (&str, Option<f64>),
    (high_path, high): (&str, Option<f64>),
) -> Html {
    let (low_text, high_text) = (text(reading, measure, low), text(reading, measure, high));
    if low_text == high_text {
        return hooked(reading, high_path, high, &high_text);
    }
    let is_money = measure.shown() == Shown::Money;
    let is_in_words = measure == Measure::SqlPerMonth && low.is_some_and(|low| low < 0.95);
    if is_in_words || low.is_none() || high.is_none() {
        return sentence(reading.words.from_to(), &|slot| match slot {
            "low" => hooked(reading, low_path, low, &low_text),
            _ => hooked(reading, high_path, high, &high_text),
        });
    }
    // One sign for both: "34–48 €", "€34–48".
    let (low_text, high_text) = match (is_money, reading.sign_comes_first()) {
        (false, _) => (low_text, high_text),
        (true, true) => (low_text, without_sign(&high_text).to_owned()),
        (true, false) => (without_sign(&low_text).to_owned(), high_text),
    };
    el("span.pair")
        .node(hooked(reading, low_path, low, &low_text))
        .text("–")
        .node(hooked(reading, high_path, high, &high_text))
        .into()
}

/// What a model leaves a month, with its hook.
pub fn net(reading: &Reading, answer: &Answer, model: SalesModel) -> Html {
    let net = answer.value.map(|value| value.of(model).net_per_month);
    let path = text!("value.", model_name(model), ".net_per_month");
    hooked(reading, &path, net, &reading.short(net.unwrap_or_default(), Shown::Money))
}

/// What a partner's model leaves a month, from the conservative case to the benchmark.
pub fn net_pair(reading: &Reading, scenario: &Scenario, answer: &Answer, partner: Partner) -> Html {
    let range = answer.range.of(partner);
    let net = |figures: &ModelFigures| ModelValue::of(scenario, partner.model(), figures).net_per_month;
    let (a, b) = (net(&range.conservative), net(&range.benchmark));
    let [low, high] = [a.min(b), a.max(b)].map(|net| reading.short(net, Shown::Money));
    if low == high {
        return text_node(&high);
    }
    text_node(&fill(reading.words.from_to(), &[("low", &low), ("high", &high)]))
}

/// What people read of a measure; in words where there is none.
pub fn text(reading: &Reading, measure: Measure, value: Option<f64>) -> String {
    match (measure, value) {
        (_, None) => reading.words.no_cost_per_sql().to_owned(),
        (Measure::SqlPerMonth, Some(sql)) => reading.sql_a_month(sql),
        (_, Some(value)) => reading.short(value, measure.shown()),
    }
}

/// The figure alone, without the sign of its currency before or after it.
fn without_sign(money: &str) -> &str {
    money.trim_matches(|each: char| !each.is_ascii_digit())
}

/// The mark of a model: the same shape everywhere. Drawn by its borders: a browser takes longer over a drawing of its own
/// inside the text, each time that anything on the page changes.
pub fn mark(model: SalesModel) -> Html {
    el(match model {
        SalesModel::Internal => "span.mark",
        SalesModel::FullService => "span.mark triangle",
        SalesModel::Hybrid => "span.mark disc",
    })
    .into()
}

/// The heads of a table of the three models, the best of them marked, over an empty corner.
pub fn model_heads(reading: &Reading, best: Option<SalesModel>) -> Element {
    let heads = SalesModel::ALL.into_iter().map(|model| {
        el("th").set("scope", "col").class(best_class(best, model)).node(mark(model)).text(name(reading, model))
    });
    el("thead").child(el("tr").child(el("td")).each(heads))
}

/// The class of what belongs to a model, where one of them is the best.
pub fn best_class(best: Option<SalesModel>, model: SalesModel) -> &'static str {
    if best == Some(model) { "best" } else { "other" }
}

/// A model's name.
pub fn name(reading: &Reading, model: SalesModel) -> &str {
    match model {
        SalesModel::Internal => reading.words.internal(),
        SalesModel::FullService => reading.words.full_service(),
        SalesModel::Hybrid => reading.words.hybrid(),
    }
}

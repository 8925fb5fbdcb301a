//! Figures in the page: each with its raw number and its place in the results.

use yew::prelude::*;

use crate::app::explanation::Measure;
use crate::app::reading::{IN_MILLIONS, Reading, Shown, alike};
use crate::domain::answer::Answer;
use crate::domain::sales_model::{ModelFigures, Partner, SalesModel};
use crate::domain::scenario::Scenario;
use crate::domain::value::ModelValue;
use crate::i18n::fill;
use crate::results::model_name;
use crate::text::at;
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

/// A measure in both cases of a partner's model, the lower figure first: "34–48 €"; and today's, which it is compared with.
/// `has_words` where few SQL are said in words, as under their name.
pub fn pair_and_today(
    reading: &Reading,
    answer: &Answer,
    partner: Partner,
    measure: Measure,
    has_words: bool,
) -> [Html; 2] {
    let both = answer.range.of(partner);
    let case = |name: &'static str, figures: &ModelFigures| (name, measure.of(figures));
    let mut cases = [case("conservative", &both.conservative), case("benchmark", &both.benchmark)];
    if cases[1].1 < cases[0].1 {
        cases.swap(0, 1);
    }
    let model = model_name(partner.model());
    let paths = cases.map(|(name, _)| text!("range.", model, ".", name, ".", measure.field()));
    let [low, high] = cases.map(|(_, value)| value);
    let today = measure.of(&answer.models.internal);
    let texts = texts(reading, measure, &[low, high, today], has_words);
    let [low_text, high_text, today_text] = [0, 1, 2].map(|place| at(&texts, place));
    let today_path = text!("models.internal.", measure.field());
    [
        joined(reading, measure, (&paths[0], low, low_text), (&paths[1], high, high_text)),
        hooked(reading, &today_path, today, today_text),
    ]
}

/// Two figures of a measure, each with its place in the results, as "34–48 €".
pub fn range(
    reading: &Reading,
    measure: Measure,
    (low_path, low): (&str, Option<f64>),
    (high_path, high): (&str, Option<f64>),
) -> Html {
    let texts = texts(reading, measure, &[low, high], false);
    let [low_text, high_text] = [0, 1].map(|place| at(&texts, place));
    joined(reading, measure, (low_path, low, low_text), (high_path, high, high_text))
}

/// A figure of a range: its place in the results, its value, what people read.
type End<'a> = (&'a str, Option<f64>, &'a str);

/// Both ends as "34–48 €"; as one figure where they read the same.
fn joined(
    reading: &Reading,
    measure: Measure,
    (low_path, low, low_text): End<'_>,
    (high_path, high, high_text): End<'_>,
) -> Html {
    if low_text == high_text {
        return hooked(reading, high_path, high, high_text);
    }
    let is_money = measure.shown() == Shown::Money;
    // "from one every 6 weeks to 1.3"
    let is_in_words = |value: Option<f64>, text: &str| {
        value.is_none() || !is_money && text.bytes().any(|each| each.is_ascii_alphabetic())
    };
    if is_in_words(low, low_text) || is_in_words(high, high_text) {
        return sentence(reading.words.from_to(), &|slot| match slot {
            "low" => hooked(reading, low_path, low, low_text),
            _ => hooked(reading, high_path, high, high_text),
        });
    }
    // One sign for both: "34–48 €", "€34–48"; but not where a word for millions stands with it.
    let is_cut = is_money && high < Some(IN_MILLIONS) && low < Some(IN_MILLIONS);
    let (low_text, high_text) = match (is_cut, reading.sign_comes_first()) {
        (false, _) => (low_text, high_text),
        (true, true) => (low_text, without_sign(high_text)),
        (true, false) => (without_sign(low_text), high_text),
    };
    el("span.pair")
        .node(hooked(reading, low_path, low, low_text))
        .text("–")
        .node(hooked(reading, high_path, high, high_text))
        .into()
}

/// What a model leaves a month, with its hook.
pub fn net(reading: &Reading, answer: &Answer, model: SalesModel) -> Html {
    let net = answer.value.map(|value| value.of(model).net_per_month);
    let path = text!("value.", model_name(model), ".net_per_month");
    hooked(reading, &path, net, &reading.short(net.unwrap_or_default(), Shown::Money))
}

/// What a partner's model leaves a month, from the conservative case to the benchmark; and what today's does.
pub fn net_pair_and_today(reading: &Reading, scenario: &Scenario, answer: &Answer, partner: Partner) -> [Html; 2] {
    let range = answer.range.of(partner);
    let net = |figures: &ModelFigures| ModelValue::of(scenario, partner.model(), figures).net_per_month;
    let (a, b) = (net(&range.conservative), net(&range.benchmark));
    let today = answer.value.map(|value| value.internal.net_per_month);
    let texts = reading.apart(&[Some(a.min(b)), Some(a.max(b)), today], Shown::Money);
    let [low, high, today_text] = [0, 1, 2].map(|place| at(&texts, place));
    let pair = if low == high {
        text_node(high)
    } else {
        text_node(&fill(reading.words.from_to(), &[("low", low), ("high", high)]))
    };
    [pair, hooked(reading, "value.internal.net_per_month", today, today_text)]
}

/// What people read of figures of one measure that are compared: those that differ read differently.
pub fn texts(reading: &Reading, measure: Measure, values: &[Option<f64>], has_words: bool) -> Vec<String> {
    let mut texts = reading.apart(values, measure.shown());
    if has_words && measure == Measure::SqlPerMonth {
        let in_words = values.iter().flatten().map(|&sql| reading.sql_a_month(sql)).collect::<Vec<_>>();
        if in_words.len() == texts.len() && !alike(values, &in_words).contains(&true) {
            texts = in_words;
        }
    }
    for (text, _) in texts.iter_mut().zip(values).filter(|(_, value)| value.is_none()) {
        text.clone_from(reading.words.no_sql_short());
    }
    texts
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

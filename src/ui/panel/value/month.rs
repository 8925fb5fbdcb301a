//! What each model leaves in a month, as a table whose figures open to their formula.

use yew::prelude::*;

use super::View;
use crate::app::explanation::ModelExplanation;
use crate::app::reading::Shown;
use crate::app::value_explanation::ValueFigure;
use crate::domain::quantity::Input;
use crate::domain::sales_model::{PerModel, SalesModel};
use crate::domain::value::ModelValue;
use crate::i18n::fill;
use crate::results::model_name;
use crate::ui::element::{el, nodes};
use crate::ui::figure;
use crate::ui::panel::formula::Explained;

/// The table, and what is in its figures and what is not.
pub fn month(view: &View<'_>, value: &PerModel<ModelValue>) -> Html {
    let View { reading, state, answer, .. } = *view;
    let words = &reading.words;
    let best = |model| figure::best_class(answer.winners.value, model);
    let mut rows = el("tbody");
    for measure in ValueFigure::ALL {
        let name = words.get(measure.word());
        let mut row = el("tr").child(el("th").set("scope", "row").text(name));
        let mut opened = Html::default();
        for model in SalesModel::ALL {
            let amount = measure.of(value.of(model));
            let explained = Explained {
                path: &text!("value.", model_name(model), ".", measure.field()),
                value: amount,
                text: &amount
                    .map_or_else(|| words.value_no_spend().to_owned(), |amount| reading.short(amount, measure.shown())),
                title: &text!(name, " · ", figure::name(reading, model)),
                explanation: &ModelExplanation { scenario: &state.scenario, answer, model },
                steps: measure.steps(),
                source: words.value_source(),
            };
            // What does not exist has no formula to open.
            let shown = match amount {
                Some(_) => explained.button(view).into(),
                None => figure::hooked(reading, explained.path, amount, explained.text),
            };
            row = row.child(el("td").class(best(model)).node(shown));
            if let Some(formula) = explained.formula(view).filter(|_| amount.is_some()) {
                opened = el("tr.formula-row").child(el("td").set("colspan", "4").child(formula)).into();
            }
        }
        rows = rows.child(row).node(opened);
    }
    let rate = state.scenario.amount(Input::CeoValue);
    let included = if rate > 0.0 {
        fill(words.value_in_priced(), &[("rate", &reading.short(rate, Shown::Money))])
    } else {
        words.value_in().to_owned()
    };
    nodes(vec![
        el("h3").text(words.value_month()).into(),
        el("table.models")
            .child(el("caption.hidden").text(words.value_month()))
            .child(figure::model_heads(reading, answer.winners.value))
            .child(rows)
            .into(),
        el("p.note").text(&included).into(),
        el("p.note").text(words.value_out()).into(),
    ])
}

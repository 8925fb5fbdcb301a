//! Where the numbers come from, what does not reconcile in the source, and what is not modelled.

use yew::prelude::*;

use crate::app::number_format::{Digits, NumberFormat};
use crate::domain::benchmark::{FULL_SERVICE, HYBRID, HYBRID_CONSERVATIVE, INTERNAL, Row};
use crate::i18n::Language;
use crate::share_link::Currency;

/// The last section: the article's table as it stands, in euros, and its limits.
pub fn sources(language: Language, format: &dyn NumberFormat) -> Html {
    let words = language.source_sentences();
    let column = |title: &'static str, items: &[&'static str]| {
        html! {
            <div>
                <h3>{title}</h3>
                <ul>{for items.iter().map(|item| html! { <li>{*item}</li> })}</ul>
            </div>
        }
    };
    html! {
        <section id="sources" aria-labelledby="sources-title">
            <h2 id="sources-title">{words.sources_title}</h2>
            <p>{words.sources_article}</p>
            <p>{words.sources_principle}</p>
            {table(language, format)}
            <div class="columns">
                {column(words.sources_ours_title, &[
                    words.sources_ours_team,
                    words.sources_ours_rate,
                    words.sources_ours_conservative,
                    words.sources_ours_full,
                ])}
                {column(words.sources_unreconciled_title, &[
                    words.sources_unreconciled_pilot,
                    words.sources_unreconciled_hours,
                    words.sources_best_case,
                ])}
                {column(words.sources_not_modelled_title, &[
                    words.not_modelled_brand,
                    words.not_modelled_learning,
                    words.not_modelled_data,
                    words.not_modelled_sql,
                    words.not_modelled_minimum,
                ])}
            </div>
        </section>
    }
}

/// The article's rows. They are facts about somebody else, so they stay in euros.
fn table(language: Language, format: &dyn NumberFormat) -> Html {
    let (words, sources) = (language.sentences(), language.source_sentences());
    let rows: [(&str, Row); 4] = [
        (words.internal, INTERNAL),
        (words.full_service, FULL_SERVICE),
        (sources.hybrid_benchmark, HYBRID),
        (sources.hybrid_conservative, HYBRID_CONSERVATIVE),
    ];
    let number = |value: f64| format.decimal(value, Digits::up_to(0));
    html! {
            <table class="benchmark">
                <caption>{sources.sources_table}</caption>
                <thead>
                    <tr>
                        <th scope="col">{sources.model}</th>
                        <th scope="col">{words.sql_per_month}</th>
                        <th scope="col">{words.sql_rate}</th>
                        <th scope="col">{words.cost_per_sql}</th>
                        <th scope="col">{words.ceo_hours}</th>
                    </tr>
                </thead>
                <tbody>
                    {for rows.into_iter().map(|(name, row)| html! {
                        <tr>
                            <th scope="row">{name}</th>
                            <td>{number(row.sql_per_month)}</td>
                            <td>{format.percent(row.sql_rate, Digits::up_to(0))}</td>
                            <td>{format.money(row.cost_per_sql, Currency::EUR, Digits::exactly(0))}</td>
                            <td>{number(row.ceo_hours_per_week)}</td>
                        </tr>
                    })}
                </tbody>
            </table>
    }
}

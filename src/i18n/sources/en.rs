//! The sources in English.

use super::SourceSentences;

pub const SENTENCES: SourceSentences = SourceSentences {
    hybrid_benchmark: "Hybrid, benchmark",
    hybrid_conservative: "Hybrid, conservative",
    sources_title: "Where the numbers come from",
    sources_article: "From a single article: “Externalizar ventas B2B en 2026: ¿palanca o riesgo?”. Its table is the best case, not the average; hence every figure comes with its range.",
    sources_principle: "In-house is what you say it is. Each projection is your own figure today, moved as the benchmark moves between models, at your prices.",
    sources_table: "The article’s benchmark (B2B, 2026, in euros)",
    model: "Model",
    sources_ours_title: "What is ours",
    sources_ours_team: "The example team: 5 h a week at €27 and €63 of tools, which are the table’s 9 × €72.",
    sources_ours_rate: "The partner’s €30/h: an assumption until you have a quote.",
    sources_ours_conservative: "The conservative case: 14 SQL and 6 h (the article’s field case 1), €48 (the top of its range) and a 22% rate, which is ours.",
    sources_ours_full: "The article gives no conservative case for full service: it realises the same part of its gain as hybrid.",
    sources_unreconciled_title: "What does not reconcile in the source",
    sources_unreconciled_pilot: "Its €2,800 pilot does not fit €34 per SQL: 8.1 SQL at €34 are €275. We take the rest as a one-off set-up.",
    sources_unreconciled_hours: "Its 25 h a week for 22 SQL do not fit €34: at €30/h that is €148 per SQL.",
    sources_best_case: "The table is called “optimal”. In its own field case the first month brings 14 SQL, not 22.",
    sources_not_modelled_title: "What is not modelled",
    not_modelled_brand: "Your brand, and how a lead is treated.",
    not_modelled_learning: "What your team no longer learns from the market.",
    not_modelled_data: "Who owns the data and the conversations.",
    not_modelled_sql: "What a partner counts as an SQL: agree on it first.",
    not_modelled_minimum: "The hours a partner sells at least.",
};

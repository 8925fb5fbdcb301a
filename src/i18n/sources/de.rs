//! The sources in German.

use super::SourceSentences;

pub const SENTENCES: SourceSentences = SourceSentences {
    hybrid_benchmark: "Hybrid, Benchmark",
    hybrid_conservative: "Hybrid, konservativ",
    sources_title: "Woher die Zahlen kommen",
    sources_article: "Aus einem einzigen Artikel: „Externalizar ventas B2B en 2026: ¿palanca o riesgo?“. Seine Tabelle ist der beste Fall, nicht der Durchschnitt; deshalb steht jede Zahl mit ihrer Spanne da.",
    sources_principle: "Inhouse ist, was Sie sagen. Jede Hochrechnung ist Ihre Zahl von heute, verändert wie der Benchmark von Modell zu Modell, zu Ihren Preisen.",
    sources_table: "Der Benchmark des Artikels (B2B, 2026, in Euro)",
    model: "Modell",
    sources_ours_title: "Was von uns stammt",
    sources_ours_team: "Das Beispielteam: 5 h pro Woche zu 27\u{a0}€ und 63\u{a0}€ für Tools, also die 9 × 72\u{a0}€ der Tabelle.",
    sources_ours_rate: "Die 30\u{a0}€/h des Dienstleisters: eine Annahme, bis Sie ein Angebot haben.",
    sources_ours_conservative: "Das konservative Szenario: 14 SQL und 6 h (Praxisfall 1 des Artikels), 48\u{a0}€ (oberes Ende seiner Spanne) und eine Quote von 22\u{a0}%, die von uns stammt.",
    sources_ours_full: "Der Artikel nennt kein konservatives Szenario für Full Service: Von dessen Vorteil tritt derselbe Anteil ein wie bei Hybrid.",
    sources_unreconciled_title: "Was in der Quelle nicht aufgeht",
    sources_unreconciled_pilot: "Der Pilot des Artikels für 2.800\u{a0}€ passt nicht zu 34\u{a0}€ pro SQL: 8,1 SQL zu 34\u{a0}€ sind 275\u{a0}€. Den Rest nehmen wir als einmaliges Setup.",
    sources_unreconciled_hours: "Die 25 h pro Woche des Artikels für 22 SQL passen nicht zu 34\u{a0}€: Bei 30\u{a0}€/h wären es 148\u{a0}€ pro SQL.",
    sources_best_case: "Die Tabelle heißt „optimal“. Im eigenen Praxisfall des Artikels bringt der erste Monat 14 SQL, nicht 22.",
    sources_not_modelled_title: "Was das Modell nicht abbildet",
    not_modelled_brand: "Ihre Marke und wie mit einem Lead umgegangen wird.",
    not_modelled_learning: "Was Ihr Team nicht mehr über den Markt lernt.",
    not_modelled_data: "Wem die Daten und die Gespräche gehören.",
    not_modelled_sql: "Was ein Dienstleister als SQL zählt: Vereinbaren Sie es vorher.",
    not_modelled_minimum: "Die Stunden, die ein Dienstleister mindestens verkauft.",
};

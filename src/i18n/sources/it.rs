//! The sources in Italian.

use super::SourceSentences;

pub const SENTENCES: SourceSentences = SourceSentences {
    hybrid_benchmark: "Ibrido, benchmark",
    hybrid_conservative: "Ibrido, prudente",
    sources_title: "Da dove vengono i numeri",
    sources_article: "Da un solo articolo: «Externalizar ventas B2B en 2026: ¿palanca o riesgo?». La sua tabella è il caso migliore, non quello medio; per questo ogni numero ha il suo intervallo.",
    sources_principle: "L’interno è quello che dici tu. Ogni proiezione è il tuo numero di oggi, spostato come il benchmark si sposta fra i modelli, ai tuoi prezzi.",
    sources_table: "Il benchmark dell’articolo (B2B, 2026, in euro)",
    model: "Modello",
    sources_ours_title: "Che cosa è nostro",
    sources_ours_team: "Il team di esempio: 5 h a settimana a 27 € e 63 € di strumenti, cioè i 9 × 72 € della tabella.",
    sources_ours_rate: "I 30 €/h del partner: un’ipotesi, finché non hai un preventivo.",
    sources_ours_conservative: "Il caso prudente: 14 SQL e 6 h (caso sul campo 1 dell’articolo), 48 € (il massimo del suo intervallo) e un tasso del 22%, che è nostro.",
    sources_ours_full: "L’articolo non dà un caso prudente per il servizio completo: realizza la stessa parte del suo guadagno che realizza il modello ibrido.",
    sources_unreconciled_title: "Che cosa non torna nella fonte",
    sources_unreconciled_pilot: "Il suo pilota da 2.800 € non torna con 34 € per SQL: 8,1 SQL a 34 € fanno 275 €. Prendiamo il resto come avvio, una tantum.",
    sources_unreconciled_hours: "Le sue 25 h a settimana per 22 SQL non tornano con 34 €: a 30 €/h sarebbero 148 € per SQL.",
    sources_best_case: "La tabella si chiama «ottimale». Nel suo stesso caso sul campo il primo mese porta 14 SQL, non 22.",
    sources_not_modelled_title: "Che cosa non si calcola",
    not_modelled_brand: "Il tuo marchio e come viene trattato un lead.",
    not_modelled_learning: "Quello che il tuo team smette di imparare dal mercato.",
    not_modelled_data: "Di chi sono i dati e le conversazioni.",
    not_modelled_sql: "Che cosa un partner conta come SQL: concordatelo prima.",
    not_modelled_minimum: "Le ore minime che un partner vende.",
};

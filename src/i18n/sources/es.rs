//! The sources in Spanish.

use super::SourceSentences;

pub const SENTENCES: SourceSentences = SourceSentences {
    hybrid_benchmark: "Híbrido, benchmark",
    hybrid_conservative: "Híbrido, conservador",
    sources_title: "De dónde salen los números",
    sources_article: "De un solo artículo: «Externalizar ventas B2B en 2026: ¿palanca o riesgo?». Su tabla es el mejor caso, no el medio; por eso cada cifra va con su rango.",
    sources_principle: "Lo de casa es lo que tú dices. Cada proyección es tu cifra de hoy, movida como se mueve el benchmark entre modelos, a tus precios.",
    sources_table: "El benchmark del artículo (B2B, 2026, en euros)",
    model: "Modelo",
    sources_ours_title: "Lo que ponemos nosotros",
    sources_ours_team: "El equipo de ejemplo: 5 h a la semana a 27 € y 63 € de herramientas, que son los 9 × 72 € de la tabla.",
    sources_ours_rate: "Los 30 €/h del partner: un supuesto hasta que tengas un presupuesto.",
    sources_ours_conservative: "El caso conservador: 14 SQL y 6 h (caso de campo 1 del artículo), 48 € (lo alto de su rango) y una tasa del 22 %, que es nuestra.",
    sources_ours_full: "El artículo no da un caso conservador del servicio completo: realiza la misma parte de su mejora que el híbrido.",
    sources_unreconciled_title: "Lo que no cuadra en la fuente",
    sources_unreconciled_pilot: "Su piloto de 2.800 € no cuadra con 34 € por SQL: 8,1 SQL a 34 € son 275 €. Tomamos el resto como puesta en marcha, una sola vez.",
    sources_unreconciled_hours: "Sus 25 h a la semana para 22 SQL no cuadran con 34 €: a 30 €/h serían 148 € por SQL.",
    sources_best_case: "La tabla se llama «óptima». En su propio caso de campo, el primer mes trae 14 SQL, no 22.",
    sources_not_modelled_title: "Lo que no se modela",
    not_modelled_brand: "Tu marca y el trato que recibe un lead.",
    not_modelled_learning: "Lo que tu equipo deja de aprender del mercado.",
    not_modelled_data: "De quién son los datos y las conversaciones.",
    not_modelled_sql: "Qué cuenta un partner como SQL: acuérdalo antes.",
    not_modelled_minimum: "Las horas mínimas que un partner vende.",
};

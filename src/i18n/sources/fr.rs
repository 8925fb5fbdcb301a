//! The sources in French.

use super::SourceSentences;

pub const SENTENCES: SourceSentences = SourceSentences {
    hybrid_benchmark: "Hybride, benchmark",
    hybrid_conservative: "Hybride, prudent",
    sources_title: "D’où viennent les chiffres",
    sources_article: "D’un seul article : « Externalizar ventas B2B en 2026: ¿palanca o riesgo? ». Son tableau est le meilleur cas, pas la moyenne ; c’est pourquoi chaque chiffre est donné avec sa fourchette.",
    sources_principle: "L’interne, c’est ce que vous en dites. Chaque projection est votre chiffre d’aujourd’hui, ajusté comme le benchmark varie d’un modèle à l’autre, à vos prix.",
    sources_table: "Le benchmark de l’article (B2B, 2026, en euros)",
    model: "Modèle",
    sources_ours_title: "Ce qui est de nous",
    sources_ours_team: "L’équipe d’exemple : 5 h par semaine à 27 € et 63 € d’outils, soit les 9 × 72 € du tableau.",
    sources_ours_rate: "Les 30 €/h du prestataire : une hypothèse, en attendant un devis.",
    sources_ours_conservative: "Le cas prudent : 14 SQL et 6 h (cas de terrain 1 de l’article), 48 € (le haut de sa fourchette) et un taux de 22 %, qui est de nous.",
    sources_ours_full: "L’article ne donne pas de cas prudent pour le service complet : il réalise la même part de son gain que le modèle hybride.",
    sources_unreconciled_title: "Ce qui ne concorde pas dans la source",
    sources_unreconciled_pilot: "Son pilote à 2 800 € ne concorde pas avec 34 € par SQL : 8,1 SQL à 34 € font 275 €. Nous prenons le reste comme mise en place, une seule fois.",
    sources_unreconciled_hours: "Ses 25 h par semaine pour 22 SQL ne concordent pas avec 34 € : à 30 €/h, ce serait 148 € par SQL.",
    sources_best_case: "Le tableau s’appelle « optimal ». Dans son propre cas de terrain, le premier mois apporte 14 SQL, pas 22.",
    sources_not_modelled_title: "Ce qui n’est pas modélisé",
    not_modelled_brand: "Votre marque et la façon dont un lead est traité.",
    not_modelled_learning: "Ce que votre équipe n’apprend plus du marché.",
    not_modelled_data: "À qui sont les données et les conversations.",
    not_modelled_sql: "Ce qu’un prestataire compte comme SQL : convenez-en d’abord.",
    not_modelled_minimum: "Le minimum d’heures que vend un prestataire.",
};

//! The sources in Portuguese.

use super::SourceSentences;

pub const SENTENCES: SourceSentences = SourceSentences {
    hybrid_benchmark: "Híbrido, benchmark",
    hybrid_conservative: "Híbrido, conservador",
    sources_title: "De onde saem os números",
    sources_article: "De um único artigo: “Externalizar ventas B2B en 2026: ¿palanca o riesgo?”. A tabela dele é o melhor caso, não o médio; por isso cada número vem com a sua faixa.",
    sources_principle: "O interno é o que você diz. Cada projeção é o seu número de hoje, na proporção em que o benchmark muda de um modelo a outro, com os seus preços.",
    sources_table: "O benchmark do artigo (B2B, 2026, em euros)",
    model: "Modelo",
    sources_ours_title: "O que é nosso",
    sources_ours_team: "A equipe de exemplo: 5 h por semana a €\u{a0}27 e €\u{a0}63 de ferramentas, que são os 9 × €\u{a0}72 da tabela.",
    sources_ours_rate: "Os €\u{a0}30/h do parceiro: uma premissa até você ter uma proposta.",
    sources_ours_conservative: "O caso conservador: 14 SQL e 6 h (caso de campo 1 do artigo), €\u{a0}48 (o alto da faixa dele) e uma taxa de 22%, que é nossa.",
    sources_ours_full: "O artigo não dá um caso conservador do serviço completo: nele se cumpre a mesma parte da melhora que no híbrido.",
    sources_unreconciled_title: "O que não fecha na fonte",
    sources_unreconciled_pilot: "O piloto de €\u{a0}2.800 do artigo não fecha com €\u{a0}34 por SQL: 8,1 SQL a €\u{a0}34 são €\u{a0}275. Tomamos o resto como setup, uma única vez.",
    sources_unreconciled_hours: "As 25 h por semana do artigo para 22 SQL não fecham com €\u{a0}34: a €\u{a0}30/h, seriam €\u{a0}148 por SQL.",
    sources_best_case: "A tabela se chama “ótima”. No próprio caso de campo do artigo, o primeiro mês traz 14 SQL, não 22.",
    sources_not_modelled_title: "O que não entra no modelo",
    not_modelled_brand: "Sua marca e o trato que um lead recebe.",
    not_modelled_learning: "O que a sua equipe deixa de aprender com o mercado.",
    not_modelled_data: "De quem são os dados e as conversas.",
    not_modelled_sql: "O que um parceiro conta como SQL: combine antes.",
    not_modelled_minimum: "As horas mínimas que um parceiro vende.",
};

//! Every component as text, in every language: no browser is asked for anything while rendering.

use std::rc::Rc;

use futures::executor::block_on;
use palanca::app::state::{State, Visit};
use palanca::i18n::Language;
use palanca::native::{IcuFormat, RyuNumbers};
use palanca::ui::app::{Format, Same};
use palanca::ui::written::{Written, WrittenProps};
use yew::LocalServerRenderer;

use crate::drawn;
use crate::no_figure::check_shows_figures_only;

/// The page of a language with a link's figures in it, as text.
fn page(language: Language, link: &str) -> String {
    let visit = Visit { query: "", fragment: link, stored: None, language, site: None };
    let initial = State::on_visit(visit, &RyuNumbers);
    let props = drawn::props(language, initial);
    drawn::markup(props)
}

/// What a reader of the page sees, without markup.
fn text(markup: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for each in markup.chars() {
        match each {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag => text.push(each),
            _ => {}
        }
    }
    text.replace('\u{a0}', " ").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&")
}

#[track_caller]
fn check_says(language: Language, link: &str, words: &str) {
    let shown = text(&page(language, link));
    assert!(shown.contains(words), "{link} in {language:?} does not say «{words}»:\n{shown}");
}

#[track_caller]
fn check_never_says(language: Language, link: &str, words: &str) {
    let shown = text(&page(language, link));
    assert!(!shown.contains(words), "{link} in {language:?} says «{words}»:\n{shown}");
}

#[test]
fn the_answer_comes_first_as_a_pair_beside_todays() {
    check_says(Language::Spanish, "", "El híbrido da el SQL más barato: 34–48 €, en vez de 72 €.");
    check_says(Language::English, "", "Hybrid is cheapest per SQL: €34–48 instead of €72.");
    check_says(
        Language::French,
        "",
        "Le modèle hybride donne le SQL le moins cher : 34–48 €, contre 72 € aujourd’hui.",
    );
    check_says(Language::German, "", "Das Hybridmodell bringt den günstigsten SQL: 34–48 € statt 72 €.");
    check_says(Language::Italian, "", "Il modello ibrido dà l’SQL meno caro: 34–48 €, invece di 72 €.");
    check_says(Language::Portuguese, "", "O híbrido traz o SQL mais barato: € 34–48, em vez de € 72.");
}

#[test]
fn what_would_flip_the_answer_is_said() {
    check_says(Language::Spanish, "", "si el híbrido te cobra más de 64 €/h");
    check_says(Language::English, "", "once hybrid charges you more than €64/h");
}

#[test]
fn both_cases_with_the_payroll_are_shown() {
    check_says(Language::Spanish, "", "cada SQL cuesta en total 61–90 € (hoy 72 €)");
    check_says(Language::English, "", "an SQL costs €61–90 all in (€72 today)");
}

#[test]
fn a_winner_that_loses_with_the_payroll_is_told_as_such() {
    check_says(Language::Spanish, "v=1&realised=0", "Solo compensa si las horas que libera tu equipo pasan a vender");
    check_says(Language::English, "v=1&realised=0", "It only pays if the hours your team frees go into selling");
}

#[test]
fn it_can_say_stay_in_house() {
    check_says(Language::Spanish, "v=1&full_rate=90&hybrid_rate=90", "Quédate en casa");
    check_says(Language::English, "v=1&full_rate=90&hybrid_rate=90", "Stay in-house");
}

#[test]
fn other_goals_have_their_own_headline() {
    check_says(Language::Spanish, "v=1&goal=volume", "El híbrido trae más SQL: 14–22 al mes, en vez de 9.");
    check_says(Language::English, "v=1&goal=time", "Hybrid asks least of your time: 4–6 hours a week instead of 15.");
}

#[test]
fn a_model_without_sql_is_told_in_words() {
    for language in Language::ALL {
        for link in ["v=1&leads=0", "v=1&worked=0&sql=0", "v=1&sql=0", "v=1&hybrid_hours=0&full_hours=0"] {
            check_shows_figures_only(&text(&page(language, link)), link);
        }
    }
    check_says(Language::Spanish, "v=1&leads=0", "ningún modelo trae SQL");
    check_says(Language::English, "v=1&sql=0&worked=50", "There are no SQL today to compare with");
}

#[test]
fn a_small_figure_is_never_zero() {
    check_says(Language::Spanish, "v=1&sql=0.7&leads=50", "uno cada 6 semanas");
    check_says(Language::English, "v=1&sql=0.7&leads=50", "one every 6 weeks");
    check_says(Language::French, "v=1&sql=0.7&leads=50", "un toutes les 6 semaines");
    check_says(Language::German, "v=1&sql=0.7&leads=50", "6 Wochen");
    check_says(Language::Italian, "v=1&sql=0.7&leads=50", "uno ogni 6 settimane");
    check_says(Language::Portuguese, "v=1&sql=0.7&leads=50", "um a cada 6 semanas");
}

#[test]
fn the_example_team_is_named_until_a_main_figure_is_given() {
    check_says(Language::Spanish, "v=1&hybrid_rate=32", "equipo de ejemplo");
    check_never_says(Language::Spanish, "v=1&leads=151", "equipo de ejemplo");
}

#[test]
fn idle_hours_are_told() {
    check_says(Language::Spanish, "v=1&hybrid_hours=25", "h a la semana que no encuentran leads");
    check_says(Language::English, "v=1&hybrid_hours=25", "h a week that find no leads to work");
}

#[test]
fn notices_of_a_damaged_link_are_sentences() {
    check_says(Language::Spanish, "v=1&leads=abc", "Leads a tu alcance: «abc» no se entiende. Se usa 150.");
    check_says(Language::English, "v=1&leads=abc", "Leads you could reach: “abc” can’t be read. 150 is used.");
    check_says(Language::Spanish, "v=1&foo=1", "«foo» no es una cifra de esta calculadora");
}

#[test]
fn a_title_is_text_and_never_markup() {
    let shown = page(Language::English, "v=1&title=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E");
    assert!(!shown.contains("<img"), "{shown}");
    assert!(shown.contains("&lt;img"), "{shown}");
}

#[test]
fn another_currency_asks_what_a_euro_is_in_it() {
    check_says(Language::Spanish, "v=1&currency=USD", "Cuánto vale un euro en tu moneda");
    check_never_says(Language::Spanish, "v=1", "Cuánto vale un euro en tu moneda");
}

#[test]
fn every_input_carries_its_key_and_every_shown_figure_its_place() {
    let shown = page(Language::Spanish, "v=1&sector=custom&surcharge=5&currency=USD");
    for key in [
        "leads",
        "worked",
        "sql",
        "hours",
        "team_cost",
        "team_tools",
        "ceo",
        "sector",
        "surcharge",
        "full_rate",
        "hybrid_rate",
        "full_fee",
        "hybrid_fee",
        "full_hours",
        "hybrid_hours",
        "full_pace",
        "hybrid_pace",
        "saved",
        "realised",
        "goal",
        "fx",
    ] {
        assert!(shown.contains(&format!("name=\"{key}\"")), "no input for {key}");
    }
    for key in ["leads", "worked", "sql", "hours", "team_cost", "ceo"] {
        assert!(shown.contains(&format!("data-slider=\"{key}\"")), "no slider for {key}");
    }
    assert_eq!(shown.matches("<data ").count(), shown.matches("data-output=").count());
}

#[test]
fn the_sources_say_whose_they_are_and_what_does_not_reconcile() {
    for (language, says) in [
        (Language::Spanish, ["De un solo artículo", "2.800 €", "148 €", "Tu marca"]),
        (Language::English, ["From a single article", "€2,800", "€148", "Your brand"]),
        (Language::French, ["D’un seul article", "2\u{202f}800 €", "148 €", "Votre marque"]),
        (Language::German, ["Aus einem einzigen Artikel", "2.800 €", "148 €", "Ihre Marke"]),
        (Language::Italian, ["Da un solo articolo", "2.800 €", "148 €", "Il tuo marchio"]),
        (Language::Portuguese, ["De um único artigo", "€ 2.800", "€ 148", "Sua marca"]),
    ] {
        let format: Format = Same(Rc::new(IcuFormat::new(language)));
        let shown = text(&written(language, format, false));
        for words in says {
            assert!(shown.contains(words), "{language:?} does not say «{words}»: {shown}");
        }
    }
}

/// What the build writes below the app.
fn written(language: Language, format: Format, is_framed: bool) -> String {
    let props = WrittenProps { language, format, is_framed };
    block_on(LocalServerRenderer::<Written>::with_props(props).hydratable(false).render())
}

#[test]
fn the_way_to_the_builder_is_written_into_the_page_and_not_into_frames() {
    for language in Language::ALL {
        let written = |is_framed| written(language, Same(Rc::new(IcuFormat::new(language))), is_framed);
        let page = written(false);
        assert!(
            page.contains("<section id=\"embed\"") && !page.contains("<code") && page.contains("href=\"builder/\""),
            "{page}"
        );
        assert!(!written(true).contains("id=\"embed\""));
    }
}

#[test]
fn what_a_field_holds_is_told_as_any_other_figure() {
    check_says(Language::English, "", "Default: €30/h.");
    check_says(Language::English, "v=1&deal=1000", "Default: 20%.");
    check_says(Language::English, "", "Default: €63/month.");
    check_says(Language::Spanish, "v=1&setup=2500.5", "Puesta en marcha: 2.500,50 €");
    check_says(Language::Portuguese, "v=1&realised=62.125", "Padrão: 100%.");
    check_says(Language::Portuguese, "v=1&realised=62.125", "se cumpre: 62,125%");
    check_says(Language::English, "v=1&leads=1500", "Leads you could reach: 1,500 leads/month");
}

//! A page in the visitor's language, and the same figures in another.

use crate::browser::Visitor;
use crate::page::{in_each_language, in_language, origin};

#[test]
fn another_language_keeps_every_figure() {
    in_each_language(&Visitor::default(), |page| {
        let other = page.other_language();
        page.open("#v=1&hybrid_rate=35.5&sector=fintech");
        page.until_shows("#v=1&hybrid_rate=35.5&sector=fintech");
        page.type_into("leads", "201");
        page.until_shows_inputs(&[("leads", "201")]);
        page.click(&format!("a[hreflang='{other}']"));
        page.until(
            "the page is there in the other language",
            &format!(
                "document.documentElement.lang.startsWith({other:?}) && document.documentElement.dataset.ready === 'true'"
            ),
        );
        page.until_shows_inputs(&[("leads", "201"), ("hybrid_rate", "35.5"), ("sector", "fintech")]);
        assert_eq!(page.draft("leads"), "201");
    });
}

#[test]
fn the_front_door_leads_to_the_visitors_language() {
    for (languages, chosen) in [("es-MX,es", "es"), ("en-GB,en", "en"), ("ja,en,es", "en"), ("ja", "es")] {
        check_front_door(languages, "", chosen, "");
    }
}

#[test]
fn the_front_door_leads_to_the_language_of_the_link_and_keeps_its_figures() {
    check_front_door("es-ES,es", "#v=1&leads=201&lang=en", "en", "#v=1&leads=201");
    check_front_door("en-US,en", "?leads=300&utm_source=x#v=1&sql=12&lang=es", "es", "#v=1&sql=12");
    check_front_door("en-US,en", "?leads=300", "en", "?leads=300");
}

#[track_caller]
fn check_front_door(languages: &'static str, state: &str, chosen: &'static str, shown: &str) {
    in_language(chosen, &Visitor { languages, ..Visitor::default() }, |page| {
        page.go_to(&format!("{}/{state}", origin()));
        page.until(
            &format!("a visitor who reads {languages} arrives at /{chosen}/"),
            &format!("location.pathname === '/{chosen}/' && document.documentElement.dataset.ready === 'true'"),
        );
        page.until_shows(shown);
    });
}

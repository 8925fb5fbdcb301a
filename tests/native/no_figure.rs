//! What no reader may ever see: a figure that is none.

/// Fails where a text shows what arithmetic gives for a figure that does not exist.
#[track_caller]
pub fn check_shows_figures_only(shown: &str, what: &str) {
    assert_eq!(no_figure(shown), None, "{what}: {shown}");
}

/// Such a figure, alone or at the end of a word: texts run together without their markup. Words such as "informe" only
/// start like one.
fn no_figure(shown: &str) -> Option<&'static str> {
    ["NaN", "inf", "∞"].into_iter().find(|none| {
        shown.match_indices(none).any(|(at, _)| !shown[at + none.len()..].starts_with(char::is_alphabetic))
    })
}

#[test]
fn what_is_no_figure_is_told_from_words() {
    assert_eq!(no_figure("Custo por SQLinf\u{a0}€"), Some("inf"));
    assert_eq!(no_figure("hoy -inf"), Some("inf"));
    assert_eq!(no_figure("NaN"), Some("NaN"));
    assert_eq!(no_figure("∞/h"), Some("∞"));
    assert_eq!(no_figure("Se houver um mínimo, informe-o. Infine 34\u{a0}€"), None);
}

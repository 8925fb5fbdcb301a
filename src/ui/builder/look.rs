//! How the calculator looks in the site, what of it is seen, where it leads, and what it tells the site.

use super::field::{FieldWords, text_field, tick};
use super::{View, group};
use crate::app::builder::{Action, Text, Theme};
use crate::embed::colour::Colour;
use crate::i18n::{Language, fill};
use crate::ui::element::{Element, el};
use crate::ui::field::{Choice, radio_group, select};

/// Language, theme, colours, corners, type.
pub fn look(view: &View<'_>) -> Element {
    let View { words, state, on_action, .. } = *view;
    let languages = Language::ALL.map(|language| Choice {
        value: language.code(),
        words: language.own_name().to_owned(),
        action: Action::LanguageChosen(language),
    });
    let language = el("div.field").child(el("label").set("for", "f-lang").text(words.languages())).node(select(
        "lang",
        "f-lang",
        &languages,
        state.language.code(),
        on_action,
    ));
    let themes = Theme::ALL.map(|theme| Choice {
        value: theme.name(),
        words: match theme {
            Theme::Auto => words.theme_auto(),
            Theme::Light => words.theme_light(),
            Theme::Dark => words.theme_dark(),
        }
        .to_owned(),
        action: Action::ThemeChosen(theme),
    });
    let field = |text: Text, label: &str, help: &str, unreadable: &str| {
        let placeholder = match text {
            Text::Radius => "6".to_owned(),
            _ => state.colour(text).filter(|_| text.is_colour()).map(Colour::written).unwrap_or_default(),
        };
        text_field(view, text, &FieldWords { label, help, unreadable, placeholder: &placeholder })
    };
    let colour = |text: Text, label: &str| {
        let help = if text == Text::AccentDark { words.as_accent() } else { "" };
        field(text, label, help, words.colour_unreadable())
    };
    let in_dark = |name: &str| fill(words.in_dark(), &[("name", name)]);
    let tokens = [
        (Text::Background, Text::BackgroundDark, words.background()),
        (Text::Ink, Text::InkDark, words.text()),
        (Text::Muted, Text::MutedDark, words.muted()),
        (Text::Line, Text::LineDark, words.line()),
    ];
    let mut more = el("div.fields").child(colour(Text::AccentDark, &in_dark(words.accent())));
    for (light, dark, name) in tokens {
        more = more.child(colour(light, name)).child(colour(dark, &in_dark(name)));
    }
    let more = el("details.assumptions")
        .child(el("summary").child(el("h3").text(words.more_colours())))
        .child(el("p.note").text(words.more_colours_note()))
        .child(more);
    group(words.look(), "")
        .child(language)
        .node(radio_group("theme", words.theme(), themes.into(), state.theme.name(), on_action))
        .child(
            el("div.fields")
                .child(field(Text::Accent, words.accent(), words.accent_help(), words.colour_unreadable()))
                .child(field(Text::Radius, words.radius(), words.radius_help(), words.radius_unreadable()))
                .child(field(Text::Font, words.font(), words.font_help(), words.font_unreadable())),
        )
        .child(more)
}

/// Which sections are seen.
pub fn sections(view: &View<'_>) -> Element {
    let View { words, state, on_action, .. } = *view;
    let boxes = state.sections().map(|(section, is_seen)| {
        let name = match section {
            "calculator" => words.section_calculator(),
            "models" => words.section_models(),
            "evidence" => words.evidence_title(),
            "audit" => words.audit_title(),
            "pilot" => words.pilot_title(),
            "value" => words.value_title(),
            "share" => words.share_title(),
            _ => words.section_sources(),
        };
        let on_choice = on_action.reform(move |is_seen| Action::SectionChosen(section, is_seen));
        tick("sections", section, is_seen, name, on_choice)
    });
    let none = state.has_no_section().then(|| el("p.caution").text(words.sections_none()));
    group(words.sections(), words.sections_note())
        .child(el("div.ticks").set("role", "group").attr("aria-label", words.sections().clone()).each(boxes))
        .maybe(none)
}

/// The button that leads to the site.
pub fn call(view: &View<'_>) -> Element {
    let words = view.words;
    let url = FieldWords {
        label: words.call_url(),
        help: words.call_url_help(),
        unreadable: words.call_url_unreadable(),
        placeholder: "https://",
    };
    let label =
        FieldWords { label: words.call_label_field(), help: words.call_label_help(), unreadable: "", placeholder: "" };
    group(words.call(), words.call_note()).child(
        el("div.fields wide").child(text_field(view, Text::CtaUrl, &url)).child(text_field(
            view,
            Text::CtaLabel,
            &label,
        )),
    )
}

/// What the site's own analytics hears.
pub fn measure(view: &View<'_>) -> Element {
    let words = view.words;
    let on_choice = view.on_action.reform(Action::DataLayerChosen);
    group(words.measure(), "")
        .child(tick("data-layer", "", view.state.tells_data_layer, words.data_layer(), on_choice))
        .child(el("p.note").text(words.data_layer_note()))
}

//! The builder of embeds: code that says what was chosen, whatever that is, and a page that shows it in every language.

use std::collections::BTreeMap;
use std::rc::Rc;

use futures::executor::block_on;
use palanca::app::builder::{Action, Form, Names, State, Text, Theme, Told, Width, link_opened, root_of};
use palanca::app::state::Edit;
use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::scenario::{Goal, Sector};
use palanca::embed::Config;
use palanca::i18n::Language;
use palanca::native::{IcuFormat, RyuNumbers};
use palanca::share_link::{self, Code, Currency, Origin, pairs};
use palanca::ui::app::Same;
use palanca::ui::builder::{Builder, BuilderProps};
use proptest::prelude::*;
use yew::LocalServerRenderer;

use crate::arbitrary::{self, cases};

const ROOT: &str = "https://tools.example/palanca/";

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::of(Language::Spanish), |state, action| state.after(action))
}

fn typed(text: Text, typed: &str) -> Action {
    Action::TextChanged(text, typed.to_owned())
}

fn set(input: Input, amount: f64) -> Action {
    Action::FigureEdited(Edit::Entered(Quantity::new(input, amount).unwrap()))
}

fn code(state: &State, form: Form) -> String {
    let words = Language::Spanish.builder_words();
    let names = Names { title: words.calculator_in(state.language), open: words.open_in(state.language) };
    state.code(form, ROOT, names, &RyuNumbers)
}

#[track_caller]
fn check_code(actions: impl IntoIterator<Item = Action>, form: Form, expected: &str) {
    assert_eq!(code(&after(actions), form), expected);
}

#[test]
fn what_is_at_its_default_is_not_told() {
    check_code(
        [],
        Form::Element,
        "<script async src=\"https://tools.example/palanca/embed.js\"></script>\n\
         <palanca-calculator lang=\"es\"\n  style=\"display: block; min-height: 100vh\">\n  \
         <a href=\"https://tools.example/palanca/es/\">Abrir la calculadora</a>\n\
         </palanca-calculator>",
    );
    check_code([], Form::Link, "https://tools.example/palanca/es/");
    check_code([], Form::Campaign, "https://tools.example/palanca/es/");
}

#[test]
fn all_that_is_chosen_stands_in_the_element() {
    let state = after([
        Action::LanguageChosen(Language::English),
        Action::ThemeChosen(Theme::Dark),
        Action::CurrencyChosen(Currency::new("USD").unwrap()),
        typed(Text::Accent, " 05F "),
        typed(Text::BackgroundDark, "#101010"),
        typed(Text::Radius, "2px"),
        typed(Text::Font, "Georgia"),
        Action::SectionChosen("share", false),
        Action::SectionChosen("sources", false),
        Action::SectorChosen(Sector::Fintech),
        Action::GoalChosen(Goal::Volume),
        set(Input::HybridRate, 32.5),
        typed(Text::CtaUrl, "https://a.example/?a=1&b=2"),
        typed(Text::CtaLabel, "Let's \"talk\" <now> & here"),
        Action::DataLayerChosen(true),
    ]);
    let expected = "<script async src=\"https://tools.example/palanca/embed.js\"></script>
<palanca-calculator lang=\"en\"
  currency=\"USD\"
  theme=\"dark\"
  accent=\"#0055ff\"
  background-dark=\"#101010\"
  radius=\"2\"
  font=\"Georgia\"
  sections=\"calculator,models,evidence,audit,pilot,value\"
  prefill=\"sector=fintech&amp;hybrid_rate=32.5&amp;goal=volume\"
  cta-url=\"https://a.example/?a=1&amp;b=2\"
  cta-label=\"Let's &quot;talk&quot; &lt;now&gt; &amp; here\"
  data-layer
  style=\"display: block; min-height: 100vh\">
  <a href=\"https://tools.example/palanca/en/?sector=fintech&amp;hybrid_rate=32.5&amp;goal=volume&amp;currency=USD\">Open the calculator</a>
</palanca-calculator>";
    assert_eq!(code(&state, Form::Element), expected);
}

#[test]
fn money_is_never_told_without_its_currency() {
    let element = |actions: Vec<Action>| code(&after(actions), Form::Element);
    assert!(element(vec![set(Input::TeamCost, 40.0)]).contains("currency=\"EUR\""));
    assert!(!element(vec![set(Input::Leads, 40.0)]).contains("currency"));
    check_code([set(Input::TeamCost, 40.0)], Form::Link, "https://tools.example/palanca/es/?team_cost=40&currency=EUR");
}

#[test]
fn what_can_t_be_read_is_told_and_goes_nowhere() {
    for (text, unreadable) in [
        (Text::Accent, "blue"),
        (Text::LineDark, "#12345"),
        (Text::Radius, "100"),
        (Text::Radius, "1.5"),
        (Text::Font, "Arial; color: red"),
        (Text::CtaUrl, "javascript:alert(1)"),
        (Text::CtaUrl, "https://a b"),
    ] {
        let state = after([typed(text, unreadable)]);
        assert_eq!(state.text(text), unreadable, "it stays as it was typed");
        assert_eq!(state.told(text), [Told::Unreadable], "{unreadable}");
        assert_eq!(code(&state, Form::Element), code(&after([]), Form::Element), "{unreadable}");
    }
}

#[test]
fn a_place_is_held_only_for_what_is_higher_than_a_screen() {
    let element = |actions: Vec<Action>| code(&after(actions), Form::Element);
    assert!(!element(vec![Action::SectionChosen("calculator", false)]).contains("style"));
    assert!(element(vec![Action::SectionChosen("models", false)]).contains("min-height"));
}

#[test]
fn a_label_without_an_address_is_no_button() {
    check_code([typed(Text::CtaLabel, "Talk")], Form::Element, &code(&after([]), Form::Element));
}

#[test]
fn an_accent_too_pale_to_read_on_is_told_with_what_is_used_instead() {
    let told = |actions: Vec<Action>| {
        let told = after(actions).told(Text::Accent);
        told.into_iter()
            .map(|told| match told {
                Told::PaleInLight { used, .. } => format!("light {}", used.written()),
                Told::PaleInDark { used, .. } => format!("dark {}", used.written()),
                Told::Unreadable => "unreadable".to_owned(),
            })
            .collect::<Vec<_>>()
    };
    // Those that the frame itself uses: `look` is what it does.
    let used = Config::of_query("accent=%23ffd166").look().properties;
    assert_eq!(used, [("--accent", "light-dark(#876f36, #ffd166)".to_owned())]);
    assert_eq!(told(vec![typed(Text::Accent, "#ffd166")]), ["light #876f36"]);
    assert_eq!(told(vec![typed(Text::Accent, "#ffd166"), Action::ThemeChosen(Theme::Dark)]), [""; 0]);
    assert_eq!(told(vec![typed(Text::Accent, "#0b5fff")]), ["dark #3178ff"]);
    assert_eq!(told(vec![typed(Text::Accent, "#0b5fff"), Action::ThemeChosen(Theme::Light)]), [""; 0]);
    assert_eq!(told(vec![typed(Text::Accent, "#0b5fff"), typed(Text::AccentDark, "#fff")]), [""; 0]);
    assert_eq!(told(vec![typed(Text::Accent, "#0b5fff"), typed(Text::BackgroundDark, "#fff")]), [""; 0]);
    let dark = after([typed(Text::AccentDark, "#222222")]).told(Text::AccentDark);
    assert!(matches!(dark[..], [Told::PaleInDark { contrast, .. }] if contrast < 1.2), "{dark:?}");
}

#[test]
fn without_any_section_all_are_shown_and_that_is_told() {
    let sections: Vec<&str> = State::default().sections().map(|(section, _)| section).collect();
    assert_eq!(sections, ["calculator", "models", "evidence", "audit", "pilot", "value", "share", "sources"]);
    let state = after(sections.into_iter().map(|section| Action::SectionChosen(section, false)));
    assert!(state.has_no_section());
    assert_eq!(code(&state, Form::Element), code(&after([]), Form::Element));
    assert!(!after([]).has_no_section());
}

#[test]
fn a_frame_holds_everything_in_its_address() {
    let state = after([
        typed(Text::AccentDark, "#fff"),
        set(Input::Leads, 300.0),
        Action::SectorChosen(Sector::Saas),
        typed(Text::CtaUrl, "https://a.example/x?y=1"),
        typed(Text::CtaLabel, "Let's talk"),
        Action::DataLayerChosen(true),
    ]);
    let expected = "<iframe src=\"https://tools.example/palanca/es/embed/?accent-dark=%23ffffff&amp;leads=300&amp;sector=saas\
        &amp;cta_url=https%3A%2F%2Fa.example%2Fx%3Fy%3D1&amp;cta_label=Let%27s+talk\"\n  \
        title=\"Palanca: ¿prospectar en casa, externalizar o híbrido?\"\n  \
        loading=\"lazy\" allow=\"clipboard-write; web-share\" referrerpolicy=\"origin\"\n  \
        style=\"width: 100%; height: 90vh; border: 0\"></iframe>";
    assert_eq!(code(&state, Form::Frame), expected);
}

#[test]
fn a_campaign_is_passed_through_as_it_was_typed() {
    let state = after([
        set(Input::Leads, 300.0),
        typed(Text::Source, "Boletín de mayo"),
        typed(Text::Medium, "e-mail"),
        typed(Text::Campaign, "A&B=50%"),
    ]);
    let link = code(&state, Form::Campaign);
    assert_eq!(
        link,
        "https://tools.example/palanca/es/?leads=300&utm_source=Bolet%C3%ADn+de+mayo&utm_medium=e-mail\
         &utm_campaign=A%26B%3D50%25"
    );
    assert_eq!(share_link::open(&link, &RyuNumbers).notices, [], "it is none of the calculator's business");
    assert_eq!(code(&state, Form::Link), "https://tools.example/palanca/es/?leads=300");
}

#[test]
fn the_preview_never_shows_what_the_marketer_once_entered() {
    let prefill = |state: &State| {
        let attributes = state.preview(&RyuNumbers);
        attributes.into_iter().find(|(name, _)| *name == "prefill").unwrap().1
    };
    assert_eq!(prefill(&after([])), "v=1");
    assert_eq!(prefill(&after([set(Input::Leads, 300.0)])), "v=1&leads=300");
    let opened = share_link::open_parts(&prefill(&after([])), "", Language::Spanish, &RyuNumbers);
    assert_eq!(opened.origin, Origin::Query, "a version alone is enough not to ask the browser's memory");
}

#[test]
fn figures_are_taken_from_a_link_with_its_notices() {
    let link =
        "https://a.example/es/?utm_source=x#v=1&leads=300&hybrid_rate=35&ceo=999&currency=usd&fx=1.1&title=Board";
    let state = after([link_opened(link, &RyuNumbers)]);
    assert_eq!(state.prefill(&RyuNumbers), "leads=300&ceo=168&hybrid_rate=35&fx=1.1");
    assert_eq!(state.currency.code(), "USD");
    let taken = state.taken.clone().unwrap();
    assert_eq!(taken.notices.iter().map(|notice| notice.code).collect::<Vec<_>>(), [Code::Clamped]);
    // A link without figures leaves those that are there.
    let next = state.after(link_opened("https://a.example/es/", &RyuNumbers));
    assert!(!next.taken.clone().unwrap().has_figures);
    assert_eq!(next.scenario, state.scenario);
    assert_eq!(state.after(Action::FiguresCleared).prefill(&RyuNumbers), "");
    assert_eq!(state.after(Action::NoticesDismissed).taken, None);
}

#[test]
fn the_euro_has_no_rate() {
    let dollars = after([Action::CurrencyChosen(Currency::new("USD").unwrap()), set(Input::Fx, 1.1)]);
    assert_eq!(dollars.prefill(&RyuNumbers), "fx=1.1");
    assert_eq!(dollars.after(Action::CurrencyChosen(Currency::EUR)).prefill(&RyuNumbers), "");
}

#[test]
fn the_address_of_the_site_is_that_above_the_builder() {
    for (address, root) in [
        ("https://a.example/es/builder/", "https://a.example/"),
        ("https://a.example/tools/es/builder/index.html?x=1#v=1", "https://a.example/tools/"),
    ] {
        assert_eq!(root_of(address, Language::Spanish), root);
    }
}

#[test]
fn what_is_wrong_with_the_builder_s_own_address_is_told() {
    let state = State::of_fragment("v=2&lang=xx&theme=pink&leds=3&prefill=leads%3Dabc", Language::English, &RyuNumbers);
    let notices = state.taken.clone().unwrap().notices;
    let told: Vec<(&str, Code)> = notices.iter().map(|notice| (notice.key.as_str(), notice.code)).collect();
    let expected = [
        ("v", Code::NewerVersion),
        ("lang", Code::Unreadable),
        ("theme", Code::Unreadable),
        ("leds", Code::UnknownKey),
        ("leads", Code::Unreadable),
    ];
    assert_eq!(told, expected);
    assert_eq!(state.after(Action::NoticesDismissed), State::of(Language::English));
}

#[test]
fn starting_again_keeps_the_language_and_what_is_looked_at() {
    let state = after([
        Action::LanguageChosen(Language::English),
        Action::FormChosen(Form::Frame),
        Action::WidthChosen(Width::Desktop),
        typed(Text::Accent, "#fff"),
        set(Input::Leads, 3.0),
        Action::StartedAgain,
    ]);
    let looked_at = [Action::FormChosen(Form::Frame), Action::WidthChosen(Width::Desktop)];
    let expected = looked_at.into_iter().fold(State::of(Language::English), |state, action| state.after(action));
    assert_eq!(state, expected);
}

/// Anything a marketer can have chosen.
fn state() -> impl Strategy<Value = State> {
    let texts = prop::collection::vec((prop::sample::select(Text::ALL.to_vec()), marketers_text()), 0..8);
    let sections = prop::collection::vec((0..8_usize, any::<bool>()), 0..4);
    let themes = prop::sample::select(Theme::ALL.to_vec());
    let languages = prop::sample::select(Language::ALL.to_vec());
    (arbitrary::shared(), texts, sections, themes, languages, any::<bool>()).prop_map(
        |(shared, texts, sections, theme, language, tells_data_layer)| {
            let names: Vec<&str> = State::default().sections().map(|(section, _)| section).collect();
            let link = share_link::fragment(&shared, &RyuNumbers);
            let mut actions = vec![
                link_opened(&link, &RyuNumbers),
                Action::NoticesDismissed,
                Action::LanguageChosen(language),
                Action::ThemeChosen(theme),
                Action::DataLayerChosen(tells_data_layer),
            ];
            actions.extend(texts.into_iter().map(|(text, typed)| Action::TextChanged(text, typed)));
            actions.extend(sections.into_iter().map(|(place, is_seen)| Action::SectionChosen(names[place], is_seen)));
            after(actions)
        },
    )
}

/// What is typed: something sensible, something that could end an attribute, or anything at all.
fn marketers_text() -> impl Strategy<Value = String> {
    let sensible = ["#0b5fff", "05f", "6", "12px", "Georgia", "https://a.example/?a=1&b=2#c", "Let's talk", ""];
    let pieces =
        ["\"", "'", "<", ">", "&", "&amp;", "&quot;", "</script>", "<!--", "=", " ", "\n", "\0", "%22", "é", "💶"];
    prop_oneof![
        prop::sample::select(sensible.to_vec()).prop_map(str::to_owned),
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..8).prop_map(|pieces| pieces.concat()),
        arbitrary::text(),
    ]
}

/// The attributes of the first tag of this name, as a browser reads them.
fn read_attributes(html: &str, tag: &str) -> BTreeMap<String, String> {
    let mut rest = html.split_once(&format!("<{tag} ")).unwrap().1;
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start_matches([' ', '\n']);
        if rest.starts_with('>') {
            return attributes;
        }
        let end = rest.find(['=', ' ', '\n', '>']).unwrap();
        let name = rest[..end].to_owned();
        let mut value = String::new();
        rest = &rest[end..];
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let (raw, after) = quoted.split_once('"').unwrap();
            value = unescaped(raw);
            rest = after;
        }
        assert_eq!(attributes.insert(name.clone(), value), None, "{name} comes twice in {html}");
    }
}

/// A text with its character references read, in one pass from the left.
fn unescaped(text: &str) -> String {
    let mut read = String::new();
    let mut rest = text;
    while let Some(each) = rest.chars().next() {
        let references = [("&amp;", '&'), ("&quot;", '"'), ("&lt;", '<'), ("&gt;", '>')];
        let found = references.iter().find(|(reference, _)| rest.starts_with(reference));
        let (taken, length) = found.map_or((each, each.len_utf8()), |(reference, sign)| (*sign, reference.len()));
        read.push(taken);
        rest = &rest[length..];
    }
    read
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_browser_reads_in_the_element_what_was_chosen(state in state()) {
        let html = code(&state, Form::Element);
        let expected: BTreeMap<String, String> =
            state.attributes(&RyuNumbers).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let mut read = read_attributes(&html, "palanca-calculator");
        read.remove("style");
        prop_assert_eq!(&read, &expected, "{}", html);
        prop_assert_eq!(html.matches('<').count(), 6, "nothing but the three elements stands in {}", html);
        prop_assert_eq!(&read_attributes(&html, "a")["href"], &code(&state, Form::Link));
    }

    #[test]
    fn a_frame_reads_in_its_address_what_was_chosen(state in state()) {
        let html = code(&state, Form::Frame);
        let address = read_attributes(&html, "iframe").remove("src").unwrap();
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let expected: Vec<(String, String)> = state
            .attributes(&RyuNumbers)
            .into_iter()
            .filter(|(name, _)| !matches!(*name, "lang" | "data-layer"))
            .flat_map(|(name, value)| match name {
                "prefill" => pairs::read(&value).collect(),
                _ => vec![(name.replace("cta-", "cta_"), value)],
            })
            .collect();
        prop_assert_eq!(pairs::read(query).collect::<Vec<_>>(), expected);
        // The frame takes all of it as it stands.
        let codes = Config::of_query(query).look().codes;
        prop_assert!(codes.iter().all(|code| code.ends_with("_adjusted")), "{:?} of {}", codes, query);
        prop_assert_eq!(share_link::open(&address, &RyuNumbers).shared.scenario, state.scenario.clone());
    }

    #[test]
    fn a_campaign_s_link_opens_with_the_figures_and_their_currency(state in state()) {
        let link = code(&state, Form::Campaign);
        prop_assert!(link.is_ascii() && !link.contains(['"', '<', '>', ' ', '\'']), "{}", link);
        let opened = share_link::open(&link, &RyuNumbers);
        prop_assert_eq!(&opened.notices, &[]);
        prop_assert_eq!(opened.shared.currency.unwrap_or_default(), state.currency);
        prop_assert_eq!(opened.shared.scenario, state.scenario.clone());
    }

    #[test]
    fn the_builder_s_address_brings_everything_back(state in state()) {
        let fragment = state.fragment(&RyuNumbers);
        let read = State::of_fragment(&fragment[1..], Language::English, &RyuNumbers);
        prop_assert_eq!(read, state, "{}", fragment);
    }

    #[test]
    fn any_address_is_read_and_written_back_alike(text in arbitrary::link_like()) {
        let state = State::of_fragment(&text, Language::English, &RyuNumbers);
        let again = State::of_fragment(&state.fragment(&RyuNumbers)[1..], Language::English, &RyuNumbers);
        prop_assert_eq!(again.after(Action::NoticesDismissed), state.after(Action::NoticesDismissed));
    }
}

/// The builder's page, as text.
fn page(language: Language, fragment: &str) -> String {
    let props = BuilderProps {
        initial: State::of_fragment(fragment, language, &RyuNumbers),
        words: language.builder_words(),
        format: Same(Rc::new(IcuFormat::new(language))),
        root: ROOT.into(),
    };
    block_on(LocalServerRenderer::<Builder>::with_props(props).hydratable(false).render())
}

#[test]
fn everything_can_be_chosen_in_every_language() {
    for language in Language::ALL {
        let page = page(language, "v=1&currency=USD&prefill=sector%3Dcustom");
        let names = Text::ALL.into_iter().filter(|text| !text.name().starts_with("utm_")).map(Text::name);
        let inputs = share_link::v1::keys().map(share_link::v1::Key::name);
        for name in names.chain(inputs).chain(["lang", "theme", "sections", "currency", "data-layer", "width", "form"])
        {
            assert!(page.contains(&format!(" name=\"{name}\"")), "{language:?} has no field for {name}");
        }
    }
}

#[test]
fn the_page_says_what_is_wrong_and_what_would_be_used() {
    for (language, pale, unreadable, doubt) in [
        (Language::Spanish, "no se leería (contraste 1,4): se usa #876f36", "No es un color", "Trabajáis más leads"),
        (
            Language::English,
            "could not be read (contrast 1.4): #876f36 is used",
            "This is no colour",
            "You work more leads",
        ),
    ] {
        let page = page(language, "v=1&accent=%23ffd166&line=blue&prefill=leads%3D3%26worked%3D9");
        for words in [pale, unreadable, doubt] {
            assert!(page.contains(words), "{language:?} does not say «{words}»: {page}");
        }
    }
}

#[test]
fn code_speaks_the_language_of_its_calculator_whatever_the_builder_s_is() {
    let page = page(Language::Spanish, "v=1&lang=en");
    assert!(page.contains("Open the calculator"), "{page}");
    assert!(!page.contains("Abrir la calculadora"), "{page}");
}

#[test]
fn a_hostile_address_is_text_and_nothing_else() {
    let page =
        page(Language::English, "v=1&cta-url=https%3A%2F%2Fa.example&cta-label=%3C%2Ftextarea%3E%3Cimg+src%3Dx%3E");
    assert!(!page.contains("<img") && page.matches("</textarea>").count() == 1, "{page}");
}

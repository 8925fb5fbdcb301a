//! The builder of embeds: what each choice makes of its code, and what is told of it.

use palanca::app::builder::{Action, Form, Names, State, Text, Theme, Told, Width, link_opened, root_of};
use palanca::app::state::Edit;
use palanca::domain::quantity::{Input, Quantity};
use palanca::domain::scenario::{Goal, Sector};
use palanca::embed::Config;
use palanca::i18n::Language;
use palanca::native::RyuNumbers;
use palanca::share_link::{self, Code, Currency, Origin};

pub const ROOT: &str = "https://tools.example/palanca/";

pub fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::of(Language::Spanish), |state, action| state.after(action))
}

pub fn typed(text: Text, typed: &str) -> Action {
    Action::TextChanged(text, typed.to_owned())
}

pub fn set(input: Input, amount: f64) -> Action {
    Action::FigureEdited(Edit::Entered(Quantity::new(input, amount).unwrap()))
}

pub fn code(state: &State, form: Form) -> String {
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
        "<script async src=https://tools.example/palanca/embed.js></script>\n\
         <palanca-calculator lang=\"es\">\n  \
         <a href=https://tools.example/palanca/es/>Abrir la calculadora</a>\n\
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
    let expected = "<script async src=https://tools.example/palanca/embed.js></script>
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
  data-layer>
  <a href=https://tools.example/palanca/en/?sector&#61;fintech&amp;hybrid_rate&#61;32.5&amp;goal&#61;volume&amp;currency&#61;USD>Open the calculator</a>
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
fn a_snippet_needs_no_style_of_its_own() {
    // A policy may refuse inline styles: the element keeps its place by itself.
    assert!(!code(&after([]), Form::Element).contains("style"));
}

#[test]
fn addresses_survive_typographic_quotes() {
    let state = after([set(Input::Leads, 300.0), Action::SectorChosen(Sector::Saas)]);
    for form in [Form::Element, Form::Frame] {
        let curly = code(&state, form).replace('"', "”");
        let addresses: Vec<&str> = curly.split(['=', ' ', '>']).filter(|part| part.starts_with("https://")).collect();
        assert!(!addresses.is_empty() && addresses.iter().all(|address| address.is_ascii()), "{curly}");
    }
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
    let expected = "<iframe src=https://tools.example/palanca/es/embed/?accent-dark&#61;%23ffffff&amp;leads&#61;300&amp;sector&#61;saas\
        &amp;cta_url&#61;https%3A%2F%2Fa.example%2Fx%3Fy%3D1&amp;cta_label&#61;Let%27s+talk\n  \
        title=\"Palanca: ¿prospectar en casa, externalizar o híbrido?\"\n  \
        width=100% height=700 style=height:90vh;border:0\n  \
        loading=lazy referrerpolicy=origin allow=\"clipboard-write; web-share\"></iframe>";
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
    let mut expected = looked_at.into_iter().fold(State::of(Language::English), |state, action| state.after(action));
    expected.replaced = 1;
    assert_eq!(state, expected);
}

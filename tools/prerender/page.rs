//! The pages as text. Everything in them is relative, so that the site works in any folder of any host.

use std::rc::Rc;

use futures::executor::block_on;
use palanca::app::here::Here;
use palanca::app::state::State;
use palanca::i18n::{BuilderSentences, Language, Sentences};
use palanca::native::IcuFormat;
use palanca::ui::app::{App, AppProps, Format, Same};
use palanca::ui::written::{Written, WrittenProps};
use yew::LocalServerRenderer;

use crate::assets::{Assets, File, Program};
use crate::found::{self, SiteAddress, escaped};
use crate::policy::policy;

/// Which page.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    /// The root, which goes on to a language.
    Chooser,
    /// The whole page.
    Page,
    /// The same for a frame in somebody else's.
    Frame,
    /// The builder, which shows the frame.
    Builder,
}

impl Place {
    /// Its folder in that of the language.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Chooser | Self::Page => "",
            Self::Frame => "embed/",
            Self::Builder => "builder/",
        }
    }
}

/// What a page says of itself, in its language.
struct PageWords {
    title: &'static str,
    needs_script: &'static str,
    /// Why its app is not there, by the names that the start script has for that.
    failures: Vec<(&'static str, &'static str)>,
    /// What its app reads.
    live: Vec<&'static str>,
}

impl PageWords {
    fn of(language: Language, place: Place) -> Self {
        if place == Place::Builder {
            let BuilderSentences { page_title, needs_script, cannot_start, cannot_load, .. } =
                *language.builder_sentences();
            let failures = vec![("network", cannot_load), ("browser", cannot_start), ("ended", cannot_start)];
            return Self { title: page_title, needs_script, failures, live: language.builder_list() };
        }
        let Sentences { page_title, needs_script, cannot_start, cannot_load, has_ended, rest_missing, .. } =
            *language.sentences();
        let failures =
            vec![("network", cannot_load), ("browser", cannot_start), ("ended", has_ended), ("rest", rest_missing)];
        Self { title: page_title, needs_script, failures, live: language.sentences().list() }
    }
}

/// Where a browser knows how, nothing is drawn before the answer and its fields have arrived: drawn line by line they would
/// move each other about.
const WHOLE_ANSWER_FIRST: &str = "<link rel=\"expect\" href=\"#models\" blocking=\"render\">\n";

/// A language's page.
pub fn page(language: Language, place: Place, assets: &Assets, site: Option<&SiteAddress>) -> String {
    let PageWords { title, needs_script, failures, live } = PageWords::of(language, place);
    let root = if place == Place::Page { "../" } else { "../../" };
    let html = if place == Place::Frame { " data-embed" } else { "" };
    let Program { script, wasm, rest } = assets.program(place);
    let found = match place {
        // A frame is no page to be found.
        Place::Frame => "<meta name=\"robots\" content=\"noindex\">\n".to_owned(),
        Place::Builder => found::head(found::Page::Builder(language), site),
        Place::Chooser | Place::Page => found::head(found::Page::Calculator(language), site),
    };
    let (app, early) = app(language, place);
    let more = match place {
        // What it shows is the real thing, as a site's page would have it.
        Place::Builder => {
            let style = style_sheet(root, &assets.builder_style);
            format!("{style}<script async src=\"{root}embed.js\"></script>\n")
        }
        Place::Chooser | Place::Page | Place::Frame => WHOLE_ANSWER_FIRST.to_owned(),
    };
    format!(
        r#"<!doctype html>
<html lang="{code}"{html}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
{found}<meta name="color-scheme" content="light dark">
<style>{style}</style>
<link rel="modulepreload" href="{root}{program}" integrity="{program_integrity}">
<script data-program="{root}{program}" data-wasm="{root}{wasm}" data-integrity="{wasm_integrity}"{rest}>{start}</script>
<link rel="icon" href="{icon}">
{more}</head>
<body>
<div class="page">
<noscript><p class="notices">{needs_script}</p></noscript>
<p id="cannot-start" class="notices" role="alert" hidden>{failures} <button type="button">{reload}</button></p>
<div id="app">{app}</div>{early}
{later}{written}
</div>
<script type="application/json" id="words">{words}</script>
</body>
</html>
"#,
        code = language.code(),
        policy = policy(place, assets),
        title = escaped(title),
        style = assets.first_style(place),
        wasm = wasm.name,
        rest = rest
            .as_ref()
            .map(|File { name, integrity }| format!(" data-rest=\"{root}{name}\" data-rest-integrity=\"{integrity}\""))
            .unwrap_or_default(),
        wasm_integrity = wasm.integrity,
        program = script.name,
        program_integrity = script.integrity,
        start = assets.start,
        failures = failures
            .into_iter()
            .map(|(why, told)| format!("<span class=\"{why}\" hidden>{}</span>", escaped(told)))
            .collect::<String>(),
        reload = language.sentences().reload,
        icon = assets.icon,
        // A style sheet in the body keeps nothing waiting that stands before it.
        later = style_sheet(root, &assets.later_style),
        written = written(language, place),
        words = json(&live),
    )
}

/// In a sandboxed frame every file is another origin's: its hash is compared only where it is asked for as such.
fn style_sheet(root: &str, file: &File) -> String {
    let File { name, integrity } = file;
    format!("<link rel=\"stylesheet\" crossorigin href=\"{root}{name}\" integrity=\"{integrity}\">\n")
}

/// The calculator with its default figures, as the visitor sees it until the Wasm is there: by the very components that
/// draw it then, without what only a running app can give. The builder is of no use without its app.
///
/// What the app draws after its answer stands behind it, so that it stays where it is until then.
fn app(language: Language, place: Place) -> (String, String) {
    if place == Place::Builder {
        let loading = escaped(language.builder_sentences().loading);
        return (format!("<p class=\"loading\">{loading}</p>"), String::new());
    }
    let initial = State::default();
    let props = AppProps {
        initial,
        words: language.words(),
        format: Same(Rc::new(IcuFormat::new(language))),
        query: "".into(),
        number: 0,
        here: Rc::new(Here { is_framed: place == Place::Frame, is_written: true, ..Here::default() }),
        at_once: true,
        written: Rc::default(),
        is_wide: false,
        frame: None,
    };
    let markup = for_readers(&block_on(LocalServerRenderer::<App>::with_props(props).hydratable(false).render()));
    let (before, rest) = markup.split_at(markup.find("<section id=\"models\"").unwrap_or(markup.len()));
    let (sections, after) = rest.split_at(rest.find("</main>").unwrap_or(rest.len()));
    (format!("{before}{after}"), format!("<div id=\"early\">{sections}</div>"))
}

/// The markup for whoever reads it before the app is there: below the answer without the hooks of figures, which are for
/// programs, without the tables that say a chart once more, and without what only the app gives a meaning. More than a
/// kilobyte less for every visitor.
fn for_readers(markup: &str) -> String {
    let markup = without(markup, "<details class=\"twin\">", "</summary>", "</details>");
    let markup = without(&markup, "<button class=\"open-formula\"", "", ">");
    let (first, rest) = markup.split_at(markup.find("<section id=\"models\"").unwrap_or(markup.len()));
    let markup = rounded(first) + &without_tags(rest, "data");
    let markup = OF_THE_APP.into_iter().fold(markup, |markup, part| markup.replace(part, ""));
    without_needless_ends(&markup)
}

/// How a field takes keys, what it shows while it is empty, and what a chart does not say.
const OF_THE_APP: [&str; 4] =
    [" spellcheck=\"false\"", " enterkeyhint=\"done\"", " placeholder=\"\"", " <tspan class=\"ends\"></tspan>"];

/// The markup with the values behind its figures at six digits: nothing reckons with them before the app does.
fn rounded(markup: &str) -> String {
    let start = "<data value=\"";
    let mut pieces = markup.split(start);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        let (value, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let short = value.parse::<f64>().ok().map(|value| {
            // The shortest of what reads the same at six digits.
            let six: f64 = format!("{value:.5e}").parse().unwrap_or(value);
            six.to_string()
        });
        text + start + short.as_deref().unwrap_or(value) + "\"" + rest
    })
}

/// The markup without the end tags that HTML supplies before what follows them here.
fn without_needless_ends(markup: &str) -> String {
    const ENDS: [(&str, &[&str]); 7] = [
        ("</li>", &["<li", "</ul>", "</ol>"]),
        ("</dt>", &["<dt", "<dd"]),
        ("</dd>", &["<dt", "<dd", "</dl>"]),
        ("</td>", &["<td", "<th>", "<th ", "</tr>"]),
        ("</th>", &["<td", "<th>", "<th ", "</tr>"]),
        ("</tr>", &["<tr", "</thead>", "</tbody>", "</table>"]),
        ("</option>", &["<option", "</select>"]),
    ];
    ENDS.into_iter().fold(markup.to_owned(), |markup, (end, followers)| {
        followers.iter().fold(markup, |markup, next| markup.replace(&format!("{end}{next}"), next))
    })
}

/// The text without what stands, in each element, between the end of its `head` and its `end`.
fn without(text: &str, start: &str, head: &str, end: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, element)) = rest.split_once(start) {
        let (head_text, after) = element.split_once(head).unwrap_or((element, ""));
        let (_, after) = after.split_once(end).unwrap_or(("", after));
        kept.extend([before, start, head_text, head, end]);
        rest = after;
    }
    kept + rest
}

/// The text without the tags of this name: what they hold stays.
fn without_tags(text: &str, name: &str) -> String {
    let start = format!("<{name} ");
    let mut pieces = text.split(&start);
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.map(|piece| piece.split_once('>').map_or(piece, |(_, inside)| inside));
    rest.fold(first, |kept, piece| kept + piece).replace(&format!("</{name}>"), "")
}

/// What stands below the app and depends on nothing that a visitor enters.
fn written(language: Language, place: Place) -> String {
    if place == Place::Builder {
        return format!("<footer><p>{}</p></footer>", escaped(language.sentences().licence));
    }
    let format: Format = Same(Rc::new(IcuFormat::new(language)));
    let props = WrittenProps { language, format, is_framed: place == Place::Frame };
    block_on(LocalServerRenderer::<Written>::with_props(props).hydratable(false).render())
}

/// The root page, whose icon is a file, as those who list sites want it: it goes on to the visitor's language, and without scripts lets them choose.
pub fn chooser(assets: &Assets, site: Option<&SiteAddress>) -> String {
    let codes: Vec<&str> = Language::ALL.into_iter().map(Language::code).collect();
    let links: String = Language::ALL
        .into_iter()
        .map(|language| {
            let code = language.code();
            format!("<p><a lang=\"{code}\" hreflang=\"{code}\" href=\"{code}/\">{}</a></p>\n", language.own_name())
        })
        .collect();
    format!(
        r#"<!doctype html>
<html lang="es" data-languages="{codes}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>Palanca</title>
{found}<meta name="color-scheme" content="light dark">
<style>{style}</style>
<link rel="icon" href="icon.svg">
<script>{start}</script>
</head>
<body>
<main class="chooser">
<h1>Palanca</h1>
{links}</main>
</body>
</html>
"#,
        codes = codes.join(" "),
        policy = policy(Place::Chooser, assets),
        found = found::head(found::Page::Chooser, site),
        style = assets.first_style(Place::Chooser),
        start = assets.start,
    )
}

/// Sentences as a JSON list that is safe inside a page.
fn json(sentences: &[&str]) -> String {
    // Only `<` could end the element that holds it.
    serde_json::to_string(sentences).unwrap_or_default().replace('<', "\\u003c")
}

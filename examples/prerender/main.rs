//! Writes the pages that ship: in each language, with its own words, the calculator, the same for frames, and the builder
//! of embeds; and `/` that chooses. Trunk calls it after each build, with its output in `TRUNK_STAGING_DIR`; by hand it
//! takes that folder as its argument.

mod shrink;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use futures::executor::block_on;
use palanca::i18n::{BuilderSentences, Language, Sentences};
use palanca::native::IcuFormat;
use palanca::ui::app::{Format, Same};
use palanca::ui::written::{Written, WrittenProps};
use sha2::{Digest, Sha256};
use yew::LocalServerRenderer;

/// The policy of the pages. What the app needs at start is allowed here; once it runs it forbids itself every
/// connection.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; base-uri 'none'; form-action 'none'";

fn main() -> io::Result<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").or_else(|| std::env::args_os().nth(1));
    let dist = PathBuf::from(staging.unwrap_or_else(|| "dist".into()));
    let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("static");
    let assets = Assets {
        calculator: app(&dist, "palanca", "app")?,
        frame: app(&dist, "frame", "frame")?,
        builder: app(&dist, "builder", "builder")?,
        start: write_hashed(
            &dist,
            "start",
            "js",
            shrink::minified("js", &fs::read_to_string(source.join("start.js"))?)?.as_bytes(),
        )?,
        style: write_style(&dist, "style", &styles(&source.join("style"))?)?,
        frame_style: write_style(&dist, "frame", &fs::read_to_string(source.join("style").join(FRAME_STYLE))?)?,
        builder_style: write_style(&dist, "builder", &fs::read_to_string(source.join("style").join(BUILDER_STYLE))?)?,
    };
    fs::copy(source.join("icons/icon.svg"), dist.join("icon.svg"))?;
    for language in Language::ALL {
        for place in [Place::Page, Place::Frame, Place::Builder] {
            let folder = dist.join(language.code()).join(place.folder());
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("index.html"), page(language, place, &assets))?;
        }
    }
    fs::write(dist.join("_headers"), fs::read_to_string(source.join("_headers"))? + &policies())?;
    fs::write(dist.join("index.html"), chooser(&assets))
}

/// Which of a language's pages.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// The whole page.
    Page,
    /// The same for a frame in somebody else's.
    Frame,
    /// The builder, which shows the frame.
    Builder,
}

impl Place {
    /// Its folder in that of the language.
    fn folder(self) -> &'static str {
        match self {
            Self::Page => "",
            Self::Frame => "embed/",
            Self::Builder => "builder/",
        }
    }

    /// What the page may do.
    fn policy(self) -> String {
        match self {
            Self::Page | Self::Frame => POLICY.to_owned(),
            Self::Builder => format!("{POLICY}; frame-src 'self'"),
        }
    }
}

/// The headers with each page's policy, and who may frame it. Hosts add up all rules that match a path, so each page has
/// its own.
fn policies() -> String {
    let mut pages = vec![("/".to_owned(), Place::Page)];
    for language in Language::ALL {
        let places = [Place::Page, Place::Frame, Place::Builder];
        pages.extend(places.map(|place| (format!("/{}/{}", language.code(), place.folder()), place)));
    }
    let rules = pages.into_iter().flat_map(|(path, place)| {
        let ancestors = match place {
            Place::Page | Place::Builder => "'none'\n  X-Frame-Options: DENY",
            Place::Frame => "*",
        };
        let rule = format!("\n  Content-Security-Policy: {}; frame-ancestors {ancestors}\n", place.policy());
        [format!("{path}{rule}"), format!("{path}index.html{rule}")]
    });
    rules.collect()
}

/// Names of the built files, relative to the root of the site.
struct Assets {
    calculator: App,
    frame: App,
    builder: App,
    start: String,
    style: String,
    frame_style: String,
    builder_style: String,
}

/// The Wasm of an app and the glue that loads it.
struct App {
    module: String,
    wasm: String,
}

/// Makes what Trunk built of a program smaller, and gives it the name under which it ships.
fn app(dist: &Path, program: &str, name: &str) -> io::Result<App> {
    let (built_glue, built_wasm) = (find(dist, program, ".js")?, find(dist, program, "_bg.wasm")?);
    let (glue, wasm) =
        shrink::with_short_names(&fs::read_to_string(dist.join(&built_glue))?, &fs::read(dist.join(&built_wasm))?)?;
    fs::remove_file(dist.join(built_glue))?;
    fs::remove_file(dist.join(built_wasm))?;
    Ok(App {
        module: write_hashed(dist, name, "js", shrink::minified("js", &glue)?.as_bytes())?,
        wasm: write_hashed(dist, name, "wasm", &wasm)?,
    })
}

/// What a page says of itself, in its language.
struct PageWords {
    title: &'static str,
    description: &'static str,
    needs_script: &'static str,
    cannot_start: &'static str,
    loading: &'static str,
    /// What its app reads.
    live: Vec<&'static str>,
}

impl PageWords {
    fn of(language: Language, place: Place) -> Self {
        if place == Place::Builder {
            let BuilderSentences { page_title, page_description, needs_script, cannot_start, loading, .. } =
                *language.builder_sentences();
            let live = language.builder_list();
            return Self {
                title: page_title,
                description: page_description,
                needs_script,
                cannot_start,
                loading,
                live,
            };
        }
        let Sentences { page_title, page_description, needs_script, cannot_start, loading, .. } = *language.sentences();
        let live = language.sentences().list();
        Self { title: page_title, description: page_description, needs_script, cannot_start, loading, live }
    }
}

/// A language's page. Everything in it is relative, so that the site works in any folder of any host.
fn page(language: Language, place: Place, assets: &Assets) -> String {
    let PageWords { title, description, needs_script, cannot_start, loading, live } = PageWords::of(language, place);
    let Assets { start, style, frame_style, builder_style, .. } = assets;
    let App { module, wasm } = match place {
        Place::Page => &assets.calculator,
        Place::Frame => &assets.frame,
        Place::Builder => &assets.builder,
    };
    let root = if place == Place::Page { "../" } else { "../../" };
    let html = if place == Place::Frame { " data-embed" } else { "" };
    let sheet = |file: &str| format!("<link rel=\"stylesheet\" href=\"{root}{file}\">\n");
    let more = match place {
        Place::Page => alternates(root, place),
        // A frame is no page to be found.
        Place::Frame => format!("{}<meta name=\"robots\" content=\"noindex\">\n", sheet(frame_style)),
        // What it shows is the real thing, as a site's page would have it.
        Place::Builder => format!(
            "{}<script async src=\"{root}embed.js\"></script>\n{}",
            sheet(builder_style),
            alternates(root, place)
        ),
    };
    format!(
        r#"<!doctype html>
<html lang="{code}"{html}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<meta name="description" content="{description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="{root}icon.svg">
<link rel="stylesheet" href="{root}{style}">
<link rel="modulepreload" href="{root}{module}">
<link rel="preload" as="fetch" type="application/wasm" crossorigin href="{root}{wasm}">
<script type="module" src="{root}{start}"></script>
{more}</head>
<body>
<div class="page">
<div id="app"><p class="loading">{loading}</p></div>
<p id="cannot-start" class="loading" hidden>{cannot_start}</p>
<noscript><p class="loading">{needs_script}</p></noscript>
{written}
</div>
<script type="application/json" id="words">{words}</script>
</body>
</html>
"#,
        code = language.code(),
        policy = place.policy(),
        title = escaped(title),
        description = escaped(description),
        written = rendered(language, place),
        words = json(&live),
    )
}

/// The same page in the other languages.
fn alternates(root: &str, place: Place) -> String {
    let folder = place.folder();
    let link = |code| format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"{root}{code}/{folder}\">\n");
    Language::ALL.into_iter().map(|language| link(language.code())).collect()
}

/// What stands below the app, as text.
fn rendered(language: Language, place: Place) -> String {
    if place == Place::Builder {
        return format!("<footer><p>{}</p></footer>", escaped(language.sentences().licence));
    }
    let format: Format = Same(Rc::new(IcuFormat::new(language)));
    let props = WrittenProps { language, format, is_framed: place == Place::Frame };
    block_on(LocalServerRenderer::<Written>::with_props(props).hydratable(false).render())
}

/// The root page: it goes on to the visitor's language, and without scripts lets them choose.
fn chooser(assets: &Assets) -> String {
    let codes: Vec<&str> = Language::ALL.into_iter().map(Language::code).collect();
    let links: String = Language::ALL
        .into_iter()
        .map(|language| {
            let code = language.code();
            format!("<p><a lang=\"{code}\" hreflang=\"{code}\" href=\"{code}/\">{}</a></p>\n", language.own_name())
        })
        .collect();
    let Assets { start, style, .. } = assets;
    format!(
        r#"<!doctype html>
<html lang="es" data-languages="{codes}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>Palanca</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="icon.svg">
<link rel="stylesheet" href="{style}">
<script type="module" src="{start}"></script>
</head>
<body>
<main class="chooser">
<h1>Palanca</h1>
{links}</main>
</body>
</html>
"#,
        codes = codes.join(" "),
    )
}

/// Sentences as a JSON list that is safe inside a page.
fn json(sentences: &[&str]) -> String {
    // Only `<` could end the element that holds it.
    serde_json::to_string(sentences).unwrap_or_default().replace('<', "\\u003c")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The style sheet that only frames have.
const FRAME_STYLE: &str = "embed.css";

/// The style sheet that only the builder has.
const BUILDER_STYLE: &str = "builder.css";

/// The style sheets of every page as one: tokens first, then in the order of their names.
fn styles(folder: &Path) -> io::Result<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    files.retain(|file| ![FRAME_STYLE, BUILDER_STYLE].iter().any(|own| file.ends_with(own)));
    files.sort_by_key(|file| (!file.ends_with("tokens.css"), !file.ends_with("page.css"), file.clone()));
    files.iter().map(fs::read_to_string).collect()
}

fn write_style(dist: &Path, name: &str, style: &str) -> io::Result<String> {
    write_hashed(dist, name, "css", shrink::minified("css", style)?.as_bytes())
}

/// Writes a file whose name changes with its content, so that a host can tell browsers to keep it for ever.
fn write_hashed(dist: &Path, name: &str, extension: &str, content: &[u8]) -> io::Result<String> {
    let hash: String = Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let file = format!("{name}-{hash}.{extension}");
    fs::write(dist.join(&file), content)?;
    Ok(file)
}

/// The one file of Trunk's output with this start and end.
fn find(dist: &Path, start: &str, end: &str) -> io::Result<String> {
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(start) && name.ends_with(end) {
            return Ok(name);
        }
    }
    Err(io::Error::other(format!("no {start}…{end} in {}: run `trunk build --release` first", dist.display())))
}

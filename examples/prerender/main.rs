//! Writes the pages that ship: one a language, each with its own words, and `/` that chooses. Trunk calls it after each
//! build, with its output in `TRUNK_STAGING_DIR`; by hand it takes that folder as its argument.

mod shrink;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use futures::executor::block_on;
use palanca::i18n::{Language, Sentences};
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
    let (built_glue, built_wasm) = (find(&dist, "palanca-", ".js")?, find(&dist, "palanca-", "_bg.wasm")?);
    let (glue, wasm) =
        shrink::with_short_names(&fs::read_to_string(dist.join(&built_glue))?, &fs::read(dist.join(&built_wasm))?)?;
    fs::remove_file(dist.join(built_glue))?;
    fs::remove_file(dist.join(built_wasm))?;
    let assets = Assets {
        module: write_hashed(&dist, "app", "js", shrink::minified("js", &glue)?.as_bytes())?,
        wasm: write_hashed(&dist, "app", "wasm", &wasm)?,
        start: write_hashed(&dist, "start", "js", &fs::read(source.join("start.js"))?)?,
        style: write_hashed(
            &dist,
            "style",
            "css",
            shrink::minified("css", &styles(&source.join("style"))?)?.as_bytes(),
        )?,
    };
    fs::copy(source.join("icons/icon.svg"), dist.join("icon.svg"))?;
    fs::write(dist.join("embed.js"), embed_script(&fs::read_to_string(source.join("embed.js"))?)?)?;
    for language in Language::ALL {
        let folder = dist.join(language.code());
        fs::create_dir_all(folder.join("embed"))?;
        fs::write(folder.join("index.html"), page(language, Place::Page, &assets))?;
        fs::write(folder.join("embed/index.html"), page(language, Place::Frame, &assets))?;
    }
    fs::write(dist.join("_headers"), fs::read_to_string(source.join("_headers"))? + &framing())?;
    fs::write(dist.join("index.html"), chooser(&assets))
}

/// The script that other sites load. Its name stays the same for ever, and it knows the languages that there are.
fn embed_script(script: &str) -> io::Result<String> {
    let titles = Language::ALL.into_iter().map(|language| (language.code(), language.sentences().page_title));
    let titles: BTreeMap<&str, &str> = titles.collect();
    shrink::minified("js", &script.replace("PAGE_TITLES", &serde_json::to_string(&titles)?))
}

/// Which of a language's two pages.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// The whole page.
    Page,
    /// The same for a frame in somebody else's.
    Frame,
}

/// The headers that say who may frame which page. Hosts add up all rules that match a path, so each page has its own.
fn framing() -> String {
    let mut pages = vec![("/".to_owned(), Place::Page)];
    for language in Language::ALL {
        pages.push((format!("/{}/", language.code()), Place::Page));
        pages.push((format!("/{}/embed/", language.code()), Place::Frame));
    }
    let rules = pages.into_iter().flat_map(|(path, place)| {
        let ancestors = match place {
            Place::Page => "'none'\n  X-Frame-Options: DENY",
            Place::Frame => "*",
        };
        let rule = format!("\n  Content-Security-Policy: {POLICY}; frame-ancestors {ancestors}\n");
        [format!("{path}{rule}"), format!("{path}index.html{rule}")]
    });
    rules.collect()
}

/// Names of the built files, relative to the root of the site.
struct Assets {
    module: String,
    wasm: String,
    start: String,
    style: String,
}

/// A language's page. Everything in it is relative, so that the site works in any folder of any host.
fn page(language: Language, place: Place, assets: &Assets) -> String {
    let Sentences { page_title, page_description, needs_script, cannot_start, loading, .. } = language.sentences();
    let Assets { module, wasm, start, style } = assets;
    let words = json(language);
    let written = rendered(language);
    // A frame is no page to be found.
    let (root, html, alternates) = match place {
        Place::Page => ("../", "", alternates()),
        Place::Frame => ("../../", " data-embed", "<meta name=\"robots\" content=\"noindex\">\n".to_owned()),
    };
    format!(
        r#"<!doctype html>
<html lang="{code}"{html}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{title}</title>
<meta name="description" content="{description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="{root}icon.svg">
<link rel="stylesheet" href="{root}{style}">
<link rel="modulepreload" href="{root}{module}">
<link rel="preload" as="fetch" type="application/wasm" crossorigin href="{root}{wasm}">
<script type="module" src="{root}{start}"></script>
{alternates}</head>
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
        title = escaped(page_title),
        description = escaped(page_description),
    )
}

/// The same page in the other languages.
fn alternates() -> String {
    let link = |code: &str| format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"../{code}/\">\n");
    Language::ALL.into_iter().map(|language| link(language.code())).collect()
}

/// What stands below the app, as text.
fn rendered(language: Language) -> String {
    let format: Format = Same(Rc::new(IcuFormat::new(language)));
    let renderer = LocalServerRenderer::<Written>::with_props(WrittenProps { language, format }).hydratable(false);
    block_on(renderer.render())
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

/// A language's sentences as a JSON list that is safe inside a page.
fn json(language: Language) -> String {
    // Only `<` could end the element that holds it.
    serde_json::to_string(&language.sentences().list()).unwrap_or_default().replace('<', "\\u003c")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The style sheets as one: tokens first, then in the order of their names.
fn styles(folder: &Path) -> io::Result<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    files.sort_by_key(|file| (!file.ends_with("tokens.css"), !file.ends_with("page.css"), file.clone()));
    files.iter().map(fs::read_to_string).collect()
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

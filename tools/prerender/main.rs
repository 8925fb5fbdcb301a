//! Writes the pages that ship: in each language, with its own words, the calculator, the same for frames, and the builder
//! of embeds; and `/` that chooses; and beside them what search engines and social networks ask for, with whole addresses where
//! `PALANCA_SITE` has the site's. Trunk calls it after each build, with its output in `TRUNK_STAGING_DIR`; by hand it takes
//! that folder as its argument. With `--check` it only says whether it could.

mod assets;
mod found;
mod page;
mod policy;
mod shrink;
mod split;
mod wasm;
mod weigh;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use assets::Assets;
use found::SiteAddress;
use page::Place;
use palanca::i18n::Language;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> io::Result<()> {
    let site = SiteAddress::told()?;
    let argument = std::env::args_os().nth(1);
    if argument.as_ref().is_some_and(|argument| argument == "--check") {
        return Ok(());
    }
    let staging = std::env::var_os("TRUNK_STAGING_DIR").or(argument);
    let dist = PathBuf::from(staging.unwrap_or_else(|| "dist".into()));
    let source = PathBuf::from(palanca_tools::ROOT).join("static");
    let assets = Assets::written(&source, &dist)?;
    let mut headers = fs::read_to_string(source.join("_headers"))?;
    let mut write = |path: &str, place: Place, content: String| {
        let folder = dist.join(path);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), content)?;
        headers.push_str(&policy::headers(path, place, &assets));
        io::Result::Ok(())
    };
    write("", Place::Chooser, page::chooser(&assets, site.as_ref()))?;
    for language in Language::ALL {
        for place in [Place::Page, Place::Frame, Place::Builder] {
            let path = format!("{}/{}", language.code(), place.folder());
            write(&path, place, page::page(language, place, &assets, site.as_ref()))?;
        }
    }
    fs::write(dist.join("_headers"), headers + &assets.headers())?;
    for (name, content) in found::files(site.as_ref()) {
        fs::write(dist.join(name), content)?;
    }
    for (from, to) in [("social", "social"), ("icons", "")] {
        copy(&source.join(from), &dist.join(to))?;
    }
    Ok(())
}

/// Copies the files of a folder.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

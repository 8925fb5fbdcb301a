//! Writes the pages that ship: in each language, with its own words, the calculator, the same for frames, and the builder
//! of embeds; and `/` that chooses. Trunk calls it after each build, with its output in `TRUNK_STAGING_DIR`; by hand it
//! takes that folder as its argument.

mod assets;
mod page;
mod policy;
mod shrink;
mod wasm;
mod weigh;

use std::path::PathBuf;
use std::{fs, io};

use assets::Assets;
use page::Place;
use palanca::i18n::Language;

fn main() -> io::Result<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").or_else(|| std::env::args_os().nth(1));
    let dist = PathBuf::from(staging.unwrap_or_else(|| "dist".into()));
    let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("static");
    let assets = Assets::written(&source, &dist)?;
    let mut headers = fs::read_to_string(source.join("_headers"))?;
    let mut write = |path: &str, place: Place, content: String| {
        let folder = dist.join(path);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), content)?;
        headers.push_str(&policy::headers(path, place, &assets));
        io::Result::Ok(())
    };
    write("", Place::Chooser, page::chooser(&assets))?;
    for language in Language::ALL {
        for place in [Place::Page, Place::Frame, Place::Builder] {
            let path = format!("{}/{}", language.code(), place.folder());
            write(&path, place, page::page(language, place, &assets))?;
        }
    }
    fs::write(dist.join("_headers"), headers)
}

//! The files that the pages load: made small, and named by their content, so that a host can tell browsers to keep them
//! for ever.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use palanca::i18n::Language;
use sha2::{Digest, Sha256};

use crate::page::Place;
use crate::policy::integrity;
use crate::shrink::{self, Made};

/// The styles of what is seen first: they stand in the page itself. Those of the rest arrive behind them.
const FIRST_STYLES: [&str; 6] = ["tokens.css", "page.css", "answer.css", "bars.css", "field.css", "assumptions.css"];

/// The style sheets that only one kind of page has.
const FRAME_STYLE: &str = "embed.css";
const BUILDER_STYLE: &str = "builder.css";

/// All that the pages load.
pub struct Assets {
    calculator: Program,
    frame: Program,
    builder: Program,
    /// What starts a page's program, and chooses the language at the root. It stands in the page itself.
    pub start: String,
    first_style: String,
    frame_style: String,
    /// The styles of what is not seen at first.
    pub later_style: File,
    pub builder_style: File,
    /// The icon as an address that holds it: shorter than a request for it.
    pub icon: String,
}

/// The Wasm of a program and the script between it and the browser.
pub struct Program {
    pub script: File,
    pub wasm: File,
    /// The Wasm that may come later.
    pub rest: Option<File>,
}

/// A file of the site.
pub struct File {
    /// Relative to the root of the site.
    pub name: String,
    pub integrity: String,
}

impl Assets {
    /// Writes them into the site, in the place of what Trunk built.
    ///
    /// # Errors
    /// Where a file can't be read or written, or is not what was expected.
    pub fn written(source: &Path, dist: &Path) -> io::Result<Self> {
        let styles = source.join("style");
        let own = |name: &str| shrink::minified("css", &fs::read_to_string(styles.join(name))?);
        let is_own = |name: &str| [FRAME_STYLE, BUILDER_STYLE].contains(&name);
        let later = style_sheets(&styles, &|name| !FIRST_STYLES.contains(&name) && !is_own(name))?;
        fs::write(dist.join("embed.js"), embed_script(&fs::read_to_string(source.join("embed.js"))?)?)?;
        fs::copy(source.join("THIRD-PARTY.txt"), dist.join("THIRD-PARTY.txt"))?;
        Ok(Self {
            calculator: program(dist, "palanca", "app", true)?,
            frame: program(dist, "frame", "frame", true)?,
            builder: program(dist, "builder", "builder", false)?,
            start: shrink::minified("js", &fs::read_to_string(source.join("start.js"))?)?.trim().to_owned(),
            first_style: FIRST_STYLES.into_iter().map(own).collect::<io::Result<_>>()?,
            frame_style: own(FRAME_STYLE)?,
            later_style: write_hashed(dist, "later", "css", shrink::minified("css", &later)?.as_bytes())?,
            icon: data_address(&fs::read_to_string(source.join("icons/icon.svg"))?),
            builder_style: write_hashed(dist, "builder", "css", own(BUILDER_STYLE)?.as_bytes())?,
        })
    }

    pub fn program(&self, place: Place) -> &Program {
        match place {
            Place::Chooser | Place::Page => &self.calculator,
            Place::Frame => &self.frame,
            Place::Builder => &self.builder,
        }
    }

    /// The rules for what is named by its content: browsers may keep it for ever, and a sandboxed frame, whose origin is
    /// none, may load it.
    pub fn headers(&self) -> String {
        let programs = [&self.calculator, &self.frame, &self.builder];
        let files =
            programs.into_iter().flat_map(|program| [&program.script, &program.wasm].into_iter().chain(&program.rest));
        let files = files.chain([&self.later_style, &self.builder_style]);
        let rule = |file: &File| {
            format!(
                "/{}\n  Cache-Control: public, max-age=31536000, immutable\n  Access-Control-Allow-Origin: *\n",
                file.name
            )
        };
        files.map(rule).collect()
    }

    /// The styles that stand in the page itself.
    pub fn first_style(&self, place: Place) -> String {
        let own = if place == Place::Frame { self.frame_style.as_str() } else { "" };
        format!("{}{own}", self.first_style)
    }
}

/// The script that other sites load, under a name that stays: it knows the languages that there are.
fn embed_script(script: &str) -> io::Result<String> {
    let titles = Language::ALL.into_iter().map(|language| (language.code(), language.sentences().page_title));
    let titles: BTreeMap<&str, &str> = titles.collect();
    shrink::minified("js", &script.replace("PAGE_TITLES", &serde_json::to_string(&titles)?))
}

/// A drawing as the address of itself.
fn data_address(svg: &str) -> String {
    let encoded = svg.trim().replace('"', "'").replace('#', "%23").replace('<', "%3C").replace('>', "%3E");
    format!("data:image/svg+xml,{encoded}")
}

/// Makes what Trunk built of a program smaller, and gives it the name under which it ships.
fn program(dist: &Path, built: &str, name: &str, in_halves: bool) -> io::Result<Program> {
    let (built_glue, built_wasm) = (find(dist, built, ".js")?, find(dist, built, "_bg.wasm")?);
    let (glue, wasm) = (fs::read_to_string(dist.join(&built_glue))?, fs::read(dist.join(&built_wasm))?);
    let Made { script, wasm, rest, weight } = shrink::program(&glue, &wasm, in_halves)?;
    // For script/bench, not for the site.
    let weights = Path::new(palanca_tools::ROOT).join("target/weight");
    fs::create_dir_all(&weights)?;
    fs::write(weights.join(format!("{name}.txt")), weight)?;
    fs::remove_file(dist.join(built_glue))?;
    fs::remove_file(dist.join(built_wasm))?;
    Ok(Program {
        script: write_hashed(dist, name, "js", script.as_bytes())?,
        wasm: write_hashed(dist, name, "wasm", &wasm)?,
        rest: rest.map(|rest| write_hashed(dist, &format!("{name}-rest"), "wasm", &rest)).transpose()?,
    })
}

/// The style sheets of the folder that are wanted, as one, in the order of their names.
fn style_sheets(folder: &Path, is_wanted: &dyn Fn(&str) -> bool) -> io::Result<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".css") && is_wanted(&name)
    });
    files.sort();
    files.iter().map(fs::read_to_string).collect()
}

fn write_hashed(dist: &Path, name: &str, extension: &str, content: &[u8]) -> io::Result<File> {
    let hash: String = Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{name}-{hash}.{extension}");
    fs::write(dist.join(&name), content)?;
    Ok(File { name, integrity: integrity(content) })
}

/// The one file of Trunk's output with this start and end.
fn find(dist: &Path, start: &str, end: &str) -> io::Result<String> {
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        // A hash in between, but for workers, which have to be called by their names.
        if name.starts_with(start) && name.ends_with(end) {
            return Ok(name);
        }
    }
    Err(io::Error::other(format!("no {start}…{end} in {}: run `trunk build --release` first", dist.display())))
}

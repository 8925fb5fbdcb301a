//! Makes the Wasm and its glue smaller on the wire, without changing what they do.
//!
//! - Entries of the function table that nothing can call keep half a kilobyte (brotli) of code alive.
//! - wasm-opt takes a seventh; its flags were tried one by one on this app.
//! - Functions that begin alike stand together: 1 KB less than in the order of their names.
//! - The names by which Wasm and glue know each other end in hashes that no compression can shorten, and each stands in
//!   both files: short ones save 2 KB of the first load.
//! - Bundling the glue leaves out the way to start that the page does not take, minifying it saves another 1.5 KB.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, process};

use sha2::{Digest, Sha256};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{Elements, ExportSection, ImportSection, NameMap, NameSection};
use wasmparser::{ElementItems, Export, ExternalKind, FunctionBody, Import, Imports, NameSectionReader};

use crate::split::{Cut, Halves, split};
use crate::wasm::{Whole, rewritten, with_entries};
use crate::weigh;

/// How wasm-opt makes it small: what was found to compress best, not what is shortest before that.
const SMALL: [&str; 7] = [
    "--debuginfo",
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=60",
    "--skip-pass=local-cse",
    "--skip-pass=simplify-locals",
];

/// How it leaves whole what stands on either side of a gate, and apart what only looks alike: equal functions are one again
/// in each half.
const APART: [&str; 3] =
    ["--no-inline=*ui::place::far", "--no-inline=*results::evaluate", "--skip-pass=duplicate-function-elimination"];
const HALF: [&str; 2] = ["--duplicate-function-elimination", "--remove-unused-module-elements"];

/// What the glue asks, and what the answer is in every browser that can run the app, or from how the page starts it.
const KNOWN: [(&str, &str); 7] = [
    ("!('encodeInto' in cachedTextEncoder)", "false"),
    ("typeof FinalizationRegistry === 'undefined'", "false"),
    ("numBytesDecoded >= MAX_SAFARI_DECODE_BYTES", "false"),
    ("realloc === undefined", "false"),
    ("wasm !== undefined", "false"),
    ("Object.getPrototypeOf(module) === Object.prototype", "true"),
    ("!(module instanceof WebAssembly.Module)", "false"),
];

/// How wasm-opt puts the functions into the order of their names, which nobody needs any more after that.
const IN_ORDER: [&str; 4] =
    ["--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features"];

/// What comes after the answer: what those functions reach that nothing else does.
const CUT: Cut = Cut {
    gates: &["]::ui::place::far", "]::results::evaluate"],
    far: &[
        "::ui::place::far",
        "::ui::panel::answer::luck",
        "::browser::share::print_or",
        "::browser::share::settle",
        "::results::JsonText>",
        "::ui::panel::answer::glance",
        "::ui::panel::answer::pictured",
        "::ui::panel::assumptions",
        "::ui::panel::notices",
        "::ui::chart::bars",
        "::ui::panel::models",
        "::ui::panel::evidence",
        "::ui::panel::audit",
        "::ui::panel::pilot",
        "::ui::panel::value",
        "::ui::panel::share",
        "::ui::panel::sheet",
        "::ui::panel::formula",
        "::app::formula::Explanation>",
        "::ui::chart::series",
        "::ui::chart::qr_code",
        "::app::pilot_explanation",
        "::app::audit_explanation",
    ],
};

/// From how many bytes on a function is large: found by trial.
const LARGE: usize = 2000;

/// What wasm-opt may use of Wasm, as rustc does.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A program as it ships.
pub struct Made {
    /// The glue.
    pub script: String,
    pub wasm: Vec<u8>,
    /// What of the Wasm may come later.
    pub rest: Option<Vec<u8>>,
    /// What each kilobyte of the Wasm is.
    pub weight: String,
}

/// What wasm-bindgen wrote, as it ships: whole, or, where that is wanted and the names allow it, in two halves.
///
/// # Errors
/// Where the Wasm is not what wasm-bindgen writes, or a tool is not on the path; `script/build` puts them there.
pub fn program(glue: &str, wasm: &[u8], in_halves: bool) -> io::Result<Made> {
    // Without the full names that script/build asks for it stays whole.
    let in_halves = in_halves && CUT.fits(&Whole::read(wasm)?);
    let how = if in_halves { [&APART[..], &SMALL].concat() } else { SMALL.to_vec() };
    let wasm = optimized(&without_dead_shims(wasm)?, &how)?;
    let weight = weigh::table(&Whole::read(&wasm)?);
    let in_order = |wasm: &[u8], how: &[&str]| optimized(&named_by_content(wasm)?, &[how, &IN_ORDER].concat());
    let (wasm, rest) = if in_halves {
        let Halves { first, rest } = split(&wasm, &CUT)?;
        (in_order(&first, &HALF)?, Some(in_order(&rest, &HALF)?))
    } else {
        (in_order(&wasm, &[])?, None)
    };
    let (glue, wasm) = with_short_names(glue, &wasm)?;
    // The page starts it with `initSync`; the other way is left out with all that it alone needs.
    let mut glue = glue.replace("export { initSync, __wbg_init as default };", "export { initSync };");
    for (condition, known) in KNOWN {
        if !glue.contains(condition) {
            return Err(io::Error::other(format!("wasm-bindgen's glue does not ask any more whether {condition}")));
        }
        glue = glue.replace(condition, known);
    }
    Ok(Made { script: bundled(&glue)?, wasm, rest, weight })
}

/// What wasm-opt makes of it. The same again takes no time: a change of words or styles leaves the Wasm as it was.
fn optimized(wasm: &[u8], how: &[&str]) -> io::Result<Vec<u8>> {
    let key: String = Sha256::new()
        .chain_update(how.join(" "))
        .chain_update(FEATURES.join(" "))
        // The version of wasm-opt stands there.
        .chain_update(include_str!("../../Trunk.toml"))
        .chain_update(wasm)
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let folder = Path::new(palanca_tools::ROOT).join("target/wasm-opt");
    let kept = folder.join(key);
    if let Ok(content) = fs::read(&kept) {
        return Ok(content);
    }
    let content = optimized_anew(wasm, how)?;
    fs::create_dir_all(&folder)?;
    fs::write(kept, &content)?;
    Ok(content)
}

fn optimized_anew(wasm: &[u8], how: &[&str]) -> io::Result<Vec<u8>> {
    let file = |name: &str| env::temp_dir().join(format!("palanca-{}-{name}.wasm", process::id()));
    let (before, after) = (file("before"), file("after"));
    fs::write(&before, wasm)?;
    let mut command = Command::new("wasm-opt");
    command.args(how).args(FEATURES).arg(&before).arg("-o").arg(&after);
    let status = command.status().map_err(|error| missing("wasm-opt", &error))?;
    let content = if status.success() { fs::read(&after) } else { Err(io::Error::other("wasm-opt failed")) };
    for file in [before, after] {
        fs::remove_file(file).ok();
    }
    content
}

fn missing(tool: &str, error: &io::Error) -> io::Error {
    io::Error::other(format!("{tool} can't be run ({error}); build with script/build"))
}

/// The Wasm without the entries of its function table that stand for closures of no use here: JavaScript calls those in use
/// by their exports, and Wasm calls none of them. Their places are taken by another entry, so that no other one moves.
fn without_dead_shims(wasm: &[u8]) -> io::Result<Vec<u8>> {
    struct Alive<'a>(Whole<'a>);
    impl Reencode for Alive<'_> {
        type Error = Infallible;

        fn element_items<'a>(&mut self, items: ElementItems<'a>) -> Result<Elements<'a>, Error<Infallible>> {
            with_entries(items, |function| {
                let name = self.0.name(function).unwrap_or_default();
                let is_shim = name.contains("convert::closures") && name.contains("invoke");
                !is_shim || self.0.body(function).is_none() || self.0.exported().any(|exported| exported == function)
            })
        }
    }
    rewritten(wasm, Alive(Whole::read(wasm)?))
}

/// The Wasm with its functions named so that the order of their names is that of their bytes: those that begin alike stand
/// together then, where compression finds them. Large ones, each of its own kind, come last.
fn named_by_content(wasm: &[u8]) -> io::Result<Vec<u8>> {
    struct Named(NameMap);
    impl Reencode for Named {
        type Error = Infallible;

        fn custom_name_section(&mut self, _: NameSectionReader<'_>) -> Result<NameSection, Error<Infallible>> {
            let mut names = NameSection::new();
            names.functions(&self.0);
            Ok(names)
        }
    }
    let whole = Whole::read(wasm)?;
    let mut order: Vec<(u32, &[u8])> =
        (whole.imported()..).zip(whole.bodies.iter().map(FunctionBody::as_bytes)).collect();
    order.sort_by_key(|(_, body)| (body.len() > LARGE, *body));
    let places: BTreeMap<u32, usize> = order.into_iter().map(|(function, _)| function).zip(0..).collect();
    let mut names = NameMap::new();
    for (function, place) in places {
        names.append(function, &format!("{place:06}"));
    }
    rewritten(wasm, Named(names))
}

/// The glue and the Wasm with short names for what the Wasm imports and exports.
fn with_short_names(glue: &str, wasm: &[u8]) -> io::Result<(String, Vec<u8>)> {
    let mut short = Short::default();
    let wasm = rewritten(wasm, &mut short)?;
    Ok((with_names_replaced(glue, &short.names), wasm))
}

/// Gives names that are short.
#[derive(Default)]
struct Short {
    /// Those given so far: an export stands behind `wasm.`, as in the glue.
    names: BTreeMap<String, String>,
}

impl Short {
    fn named(&mut self, before: &str, long: &str) -> String {
        let next = short_name(self.names.len());
        self.names.entry(format!("{before}{long}")).or_insert_with(|| format!("{before}{next}")).clone()
    }
}

impl Reencode for &mut Short {
    type Error = Infallible;

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports<'_>) -> Result<(), Error<Infallible>> {
        let Imports::Single(place, import) = imports else { return utils::parse_imports(self, section, imports) };
        let (module, name) = (self.named("", import.module), self.named("", import.name));
        utils::parse_imports(
            self,
            section,
            Imports::Single(place, Import { module: &module, name: &name, ty: import.ty }),
        )
    }

    fn parse_export(&mut self, section: &mut ExportSection, export: Export<'_>) -> Result<(), Error<Infallible>> {
        // Not what only other glue than ours would ask for.
        if export.name.starts_with("__abort") || export.name.starts_with("__instance") {
            return Ok(());
        }
        // Memory and tables keep theirs: the glue speaks of what is in them. Capitals are what the rest takes.
        if export.kind != ExternalKind::Func || export.name.starts_with(|first: char| first.is_ascii_uppercase()) {
            return utils::parse_export(self, section, export);
        }
        let name = self.named("wasm.", export.name);
        utils::parse_export(self, section, Export { name: name.trim_start_matches("wasm."), ..export })
    }
}

/// What a file of this kind (`js`, `css`) holds, minified.
///
/// # Errors
/// Where `esbuild` is not on the path; `script/build` puts it there.
pub fn minified(kind: &str, content: &str) -> io::Result<String> {
    esbuild(kind, |files| fs::write(files, content), &[])
}

/// A module, minified, without what nothing in it uses.
fn bundled(module: &str) -> io::Result<String> {
    esbuild("js", |file| fs::write(file, module), &["--bundle", "--format=esm"])
}

fn esbuild(kind: &str, write: impl Fn(&Path) -> io::Result<()>, more: &[&str]) -> io::Result<String> {
    let folder = env::temp_dir().join(format!("palanca-{}", process::id()));
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("content.{kind}"));
    let output = write(&file).and_then(|()| {
        let mut command = Command::new("esbuild");
        command.arg(&file).args(["--minify", "--target=es2022", "--log-level=error"]).args(more);
        command.stderr(Stdio::inherit()).output().map_err(|error| missing("esbuild", &error))
    });
    fs::remove_dir_all(folder)?;
    let output = output?;
    if !output.status.success() {
        return Err(io::Error::other(format!("esbuild could not minify the {kind}")));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}

/// `a`, `b`, … `z`, `a1`, …: short, and no number at the start, so that it can be a property of the glue.
pub fn short_name(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    let mut name = String::from(letter);
    if index >= 26 {
        let _ = write!(name, "{}", index / 26);
    }
    name
}

/// The glue with each name replaced where it stands as a whole.
fn with_names_replaced(glue: &str, renamed: &BTreeMap<String, String>) -> String {
    let belongs = |each: char| each.is_ascii_alphanumeric() || matches!(each, '_' | '$' | '.' | '/');
    let mut replaced = String::with_capacity(glue.len());
    let mut rest = glue;
    while let Some(start) = rest.find(belongs) {
        let (before, from) = rest.split_at(start);
        let (name, after) = from.split_at(from.find(|each| !belongs(each)).unwrap_or(from.len()));
        replaced.push_str(before);
        // An export stands behind `wasm.`; the name of an import is a property or the name of a module.
        let is_name = name.starts_with("wasm.") || after.starts_with([':', '"', '\'']);
        let short = renamed.get(name).filter(|_| is_name);
        replaced.push_str(short.map_or(name, String::as_str));
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

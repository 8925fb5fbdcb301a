//! Makes the Wasm and its glue smaller on the wire, without changing what they do.
//!
//! - Entries of the function table that nothing can call keep half a kilobyte (brotli) of code alive.
//! - wasm-opt takes a seventh; its flags were tried one by one on this app.
//! - Functions that begin alike stand together: 1 KB less than in the order of their names.
//! - The names by which Wasm and glue know each other end in hashes that no compression can shorten, and each stands in
//!   both files: short ones save 2 KB of the first load.
//! - Bundling the glue with the script that starts it leaves out the way to start that the page does not take, minifying
//!   them saves another 1.5 KB.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, process};

use crate::split::{Cut, Halves, split};
use crate::wasm::{
    CODE, ELEMENTS, EXPORTS, Export, FUNCTION, FUNCTION_NAMES, IMPORTS, Import, NAMES, Reader, exports, function_names,
    imported_functions, imports, is_names, push_name, push_number, sections, with_section,
};
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
    ["--no-inline=*ui::app::far", "--no-inline=*results::evaluate", "--skip-pass=duplicate-function-elimination"];
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
    gates: &["]::ui::app::far", "]::results::evaluate"],
    far: &[
        "::ui::app::far",
        "::ui::panel::answer::luck",
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
    /// What starts it, with the glue.
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
pub fn program(start: &str, glue: &str, wasm: &[u8], in_halves: bool) -> io::Result<Made> {
    // Without the full names that script/build asks for it stays whole.
    let names = function_names(wasm, &sections(wasm).ok_or_else(malformed)?).ok_or_else(malformed)?;
    let in_halves = in_halves && CUT.gates.iter().all(|gate| names.values().any(|name| name.ends_with(gate)));
    let how = if in_halves { [&APART[..], &SMALL].concat() } else { SMALL.to_vec() };
    let wasm = optimized(&without_dead_shims(wasm).ok_or_else(malformed)?, &how)?;
    let weight = weigh::table(&wasm).ok_or_else(malformed)?;
    let in_order = |wasm: &[u8], how: &[&str]| {
        optimized(&named_by_content(wasm).ok_or_else(malformed)?, &[how, &IN_ORDER].concat())
    };
    let (wasm, rest) = if in_halves {
        let Halves { first, rest } = split(&wasm, &CUT)?;
        (in_order(&first, &HALF)?, Some(in_order(&rest, &HALF)?))
    } else {
        (in_order(&wasm, &[])?, None)
    };
    let (glue, wasm) = with_short_names(glue, &wasm).ok_or_else(malformed)?;
    // The page starts it with `initSync`; the other way is left out with all that it alone needs.
    let mut glue = glue.replace("export { initSync, __wbg_init as default };", "export { initSync };");
    for (condition, known) in KNOWN {
        if !glue.contains(condition) {
            return Err(io::Error::other(format!("wasm-bindgen's glue does not ask any more whether {condition}")));
        }
        glue = glue.replace(condition, known);
    }
    Ok(Made { script: bundled(start, &glue)?, wasm, rest, weight })
}

fn malformed() -> io::Error {
    io::Error::other("the Wasm is not what wasm-bindgen writes")
}

/// What wasm-opt makes of it.
fn optimized(wasm: &[u8], how: &[&str]) -> io::Result<Vec<u8>> {
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
fn without_dead_shims(wasm: &[u8]) -> Option<Vec<u8>> {
    let sections = sections(wasm)?;
    let imported = imports(wasm, &sections)?.len();
    let names = function_names(wasm, &sections)?;
    let exported: HashSet<usize> = exports(wasm, &sections)?.into_iter().map(|export| export.index).collect();
    let is_dead = |function: usize| {
        let name = names.get(&function).map_or("", String::as_str);
        function >= imported
            && !exported.contains(&function)
            && name.contains("convert::closures")
            && name.contains("invoke")
    };
    let table = sections.iter().find(|section| section.id == ELEMENTS)?;
    let mut reader = Reader { bytes: wasm, at: table.content };
    let mut elements = Vec::new();
    let segments = reader.number()?;
    push_number(&mut elements, segments);
    for _ in 0..segments {
        let start = reader.at;
        // An active segment of functions: its kind, `i32.const`, where it starts, `end`.
        if reader.number()? != 0 || reader.byte()? != 0x41 {
            return None;
        }
        reader.number()?;
        if reader.byte()? != 0x0b {
            return None;
        }
        elements.extend(wasm.get(start..reader.at)?);
        let functions: Vec<usize> = (0..reader.number()?).map(|_| reader.number()).collect::<Option<_>>()?;
        let alive = functions.iter().copied().find(|&function| !is_dead(function))?;
        push_number(&mut elements, functions.len());
        for function in functions {
            push_number(&mut elements, if is_dead(function) { alive } else { function });
        }
    }
    Some(with_section(wasm, table, &elements))
}

/// The Wasm with its functions named so that the order of their names is that of their bytes: those that begin alike stand
/// together then, where compression finds them. Large ones, each of its own kind, come last.
fn named_by_content(wasm: &[u8]) -> Option<Vec<u8>> {
    let sections = sections(wasm)?;
    let imported = imported_functions(wasm)?;
    let code = sections.iter().find(|section| section.id == CODE)?;
    let mut reader = Reader { bytes: wasm, at: code.content };
    let bodies: Vec<&[u8]> = (0..reader.number()?).map(|_| reader.block()).collect::<Option<_>>()?;
    let mut order: Vec<usize> = (0..bodies.len()).collect();
    order.sort_by_key(|&function| bodies.get(function).map(|body| (body.len() > LARGE, *body)));
    let mut places = vec![0; bodies.len()];
    for (place, function) in order.into_iter().enumerate() {
        *places.get_mut(function)? = place;
    }
    let mut names = Vec::new();
    push_number(&mut names, places.len());
    for (function, place) in places.into_iter().enumerate() {
        push_number(&mut names, imported + function);
        push_name(&mut names, &format!("{place:06}"));
    }
    let mut content = Vec::new();
    push_name(&mut content, NAMES);
    content.push(FUNCTION_NAMES);
    push_number(&mut content, names.len());
    content.extend(names);
    let section = sections.iter().find(|section| is_names(wasm, section))?;
    Some(with_section(wasm, section, &content))
}

/// The glue and the Wasm with short names for what the Wasm imports and exports.
fn with_short_names(glue: &str, wasm: &[u8]) -> Option<(String, Vec<u8>)> {
    let mut renamed = BTreeMap::new();
    let mut short = |long: String, before: &str| {
        let next = renamed.len();
        renamed.entry(format!("{before}{long}")).or_insert_with(|| format!("{before}{}", short_name(next))).clone()
    };
    let sections_before = sections(wasm)?;
    let mut section = Vec::new();
    let imports = imports(wasm, &sections_before)?;
    push_number(&mut section, imports.len());
    for Import { module, name, kind } in imports {
        for name in [short(module, ""), short(name, "")] {
            push_name(&mut section, &name);
        }
        section.push(0);
        push_number(&mut section, kind);
    }
    let wasm = with_section(wasm, sections_before.iter().find(|section| section.id == IMPORTS)?, &section);
    let sections_after = sections(&wasm)?;
    // Not what only other glue than ours would ask for.
    let asked = |export: &Export| !export.name.starts_with("__abort") && !export.name.starts_with("__instance");
    let exports: Vec<Export> = exports(&wasm, &sections_after)?.into_iter().filter(asked).collect();
    let mut section = Vec::new();
    push_number(&mut section, exports.len());
    for Export { name, kind, index } in exports {
        // Memory and tables keep theirs: the glue speaks of what is in them. Capitals are what the rest takes.
        let name = if kind == FUNCTION && !name.starts_with(|first: char| first.is_ascii_uppercase()) {
            short(name, "wasm.")
        } else {
            name
        };
        push_name(&mut section, name.trim_start_matches("wasm."));
        section.push(kind);
        push_number(&mut section, index);
    }
    let wasm = with_section(&wasm, sections_after.iter().find(|section| section.id == EXPORTS)?, &section);
    Some((with_names_replaced(glue, &renamed), wasm))
}

/// What a file of this kind (`js`, `css`) holds, minified.
///
/// # Errors
/// Where `esbuild` is not on the path; `script/build` puts it there.
pub fn minified(kind: &str, content: &str) -> io::Result<String> {
    esbuild(kind, |files| fs::write(files, content), &[])
}

/// The script that starts a program, with the program that it imports, minified.
///
/// # Errors
/// Where `esbuild` is not on the path; `script/build` puts it there.
pub fn bundled(start: &str, program: &str) -> io::Result<String> {
    let with_program = |file: &Path| {
        fs::write(file.with_file_name("program.js"), program)?;
        fs::write(file, start)
    };
    esbuild("js", with_program, &["--bundle", "--format=esm"])
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

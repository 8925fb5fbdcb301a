//! Makes the Wasm and its glue smaller on the wire, without changing what they do.
//!
//! - Entries of the function table that nothing can call keep half a kilobyte (brotli) of code alive.
//! - wasm-opt takes a seventh; its flags were tried one by one on this app.
//! - The names by which Wasm and glue know each other end in hashes that no compression can shorten, and each stands in
//!   both files: short ones save 2 KB of the first load.
//! - Bundling the glue leaves out the way to start that the page does not take, minifying it saves another 1.5 KB.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs, process};

/// How wasm-opt makes it small: what was found to compress best, not what is shortest before that.
const WASM_OPT: [&str; 14] = [
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=60",
    "--skip-pass=local-cse",
    "--skip-pass=simplify-locals",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The glue and the Wasm that wasm-bindgen wrote, as they ship.
///
/// # Errors
/// Where the Wasm is not what wasm-bindgen writes, or a tool is not on the path; `script/build` puts them there.
pub fn program(glue: &str, wasm: &[u8]) -> io::Result<(String, Vec<u8>)> {
    let wasm = optimized(&without_dead_shims(wasm).ok_or_else(malformed)?)?;
    let (glue, wasm) = with_short_names(glue, &wasm).ok_or_else(malformed)?;
    // The page starts it with `initSync`; the other way is left out with all that it alone needs.
    let glue = glue.replace("export { initSync, __wbg_init as default };", "export { initSync };");
    Ok((esbuild("js", &["--bundle", "--format=esm"], &glue)?, wasm))
}

fn malformed() -> io::Error {
    io::Error::other("the Wasm is not what wasm-bindgen writes")
}

/// What wasm-opt makes of it.
fn optimized(wasm: &[u8]) -> io::Result<Vec<u8>> {
    let file = |name: &str| env::temp_dir().join(format!("palanca-{}-{name}.wasm", process::id()));
    let (before, after) = (file("before"), file("after"));
    fs::write(&before, wasm)?;
    let run = |from: &Path, to: &Path| Command::new("wasm-opt").args(WASM_OPT).arg(from).arg("-o").arg(to).status();
    let status = run(&before, &after).map_err(|error| missing("wasm-opt", &error))?;
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
    let exports = exports(&wasm, &sections_after)?;
    let mut section = Vec::new();
    push_number(&mut section, exports.len());
    for Export { name, kind, index } in exports {
        let short = short(name, "wasm.");
        push_name(&mut section, short.trim_start_matches("wasm."));
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
    esbuild(kind, &[], content)
}

fn esbuild(kind: &str, more: &[&str], content: &str) -> io::Result<String> {
    let mut esbuild = Command::new("esbuild")
        .arg(format!("--loader={kind}"))
        .args(["--minify", "--target=es2022", "--log-level=warning"])
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| missing("esbuild", &error))?;
    if let Some(mut input) = esbuild.stdin.take() {
        input.write_all(content.as_bytes())?;
    }
    let output = esbuild.wait_with_output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!("esbuild could not minify the {kind}")));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}

const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const ELEMENTS: u8 = 9;

struct Section {
    id: u8,
    start: usize,
    content: usize,
    end: usize,
}

fn sections(wasm: &[u8]) -> Option<Vec<Section>> {
    // After the magic number and the version.
    let mut reader = Reader { bytes: wasm, at: 8 };
    let mut sections = Vec::new();
    while reader.at < wasm.len() {
        let start = reader.at;
        let id = reader.byte()?;
        let length = reader.number()?;
        let content = reader.at;
        reader.at = content + length;
        sections.push(Section { id, start, content, end: reader.at });
    }
    Some(sections)
}

/// The Wasm with another content in the place of a section's.
fn with_section(wasm: &[u8], section: &Section, content: &[u8]) -> Vec<u8> {
    let mut changed = wasm.get(..section.start).unwrap_or_default().to_vec();
    changed.push(section.id);
    push_number(&mut changed, content.len());
    changed.extend(content);
    changed.extend(wasm.get(section.end..).unwrap_or_default());
    changed
}

/// A function that the Wasm calls by name.
struct Import {
    module: String,
    name: String,
    kind: usize,
}

fn imports(wasm: &[u8], sections: &[Section]) -> Option<Vec<Import>> {
    let section = sections.iter().find(|section| section.id == IMPORTS)?;
    let mut reader = Reader { bytes: wasm, at: section.content };
    let import = |reader: &mut Reader<'_>| {
        let (module, name) = (reader.name()?, reader.name()?);
        // Only functions are imported: kind 0 and the index of a type.
        (reader.byte()? == 0).then_some(())?;
        Some(Import { module, name, kind: reader.number()? })
    };
    (0..reader.number()?).map(|_| import(&mut reader)).collect()
}

/// What JavaScript calls by name.
struct Export {
    name: String,
    kind: u8,
    index: usize,
}

fn exports(wasm: &[u8], sections: &[Section]) -> Option<Vec<Export>> {
    let section = sections.iter().find(|section| section.id == EXPORTS)?;
    let mut reader = Reader { bytes: wasm, at: section.content };
    let export =
        |reader: &mut Reader<'_>| Some(Export { name: reader.name()?, kind: reader.byte()?, index: reader.number()? });
    (0..reader.number()?).map(|_| export(&mut reader)).collect()
}

/// The names of the functions, as the compiler left them for people.
fn function_names(wasm: &[u8], sections: &[Section]) -> Option<HashMap<usize, String>> {
    const FUNCTIONS: u8 = 1;
    for section in sections.iter().filter(|section| section.id == CUSTOM) {
        let mut reader = Reader { bytes: wasm, at: section.content };
        if reader.name()? != "name" {
            continue;
        }
        while reader.at < section.end {
            let kind = reader.byte()?;
            let length = reader.number()?;
            if kind == FUNCTIONS {
                let named = |reader: &mut Reader<'_>| Some((reader.number()?, reader.name()?));
                return (0..reader.number()?).map(|_| named(&mut reader)).collect();
            }
            reader.at += length;
        }
    }
    None
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn name(&mut self) -> Option<String> {
        let length = self.number()?;
        let name = self.bytes.get(self.at..self.at + length)?;
        self.at += length;
        String::from_utf8(name.to_vec()).ok()
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or_default());
}

fn push_name(bytes: &mut Vec<u8>, name: &str) {
    push_number(bytes, name.len());
    bytes.extend(name.bytes());
}

/// `a`, `b`, … `z`, `a1`, …: short, and no number at the start, so that it can be a property of the glue.
fn short_name(index: usize) -> String {
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

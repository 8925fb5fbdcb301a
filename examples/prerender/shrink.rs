//! Makes the Wasm and its glue smaller on the wire, without changing what they do.
//!
//! The names by which Wasm and glue know each other end in hashes that no compression can shorten, and each stands in
//! both files: short ones save 2 KB (brotli) of the first load. Minifying the glue saves another 1.5 KB.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::{Command, Stdio};

/// The glue and the Wasm with short names for what the Wasm imports.
///
/// # Errors
/// Where the Wasm is not what wasm-bindgen writes.
pub fn with_short_names(glue: &str, wasm: &[u8]) -> io::Result<(String, Vec<u8>)> {
    let malformed = || io::Error::other("the Wasm has no import section that can be read");
    let section = import_section(wasm).ok_or_else(malformed)?;
    let mut renamed = BTreeMap::new();
    let mut imports = Vec::new();
    let mut reader = Reader { bytes: wasm, at: section.content };
    let count = reader.number().ok_or_else(malformed)?;
    push_number(&mut imports, count);
    for _ in 0..count {
        for _ in 0..2 {
            let long = reader.name().ok_or_else(malformed)?;
            let next = renamed.len();
            let short: &String = renamed.entry(long).or_insert_with(|| short_name(next));
            push_number(&mut imports, short.len());
            imports.extend(short.bytes());
        }
        // Only functions are imported: kind 0 and the index of a type.
        if reader.number() != Some(0) {
            return Err(malformed());
        }
        imports.push(0);
        push_number(&mut imports, reader.number().ok_or_else(malformed)?);
    }
    let mut short = wasm.get(..section.start).unwrap_or_default().to_vec();
    short.push(IMPORTS);
    push_number(&mut short, imports.len());
    short.extend(imports);
    short.extend(wasm.get(section.end..).unwrap_or_default());
    Ok((with_names_replaced(glue, &renamed), short))
}

/// What a file of this kind (`js`, `css`) holds, as `esbuild` minifies it.
///
/// # Errors
/// Where `esbuild` is not on the path; `script/build` puts it there.
pub fn minified(kind: &str, content: &str) -> io::Result<String> {
    let missing = |error| io::Error::other(format!("esbuild can't be run ({error}); build with script/build"));
    let mut esbuild = Command::new("esbuild")
        .arg(format!("--loader={kind}"))
        .args(["--minify", "--target=es2022", "--log-level=warning"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(missing)?;
    if let Some(mut input) = esbuild.stdin.take() {
        input.write_all(content.as_bytes())?;
    }
    let output = esbuild.wait_with_output()?;
    if !output.status.success() {
        return Err(io::Error::other(format!("esbuild could not minify the {kind}")));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}

const IMPORTS: u8 = 2;

struct Section {
    start: usize,
    content: usize,
    end: usize,
}

fn import_section(wasm: &[u8]) -> Option<Section> {
    // After the magic number and the version.
    let mut reader = Reader { bytes: wasm, at: 8 };
    loop {
        let start = reader.at;
        let id = *wasm.get(start)?;
        reader.at += 1;
        let length = reader.number()?;
        let content = reader.at;
        if id == IMPORTS {
            return Some(Section { start, content, end: content + length });
        }
        reader.at = content + length;
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// An unsigned number in LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
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

/// `a`, `b`, … `z`, `a1`, …: short, and no number at the start, so that it can be a property of the glue.
fn short_name(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    let mut name = String::from(letter);
    if index >= 26 {
        let _ = write!(name, "{}", index / 26);
    }
    name
}

/// The glue with each name replaced where it stands as a whole: as a property, or as the name of the module.
fn with_names_replaced(glue: &str, renamed: &BTreeMap<String, String>) -> String {
    let belongs = |each: char| each.is_ascii_alphanumeric() || matches!(each, '_' | '$' | '.' | '/');
    let mut replaced = String::with_capacity(glue.len());
    let mut rest = glue;
    while let Some(start) = rest.find(belongs) {
        let (before, from) = rest.split_at(start);
        let (name, after) = from.split_at(from.find(|each| !belongs(each)).unwrap_or(from.len()));
        replaced.push_str(before);
        let short = renamed.get(name).filter(|_| after.starts_with([':', '"', '\'']));
        replaced.push_str(short.map_or(name, String::as_str));
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

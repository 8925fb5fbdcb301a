//! What each kilobyte of the Wasm is: its code by the crate that it was written in, and whatever is no code.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::wasm::{CODE, CUSTOM, DATA, Reader, function_names, imports, sections};

/// A table of bytes before compression, largest first, of a Wasm that still has its names.
pub fn table(wasm: &[u8]) -> Option<String> {
    let sections = sections(wasm)?;
    let imported = imports(wasm, &sections)?.len();
    let names = function_names(wasm, &sections)?;
    let mut parts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut add = |part: &str, bytes: usize| {
        let sum = parts.entry(part.to_owned()).or_default();
        *sum = (sum.0 + bytes, sum.1 + 1);
    };
    for section in sections.iter().filter(|section| section.id != CUSTOM) {
        let mut reader = Reader { bytes: wasm, at: section.content };
        match section.id {
            CODE => {
                for function in 0..reader.number()? {
                    let name = names.get(&(imported + function)).map_or("", String::as_str);
                    add(&author(name), reader.block()?.len());
                }
            }
            DATA => add("data: texts and tables", section.end - section.start),
            _ => add("types, imports, exports, tables", section.end - section.start),
        }
    }
    let sum: usize = parts.values().map(|part| part.0).sum();
    let mut rows: Vec<(String, (usize, usize))> = parts.into_iter().collect();
    rows.sort_by_key(|(_, (bytes, _))| Reverse(*bytes));
    let mut table = format!("{:>9} {:>6} {:>9}\n", "bytes", "share", "functions");
    for (part, (bytes, functions)) in rows {
        let _ = writeln!(table, "{bytes:>9} {:>5.1}% {functions:>9}  {part}", 100.0 * to_f64(bytes) / to_f64(sum));
    }
    let _ = writeln!(table, "{sum:>9} before compression");
    Some(table)
}

/// Which crate a function is of, by its name as people read it; of this crate also which layer. What is made for a type,
/// as its end is, counts to the crate of the type.
fn author(name: &str) -> String {
    let of_type = name.strip_prefix("core::ptr::drop_in_place<").unwrap_or(name);
    let path = of_type.trim_start_matches(|each: char| !each.is_alphabetic() && each != '_');
    let path = ["dyn ", "mut "].into_iter().fold(path, |path, word| path.strip_prefix(word).unwrap_or(path));
    let mut words = path.split("::").map(|word| word.split(|each: char| !each.is_alphanumeric() && each != '_').next());
    let (krate, module) = (words.next().flatten().unwrap_or_default(), words.next().flatten().unwrap_or_default());
    match krate {
        "palanca" => format!("palanca::{module}"),
        "str" | "char" | "bool" | "f64" | "usize" | "isize" | "i32" | "u32" | "u8" => "core".to_owned(),
        _ if path.contains("::") && !krate.is_empty() => krate.to_owned(),
        _ => "what no name tells: the compiler's and wasm-bindgen's own".to_owned(),
    }
}

#[allow(clippy::cast_precision_loss, reason = "no Wasm has that many bytes")]
fn to_f64(bytes: usize) -> f64 {
    bytes as f64
}

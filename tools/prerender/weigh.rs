//! What each kilobyte of the Wasm is: its code by the crate that it was written in, and whatever is no code.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::wasm::Whole;

/// A table of bytes before compression, largest first, of a Wasm that still has its names.
pub fn table(whole: &Whole<'_>) -> String {
    let mut parts: BTreeMap<String, (u64, usize)> = BTreeMap::new();
    let mut add = |part: &str, bytes: u64| {
        let sum = parts.entry(part.to_owned()).or_default();
        *sum = (sum.0 + bytes, sum.1 + 1);
    };
    for (function, body) in (whole.imported()..).zip(&whole.bodies) {
        let range = body.range();
        add(&author(whole.name(function).unwrap_or_default()), range.end - range.start);
    }
    add("data: texts and tables", whole.bytes_of_data);
    add("types, imports, exports, tables", whole.bytes_around);
    let sum: u64 = parts.values().map(|part| part.0).sum();
    let mut rows: Vec<(String, (u64, usize))> = parts.into_iter().collect();
    rows.sort_by_key(|(_, (bytes, _))| Reverse(*bytes));
    let mut table = format!("{:>9} {:>6} {:>9}\n", "bytes", "share", "functions");
    for (part, (bytes, functions)) in rows {
        let _ = writeln!(table, "{bytes:>9} {:>5.1}% {functions:>9}  {part}", 100.0 * to_f64(bytes) / to_f64(sum));
    }
    let _ = writeln!(table, "{sum:>9} before compression");
    table
}

/// Which crate a function is of, by its name as people read it; of this crate also which layer. What is made for a type,
/// as its end is, counts to the crate of the type.
fn author(name: &str) -> String {
    // Full names have the hash of their crate behind it.
    let (krate, end) = name.split_once("::").unwrap_or((name, ""));
    let is_end = krate.split('[').next() == Some("core") && end.starts_with("ptr::drop_in_place");
    let of_type = if is_end { end.trim_start_matches("ptr::drop_in_place") } else { name };
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
fn to_f64(bytes: u64) -> f64 {
    bytes as f64
}

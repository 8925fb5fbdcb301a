//! The source as text: what tests of layers and house rules look at.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of this repository.
#[derive(Clone, Debug)]
pub struct File {
    /// From the repository's root, with `/`.
    pub path: String,
    pub text: String,
}

/// A word or a sign of a program, and the line it stands on, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    pub line: usize,
    pub text: &'a str,
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under `src`.
pub fn rust_files() -> Vec<File> {
    paths_under(&root().join("src"))
        .into_iter()
        .filter(|path| Path::new(path).extension().is_some_and(|extension| extension == "rs"))
        .map(|path| File { text: fs::read_to_string(root().join(&path)).unwrap(), path })
        .collect()
}

/// Every path under a folder, but for what is hidden, built or installed.
pub fn paths_under(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy();
        let is_ours = !name.starts_with('.') && !["target", "dist", "node_modules"].contains(&&*name);
        if path.is_dir() {
            if is_ours && !path.join("CACHEDIR.TAG").exists() {
                found.extend(paths_under(&path));
            }
        } else if is_ours {
            found.push(path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"));
        }
    }
    found
}

/// A program without its comments and without what stands in its texts: each is blank, and every line stays in place.
pub fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after_word = code.ends_with(|last: char| last.is_alphanumeric() || last == '_');
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            '"' => quoted(rest),
            'r' | 'b' | 'c' if !after_word => raw_or_byte_text(rest).unwrap_or(0),
            '\'' => character(rest).unwrap_or(0),
            _ => 0,
        };
        if length == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.extend(rest[..length].chars().map(|blanked| if blanked == '\n' { '\n' } else { ' ' }));
            rest = &rest[length..];
        }
    }
    code
}

/// The length of a comment, with the comments inside it.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut place = 0;
    while place < rest.len() {
        if rest[place..].starts_with("/*") {
            depth += 1;
            place += 2;
        } else if rest[place..].starts_with("*/") {
            depth -= 1;
            place += 2;
            if depth == 0 {
                return place;
            }
        } else {
            place += rest[place..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The length of a text in quotes, which `rest` starts with.
fn quoted(rest: &str) -> usize {
    let mut is_escaped = false;
    for (place, character) in rest.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return place + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a text such as `r#"…"#`, `b"…"` or `br"…"`, where `rest` starts with one.
fn raw_or_byte_text(rest: &str) -> Option<usize> {
    let prefix = rest.find(|character| !matches!(character, 'r' | 'b' | 'c')).filter(|&length| length <= 2)?;
    let hashes = rest[prefix..].chars().take_while(|&character| character == '#').count();
    let start = prefix + hashes;
    if !rest[start..].starts_with('"') {
        return None;
    }
    if rest[..prefix].contains('r') {
        let end = format!("\"{}", "#".repeat(hashes));
        let length = rest[start + 1..].find(&end).map_or(rest.len(), |length| start + 1 + length + end.len());
        Some(length)
    } else {
        (hashes == 0).then(|| start + quoted(&rest[start..]))
    }
}

/// The length of a character such as `'a'` or `'\n'`, where `rest` starts with one and not with a lifetime.
fn character(rest: &str) -> Option<usize> {
    let mut characters = rest.char_indices().skip(1);
    let (_, first) = characters.next()?;
    if first == '\\' {
        let (second, _) = characters.next()?;
        let escaped = second + rest[second..].chars().next().map_or(1, char::len_utf8);
        return rest[escaped..].find('\'').map(|length| escaped + length + 1);
    }
    characters.next().filter(|&(_, end)| end == '\'').map(|(place, _)| place + 1)
}

/// The words and signs of a program that [`code`] has blanked; `::` is one sign.
pub fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let is_word = |character: char| character.is_alphanumeric() || character == '_';
            let length = if is_word(first) {
                rest.find(|character| !is_word(character)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            found.push(Token { line: number + 1, text: &rest[..length] });
            rest = rest[length..].trim_start();
        }
    }
    found
}

#[track_caller]
fn check_words(text: &str, expected: &[&str]) {
    let code = code(text);
    assert_eq!(code.lines().count(), text.lines().count(), "{text}");
    let found: Vec<&str> = tokens(&code).iter().map(|token| token.text).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn comments_are_no_code() {
    check_words("a // b\nc", &["a", "c"]);
    check_words("//! yew\n/// serde\na", &["a"]);
    check_words("a /* b /* c */ d */ e", &["a", "e"]);
    check_words("a /* b\n c */ d", &["a", "d"]);
}

#[test]
fn what_stands_in_a_text_is_no_code() {
    check_words(r#"a("yew // \" b") c"#, &["a", "(", ")", "c"]);
    check_words(r##"a(r#"yew " b"#) c"##, &["a", "(", ")", "c"]);
    check_words("a(b\"yew\", br\"x\\\") c", &["a", "(", ",", ")", "c"]);
    check_words(r#"a('"', b) c"#, &["a", "(", ",", "b", ")", "c"]);
    check_words(r"a('\'', '\u{41}') b", &["a", "(", ",", ")", "b"]);
}

#[test]
fn lifetimes_and_names_are_code() {
    check_words(
        "fn a<'b>(c: &'b str) {}",
        &["fn", "a", "<", "'", "b", ">", "(", "c", ":", "&", "'", "b", "str", ")", "{", "}"],
    );
    check_words("bar::r(crate_b)", &["bar", "::", "r", "(", "crate_b", ")"]);
}

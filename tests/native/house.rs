//! The rules of the house that no lint knows.

use std::fs;
use std::path::Path;

use crate::source::{File, code, paths_under, root, rust_files, tokens};

const HAND_WRITTEN_SCRIPTS: [&str; 2] = ["static/embed.js", "static/start.js"];
const MOST_LINES: usize = 500;

/// Whether a file is compiled for a developer's machine alone: it, or a folder it is in, is declared so.
fn is_native_only(path: &str, files: &[File]) -> bool {
    files.iter().any(|declaring| {
        let folder = match declaring.path.strip_suffix("mod.rs").or_else(|| declaring.path.strip_suffix("lib.rs")) {
            Some(folder) => folder.to_owned(),
            None => format!("{}/", declaring.path.trim_end_matches(".rs")),
        };
        let lines: Vec<&str> = declaring.text.lines().map(str::trim).collect();
        lines.windows(2).filter(|pair| pair[0] == r#"#[cfg(not(target_arch = "wasm32"))]"#).any(|pair| {
            let module =
                pair[1].trim_start_matches("pub ").strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';'));
            module.is_some_and(|module| {
                path == format!("{folder}{module}.rs") || path.starts_with(&format!("{folder}{module}/"))
            })
        })
    })
}

/// Where a page could be ended by a panic that somebody took for impossible. A file's tests, at its end, may panic.
fn hopes(file: &File) -> Vec<String> {
    let code = code(&file.text);
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    tokens(code)
        .windows(3)
        .filter(|three| three[0].text == "." && matches!(three[1].text, "unwrap" | "expect") && three[2].text == "(")
        .map(|three| format!("{}:{}: `{}(`", file.path, three[1].line, three[1].text))
        .collect()
}

#[test]
fn what_runs_in_the_page_never_hopes() {
    let files = rust_files();
    let found: Vec<String> = files.iter().filter(|file| !is_native_only(&file.path, &files)).flat_map(hopes).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Where std's formatting would get into every page. A file's tests may use it.
fn formats(file: &File) -> Vec<String> {
    let code = code(&file.text);
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let is_macro = |name: &str| matches!(name, "format" | "write" | "writeln" | "format_args");
    tokens(code)
        .windows(2)
        .filter(|two| is_macro(two[0].text) && two[1].text == "!")
        .map(|two| format!("{}:{}: `{}!`", file.path, two[0].line, two[0].text))
        .collect()
}

#[test]
fn what_runs_in_the_page_formats_nothing_by_std() {
    let files = rust_files();
    let found: Vec<String> =
        files.iter().filter(|file| !is_native_only(&file.path, &files)).flat_map(formats).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    let formatting =
        File { path: "src/a.rs".to_owned(), text: "fn a() {\n  // format!()\n  format!(\"b\");\n}".to_owned() };
    assert_eq!(formats(&formatting), ["src/a.rs:3: `format!`"]);
}

#[test]
fn a_hope_is_found_with_its_file_and_line() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let hoping = file("src/app/mod.rs", "fn a() {\n  // .unwrap()\n  b.unwrap();\n  c\n    .expect(\"d\");\n}");
    assert_eq!(hopes(&hoping), ["src/app/mod.rs:3: `unwrap(`", "src/app/mod.rs:5: `expect(`"]);
    let careful = file(
        "src/app/mod.rs",
        "fn a() { b.unwrap_or(0); expected(); }\n#[cfg(test)]\nmod tests { fn c() { d.unwrap(); } }",
    );
    assert_eq!(hopes(&careful), Vec::<String>::new());
}

#[test]
fn a_module_declared_for_the_developer_s_machine_is_native_only() {
    let declared = |path: &str, text: &str| [File { path: path.to_owned(), text: text.to_owned() }];
    let native = "pub mod app;\n#[cfg(not(target_arch = \"wasm32\"))]\npub mod native;\n";
    assert!(is_native_only("src/native.rs", &declared("src/lib.rs", native)));
    assert!(is_native_only("src/native/numbers.rs", &declared("src/lib.rs", native)));
    assert!(is_native_only("src/i18n/native.rs", &declared("src/i18n/mod.rs", native)));
    assert!(is_native_only("src/ui/chart/native.rs", &declared("src/ui/chart.rs", native)));
    assert!(!is_native_only("src/app.rs", &declared("src/lib.rs", native)));
    assert!(!is_native_only("src/native.rs", &declared("src/i18n/mod.rs", native)));
}

#[test]
fn no_file_is_too_long_to_read() {
    let long: Vec<String> = rust_files()
        .iter()
        .map(|file| (file.text.lines().count(), &file.path))
        .filter(|&(lines, _)| lines > MOST_LINES)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "at most {MOST_LINES} lines a file:\n{}", long.join("\n"));
}

/// What in a style sheet would move something, with its line.
fn moves(path: &str, style: &str) -> Vec<String> {
    const MOVING: [&str; 5] = ["transition", "animation", "@keyframes", "scroll-behavior", "offset-path"];
    let lines = style.lines().zip(1..);
    let moving = lines.filter(|(line, _)| MOVING.iter().any(|name| line.trim_start().starts_with(name)));
    moving.map(|(line, number)| format!("{path}:{number}: {}", line.trim())).collect()
}

/// Whoever wants less motion than others has it.
#[test]
fn nothing_on_the_page_moves_by_itself() {
    let styles: Vec<String> =
        paths_under(root()).into_iter().filter(|path| path.starts_with("static/style/")).collect();
    assert!(!styles.is_empty(), "there are styles");
    let read = |path: &String| fs::read_to_string(root().join(path)).expect("it can be read");
    let found: Vec<String> = styles.iter().flat_map(|path| moves(path, &read(path))).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    let moving = ".a {\n  color: red;\n  transition: color 1s;\n}\n@keyframes b {\n}\n";
    assert_eq!(moves("c.css", moving), ["c.css:3: transition: color 1s;", "c.css:5: @keyframes b {"]);
}

fn is_script(path: &str) -> bool {
    let extension = Path::new(path).extension().unwrap_or_default().to_string_lossy();
    ["js", "mjs", "cjs", "jsx", "ts", "mts", "tsx"].contains(&&*extension)
}

#[test]
fn scripts_by_hand_are_the_two_that_a_page_needs() {
    let others: Vec<String> = paths_under(root())
        .into_iter()
        // What a site of somebody else's has is no part of the product.
        .filter(|path| !path.starts_with("examples/host/"))
        .filter(|path| is_script(path) && !HAND_WRITTEN_SCRIPTS.contains(&path.as_str()))
        .collect();
    assert!(others.is_empty(), "written in another language than Rust: {others:?}");
}

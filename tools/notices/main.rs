//! Writes, to standard output, whose work ships along with ours, and under which terms:
//!
//! ```text
//! cargo run --package palanca-tools --bin notices > static/THIRD-PARTY.txt
//! ```

mod shipped;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use shipped::Crate;

const HEAD: &str = "\
Palanca is under MIT or Apache 2.0, as you like. Compiled into the programs that its pages load is the work of others,
listed here; where they leave a choice of terms, it is used under the ones that are printed below.
";

/// The terms of those whose package holds no file of them.
const MIT: &str = "\
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the \"Software\"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
";

fn main() -> io::Result<()> {
    let crates = shipped::crates(Path::new(palanca_tools::ROOT))?;
    println!("{HEAD}");
    for each in &crates {
        println!("- {}", each.line());
    }
    // Every text once, under the names of all that it is the terms of.
    let mut texts: Vec<(String, Vec<String>)> = Vec::new();
    for each in &crates {
        for text in terms(each)? {
            let name = format!("{} {}", each.name, each.version);
            match texts.iter_mut().find(|(known, _)| words(known) == words(&text)) {
                Some((_, names)) => names.push(name),
                None => texts.push((text, vec![name])),
            }
        }
    }
    for (text, names) in texts {
        println!("\n{}\n{}:\n\n{text}", "=".repeat(80), names.join(", "));
    }
    Ok(())
}

/// Two texts that differ in their line breaks are the same terms.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// What a crate's package says about copyright and terms, without the terms that need not be chosen.
fn terms(of: &Crate) -> io::Result<Vec<String>> {
    let folder = match &of.folder {
        Some(folder) => folder.clone(),
        None => package(of)?,
    };
    let mut files = files_of_terms(&folder)?;
    if let (Some(around), true, true) = (folder.parent(), files.is_empty(), of.folder.is_some()) {
        files = files_of_terms(around)?;
    }
    if files.is_empty() {
        if !of.licence.split(" OR ").any(|choice| choice == "MIT") {
            return Err(io::Error::other(format!("{}: no file says what its terms are", of.line())));
        }
        return Ok(vec![format!("Copyright (c) {}\n\n{MIT}", authors(of, &folder)?)]);
    }
    for longer in ["UNLICENSE", "LICENSE-APACHE"] {
        if files.len() > 1 {
            files.retain(|file| !file.ends_with(longer));
        }
    }
    files.iter().map(|file| Ok(plain(&fs::read_to_string(file)?))).collect()
}

/// The folder where cargo keeps the source of a package.
fn package(of: &Crate) -> io::Result<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let name = format!("{}-{}", of.name, of.version);
    for registry in fs::read_dir(home.join("registry/src"))? {
        let folder = registry?.path().join(&name);
        if folder.is_dir() {
            return Ok(folder);
        }
    }
    Err(io::Error::other(format!("the source of {name} is not at hand: run `cargo fetch` first")))
}

fn files_of_terms(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_file() && ["LICENSE", "LICENCE", "UNLICENSE", "NOTICE"].iter().any(|start| name.starts_with(start)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Who a package's manifest names, without their addresses.
fn authors(of: &Crate, folder: &Path) -> io::Result<String> {
    if of.folder.is_some() {
        return Ok("The Rust Project Contributors".to_owned());
    }
    let manifest = fs::read_to_string(folder.join("Cargo.toml"))?;
    let named = manifest.split_once("\nauthors = [").and_then(|(_, rest)| rest.split_once(']'));
    let named = named.map_or("", |(named, _)| named).split(['"', '\n']).map(str::trim);
    let named: Vec<&str> = named
        .map(|name| name.split(" <").next().unwrap_or_default())
        .filter(|name| !name.is_empty() && *name != ",")
        .collect();
    Ok(if named.is_empty() { format!("the authors of {}", of.name) } else { named.join(", ") })
}

/// Without what differs between editors.
fn plain(text: &str) -> String {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    format!("{}\n", lines.join("\n").trim_matches('\n'))
}

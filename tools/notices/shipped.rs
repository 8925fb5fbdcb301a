//! What is compiled into the programs that visitors load: crates, and the parts of std.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, io};

/// A crate with the licence that it names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crate {
    pub name: String,
    pub version: String,
    pub licence: String,
    /// Where its source is, as far as cargo tells: std's own.
    pub folder: Option<PathBuf>,
}

impl Crate {
    /// Its line in the list of notices.
    pub fn line(&self) -> String {
        format!("{} {} ({})", self.name, self.version, self.licence)
    }
}

/// Every crate of the product at a folder, in the order of names: ours is none of them.
///
/// # Errors
/// When cargo can't be run or lacks what it needs.
pub fn crates(root: &Path) -> io::Result<Vec<Crate>> {
    let mut found = tree(&root.join("Cargo.toml"), &[])?;
    // std is compiled along; its crates are those of the toolchain.
    let library = library()?;
    let rust_version = output(Command::new("rustc").arg("--version"))?;
    let rust_version = rust_version.split(' ').nth(1).unwrap_or_default();
    let of_std = tree(&library.join("Cargo.toml"), &["--package", "std"])?;
    found.extend(of_std.into_iter().map(|part| {
        let version = if part.folder.is_some() { rust_version.to_owned() } else { part.version };
        Crate { version, ..part }
    }));
    // What std takes in as source, not as a crate.
    for part in ["backtrace", "portable-simd", "stdarch"] {
        found.push(Crate {
            name: part.to_owned(),
            version: rust_version.to_owned(),
            licence: "MIT OR Apache-2.0".to_owned(),
            folder: Some(library.join(part)),
        });
    }
    // The last are shims without code.
    found.retain(|part| part.name != "palanca" && !part.name.starts_with("rustc-std-workspace"));
    found.sort();
    found.dedup();
    Ok(found)
}

/// The source of std.
fn library() -> io::Result<PathBuf> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library"))
}

/// What is linked into a program for Wasm: no build script's crates and no macro's.
fn tree(manifest: &Path, more: &[&str]) -> io::Result<Vec<Crate>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let listed = output(
        Command::new(cargo)
            .args(["tree", "--quiet", "--locked", "--target", "wasm32-unknown-unknown"])
            .args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--no-dedupe", "--format", "{p}|{l}"])
            .arg("--manifest-path")
            .arg(manifest)
            .args(more)
            // std's manifests use what only its own compiler may.
            .env("RUSTC_BOOTSTRAP", "1"),
    )?;
    Ok(listed.lines().filter_map(read).collect())
}

/// A line such as `libm v0.2.16|MIT`, or `core v0.0.0 (/its/folder)|MIT`.
fn read(line: &str) -> Option<Crate> {
    let (package, licence) = line.split_once('|')?;
    let (name, rest) = package.split_once(" v")?;
    let (version, folder) = rest.split_once(" (").map_or((rest, None), |(version, folder)| (version, Some(folder)));
    let folder = folder.map(|folder| PathBuf::from(folder.trim_end_matches(')')));
    // An older way to write a choice.
    let licence = licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ");
    Some(Crate { name: name.to_owned(), version: version.to_owned(), licence, folder })
}

fn output(command: &mut Command) -> io::Result<String> {
    let output = command.output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}

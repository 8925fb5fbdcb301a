//! What each page may do and who may frame it, said twice: in the page itself, and in the headers of hosts that read them.

use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

use crate::assets::Assets;
use crate::page::Place;

/// The policy of a page. What the app needs at start is allowed here; once it runs it forbids itself every connection.
/// Nothing is ever made a script of: no string, not even one of our own, may become markup or code.
pub fn policy(place: Place, assets: &Assets) -> String {
    let frames = if place == Place::Builder { "; frame-src 'self'" } else { "" };
    format!(
        "default-src 'none'; script-src 'self' '{start}' 'wasm-unsafe-eval'; style-src 'self' '{style}'; img-src 'self' data:; \
         connect-src 'self'; base-uri 'none'; form-action 'none'{frames}; \
         require-trusted-types-for 'script'; trusted-types 'none'",
        start = integrity(assets.start.as_bytes()),
        style = integrity(assets.first_style(place).as_bytes()),
    )
}

/// The rules for the headers of one page. Hosts add up all rules that match a path, so each page has its own.
pub fn headers(path: &str, place: Place, assets: &Assets) -> String {
    let framed_by = match place {
        // Anybody, and so nothing is said: `*` would leave out pages without an origin, in a sandbox or from a file.
        Place::Frame => "",
        Place::Chooser | Place::Page | Place::Builder => "; frame-ancestors 'none'\n  X-Frame-Options: DENY",
    };
    let rule = format!("  Content-Security-Policy: {}{framed_by}\n", policy(place, assets));
    ["", "index.html"].map(|file| format!("/{path}{file}\n{rule}")).concat()
}

/// The hash by which a browser knows that it has got what the page was written with.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

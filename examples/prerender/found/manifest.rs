//! What a phone needs to keep the page among its apps.

use std::io;

use palanca::i18n::Language;
use serde_json::json;

/// Its name beside a page.
pub const NAME: &str = "app.webmanifest";

/// The manifest of a language's page. The colours are the page's own, by light.
///
/// # Errors
/// Where the style has no such colour.
pub fn of(language: Language, tokens: &str) -> io::Result<String> {
    let manifest = json!({
        "lang": language.code(),
        "name": language.sentences().page_title,
        "short_name": "Palanca",
        "start_url": "./",
        // A link to another language stays inside.
        "scope": "../",
        "display": "standalone",
        "background_color": by_light(tokens, "paper")?,
        "theme_color": by_light(tokens, "accent")?,
        "icons": [
            { "src": "../icons/192.png", "sizes": "192x192" },
            { "src": "../icons/512.png", "sizes": "512x512" },
            { "src": "../icons/maskable.png", "sizes": "512x512", "purpose": "maskable" },
        ],
    });
    Ok(manifest.to_string())
}

fn by_light<'a>(tokens: &'a str, name: &str) -> io::Result<&'a str> {
    let colour = tokens.split_once(&format!("--{name}: light-dark(")).and_then(|(_, colours)| colours.split_once(','));
    colour.map(|(light, _)| light).ok_or_else(|| io::Error::other(format!("tokens.css has no --{name} by light")))
}

//! The host that journeys and people are served by keeps the rules of a real one.

use std::fs;
use std::path::Path;

use crate::page;
use crate::site::{Answer, Site, header_rules};

#[test]
fn brotli_goes_to_those_who_take_it() {
    let site = sample();
    for (accepted, encoding) in
        [("br", Some("br")), ("gzip, deflate, br;q=0.9", Some("br")), ("gzip", None), ("br;q=0", None), ("", None)]
    {
        let answer = site.answer("/es/", accepted);
        assert_eq!(header(&answer, "content-encoding"), encoding, "for {accepted:?}");
        assert_eq!(header(&answer, "vary"), Some("accept-encoding"));
    }
    assert_eq!(unpacked(&site.answer("/es/", "br").body), site.answer("/es/", "").body);
}

#[test]
fn pictures_are_not_compressed_again() {
    assert_eq!(header(&sample().answer("/icon.png", "br"), "content-encoding"), None);
}

#[test]
fn a_folder_leads_to_its_page() {
    let answer = sample().answer("/es?leads=300", "");
    assert_eq!((answer.status, header(&answer, "location")), (301, Some("/es/?leads=300")));
}

#[test]
fn names_that_change_with_the_content_are_kept_for_ever() {
    check_caching("/app-0123456789abcdef.js", "public, max-age=31536000, immutable");
    check_caching("/app-0123456789abcdef_bg.wasm", "public, max-age=31536000, immutable");
    check_caching("/es/", "no-cache");
    check_caching("/icon.png", "no-cache");
}

/// What a real host is told of the files that ship, in the file that it reads.
#[test]
fn every_file_named_by_its_content_has_a_rule_to_be_kept() {
    let rules = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/_headers")).expect("it ships");
    let files = page::site().files().expect("dist/ can be read");
    let is_hashed = |file: &&String| {
        file.split(['-', '.']).any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let hashed: Vec<&String> = files.iter().filter(is_hashed).collect();
    assert_eq!(hashed.len(), 10, "three programs with their scripts, two rests, two style sheets: {hashed:?}");
    for file in hashed {
        let rule = format!(
            "/{file}\n  Cache-Control: public, max-age=31536000, immutable\n  Access-Control-Allow-Origin: *\n"
        );
        assert!(rules.contains(&rule), "{file}: a sandboxed frame may load it too");
    }
}

#[test]
fn header_rules_go_by_path() {
    let site = sample();
    assert_eq!(header(&site.answer("/es/", ""), "x-frame-options"), Some("DENY"));
    assert_eq!(header(&site.answer("/icon.png", ""), "x-frame-options"), None);
    assert_eq!(header(&site.answer("/es/", ""), "permissions-policy"), Some("camera=(), geolocation=()"));
    assert_eq!(header(&site.answer("/icon.png", ""), "permissions-policy"), Some("camera=()"));
}

#[test]
fn a_header_rule_that_cant_be_read_is_told() {
    for text in ["es/\n  A: b\n", "  A: b\n", "/*\n  nothing\n"] {
        assert!(header_rules(text).is_err(), "{text:?}");
    }
}

#[test]
fn nothing_leads_out_of_the_folder() {
    let site = sample();
    for path in [
        "/../site.secret",
        "/es/../../site.secret",
        "/%2e%2e/site.secret",
        "//etc/passwd",
        "/_headers",
        "/.stage/a.txt",
    ] {
        assert_eq!(site.answer(path, "").status, 404, "{path}");
    }
}

#[test]
fn a_missing_page_is_told() {
    let answer = sample().answer("/nowhere", "");
    assert_eq!((answer.status, header(&answer, "content-type")), (404, Some("text/plain; charset=utf-8")));
}

#[test]
fn every_file_has_its_type() {
    let site = sample();
    assert_eq!(site.files().unwrap().len(), 4);
    for (path, media_type) in [
        ("/es/", "text/html; charset=utf-8"),
        ("/app-0123456789abcdef.js", "text/javascript; charset=utf-8"),
        ("/app-0123456789abcdef_bg.wasm", "application/wasm"),
        ("/icon.png", "image/png"),
    ] {
        assert_eq!(header(&site.answer(path, ""), "content-type"), Some(media_type));
    }
}

#[test]
fn what_is_known_only_now_is_filled_into_pages_and_their_headers() {
    let site = sample().with("DENY", "https://example.com");
    assert_eq!(header(&site.answer("/es/", ""), "x-frame-options"), Some("https://example.com"));
    let site = sample().with("a a a", "b");
    for encoding in ["", "br"] {
        let body = site.answer("/es/", encoding).body;
        let body = if encoding.is_empty() { body } else { unpacked(&body) };
        assert_eq!(String::from_utf8(body).unwrap(), "<!doctype html><title>b b b b b</title>");
    }
    assert_eq!(sample().with("0", "1").answer("/icon.png", "").body, b"0", "a page's files are left alone");
}

#[track_caller]
fn check_caching(path: &str, expected: &str) {
    assert_eq!(header(&sample().answer(path, ""), "cache-control"), Some(expected), "{path}");
}

fn unpacked(body: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut &body[..], &mut unpacked).unwrap();
    unpacked
}

fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// A small site beside a file that is none of its business.
fn sample() -> Site {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample-site");
    for (file, content) in [
        ("../site.secret", "secret"),
        ("es/index.html", "<!doctype html><title>a a a a a a a a a a a a a a a</title>"),
        ("app-0123456789abcdef.js", "0"),
        ("app-0123456789abcdef_bg.wasm", "0"),
        ("icon.png", "0"),
        (".stage/a.txt", "half built"),
        (
            "_headers",
            "/*\n  Permissions-Policy: camera=()\n# Pages only\n/es/*\n  X-Frame-Options: DENY\n  Permissions-Policy: geolocation=()\n",
        ),
    ] {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if fs::read_to_string(&path).ok().as_deref() != Some(content) {
            fs::write(path, content).unwrap();
        }
    }
    Site::new(folder)
}

//! A folder of files, sent as a real static host would: for people, for journeys and for measurements.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::{fs, io, thread};

/// What one request is answered with.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// A built site: read at every request, so that a rebuilt one is seen at once.
pub struct Site {
    root: PathBuf,
    /// The brotli form by content: compressing as hard as brotli can takes a second, once.
    compressed: Mutex<HashMap<Vec<u8>, Vec<u8>>>,
    /// What stands in the pages for something that is known only now, and what that is.
    filled_in: Option<(String, String)>,
}

impl Site {
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), compressed: Mutex::default(), filled_in: None }
    }

    /// The same with something filled into its pages wherever a mark stands for it.
    #[must_use]
    pub fn with(self, mark: &str, text: &str) -> Self {
        Self { filled_in: Some((mark.to_owned(), text.to_owned())), ..self }
    }

    /// Answers on loopback until the program ends. Port 0 is any free one.
    ///
    /// # Errors
    /// When the port can't be had.
    pub fn serve(self: &Arc<Self>, port: u16) -> io::Result<SocketAddr> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        // The connections inherit it; without it, each answer on a kept connection waits 40 ms for an acknowledgement.
        socket2::SockRef::from(&listener).set_tcp_nodelay(true)?;
        let address = listener.local_addr()?;
        let site = Arc::clone(self);
        // A thread for every connection: browsers open some and leave them idle, and none of them may keep another waiting.
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let site = Arc::clone(&site);
                // A browser that has gone away is no trouble of ours.
                thread::spawn(move || drop(site.converse(&connection)));
            }
        });
        Ok(address)
    }

    /// Compresses every file, so that the first visitor does not wait for it.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn compress_all(&self) -> io::Result<()> {
        for path in self.files()? {
            if is_compressible(media_type(&path)) {
                self.brotli(&self.read(&path)?);
            }
        }
        Ok(())
    }

    /// Every file that the site sends, by its path in the site, in order.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn files(&self) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(self.root.join(&folder))? {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if !is_public(&name) {
                    continue;
                }
                if entry.file_type()?.is_dir() {
                    folders.push(format!("{folder}{name}/"));
                } else {
                    found.push(format!("{folder}{name}"));
                }
            }
        }
        found.sort();
        Ok(found)
    }

    /// A file as it travels to a browser that takes brotli.
    #[expect(clippy::expect_used, reason = "memory takes all that is written to it")]
    pub fn brotli(&self, content: &[u8]) -> Vec<u8> {
        let mut compressed = self.compressed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = compressed.get(content) {
            return known.clone();
        }
        let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        let mut smaller = Vec::new();
        brotli::BrotliCompress(&mut &*content, &mut smaller, &params).expect("memory takes it");
        compressed.insert(content.to_vec(), smaller.clone());
        smaller
    }

    /// The answer to a GET request for `target`, a path that may carry a query.
    pub fn answer(&self, target: &str, accept_encoding: &str) -> Answer {
        let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
        let Some(inside) = path.strip_prefix('/').filter(|inside| is_plain(inside)) else {
            return self.not_found(path, accept_encoding);
        };
        let file =
            if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside.into() };
        if self.root.join(&file).is_dir() {
            let location = query.map_or(format!("{path}/"), |query| format!("{path}/?{query}"));
            let headers = vec![("location".to_owned(), location)];
            return Answer { status: 301, headers, body: Vec::new() };
        }
        match self.read(&file) {
            Ok(content) => self.found(200, path, &file, content, accept_encoding),
            Err(_) => self.not_found(path, accept_encoding),
        }
    }

    fn read(&self, file: &str) -> io::Result<Vec<u8>> {
        let content = fs::read(self.root.join(file))?;
        match &self.filled_in {
            Some((mark, text)) if media_type(file).starts_with("text/html") => {
                String::from_utf8(content).map(|page| page.replace(mark, text).into_bytes()).map_err(io::Error::other)
            }
            _ => Ok(content),
        }
    }

    fn not_found(&self, path: &str, accept_encoding: &str) -> Answer {
        match self.read("404.html") {
            Ok(content) => self.found(404, path, "404.html", content, accept_encoding),
            Err(_) => plain_text(404, "There is no such page here."),
        }
    }

    fn found(&self, status: u16, path: &str, file: &str, content: Vec<u8>, accept_encoding: &str) -> Answer {
        let media_type = media_type(file);
        let mut headers = vec![
            ("content-type".to_owned(), media_type.to_owned()),
            ("cache-control".to_owned(), caching(file).to_owned()),
        ];
        let mut body = content;
        if is_compressible(media_type) {
            headers.push(("vary".to_owned(), "accept-encoding".to_owned()));
            if accepts_brotli(accept_encoding) {
                headers.push(("content-encoding".to_owned(), "br".to_owned()));
                body = self.brotli(&body);
            }
        }
        let mut rules = fs::read_to_string(self.root.join("_headers")).unwrap_or_default();
        if let Some((mark, text)) = &self.filled_in {
            rules = rules.replace(mark, text);
        }
        match header_rules(&rules) {
            Ok(rules) => apply(&rules, path, &mut headers),
            Err(problem) => return plain_text(500, &problem),
        }
        Answer { status, headers, body }
    }

    /// Answers the requests of one connection, one after the other, until the browser closes it.
    fn converse(&self, connection: &TcpStream) -> io::Result<()> {
        let mut requests = BufReader::new(connection);
        while let Some((method, target, accept_encoding)) = read_head(&mut requests)? {
            let mut answer = match method.as_str() {
                "GET" | "HEAD" => self.answer(&target, &accept_encoding),
                _ => plain_text(405, "Only GET and HEAD are answered here."),
            };
            answer.headers.push(("content-length".to_owned(), answer.body.len().to_string()));
            let lines: Vec<String> =
                answer.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
            let mut message = format!("HTTP/1.1 {} \r\n{}\r\n", answer.status, lines.concat()).into_bytes();
            if method != "HEAD" {
                message.extend(answer.body);
            }
            let mut connection = connection;
            connection.write_all(&message)?;
        }
        Ok(())
    }
}

/// Method, target and `accept-encoding` of the next request; none at the end of the connection. A body, which neither GET
/// nor HEAD has, would be read as a request and refused.
fn read_head(requests: &mut impl BufRead) -> io::Result<Option<(String, String, String)>> {
    const LONGEST: u64 = 64 * 1024;
    let mut head = requests.take(LONGEST);
    let mut first = String::new();
    head.read_line(&mut first)?;
    let mut words = first.split_ascii_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
    let mut accept_encoding = String::new();
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("accept-encoding") => {
                value.trim().clone_into(&mut accept_encoding);
            }
            Some(_) => {}
            None if line.trim().is_empty() => return Ok(Some((method.to_owned(), target.to_owned(), accept_encoding))),
            None => return Ok(None),
        }
    }
}

/// One block of a `_headers` file: what is added to the answers for the paths that match.
#[derive(Debug, PartialEq)]
pub struct HeaderRule {
    /// A path, where `*` stands for any text.
    pattern: String,
    headers: Vec<(String, String)>,
}

/// Reads a `_headers` file as Netlify and Cloudflare Pages do: a path pattern, then indented `Name: value` lines.
///
/// # Errors
/// A sentence naming the first line that can't be read.
pub fn header_rules(text: &str) -> Result<Vec<HeaderRule>, String> {
    let mut rules: Vec<HeaderRule> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        let unreadable = || format!("_headers, line {number} can't be read: {content}");
        if !line.starts_with([' ', '\t']) {
            if !content.starts_with('/') {
                return Err(unreadable());
            }
            rules.push(HeaderRule { pattern: content.to_owned(), headers: Vec::new() });
            continue;
        }
        let (name, value) = content.split_once(':').ok_or_else(unreadable)?;
        let header = (name.trim().to_ascii_lowercase(), value.trim().to_owned());
        rules.last_mut().ok_or_else(unreadable)?.headers.push(header);
    }
    Ok(rules)
}

/// Adds the headers of every rule that matches. They replace the host's own; among themselves, values of one name are
/// joined by commas, as both hosts do.
fn apply(rules: &[HeaderRule], path: &str, headers: &mut Vec<(String, String)>) {
    let mut added: Vec<(String, String)> = Vec::new();
    for (name, value) in rules.iter().filter(|rule| matches(&rule.pattern, path)).flat_map(|rule| &rule.headers) {
        match added.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) => *values = format!("{values}, {value}"),
            None => added.push((name.clone(), value.clone())),
        }
    }
    headers.retain(|(name, _)| added.iter().all(|(replaced, _)| replaced != name));
    headers.extend(added);
}

/// Whether a path is one of those that a pattern names.
fn matches(pattern: &str, path: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else { return pattern == path };
    let Some(rest) = path.strip_prefix(before) else { return false };
    (0..=rest.len()).filter_map(|from| rest.get(from..)).any(|rest| matches(after, rest))
}

/// How long a browser may keep a file without asking again: for ever where the name changes with the content.
fn caching(file: &str) -> &'static str {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    if file.split(['-', '_', '.', '/']).any(is_hash) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn media_type(file: &str) -> &'static str {
    match Path::new(file).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("xml") => "application/xml",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("pdf") => "application/pdf",
        _ => "application/octet-stream",
    }
}

/// Whether brotli makes it smaller: pictures and fonts are compressed already.
fn is_compressible(media_type: &str) -> bool {
    media_type.starts_with("text/")
        || matches!(
            media_type,
            "application/json" | "application/manifest+json" | "application/xml" | "application/wasm" | "image/svg+xml"
        )
}

fn accepts_brotli(accept_encoding: &str) -> bool {
    accept_encoding.split(',').any(|offer| {
        let (name, weight) = offer.split_once(';').unwrap_or((offer, "q=1"));
        name.trim() == "br" && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

/// Whether a path is made of plain names alone, none of which leads out of the folder or to what a host keeps to itself.
fn is_plain(inside: &str) -> bool {
    let is_plain_byte = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let names = inside.strip_suffix('/').unwrap_or(inside);
    names.is_empty() || names.split('/').all(|name| is_public(name) && name.bytes().all(is_plain_byte))
}

fn is_public(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !matches!(name, "_headers" | "_redirects")
}

fn plain_text(status: u16, sentence: &str) -> Answer {
    let headers = vec![("content-type".to_owned(), media_type("a.txt").to_owned())];
    Answer { status, headers, body: format!("{sentence}\n").into_bytes() }
}

//! Inputs given as JSON: an object of them by their keys, or an earlier result.
//!
//! A reader of our own: JavaScript's and `serde_json`'s differ in what they make of `1e400`, of repeated names and of
//! half a surrogate pair, and the page and the command line give the same text.

use crate::share_link::pairs::Pair;
use crate::share_link::v1::{Kind, kind};
use crate::share_link::{Code, Notice, NumberText, Opened, Used, open_pairs};

/// Opens an object of inputs, or the inputs of an earlier result; none where the text is no JSON object.
pub fn open(text: &str, numbers: &dyn NumberText) -> Option<Opened> {
    let mut scanner = Scanner { rest: text.trim_start_matches('\u{feff}') };
    let object = scanner.value()?;
    scanner.skip_space();
    if !object.starts_with('{') || !scanner.rest.is_empty() {
        return None;
    }
    let mut entries = entries(object)?;
    if let Some((_, inputs)) = entries.iter().find(|(name, value)| name == "inputs" && value.starts_with('{')) {
        let inputs = self::entries(inputs)?;
        entries.retain(|(name, _)| name == "v");
        entries.extend(inputs);
    }
    let mut notices = Vec::new();
    let mut pairs: Vec<Pair> = Vec::new();
    for (key, value) in entries {
        let is_text = value.starts_with('"');
        let value = match kind(&key) {
            Some(Kind::MaybeNumber) if value == "null" => String::new(),
            // Any text would be taken for a title.
            Some(Kind::Text) if !is_text => {
                let used = Used::Text(String::new());
                notices.push(Notice { key, code: Code::Unreadable, found: value.to_owned(), used });
                continue;
            }
            // A number between quotes is none: the quotes stay.
            Some(Kind::Number | Kind::MaybeNumber) => value.to_owned(),
            _ if is_text => unescaped(value),
            _ => value.to_owned(),
        };
        pairs.push((key, value));
    }
    let mut opened = open_pairs(&pairs, numbers);
    opened.notices.extend(notices);
    Some(opened)
}

/// The names of an object with their values as they are written.
fn entries(object: &str) -> Option<Vec<(String, &str)>> {
    let mut scanner = Scanner { rest: object.strip_prefix('{')? };
    let mut entries = Vec::new();
    while scanner.next()? != b'}' {
        let name = unescaped(scanner.name()?);
        entries.push((name, scanner.value()?));
        if scanner.next()? == b',' {
            scanner.skip(1)?;
        }
    }
    Some(entries)
}

/// Goes through a text from one part of its JSON to the next.
struct Scanner<'a> {
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// The byte that comes after any space.
    fn next(&mut self) -> Option<u8> {
        self.skip_space();
        self.rest.bytes().next()
    }

    /// Takes so many bytes.
    fn skip(&mut self, bytes: usize) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_at_checked(bytes)?;
        self.rest = rest;
        Some(taken)
    }

    /// A name of an object and its colon.
    fn name(&mut self) -> Option<&'a str> {
        self.skip_space();
        let name = self.text()?;
        (self.next()? == b':').then(|| self.skip(1))?;
        Some(name)
    }

    /// Any value. What is open around it is kept in a list, so that no depth is too deep.
    fn value(&mut self) -> Option<&'a str> {
        self.skip_space();
        let start = self.rest;
        let mut open = Vec::new();
        loop {
            match self.next()? {
                bracket @ (b'{' | b'[') => {
                    self.skip(1)?;
                    // The closing brackets stand two after the opening ones.
                    open.push(bracket + 2);
                    if self.next()? != bracket + 2 {
                        if bracket == b'{' {
                            self.name()?;
                        }
                        continue;
                    }
                }
                b'"' => {
                    self.text()?;
                }
                b'-' | b'0'..=b'9' => self.number()?,
                _ => {
                    let word = ["true", "false", "null"].into_iter().find(|word| self.rest.starts_with(word))?;
                    self.skip(word.len())?;
                }
            }
            loop {
                let Some(&closing) = open.last() else {
                    return start.get(..start.len() - self.rest.len());
                };
                match self.next()? {
                    b',' => {
                        self.skip(1)?;
                        if closing == b'}' {
                            self.name()?;
                        }
                        break;
                    }
                    found if found == closing => {
                        self.skip(1)?;
                        open.pop();
                    }
                    _ => return None,
                }
            }
        }
    }

    /// A text with its quotes.
    fn text(&mut self) -> Option<&'a str> {
        let mut bytes = self.rest.bytes().enumerate();
        bytes.next().filter(|(_, quote)| *quote == b'"')?;
        loop {
            match bytes.next()? {
                (place, b'"') => return self.skip(place + 1),
                (_, b'\\') => match bytes.next()?.1 {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                    b'u' => {
                        for _ in 0..4 {
                            bytes.next().filter(|(_, digit)| digit.is_ascii_hexdigit())?;
                        }
                    }
                    _ => return None,
                },
                (_, b'\0'..=b'\x1f') => return None,
                _ => {}
            }
        }
    }

    fn number(&mut self) -> Option<()> {
        if self.rest.starts_with('-') {
            self.skip(1)?;
        }
        let whole = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        if self.rest.starts_with('.') {
            self.skip(1)?;
            self.digits()?;
        }
        if self.rest.starts_with(['e', 'E']) {
            self.skip(1)?;
            if self.rest.starts_with(['+', '-']) {
                self.skip(1)?;
            }
            self.digits()?;
        }
        Some(())
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<&'a str> {
        let count = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if count == 0 { None } else { self.skip(count) }
    }
}

/// What a text with its quotes stands for. Half a surrogate pair becomes U+FFFD.
fn unescaped(quoted: &str) -> String {
    let mut text = String::new();
    let mut half = None;
    let mut signs = quoted.get(1..quoted.len() - 1).unwrap_or_default().chars();
    while let Some(sign) = signs.next() {
        let escaped = if sign == '\\' { signs.next() } else { None };
        let unit = match escaped {
            None => u32::from(sign),
            Some('b') => 8,
            Some('f') => 12,
            Some('n') => 10,
            Some('r') => 13,
            Some('t') => 9,
            Some('u') => {
                (0..4).fold(0, |unit, _| unit * 16 + signs.next().and_then(|digit| digit.to_digit(16)).unwrap_or(0))
            }
            Some(other) => u32::from(other),
        };
        let code = match (half.take(), unit) {
            (Some(high), 0xDC00..=0xDFFF) => 0x1_0000_u32 + (high << 10) + (unit - 0xDC00),
            (before, _) => {
                text.extend(before.map(|_: u32| char::REPLACEMENT_CHARACTER));
                if let 0xD800..=0xDBFF = unit {
                    half = Some(unit - 0xD800);
                    continue;
                }
                unit
            }
        };
        text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    text.extend(half.map(|_| char::REPLACEMENT_CHARACTER));
    text
}

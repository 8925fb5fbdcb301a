//! `application/x-www-form-urlencoded`: the pairs of a fragment or query, read from any text and written canonically.

/// A key and its value.
pub type Pair = (String, String);

/// The pairs of an encoded text, in order. A pair without `=` has an empty value; empty pairs are skipped. Bytes that
/// are no UTF-8 become U+FFFD.
pub fn read(encoded: &str) -> impl Iterator<Item = Pair> {
    encoded.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(key), decode(value))
    })
}

/// Adds `key=value` to an encoded text.
pub fn push(encoded: &mut String, key: &str, value: &str) {
    if !encoded.is_empty() {
        encoded.push('&');
    }
    encode_into(encoded, key);
    encoded.push('=');
    encode_into(encoded, value);
}

/// The text that an encoded one stands for.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let mut ahead = rest.clone();
                match (ahead.next().and_then(hex_digit), ahead.next().and_then(hex_digit)) {
                    (Some(high), Some(low)) => {
                        bytes.push(high << 4 | low);
                        rest = ahead;
                    }
                    _ => bytes.push(b'%'),
                }
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether every `%` begins an encoded byte.
pub fn is_well_formed(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        let mut digits = rest.bytes().map(hex_digit);
        matches!((digits.next(), digits.next()), (Some(Some(_)), Some(Some(_))))
    })
}

fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

fn encode_into(encoded: &mut String, text: &str) {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let digit = |value: u8| DIGITS.get(usize::from(value)).copied().unwrap_or('0');
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => encoded.push(char::from(byte)),
            b' ' => encoded.push('+'),
            other => encoded.extend(['%', digit(other >> 4), digit(other & 15)]),
        }
    }
}

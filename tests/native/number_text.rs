//! Numbers as text, against ECMAScript's own (see the head of the reference file); the browser's are tested beside it.

use palanca::native::RyuNumbers;
use palanca::share_link::NumberText;

#[test]
fn numbers_are_written_and_read_as_ecmascript_does() {
    let reference = include_str!("../data/reference/number_text.txt");
    let mut tried = 0;
    for line in reference.lines().filter(|line| !line.starts_with('#')) {
        let (bits, text) = line.split_once(' ').unwrap();
        let number = f64::from_bits(u64::from_str_radix(bits, 16).unwrap());
        assert_eq!(RyuNumbers.write(number), text, "{bits}");
        assert_eq!(RyuNumbers.read(text).to_bits(), number.to_bits(), "{text}");
        tried += 1;
    }
    assert_eq!(tried, 300);
}

#[test]
fn a_number_too_large_is_infinite() {
    assert_eq!(RyuNumbers.read("1e400"), f64::INFINITY);
    assert_eq!(RyuNumbers.read("-1e99999999999999999999"), f64::NEG_INFINITY);
}

//! Every text that fuzzing found worth keeping, held against the laws of what strangers send: `script/fuzz` adds to them.

use std::fs;

use crate::source::root;

#[path = "../fuzz/laws.rs"]
pub mod laws;

/// What each target may keep: `script/check` reads it all, and so does whoever clones it.
const MOST_BYTES: usize = 100_000;

#[track_caller]
fn check_corpus(target: &str, law: fn(&str)) {
    let folder = root().join("tests/fuzz/corpus").join(target);
    let mut bytes = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read(entry.unwrap().path()).unwrap();
        law(&String::from_utf8_lossy(&text));
        bytes += text.len();
    }
    assert!((1..=MOST_BYTES).contains(&bytes), "{bytes} bytes are kept for {target}");
}

#[test]
fn links_that_were_worth_keeping_open() {
    check_corpus("link", laws::link);
}

#[test]
fn typed_numbers_that_were_worth_keeping_are_read() {
    check_corpus("typed_number", laws::typed_number);
}

#[test]
fn messages_that_were_worth_keeping_are_heard() {
    check_corpus("message", laws::message);
}

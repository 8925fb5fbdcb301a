//! What is typed into a number field, by libFuzzer.

#![no_main]

#[allow(dead_code, reason = "each target has the laws of one kind of text")]
mod laws;
#[allow(dead_code, reason = "the native tests ask more of a report")]
#[path = "../native/report.rs"]
mod report;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::typed_number(&String::from_utf8_lossy(bytes)));

//! What the tools share.

/// The product's folder.
pub const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

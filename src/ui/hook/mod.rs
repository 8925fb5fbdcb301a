//! Effects, one for each thing outside.

mod use_announcement;
mod use_evidence;
mod use_visit;

pub use use_announcement::use_announcement;
pub use use_evidence::use_evidence;
pub use use_visit::use_visit;

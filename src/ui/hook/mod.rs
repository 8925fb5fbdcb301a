//! Effects, one for each thing outside.

mod use_after;
mod use_announcement;
mod use_fragment;
mod use_site;
mod use_title;
mod use_visit;

pub use use_after::{kept, use_after};
pub use use_announcement::use_announcement;
pub use use_fragment::use_fragment;
pub use use_site::use_site;
pub use use_title::{TITLE_ID, use_title};
pub use use_visit::use_visit;

pub mod domain;
pub mod i18n;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod results;
pub mod share_link;

//! Where the site will stand, as whoever builds it says.

use std::ops::Deref;
use std::{env, io};

/// An address that ends in a slash, with nothing in it that a page or a list of pages would have to escape.
#[derive(Debug, PartialEq)]
pub struct SiteAddress(String);

impl SiteAddress {
    /// As the environment has it; none where it has none.
    ///
    /// # Errors
    /// A sentence, where it is no address of a site.
    pub fn told() -> io::Result<Option<Self>> {
        let Some(told) = env::var_os("PALANCA_SITE").filter(|told| !told.is_empty()) else { return Ok(None) };
        let told = told.to_string_lossy();
        let problem = || {
            io::Error::other(format!(
                "PALANCA_SITE is no address of a site, such as https://example.com/folder/: {told}"
            ))
        };
        Self::read(&told).map(Some).ok_or_else(problem)
    }

    /// Host and folder alone: a query or a fragment would end up in the middle of other addresses.
    pub fn read(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let (authority, folder) = rest.split_once('/').unwrap_or((rest, ""));
        let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
        let is_name = |name: &str| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && !name.starts_with('-')
                && !name.ends_with('-')
        };
        let is_segment = |segment: &str| {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
            !matches!(segment, "" | "." | "..") && segment.bytes().all(is_plain)
        };
        let is_right = host.split('.').all(is_name)
            && port.is_none_or(|port| port.parse::<u16>().is_ok())
            && (folder.is_empty() || folder.strip_suffix('/').unwrap_or(folder).split('/').all(is_segment));
        is_right.then(|| Self(format!("{}/", text.strip_suffix('/').unwrap_or(text))))
    }
}

impl Deref for SiteAddress {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

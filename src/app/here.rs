//! Where the page is shown: what links and the printed sheet say of it.

/// What the browser tells of itself when the page is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here {
    /// The address of the whole page, without query and fragment.
    pub address: String,
    /// Whether the browser has a menu to send links on.
    pub can_share: bool,
    /// Whether the page stands in a frame of somebody else's.
    pub is_framed: bool,
    /// Whether the build writes it into the page, to be read until the app is there.
    pub is_written: bool,
}

/// The address of the whole page, where a page or a frame has this one: its query and its fragment are left out.
pub fn whole_page(address: &str) -> &str {
    let place = address.split(['?', '#']).next().unwrap_or_default();
    let folder = place.strip_suffix("index.html").unwrap_or(place);
    folder.strip_suffix("embed/").unwrap_or(folder)
}

#[cfg(test)]
mod tests {
    use super::whole_page;

    #[test]
    fn a_frame_s_links_lead_to_the_whole_page() {
        assert_eq!(whole_page("https://a.example/tools/es/embed/?theme=dark#v=1"), "https://a.example/tools/es/");
        assert_eq!(whole_page("https://a.example/es/embed/index.html"), "https://a.example/es/");
    }

    #[test]
    fn the_page_s_own_query_and_fragment_are_left_out() {
        assert_eq!(whole_page("https://a.example/es/?leads=3#v=1&title=a%2Fembed/"), "https://a.example/es/");
        assert_eq!(whole_page("https://a.example/en/"), "https://a.example/en/");
    }
}

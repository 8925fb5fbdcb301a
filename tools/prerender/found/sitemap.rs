//! The list of pages for those who crawl them. They want whole addresses.

use palanca::i18n::Language;

use super::{Page, SiteAddress, alternates};

/// Every page that may be found, each with its other languages.
pub fn sitemap(site: &SiteAddress) -> String {
    let entry = |page: Page| {
        let others = alternates(page, Some(site))
            .into_iter()
            .map(|(code, address)| format!("<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{address}\"/>\n"));
        format!("<url>\n<loc>{}</loc>\n{}</url>\n", page.address(site), others.collect::<String>())
    };
    let languages = Language::ALL.into_iter();
    let pages = [Page::Chooser].into_iter().chain(languages.flat_map(|it| [Page::Calculator(it), Page::Builder(it)]));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{}</urlset>\n",
        pages.map(entry).collect::<String>()
    )
}

/// Anybody may read everything: frames say themselves that they are not to be found.
pub fn robots(site: Option<&SiteAddress>) -> String {
    let sitemap = site.map(|site| format!("\nSitemap: {}sitemap.xml\n", &**site)).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

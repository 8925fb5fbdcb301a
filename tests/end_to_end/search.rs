//! What search engines, social networks and other programs find: in the pages as they are built, and as they would be for a
//! site whose address is known. Takes no browser.

use std::collections::{BTreeMap, BTreeSet};

use palanca::domain::benchmark::{FULL_SERVICE, HYBRID, HYBRID_CONSERVATIVE, INTERNAL, Row};
use palanca::i18n::Language;
use serde_json::Value;

use crate::card;
use crate::found::{self, PICTURE, Page, SiteAddress, head};
use crate::page::site;

/// What a picture may weigh: some networks leave out those that are slow to come.
const MOST_BYTES_OF_PICTURE: usize = 60 * 1024;

#[test]
fn the_built_pages_have_the_heads_that_are_checked_here() {
    let known = built_for();
    for page in pages() {
        assert!(built(&path(page)).contains(&head(page, known.as_ref())), "/{}", path(page));
    }
}

#[test]
fn titles_and_descriptions_fit_where_they_are_listed() {
    for page in pages() {
        let head = head(page, None);
        let title = property(&head, "og:title").expect("a title");
        let description = property(&head, "og:description").expect("a description");
        assert!((10..=60).contains(&title.chars().count()), "{page:?}: {title}");
        assert!((70..=160).contains(&description.chars().count()), "{page:?}: {description}");
        let page_title = if page == Page::Chooser { "Palanca" } else { &title };
        assert!(built(&path(page)).contains(&format!("<title>{page_title}</title>")), "{page:?}");
    }
}

#[test]
fn pages_name_each_other_in_every_language() {
    for known in [None, Some(known_site())] {
        let known = known.as_ref();
        for page in pages() {
            let named = alternates(&head(page, known));
            let mut expected: BTreeSet<&str> = Language::ALL.into_iter().map(Language::code).collect();
            if !matches!(page, Page::Builder(_)) {
                expected.insert("x-default");
            }
            assert_eq!(named.keys().map(String::as_str).collect::<BTreeSet<_>>(), expected, "{page:?}");
            for (code, address) in &named {
                let to = resolved(&path(page), address);
                let other = pages().find(|page| path(*page) == to).unwrap_or_else(|| panic!("{page:?}: no {address}"));
                assert!(code == "x-default" || built(&to).contains(&format!("<html lang=\"{code}\"")), "{to}");
                let back = alternates(&head(other, known)).into_values();
                assert!(back.map(|address| resolved(&to, &address)).any(|back| back == path(page)), "{to} to {page:?}");
            }
        }
    }
}

#[test]
fn whole_addresses_are_written_where_the_site_s_is_known() {
    let known = known_site();
    for page in pages() {
        let head = head(page, Some(&known));
        let own = format!("https://example.com/folder/{}", path(page));
        let canonical: Vec<_> = tags(&head, "link").into_iter().filter(|link| link["rel"] == "canonical").collect();
        assert_eq!(canonical.len(), 1, "{page:?}");
        assert_eq!(canonical[0]["href"], own);
        assert_eq!(property(&head, "og:url"), Some(own));
        let image = property(&head, "og:image").expect("a picture");
        let image = image.strip_prefix("https://example.com/folder/").expect("a whole address");
        assert_eq!(site().answer(&format!("/{image}"), "").status, 200, "{image}");
        let alternative = property(&head, "og:image:alt").expect("words for the picture");
        assert!(["72", "58", "34"].into_iter().all(|figure| alternative.contains(figure)), "{alternative}");
        let locales = tags(&head, "meta")
            .into_iter()
            .filter(|meta| meta.get("property").is_some_and(|name| name.starts_with("og:locale")));
        assert_eq!(locales.map(|meta| meta["content"].clone()).collect::<BTreeSet<_>>().len(), Language::ALL.len());
        assert!(alternates(&head).values().all(|address| address.starts_with("https://example.com/folder/")));
    }
}

#[test]
fn no_address_is_made_up() {
    for page in pages() {
        let head = head(page, None).replace("https://schema.org", "");
        for never in ["://", "canonical", "og:url", "og:image", "twitter:"] {
            assert!(!head.contains(never), "{page:?} has {never}: {head}");
        }
    }
    assert_eq!(file("robots.txt", None).as_deref(), Some("User-agent: *\nAllow: /\n"));
    assert_eq!(file("sitemap.xml", None), None);
}

#[test]
fn the_calculator_says_what_it_is() {
    for language in Language::ALL {
        for known in [None, Some(known_site())] {
            let head = head(Page::Calculator(language), known.as_ref());
            let (_, data) = head.split_once("<script type=\"application/ld+json\">").expect("data");
            let (data, _) = data.split_once("</script>").expect("an end");
            let data: Value = serde_json::from_str(data).expect("data is JSON");
            assert_eq!(data["@context"], "https://schema.org");
            assert_eq!(data["@type"], "WebApplication");
            assert_eq!(data["name"], language.sentences().page_title);
            assert_eq!(data["description"], language.sentences().page_description);
            assert_eq!(data["inLanguage"], language.code());
            assert_eq!(data["applicationCategory"], "BusinessApplication");
            assert_eq!(data["isAccessibleForFree"], true);
            assert_eq!(data["offers"]["price"], 0);
            assert_eq!(data["citation"]["headline"], found::ARTICLE);
            assert!(data["browserRequirements"].as_str().is_some_and(|needs| needs.contains("WebAssembly")));
            let url = known.is_some().then(|| format!("https://example.com/folder/{}/", language.code()));
            assert_eq!(data["url"].as_str(), url.as_deref());
            check_data_set(&data["isBasedOn"], language);
        }
    }
}

#[track_caller]
fn check_data_set(set: &Value, language: Language) {
    assert_eq!(set["@type"], "Dataset");
    let page = built(&format!("{}/", language.code()));
    for told in ["name", "description"] {
        let told = set[told].as_str().expect("a text");
        assert!(page.matches(told).count() > 1, "the page itself should say «{told}»");
    }
    let file = &set["distribution"];
    assert_eq!(file["encodingFormat"], "application/json");
    let path = resolved("es/", file["contentUrl"].as_str().expect("an address"));
    assert_eq!(path, "benchmark.json");
}

#[test]
fn frames_alone_are_not_to_be_found() {
    for file in site().files().expect("dist/ can be read").iter().filter(|file| file.ends_with("index.html")) {
        let page = built(file.strip_suffix("index.html").expect("a page of its own folder"));
        let metas = tags(&page, "meta");
        let robots = metas.iter().find(|meta| meta.get("name").is_some_and(|name| name == "robots"));
        assert_eq!(robots.map(|meta| &*meta["content"]), file.contains("embed/").then_some("noindex"), "{file}");
        assert_eq!(alternates(&page).is_empty(), robots.is_some(), "{file}");
    }
}

#[test]
fn the_list_of_pages_is_well_formed_and_complete() {
    let known = known_site();
    let list = file("sitemap.xml", Some(&known)).expect("a list");
    assert!(list.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    check_well_formed(list.split_once("?>").expect("a declaration").1);
    let entries: Vec<&str> = list.split("<url>").skip(1).collect();
    assert_eq!(entries.len(), pages().count());
    for (page, entry) in pages().zip(entries) {
        let address = page.address(&known);
        assert!(entry.contains(&format!("<loc>{address}</loc>")), "{entry}");
        let named = tags(entry, "xhtml:link").into_iter();
        let named: BTreeMap<_, _> = named.map(|link| (link["hreflang"].clone(), link["href"].clone())).collect();
        assert_eq!(named, alternates(&head(page, Some(&known))), "{address}");
    }
    let robots = file("robots.txt", Some(&known)).expect("rules");
    assert!(robots.ends_with("\nSitemap: https://example.com/folder/sitemap.xml\n"), "{robots}");
}

/// That every element is ended in its place.
#[track_caller]
fn check_well_formed(markup: &str) {
    let mut open = Vec::new();
    for tag in markup.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').expect("a tag has an end");
        assert!(!text.contains(['&', '>']), "{text}");
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).expect("a name");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} have no end");
}

#[test]
fn addresses_of_sites_are_read_or_refused() {
    for (told, read) in [
        ("https://example.com", "https://example.com/"),
        ("https://example.com/folder/", "https://example.com/folder/"),
        ("https://www.example.co.uk/a/b_c", "https://www.example.co.uk/a/b_c/"),
        ("http://localhost:8080/", "http://localhost:8080/"),
    ] {
        assert_eq!(SiteAddress::read(told).as_deref(), Some(read), "{told}");
    }
    for told in [
        "example.com",
        "//example.com/",
        "ftp://example.com/",
        "https://",
        "https:///folder/",
        "https://example..com/",
        "https://-a.com/",
        "https://me@example.com/",
        "https://example.com:port/",
        "https://example.com/?a=b",
        "https://example.com/#a",
        "https://example.com//",
        "https://example.com/../",
        "https://example.com/a b/",
        "https://example.com/\"><script>",
        " https://example.com/",
    ] {
        assert_eq!(SiteAddress::read(told), None, "{told}");
    }
}

#[test]
fn every_language_has_its_picture_with_today_s_words_and_figures() {
    for language in Language::ALL {
        let picture = shipped(&format!("social/{}.png", language.code()));
        assert_eq!(size(&picture), PICTURE, "{language:?}");
        let fingerprint = card::fingerprint(language);
        let is_of_today = picture.windows(fingerprint.len()).any(|text| text == fingerprint.as_bytes());
        assert!(is_of_today, "the picture says what the words or the model no longer say: run script/social-images");
        assert!(picture.len() <= MOST_BYTES_OF_PICTURE, "{language:?} has {} bytes", picture.len());
    }
}

#[test]
fn phones_and_lists_of_sites_find_an_icon() {
    assert_eq!(size(&shipped("apple-touch-icon.png")), [180, 180]);
    let links = tags(&built(""), "link").into_iter();
    let icons: Vec<String> = links.filter(|link| link["rel"] == "icon").map(|link| link["href"].clone()).collect();
    assert_eq!(icons, ["icon.svg"]);
    assert!(shipped("icon.svg").starts_with(b"<svg"));
}

/// What a browser would fetch on its own account once the page is there.
#[test]
fn nothing_is_linked_that_browsers_fetch_later() {
    for page in pages() {
        for link in tags(&built(&path(page)), "link") {
            assert!(!["manifest", "apple-touch-icon"].contains(&&*link["rel"]), "{page:?}: {link:?}");
        }
    }
}

#[test]
fn any_site_s_programs_may_ask_for_the_benchmark() {
    for (path, media_type) in [("/benchmark.json", "application/json"), ("/benchmark.csv", "text/csv; charset=utf-8")] {
        let headers = site().answer(path, "").headers;
        let header = |name: &str| headers.iter().find(|(known, _)| known == name).map(|(_, value)| &**value);
        assert_eq!(header("content-type"), Some(media_type));
        assert_eq!(header("access-control-allow-origin"), Some("*"), "{path}");
    }
}

#[test]
fn the_benchmark_can_be_read_by_programs() {
    let rows = [
        ("internal", "benchmark", INTERNAL),
        ("full_service", "benchmark", FULL_SERVICE),
        ("hybrid", "benchmark", HYBRID),
        ("hybrid", "conservative", HYBRID_CONSERVATIVE),
    ];
    let figures = |row: Row| {
        [
            ("sql_per_month", row.sql_per_month),
            ("sql_rate", row.sql_rate),
            ("cost_per_sql_eur", row.cost_per_sql),
            ("ceo_hours_per_week", row.ceo_hours_per_week),
        ]
    };
    let json: Value = serde_json::from_slice(&shipped("benchmark.json")).expect("it is JSON");
    assert_eq!(json["schema"], 1);
    assert_eq!(json["source"]["article"], found::ARTICLE);
    let csv = String::from_utf8(shipped("benchmark.csv")).expect("it is text");
    let mut lines = csv.split_terminator("\r\n").map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().expect("a head");
    let told = json["rows"].as_array().expect("rows");
    assert_eq!(told.len(), rows.len());
    for ((model, case, row), told) in rows.into_iter().zip(told) {
        let line = lines.next().expect("as many lines");
        let cell = |name: &str| line[head.iter().position(|known| *known == name).expect("a column")];
        assert_eq!((told["model"].as_str(), told["case"].as_str()), (Some(model), Some(case)));
        assert_eq!((cell("model"), cell("case")), (model, case));
        for (name, figure) in figures(row) {
            assert_eq!(told[name].as_f64(), Some(figure), "{model} {case} {name}");
            assert_eq!(cell(name).parse(), Ok(figure), "{model} {case} {name}");
            assert!(json["columns"].as_array().is_some_and(|known| known.iter().any(|column| column["name"] == name)));
        }
        assert_eq!(told["not_in_the_article"][0].as_str().unwrap_or(""), cell("not_in_the_article"));
    }
    assert!(lines.next().is_none());
}

#[test]
fn the_benchmark_stands_in_the_page_as_a_table() {
    for language in Language::ALL {
        let page = built(&format!("{}/", language.code()));
        let (_, table) = page.split_once("<table class=\"benchmark\">").expect("a table");
        let (table, _) = table.split_once("</table>").expect("an end");
        assert!(table.starts_with("<caption>"), "{table}");
        let scopes = tags(table, "th").into_iter().map(|cell| cell["scope"].clone());
        let [columns, rows] = ["col", "row"].map(|scope| scopes.clone().filter(|found| found == scope).count());
        assert_eq!((columns, rows, tags(table, "td").len()), (5, 4, 16));
    }
}

/// The pages that may be found, in the order of the list.
fn pages() -> impl Iterator<Item = Page> {
    let languages = Language::ALL.into_iter();
    [Page::Chooser].into_iter().chain(languages.flat_map(|it| [Page::Calculator(it), Page::Builder(it)]))
}

/// A page's place in the site.
fn path(page: Page) -> String {
    resolved("", &page.address(&known_site()))
}

fn known_site() -> SiteAddress {
    SiteAddress::read("https://example.com/folder/").expect("an address")
}

/// The address that `dist/` was built for; none where it was built for any.
fn built_for() -> Option<SiteAddress> {
    let page = built("");
    let canonical = tags(&page, "link").into_iter().find(|link| link["rel"] == "canonical");
    canonical.and_then(|link| SiteAddress::read(&link["href"]))
}

#[track_caller]
fn built(folder: &str) -> String {
    String::from_utf8(shipped(folder)).expect("a page is text")
}

#[track_caller]
fn shipped(path: &str) -> Vec<u8> {
    let answer = site().answer(&format!("/{path}"), "");
    assert_eq!(answer.status, 200, "{path}");
    answer.body
}

fn file(name: &str, known: Option<&SiteAddress>) -> Option<String> {
    found::files(known).into_iter().find(|(path, _)| *path == name).map(|(_, content)| content)
}

/// Where an address leads to from a folder of the site.
fn resolved(folder: &str, address: &str) -> String {
    if let Some(path) = address.strip_prefix(&*known_site()) {
        return path.to_owned();
    }
    let mut names: Vec<&str> = folder.split_terminator('/').collect();
    for part in address.split_inclusive('/') {
        match part {
            "./" => {}
            "../" => drop(names.pop().expect("it stays in the site")),
            part => names.push(part.trim_end_matches('/')),
        }
    }
    let is_folder = address.ends_with('/') && !names.is_empty();
    format!("{}{}", names.join("/"), if is_folder { "/" } else { "" })
}

fn alternates(head: &str) -> BTreeMap<String, String> {
    let links = tags(head, "link").into_iter().filter(|link| link["rel"] == "alternate");
    links.map(|link| (link["hreflang"].clone(), link["href"].clone())).collect()
}

fn property(head: &str, name: &str) -> Option<String> {
    let metas = tags(head, "meta").into_iter();
    let mut named = metas.filter(|meta| meta.get("property").is_some_and(|property| property == name));
    let first = named.next().map(|meta| meta["content"].clone());
    assert!(named.next().is_none(), "{name} stands twice");
    first
}

/// The attributes of every element of a name.
fn tags(markup: &str, name: &str) -> Vec<BTreeMap<String, String>> {
    let start = format!("<{name}");
    let tags = markup.split(&start).skip(1).filter(|rest| rest.starts_with([' ', '>']));
    tags.map(|rest| {
        let mut attributes = BTreeMap::new();
        let mut rest = rest;
        while let Some((before, after)) = rest.split_once("=\"").filter(|(before, _)| !before.contains('>')) {
            let (value, after) = after.split_once('"').expect("a value has an end");
            let name = before.rsplit(' ').next().expect("a name");
            attributes.insert(name.to_owned(), value.to_owned());
            rest = after;
        }
        attributes
    })
    .collect()
}

/// Width and height of a PNG.
#[track_caller]
fn size(picture: &[u8]) -> [u32; 2] {
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG");
    [16, 20].map(|at| u32::from_be_bytes(picture[at..at + 4].try_into().expect("four bytes")))
}

//! What search engines, social networks and other programs are told. Whole addresses are written where the build knows them;
//! where it does not, what would be wrong without one is left out.

mod address;
mod benchmark;
mod sitemap;

use palanca::app::number_format::{Digits, NumberFormat as _};
use palanca::domain::answer::Answer;
use palanca::domain::sales_model::SalesModel;
use palanca::domain::scenario::Scenario;
use palanca::i18n::Language;
use palanca::native::IcuFormat;
use palanca::share_link::Currency;
use serde_json::json;

pub use address::SiteAddress;

/// Where the figures are from.
pub const ARTICLE: &str = "Externalizar ventas B2B en 2026: ¿palanca o riesgo?";

/// Of a picture for social networks, in pixels.
pub const PICTURE: [u32; 2] = [1200, 630];

/// A page that may be found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Page {
    /// The root, which goes on to a language.
    Chooser,
    Calculator(Language),
    Builder(Language),
}

impl Page {
    /// Where it stands in the site.
    fn path(self) -> String {
        match self {
            Self::Chooser => String::new(),
            Self::Calculator(language) => format!("{}/", language.code()),
            Self::Builder(language) => format!("{}/builder/", language.code()),
        }
    }

    pub fn address(self, site: &SiteAddress) -> String {
        format!("{}{}", &**site, self.path())
    }

    fn language(self) -> Language {
        match self {
            Self::Chooser => Language::default(),
            Self::Calculator(language) | Self::Builder(language) => language,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Chooser | Self::Calculator(_) => self.language().sentences().page_title,
            Self::Builder(language) => language.builder_sentences().page_title,
        }
    }

    fn description(self) -> &'static str {
        match self {
            Self::Chooser | Self::Calculator(_) => self.language().sentences().page_description,
            Self::Builder(language) => language.builder_sentences().page_description,
        }
    }
}

/// What the head of a page says, besides its title.
pub fn head(page: Page, site: Option<&SiteAddress>) -> String {
    let description = escaped(page.description());
    let title = escaped(page.title());
    let alternates = alternates(page, site).into_iter();
    [
        // One element for both of those who ask.
        format!("<meta name=\"description\" property=\"og:description\" content=\"{description}\">\n"),
        property("title", &title),
        property("type", "website"),
        site.map(|site| whole(page, site)).unwrap_or_default(),
        alternates
            .map(|(code, address)| format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"{address}\">\n"))
            .collect(),
        match page {
            Page::Calculator(language) => calculator(language, site),
            Page::Chooser | Page::Builder(_) => String::new(),
        },
    ]
    .concat()
}

/// What has to be a whole address, and what is of no use without one.
fn whole(page: Page, site: &SiteAddress) -> String {
    let language = page.language();
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    let [width, height] = PICTURE.map(|length| length.to_string());
    let address = page.address(site);
    [
        format!("<link rel=\"canonical\" href=\"{address}\">\n"),
        property("url", &address),
        property("image", &format!("{}social/{}.png", &**site, language.code())),
        property("image:width", &width),
        property("image:height", &height),
        property("image:alt", &escaped(&picture_in_words(language))),
        property("locale", locale(language)),
        others.map(|other| property("locale:alternate", locale(other))).collect(),
        "<meta name=\"twitter:card\" content=\"summary_large_image\">\n".to_owned(),
    ]
    .concat()
}

fn property(name: &str, content: &str) -> String {
    format!("<meta property=\"og:{name}\" content=\"{content}\">\n")
}

/// What the picture of a language shows.
fn picture_in_words(language: Language) -> String {
    let words = language.words();
    let format = IcuFormat::new(language);
    let answer = Answer::of(&Scenario::default());
    let named = [words.internal(), words.full_service(), words.hybrid()].into_iter().zip(SalesModel::ALL);
    let models = named.filter_map(|(name, model)| {
        let cost = answer.models.of(model).cost_per_sql?;
        Some(format!("{name} {}", format.money(cost, Currency::EUR, Digits::exactly(0))))
    });
    let models: Vec<String> = models.collect();
    format!("{} {}{}{}.", words.title(), words.cost_per_sql(), words.colon(), models.join(words.semicolon()))
}

/// What the calculator says of itself as an app and to programs.
fn calculator(language: Language, site: Option<&SiteAddress>) -> String {
    let words = language.sentences();
    let root = site.map_or("../", |site| &**site);
    let mut app = json!({
        "@context": "https://schema.org",
        "@type": "WebApplication",
        "name": words.page_title,
        "description": words.page_description,
        "inLanguage": language.code(),
        "applicationCategory": "BusinessApplication",
        "browserRequirements": "JavaScript, WebAssembly",
        "isAccessibleForFree": true,
        "offers": { "@type": "Offer", "price": 0 },
        "citation": { "@type": "Article", "headline": ARTICLE },
        "isBasedOn": {
            "@type": "Dataset",
            "name": language.source_sentences().sources_table,
            "description": language.source_sentences().sources_article,
            "distribution": {
                "@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": format!("{root}benchmark.json"),
            },
        },
    });
    if let (Some(site), Some(app)) = (site, app.as_object_mut()) {
        app.insert("url".to_owned(), Page::Calculator(language).address(site).into());
    }
    // Only `<` could end the element that holds it.
    format!("<script type=\"application/ld+json\">{}</script>\n", app.to_string().replace('<', "\\u003c"))
}

/// The same page in every language, its own too, and where whoever speaks another is sent.
fn alternates(page: Page, site: Option<&SiteAddress>) -> Vec<(&'static str, String)> {
    let up = "../".repeat(page.path().matches('/').count());
    let address = |other: Page| match site {
        Some(site) => other.address(site),
        None if up.is_empty() && other == Page::Chooser => "./".to_owned(),
        None => format!("{up}{}", other.path()),
    };
    let in_language = |language| match page {
        Page::Chooser | Page::Calculator(_) => Page::Calculator(language),
        Page::Builder(_) => Page::Builder(language),
    };
    let languages = Language::ALL.into_iter().map(|language| (language.code(), address(in_language(language))));
    // The builder has no front door.
    let any = (!matches!(page, Page::Builder(_))).then(|| ("x-default", address(Page::Chooser)));
    languages.chain(any).collect()
}

/// What social networks call a language: with the country whose spelling the texts have.
const fn locale(language: Language) -> &'static str {
    match language {
        Language::Spanish => "es_ES",
        Language::English => "en_GB",
        Language::French => "fr_FR",
        Language::German => "de_DE",
        Language::Italian => "it_IT",
        Language::Portuguese => "pt_BR",
    }
}

/// The files beside the pages, by their names.
///
/// An app's manifest and a link to the icon for phones are not among what is told: Chromium fetches the one with its
/// pictures, Firefox the other, once the page is there, when nothing is to be requested any more. Phones find the icon by
/// its name, at the root of a host.
pub fn files(site: Option<&SiteAddress>) -> Vec<(&'static str, String)> {
    let mut files = vec![
        ("robots.txt", sitemap::robots(site)),
        ("benchmark.json", benchmark::as_json()),
        ("benchmark.csv", benchmark::as_csv()),
    ];
    files.extend(site.map(|site| ("sitemap.xml", sitemap::sitemap(site))));
    files
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

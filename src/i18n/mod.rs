//! The words: one sentence a field, filled per language in native-only code. The build writes one language's sentences
//! into its page, from which the Wasm reads them, so that only one language travels.

/// The sentences of a language, out of the modules that bear its code where this is called.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! sentences_of {
    ($language:expr) => {
        match $language {
            Language::Spanish => &es::SENTENCES,
            Language::English => &en::SENTENCES,
            Language::French => &fr::SENTENCES,
            Language::German => &de::SENTENCES,
            Language::Italian => &it::SENTENCES,
            Language::Portuguese => &pt::SENTENCES,
        }
    };
}

mod builder;
#[cfg(not(target_arch = "wasm32"))]
mod de;
#[cfg(not(target_arch = "wasm32"))]
mod en;
#[cfg(not(target_arch = "wasm32"))]
mod es;
#[cfg(not(target_arch = "wasm32"))]
mod fr;
#[cfg(not(target_arch = "wasm32"))]
mod it;
#[cfg(not(target_arch = "wasm32"))]
mod pt;
#[cfg(not(target_arch = "wasm32"))]
mod sources;
mod template;
mod words;

#[cfg(not(target_arch = "wasm32"))]
pub use builder::BuilderSentences;
#[cfg(not(target_arch = "wasm32"))]
pub use sources::SourceSentences;
#[cfg(not(target_arch = "wasm32"))]
pub use words::Sentences;

pub use builder::{BuilderWord, BuilderWords};
pub use template::{Part, fill, parts};
pub use words::{Word, Words};

/// A language the product is built in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    Spanish,
    English,
    French,
    German,
    Italian,
    Portuguese,
}

impl Language {
    pub const ALL: [Self; 6] =
        [Self::Spanish, Self::English, Self::French, Self::German, Self::Italian, Self::Portuguese];

    /// Its BCP 47 code, which is also the folder of its page.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spanish => "es",
            Self::English => "en",
            Self::French => "fr",
            Self::German => "de",
            Self::Italian => "it",
            Self::Portuguese => "pt",
        }
    }

    /// What its speakers call it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Spanish => "Español",
            Self::English => "English",
            Self::French => "Français",
            Self::German => "Deutsch",
            Self::Italian => "Italiano",
            Self::Portuguese => "Português",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language's sentences; in the page they come from the page itself.
    #[cfg(not(target_arch = "wasm32"))]
    pub const fn sentences(self) -> &'static Sentences {
        sentences_of!(self)
    }

    /// The language's words, without a page.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn words(self) -> Words {
        Words::new(self, self.sentences().list().into_iter().map(str::to_owned))
    }
}

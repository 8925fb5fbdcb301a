//! The words of the builder's page. They travel to that page alone, after the calculator's, some of which it shows too.

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

use std::ops::Deref;

use super::words::words;
use super::{Language, Word, Words};

/// The words of the builder's page: its own, and by dereferencing the calculator's.
#[derive(Clone, Debug, PartialEq)]
pub struct BuilderWords(Words);

impl Deref for BuilderWords {
    type Target = Words;

    fn deref(&self) -> &Words {
        &self.0
    }
}

impl BuilderWords {
    /// Of words in the order of [`Language::builder_list`].
    pub fn new(words: Words) -> Self {
        Self(words)
    }

    pub fn get(&self, word: BuilderWord) -> &String {
        self.at(Word::COUNT + word as usize)
    }

    /// What a language calls the calculator: code for a page in that language holds it, whatever this page's is.
    pub fn calculator_in(&self, language: Language) -> &String {
        self.foreign(language, 0)
    }

    /// How a language says "open the calculator".
    pub fn open_in(&self, language: Language) -> &String {
        self.foreign(language, 1)
    }

    fn foreign(&self, language: Language, which: usize) -> &String {
        let place = Language::ALL.into_iter().position(|other| other == language).unwrap_or_default();
        self.at(Word::COUNT + BuilderWord::COUNT + 2 * place + which)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Language {
    pub const fn builder_sentences(self) -> &'static BuilderSentences {
        sentences_of!(self)
    }

    /// The sentences that the builder's page reads, in its order: the calculator's, its own, and of every language those
    /// that code for a page in it holds.
    pub fn builder_list(self) -> Vec<&'static str> {
        let mut list = self.sentences().list();
        list.extend(self.builder_sentences().list());
        list.extend(
            Self::ALL.into_iter().flat_map(|other| [other.sentences().page_title, other.sentences().embed_open]),
        );
        list
    }

    /// The words of the builder's page, without a page.
    pub fn builder_words(self) -> BuilderWords {
        BuilderWords::new(Words::new(self, self.builder_list().into_iter().map(str::to_owned)))
    }
}

words! {
    BuilderSentences BuilderWord BuilderWords
    live {
        heading
        lead
        kept
        skip_to_code
        to_calculator
        look
        theme
        theme_auto
        theme_light
        theme_dark
        accent
        accent_help
        pick
        more_colours
        more_colours_note
        background
        text
        muted
        line
        in_dark
        as_accent
        colour_unreadable
        pale_in_light
        pale_in_dark
        radius
        radius_help
        radius_unreadable
        font
        font_help
        font_unreadable
        sections
        sections_note
        sections_none
        section_calculator
        section_models
        section_sources
        figures
        figures_note
        figures_link
        figures_link_help
        figures_link_taken
        figures_link_empty
        figures_main
        figures_none
        figures_count
        figures_clear
        call
        call_note
        call_url
        call_url_help
        call_url_unreadable
        call_label_field
        call_label_help
        measure
        data_layer
        data_layer_note
        preview
        preview_phone
        preview_desktop
        preview_of
        code
        code_form
        form_element
        form_frame
        form_link
        form_campaign
        note_element
        note_frame
        note_link
        note_campaign
        campaign_source
        campaign_medium
        campaign_name
        copy
        denied
    }
    written {
        page_title
        page_description
        needs_script
        cannot_start
        cannot_load
        loading
    }
}

//! The sentences on the sources: the build writes them below the calculator, and the app never sees them.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod pt;

use super::Language;

/// Declares the sentences and their list once.
macro_rules! sentences {
    ($($name:ident)*) => {
        /// The sentences on the sources in one language.
        #[derive(Debug)]
        pub struct SourceSentences {
            $(pub $name: &'static str,)*
        }

        impl SourceSentences {
            /// Each with its name.
            pub fn named(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name)),*]
            }
        }
    };
}

impl Language {
    pub const fn source_sentences(self) -> &'static SourceSentences {
        sentences_of!(self)
    }
}

sentences! {
    hybrid_benchmark
    hybrid_conservative
    sources_title
    sources_article
    sources_principle
    sources_table
    model
    sources_ours_title
    sources_ours_team
    sources_ours_rate
    sources_ours_conservative
    sources_ours_full
    sources_unreconciled_title
    sources_unreconciled_pilot
    sources_unreconciled_hours
    sources_best_case
    sources_not_modelled_title
    not_modelled_brand
    not_modelled_learning
    not_modelled_data
    not_modelled_sql
    not_modelled_minimum
}

//! Every component as text, in every language: what a reader gets before any script has run.

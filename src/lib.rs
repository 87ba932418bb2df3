//! `chancery` builds a network of multilingual mission blogs from Markdown.
pub mod diagnostic;
pub mod failure;
pub mod model;
pub mod source;
pub mod write;

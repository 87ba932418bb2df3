//! Plain data: what the stages hand to one another. Nothing here reads, renders or decides.

pub mod artifact;
pub mod body;
pub mod language;

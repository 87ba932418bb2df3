//! Plain data: what the stages hand to one another. Nothing here reads, renders or decides.

pub mod addresses;
pub mod alternates;
pub mod artifact;
pub mod blog;
pub mod body;
pub mod conventions;
pub mod document;
pub mod edition;
pub mod feeds;
pub mod front_matter;
pub mod kept;
pub mod language;
pub mod mailing;
pub mod moment;
pub mod name;
pub mod post;
pub mod published;
pub mod register;
pub mod revision;
pub mod settings;
pub mod sharing;
pub mod site;
pub mod text;
pub mod url;
pub mod view;
pub mod writing;

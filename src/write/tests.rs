//! Whole builds into temporary folders.

pub(super) mod artifact;
mod builds;
mod foreign_files;
mod in_place;
mod interrupted;
mod manifests;
mod random;
mod site;

//! One artifact's bytes from plain values. Everything here is a pure function: no file, clock or network.

pub mod feeds;
pub mod sitemap;
pub mod xml;

//! The site's files as the rest of the program knows them.
//!
//! A [`Source`] is a path and what is expected there. It reads itself when asked and keeps nothing,
//! so that no build ever holds all the texts. Texts that are not UTF-8 are a diagnostic; a file that
//! went away between listing and reading is one too.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::language::Language;

/// The number of a source in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// Whose a text is: the hub's or a mission's, by folder name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    Network,
    Mission(String),
}

/// What stands at a path. Languages are as the file name has them; `None` is the default language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Network,
    Mission {
        mission: String,
    },
    Author {
        id: String,
    },
    Policy {
        scope: Scope,
        name: String,
        language: Option<Language>,
    },
    Page {
        scope: Scope,
        name: String,
        language: Option<Language>,
    },
    Digest {
        scope: Scope,
        name: String,
        language: Option<Language>,
    },
    Alert {
        scope: Scope,
        name: String,
        language: Option<Language>,
    },
    /// `stem` is `2012-05-15-slug`. A bundle's files stand in a folder of that name.
    Post {
        mission: String,
        stem: String,
        language: Option<Language>,
        bundle: bool,
    },
    Comments {
        mission: String,
        stem: String,
    },
    /// `name` is the path inside the bundle's folder, with `/`.
    BundleFile {
        mission: String,
        stem: String,
        name: String,
    },
    /// `name` is the path below `static/`, with `/`.
    Static {
        name: String,
    },
    ThemeManifest {
        theme: String,
    },
    ThemeTemplate {
        theme: String,
        name: String,
    },
    ThemeStatic {
        theme: String,
        name: String,
    },
    ThemeMessages {
        theme: String,
        language: String,
    },
    Messages {
        language: String,
    },
    /// Nothing that is read: a note among a theme's files, or a file that is listed for its fault alone.
    Nothing,
}

/// Where a source's bytes come from.
#[derive(Debug, Clone)]
pub enum Origin {
    Disk(PathBuf),
    /// Compiled into the program: the default theme and the shipped messages.
    Embedded(&'static [u8]),
}

/// One file of the site, or one that the program carries.
#[derive(Debug, Clone)]
pub struct Source {
    /// As it is shown: from the site's folder, with `/`.
    pub path: String,
    pub kind: Kind,
    pub origin: Origin,
}

impl Source {
    /// The file's bytes.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        match &self.origin {
            Origin::Disk(path) => fs::read(path),
            Origin::Embedded(bytes) => Ok(bytes.to_vec()),
        }
    }

    /// The path on disk, if it is there.
    pub fn disk_path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::Disk(path) => Some(path),
            Origin::Embedded(_) => None,
        }
    }
}

/// Whether there is anything at a path of the disk.
pub fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// All sources, sorted by path; those of the program itself come first.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    pub files: Vec<Source>,
}

impl Sources {
    pub fn get(&self, id: SourceId) -> &Source {
        &self.files[id.0 as usize]
    }

    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.files.iter().enumerate().map(|(index, source)| (SourceId(index as u32), source))
    }

    /// Of all of them together, in bytes; a file that is gone counts nothing.
    pub fn size(&self) -> u64 {
        let size = |source: &Source| match &source.origin {
            Origin::Disk(path) => fs::metadata(path).map_or(0, |facts| facts.len()),
            Origin::Embedded(bytes) => bytes.len() as u64,
        };
        self.files.iter().map(size).sum()
    }

    /// A source's text, without a byte order mark.
    pub fn text(&self, id: SourceId) -> Result<String, Diagnostic> {
        let bytes = self.get(id).bytes().map_err(|error| {
            Diagnostic::new(Code::UnreadableFile, id, format!("this file cannot be read: {error}"))
                .help("check that the file is still there and that you may read it")
        })?;
        decode(id, &bytes).map(str::to_owned)
    }
}

/// Bytes as text, without a byte order mark, or the place of the first byte that is not UTF-8.
pub fn decode(id: SourceId, bytes: &[u8]) -> Result<&str, Diagnostic> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    simdutf8::compat::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        Diagnostic::new(Code::NotUtf8, id, "this file is not written in UTF-8")
            .span(at..at + 1)
            .help("save it again with the encoding UTF-8, without changing anything else")
    })
}

/// A text and where its lines begin, to turn byte offsets into lines and columns.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Line and column of a byte offset, both from 1; columns count characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        (line, column + 1)
    }
}

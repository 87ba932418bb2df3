//! The other way: the live tree itself is brought up to date, file by file.
//!
//! Visitors may see a mixture while that goes on, but never half a file, and nothing is replaced
//! before all is rendered.

use std::fs;
use std::os::unix::fs::MetadataExt;

use crate::diagnostic::Checked;
use crate::failure::Failure;
use crate::write::apply::apply;
use crate::write::build::{Build, is_same_to_visitors, refresh};
use crate::write::compare::{Need, compare, surplus};
use crate::write::files;
use crate::write::hooks::Step;
use crate::write::outcome::outcome;
use crate::write::render::{Sink, render_all};
use crate::write::stage::Stage;
use crate::write::tree::{Tree, open_live};
use crate::write::wanted::{of_live, settle};
use crate::write::{Outcome, Planned};

/// Where rendered files wait until all are there. They must be on the output's file system, since
/// they are renamed into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Staging {
    Beside,
    /// In the output, for as long as the build runs: where it is a file system of its own.
    Inside,
}

/// Builds into the live tree. `because` is told in the outcome.
pub(super) fn in_place<A: Planned>(
    build: &Build<'_, A>,
    live: Option<Tree>,
    staging: Staging,
    because: Option<String>,
) -> Result<Checked<Option<Outcome>>, Failure> {
    let Build { task, place, state, files, folders, claimed } = *build;
    let live = match live {
        Some(live) => live,
        None => {
            let output = &place.output;
            fs::create_dir(output).map_err(|error| files::failure("make the folder", output, &error))?;
            let made = open_live(place, state)?;
            made.ok_or_else(|| Failure::new(format!("`{}` went away", output.display())))?
        }
    };
    let standings = compare(files, &live.known, None, claimed);
    let to_render = standings.iter().filter(|standing| standing.need == Need::Render).count();
    let path = match staging {
        Staging::Beside => place.outer_stage(),
        Staging::Inside => place.inner_stage(),
    };
    let stage = Stage::make(path, to_render)?;
    let rendered = match render_all(&task, &standings, Some(&live), &Sink::Stage(&stage))? {
        Ok(rendered) => rendered,
        Err(faults) => {
            stage.discard()?;
            return Ok(Checked::new(None, faults));
        }
    };
    let settled = settle(&standings, &rendered, Some(&live))?;
    let removed = surplus(&live.known.files, files);
    let told = || Outcome { in_place_because: because, ..outcome(&settled, &removed) };
    if is_same_to_visitors(&settled, &removed) {
        stage.discard()?;
        refresh(&live, &settled, state)?;
        return Ok(Checked::new(Some(told()), Vec::new()));
    }
    let wanted = of_live(&settled, folders, &live.known);
    apply(&live, None, &wanted, &stage, state, task.hooks)?;
    (task.hooks.before)(Step::CleanUp, "")?;
    let spare = fs::symlink_metadata(place.spare()).map_or(0, |facts| facts.ino());
    state.keep_only(&[live.inode, spare])?;
    Ok(Checked::new(Some(told()), Vec::new()))
}

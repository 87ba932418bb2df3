//! The usual way: the spare is brought up to date and takes the live tree's place.

use crate::diagnostic::Checked;
use crate::failure::Failure;
use crate::write::apply::{apply, make_folders};
use crate::write::build::{Build, Task, is_same_to_visitors, refresh};
use crate::write::compare::{Need, compare, surplus};
use crate::write::exchange::{Exchanged, exchange};
use crate::write::files;
use crate::write::foreign;
use crate::write::hooks::Step;
use crate::write::in_place::{Staging, in_place};
use crate::write::manifest::{FolderRow, Manifest};
use crate::write::outcome::outcome;
use crate::write::render::{Sink, render_all};
use crate::write::stage::Stage;
use crate::write::tree::{Tree, open_spare};
use crate::write::wanted::{of_spare, settle};
use crate::write::{Content, Outcome, Planned, Progress};

/// Builds beside the live tree and exchanges. Goes on in place where that turns out to be impossible.
pub(super) fn by_exchange<A: Planned>(
    build: &Build<'_, A>,
    live: Option<Tree>,
) -> Result<Checked<Option<Outcome>>, Failure> {
    let Build { task, place, state, files, folders, claimed } = *build;
    let nothing = Manifest::default();
    let known = live.as_ref().map_or(&nothing, |live| &live.known);
    let mut spare = open_spare(place, state, live.as_ref())?;
    // Where there is nothing to keep, files are written to their places at once: into a tree without
    // a manifest, which is worth nothing until it has one.
    let direct = spare.forgotten && known.files.is_empty();
    if direct {
        spare.known.folders = folders.iter().map(|path| (*path, FolderRow::unseen(false))).collect();
    }
    let spare = spare;
    let standings = compare(files, known, Some(&spare.known), claimed);
    let to_render = standings.iter().filter(|standing| standing.need == Need::Render).count();
    let stage = Stage::make(place.outer_stage(), if direct { 0 } else { to_render })?;
    let mut foreign_files = match live.as_ref().map(|live| foreign::stage(live, &spare, &stage, files.len()))
    {
        None => Vec::new(),
        Some(Ok(foreign_files)) => foreign_files,
        Some(Err(because)) => {
            stage.discard()?;
            return in_place(build, live, Staging::Beside, Some(because));
        }
    };
    if direct {
        make_folders(&spare, folders, task.hooks)?;
    }
    let sink = if direct { Sink::Tree(&spare) } else { Sink::Stage(&stage) };
    let rendered = match render_all(&task, &standings, live.as_ref(), &sink)? {
        Ok(rendered) => rendered,
        Err(faults) => {
            stage.discard()?;
            if direct {
                files::remove_tree(&spare.path)
                    .map_err(|error| files::failure("remove", &spare.path, &error))?;
            }
            return Ok(Checked::new(None, faults));
        }
    };
    let settled = settle(&standings, &rendered, live.as_ref())?;
    drop(rendered);
    let removed = surplus(&known.files, files);
    if let Some(live) = &live
        && is_same_to_visitors(&settled, &removed)
    {
        stage.discard()?;
        refresh(live, &settled, state)?;
        return Ok(Checked::new(Some(outcome(&settled, &removed)), Vec::new()));
    }

    foreign_files.extend(foreign::rescue(&spare, live.as_ref(), files, folders));
    foreign_files.sort_unstable_by_key(|file| file.path);
    let wanted = of_spare(&settled, foreign_files, folders, live.as_ref().map(|live| &live.known), direct);
    if let Err(failure) = apply(&spare, live.as_ref(), &wanted, &stage, state, task.hooks) {
        if task.hooks.tidy {
            // It may not be as its manifest says. Without one the next build makes it anew.
            state.forget(spare.inode)?;
        }
        return Err(failure);
    }
    drop(wanted);
    if let Some(live) = live.as_ref().filter(|live| live.differs) {
        // What someone put there must be known when this tree is the spare: see `Tree::late`.
        state.save(live.inode, &live.known)?;
    }
    (task.hooks.before)(Step::Exchange, "")?;
    if let Exchanged::Impossible(because) = exchange(place, live.is_some(), task.hooks)? {
        // All is rendered: it only has to be copied.
        let render = |artifact: &A| Ok(Content::Copy(spare.path.join(artifact.path())));
        let task = Task { render: &render, progress: &Silence, ..task };
        return in_place(&Build { task, ..*build }, live, Staging::Inside, Some(because));
    }
    (task.hooks.before)(Step::CleanUp, "")?;
    let inodes: Vec<u64> = live.iter().chain([&spare]).map(|tree| tree.inode).collect();
    state.keep_only(&inodes)?;
    Ok(Checked::new(Some(outcome(&settled, &removed)), Vec::new()))
}

struct Silence;

impl Progress for Silence {
    fn begin(&self, _: u64) {}
    fn step(&self) {}
    fn end(&self) {}
}

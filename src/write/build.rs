//! One build: what is looked at first, and which way is taken.

use std::collections::HashSet;

use crate::diagnostic::Checked;
use crate::failure::Failure;
use crate::write::by_exchange::by_exchange;
use crate::write::check::check_output;
use crate::write::compare::{Need, compare};
use crate::write::exchange;
use crate::write::foreign;
use crate::write::hooks::Hooks;
use crate::write::in_place::{Staging, in_place};
use crate::write::layout::{PlannedFile, folders, lay_out};
use crate::write::outcome::{nothing_changed, rows};
use crate::write::place::{Place, locate};
use crate::write::state::State;
use crate::write::tree::{Tree, open_live};
use crate::write::wanted::{Origin, Settled};
use crate::write::{Outcome, Planned, Progress, Render, Request};

/// What is asked for.
pub(super) struct Task<'t, A> {
    pub request: Request<'t>,
    pub artifacts: &'t [A],
    pub render: &'t Render<'t, A>,
    pub progress: &'t dyn Progress,
    pub hooks: &'t Hooks<'t>,
}

impl<A> Clone for Task<'_, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for Task<'_, A> {}

/// What both ways need.
pub(super) struct Build<'b, A> {
    pub task: Task<'b, A>,
    pub place: &'b Place,
    pub state: &'b State,
    /// The plan, sorted by path, and its folders.
    pub files: &'b [PlannedFile<'b>],
    pub folders: &'b [&'b str],
    /// Planned paths at which a file stands that is not ours.
    pub claimed: &'b HashSet<String>,
}

/// See [`crate::write::write`].
pub(super) fn build<A: Planned>(task: Task<'_, A>) -> Result<Checked<Option<Outcome>>, Failure> {
    let Request { site, output, .. } = task.request;
    check_output(site, output)?;
    let files = lay_out(task.artifacts)?;
    let place = locate(site, output)?;
    let state = State::open(&place)?;
    let done = build_alone(task, &place, &state, &files);
    if done.is_err() && task.hooks.tidy {
        // The failure that is known already says more than one of this would.
        let _ = place.clear_stages();
        exchange::clean_up(&place);
    }
    done
}

/// The build, while the lock is held.
fn build_alone<A: Planned>(
    task: Task<'_, A>,
    place: &Place,
    state: &State,
    files: &[PlannedFile<'_>],
) -> Result<Checked<Option<Outcome>>, Failure> {
    exchange::recover(place)?;
    place.clear_stages()?;
    let mut live = open_live(place, state)?;
    if let Some(live) = &live
        && is_up_to_date(live, files)
    {
        if live.differs {
            state.save(live.inode, &live.known)?;
        }
        return Ok(Checked::new(Some(nothing_changed(&live.known)), Vec::new()));
    }
    let folders = folders(files)?;
    let claimed = match &mut live {
        Some(live) => foreign::claim(live, files, &folders)?,
        None => HashSet::new(),
    };
    let build = Build { task, place, state, files, folders: &folders, claimed: &claimed };
    let done = match (task.request.in_place, exchange::obstacle(place)?) {
        (false, None) => by_exchange(&build, live),
        (false, Some(because)) => in_place(&build, live, Staging::Inside, Some(because)),
        (true, None) => in_place(&build, live, Staging::Beside, None),
        (true, Some(_)) => in_place(&build, live, Staging::Inside, None),
    }?;
    exchange::clean_up(place);
    Ok(done)
}

fn is_up_to_date(live: &Tree, files: &[PlannedFile<'_>]) -> bool {
    live.known.files.len() == files.len()
        && compare(files, &live.known, None, &HashSet::new())
            .iter()
            .all(|standing| standing.need == Need::Live)
}

/// Whether visitors would see no difference between the live tree and the plan.
pub(super) fn is_same_to_visitors(settled: &[Settled<'_>], removed: &[&str]) -> bool {
    removed.is_empty() && settled.iter().all(|file| file.origin == Origin::Live)
}

/// Writes down the fingerprints of a live tree that holds all the right bytes already.
pub(super) fn refresh(live: &Tree, settled: &[Settled<'_>], state: &State) -> Result<(), Failure> {
    let known = live.known.clone();
    state.save(live.inode, &crate::write::manifest::Manifest { files: rows(settled), ..known })
}

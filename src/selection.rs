//! `--mission`: only some missions' files are built, and everything else in the output stays as it is.

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::failure::Failure;
use crate::model::artifact::{Fingerprint, Phase};
use crate::model::site::Site;
use crate::plan::Artifact;
use crate::write::{self, Content, Planned};

/// Where the themes' files of the network's own site stand.
const ASSETS: &str = "assets/";

/// A file of the output: one that is planned, or one of another mission that is there already.
pub struct Chosen<'a> {
    path: String,
    fingerprint: Fingerprint,
    /// How to make it; `None` where it can only be left as it is.
    artifact: Option<&'a Artifact>,
}

impl Planned for Artifact {
    fn path(&self) -> &str {
        &self.path
    }

    fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    fn phase(&self) -> Phase {
        Artifact::phase(self)
    }
}

impl Planned for Chosen<'_> {
    fn path(&self) -> &str {
        &self.path
    }

    fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    fn phase(&self) -> Phase {
        self.artifact.map_or(Phase::Asset, Artifact::phase)
    }
}

/// The named missions' artifacts and the themes' files as planned; of all others those that the output
/// has, as it has them. Fails on a mission that the network does not have.
pub fn select<'a>(
    artifacts: &'a [Artifact],
    missions: &[String],
    site: &Site,
    to: &write::Request,
) -> Result<Vec<Chosen<'a>>, Failure> {
    for mission in missions {
        let known: Vec<&str> = site.blogs.iter().skip(1).map(|blog| &*blog.id).collect();
        if !known.contains(&mission.as_str()) {
            let help = match nearest(mission, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the missions are: {}", known.join(", ")),
            };
            return Err(Failure::new(format!("there is no mission `{mission}`")).help(help));
        }
    }
    let is_of_mission = |path: &str| {
        let folder = path.split('/').next().unwrap_or("");
        missions.iter().any(|mission| mission == folder)
    };
    // A page that is left as it is asks for the style sheet that it was made with, so no asset goes.
    let is_planned =
        |artifact: &&Artifact| is_of_mission(&artifact.path) || artifact.path.starts_with(ASSETS);
    let find = |path: &str| {
        artifacts.binary_search_by(|artifact| artifact.path.as_str().cmp(path)).ok().map(|at| &artifacts[at])
    };
    let mut chosen: Vec<Chosen> = write::recorded(to)?
        .into_iter()
        .filter(|(path, _)| !is_of_mission(path) && find(path).is_none_or(|artifact| !is_planned(&artifact)))
        .filter_map(|(path, recorded)| {
            let artifact = find(&path);
            // What an ended build has left open is made anew, or goes where the site has it no longer.
            let fingerprint = recorded.or_else(|| artifact.map(|artifact| artifact.fingerprint))?;
            Some(Chosen {
                artifact: artifact.filter(|artifact| artifact.fingerprint == fingerprint),
                path,
                fingerprint,
            })
        })
        .collect();
    let planned = artifacts.iter().filter(is_planned);
    chosen.extend(planned.map(|artifact| Chosen {
        path: artifact.path.clone(),
        fingerprint: artifact.fingerprint,
        artifact: Some(artifact),
    }));
    chosen.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(chosen)
}

/// Renders a chosen file. One that the site has no longer, or would make otherwise now, can only be left
/// as it is: with today's bytes under the old fingerprint it would be taken for up to date one day.
pub fn render(chosen: &Chosen, render: &write::Render<'_, Artifact>) -> Result<Content, Vec<Diagnostic>> {
    match chosen.artifact {
        Some(artifact) => render(artifact),
        None => Err(vec![
            Diagnostic::nowhere(
                Code::MissingFile,
                format!("the output has lost the file `{}`, which is not of this mission", chosen.path),
            )
            .help("build once without `--mission`"),
        ]),
    }
}

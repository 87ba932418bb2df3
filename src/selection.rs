//! `--mission`: only some missions' files are built, and everything else in the output stays as it is.

use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::failure::Failure;
use crate::model::artifact::{Fingerprint, Phase};
use crate::model::site::Site;
use crate::plan::Artifact;
use crate::write::{self, Content, Planned};

/// A file of the output: one that is planned, or one of another mission that is there already.
pub struct Chosen<'a> {
    path: String,
    fingerprint: Fingerprint,
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
    let is_meant = |path: &str| {
        let folder = path.split('/').next().unwrap_or("");
        folder == "assets" || missions.iter().any(|mission| mission == folder)
    };
    let mut chosen: Vec<Chosen> = write::recorded(to)?
        .into_iter()
        .filter(|(path, _)| !is_meant(path))
        .map(|(path, fingerprint)| {
            let artifact = artifacts.binary_search_by(|artifact| artifact.path.as_str().cmp(&path)).ok();
            Chosen { artifact: artifact.map(|at| &artifacts[at]), path, fingerprint }
        })
        .collect();
    let planned = artifacts.iter().filter(|artifact| is_meant(&artifact.path));
    chosen.extend(planned.map(|artifact| Chosen { path: artifact.path.clone(), fingerprint: artifact.fingerprint, artifact: Some(artifact) }));
    chosen.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(chosen)
}

/// Renders a chosen file. One that is not planned any more can only be left as it is.
pub fn render(chosen: &Chosen, render: &write::Render<'_, Artifact>) -> Result<Content, Vec<Diagnostic>> {
    match chosen.artifact {
        Some(artifact) => render(artifact),
        None => Err(vec![
            Diagnostic::nowhere(Code::MissingFile, format!("the output has lost the file `{}`, which is no longer of the site", chosen.path))
                .help("build once without `--mission`"),
        ]),
    }
}

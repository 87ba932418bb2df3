//! How long each stage takes, on a made-up network: `cargo bench`.
//!
//! Parsing, resolving and planning are timed for the whole network, rendering for one artifact of a kind.

use std::hint::black_box;
use std::path::Path;

use chancery::looks;
use chancery::model::settings::FeedFormat;
use chancery::model::view::{FeedOf, View};
use criterion::{BatchSize, Criterion};

mod calls;

use calls::Done;

type IsOfKind<'a> = &'a dyn Fn(&View) -> bool;

fn main() -> Done<()> {
    let mut criterion = Criterion::default().configure_from_args();
    let folder = tempfile::tempdir()?;
    calls::corpus(folder.path())?;
    let site = folder.path().join("chancery");
    stages(&mut criterion, &site)?;
    criterion.final_summary();
    Ok(())
}

fn stages(criterion: &mut Criterion, site: &Path) -> Done<()> {
    let sources = calls::discover(site)?;
    criterion.bench_function("discover", |bench| bench.iter(|| calls::discover(site).map(black_box).is_ok()));
    criterion.bench_function("parse", |bench| bench.iter_with_large_drop(|| calls::parse(&sources)));

    let parse = || {
        let mut parsed = calls::parse(&sources);
        let themes = std::mem::take(&mut parsed.themes);
        (parsed, themes)
    };
    let (parsed, themes) = parse();
    let names = looks::names(&themes);
    criterion.bench_function("resolve", |bench| {
        bench.iter_batched(
            || parse().0,
            |parsed| calls::resolve(parsed, &sources, &names),
            BatchSize::PerIteration,
        );
    });

    let site = calls::resolve(parsed, &sources, &names).ok_or("the corpus has no network")?;
    let dressed = calls::dress(&site, &themes)?;
    criterion.bench_function("plan", |bench| {
        bench.iter_with_large_drop(|| calls::plan(&site, &dressed));
    });

    let artifacts = calls::plan(&site, &dressed);
    let pages = calls::Pages::new(&site, &sources, &dressed, &artifacts);
    let renderer = pages.renderer();
    let is_blogs_atom =
        |view: &View| matches!(view, View::Feed { of: FeedOf::Blog, format: FeedFormat::Atom, .. });
    let kinds: [(&str, IsOfKind); 4] = [
        ("render a post", &|view| matches!(view, View::Post(_))),
        ("render a listing", &|view| matches!(view, View::Home { slice, .. } if slice.page == 2)),
        ("render a feed", &is_blogs_atom),
        ("render a week in review", &|view| matches!(view, View::Digest { .. })),
    ];
    for (name, is_of_kind) in kinds {
        let artifact = artifacts.iter().find(|artifact| is_of_kind(&artifact.view));
        let artifact = artifact.ok_or_else(|| format!("the corpus has nothing for: {name}"))?;
        if calls::render(&renderer, artifact) == 0 {
            return Err(format!("{} is not rendered", artifact.path).into());
        }
        criterion.bench_function(name, |bench| bench.iter(|| calls::render(&renderer, black_box(artifact))));
    }
    Ok(())
}

//! The program's shape: who may use whom, where each library lives, who touches the world, how long files are.
//! ARCHITECTURE.md says why.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

mod files;
mod paths;
mod rules;

use files::files;

type Tested = Result<(), Box<dyn Error>>;

/// A file longer than this does more than one job.
const LONGEST: usize = 500;

/// Files that may be longer, and why.
const LONG: &[(&str, &str)] = &[];

#[test]
fn every_use_is_allowed() -> Tested {
    let mut faults = Vec::new();
    for file in files()?.iter().filter(|file| !file.is_test) {
        for used in &file.used {
            if let Some(fault) = rules::fault(&file.module, used) {
                faults.push(format!("{}:{}: {}: {fault}", file.path, used.line, used.path.join("::")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

#[test]
fn every_module_has_a_layer() -> Tested {
    let tops: BTreeSet<String> = files()?.iter().filter_map(|file| file.module.first().cloned()).collect();
    let without: Vec<_> = tops.iter().filter(|name| rules::layer(name).is_none()).collect();
    assert!(without.is_empty(), "give these a layer in tests/architecture/rules.rs: {without:?}");
    Ok(())
}

#[test]
fn every_library_has_a_place() -> Tested {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))?;
    let section = manifest.split_once("[dependencies]").ok_or("Cargo.toml has no [dependencies]")?.1;
    let asked_for: BTreeSet<String> = section
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once('=').map(|(name, _)| name.trim().replace('-', "_")))
        .collect();
    let placed: BTreeSet<String> = rules::LIBRARIES.iter().map(|(name, ..)| (*name).to_owned()).collect();
    assert_eq!(asked_for, placed, "Cargo.toml and the table in tests/architecture/rules.rs differ");
    Ok(())
}

/// An exception that nothing needs any more would let a fault in later.
#[test]
fn every_allowance_is_used() -> Tested {
    let files = files()?;
    let is_used = |name: &str, place: &str| {
        files
            .iter()
            .filter(|file| starts(&file.module.join("::"), place))
            .any(|file| file.used.iter().any(|used| starts(&used.path.join("::"), name)))
    };
    let places = rules::LIBRARIES.iter().chain(rules::WORLD);
    let allowed = places.flat_map(|(name, places, _)| places.iter().map(move |place| (*name, *place)));
    let excepted = rules::EXCEPTIONS.iter().map(|(who, whom, _)| (*whom, *who));
    let idle: Vec<_> = allowed
        .filter(|(name, place)| !MAY_BE_IDLE.contains(name) && !is_used(name, place))
        .chain(excepted.filter(|(whom, who)| !is_used(&format!("crate::{whom}"), who)))
        .collect();
    assert!(idle.is_empty(), "tests/architecture/rules.rs allows what nothing uses: {idle:?}");
    Ok(())
}

/// Ways to read the clock that nobody uses now, and nobody but `main` should.
const MAY_BE_IDLE: &[&str] = &["std::time::SystemTime", "SystemTime", "Zoned::now"];

#[test]
fn files_have_one_job() -> Tested {
    let long: Vec<_> = files()?
        .into_iter()
        .filter(|file| file.lines > LONGEST && !LONG.iter().any(|(path, _)| *path == file.path))
        .map(|file| format!("{} has {} lines", file.path, file.lines))
        .collect();
    assert!(long.is_empty(), "more than {LONGEST} lines: {long:?}");
    Ok(())
}

#[test]
fn every_file_says_what_it_does() -> Tested {
    let silent: Vec<_> = files()?
        .into_iter()
        .filter(|file| !file.has_documentation && !file.is_test)
        .map(|file| file.path)
        .collect();
    assert!(silent.is_empty(), "no module documentation (`//!`) at the top of: {silent:?}");
    Ok(())
}

/// The code map of ARCHITECTURE.md is kept true: it knows every file.
#[test]
fn every_file_is_on_the_map() -> Tested {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md"))?;
    let words: BTreeSet<&str> =
        map.split(|letter: char| letter.is_whitespace() || "/,:;`()".contains(letter)).collect();
    let missing: Vec<_> = files()?
        .into_iter()
        .filter(|file| !file.is_test)
        .filter(|file| file.path.rsplit('/').next().is_some_and(|name| !words.contains(name)))
        .map(|file| file.path)
        .collect();
    assert!(missing.is_empty(), "the code map of ARCHITECTURE.md does not know {missing:?}");
    Ok(())
}

fn starts(path: &str, top: &str) -> bool {
    path.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

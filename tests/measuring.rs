//! `--timings` and `--trace`: what they say, where, and that nothing else is different for it.

use std::error::Error;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

type Tested = Result<(), Box<dyn Error>>;

const UP_TO_THE_PLAN: &[&str] =
    &["recall", "discover", "parse", "resolve", "looks", "plan", "rules", "settle"];

fn chancery(folder: &Path, arguments: &[&str]) -> Result<Output, Box<dyn Error>> {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
    Ok(command.current_dir(folder).env_clear().args(arguments).output()?)
}

/// The site that `init` makes.
fn site() -> Result<tempfile::TempDir, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let made = chancery(folder.path(), &["init", "."])?;
    assert!(made.status.success());
    Ok(folder)
}

fn stages(told: &Value) -> Vec<&str> {
    let rows = told["stages"].as_array().into_iter().flatten();
    rows.filter_map(|row| row["stage"].as_str()).collect()
}

#[test]
fn timings_of_a_build_as_json() -> Tested {
    let folder = site()?;
    let built = chancery(folder.path(), &["build", "--timings=json"])?;
    assert!(String::from_utf8(built.stdout)?.starts_with("Built "));
    let told: Value = serde_json::from_slice(&built.stderr)?;
    assert_eq!(stages(&told), [UP_TO_THE_PLAN, &["render", "write", "keep"]].concat());
    let row = |name: &str| {
        let mut rows = told["stages"].as_array().into_iter().flatten();
        rows.find(|row| row["stage"] == name).cloned().unwrap_or_default()
    };
    assert_eq!(row("plan")["items"], row("render")["items"]);
    assert!(row("parse")["bytes"].as_u64() > Some(1_000), "{told}");
    assert!(row("write")["bytes"].as_u64() >= row("render")["bytes"].as_u64(), "{told}");
    let all: f64 =
        told["stages"].as_array().into_iter().flatten().filter_map(|row| row["seconds"].as_f64()).sum();
    let parts = all + told["other_seconds"].as_f64().unwrap_or_default();
    assert!((parts - told["seconds"].as_f64().unwrap_or_default()).abs() < 1e-6, "{told}");
    Ok(())
}

#[test]
fn timings_of_a_check_as_a_table() -> Tested {
    let folder = site()?;
    let checked = chancery(folder.path(), &["check", "--timings"])?;
    assert_eq!(String::from_utf8(checked.stdout)?, "No faults were found\n");
    let table = String::from_utf8(checked.stderr)?;
    let names: Vec<_> = table.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, [&["stage"], UP_TO_THE_PLAN, &["other", "all"]].concat());
    Ok(())
}

#[test]
fn a_trace_has_every_stage_and_every_artifact() -> Tested {
    let folder = site()?;
    let built = chancery(folder.path(), &["build", "--trace", "trace.json"])?;
    assert!(built.stderr.is_empty(), "{}", String::from_utf8_lossy(&built.stderr));
    let trace: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(folder.path().join("trace.json"))?)?;
    let count = |name: &str, phase: &str| {
        trace.iter().filter(|event| event["name"] == name && event["ph"] == phase).count()
    };
    for stage in UP_TO_THE_PLAN.iter().chain(&["render", "write", "keep"]) {
        assert_eq!((count(stage, "B"), count(stage, "E")), (1, 1), "{stage}");
    }
    let files = walkdir::WalkDir::new(folder.path().join("public")).into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file()).count();
    assert_eq!((count("artifact", "B"), count("artifact", "E")), (files, files));
    assert!(trace.iter().any(|event| event["args"]["path"] == "index.html"), "paths are told as they are");
    Ok(())
}

#[test]
fn a_trace_that_cannot_be_written_fails_before_the_build() -> Tested {
    let folder = site()?;
    let built = chancery(folder.path(), &["build", "--trace", "gone/trace.json"])?;
    assert_eq!(built.status.code(), Some(2));
    let said = String::from_utf8(built.stderr)?;
    assert!(said.contains("cannot write the trace") && said.contains("--trace"), "{said}");
    assert!(!folder.path().join("public").exists());
    Ok(())
}

/// Every build of a site with faults says how long it took to find them.
#[test]
fn faults_come_before_the_timings() -> Tested {
    let folder = site()?;
    std::fs::write(folder.path().join("content/network.yaml"), "title: [\n")?;
    let built = chancery(folder.path(), &["build", "--timings"])?;
    assert_eq!(built.status.code(), Some(1));
    let said = String::from_utf8(built.stderr)?;
    let (fault, table) = (said.find("error["), said.find("stage "));
    assert!(fault.is_some() && fault < table, "{said}");
    Ok(())
}

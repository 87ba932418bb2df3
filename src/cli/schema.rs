//! `chancery schema`.

use std::fs;

use super::arguments::SchemaArguments;
use super::{Exit, Surroundings, print, site};
use crate::failure::Failure;
use crate::schema::{DESCRIBED, Described, pretty};

/// Writes one schema to the output, or schemas into a folder; or says which there are.
pub fn run(arguments: &SchemaArguments, surroundings: &Surroundings) -> Result<Exit, Failure> {
    let asked = arguments.name.as_deref().and_then(Described::named);
    let Some(folder) = &arguments.output else {
        match asked {
            Some(described) => print::output(&pretty(&described.schema())),
            None => print::output(&list()),
        }
        return Ok(Exit::Success);
    };
    let folder = site::absolute(folder, surroundings)?;
    fs::create_dir_all(&folder).map_err(|error| Failure::io("make the folder", &folder, &error))?;
    let wanted = DESCRIBED.iter().filter(|described| asked.is_none_or(|asked| asked.name == described.name));
    let mut count = 0;
    for described in wanted {
        let path = folder.join(format!("{}.json", described.name));
        fs::write(&path, pretty(&described.schema())).map_err(|error| Failure::io("write", &path, &error))?;
        count += 1;
    }
    let schemas = if count == 1 { "1 schema is".to_owned() } else { format!("{count} schemas are") };
    print::output(&format!("{schemas} in {}", site::shown(&folder, surroundings)));
    Ok(Exit::Success)
}

fn list() -> String {
    let width = DESCRIBED.iter().map(|described| described.name.len()).max().unwrap_or(0);
    let line = |described: &Described| format!("{:width$}  {}", described.name, described.what);
    DESCRIBED.iter().map(line).collect::<Vec<_>>().join("\n")
}

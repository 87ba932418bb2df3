use super::arguments::InitArguments;
use super::{Exit, Surroundings};
use crate::failure::Failure;
pub fn run(_: &InitArguments, _: &Surroundings) -> Result<Exit, Failure> {
    Ok(Exit::Success)
}

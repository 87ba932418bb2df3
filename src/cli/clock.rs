//! The build's clock: `--now`, else `SOURCE_DATE_EPOCH`, else the system's.

use jiff::Timestamp;

use super::Surroundings;
use crate::failure::Failure;

/// `now` is the flag's value: RFC 3339, with its offset from UTC. `SOURCE_DATE_EPOCH` is in seconds since 1970
/// (<https://reproducible-builds.org/specs/source-date-epoch/>). Fails where the one that counts cannot be read.
pub fn now(now: Option<&str>, surroundings: &Surroundings) -> Result<Timestamp, Failure> {
    match (now, surroundings.source_date_epoch.as_deref()) {
        (Some(written), _) => written.trim().parse().map_err(|_| {
            Failure::new(format!("`--now {written}` is not a moment")).help(
                "write date, time and offset, such as 2026-05-01T09:00:00Z or 2026-05-01T11:00:00+02:00",
            )
        }),
        (None, Some(written)) => {
            let seconds = written.trim().parse().ok();
            seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()).ok_or_else(|| {
                Failure::new(format!(
                    "the environment's SOURCE_DATE_EPOCH is `{written}`, which is not a number of seconds"
                ))
                .help("unset it, or set it to the seconds since 1970-01-01 00:00 UTC")
            })
        }
        (None, None) => Ok(surroundings.clock),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::{Surroundings, in_folder};
    use super::now;

    fn surroundings(source_date_epoch: Option<&str>) -> Surroundings {
        let source_date_epoch = source_date_epoch.map(str::to_owned);
        Surroundings { source_date_epoch, ..in_folder(Path::new("/")) }
    }

    fn read(flag: Option<&str>, epoch: Option<&str>) -> String {
        match now(flag, &surroundings(epoch)) {
            Ok(moment) => moment.to_string(),
            Err(failure) => failure.message,
        }
    }

    #[test]
    fn the_flag_wins_over_the_environment_over_the_clock() {
        assert_eq!(read(Some("2026-05-01T11:00:00+02:00"), Some("1000")), "2026-05-01T09:00:00Z");
        assert_eq!(read(None, Some("1777626000")), "2026-05-01T09:00:00Z");
        assert_eq!(read(None, None), "1970-01-01T00:00:00Z");
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        assert_eq!(read(Some("yesterday"), None), "`--now yesterday` is not a moment");
        assert_eq!(read(Some("2026-05-01"), None), "`--now 2026-05-01` is not a moment");
        assert!(read(None, Some("99999999999999999")).contains("SOURCE_DATE_EPOCH"));
        assert!(read(None, Some("")).contains("SOURCE_DATE_EPOCH"));
    }
}

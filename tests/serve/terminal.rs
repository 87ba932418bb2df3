//! The preview as it is called: its port, its end.

use std::net::TcpListener;

use crate::program::{Preview, command};
use crate::shared::bench::Tested;

#[test]
fn ctrl_c_ends_it_with_pages_open() -> Tested {
    let mut preview = Preview::start()?;
    let mut events = preview.events()?;
    events.next()?;
    let status = preview.interrupt()?;
    assert_eq!(status.code(), Some(0), "{}", preview.error());
    assert!(events.next().is_err());
    Ok(())
}

#[test]
fn a_taken_port_is_said_and_a_free_one_offered() -> Tested {
    let taken = TcpListener::bind("127.0.0.1:0")?;
    let port = taken.local_addr()?.port();
    let folder = tempfile::tempdir()?;
    let ended = command(folder.path(), &["--port", &port.to_string()]).output()?;
    assert_eq!(ended.status.code(), Some(2));
    let error = String::from_utf8(ended.stderr)?;
    assert!(error.contains(&format!("port {port} is taken by another program")), "{error}");
    assert!(error.contains("use `--port ") && error.contains("which is free"), "{error}");
    Ok(())
}

#[test]
fn a_browser_that_cannot_be_opened_is_only_said() -> Tested {
    let preview = Preview::start()?;
    // The test's programs have no PATH, so nothing that opens browsers is found.
    let mut child = command(&preview.site(), &["--port", "0", "--open"]).spawn()?;
    let mut error = String::new();
    let mut stream = std::io::BufReader::new(child.stderr.take().ok_or("no error stream")?);
    std::io::BufRead::read_line(&mut stream, &mut error)?;
    assert!(child.try_wait()?.is_none(), "it goes on");
    child.kill()?;
    child.wait()?;
    assert!(error.contains("no browser could be opened"), "{error}");
    assert!(preview.port() > 0);
    Ok(())
}

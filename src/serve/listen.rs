//! A free port on the loopback address.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use crate::failure::Failure;

const FIRST: u16 = 8080;
const TRIES: u16 = 100;

/// Listens on the port that is asked for, or says why it cannot, and which it could; without one, on the first
/// free one from 8080.
pub fn listen(port: Option<u16>) -> Result<TcpListener, Failure> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return bind(port).map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => Failure::new(format!("port {port} is taken by another program"))
                .help(another(port.saturating_add(1))),
            ErrorKind::PermissionDenied => {
                Failure::new(format!("this computer does not let you use port {port}")).help(another(FIRST))
            }
            _ => Failure::new(format!("cannot use port {port}: {error}")).help(another(FIRST)),
        });
    }
    let last = FIRST + TRIES - 1;
    (FIRST..=last).find_map(|port| bind(port).ok()).ok_or_else(|| {
        Failure::new(format!("no port from {FIRST} to {last} is free"))
            .help("end another program, or name a port with `--port`")
    })
}

/// What to write instead.
fn another(first: u16) -> String {
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    match (first..=first.saturating_add(TRIES)).find(is_free) {
        Some(port) => format!("use `--port {port}`, which is free"),
        None => "name another port, or leave out `--port` to take the first free one from 8080".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::listen;

    #[test]
    fn a_taken_port_is_passed_over_unless_it_is_asked_for() -> Result<(), Box<dyn std::error::Error>> {
        let first = listen(None)?;
        let port = first.local_addr()?.port();
        let second = listen(None)?;
        assert_ne!(second.local_addr()?.port(), port);
        assert!(second.local_addr()?.ip().is_loopback());
        let refused = listen(Some(port)).err().ok_or("it was not refused")?;
        assert_eq!(refused.message, format!("port {port} is taken by another program"));
        let help = refused.help.unwrap_or_default();
        let free = help.strip_prefix("use `--port ").and_then(|rest| rest.strip_suffix("`, which is free"));
        assert!(free.is_some_and(|free| free.parse::<u16>().is_ok_and(|free| free > port)), "{help}");
        Ok(())
    }
}

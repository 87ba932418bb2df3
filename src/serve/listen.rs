//! A free port on the loopback address.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use crate::failure::Failure;

const FIRST: u16 = 8080;
const TRIES: u16 = 100;

/// Listens on the port that is asked for, or says why it cannot; without one, on the first free one from 8080.
pub fn listen(port: Option<u16>) -> Result<TcpListener, Failure> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return bind(port).map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => Failure::new(format!("port {port} is taken by another program"))
                .help("end that program, name another port, or leave out `--port` to take the next free one"),
            ErrorKind::PermissionDenied => {
                Failure::new(format!("this computer does not let you use port {port}"))
                    .help("name a port above 1023")
            }
            _ => Failure::new(format!("cannot use port {port}: {error}")).help("name another port"),
        });
    }
    let last = FIRST + TRIES - 1;
    (FIRST..=last).find_map(|port| bind(port).ok()).ok_or_else(|| {
        Failure::new(format!("no port from {FIRST} to {last} is free"))
            .help("end another program, or name a port with `--port`")
    })
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
        let refused = listen(Some(port)).err();
        assert_eq!(
            refused.map(|failure| failure.message),
            Some(format!("port {port} is taken by another program"))
        );
        assert!(second.local_addr()?.ip().is_loopback());
        Ok(())
    }
}

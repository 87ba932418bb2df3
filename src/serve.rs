//! The preview: the site in a browser, on this computer only.
//!
//! In its first form it shows a folder that was built for it. It listens on the loopback address alone, answers
//! only requests that were meant for it by name (a page elsewhere on the web cannot read the drafts through a
//! name of its own), and never sends what is outside the folder.

use std::net::TcpListener;
use std::path::Path;

use crate::failure::Failure;

mod http;
mod listen;

pub use listen::listen;

/// Shows `folder` until the user presses Ctrl-C.
pub fn run(listener: TcpListener, folder: &Path) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(cannot_serve)?;
    runtime
        .block_on(async {
            listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tokio::select! {
                ended = axum::serve(listener, http::router(folder)) => ended,
                pressed = tokio::signal::ctrl_c() => pressed,
            }
        })
        .map_err(cannot_serve)
}

fn cannot_serve(error: std::io::Error) -> Failure {
    Failure::new(format!("cannot show the preview: {error}"))
}

//! The preview: the site in a browser, on this computer only, following every save.
//!
//! It listens on the loopback address alone, answers only requests that were meant for it by name (a page
//! elsewhere on the web cannot read the drafts through a name of its own), and sends nothing but the site's
//! files. Faults in the site do not end it: the last pages without any stay, and say what is wrong.
//!
//! One thread waits for changes and takes them up (`keeper`), from what is noticed (`watch`, else `poll`) and
//! brought together (`gather`). What it shows stands on a `stage`, from which requests are answered (`http`) and
//! open pages are told of changes (`events`).

use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use crate::Request;
use crate::failure::Failure;
use crate::preview::Preview;
use crate::report::Told;

mod address;
mod desk;
mod events;
mod folders;
mod gather;
mod http;
mod ignored;
mod keeper;
mod listen;
mod news;
mod page;
mod poll;
mod stage;
mod texts;
mod watch;

pub use keeper::Tell;
pub use listen::listen;
pub use news::{Difference, News};

use desk::Desks;
use keeper::Keeper;

/// A preview that is ready to be shown.
pub struct Serving {
    keeper: Keeper,
    desks: Arc<Desks>,
}

/// Reads the site for the first time, and begins to watch it. `tell` is told what is to be said from then on.
pub fn open(request: &Request, tell: Tell) -> Result<Serving, Failure> {
    let desks = Arc::new(Desks::new(request.clone())?);
    let request = request.clone();
    let site = request.site.clone();
    let keeper = Keeper::new(&site, Box::new(move || Preview::open(&request)), tell)?;
    Ok(Serving { keeper, desks })
}

impl Serving {
    /// What is wrong with the site at first.
    pub fn told(&self) -> Told {
        self.keeper.told().clone()
    }

    /// Shows it until the user presses Ctrl-C.
    pub fn run(self, listener: TcpListener) -> Result<(), Failure> {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(cannot_serve)?;
        let router = http::router(self.keeper.stage(), self.desks);
        thread::Builder::new().name("keeper".to_owned()).spawn(|| self.keeper.run()).map_err(cannot_serve)?;
        let ended = runtime.block_on(async {
            listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tokio::select! {
                ended = axum::serve(listener, router) => ended,
                pressed = tokio::signal::ctrl_c() => pressed,
            }
        });
        // Whoever is still being answered is not waited for.
        runtime.shutdown_background();
        ended.map_err(cannot_serve)
    }
}

fn cannot_serve(error: std::io::Error) -> Failure {
    Failure::new(format!("cannot show the preview: {error}"))
}

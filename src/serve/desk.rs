//! The editors' desk in the browser: `/_desk/`, in the editor's language, and the site's files with their faults.
//!
//! It is made anew when something was saved since, and only when somebody looks. Of the disk it shows files of the
//! site alone. Works without a script; with the preview's it follows what is saved.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::Request;
use crate::desk::Desk;
use crate::failure::Failure;

use super::page;
use super::stage::Stage;

mod home;
mod languages;
mod room;
mod source;

pub use room::Room;

use languages::preferred;

pub const HOME: &str = "/_desk/";
pub const LANGUAGE: &str = "/_desk/{language}/";
pub const SOURCE: &str = "/_desk/{language}/source/{*file}";

/// What the desk is made of, and the desk as it was made last.
pub struct Desks {
    request: Request,
    room: Room,
    /// With the number of changes that were taken up when it was made.
    last: Mutex<Option<(u64, Arc<Desk>)>>,
}

/// What its answers need.
#[derive(Clone)]
pub struct Access {
    pub stage: Arc<Stage>,
    pub desks: Arc<Desks>,
}

impl Desks {
    /// Makes templates and messages ready, and reads nothing of the site.
    pub fn new(request: Request) -> Result<Desks, Failure> {
        Ok(Desks { request, room: Room::new()?, last: Mutex::new(None) })
    }

    fn at(&self, taken_up: u64) -> Result<Arc<Desk>, Failure> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, desk)) = last.as_ref().filter(|(known, _)| *known == taken_up) {
            return Ok(Arc::clone(desk));
        }
        let desk = Arc::new(Desk::open(&self.request)?);
        *last = Some((taken_up, Arc::clone(&desk)));
        Ok(desk)
    }
}

/// To the desk in the language that the browser asks for.
pub async fn enter(State(access): State<Access>, headers: HeaderMap) -> Redirect {
    let asked =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Redirect::temporary(&format!("{HOME}{}/", preferred(asked, access.desks.room.languages())))
}

/// The desk itself.
pub async fn desk(State(access): State<Access>, Path(language): Path<String>) -> Response {
    answer(access, move |desks, desk| home::page(&desks.room, desk, &language)).await
}

/// One of the site's files.
pub async fn source(
    State(access): State<Access>,
    Path((language, file)): Path<(String, String)>,
) -> Response {
    answer(access, move |desks, desk| source::page(&desks.room, desk, &desks.request.site, &language, &file))
        .await
}

/// Makes a page of the desk as it is once all that was saved before is taken up. `None` is no page.
async fn answer(
    access: Access,
    make: impl FnOnce(&Desks, &Desk) -> Option<String> + Send + 'static,
) -> Response {
    let taken_up = access.stage.settled().await;
    // Reading a large site would keep others from being answered.
    let made = tokio::task::spawn_blocking(move || {
        let desk = access.desks.at(taken_up)?;
        Ok::<_, Failure>(make(&access.desks, &desk))
    });
    match made.await {
        Ok(Ok(Some(html))) => send(html),
        Ok(Ok(None)) => StatusCode::NOT_FOUND.into_response(),
        Ok(Err(failure)) => {
            let text = page::instead(("The desk cannot be shown", &failure.message), None);
            (StatusCode::INTERNAL_SERVER_ERROR, [(header::CONTENT_TYPE, HTML)], text).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

const HTML: &str = "text/html; charset=utf-8";

fn send(html: String) -> Response {
    let mark = page::mark(&html.as_bytes());
    let body = page::with_desk_script(html.into_bytes(), &mark);
    let mut response = (StatusCode::OK, [(header::CONTENT_TYPE, HTML)], body).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'",
        ),
    );
    if let Ok(mark) = HeaderValue::from_str(&format!("\"{mark}\"")) {
        headers.insert(header::ETAG, mark);
    }
    response
}

//! What the preview answers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::Value;
use tower_http::services::ServeFile;

use crate::preview::Answer;

use super::address::{content_type, not_found_pages, output_path};
use super::desk::{self, Access, Desks};
use super::stage::{Shown, Stage};
use super::{events, page, texts};

/// The site's files, a folder's `index.html` under its own address, `404.html` for what is not there; and
/// what open pages need to follow them.
pub fn router(stage: Arc<Stage>, desks: Arc<Desks>) -> Router {
    let access = Access { stage: Arc::clone(&stage), desks };
    let desk = Router::new()
        .route(desk::HOME, get(desk::enter))
        .route(desk::LANGUAGE, get(desk::desk))
        .route(desk::SOURCE, get(desk::source))
        .with_state(access);
    Router::new()
        .merge(desk)
        .route("/_chancery/events", get(events::events))
        .route(page::ALL_EVENTS, get(events::all_events))
        .route("/_chancery/desk.css", get(|| own("desk.css", include_str!("desk/desk.css").to_owned())))
        .route(page::SCRIPT, get(script))
        .route("/_chancery/preview.css", get(|| own("preview.css", include_str!("preview.css").to_owned())))
        .fallback(answer)
        .with_state(stage)
        .layer(from_fn(guard))
}

/// Refuses what was not meant for the preview, and tells the browser to keep nothing.
async fn guard(request: Request, next: Next) -> Response {
    if !is_for_us(&request) {
        return (StatusCode::FORBIDDEN, texts::FORBIDDEN).into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// Whether the request names this computer: else it came here by a name that was made to lead here
/// (DNS rebinding).
fn is_for_us(request: &Request) -> bool {
    let by_header =
        request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).is_some_and(is_local);
    by_header && request.uri().authority().is_none_or(|authority| is_local(authority.as_str()))
}

/// `host` with or without its port.
fn is_local(host: &str) -> bool {
    let port = host.rfind(':').filter(|colon| !host.get(*colon..).is_some_and(|rest| rest.contains(']')));
    let name = port.and_then(|colon| host.get(..colon)).unwrap_or(host);
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|local| name.eq_ignore_ascii_case(local))
}

async fn script() -> Response {
    let texts = texts::overlay();
    own("preview.js", format!("const texts = {texts};\n{}", include_str!("preview.js"))).await
}

/// One of the preview's own files.
async fn own(name: &str, text: String) -> Response {
    ([(header::CONTENT_TYPE, content_type(name))], text).into_response()
}

/// One of the site's files, as it is once all that was saved before is taken up.
async fn answer(State(stage): State<Arc<Stage>>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let shown = stage.current().await;
    let address = request.uri().path().to_owned();
    // Rendering would keep others from being answered.
    match tokio::task::spawn_blocking(move || look_up(&shown, &address)).await {
        Ok(Found::Page(status, path, bytes)) => send(status, &path, bytes),
        Ok(Found::File(path, file)) if path.ends_with(".html") => match tokio::fs::read(&file).await {
            Ok(bytes) => send(StatusCode::OK, &path, bytes),
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        },
        Ok(Found::File(path, file)) => send_file(request, &path, &file).await,
        Ok(Found::Folder) => to_folder(&request),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What is at an address.
enum Found {
    /// With its path in the output.
    Page(StatusCode, String, Vec<u8>),
    File(String, PathBuf),
    /// What is there has a slash at its end.
    Folder,
}

fn look_up(shown: &Shown, address: &str) -> Found {
    let snapshot = &shown.snapshot;
    let instead = |status, texts, faults: Option<&Value>| {
        Found::Page(status, "instead.html".to_owned(), page::instead(texts, faults).into_bytes())
    };
    if !snapshot.has_site() {
        return instead(StatusCode::SERVICE_UNAVAILABLE, texts::NO_SITE, None);
    }
    let found = |status, path: String| match snapshot.answer(&path)? {
        Ok(Answer::Bytes(bytes)) => Some(Found::Page(status, path, bytes)),
        Ok(Answer::File(file)) => Some(Found::File(path, file)),
        Err(faults) => {
            let faults: Value = faults.iter().map(events::fault).collect();
            Some(instead(StatusCode::INTERNAL_SERVER_ERROR, texts::NO_PAGE, Some(&faults)))
        }
    };
    let path = output_path(address);
    if let Some(path) = &path {
        if let Some(found) = found(StatusCode::OK, path.clone()) {
            return found;
        }
        if snapshot.answer(&format!("{path}/index.html")).is_some() {
            return Found::Folder;
        }
    }
    not_found_pages(path.as_deref().unwrap_or_default())
        .into_iter()
        .find_map(|page| found(StatusCode::NOT_FOUND, page))
        .unwrap_or_else(|| instead(StatusCode::NOT_FOUND, texts::NOT_FOUND, None))
}

fn send(status: StatusCode, path: &str, bytes: Vec<u8>) -> Response {
    let kind = content_type(path);
    let mark = page::mark(&bytes);
    let body = if kind.starts_with("text/html") { page::with_script(bytes, &mark) } else { bytes };
    let mut response = (status, [(header::CONTENT_TYPE, kind)], body).into_response();
    set_mark(response.headers_mut(), &mark);
    response
}

/// A file as it is on disk, or the part of it that is asked for.
async fn send_file(request: Request, path: &str, file: &Path) -> Response {
    let facts = tokio::fs::metadata(file).await.ok();
    let mark = facts.map(|facts| page::mark(&(facts.modified().ok(), facts.len())));
    let mut response = match ServeFile::new(file).try_call(request).await {
        Ok(response) => response.map(Body::new),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    };
    let headers = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(&content_type(path)) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    set_mark(headers, &mark.unwrap_or_default());
    response
}

/// How an open page sees whether it is still what would be sent.
fn set_mark(headers: &mut HeaderMap, mark: &str) {
    if let Ok(mark) = HeaderValue::from_str(&format!("\"{mark}\"")) {
        headers.insert(header::ETAG, mark);
    }
}

fn to_folder(request: &Request) -> Response {
    let uri = request.uri();
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    let location = format!("{}/{query}", uri.path());
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, location)]).into_response()
}

#[cfg(test)]
mod tests;

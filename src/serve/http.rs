//! What the preview answers.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use tower_http::services::{ServeDir, ServeFile};

/// The files of `folder`: a folder's `index.html` under its own address, `404.html` for what is not there.
pub fn router(folder: &Path) -> Router {
    let not_found = ServeFile::new(folder.join("404.html"));
    let files = ServeDir::new(folder).not_found_service(not_found);
    Router::new().fallback_service(files).layer(from_fn(guard))
}

/// Refuses what was not meant for the preview, and tells the browser what it gets and to keep nothing.
async fn guard(request: Request, next: Next) -> Response {
    if !is_for_us(&request) {
        return (StatusCode::FORBIDDEN, "The preview answers only at localhost.\n").into_response();
    }
    let path = request.uri().path().to_owned();
    // `//host` would turn a folder's redirect to its slash into one to another host.
    if path.starts_with("//") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut response = next.run(request).await;
    let is_file = response.status().is_success();
    let headers = response.headers_mut();
    set_content_type(headers, if is_file { &path } else { "" });
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

/// Feeds as what they are (RFC 4287, RSS 2.0, JSON Feed 1.1), and every text as UTF-8.
fn set_content_type(headers: &mut HeaderMap, path: &str) {
    let by_name = match path.rsplit('/').next() {
        Some("atom.xml") => Some("application/atom+xml; charset=utf-8"),
        Some("rss.xml") => Some("application/rss+xml; charset=utf-8"),
        Some("feed.json") => Some("application/feed+json"),
        _ => None,
    };
    if let Some(by_name) = by_name {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(by_name));
        return;
    }
    let guessed = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_bare_text = guessed.starts_with("text/") && !guessed.contains("charset");
    if is_bare_text && let Ok(with_charset) = HeaderValue::from_str(&format!("{guessed}; charset=utf-8")) {
        headers.insert(header::CONTENT_TYPE, with_charset);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::{is_local, router};

    type Tested = Result<(), Box<dyn std::error::Error>>;

    /// Each request's whole answer, header and body, from a preview of a small folder.
    fn answers(requests: &[&str]) -> Result<Vec<String>, Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let site = folder.path().join("site");
        fs::create_dir_all(site.join("en"))?;
        for (path, text) in [
            ("site/index.html", "the chooser"),
            ("site/en/index.html", "the home"),
            ("site/en/atom.xml", "<feed/>"),
            ("site/en/rss.xml", "<rss/>"),
            ("site/en/feed.json", "{}"),
            ("site/style.css", "p {}"),
            ("site/404.html", "not here"),
            ("secret.txt", "secret"),
        ] {
            fs::write(folder.path().join(path), text)?;
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
            let address = listener.local_addr()?;
            let server = tokio::spawn(async move { axum::serve(listener, router(&site)).await });
            let requests: Vec<String> = requests.iter().map(|request| (*request).to_owned()).collect();
            let answers = tokio::task::spawn_blocking(move || {
                requests.iter().map(|request| ask(address, request)).collect::<std::io::Result<Vec<_>>>()
            });
            let answers = answers.await??;
            server.abort();
            Ok(answers)
        })
    }

    fn ask(address: std::net::SocketAddr, request: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address)?;
        stream.write_all(request.as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    fn get(path: &str) -> String {
        format!("GET {path} HTTP/1.1\r\nHost: localhost:8080\r\nConnection: close\r\n\r\n")
    }

    fn check(path: &str, status: &str, parts: &[&str]) -> Tested {
        let answer = answers(&[&get(path)])?.remove(0);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{path}: {answer}");
        for part in parts {
            assert!(answer.contains(part), "{path}: `{part}` is not in {answer}");
        }
        assert!(!answer.contains("secret"), "{path}: {answer}");
        Ok(())
    }

    #[test]
    fn pages_and_their_folders() -> Tested {
        check(
            "/",
            "200",
            &["the chooser", "content-type: text/html; charset=utf-8", "cache-control: no-store"],
        )?;
        check("/en/", "200", &["the home", "x-content-type-options: nosniff"])?;
        check("/en/?page=2", "200", &["the home"])?;
        check("/en", "307", &["location: /en/"])?;
        check("/style.css", "200", &["content-type: text/css; charset=utf-8"])
    }

    #[test]
    fn feeds_are_called_feeds() -> Tested {
        check("/en/atom.xml", "200", &["content-type: application/atom+xml; charset=utf-8"])?;
        check("/en/rss.xml", "200", &["content-type: application/rss+xml; charset=utf-8"])?;
        check("/en/feed.json", "200", &["content-type: application/feed+json"])
    }

    #[test]
    fn what_is_not_there() -> Tested {
        check("/gone/", "404", &["not here", "content-type: text/html; charset=utf-8"])?;
        check("/gone/atom.xml", "404", &["not here", "content-type: text/html; charset=utf-8"])
    }

    #[test]
    fn nothing_outside_the_folder() -> Tested {
        for path in
            ["/../secret.txt", "/%2e%2e/secret.txt", "/en/..%2f..%2fsecret.txt", "/..%5csecret.txt", "//en"]
        {
            check(path, "404", &[])?;
        }
        Ok(())
    }

    #[test]
    fn only_what_is_meant_for_this_computer() -> Tested {
        for (request, status) in [
            ("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", "403"),
            ("GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example:8080\r\nConnection: close\r\n\r\n", "403"),
            ("GET / HTTP/1.0\r\n\r\n", "403"),
            ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "403"),
            ("GET / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nConnection: close\r\n\r\n", "200"),
            ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "405"),
        ] {
            let answer = answers(&[request])?.remove(0);
            assert!(answer.get(9..12) == Some(status), "{request}: {answer}");
        }
        Ok(())
    }

    #[test]
    fn names_of_this_computer() {
        for host in ["localhost", "LOCALHOST:80", "127.0.0.1:8080", "[::1]", "[::1]:8080"] {
            assert!(is_local(host), "{host}");
        }
        for host in ["", ":8080", "example.org", "localhost.example.org", "[::2]:80", "127.0.0.2"] {
            assert!(!is_local(host), "{host}");
        }
    }
}

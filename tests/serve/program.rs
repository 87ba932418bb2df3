//! The program while it shows a site.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::shared::bench::Fallible;
use crate::shared::start::{self, NOW};

/// Whatever has not come about by then never will.
const PATIENCE: Duration = Duration::from_secs(60);

/// A stream of the program's, as far as it is read.
type Said = Arc<Mutex<String>>;

/// A site in a folder of its own, and the program showing it; both end with this value.
pub struct Preview {
    folder: TempDir,
    child: Child,
    output: Said,
    error: Said,
    port: u16,
}

/// What came for a request.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Preview {
    /// Of the site that all walks begin with.
    pub fn start() -> Fallible<Preview> {
        Preview::of(|_| Ok(()))
    }

    /// Of that site, with something done to its folder before.
    pub fn of(prepare: impl FnOnce(&Path) -> Fallible<()>) -> Fallible<Preview> {
        let folder = tempfile::tempdir()?;
        for (path, bytes) in start::files() {
            put(&folder.path().join(path), &bytes)?;
        }
        prepare(folder.path())?;
        let mut child = command(folder.path(), &["--port", "0"]).spawn()?;
        let output = follow(child.stdout.take().ok_or("no output")?);
        let error = follow(child.stderr.take().ok_or("no error stream")?);
        let mut preview = Preview { folder, child, output, error, port: 0 };
        let begin = Instant::now();
        while preview.port == 0 {
            if let Some(status) = preview.child.try_wait()? {
                return Err(format!("ended with {status}: {}", preview.error()).into());
            }
            if begin.elapsed() > PATIENCE {
                return Err(format!("no address: {}", preview.output()).into());
            }
            let address = preview.output();
            let port = address.split("http://127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next());
            preview.port = port.and_then(|port| port.parse().ok()).unwrap_or(0);
            thread::sleep(Duration::from_millis(5));
        }
        Ok(preview)
    }

    pub fn site(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Writes a file of the site in one go, as a simple editor does.
    pub fn write(&self, path: &str, text: &str) -> Fallible<()> {
        put(&self.site().join(path), text.as_bytes())
    }

    /// Writes it beside its place and renames it, as a careful editor does.
    pub fn replace(&self, path: &str, text: &str) -> Fallible<()> {
        let path = self.site().join(path);
        let beside = path.with_extension("tmp~");
        put(&beside, text.as_bytes())?;
        Ok(std::fs::rename(beside, path)?)
    }

    pub fn read(&self, path: &str) -> Fallible<String> {
        Ok(std::fs::read_to_string(self.site().join(path))?)
    }

    pub fn output(&self) -> String {
        self.output.lock().map(|text| text.clone()).unwrap_or_default()
    }

    pub fn error(&self) -> String {
        self.error.lock().map(|text| text.clone()).unwrap_or_default()
    }

    /// A file of the output, by its path there.
    pub fn get(&self, path: &str) -> Fallible<Answer> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(stream, "GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").ok_or("no end of the header")?;
        let head = String::from_utf8(answer[..end].to_vec())?;
        let status = head.get(9..12).and_then(|status| status.parse().ok()).ok_or("no status")?;
        Ok(Answer { status, head, body: answer[end + 4..].to_vec() })
    }

    /// The text of a page that is there, without the preview's script.
    pub fn page(&self, path: &str) -> Fallible<String> {
        let answer = self.get(path)?;
        if answer.status != 200 {
            return Err(format!("{path}: {}", answer.head).into());
        }
        Ok(String::from_utf8(without_script(&answer.body))?)
    }

    /// Opens the stream that open pages follow.
    pub fn events(&self) -> Fallible<Events> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET /_chancery/events HTTP/1.1\r\nHost: localhost\r\n\r\n")?;
        Ok(Events(BufReader::new(stream)))
    }

    /// Presses Ctrl-C and waits for the end.
    pub fn interrupt(&mut self) -> Fallible<ExitStatus> {
        Command::new("kill").args(["-INT", &self.child.id().to_string()]).status()?;
        let begin = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status);
            }
            if begin.elapsed() > PATIENCE {
                return Err("it does not end".into());
            }
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What open pages are told.
pub struct Events(BufReader<TcpStream>);

impl Events {
    /// The next, which may have been said before.
    pub fn next(&mut self) -> Fallible<serde_json::Value> {
        let mut line = String::new();
        while self.0.read_line(&mut line)? > 0 {
            if let Some(data) = line.trim_end().strip_prefix("data: ") {
                return Ok(serde_json::from_str(data)?);
            }
            line.clear();
        }
        Err("the stream has ended".into())
    }
}

/// Waits until something holds; else says what it was last.
pub fn until<T: std::fmt::Debug>(
    what: &str,
    ask: impl Fn() -> Fallible<T>,
    holds: impl Fn(&T) -> bool,
) -> Fallible<T> {
    let begin = Instant::now();
    loop {
        let is = ask();
        match is {
            Ok(is) if holds(&is) => return Ok(is),
            is if begin.elapsed() > PATIENCE => {
                let is: String = format!("{is:?}").chars().take(2_000).collect();
                return Err(format!("{what}: {is}").into());
            }
            _ => thread::sleep(Duration::from_millis(10)),
        }
    }
}

/// A page as a build would write it.
pub fn without_script(page: &[u8]) -> Vec<u8> {
    let (begin, end) = (b"<script src=\"/_chancery/preview.js\" data-page=\"", b"\" defer></script>");
    let find = |from: usize, wanted: &[u8]| {
        page[from..].windows(wanted.len()).position(|bytes| bytes == wanted).map(|at| from + at)
    };
    match find(0, begin).and_then(|at| Some((at, find(at, end)? + end.len()))) {
        Some((from, to)) => [&page[..from], &page[to..]].concat(),
        None => page.to_vec(),
    }
}

/// The program, to be started on a site.
pub fn command(site: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
    command.args(["serve", "--now", NOW, "--root"]).arg(site).args(arguments).env_clear();
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn put(path: &Path, bytes: &[u8]) -> Fallible<()> {
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
    Ok(std::fs::write(path, bytes)?)
}

fn follow(mut stream: impl Read + Send + 'static) -> Said {
    let said = Said::default();
    let to = Arc::clone(&said);
    thread::spawn(move || {
        let mut part = [0; 4096];
        while let Ok(length @ 1..) = stream.read(&mut part) {
            if let Ok(mut text) = to.lock() {
                text.push_str(&String::from_utf8_lossy(&part[..length]));
            }
        }
    });
    said
}

//! `WebDriver`: a program that stands between the journeys and a browser, and speaks JSON over HTTP.

use std::io::{self, BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use serde_json::Value;

/// One open browser.
pub struct Session {
    path: String,
    /// The driver goes when its last browser has gone.
    driver: Arc<Driver>,
}

impl Session {
    /// Opens a browser, and says what it promises to be.
    #[track_caller]
    pub fn open(driver: Arc<Driver>, capabilities: Value) -> (Self, Value) {
        let opened = driver.send("POST", "/session", capabilities).expect("a browser starts");
        let id = opened["sessionId"].as_str().expect("a session has an id");
        (Self { path: format!("/session/{id}"), driver }, opened["capabilities"].clone())
    }

    #[track_caller]
    pub fn get(&self, path: &str) -> Value {
        self.command("GET", path, Value::Null)
    }

    #[track_caller]
    pub fn post(&self, path: &str, body: Value) -> Value {
        self.command("POST", path, body)
    }

    /// The same where it is no failure that a page has gone in the meantime.
    pub fn try_post(&self, path: &str, body: Value) -> Result<Value, String> {
        self.driver.send("POST", &format!("{}{path}", self.path), body)
    }

    #[track_caller]
    pub fn delete(&self, path: &str) -> Value {
        self.command("DELETE", path, Value::Null)
    }

    /// What the page looks like now: a PNG as Base64.
    pub fn picture(&self) -> Result<String, String> {
        let picture = self.driver.send("GET", &format!("{}/screenshot", self.path), Value::Null)?;
        picture.as_str().map(str::to_owned).ok_or_else(|| "a picture is text".to_owned())
    }

    #[track_caller]
    fn command(&self, method: &str, path: &str, body: Value) -> Value {
        let path = format!("{}{path}", self.path);
        match self.driver.send(method, &path, body) {
            Ok(value) => value,
            Err(problem) => panic!("{method} {path}: {problem}"),
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A browser that is gone already is closed.
        drop(self.driver.send("DELETE", &self.path, Value::Null));
    }
}

/// A driver on a free port of its own, ended when it is dropped.
pub struct Driver {
    process: Child,
    address: String,
    agent: ureq::Agent,
}

impl Driver {
    /// Starts a program that says its port at the end of a line, behind the words given.
    #[track_caller]
    pub fn start(program: &str, arguments: &[&str], port_follows: &str) -> Self {
        let mut process = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start ({error}): script/test installs it"));
        let mut output = BufReader::new(process.stdout.take().expect("its output is ours"));
        let port = (&mut output)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.split_once(port_follows)?.1.trim_end_matches('.').parse::<u16>().ok())
            .unwrap_or_else(|| panic!("{program} does not say its port"));
        // It goes on speaking, and would stop where nobody listened.
        thread::spawn(move || io::copy(&mut output, &mut io::sink()));
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_mins(2)))
            .build();
        Self { process, address: format!("http://127.0.0.1:{port}"), agent: config.into() }
    }

    /// One command of `WebDriver`, and its value or what went wrong.
    fn send(&self, method: &str, path: &str, body: Value) -> Result<Value, String> {
        let uri = format!("{}{path}", self.address);
        let answer = match method {
            "GET" => self.agent.get(uri).call(),
            "DELETE" => self.agent.delete(uri).call(),
            _ => self.agent.post(uri).send_json(body),
        };
        let mut answer = answer.map_err(|error| error.to_string())?;
        let body: Value = answer.body_mut().read_json().map_err(|error| error.to_string())?;
        let value = body["value"].clone();
        if answer.status().is_success() { Ok(value) } else { Err(format!("{}: {}", value["error"], value["message"])) }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // All its browsers are closed: there is nothing that it would have to tidy.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

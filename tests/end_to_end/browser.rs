//! A browser of a journey's own: a fresh profile each time, and closed again whatever happens.
//!
//! Speaks `WebDriver`, which is JSON over HTTP. Every wait is a condition with a time limit.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;
use std::{env, fs, thread};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};

/// How many browsers are open at a time.
const PLACES: usize = 2;

/// What a visitor's browser is like.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing of its own that a browser does or doesn't")]
pub struct Visitor {
    /// Size of the window in CSS pixels. A narrow one is a phone.
    pub width: u32,
    pub height: u32,
    /// The languages that the browser asks for, best first.
    pub languages: &'static str,
    pub prefers_dark: bool,
    pub denies_storage: bool,
    /// Whether the address may change more often than 200 times in ten seconds.
    pub in_a_hurry: bool,
    /// Whether what goes over the network is written down, for [`Browser::requests`].
    pub keeps_network_log: bool,
}

impl Default for Visitor {
    fn default() -> Self {
        Self {
            width: 1280,
            height: 1000,
            languages: "en-US,en",
            prefers_dark: false,
            denies_storage: false,
            in_a_hurry: false,
            keeps_network_log: false,
        }
    }
}

impl Visitor {
    /// With a phone in hand.
    pub fn on_a_phone(width: u32) -> Self {
        Self { width, height: 740, ..Self::default() }
    }

    fn capabilities(&self) -> Value {
        let mut arguments = vec![
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--no-first-run".to_owned(),
            "--no-proxy-server".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            format!("--window-size={},{}", self.width, self.height),
        ];
        if self.in_a_hurry {
            arguments.push("--disable-ipc-flooding-protection".to_owned());
        }
        let mut preferences = json!({ "intl.accept_languages": self.languages });
        if self.denies_storage {
            preferences["profile.default_content_setting_values.cookies"] = json!(2);
        }
        let mut logs = json!({ "browser": "ALL" });
        if self.keeps_network_log {
            logs["performance"] = json!("ALL");
        }
        json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": { "args": arguments, "prefs": preferences },
            "goog:loggingPrefs": logs,
            "timeouts": { "script": 60_000, "pageLoad": 60_000 },
        } } })
    }
}

/// An open browser with one window.
pub struct Browser {
    session: String,
    // Dropped in this order: the driver goes when its last browser has gone.
    driver: Arc<Driver>,
    _place: Place,
}

impl Browser {
    #[track_caller]
    pub fn open(visitor: &Visitor) -> Self {
        let place = Place::take();
        let driver = Driver::shared();
        let session = driver.send("POST", "/session", visitor.capabilities()).expect("a browser starts");
        let session = session["sessionId"].as_str().expect("a session has an id").to_owned();
        let browser = Self { session, driver, _place: place };
        browser.be_like(visitor);
        browser
    }

    #[track_caller]
    fn be_like(&self, visitor: &Visitor) {
        if visitor.width < 500 {
            let screen =
                json!({ "width": visitor.width, "height": visitor.height, "deviceScaleFactor": 2, "mobile": true });
            self.devtools("Emulation.setDeviceMetricsOverride", screen);
            self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }));
        }
        let scheme = if visitor.prefers_dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features);
    }

    #[track_caller]
    pub fn go_to(&self, address: &str) {
        self.post("/url", json!({ "url": address }));
    }

    #[track_caller]
    pub fn reload(&self) {
        self.post("/refresh", json!({}));
    }

    #[track_caller]
    pub fn go_back(&self) {
        self.post("/back", json!({}));
    }

    #[track_caller]
    pub fn go_forward(&self) {
        self.post("/forward", json!({}));
    }

    #[track_caller]
    pub fn address(&self) -> String {
        self.get("/url").as_str().expect("an address is text").to_owned()
    }

    /// Closes the tab and opens another in the same profile.
    #[track_caller]
    pub fn open_another_tab(&self) {
        let opened = self.post("/window/new", json!({ "type": "tab" }));
        self.command("DELETE", "/window", Value::Null);
        self.post("/window", json!({ "handle": opened["handle"] }));
    }

    /// What a script's `return` gives.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: Value) -> Value {
        self.post("/execute/sync", json!({ "script": script, "args": arguments }))
    }

    /// What an async function's body returns.
    #[track_caller]
    pub fn run_async(&self, body: &str, arguments: Value) -> Value {
        let script = format!(
            "const finish = arguments[arguments.length - 1];
             (async (...arguments) => {{ {body} }})(...arguments)
               .then((value) => finish({{ value }}), (error) => finish({{ error: String(error) }}));"
        );
        let outcome = self.post("/execute/async", json!({ "script": script, "args": arguments }));
        assert!(outcome["error"].is_null(), "the script failed: {}", outcome["error"]);
        outcome["value"].clone()
    }

    /// Waits until an expression of the page holds, or fails naming what did not come.
    #[track_caller]
    pub fn until(&self, what: &str, expression: &str) {
        assert!(self.comes_true(expression), "within ten seconds it never came that {what}: {expression}");
    }

    /// Whether an expression of the page holds within ten seconds.
    #[track_caller]
    pub fn comes_true(&self, expression: &str) -> bool {
        let body = format!(
            "const end = performance.now() + 10_000;
             while (!({expression})) {{
               if (performance.now() > end) return false;
               await new Promise((resolve) => setTimeout(resolve, 10));
             }}
             return true;"
        );
        self.run_async(&body, json!([])) == true
    }

    /// Presses and releases keys one after the other, as at a keyboard: in the field that has the focus.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        let strokes: Vec<Value> = keys.chars().flat_map(|key| [stroke("keyDown", key), stroke("keyUp", key)]).collect();
        self.key_strokes(&strokes);
    }

    /// Presses a key while Control is held.
    #[track_caller]
    pub fn press_with_control(&self, key: char) {
        self.key_strokes(&[
            stroke("keyDown", key::CONTROL),
            stroke("keyDown", key),
            stroke("keyUp", key),
            stroke("keyUp", key::CONTROL),
        ]);
    }

    #[track_caller]
    fn key_strokes(&self, strokes: &[Value]) {
        self.post("/actions", json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] }));
    }

    /// Clicks in the middle of the first element that a CSS selector finds, having scrolled to it.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let found = self.post("/element", json!({ "using": "css selector", "value": selector }));
        let id = found["element-6066-11e4-a52e-4f735466cecf"].as_str().expect("an element has an id");
        self.post(&format!("/element/{id}/click"), json!({}));
    }

    /// A command of Chromium's own developer tools.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// The errors written to the console since the last call, refused resources and policy violations among them.
    #[track_caller]
    pub fn console_errors(&self) -> Vec<String> {
        let entries = self.post("/se/log", json!({ "type": "browser" }));
        let entries = entries.as_array().expect("a log is a list");
        entries.iter().filter(|entry| entry["level"] == "SEVERE").map(|entry| entry["message"].to_string()).collect()
    }

    /// The addresses requested since the last call.
    #[track_caller]
    pub fn requests(&self) -> Vec<String> {
        let entries = self.post("/se/log", json!({ "type": "performance" }));
        let events = entries.as_array().expect("a log is a list").iter().filter_map(|entry| {
            let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            Some(event["message"].clone())
        });
        events
            .filter(|event| event["method"] == "Network.requestWillBeSent")
            .filter_map(|event| Some(event["params"]["request"]["url"].as_str()?.to_owned()))
            .collect()
    }

    #[track_caller]
    fn get(&self, path: &str) -> Value {
        self.command("GET", path, Value::Null)
    }

    #[track_caller]
    pub fn post(&self, path: &str, body: Value) -> Value {
        self.command("POST", path, body)
    }

    #[track_caller]
    fn command(&self, method: &str, path: &str, body: Value) -> Value {
        let path = format!("/session/{}{path}", self.session);
        match self.driver.send(method, &path, body) {
            Ok(value) => value,
            Err(problem) => panic!("{method} {path}: {problem}"),
        }
    }

    /// Keeps a picture of the page that a journey failed at, named as the test, and says where.
    fn keep_picture(&self) {
        let path = format!("/session/{}/screenshot", self.session);
        let folder = option_env!("CARGO_TARGET_TMPDIR").map_or_else(env::temp_dir, PathBuf::from);
        let file = folder.join(format!("{}.png", thread::current().name().unwrap_or("journey").replace("::", "-")));
        if let Ok(Value::String(encoded)) = self.driver.send("GET", &path, Value::Null)
            && let Ok(picture) = BASE64_STANDARD.decode(encoded)
            && fs::write(&file, picture).is_ok()
        {
            eprintln!("The page as it was: {}", file.display());
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if thread::panicking() {
            self.keep_picture();
        }
        // A browser that is gone already is closed.
        drop(self.driver.send("DELETE", &format!("/session/{}", self.session), Value::Null));
    }
}

/// Keys that have no character, as `WebDriver` writes them.
pub mod key {
    pub const BACKSPACE: &str = "\u{E003}";
    pub const TAB: &str = "\u{E004}";
    pub const ENTER: &str = "\u{E007}";
    pub const CONTROL: char = '\u{E009}';
    pub const SPACE: &str = "\u{E00D}";
    pub const END: &str = "\u{E010}";
    pub const HOME: &str = "\u{E011}";
    pub const RIGHT: &str = "\u{E014}";
}

fn stroke(kind: &str, key: char) -> Value {
    json!({ "type": kind, "value": key.to_string() })
}

/// chromedriver on a free port of its own, ended when the last browser that needs it has gone.
struct Driver {
    process: Child,
    address: String,
    agent: ureq::Agent,
}

impl Driver {
    /// The one that runs already, or a new one.
    fn shared() -> Arc<Self> {
        static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        let mut running = locked(&RUNNING);
        running.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start());
            *running = Arc::downgrade(&driver);
            driver
        })
    }

    fn start() -> Self {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{program} does not start ({error}): script/test installs it"));
        let output = process.stdout.take().expect("its output is ours");
        let port = BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse::<u16>().ok()
            })
            .expect("chromedriver says its port");
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

/// A browser's right to be open.
struct Place;

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

impl Place {
    fn take() -> Self {
        let mut taken =
            FREED.wait_while(locked(&TAKEN), |taken| *taken >= PLACES).unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Self
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *locked(&TAKEN) -= 1;
        FREED.notify_one();
    }
}

/// A journey that failed has left nothing half done behind these locks.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! Chromium, asked through its developer tools where `WebDriver` ends.

use std::env;
use std::sync::{Arc, Mutex, Weak};

use serde_json::{Value, json};

use super::driver::{Driver, Session};
use super::{Medium, Own, Screen, Visitor, locked};

pub struct Chromium;

impl Chromium {
    #[track_caller]
    pub fn open(visitor: &Visitor) -> (Session, Box<dyn Own>) {
        let (session, _) = Session::open(driver(), capabilities(visitor));
        let scheme = if visitor.prefers_dark { "dark" } else { "light" };
        let colours = if visitor.forces_colours { "active" } else { "none" };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": colours },
        ] });
        devtools(&session, "Emulation.setEmulatedMedia", features);
        (session, Box::new(Self))
    }
}

impl Own for Chromium {
    fn set_screen(&self, session: &Session, screen: Option<Screen>) {
        let Some(Screen { width, height, scale, is_touched }) = screen else {
            devtools(session, "Emulation.clearDeviceMetricsOverride", json!({}));
            return;
        };
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": is_touched });
        devtools(session, "Emulation.setDeviceMetricsOverride", metrics);
        devtools(session, "Emulation.setTouchEmulationEnabled", json!({ "enabled": is_touched }));
    }

    fn set_medium(&self, session: &Session, medium: Medium) {
        let media = match medium {
            Medium::Screen => "",
            Medium::Paper => "print",
        };
        devtools(session, "Emulation.setEmulatedMedia", json!({ "media": media }));
    }

    fn prepare(&self, session: &Session, script: &str) {
        devtools(session, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }

    fn console_errors(&self, session: &Session) -> Vec<String> {
        let errors = log(session, "browser").into_iter().filter(|entry| entry["level"] == "SEVERE");
        errors.map(|entry| entry["message"].to_string()).collect()
    }

    fn requests(&self, session: &Session) -> Vec<String> {
        let events = log(session, "performance").into_iter().filter_map(|entry| {
            let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            Some(event["message"].clone())
        });
        events
            .filter(|event| event["method"] == "Network.requestWillBeSent")
            .filter_map(|event| Some(event["params"]["request"]["url"].as_str()?.to_owned()))
            .collect()
    }
}

/// A command of the developer tools.
#[track_caller]
pub fn devtools(session: &Session, command: &str, parameters: Value) -> Value {
    session.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
}

/// What a log got since it was last read.
#[track_caller]
fn log(session: &Session, name: &str) -> Vec<Value> {
    session.post("/se/log", json!({ "type": name })).as_array().expect("a log is a list").clone()
}

/// The driver that runs already, or a new one: it keeps many browsers open at a time.
fn driver() -> Arc<Driver> {
    static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
    let mut running = locked(&RUNNING);
    running.upgrade().unwrap_or_else(|| {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let driver = Arc::new(Driver::start(&program, &["--port=0"], "started successfully on port "));
        *running = Arc::downgrade(&driver);
        driver
    })
}

fn capabilities(visitor: &Visitor) -> Value {
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
        format!("--window-size={},{}", visitor.width, visitor.height),
    ];
    if visitor.in_a_hurry {
        arguments.push("--disable-ipc-flooding-protection".to_owned());
    }
    let mut preferences = json!({ "intl.accept_languages": visitor.languages });
    if visitor.denies_storage {
        preferences["profile.default_content_setting_values.cookies"] = json!(2);
    }
    if visitor.runs_no_scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    let mut logs = json!({ "browser": "ALL" });
    if visitor.keeps_network_log {
        logs["performance"] = json!("ALL");
    }
    json!({ "capabilities": { "alwaysMatch": {
        "browserName": "chrome",
        "goog:chromeOptions": { "args": arguments, "prefs": preferences },
        "goog:loggingPrefs": logs,
        "timeouts": { "script": 60_000, "pageLoad": 60_000 },
    } } })
}

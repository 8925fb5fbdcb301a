//! Chromium, asked through its developer tools where `WebDriver` ends.

use std::env;
use std::sync::{Arc, Mutex, Weak};

use serde_json::{Value, json};
use thirtyfour::bidi::{BrowsingContextId, UserContextId};
use thirtyfour::{BrowserLogEntry, Capabilities};

use super::driver::Driver;
use super::session::{Session, wait};
use super::{Medium, Own, Screen, Start, Visitor, locked};

pub struct Chromium {
    user_agent: Value,
}

impl Chromium {
    #[track_caller]
    pub fn start(start: &Start) -> (Session, Box<dyn Own>) {
        let session = Session::start(driver(), capabilities(start));
        let user_agent = session.devtools("Browser.getVersion", json!({}))["userAgent"].clone();
        (session, Box::new(Self { user_agent }))
    }
}

impl Own for Chromium {
    fn prepare_context(&self, session: &Session, context: &UserContextId, visitor: &Visitor) {
        let locale = visitor.languages.split(',').next();
        session.command("emulation.setLocaleOverride", json!({ "locale": locale, "userContexts": [context] }));
        // What an earlier journey left behind it.
        self.console_errors(session);
    }

    fn prepare_tab(&self, session: &Session, _tab: &BrowsingContextId, visitor: &Visitor) {
        // The whole list of languages: a locale is only the first of them.
        let agent = json!({ "userAgent": self.user_agent, "acceptLanguage": visitor.languages });
        session.devtools("Emulation.setUserAgentOverride", agent);
        if visitor.prefers_dark || visitor.forces_colours {
            let scheme = if visitor.prefers_dark { "dark" } else { "light" };
            let colours = if visitor.forces_colours { "active" } else { "none" };
            let features = json!({ "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "forced-colors", "value": colours },
            ] });
            session.devtools("Emulation.setEmulatedMedia", features);
        }
        if visitor.runs_no_scripts {
            session.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        }
    }

    fn set_screen(&self, session: &Session, _tab: &BrowsingContextId, screen: Option<Screen>) {
        let Some(Screen { width, height, scale, is_touched }) = screen else {
            session.devtools("Emulation.clearDeviceMetricsOverride", json!({}));
            return;
        };
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": is_touched });
        session.devtools("Emulation.setDeviceMetricsOverride", metrics);
        session.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": is_touched }));
    }

    fn set_medium(&self, session: &Session, medium: Medium) {
        let media = match medium {
            Medium::Screen => "",
            Medium::Paper => "print",
        };
        session.devtools("Emulation.setEmulatedMedia", json!({ "media": media }));
    }

    fn console_errors(&self, session: &Session) -> Vec<String> {
        let errors = log(session, "browser").into_iter().filter(|entry| entry.level == "SEVERE");
        errors.map(|entry| entry.message).collect()
    }

    fn requests(&self, session: &Session) -> Vec<String> {
        let events = log(session, "performance").into_iter().filter_map(|entry| {
            let event: Value = serde_json::from_str(&entry.message).ok()?;
            Some(event["message"].clone())
        });
        events
            .filter(|event| event["method"] == "Network.requestWillBeSent")
            .filter_map(|event| Some(event["params"]["request"]["url"].as_str()?.to_owned()))
            .collect()
    }
}

/// What a log got since it was last read.
#[track_caller]
fn log(session: &Session, name: &str) -> Vec<BrowserLogEntry> {
    wait(session.web.get_log(name)).unwrap_or_else(|error| panic!("the log {name}: {error}"))
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

fn capabilities(start: &Start) -> Capabilities {
    let [width, height] = start.size;
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
        // Pages of the browser's own around the address, a process for each window: nobody sees them.
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup".to_owned(),
        format!("--window-size={width},{height}"),
    ];
    if start.in_a_hurry {
        arguments.push("--disable-ipc-flooding-protection".to_owned());
    }
    let mut preferences = json!({});
    if start.denies_storage {
        preferences["profile.default_content_setting_values.cookies"] = json!(2);
    }
    let mut logs = json!({ "browser": "ALL" });
    if start.keeps_network_log {
        logs["performance"] = json!("ALL");
    }
    let wanted = json!({
        "browserName": "chrome",
        "webSocketUrl": true,
        "goog:chromeOptions": { "args": arguments, "prefs": preferences },
        "goog:loggingPrefs": logs,
    });
    wanted.as_object().cloned().expect("it is an object").into()
}

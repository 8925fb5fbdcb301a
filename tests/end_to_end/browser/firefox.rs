//! Firefox, asked through its preferences, through `WebDriver BiDi`, and from within where that ends too.

use std::cell::RefCell;
use std::env;
use std::mem;
use std::sync::Arc;

use futures::{FutureExt, StreamExt};
use serde_json::{Value, json};
use thirtyfour::Capabilities;
use thirtyfour::bidi::{BrowsingContextId, RawEvent, RawEventStream, UserContextId};

use super::driver::Driver;
use super::session::{Session, wait};
use super::{Medium, Own, Screen, Start, Visitor};

pub struct Firefox {
    /// Those that have arrived and are not taken in yet: a thousand at most.
    arrived: RefCell<RawEventStream>,
    events: RefCell<Vec<RawEvent>>,
    /// As they were last set.
    preferences: RefCell<Value>,
}

impl Firefox {
    #[track_caller]
    pub fn start(start: &Start) -> (Session, Box<dyn Own>) {
        let program = env::var("GECKODRIVER").unwrap_or_else(|_| "geckodriver".to_owned());
        // A driver has room for one browser. The access is for what only Firefox itself can change, such as the medium.
        let arguments = ["--port=0", "--websocket-port=0", "--allow-system-access"];
        let driver = Driver::start(&program, &arguments, "Listening on 127.0.0.1:");
        let session = Session::start(Arc::new(driver), capabilities(start));
        let arrived = RefCell::new(session.bidi.subscribe_raw());
        session.command("session.subscribe", json!({ "events": [LOGGED, REQUESTED, ANSWERED] }));
        let own = Self { arrived, events: RefCell::default(), preferences: RefCell::default() };
        (session, Box::new(own))
    }

    /// What happened since it was last asked for.
    fn happened(&self, session: &Session, event: &str) -> Vec<Value> {
        // Every page and frame answers once, behind all that it has sent before.
        let tree = session.command("browsingContext.getTree", json!({}));
        let mut contexts = tree["contexts"].as_array().expect("a tree has contexts").clone();
        while let Some(context) = contexts.pop() {
            contexts.extend(context["children"].as_array().into_iter().flatten().cloned());
            let target = json!({ "context": context["context"] });
            let nothing = json!({ "expression": "0", "target": target, "awaitPromise": false });
            // One that has gone in the meantime has sent everything.
            drop(wait(session.bidi.send_raw("script.evaluate", nothing)));
        }
        self.take_in();
        let mut events = self.events.borrow_mut();
        let (taken, left) = mem::take(&mut *events).into_iter().partition(|known| known.method == event);
        *events = left;
        let taken: Vec<RawEvent> = taken;
        taken.into_iter().map(|event| event.params).collect()
    }

    /// Runs a script in Firefox itself.
    fn run_within(session: &Session, script: &str, arguments: Value) {
        session.post("/moz/context", json!({ "context": "chrome" }));
        session.post("/execute/sync", json!({ "script": script, "args": arguments }));
        session.post("/moz/context", json!({ "context": "content" }));
    }
}

impl Own for Firefox {
    fn prepare_context(&self, session: &Session, _context: &UserContextId, visitor: &Visitor) {
        let preferences = preferences(visitor);
        if *self.preferences.borrow() != preferences {
            const SET: &str = "for (const [name, value] of Object.entries(arguments[0]))
               if (typeof value === 'string') Services.prefs.setStringPref(name, value);
               else if (typeof value === 'boolean') Services.prefs.setBoolPref(name, value);
               else if (typeof value === 'number') Services.prefs.setIntPref(name, value);
               else Services.prefs.clearUserPref(name);";
            Self::run_within(session, SET, json!([preferences]));
            self.preferences.replace(preferences);
        }
        // What an earlier journey left behind it.
        self.take_in();
        self.events.borrow_mut().clear();
    }

    fn prepare_tab(&self, _session: &Session, _tab: &BrowsingContextId, _visitor: &Visitor) {}

    fn set_screen(&self, session: &Session, tab: &BrowsingContextId, screen: Option<Screen>) {
        let (viewport, scale) = screen.map_or((Value::Null, Value::Null), |Screen { width, height, scale, .. }| {
            (json!({ "width": width, "height": height }), json!(scale))
        });
        let screen = json!({ "context": tab, "viewport": viewport, "devicePixelRatio": scale });
        session.command("browsingContext.setViewport", screen);
    }

    fn set_medium(&self, session: &Session, medium: Medium) {
        let media = match medium {
            Medium::Screen => "",
            Medium::Paper => "print",
        };
        let script = "gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0]";
        Self::run_within(session, script, json!([media]));
    }

    fn take_in(&self) {
        let mut arrived = self.arrived.borrow_mut();
        self.events.borrow_mut().extend(std::iter::from_fn(|| arrived.next().now_or_never().flatten()));
    }

    /// Chromium writes to its console that a resource is missing, Firefox does not: there its answer shows it. And Firefox
    /// complains of the content of a script whose page is left while it loads: that it is none.
    fn console_errors(&self, session: &Session) -> Vec<String> {
        let logged = self.happened(session, LOGGED).into_iter().filter(|entry| entry["level"] == "error");
        let logged = logged.filter(|entry| !entry["text"].as_str().is_some_and(|text| text.contains(NO_CONTENT)));
        let logged = logged.map(|entry| format!("{} {}", entry["text"], entry["stackTrace"]["callFrames"][0]));
        let answered = self.happened(session, ANSWERED).into_iter().map(|event| event["response"].clone());
        let refused = answered.filter(|response| response["status"].as_u64().is_some_and(|status| status >= 400));
        let refused = refused.map(|response| format!("{} for {}", response["status"], response["url"]));
        logged.chain(refused).collect()
    }

    fn requests(&self, session: &Session) -> Vec<String> {
        let requested = self.happened(session, REQUESTED).into_iter();
        requested.filter_map(|event| Some(event["request"]["url"].as_str()?.to_owned())).collect()
    }
}

/// The hash of nothing at all.
const NO_CONTENT: &str = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

const LOGGED: &str = "log.entryAdded";
const REQUESTED: &str = "network.beforeRequestSent";
const ANSWERED: &str = "network.responseCompleted";

/// What makes the visitor, each with its value: a page that is opened later goes by it. Null is Firefox's own.
fn preferences(visitor: &Visitor) -> Value {
    let on_a_phone = |value: i32| visitor.is_on_a_phone().then_some(value);
    json!({
        "intl.accept_languages": visitor.languages,
        "layout.css.prefers-color-scheme.content-override": i32::from(!visitor.prefers_dark),
        // Fingers are coarse and can't hover, and scrollbars lie over the page.
        "ui.primaryPointerCapabilities": on_a_phone(1),
        "ui.allPointerCapabilities": on_a_phone(1),
        "ui.useOverlayScrollbars": on_a_phone(1),
        "dom.w3c_touch_events.enabled": on_a_phone(1),
        "network.cookie.cookieBehavior": visitor.denies_storage.then_some(2),
        "browser.display.document_color_use": visitor.forces_colours.then_some(2),
        "javascript.enabled": !visitor.runs_no_scripts,
        "dom.navigation.navigationRateLimit.count": visitor.in_a_hurry.then_some(0),
    })
}

fn capabilities(start: &Start) -> Capabilities {
    let [width, height] = start.size;
    let preferences = json!({
        // A context has permissions of its own.
        "permissions.isolateBy.userContext": true,
        // No tab is seen, so no icon is fetched for one, from wherever browsers look for it.
        "browser.chrome.site_icons": false,
        // Nobody will open a second page: nothing is made ready for it.
        "dom.ipc.processPrelaunch.enabled": false,
        "browser.newtab.preload": false,
        "browser.newtabpage.enabled": false,
    });
    let mut options = json!({
        "args": ["-headless", "-width", width.to_string(), "-height", height.to_string()],
        "prefs": preferences,
        // No window grows beyond its screen.
        "env": { "MOZ_HEADLESS_WIDTH": "1920", "MOZ_HEADLESS_HEIGHT": "1200" },
    });
    if let Ok(program) = env::var("FIREFOX") {
        options["binary"] = json!(program);
    }
    let wanted = json!({ "browserName": "firefox", "webSocketUrl": true, "moz:firefoxOptions": options });
    wanted.as_object().cloned().expect("it is an object").into()
}

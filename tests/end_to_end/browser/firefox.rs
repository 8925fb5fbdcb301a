//! Firefox, asked through its preferences, through `WebDriver BiDi`, and from within where that ends too.

use std::cell::RefCell;
use std::env;
use std::sync::Arc;

use serde_json::{Value, json};

use super::bidi::Bidi;
use super::driver::{Driver, Session};
use super::{Medium, Own, Screen, Visitor};

pub struct Firefox {
    bidi: RefCell<Bidi>,
}

impl Firefox {
    #[track_caller]
    pub fn open(visitor: &Visitor) -> (Session, Box<dyn Own>) {
        let program = env::var("GECKODRIVER").unwrap_or_else(|_| "geckodriver".to_owned());
        // A driver has room for one browser. The access is for what only Firefox itself can change, such as the medium.
        let arguments = ["--port=0", "--websocket-port=0", "--allow-system-access"];
        let driver = Driver::start(&program, &arguments, "Listening on 127.0.0.1:");
        let (session, promised) = Session::open(Arc::new(driver), capabilities(visitor));
        let mut bidi = Bidi::connect(promised["webSocketUrl"].as_str().expect("Firefox speaks BiDi"));
        bidi.send("session.subscribe", json!({ "events": [LOGGED, REQUESTED, ANSWERED] }));
        (session, Box::new(Self { bidi: RefCell::new(bidi) }))
    }

    /// What happened since it was last asked for.
    fn happened(&self, event: &str) -> Vec<Value> {
        let mut bidi = self.bidi.borrow_mut();
        // Every page and frame answers once, behind all that it has told before.
        let tree = bidi.send("browsingContext.getTree", json!({}));
        let mut contexts = tree["contexts"].as_array().expect("a tree has contexts").clone();
        while let Some(context) = contexts.pop() {
            contexts.extend(context["children"].as_array().into_iter().flatten().cloned());
            let target = json!({ "context": context["context"] });
            // One that has gone in the meantime has nothing more to tell.
            drop(
                bidi.try_send("script.evaluate", json!({ "expression": "0", "target": target, "awaitPromise": false })),
            );
        }
        bidi.take_events(event)
    }
}

impl Own for Firefox {
    fn set_screen(&self, _session: &Session, screen: Option<Screen>) {
        let (viewport, scale) = screen.map_or((Value::Null, Value::Null), |Screen { width, height, scale, .. }| {
            (json!({ "width": width, "height": height }), json!(scale))
        });
        // For tabs that are opened later as well.
        let screen = json!({ "userContexts": ["default"], "viewport": viewport, "devicePixelRatio": scale });
        self.bidi.borrow_mut().send("browsingContext.setViewport", screen);
    }

    fn set_medium(&self, session: &Session, medium: Medium) {
        let media = match medium {
            Medium::Screen => "",
            Medium::Paper => "print",
        };
        session.post("/moz/context", json!({ "context": "chrome" }));
        let script = "gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0]";
        session.post("/execute/sync", json!({ "script": script, "args": [media] }));
        session.post("/moz/context", json!({ "context": "content" }));
    }

    fn prepare(&self, _session: &Session, script: &str) {
        let function = json!({ "functionDeclaration": format!("() => {{ {script} }}") });
        self.bidi.borrow_mut().send("script.addPreloadScript", function);
    }

    /// Chromium writes to its console that a resource is missing, Firefox does not: there it is the answer that tells. And
    /// Firefox complains of the content of a script whose page is left while it loads: that it is none.
    fn console_errors(&self, _session: &Session) -> Vec<String> {
        let logged = self.happened(LOGGED).into_iter().filter(|entry| entry["level"] == "error");
        let logged = logged.filter(|entry| !entry["text"].as_str().is_some_and(|text| text.contains(NO_CONTENT)));
        let logged = logged.map(|entry| format!("{} {}", entry["text"], entry["stackTrace"]["callFrames"][0]));
        let answered = self.happened(ANSWERED).into_iter().map(|event| event["response"].clone());
        let refused = answered.filter(|response| response["status"].as_u64().is_some_and(|status| status >= 400));
        let refused = refused.map(|response| format!("{} for {}", response["status"], response["url"]));
        logged.chain(refused).collect()
    }

    fn requests(&self, _session: &Session) -> Vec<String> {
        let requested = self.happened(REQUESTED).into_iter();
        requested.filter_map(|event| Some(event["request"]["url"].as_str()?.to_owned())).collect()
    }
}

/// The hash of nothing at all.
const NO_CONTENT: &str = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

const LOGGED: &str = "log.entryAdded";
const REQUESTED: &str = "network.beforeRequestSent";
const ANSWERED: &str = "network.responseCompleted";

fn capabilities(visitor: &Visitor) -> Value {
    let mut preferences = json!({
        "intl.accept_languages": visitor.languages,
        "layout.css.prefers-color-scheme.content-override": i32::from(!visitor.prefers_dark),
        // No tab is seen, so no icon is fetched for one, from wherever browsers look for it.
        "browser.chrome.site_icons": false,
        // Nobody will open a second page: nothing is made ready for it.
        "dom.ipc.processPrelaunch.enabled": false,
        "browser.newtab.preload": false,
        "browser.newtabpage.enabled": false,
    });
    if visitor.is_on_a_phone() {
        // Fingers are coarse and can't hover, and scrollbars lie over the page.
        preferences["ui.primaryPointerCapabilities"] = json!(1);
        preferences["ui.allPointerCapabilities"] = json!(1);
        preferences["ui.useOverlayScrollbars"] = json!(1);
        preferences["dom.w3c_touch_events.enabled"] = json!(1);
    }
    if visitor.denies_storage {
        preferences["network.cookie.cookieBehavior"] = json!(2);
    }
    if visitor.forces_colours {
        preferences["browser.display.document_color_use"] = json!(2);
    }
    if visitor.runs_no_scripts {
        preferences["javascript.enabled"] = json!(false);
    }
    if visitor.in_a_hurry {
        preferences["dom.navigation.navigationRateLimit.count"] = json!(0);
    }
    let mut options = json!({
        "args": ["-headless", "-width", visitor.width.to_string(), "-height", visitor.height.to_string()],
        "prefs": preferences,
        // No window grows beyond its screen.
        "env": { "MOZ_HEADLESS_WIDTH": "1920", "MOZ_HEADLESS_HEIGHT": "1200" },
    });
    if let Ok(program) = env::var("FIREFOX") {
        options["binary"] = json!(program);
    }
    json!({ "capabilities": { "alwaysMatch": {
        "browserName": "firefox",
        "webSocketUrl": true,
        "moz:firefoxOptions": options,
        "timeouts": { "script": 60_000, "pageLoad": 60_000 },
    } } })
}

//! A browser of a journey's own: a fresh profile each time, and closed again whatever happens.
//!
//! Speaks `WebDriver`, which Chromium and Firefox both understand; what each does in a way of its own stands behind
//! [`Own`]. Every wait is a condition with a time limit.

mod bidi;
mod chromium;
mod driver;
mod firefox;

use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::{env, fmt, fs, thread};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};

use chromium::Chromium;
use driver::Session;
use firefox::Firefox;

/// How many browsers are open at a time.
const PLACES: usize = 2;

/// Which browser the journeys of a run are made in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Chromium,
    Firefox,
}

impl Kind {
    /// As `PALANCA_BROWSER` names it.
    #[track_caller]
    pub fn of_this_run() -> Self {
        match env::var("PALANCA_BROWSER").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok(other) => panic!("PALANCA_BROWSER is {other:?}: journeys are made in chromium or in firefox"),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
        })
    }
}

/// A visitor goes no further than this while something is waited for.
const MOST_PAGES: usize = 10;

/// An async function's body, as a script that tells what becomes of it.
fn asynchronous(body: &str, arguments: Value) -> Value {
    let script = format!(
        "const finish = arguments[arguments.length - 1];
         (async (...arguments) => {{ {body} }})(...arguments)
           .then((value) => finish({{ value }}), (error) => finish({{ error: String(error) }}));"
    );
    json!({ "script": script, "args": arguments })
}

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
    /// Whether the visitor's own few colours take the place of every page's.
    pub forces_colours: bool,
    pub runs_no_scripts: bool,
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
            forces_colours: false,
            runs_no_scripts: false,
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

    fn is_on_a_phone(&self) -> bool {
        self.width < 500
    }

    /// The screen of a phone; none where the window alone decides.
    fn screen(&self) -> Option<Screen> {
        let [width, height] = [self.width, self.height].map(f64::from);
        self.is_on_a_phone().then_some(Screen { width, height, scale: 2.0, is_touched: true })
    }
}

/// What a page is given to be shown in.
#[derive(Clone, Copy, Debug)]
struct Screen {
    /// In CSS pixels, whole ones.
    width: f64,
    height: f64,
    /// How many of the screen's pixels a CSS pixel is wide and high.
    scale: f64,
    /// By a finger, rather than by a mouse.
    is_touched: bool,
}

#[derive(Clone, Copy, Debug)]
enum Medium {
    Screen,
    Paper,
}

/// What each browser does in a way of its own.
trait Own {
    /// Shows pages on a screen of a size of its own, or else in the window as it is.
    fn set_screen(&self, session: &Session, screen: Option<Screen>);
    fn set_medium(&self, session: &Session, medium: Medium);
    fn prepare(&self, session: &Session, script: &str);
    fn console_errors(&self, session: &Session) -> Vec<String>;
    fn requests(&self, session: &Session) -> Vec<String>;
}

/// An open browser with one window.
pub struct Browser {
    session: Session,
    own: Box<dyn Own>,
    visitor: Visitor,
    _place: Place,
}

impl Browser {
    #[track_caller]
    pub fn open(visitor: &Visitor) -> Self {
        let place = Place::take();
        let (session, own) = match Kind::of_this_run() {
            Kind::Chromium => Chromium::open(visitor),
            Kind::Firefox => Firefox::open(visitor),
        };
        let browser = Self { session, own, visitor: *visitor, _place: place };
        if let Some(screen) = visitor.screen() {
            browser.own.set_screen(&browser.session, Some(screen));
        }
        browser
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
        self.session.delete("/window");
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
        let outcome = self.post("/execute/async", asynchronous(body, arguments));
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
             while (!(document.documentElement && ({expression}))) {{
               if (performance.now() > end) return false;
               await new Promise((resolve) => setTimeout(resolve, 10));
             }}
             return true;"
        );
        // A page that is left takes the script along, without an answer or with an error: the page that comes is asked.
        for _ in 0..MOST_PAGES {
            match self.session.try_post("/execute/async", asynchronous(&body, json!([]))) {
                Ok(outcome) if !outcome["error"].is_null() => panic!("the script failed: {}", outcome["error"]),
                Ok(outcome) if outcome["value"].is_boolean() => return outcome["value"] == true,
                Err(problem) if !problem.contains("unloaded") => panic!("{expression}: {problem}"),
                _ => {}
            }
        }
        panic!("{MOST_PAGES} pages came and went: {expression}")
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

    /// What people read of the first element that a CSS selector finds: without a script in the page.
    #[track_caller]
    pub fn shown(&self, selector: &str) -> String {
        let found = self.post("/element", json!({ "using": "css selector", "value": selector }));
        let id = found["element-6066-11e4-a52e-4f735466cecf"].as_str().expect("an element has an id");
        self.get(&format!("/element/{id}/text")).as_str().expect("what is read is text").to_owned()
    }

    /// Runs a script in every page that is opened from now on, before its own.
    #[track_caller]
    pub fn prepare(&self, script: &str) {
        self.own.prepare(&self.session, script);
    }

    /// Gives the page this many CSS pixels, each of them this many of the screen's wide and high.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32, scale: f64) {
        let [width, height] = [width, height].map(f64::from);
        self.own.set_screen(&self.session, Some(Screen { width, height, scale, is_touched: false }));
        self.until("the window has its size", &format!("innerWidth === {width} && innerHeight === {height}"));
    }

    /// Shows the page as on a sheet of paper whose printed part is this wide and high in inches.
    #[track_caller]
    pub fn show_as_printed(&self, width: f64, height: f64) {
        let [width, height] = [width, height].map(|inches| (inches * 96.0).floor());
        self.own.set_screen(&self.session, Some(Screen { width, height, scale: 1.0, is_touched: false }));
        self.own.set_medium(&self.session, Medium::Paper);
        let is_printed = format!("matchMedia('print').matches && innerWidth === {width} && innerHeight === {height}");
        self.until("the page is as on paper", &is_printed);
    }

    /// Shows the page on the visitor's screen again.
    #[track_caller]
    pub fn show_on_screen(&self) {
        self.own.set_medium(&self.session, Medium::Screen);
        self.own.set_screen(&self.session, self.visitor.screen());
        self.until("the page is on the screen", "matchMedia('screen').matches");
    }

    /// Prints the page on paper of a size in inches: a PDF.
    #[track_caller]
    pub fn print(&self, width: f64, height: f64) -> Vec<u8> {
        let printed = self.post("/print", json!({ "page": { "width": width * 2.54, "height": height * 2.54 } }));
        BASE64_STANDARD.decode(printed.as_str().expect("a PDF is text")).expect("it comes as Base64")
    }

    /// A command of Chromium's developer tools, to measure with: a journey is made in every browser.
    #[allow(dead_code, reason = "journeys have no use for it, script/bench has")]
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        chromium::devtools(&self.session, command, parameters)
    }

    /// The errors written to the console since the last call, refused resources and policy violations among them.
    #[track_caller]
    pub fn console_errors(&self) -> Vec<String> {
        self.own.console_errors(&self.session)
    }

    /// The addresses requested since the last call.
    #[track_caller]
    pub fn requests(&self) -> Vec<String> {
        self.own.requests(&self.session)
    }

    #[track_caller]
    fn get(&self, path: &str) -> Value {
        self.session.get(path)
    }

    #[track_caller]
    pub fn post(&self, path: &str, body: Value) -> Value {
        self.session.post(path, body)
    }

    /// What the page looks like now: a PNG as Base64.
    #[track_caller]
    pub fn picture(&self) -> String {
        self.session.picture().expect("the page can be seen")
    }

    /// Keeps a picture of the page that a journey failed at, named as the test, and says where.
    fn keep_picture(&self) {
        let folder = option_env!("CARGO_TARGET_TMPDIR").map_or_else(env::temp_dir, PathBuf::from);
        let journey = thread::current().name().unwrap_or("journey").replace("::", "-");
        let file = folder.join(format!("{journey}-{}.png", Kind::of_this_run()));
        if let Ok(encoded) = self.session.picture()
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

//! What a visitor is and does, in a browser with nothing in it from any visitor before.
//!
//! The library thirtyfour speaks `WebDriver`, which Chromium and Firefox both understand; what each does in a way of its
//! own stands behind [`Own`]. A browser is started once for many journeys ([`process`]); each has a context of its own.
//! Every wait is a condition with a time limit.

mod chromium;
mod driver;
mod failure;
mod firefox;
mod process;
mod session;

use std::cell::RefCell;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{env, fmt, thread};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use thirtyfour::bidi::{BrowsingContextId, PreloadScriptId, UserContextId};
use thirtyfour::common::print::{PrintPage, PrintParameters};
use thirtyfour::error::WebDriverResult;
use thirtyfour::session::scriptret::ScriptRet;
use thirtyfour::{By, Key};

use process::{Place, Process, Start};
use session::{Session, wait};

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

/// An async function's body, as a script that reports what becomes of it.
fn asynchronous(body: &str) -> String {
    format!(
        "const finish = arguments[arguments.length - 1];
         (async (...arguments) => {{ {body} }})(...arguments)
           .then((value) => finish({{ value }}), (error) => finish({{ error: String(error) }}));"
    )
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
trait Own: Send {
    /// Makes a context the visitor's, before a tab is opened in it.
    fn prepare_context(&self, session: &Session, context: &UserContextId, visitor: &Visitor);
    /// Makes a tab the visitor's, before a page is opened in it.
    fn prepare_tab(&self, session: &Session, tab: &BrowsingContextId, visitor: &Visitor);
    /// Shows pages on a screen of a size of its own, or else in the window as it is.
    fn set_screen(&self, session: &Session, tab: &BrowsingContextId, screen: Option<Screen>);
    fn set_medium(&self, session: &Session, medium: Medium);
    /// Takes in what the browser has sent of its own accord, after each command.
    fn take_in(&self) {}
    fn console_errors(&self, session: &Session) -> Vec<String>;
    fn requests(&self, session: &Session) -> Vec<String>;
}

/// An open browser with one window.
pub struct Browser {
    /// There until the browser is dropped.
    process: Option<Process>,
    context: UserContextId,
    tab: RefCell<BrowsingContextId>,
    prepared: RefCell<Vec<PreloadScriptId>>,
    visitor: Visitor,
    _place: Place,
}

impl Browser {
    #[track_caller]
    pub fn open(visitor: &Visitor) -> Self {
        let place = Place::take();
        let process = Process::take(&Start::of(visitor));
        let context = process.session.new_context();
        process.own.prepare_context(&process.session, &context, visitor);
        let tab = RefCell::new(process.session.new_tab(&context));
        let prepared = RefCell::default();
        let browser = Self { process: Some(process), context, tab, prepared, visitor: *visitor, _place: place };
        browser.prepare_tab();
        browser
    }

    fn process(&self) -> &Process {
        self.process.as_ref().expect("it is there until the browser is dropped")
    }

    fn session(&self) -> &Session {
        &self.process().session
    }

    fn own(&self) -> &dyn Own {
        &*self.process().own
    }

    #[track_caller]
    fn prepare_tab(&self) {
        self.own().prepare_tab(self.session(), &self.tab.borrow(), &self.visitor);
        if let Some(screen) = self.visitor.screen() {
            self.set_screen(Some(screen));
        }
    }

    #[track_caller]
    fn set_screen(&self, screen: Option<Screen>) {
        self.own().set_screen(self.session(), &self.tab.borrow(), screen);
    }

    /// Waits for an answer of the library, and fails where it is an error.
    #[track_caller]
    fn done<T>(&self, what: &str, answer: impl Future<Output = WebDriverResult<T>>) -> T {
        let answer = wait(answer);
        self.own().take_in();
        answer.unwrap_or_else(|error| panic!("{what}: {error}"))
    }

    #[track_caller]
    pub fn go_to(&self, address: &str) {
        self.done(address, self.session().web.goto(address));
    }

    #[track_caller]
    pub fn reload(&self) {
        self.done("reload", self.session().web.refresh());
    }

    #[track_caller]
    pub fn go_back(&self) {
        self.done("back", self.session().web.back());
    }

    #[track_caller]
    pub fn go_forward(&self) {
        self.done("forward", self.session().web.forward());
    }

    #[track_caller]
    pub fn address(&self) -> String {
        text(&self.run("return location.href", json!([])))
    }

    /// Closes the tab and opens another in the same profile.
    #[track_caller]
    pub fn open_another_tab(&self) {
        let other = self.session().new_tab(&self.context);
        let closed = self.tab.replace(other);
        self.session().command("browsingContext.close", json!({ "context": closed }));
        self.prepare_tab();
    }

    /// What a script's `return` gives.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: Value) -> Value {
        self.executed(script, arguments).json().clone()
    }

    #[track_caller]
    fn executed(&self, script: &str, arguments: Value) -> ScriptRet {
        self.done("a script", self.session().web.execute(script, list(arguments)))
    }

    /// What an async function's body returns.
    #[track_caller]
    pub fn run_async(&self, body: &str, arguments: Value) -> Value {
        let outcome = self.session().web.execute_async(asynchronous(body), list(arguments));
        let outcome = self.done("a script", outcome).json().clone();
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
            let outcome = wait(self.session().web.execute_async(asynchronous(&body), vec![]));
            self.own().take_in();
            match outcome.map(|outcome| outcome.json().clone()) {
                Ok(outcome) if !outcome["error"].is_null() => panic!("the script failed: {}", outcome["error"]),
                Ok(outcome) if outcome["value"].is_boolean() => return outcome["value"] == true,
                Err(problem) if !problem.to_string().contains("unloaded") => panic!("{expression}: {problem}"),
                _ => {}
            }
        }
        panic!("{MOST_PAGES} pages came and went: {expression}")
    }

    /// Presses and releases keys one after the other, as at a keyboard: in the field that has the focus.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        self.done("keys", self.session().web.action_chain().send_keys(keys).perform());
    }

    /// Presses a key while Control is held.
    #[track_caller]
    pub fn press_with_control(&self, key: char) {
        self.press_with(Key::Control, key);
    }

    /// Goes back by a tab stop.
    #[track_caller]
    pub fn tab_back(&self) {
        self.press_with(Key::Shift, char::from(Key::Tab));
    }

    #[track_caller]
    fn press_with(&self, held: Key, key: char) {
        let held = char::from(held);
        let strokes = self.session().web.action_chain().key_down(held).key_down(key).key_up(key).key_up(held);
        self.done("keys", strokes.perform());
    }

    /// Clicks in the middle of the first element that a CSS selector finds, having scrolled to it.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.done(selector, async { self.session().web.find(By::Css(selector)).await?.click().await });
    }

    /// What people read of the first element that a CSS selector finds: without a script in the page.
    #[track_caller]
    pub fn shown(&self, selector: &str) -> String {
        self.done(selector, async { self.session().web.find(By::Css(selector)).await?.text().await })
    }

    /// Goes on in the frame that an expression of the page gives.
    #[track_caller]
    pub fn enter_frame(&self, expression: &str) {
        let frame = self.executed(&format!("return {expression}"), json!([])).element();
        self.done(expression, async { frame?.enter_frame().await });
    }

    /// Goes on in the page around the frame.
    #[track_caller]
    pub fn leave_frame(&self) {
        self.done("the page around", self.session().web.enter_parent_frame());
    }

    /// Runs a script in every page that is opened from now on, before its own.
    #[track_caller]
    pub fn prepare(&self, script: &str) {
        let added = wait(self.session().bidi.script().add_preload_script(format!("() => {{ {script} }}")));
        self.prepared.borrow_mut().push(added.unwrap_or_else(|error| panic!("{script}: {error}")).script);
    }

    /// Gives the page this many CSS pixels, each of them this many of the screen's wide and high.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32, scale: f64) {
        let [width, height] = [width, height].map(f64::from);
        self.set_screen(Some(Screen { width, height, scale, is_touched: false }));
        self.until("the window has its size", &format!("innerWidth === {width} && innerHeight === {height}"));
    }

    /// Shows the page as on a sheet of paper whose printed part is this wide and high in inches.
    #[track_caller]
    pub fn show_as_printed(&self, width: f64, height: f64) {
        let [width, height] = [width, height].map(|inches| (inches * 96.0).floor());
        self.set_screen(Some(Screen { width, height, scale: 1.0, is_touched: false }));
        self.own().set_medium(self.session(), Medium::Paper);
        let is_printed = format!("matchMedia('print').matches && innerWidth === {width} && innerHeight === {height}");
        self.until("the page is as on paper", &is_printed);
    }

    /// Shows the page on the visitor's screen again.
    #[track_caller]
    pub fn show_on_screen(&self) {
        self.own().set_medium(self.session(), Medium::Screen);
        self.set_screen(self.visitor.screen());
        self.until("the page is on the screen", "matchMedia('screen').matches");
    }

    /// Prints the page on paper of a size in inches: a PDF.
    #[track_caller]
    pub fn print(&self, width: f64, height: f64) -> Vec<u8> {
        let page = PrintPage { width: width * 2.54, height: height * 2.54 };
        self.done("print", self.session().web.print_page(PrintParameters { page, ..PrintParameters::default() }))
    }

    /// A command of Chromium's developer tools: for measuring, as a journey is made in every browser.
    #[allow(dead_code, reason = "journeys have no use for it, script/bench has")]
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.session().devtools(command, parameters)
    }

    /// The errors written to the console since the last call, refused resources and policy violations among them.
    #[track_caller]
    pub fn console_errors(&self) -> Vec<String> {
        self.own().console_errors(self.session())
    }

    /// The addresses requested since the last call.
    #[track_caller]
    pub fn requests(&self) -> Vec<String> {
        self.own().requests(self.session())
    }

    /// A command of `WebDriver` that has no method here.
    #[allow(dead_code, reason = "most journeys do what every visitor does")]
    #[track_caller]
    pub fn post(&self, path: &str, body: Value) -> Value {
        self.session().post(path, body)
    }

    /// What the page looks like now: a PNG as Base64.
    #[track_caller]
    pub fn picture(&self) -> String {
        BASE64_STANDARD.encode(self.done("a picture", self.session().web.screenshot_as_png()))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let Some(process) = self.process.take() else { return };
        if thread::panicking() {
            failure::keep(&process);
            // Nobody knows what state it is in.
            process.session.quit();
            return;
        }
        let scripts = self.prepared.take();
        let is_tidy = process.session.close(&self.context, scripts);
        if is_tidy {
            process.give_back();
        } else {
            process.session.quit();
        }
    }
}

/// A script's arguments.
#[track_caller]
fn list(arguments: Value) -> Vec<Value> {
    match arguments {
        Value::Array(arguments) => arguments,
        other => panic!("arguments are a list: {other}"),
    }
}

#[track_caller]
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}")).to_owned()
}

/// Keys that have no character, as `WebDriver` writes them.
pub mod key {
    pub const BACKSPACE: &str = "\u{E003}";
    pub const TAB: &str = "\u{E004}";
    pub const ENTER: &str = "\u{E007}";
    pub const SPACE: &str = "\u{E00D}";
    pub const END: &str = "\u{E010}";
    pub const HOME: &str = "\u{E011}";
    pub const RIGHT: &str = "\u{E014}";
}

/// A journey that failed has left nothing half done behind these locks.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

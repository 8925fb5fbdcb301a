//! A browser's process, as both kinds of browser have it: journeys use it one after the other, each in a context of its
//! own, with storage, cache and permissions of its own.

use std::future::Future;
use std::sync::{Arc, LazyLock};

use serde_json::{Value, json};
use thirtyfour::bidi::{BiDi, BrowsingContextId, PreloadScriptId, UserContextId};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{Capabilities, RequestData, SessionId, WebDriver, WindowHandle};
use tokio::runtime::{Builder, Runtime};

use super::driver::Driver;

/// A journey does one thing after another: it waits for each answer of the library.
pub fn wait<F: Future>(future: F) -> F::Output {
    static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
        // The library makes a TLS client even for a plain connection, and asks for its cryptography.
        drop(rustls::crypto::ring::default_provider().install_default());
        Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime starts")
    });
    RUNTIME.block_on(future)
}

pub struct Session {
    pub web: WebDriver,
    pub bidi: BiDi,
    /// An empty page that keeps the browser open between two journeys.
    home: WindowHandle,
    _driver: Arc<Driver>,
}

impl Session {
    #[track_caller]
    pub fn start(driver: Arc<Driver>, capabilities: Capabilities) -> Self {
        let started = wait(async {
            let web = WebDriver::new(&driver.address, capabilities).await?;
            let bidi = web.bidi().await?;
            let home = web.window().await?;
            Ok::<_, thirtyfour::error::WebDriverError>((web, bidi, home))
        });
        let (web, bidi, home) = started.unwrap_or_else(|error| panic!("the browser does not start: {error}"));
        Self { web, bidi, home, _driver: driver }
    }

    /// Makes a context that shares nothing with any other.
    #[track_caller]
    pub fn new_context(&self) -> UserContextId {
        let made = wait(self.bidi.browser().create_user_context());
        made.unwrap_or_else(|error| panic!("no context: {error}")).user_context
    }

    /// Opens a tab in a context, and goes on in it.
    #[track_caller]
    pub fn new_tab(&self, context: &UserContextId) -> BrowsingContextId {
        let tab = self.command("browsingContext.create", json!({ "type": "window", "userContext": context }));
        let tab = tab["context"].as_str().expect("a tab has an id").to_owned();
        let entered = wait(self.web.switch_to_window(WindowHandle::from(tab.clone())));
        entered.unwrap_or_else(|error| panic!("the tab can't be entered: {error}"));
        BrowsingContextId::from(tab)
    }

    /// Closes a context with all that is in it, and forgets the scripts for its pages. Whether that worked.
    pub fn close(&self, context: &UserContextId, scripts: Vec<PreloadScriptId>) -> bool {
        wait(async {
            for script in scripts {
                self.bidi.script().remove_preload_script(script).await.ok()?;
            }
            self.web.switch_to_window(self.home.clone()).await.ok()?;
            self.bidi.browser().remove_user_context(context.clone()).await.ok()
        })
        .is_some()
    }

    /// A command of `WebDriver BiDi` that the library has no type for, or one of more than its type.
    #[track_caller]
    pub fn command(&self, method: &str, parameters: Value) -> Value {
        wait(self.bidi.send_raw(method, parameters)).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// A command of `WebDriver` that the library has no method for.
    #[track_caller]
    pub fn post(&self, path: &str, body: Value) -> Value {
        let answer =
            wait(self.web.cmd(Post { path, body })).and_then(thirtyfour::session::http::CmdResponse::value_json);
        answer.unwrap_or_else(|error| panic!("POST {path}: {error}"))
    }

    /// A command of Chromium's developer tools.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        let answer = wait(self.web.cdp().send_raw(command, parameters));
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    pub fn quit(self) {
        // A browser that is gone already is closed.
        drop(wait(self.web.quit()));
    }
}

#[derive(Debug)]
struct Post<'a> {
    path: &'a str,
    body: Value,
}

impl FormatRequestData for Post<'_> {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let uri = format!("/session/{session}{}", self.path).into();
        RequestData { method: "POST".parse().expect("it is a method"), uri, body: Some(self.body.clone()) }
    }
}

//! The calculator in somebody else's page, at another origin.

mod examples;
mod failure;
mod height;
mod hostile;
mod lifecycle;
mod quiet;
mod settings;
mod told;

use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use serde_json::{Value, from_value, json};

use crate::browser::{Browser, Visitor};
use crate::page::{origin, text};
use crate::site::Site;

/// The calculator as most sites have it: the two lines of the README.
fn snippet(attributes: &str) -> String {
    format!("{}\n{}", script(), element(attributes))
}

fn script() -> String {
    format!("<script async src=\"{}/embed.js\"></script>", origin())
}

fn element(attributes: &str) -> String {
    format!(
        "<palanca-calculator {attributes}><a href=\"{}/es/\">Abrir la calculadora</a></palanca-calculator>",
        origin()
    )
}

/// A page of a site's own with this in its head and its body, in Spanish.
pub fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"es\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Blog</title>\n\
         {head}</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}

/// A page with nothing but the calculator.
fn page_with(attributes: &str) -> String {
    page("", &snippet(attributes))
}

/// Opens a page of another site's and goes on a journey through it; fails on any error in its console.
#[track_caller]
fn at_a_site(visitor: &Visitor, html: &str, journey: impl Fn(&Host)) {
    at_a_site_in("", visitor, html, journey);
}

/// The same in a folder of the site's that has rules of its own.
#[track_caller]
fn at_a_site_in(folder: &str, visitor: &Visitor, html: &str, journey: impl Fn(&Host)) {
    let host = opened_in(folder, visitor, html);
    journey(&host);
    let problems = host.run("return window.problems", json!([]));
    assert_eq!(problems, json!([]), "the page around the calculator threw");
    let errors = host.console_errors();
    assert!(errors.is_empty(), "errors in the console: {errors:#?}");
}

/// A page of another site's, whatever its console will say.
#[track_caller]
fn opened(visitor: &Visitor, html: &str) -> Host {
    opened_in("", visitor, html)
}

#[track_caller]
fn opened_in(folder: &str, visitor: &Visitor, html: &str) -> Host {
    let host = Host { browser: Browser::open(&Visitor { languages: "es-ES,es", ..*visitor }) };
    host.prepare(RECORDER);
    host.go_to(&published(folder, html));
    host
}

/// A page of somebody else's, open in a browser.
struct Host {
    browser: Browser,
}

impl Deref for Host {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Host {
    /// Waits until this many calculators have said that they are ready, counted from when the page was opened.
    #[track_caller]
    fn until_ready(&self, times: usize) {
        let ready = format!("heard.filter((event) => event.type === 'palanca:ready').length === {times}");
        self.until(&format!("{times} are ready"), &ready);
    }

    /// What happens in the frame of the calculator with this index.
    #[track_caller]
    fn inside<T>(&self, index: usize, act: impl FnOnce(&Self) -> T) -> T {
        self.enter_frame(&frame(index));
        let outcome = act(self);
        self.leave_frame();
        outcome
    }

    /// A text that an expression about the page gives.
    #[track_caller]
    fn read(&self, expression: &str) -> String {
        text(&self.run(&format!("return {expression}"), json!([])))
    }

    /// A number that an expression about the page gives.
    #[track_caller]
    fn count(&self, expression: &str) -> u64 {
        let number = self.run(&format!("return {expression}"), json!([]));
        number.as_u64().unwrap_or_else(|| panic!("{expression} is no whole number: {number}"))
    }

    /// The events that the calculators have fired so far, as pairs of type and detail.
    #[track_caller]
    fn events(&self) -> Value {
        self.run("return heard.map(({ type, detail }) => [type, detail])", json!([]))
    }

    /// Replaces the text of a field in the frame of a calculator.
    #[track_caller]
    fn type_into(&self, index: usize, key: &str, typed: &str) {
        self.inside(index, |frame| {
            let field = format!("input[name='{key}']");
            frame.until(&format!("{key} is there"), &format!("document.querySelector({field:?}) !== null"));
            frame.run(
                "document.querySelector(arguments[0]).closest('details')?.setAttribute('open', '')",
                json!([field]),
            );
            frame.click(&field);
            frame.press_with_control('a');
            frame.press(typed);
        });
    }

    /// Waits until the calculator with this index is as high as what is in it, with nothing cut and nothing to scroll.
    #[track_caller]
    fn until_fits(&self, index: usize) {
        // Inside and around are asked one after the other: between the two another part may have changed the height.
        for _ in 0..MOST_HEIGHTS {
            let measured = self.inside(index, |frame| {
                frame.comes_true(FITS).then(|| frame.count("innerHeight")).ok_or_else(|| frame.read(MEASURES))
            });
            let inside = measured.unwrap_or_else(|measures| panic!("the frame never fitted: {measures}"));
            let holds = self.run(
                &format!(
                    "const [around, frame] = [{}, {}].map((part) => part.getBoundingClientRect());
                     return around.top <= frame.top && frame.bottom <= around.bottom && frame.height === arguments[0]",
                    element_of(index),
                    frame(index)
                ),
                json!([inside]),
            );
            if holds == true {
                return;
            }
        }
        panic!("the element never held all of its frame");
    }

    /// Waits until each thing in the frame of a calculator is so.
    #[track_caller]
    fn until_inside(&self, index: usize, what: &str, expression: &str) {
        self.inside(index, |frame| frame.until(what, expression));
    }
}

/// The element with this index, as an expression of the page around it.
fn element_of(index: usize) -> String {
    format!("document.querySelectorAll('palanca-calculator')[{index}]")
}

/// Its frame.
fn frame(index: usize) -> String {
    format!("{}.shadowRoot.querySelector('iframe')", element_of(index))
}

/// What the page has fetched from the calculator's origin, the frame itself included.
fn loaded(host: &Host) -> Vec<String> {
    let loaded = host.run(
        "return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => name.startsWith(arguments[0]))",
        json!([origin()]),
    );
    from_value(loaded).expect("a list of addresses")
}

/// A page has no more parts whose coming could change its height.
const MOST_HEIGHTS: usize = 20;

/// Whether the page in a frame is drawn to its end and exactly as high as the frame.
const FITS: &str = "document.documentElement.dataset.ready === 'true'
  && document.querySelector('#evidence [data-output]') !== null
  && innerHeight === Math.ceil(document.documentElement.getBoundingClientRect().height)
  && document.scrollingElement.scrollHeight === innerHeight
  && document.documentElement.clientWidth === innerWidth";

const MEASURES: &str = "JSON.stringify({ innerHeight, innerWidth,
  height: document.documentElement.getBoundingClientRect().height,
  scrollHeight: document.scrollingElement.scrollHeight, clientWidth: document.documentElement.clientWidth })";

/// Writes down in the page around the calculator what it hears, what moves in it, and who listens.
const RECORDER: &str = "if (window === top) {
  window.heard = [];
  window.messages = [];
  window.problems = [];
  window.shifts = [];
  window.listeners = new Set();
  for (const name of ['ready', 'result', 'share', 'cta', 'error'])
    document.addEventListener('palanca:' + name, (event) => {
      const { type, detail, target, bubbles, composed, cancelable } = event;
      heard.push({ type, detail, name: target.shadowRoot.querySelector('iframe').name, bubbles, composed, cancelable });
    });
  addEventListener('error', ({ message }) => problems.push(message));
  addEventListener('unhandledrejection', ({ reason }) => problems.push(String(reason)));
  addEventListener('message', ({ data }) => messages.push(data));
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value)))
      .observe({ type: 'layout-shift', buffered: true });
  } else {
    // Where the browser does not tell, it is seen from frame to frame.
    const places = new Map();
    const look = () => {
      for (const part of document.querySelectorAll('h1, h2, p')) {
        const { top, bottom } = part.getBoundingClientRect();
        const place = top + scrollY, last = places.get(part);
        places.set(part, place);
        if (last !== undefined && last !== place && bottom > 0 && Math.min(last - scrollY, top) < innerHeight) shifts.push(place - last);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }
  const [add, remove] = [window.addEventListener, window.removeEventListener];
  window.addEventListener = (type, listener, ...rest) => {
    if (type === 'message') listeners.add(listener);
    return add.call(window, type, listener, ...rest);
  };
  window.removeEventListener = (type, listener, ...rest) => {
    if (type === 'message') listeners.delete(listener);
    return remove.call(window, type, listener, ...rest);
  };
}";

/// Puts a page on another site, and gives its address.
pub fn published(folder: &str, html: &str) -> String {
    static PAGES: AtomicUsize = AtomicUsize::new(0);
    let path = format!("{folder}{}", PAGES.fetch_add(1, Ordering::Relaxed));
    write(&root().join(&path).join("index.html"), html);
    format!("{}/{path}/", other_origin())
}

/// Where the other site is served. Its name differs from the calculator's too, so that a browser takes it for a stranger.
fn other_origin() -> &'static str {
    static ORIGIN: OnceLock<String> = OnceLock::new();
    ORIGIN.get_or_init(|| {
        let rules = format!(
            "/strict/*\n  Content-Security-Policy: default-src 'none'; script-src {0}; frame-src {0}\n\
             /sandboxed/*\n  Content-Security-Policy: sandbox allow-scripts\n",
            origin()
        );
        write(&root().join("_headers"), &rules);
        write(&root().join("favicon.ico"), "");
        let address = Arc::new(Site::new(root())).serve(0).expect("there is a free port");
        format!("http://localhost:{}", address.port())
    })
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("other-site")
}

fn write(file: &Path, content: &str) {
    fs::create_dir_all(file.parent().expect("it stands in a folder")).expect("the folder can be made");
    fs::write(file, content).expect("the file can be written");
}

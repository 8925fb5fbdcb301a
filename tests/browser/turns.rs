//! Turns, as a browser gives them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use js_sys::futures::{JsFuture, spawn_local};
use palanca::browser::turn::{Pieces, Then, after_frame, hold, is_held, release};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

type Log = Rc<RefCell<Vec<&'static str>>>;

/// Pieces that write themselves down one by one, and the end of them.
fn pieces(log: &Log, names: &'static [&'static str], ended: impl Fn() + 'static) -> Pieces {
    let (log, place) = (log.clone(), Cell::new(0));
    Rc::new(move || {
        let name = names.get(place.replace(place.get() + 1));
        log.borrow_mut().extend(name);
        if name.is_none() {
            ended();
        }
        if name.is_some() { Then::Another } else { Then::Nothing }
    })
}

/// When what is begun with this has called what it is given.
async fn called(mut begin: impl FnMut(Box<dyn Fn()>)) {
    let promise = Promise::new(&mut |resolve, _| {
        begin(Box::new(move || {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }));
    });
    JsFuture::from(promise).await.expect("it is resolved");
}

/// Has the browser's next frame written down.
#[allow(clippy::disallowed_methods, reason = "a test of what asks the browser")]
fn write_frame_down(log: &Log) {
    let log = log.clone();
    let write = Closure::once_into_js(move || log.borrow_mut().push("frame"));
    let window = web_sys::window().expect("a window");
    window.request_animation_frame(write.unchecked_ref()).expect("a frame");
}

#[wasm_bindgen_test]
async fn the_pieces_come_in_their_order_after_a_frame() {
    let log = Log::default();
    write_frame_down(&log);
    called(|ended| {
        after_frame(&pieces(&log, &["one", "two"], ended));
        assert!(log.borrow().is_empty(), "none comes at once");
    })
    .await;
    assert_eq!(*log.borrow(), ["frame", "one", "two"]);
}

#[wasm_bindgen_test]
async fn each_has_a_task_of_its_own() {
    let log = Log::default();
    called(|ended| {
        let (log, count) = (log.clone(), Cell::new(0));
        after_frame(
            &(Rc::new(move || {
                count.set(count.get() + 1);
                log.borrow_mut().push("piece");
                let log = log.clone();
                // Comes at the end of this task.
                spawn_local(async move { log.borrow_mut().push("end of the task") });
                if count.get() == 2 {
                    ended();
                }
                if count.get() < 2 { Then::Another } else { Then::Nothing }
            }) as Pieces),
        );
    })
    .await;
    assert_eq!(log.borrow()[..3], ["piece", "end of the task", "piece"]);
}

/// What pieces that may share a task write down, where the browser says this of keys that wait.
async fn shared(scheduling: &str) -> Vec<&'static str> {
    let defined =
        format!("Object.defineProperty(navigator, 'scheduling', {{ value: {scheduling}, configurable: true }})");
    js_sys::eval(&defined).expect("it can be defined");
    let log = Log::default();
    called(|ended| {
        let (log, count, ended) = (log.clone(), Cell::new(0), Rc::new(ended));
        after_frame(
            &(Rc::new(move || {
                count.set(count.get() + 1);
                log.borrow_mut().push("piece");
                let (log, ended, is_last) = (log.clone(), ended.clone(), count.get() == 2);
                // Comes at the end of this task.
                spawn_local(async move {
                    log.borrow_mut().push("end of the task");
                    if is_last {
                        ended();
                    }
                });
                if is_last { Then::Nothing } else { Then::Along }
            }) as Pieces),
        );
    })
    .await;
    js_sys::eval("delete navigator.scheduling").expect("it goes");
    log.take()
}

#[wasm_bindgen_test]
async fn pieces_out_of_view_share_a_task_where_no_key_waits() {
    let together = ["piece", "piece", "end of the task", "end of the task"];
    let apart = ["piece", "end of the task", "piece", "end of the task"];
    assert_eq!(shared("{ isInputPending: () => false }").await, together);
    assert_eq!(shared("{ isInputPending: () => true }").await, apart, "a key waits");
    assert_eq!(shared("undefined").await, apart, "the browser can't say");
}

#[wasm_bindgen_test]
async fn who_asks_between_two_pieces_waits_for_a_frame_again() {
    let log = Log::default();
    called(|ended| {
        let (here, ended) = (log.clone(), Rc::new(ended));
        after_frame(
            &(Rc::new(move || {
                here.borrow_mut().push("old");
                write_frame_down(&here);
                let ended = ended.clone();
                after_frame(&pieces(&here, &["new"], move || ended()));
                Then::Along
            }) as Pieces),
        );
    })
    .await;
    assert_eq!(*log.borrow(), ["old", "frame", "new"]);
}

#[wasm_bindgen_test]
async fn what_was_held_back_goes_on_once_all_is_there() {
    let log = Log::default();
    hold();
    assert!(is_held());
    let ended = Rc::new(RefCell::new(None::<Box<dyn Fn()>>));
    called(|stopped| {
        let (log, ended) = (log.clone(), ended.clone());
        after_frame(
            &(Rc::new(move || {
                if is_held() {
                    stopped();
                    return Then::Nothing;
                }
                log.borrow_mut().push("far");
                ended.borrow().iter().for_each(|ended| ended());
                Then::Nothing
            }) as Pieces),
        );
    })
    .await;
    assert!(log.borrow().is_empty());
    called(|done| {
        ended.replace(Some(done));
        release();
    })
    .await;
    assert!(!is_held());
    assert_eq!(*log.borrow(), ["far"]);
}

/// What has the browser draw nothing, and its timers and its clock run ahead, until it is called again.
const OUT_OF_VIEW: &str = "
    if (globalThis.seen) { seen() } else {
      const { setTimeout: timer, requestAnimationFrame: frame } = globalThis;
      const [now, asked] = [Date.now, []];
      let ahead = 0;
      globalThis.setTimeout = (call) => timer(call, 0);
      globalThis.show = () => {
        Date.now = now;
        globalThis.requestAnimationFrame = frame;
        asked.splice(0).forEach((call) => frame(call));
      };
      globalThis.hide = () => {
        globalThis.requestAnimationFrame = (call) => asked.push(call);
        Date.now = () => now() + (ahead += 400);
      };
      globalThis.seen = () => {
        Object.assign(globalThis, { setTimeout: timer, seen: undefined });
        show();
      };
    }";

#[wasm_bindgen_test]
async fn pieces_go_on_though_no_frame_comes_every_time() {
    let run = |script: &str| js_sys::eval(script).expect("it runs");
    let log = Log::default();
    run(OUT_OF_VIEW);
    run("hide()");
    called(|ended| after_frame(&pieces(&log, &["unseen"], ended))).await;
    run("show()");
    called(|ended| after_frame(&pieces(&log, &["drawn"], ended))).await;
    // The timer that was set for that frame has run out by then, and nobody waited for it.
    for _ in 0..8 {
        JsFuture::from(Promise::from(run("new Promise((resolve) => setTimeout(resolve))"))).await.expect("it comes");
    }
    run("hide()");
    called(|ended| after_frame(&pieces(&log, &["unseen again"], ended))).await;
    run(OUT_OF_VIEW);
    assert_eq!(*log.borrow(), ["unseen", "drawn", "unseen again"]);
}

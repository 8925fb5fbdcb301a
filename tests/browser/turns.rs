//! Turns, as a browser gives them.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use js_sys::futures::{JsFuture, spawn_local};
use palanca::browser::turn::{Turn, hold_from, release};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// After all that the tests want.
const LAST: usize = 1000;

type Log = Rc<RefCell<Vec<usize>>>;

/// A turn that writes its place in the order down.
fn turn(log: &Log, order: usize) -> Turn {
    let log = log.clone();
    Turn::of(order, move || log.borrow_mut().push(order))
}

/// When this place in the order has its turn.
async fn reached(order: usize) {
    let promise = Promise::new(&mut |resolve, _| {
        Turn::of(order, move || {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        })
        .stay();
    });
    JsFuture::from(promise).await.expect("it is resolved");
}

#[wasm_bindgen_test]
async fn the_first_in_the_order_comes_first_and_none_at_once() {
    let log = Log::default();
    let turns = [3, 1, 2].map(|order| turn(&log, order));
    assert!(log.borrow().is_empty());
    reached(LAST).await;
    assert_eq!(*log.borrow(), [1, 2, 3]);
    drop(turns);
}

#[wasm_bindgen_test]
async fn what_is_dropped_does_not_happen() {
    let log = Log::default();
    let (kept, dropped) = (turn(&log, 1), turn(&log, 2));
    drop(dropped);
    reached(LAST).await;
    assert_eq!(*log.borrow(), [1]);
    drop(kept);
}

#[wasm_bindgen_test]
async fn each_has_a_task_of_its_own() {
    let log = Log::default();
    let first = {
        let log = log.clone();
        Turn::of(1, move || {
            log.borrow_mut().push(1);
            // Comes at the end of this task.
            spawn_local(async move { log.borrow_mut().push(0) });
        })
    };
    let second = turn(&log, 2);
    reached(LAST).await;
    assert_eq!(*log.borrow(), [1, 0, 2]);
    drop((first, second));
}

#[wasm_bindgen_test]
async fn what_is_held_back_waits_until_it_is_released() {
    let log = Log::default();
    hold_from(5);
    let turns = [6, 1].map(|order| turn(&log, order));
    reached(2).await;
    assert_eq!(*log.borrow(), [1]);
    release();
    reached(LAST).await;
    assert_eq!(*log.borrow(), [1, 6]);
    drop(turns);
}

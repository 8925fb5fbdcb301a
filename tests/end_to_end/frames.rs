//! What a journey through a page within a page needs of a browser: frames, and the ways in and out of them.

use serde_json::{Value, json};

use crate::browser::{Browser, key};

/// Held while another key is pressed.
const SHIFT: &str = "\u{E008}";

impl Browser {
    /// Goes on in the frame that an expression of the page gives.
    #[track_caller]
    pub fn enter_frame(&self, expression: &str) {
        let frame = self.run(&format!("return {expression}"), json!([]));
        self.post("/frame", json!({ "id": frame }));
    }

    /// Goes on in the page around the frame.
    #[track_caller]
    pub fn leave_frame(&self) {
        self.post("/frame/parent", json!({}));
    }

    /// Goes back by a tab stop.
    #[track_caller]
    pub fn tab_back(&self) {
        let stroke = |kind: &str, key: &str| json!({ "type": kind, "value": key });
        let strokes =
            [stroke("keyDown", SHIFT), stroke("keyDown", key::TAB), stroke("keyUp", key::TAB), stroke("keyUp", SHIFT)];
        self.post("/actions", json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] }));
    }

    /// Lets the page draw thirty times: whatever is still moving shows.
    #[track_caller]
    pub fn let_it_draw(&self) {
        let drawn = self.run_async(
            "for (let drawn = 0; drawn < 30; drawn += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
             return true",
            json!([]),
        );
        assert_eq!(drawn, Value::Bool(true));
    }
}

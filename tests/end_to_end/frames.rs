//! What a journey through a page within a page needs of a browser besides.

use serde_json::{Value, json};

use crate::browser::Browser;

impl Browser {
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

//! What a journey that fails saw: kept in a folder of its own, which its message names.

use std::path::PathBuf;
use std::{env, fs, thread};

use super::Kind;
use super::process::Process;
use super::session::wait;

/// Writes down the page as it is now. Never fails: a journey has failed already, and its own message counts.
pub fn keep(process: &Process) {
    let target = option_env!("CARGO_TARGET_TMPDIR").map_or_else(env::temp_dir, PathBuf::from);
    let journey = thread::current().name().unwrap_or("journey").replace("::", "-");
    let folder = target.join("failed").join(format!("{journey}-{}", Kind::of_this_run()));
    let web = &process.session.web;
    let text = wait(async {
        const TEXT: &str = "return `${location.href}\n\n${document.body.innerText}`";
        const MARKUP: &str = "return document.documentElement.outerHTML";
        let mut pages = Vec::new();
        // In a frame, then around it.
        for _ in 0..2 {
            let text = web.execute(TEXT, vec![]).await.map(|text| text.json().as_str().unwrap_or_default().to_owned());
            let text = text.unwrap_or_else(|error| format!("It can't be read: {error}"));
            if !pages.contains(&text) {
                pages.push(text);
            }
            drop(web.enter_default_frame().await);
        }
        let markup =
            web.execute(MARKUP, vec![]).await.map(|markup| markup.json().as_str().unwrap_or_default().to_owned());
        (pages.join("\n\n--- around it ---\n\n"), markup.unwrap_or_default())
    });
    let (text, markup) = text;
    let picture = wait(web.screenshot_as_png());
    drop(fs::remove_dir_all(&folder));
    let kept = fs::create_dir_all(&folder)
        .and_then(|()| fs::write(folder.join("page.txt"), text))
        .and_then(|()| fs::write(folder.join("page.html"), markup))
        .and_then(|()| picture.map_or(Ok(()), |picture| fs::write(folder.join("page.png"), picture)));
    match kept {
        Ok(()) => eprintln!("What it saw: {}", folder.display()),
        Err(error) => eprintln!("What it saw could not be kept in {}: {error}", folder.display()),
    }
}

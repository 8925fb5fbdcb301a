//! The program that stands between the journeys and their browsers.

use std::io::{self, BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;

/// Runs a driver, and ends it with every browser that it has started when our end of its input is closed. That also
/// happens when the journeys end without a chance to tidy up.
const KEEPER: &str = r#"
    set -m
    TMPDIR="$(mktemp -d)"
    export TMPDIR
    "$@" </dev/null 2>/dev/null &
    trap '' HUP INT TERM
    exec 2>/dev/null
    cat >/dev/null
    kill -KILL -- "-$!"
    wait
    rm -rf -- "$TMPDIR"
"#;

/// A driver on a free port of its own.
pub struct Driver {
    keeper: Child,
    pub address: String,
}

impl Driver {
    /// Starts a program that writes its port at the end of a line, behind the words given.
    #[track_caller]
    pub fn start(program: &str, arguments: &[&str], port_follows: &str) -> Self {
        let mut keeper = Command::new("bash")
            .args(["-c", KEEPER, "keeper", program])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What ends the journeys must not end it before its work.
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("bash does not start: {error}"));
        let mut output = BufReader::new(keeper.stdout.take().expect("its output is a pipe"));
        let port = (&mut output)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| line.split_once(port_follows)?.1.trim_end_matches('.').parse::<u16>().ok())
            .unwrap_or_else(|| panic!("{program} does not start or names no port: script/test installs it"));
        // It goes on writing, and would stop at a full pipe.
        thread::spawn(move || io::copy(&mut output, &mut io::sink()));
        Self { keeper, address: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        drop(self.keeper.wait());
    }
}

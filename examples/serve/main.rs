//! Serves the built page on loopback with the headers and the brotli that a real host would send.
//!
//! ```text
//! cargo run --example serve -- dist --port 8080 --port 0
//! ```
//!
//! Every `--port` is an origin of its own, 0 being any free one. Each address is printed once it answers.

mod site;

use std::process::ExitCode;
use std::sync::Arc;
use std::{env, io, thread};

use site::Site;

fn main() -> ExitCode {
    match Arguments::read(env::args().skip(1)).and_then(|arguments| run(&arguments).map_err(|error| error.to_string()))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<()> {
    let site = Arc::new(Site::new(&arguments.folder));
    // A folder that is still being built is served all the same.
    site.compress_all().ok();
    for &port in &arguments.ports {
        let address = site
            .serve(port)
            .map_err(|error| io::Error::new(error.kind(), format!("Port {port} can't be had: {error}")))?;
        println!("http://{address}/");
    }
    loop {
        thread::park();
    }
}

struct Arguments {
    folder: String,
    ports: Vec<u16>,
}

impl Arguments {
    fn read(mut given: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self { folder: "dist".to_owned(), ports: Vec::new() };
        while let Some(argument) = given.next() {
            if argument == "--port" {
                let port = given.next().unwrap_or_default();
                arguments.ports.push(port.parse().map_err(|_| format!("--port wants a number, not \"{port}\""))?);
            } else if argument.starts_with('-') {
                return Err(format!("What does {argument} mean? Known: [FOLDER] [--port N]..."));
            } else {
                arguments.folder = argument;
            }
        }
        if arguments.ports.is_empty() {
            arguments.ports.push(8080);
        }
        Ok(arguments)
    }
}

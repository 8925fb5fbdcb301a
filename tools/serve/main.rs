//! Serves the built page on loopback with the headers and the brotli that a real host would send.
//!
//! ```text
//! cargo run --package palanca-tools --bin serve -- dist --port 8080 --port 0 examples/host --port 8081
//! ```
//!
//! Every `--port` is an origin of its own for the folder before it, 0 being any free one. Each address is printed once it
//! answers. In the pages of a further folder `WIDGET_ORIGIN` is the first address: they can embed what is served there.

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
    let mut first: Option<String> = None;
    for (folder, ports) in &arguments.folders {
        let site = match &first {
            None => Site::new(folder),
            Some(origin) => Site::new(folder).with(WIDGET_ORIGIN, origin),
        };
        let site = Arc::new(site);
        // A folder that is still being built is served all the same.
        site.compress_all().ok();
        for &port in ports {
            let address = site
                .serve(port)
                .map_err(|error| io::Error::new(error.kind(), format!("Port {port} can't be had: {error}")))?;
            println!("http://{address}/  {folder}");
            first.get_or_insert_with(|| format!("http://{address}"));
        }
    }
    loop {
        thread::park();
    }
}

/// What stands for the first address in the pages of the others.
const WIDGET_ORIGIN: &str = "WIDGET_ORIGIN";

struct Arguments {
    /// Each with the ports that it is served at.
    folders: Vec<(String, Vec<u16>)>,
}

impl Arguments {
    fn read(mut given: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut folders: Vec<(String, Vec<u16>)> = Vec::new();
        while let Some(argument) = given.next() {
            if argument == "--port" {
                let port = given.next().unwrap_or_default();
                let port = port.parse().map_err(|_| format!("--port wants a number, not \"{port}\""))?;
                match folders.last_mut() {
                    Some((_, ports)) => ports.push(port),
                    None => folders.push(("dist".to_owned(), vec![port])),
                }
            } else if argument.starts_with('-') {
                return Err(format!(
                    "What does {argument} mean? Known: [FOLDER] [--port N]... [FOLDER [--port N]...]..."
                ));
            } else {
                folders.push((argument, Vec::new()));
            }
        }
        if folders.is_empty() {
            folders.push(("dist".to_owned(), Vec::new()));
        }
        for (index, (_, ports)) in folders.iter_mut().enumerate() {
            if ports.is_empty() {
                ports.push(if index == 0 { 8080 } else { 0 });
            }
        }
        Ok(Self { folders })
    }
}

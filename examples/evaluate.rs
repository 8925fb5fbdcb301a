//! Links in, results out: one link a line on standard input, one JSON object a line on standard output.
//!
//! ```text
//! echo '#v=1&leads=200' | cargo run --release --example evaluate
//! ```

use std::io::{self, BufRead, BufWriter, Write};

use palanca::native::RyuNumbers;
use palanca::results::evaluate;

fn main() -> io::Result<()> {
    let mut output = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        let link = String::from_utf8_lossy(&line);
        writeln!(output, "{}", evaluate(link.trim_end_matches('\r'), &RyuNumbers))?;
    }
    output.flush()
}

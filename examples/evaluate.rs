//! Links in, results out: one link a line on standard input, one JSON object a line on standard output. A line may also
//! hold inputs as JSON, or an earlier result.
//!
//! ```text
//! echo '#v=1&leads=200' | cargo run --release --example evaluate
//! echo '{"leads":200}' | cargo run --release --example evaluate
//! ```

use std::io::{self, BufRead, BufWriter, Write};

use palanca::native::RyuNumbers;
use palanca::results::evaluate;

fn main() -> io::Result<()> {
    match evaluate_lines(io::stdin().lock(), BufWriter::new(io::stdout().lock())) {
        // Nobody reads on, as behind `| head -1`: that is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        ended => ended,
    }
}

fn evaluate_lines(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    for line in input.split(b'\n') {
        let line = line?;
        let text = String::from_utf8_lossy(&line);
        writeln!(output, "{}", evaluate(text.trim_end_matches('\r'), &RyuNumbers))?;
    }
    output.flush()
}

//! A text as a QR code.

use qrcodegen_no_heap::{Mask, QrCode, QrCodeEcc, Version};

use crate::text::whole;

/// What is drawn: a filled rectangle for each run of dark modules in a row.
///
/// Not strokes: printing to PDF draws a stroke under a point as a hairline, and no decoder reads hairlines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrPath {
    /// Modules on each side, the quiet ones around included.
    pub side: usize,
    /// To be filled.
    pub path: String,
}

/// The quiet modules around the code that readers ask for.
const QUIET: i32 = 4;

/// The largest code that a telephone reads from a screen or from paper: 89 modules a side, 718 bytes.
const LARGEST: Version = Version::new(18);

/// From more bytes than this on (77 modules a side) not every telephone reads the code from a screen.
pub const MOST_FOR_ANY_CAMERA: usize = 520;

/// The code of a text; none where it is too long to be read by a telephone.
pub fn qr_code(text: &str) -> Option<QrPath> {
    let mut data = vec![0; LARGEST.buffer_len()];
    let mut drawn = vec![0; LARGEST.buffer_len()];
    data.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    // Readers take any mask. To look for the best of the eight would take most of the time and a kilobyte.
    let mask = Some(Mask::new(4));
    let code =
        QrCode::encode_binary(&mut data, text.len(), &mut drawn, QrCodeEcc::Low, Version::MIN, LARGEST, mask, true)
            .ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let [from, row, length] = [start + QUIET, y + QUIET, x - start].map(|each| whole(unsigned(each)));
                path.push_str(&text!("M", from, " ", row, "h", length, "v1h-", length, "z"));
            }
            x += 1;
        }
    }
    Some(QrPath { side: unsigned(code.size() + 2 * QUIET), path })
}

fn unsigned(modules: i32) -> usize {
    modules.unsigned_abs() as usize
}

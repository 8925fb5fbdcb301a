//! Pictures of few colours, small: each colour once, and a byte a pixel.

use std::collections::HashMap;

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Red, green, blue.
type Colour = [u8; 3];

/// The same picture in its 256 most frequent colours: of flat marks and text nothing is lost to the eye. None where it is no
/// PNG of eight bits a channel, line by line, in colour. What shines through is not kept. The comment
/// goes along.
pub fn smaller(png: &[u8], comment: &str) -> Option<Vec<u8>> {
    let (width, pixels) = pixels(png)?;
    let mut counts: HashMap<Colour, usize> = HashMap::new();
    for &pixel in &pixels {
        *counts.entry(pixel).or_default() += 1;
    }
    let mut palette: Vec<Colour> = counts.keys().copied().collect();
    palette.sort_by_key(|colour| (usize::MAX - counts[colour], *colour));
    palette.truncate(256);
    let nearest = |colour: Colour| (0..=u8::MAX).zip(&palette).min_by_key(|(_, known)| distance(colour, **known));
    let places: HashMap<Colour, u8> = counts.keys().filter_map(|colour| Some((*colour, nearest(*colour)?.0))).collect();

    let mut lines = Vec::with_capacity(pixels.len() + pixels.len() / width);
    for line in pixels.chunks(width) {
        lines.push(0);
        lines.extend(line.iter().map(|pixel| places[pixel]));
    }
    let [width, height] = [width, pixels.len() / width].map(|length| u32::try_from(length).ok());
    let mut smaller = SIGNATURE.to_vec();
    push_chunk(&mut smaller, *b"IHDR", &[&width?.to_be_bytes()[..], &height?.to_be_bytes(), &[8, 3, 0, 0, 0]].concat());
    push_chunk(&mut smaller, *b"PLTE", &palette.concat());
    if !comment.is_empty() {
        push_chunk(&mut smaller, *b"tEXt", &[b"Comment\0", comment.as_bytes()].concat());
    }
    push_chunk(&mut smaller, *b"IDAT", &compress_to_vec_zlib(&lines, 10));
    push_chunk(&mut smaller, *b"IEND", &[]);
    Some(smaller)
}

fn distance(one: Colour, other: Colour) -> u32 {
    one.into_iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
}

/// The width, and every pixel line by line.
fn pixels(png: &[u8]) -> Option<(usize, Vec<Colour>)> {
    let mut rest = png.strip_prefix(SIGNATURE)?;
    let mut head = None;
    let mut packed = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk() {
        let (kind, after) = after.split_first_chunk::<4>()?;
        let (content, after) = after.split_at_checked(u32::from_be_bytes(*length) as usize)?;
        match kind {
            b"IHDR" => head = Some(content),
            b"IDAT" => packed.extend(content),
            _ => {}
        }
        // The check sum behind it is not ours to doubt.
        rest = after.get(4..)?;
    }
    let (width, head) = head?.split_first_chunk()?;
    let width = u32::from_be_bytes(*width) as usize;
    let depth = match head.get(4..)? {
        [8, 2, 0, 0, 0] => 3,
        [8, 6, 0, 0, 0] => 4,
        _ => return None,
    };
    let mut before = vec![0; width * depth];
    let mut pixels = Vec::new();
    for line in decompress_to_vec_zlib(&packed).ok()?.chunks_exact(width * depth + 1) {
        let mut line = line.to_vec();
        let filter = line.remove(0);
        for at in 0..line.len() {
            let above = before[at];
            let (left, corner) = if at < depth { (0, 0) } else { (line[at - depth], before[at - depth]) };
            let foretold = match filter {
                0 => 0,
                1 => left,
                2 => above,
                3 => left.midpoint(above),
                4 => paeth(left, above, corner),
                _ => return None,
            };
            line[at] = line[at].wrapping_add(foretold);
        }
        pixels.extend(line.chunks(depth).map(|pixel| [pixel[0], pixel[1], pixel[2]]));
        before = line;
    }
    Some((width, pixels))
}

/// Of the three neighbours the one that is nearest to what their slope foretells.
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let slope = i16::from(left) + i16::from(above) - i16::from(corner);
    let by_distance = |neighbour: &u8| (slope - i16::from(*neighbour)).abs();
    [left, above, corner].into_iter().min_by_key(by_distance).unwrap_or(left)
}

fn push_chunk(png: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    png.extend(u32::try_from(content.len()).unwrap_or_default().to_be_bytes());
    let start = png.len();
    png.extend(kind);
    png.extend(content);
    let sum = check_sum(&png[start..]);
    png.extend(sum.to_be_bytes());
}

/// CRC-32.
fn check_sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

//! What a founder lays on the board's table: one sheet, whatever the paper, the language and the figures.

use std::io::Write;
use std::process::{Command, Stdio};

use miniz_oxide::inflate::decompress_to_vec_zlib;
use rqrr::PreparedImage;
use serde_json::json;

use crate::browser::Visitor;
use crate::embed::{self, published};
use crate::page::{self, Page, in_each_language, in_some_languages};

/// Papers by their width and height in inches.
const PAPERS: [(&str, f64, f64); 2] = [("A4", 8.27, 11.69), ("Letter", 8.5, 11.0)];

/// The margins of the sheet's own style in inches: at the sides, above and below.
const MARGINS: (f64, f64) = (14.0 / 25.4, 12.0 / 25.4);

/// What stands before a compressed part of a PDF.
const PACKED: &[u8] = b"stream\n";

/// Every figure given, each as long as it plausibly gets, and the widest title.
const LONGEST: &str = "#v=1&leads=12345.25&worked=1234.25&sql=123.125&hours=123.75&team_cost=138.75&team_tools=24000.55\
    &ceo=41.25&ceo_value=190.25&sector=custom&surcharge=12.5&full_rate=134.75&hybrid_rate=141.25&full_fee=1250.75\
    &hybrid_fee=1090.25&full_hours=130.75&hybrid_hours=112.25&full_pace=1.525&hybrid_pace=1.925&setup=13100.55\
    &saved=60.25&deal=118000.75&win=24.25&partner_win=19.75&cycle=14&realised=70.25&share=25.25&days=145&risk=8.25\
    &goal=value&fx=1.125&a_meetings=7.25&a_proposals=4.25&a_closing=3.25&a_accounts=5.25&a_filtering=4.25\
    &a_followups=3.25&a_crm=9.25&a_internal=10.25&a_closers=4&currency=USD&title=WWWWWWWWW+WWWWWWWWW+WWWWWWWWW\
    +WWWWWWWWW+WWWWWWWWW+WWWWWWWWW+WWWWWWWWW+WWWWWWWWW+";

#[test]
fn it_is_one_page_that_holds_everything() {
    in_each_language(&Visitor::default(), |page| {
        let hybrid_stays = "#v=1&full_rate=90&hybrid_rate=90&title=Quedarse+en+casa";
        for state in ["", "#v=1&leads=321&team_cost=40&deal=9000&sector=fintech", "#v=1&leads=0", hybrid_stays, LONGEST]
        {
            page.go_to("about:blank");
            page.open(state);
            page.until("the sheet is there", "document.querySelector('.sheet [data-qr]')");
            for (paper, width, height) in PAPERS {
                check_one_page(page, width, height, &format!("{state:?} on {paper}"));
            }
        }
    });
}

#[track_caller]
fn check_one_page(page: &Page, width: f64, height: f64, what: &str) {
    let pages = pages(&page.print(width, height));
    assert_eq!(pages, 1, "{what}, in /{}/", page.language);
    // The same lines as on paper, measured.
    page.show_as_printed(width - 2.0 * MARGINS.0, height - 2.0 * MARGINS.1);
    let cut = page.run(
        "const [width, height] = [innerWidth, innerHeight];
         return [...document.querySelectorAll('.sheet, .sheet *')].filter((part) => part.checkVisibility()).flatMap((part) => {
           const { left, right, bottom } = part.getBoundingClientRect();
           const fits = left > -1 && right < width + 1 && bottom + scrollY < height + 1;
           return fits ? [] : [`${part.tagName} ${part.className}: ${left}–${right}, ${bottom} of ${width} × ${height}`];
         })",
        json!([]),
    );
    let others = page.run(
        "return [...document.querySelectorAll('main > *, header, footer, #sources')]
           .filter((part) => part.checkVisibility() && !part.matches('.sheet')).map((part) => part.outerHTML.slice(0, 80))",
        json!([]),
    );
    page.show_on_screen();
    assert_eq!(cut, json!([]), "{what}, in /{}/", page.language);
    assert_eq!(others, json!([]), "nothing else is printed: {what}, in /{}/", page.language);
}

/// A site's page of one screen, with the calculator in it: its own sheet, and the calculator's.
#[test]
fn a_site_s_page_prints_one_sheet_of_the_calculator() {
    let snippet = format!(
        "<h1>Blog</h1><script async src={0}/embed.js></script><palanca-calculator><a href={0}/es/>.</a></palanca-calculator>",
        page::origin()
    );
    in_some_languages(&Visitor::default(), |page| {
        page.go_to(&published("", &embed::page("", &snippet)));
        let frame = "document.querySelector('palanca-calculator').shadowRoot.querySelector('iframe.seen')";
        page.until("the calculator is there", frame);
        page.enter_frame(frame);
        page.until("its sheet is there", "document.querySelector('.sheet [data-qr]')");
        page.leave_frame();
        for (paper, width, height) in PAPERS {
            let pages = pages(&page.print(width, height));
            assert!(pages <= 2, "{pages} sheets of {paper}");
        }
    });
}

/// Whatever the figures are, the sheet is no higher than the frame's shape on paper.
#[test]
fn the_sheet_fits_into_its_frame() {
    in_some_languages(&Visitor::default(), |page| {
        page.open_address(&format!("{}/{}/embed/{LONGEST}", page::origin(), page.language));
        page.until("the sheet is there", "document.querySelector('.sheet [data-qr]')");
        for width in [4.0, 7.0] {
            page.show_as_printed(width, width * 255.0 / 188.0);
            let room = "return innerHeight - document.querySelector('.sheet').getBoundingClientRect().bottom - scrollY";
            let room = page.run(room, json!([])).as_f64().expect("a number");
            assert!(room >= -1.0, "at {width} inches {room} px are missing");
            page.show_on_screen();
        }
    });
}

/// How many pages a PDF has: each is an object, in the open or among compressed ones.
fn pages(pdf: &[u8]) -> usize {
    let starts = pdf.windows(PACKED.len()).enumerate().filter(|(_, part)| *part == PACKED);
    let unpacked = starts.filter_map(|(start, _)| decompress_to_vec_zlib(&pdf[start + PACKED.len()..]).ok());
    let parts = unpacked.chain([pdf.to_vec()]).map(|part| String::from_utf8_lossy(&part).into_owned());
    parts.map(|part| part.matches("/Type /Page").count() - part.matches("/Type /Pages").count()).sum()
}

/// As much as a code holds, with the longest title there is room for.
#[test]
fn every_code_is_read_back_from_paper() {
    in_some_languages(&Visitor::default(), |page| {
        let start = page::origin().len() + "/es/".len();
        let most = 718 - start - LONGEST.find("WWW").expect("it has a title");
        let longest = format!("{}{}", LONGEST.split_once("WWW").expect("it has a title").0, title(most));
        for state in ["#v=1&leads=321", LONGEST, &longest] {
            page.go_to("about:blank");
            page.open(state);
            page.until("the code is there", "document.querySelector('.sheet [data-qr]')");
            let link = format!("{}/{}/{}", page::origin(), page.language, page.fragment());
            for (paper, width, height) in PAPERS {
                assert_eq!(read_code(&page.print(width, height)), link, "{} bytes on {paper}", link.len());
            }
        }
    });
}

/// A title of 80 characters, as long as it gets in a link that has so many bytes left for it.
fn title(bytes: usize) -> String {
    let wide = (bytes - 80) / 11;
    ["%F0%9F%93%88".repeat(wide), "W".repeat(80 - wide)].concat()
}

/// What a decoder reads of the only page of a PDF, drawn at 150 dots an inch.
fn read_code(pdf: &[u8]) -> String {
    let mut drawing = Command::new("pdftoppm")
        .args(["-r", "150", "-gray", "-singlefile", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftoppm is there: script/test installs it");
    let mut input = drawing.stdin.take().expect("it reads");
    input.write_all(pdf).expect("it takes the PDF");
    drop(input);
    let picture = drawing.wait_with_output().expect("it draws").stdout;
    // A portable graymap: its kind, width, height and largest value, each a word, then a byte a pixel.
    let mut words = picture.splitn(4, u8::is_ascii_whitespace);
    let mut word = || String::from_utf8_lossy(words.next().unwrap_or_default()).into_owned();
    let (kind, width, height) = (word(), word(), word());
    assert_eq!(kind, "P5");
    let [width, height]: [usize; 2] = [width, height].map(|size| size.parse().expect("a size"));
    let pixels = &picture[picture.len() - width * height..];
    // As a camera does with its exposures: what is dark is taken several ways.
    let read = |limit: u8| {
        let mut image = PreparedImage::prepare_from_bitmap(width, height, |x, y| pixels[y * width + x] < limit);
        image.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
    };
    (2..15).map(|step| step * 16).find_map(read).unwrap_or_default()
}

#[test]
fn it_says_what_the_page_says_and_is_never_on_the_screen() {
    in_each_language(&Visitor::default(), |page| {
        page.open("#v=1&leads=321&title=Board");
        page.until("the sheet is there", "document.querySelector('.sheet [data-qr]')");
        assert!(!page.has(".sheet"), "it is not on the screen");
        page.show_as_printed(7.0, 10.0);
        assert!(page.has(".sheet"));
        let sheet = page.words(".sheet");
        page.show_on_screen();
        for part in ["Board", "321", &page.words("#answer")] {
            assert!(sheet.contains(part), "the sheet misses {part:?}: {sheet}");
        }
        assert!(sheet.contains(&page.address()), "the sheet holds its link: {sheet}");
        page.run("window.printed = 0; window.print = () => { window.printed += 1 }", json!([]));
        page.click("[data-print]");
        page.until("the page is printed", "window.printed === 1");
    });
}

//! QR codes, read back by a decoder that knows nothing of the encoder.

use std::rc::Rc;

use palanca::app::here::Here;
use palanca::app::qr_code::{QrPath, qr_code};
use palanca::app::state::LinkHolds;
use palanca::i18n::Language;
use palanca::native::RyuNumbers;
use palanca::ui::app::AppProps;
use rqrr::PreparedImage;

use crate::drawn;

/// What a telephone reads of what is drawn, three pixels a module. Each run is a rectangle: to the right, down, and back.
fn read(QrPath { side, path }: &QrPath) -> String {
    let side = *side;
    let mut dark = vec![false; side * side];
    for run in path.split('M').skip(1) {
        let (x, rest) = run.split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let (length, back) = rest.split_once("v1h-").unwrap();
        assert_eq!(back.strip_suffix('z'), Some(length), "{run}");
        let [x, y, length]: [usize; 3] = [x, y, length].map(|number| number.parse().unwrap());
        dark[y * side + x..][..length].fill(true);
    }
    let mut image = PreparedImage::prepare_from_bitmap(side * 3, side * 3, |x, y| dark[y / 3 * side + x / 3]);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code is seen");
    grids[0].decode().expect("it can be read").1
}

#[track_caller]
fn check_reads_back(text: &str) {
    let drawn = qr_code(text).expect("it fits");
    assert_eq!(read(&drawn), text);
}

#[test]
fn what_is_drawn_reads_as_the_text() {
    check_reads_back("https://a.example/es/#v=1");
    check_reads_back("https://a.example/en/#v=1&leads=321.5&title=Qu%C3%A9+hacer");
    for length in [1, 17, 18, 100, 271, 272, 500, 718] {
        let text: String = "https://palanca.example/#v=1&".chars().cycle().take(length).collect();
        check_reads_back(&text);
    }
}

#[test]
fn what_no_telephone_would_read_is_not_drawn() {
    assert_eq!(qr_code(&"a".repeat(719)), None);
    assert_eq!(qr_code(&"a".repeat(100_000)), None);
}

/// The page with a link's figures in it.
fn page(link: &str, sends_money: bool) -> String {
    let language = Language::English;
    let mut initial = drawn::opened(language, link);
    initial.sends_money = sends_money;
    let props = AppProps {
        here: Rc::new(Here { address: "https://a.example/en/".to_owned(), ..Here::default() }),
        ..drawn::props(language, initial)
    };
    drawn::markup(props)
}

/// What the first code in markup says.
fn code_in(markup: &str) -> String {
    let code = markup.split_once("<svg class=\"qr\"").expect("there is a code").1;
    let between = |start: &str| code.split_once(start).unwrap().1.split_once('"').unwrap().0;
    let side = between("viewBox=\"0 0 ").split_once(' ').unwrap().0.parse().unwrap();
    read(&QrPath { side, path: between(" d=\"").to_owned() })
}

#[test]
fn the_page_s_code_holds_money_only_where_the_visitor_says_so() {
    let link = "v=1&leads=321&team_cost=40&deal=9000&title=Board";
    assert_eq!(code_in(&page(link, false)), "https://a.example/en/#v=1&leads=321&title=Board");
    assert_eq!(code_in(&page(link, true)), format!("https://a.example/en/#{link}"));
}

#[test]
fn the_sheet_s_code_holds_all_that_the_sheet_says() {
    let link = "v=1&leads=321&team_cost=40&deal=9000&title=Board";
    let page = page(link, false);
    let sheet = page.split_once("<section class=\"sheet").expect("there is a sheet").1;
    assert_eq!(code_in(sheet), format!("https://a.example/en/#{link}"));
}

#[test]
fn a_link_too_long_for_a_code_is_told_in_words() {
    let title = "%F0%9F%93%88".repeat(45);
    let long =
        format!("v=1&leads=321.25&worked=123.125&sql=12.0625&hours=11.5&ceo=13.75&surcharge=0.125&title={title}");
    assert!(!page(&long, false).contains("too long for a QR code"), "up to 718 bytes fit");
    let pilot = "&win=12.5&cycle=7&realised=73.125&share=12.5&days=77&risk=12.5&a_meetings=7.125&a_proposals=4.125\
        &a_closing=3.125&a_accounts=5.125&a_filtering=4.125&a_followups=3.125&a_crm=9.125&a_internal=10.125&a_closers=4\
        &partner_win=12.125&full_hours=12.25&hybrid_hours=12.25&full_pace=1.125";
    let longer = page(&format!("{long}{pilot}"), false);
    assert!(longer.contains("too long for a QR code"));
    assert!(!longer.contains("<svg class=\"qr\""));
}

#[test]
fn a_link_without_money_holds_no_key_of_money() {
    let every = "v=1&team_cost=41&team_tools=64&ceo_value=5&full_rate=31&hybrid_rate=32&full_fee=3&hybrid_fee=4&setup=9\
        &deal=7&leads=3&currency=USD";
    let state = drawn::opened(Language::English, every);
    assert_eq!(state.fragment_of(LinkHolds::NoMoney, &RyuNumbers), "#v=1&leads=3&currency=USD");
}

//! Browsers that are started once and used by one journey after another.

use std::sync::{Condvar, Mutex, PoisonError};

use super::chromium::Chromium;
use super::firefox::Firefox;
use super::session::Session;
use super::{Kind, Own, Visitor, locked};

/// How many browsers are in use at a time.
const PLACES: usize = 2;

/// How many wait for their next journey.
const MOST_IDLE: usize = 2;

/// What a browser is started with: no journey can change it later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// Of its window, in CSS pixels.
    pub size: [u32; 2],
    pub denies_storage: bool,
    pub in_a_hurry: bool,
    pub keeps_network_log: bool,
}

impl Start {
    pub fn of(visitor: &Visitor) -> Self {
        // A phone's screen is set in a window of any size.
        let window = if visitor.is_on_a_phone() { Visitor::default() } else { *visitor };
        // Firefox can change the others while it runs.
        let is_fixed = Kind::of_this_run() == Kind::Chromium;
        Self {
            size: [window.width, window.height],
            denies_storage: is_fixed && visitor.denies_storage,
            in_a_hurry: is_fixed && visitor.in_a_hurry,
            keeps_network_log: is_fixed && visitor.keeps_network_log,
        }
    }
}

/// A browser that runs.
pub struct Process {
    start: Start,
    pub session: Session,
    pub own: Box<dyn Own>,
}

static IDLE: Mutex<Vec<Process>> = Mutex::new(Vec::new());

impl Process {
    /// One that waits for a journey, or a new one.
    #[track_caller]
    pub fn take(start: &Start) -> Self {
        let mut idle = locked(&IDLE);
        if let Some(found) = idle.iter().position(|process| process.start == *start) {
            return idle.remove(found);
        }
        let surplus = (idle.len() >= MOST_IDLE).then(|| idle.remove(0));
        drop(idle);
        if let Some(surplus) = surplus {
            surplus.session.quit();
        }
        let (session, own) = match Kind::of_this_run() {
            Kind::Chromium => Chromium::start(start),
            Kind::Firefox => Firefox::start(start),
        };
        Self { start: start.clone(), session, own }
    }

    pub fn give_back(self) {
        locked(&IDLE).push(self);
    }
}

/// A journey's right to a browser.
pub struct Place;

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

impl Place {
    pub fn take() -> Self {
        let mut taken =
            FREED.wait_while(locked(&TAKEN), |taken| *taken >= PLACES).unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Self
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *locked(&TAKEN) -= 1;
        FREED.notify_one();
    }
}

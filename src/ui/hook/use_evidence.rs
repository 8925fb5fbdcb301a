//! The evidence behind the answer: worked out after the frame that shows the answer.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::timer::Timer;
use crate::domain::answer::Answer;
use crate::domain::evidence::Evidence;
use crate::domain::scenario::Scenario;

/// The evidence of the scenario, as soon as the answer is on the screen; until then that of the scenario before.
#[hook]
pub fn use_evidence(scenario: &Scenario, answer: &Rc<Answer>, initial: Option<Rc<Evidence>>) -> Option<Rc<Evidence>> {
    let evidence = use_state(|| initial);
    {
        let (evidence, answer) = (evidence.setter(), answer.clone());
        use_effect_with(scenario.clone(), move |scenario| {
            let scenario = scenario.clone();
            let timer = Timer::after_frame(move || evidence.set(Some(Rc::new(Evidence::of(&scenario, &answer)))));
            move || drop(timer)
        });
    }
    (*evidence).clone()
}

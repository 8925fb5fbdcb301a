//! What a pilot's count of SQL says about the partner, and how likely each verdict is, whatever the truth.

use super::at_least;
use super::binomial::{Binomial, CompensatedSum, is_within};
use super::clearly_above;

/// What a pilot's SQL are held against. All are fractions of 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Criteria {
    /// The SQL rate that a pilot must beat for scaling to make sense.
    pub rate_to_beat: f64,
    /// The SQL rate that the model promises.
    pub promised_rate: f64,
    /// The accepted risk of a wrong verdict, either way.
    pub accepted_risk: f64,
}

/// The probability of seeing that the promise beats the rate to beat from which a pilot is called conclusive.
pub const CONCLUSIVE_POWER: f64 = 0.8;

/// The largest pilot looked at for [`Criteria::leads_needed`].
const MOST_LEADS_SEARCHED: u32 = 5_000;

impl Criteria {
    /// Whether the promise would beat the rate to beat at all.
    pub fn can_be_met(&self) -> bool {
        clearly_above(self.promised_rate, self.rate_to_beat)
    }

    /// About how many leads a pilot needs to recognise the promise with a probability of [`CONCLUSIVE_POWER`]: the
    /// smallest number that does.
    ///
    /// # Formula
    /// The smallest n whose P(X ≥ k* | n, promised rate) is at least 0.8, with k* as in [`Rule::of`]. From n to n + 1
    /// both tails gain what stood at k* − 1 and is moved up by the new lead; k* stays or moves up by one.
    ///
    /// # Limits
    /// Up to 5,000 leads; none beyond, and none where the promise does not beat the rate to beat. Power is a saw: a
    /// slightly larger pilot may have slightly less. So the product says "about".
    ///
    /// # Source
    /// MODEL §9.
    pub fn leads_needed(&self) -> Option<u32> {
        if self.rate_to_beat <= 0.0 || !self.can_be_met() {
            return None;
        }
        let mut scale_at = 1;
        let mut to_beat = UpperTail::of_no_leads(self.rate_to_beat);
        let mut promised = UpperTail::of_no_leads(self.promised_rate);
        for leads in 1..=MOST_LEADS_SEARCHED {
            let [to_stay, to_move_up] = UpperTail::factors(leads, scale_at);
            let tail = to_beat.with_one_more_lead();
            let moves_up = !is_within(tail, self.accepted_risk);
            promised.with_one_more_lead();
            for each in [&mut to_beat, &mut promised] {
                if moves_up {
                    each.move_count_up(to_move_up);
                } else {
                    each.keep_count(to_stay);
                }
            }
            scale_at += u32::from(moves_up);
            if scale_at <= leads && at_least(promised.at_least.value(), CONCLUSIVE_POWER) {
                return Some(leads);
            }
        }
        None
    }
}

/// P(X ≥ k) and P(X = k − 1) at one rate, kept up to date as leads are added one by one and k moves up.
struct UpperTail {
    rate: f64,
    at_least: CompensatedSum,
    just_below: f64,
}

impl UpperTail {
    /// For no leads and k = 1.
    fn of_no_leads(rate: f64) -> Self {
        Self { rate, at_least: CompensatedSum::default(), just_below: 1.0 }
    }

    /// What P(X = k − 1) is multiplied by with the new lead, beside the rate (or its complement): to become that of
    /// `leads` at the same count, and at the count above.
    ///
    /// # Formula
    /// n ÷ (n + 1 − k) and n ÷ k, with n the new lead included.
    fn factors(leads: u32, count: u32) -> [f64; 2] {
        let leads = f64::from(leads);
        let count = f64::from(count);
        [leads / (leads + 1.0 - count), leads / count]
    }

    /// P(X ≥ k) once a lead is added: what stood at k − 1 gets there if the new lead becomes an SQL.
    fn with_one_more_lead(&mut self) -> f64 {
        self.at_least.add(self.just_below * self.rate);
        self.at_least.value()
    }

    fn keep_count(&mut self, factor: f64) {
        self.just_below *= (1.0 - self.rate) * factor;
    }

    fn move_count_up(&mut self, factor: f64) {
        self.just_below *= self.rate * factor;
        self.at_least.add(-self.just_below);
    }
}

/// What is concluded at the end of a pilot of so many leads, by its count of SQL X.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    pub leads: u32,
    /// k*: from here up, better than the rate to beat. None: no count of so few leads shows it.
    pub scale_at: Option<u32>,
    /// k°: up to here, short of the promise. None: no count of so few leads shows it.
    pub promise_missed_at: Option<u32>,
}

impl Rule {
    /// # Formula
    /// k* is the smallest k ≥ 1 with P(X ≥ k | leads, rate to beat) ≤ risk; k° the largest k with
    /// P(X ≤ k | leads, promised rate) ≤ risk. Scale: X ≥ k* and X > k°. Renegotiate: X ≥ k* and X ≤ k°. Pivot: X < k*
    /// and X ≤ k°. Extend: X < k* and X > k°.
    ///
    /// # Limits
    /// Both rates are taken as known. No leads, no rule. Extending means judging all leads together, once: looking twice
    /// can about double the risk.
    ///
    /// # Source
    /// MODEL §9.
    pub fn of(leads: u32, criteria: &Criteria) -> Self {
        Self {
            leads,
            scale_at: scale_at(leads, criteria),
            promise_missed_at: Binomial::new(leads, criteria.promised_rate).rare_up_to(criteria.accepted_risk),
        }
    }

    /// How likely each verdict is if the truth is `rate`, a fraction of 1.
    pub fn chances(&self, rate: f64) -> Chances {
        let sql = Binomial::new(self.leads, rate);
        let better_from = self.scale_at.unwrap_or(self.leads + 1);
        let not_short_from = self.promise_missed_at.map_or(0, |count| count + 1);
        Chances {
            scale: sql.at_least(better_from.max(not_short_from)),
            renegotiate: sql.between(better_from, not_short_from),
            extend: sql.between(not_short_from, better_from),
            pivot: sql.below(better_from.min(not_short_from)),
        }
    }
}

/// The probability of seeing that a partner who works at `rate` beats the rate to beat.
///
/// # Formula
/// P(X ≥ k* | leads, rate), 0 where there is no k*.
///
/// # Source
/// MODEL §9.
pub fn power(leads: u32, criteria: &Criteria, rate: f64) -> f64 {
    scale_at(leads, criteria).map_or(0.0, |count| Binomial::new(leads, rate).at_least(count))
}

fn scale_at(leads: u32, criteria: &Criteria) -> Option<u32> {
    Binomial::new(leads, criteria.rate_to_beat).rare_from(criteria.accepted_risk)
}

/// The probabilities of the four verdicts; together 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Chances {
    /// Better than the rate to beat, and not short of the promise.
    pub scale: f64,
    /// Better than the rate to beat, but short of the promise.
    pub renegotiate: f64,
    /// Neither is settled: go on, and judge once more.
    pub extend: f64,
    /// Not better than the rate to beat, and short of the promise.
    pub pivot: f64,
}

impl Chances {
    /// The probability of seeing that the rate to beat is beaten.
    pub fn better(&self) -> f64 {
        self.scale + self.renegotiate
    }
}

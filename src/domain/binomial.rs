//! Exact binomials: how many of some leads become SQL, for a handful of leads or millions of them.

use super::SLACK;

/// How likely each count of SQL is, where each of some leads becomes one with the same probability.
#[derive(Clone, Debug, PartialEq)]
pub struct Binomial {
    leads: u32,
    /// The smallest count that is not negligible.
    first: u32,
    /// Of `first` and the counts after it.
    probabilities: Vec<f64>,
}

/// Counts this much less likely than the likeliest one are left out: together they weigh less than rounding does.
const NEGLIGIBLE: f64 = 1e-20;

impl Binomial {
    /// The distribution of the SQL among `leads` at `rate`, a fraction of 1.
    ///
    /// # Formula
    /// From the likeliest count outwards, P(k + 1) = P(k) · (n − k) ÷ (k + 1) · p ÷ (1 − p), and back for the counts
    /// below it; the weights so found are divided by their sum. No logarithm, no gamma function and no normal
    /// approximation: only + − × ÷, which give the same bits everywhere.
    ///
    /// # Limits
    /// Right to 1e-12 for up to six million leads (the largest pilot there is), where it takes some 20,000 steps; what
    /// is rarer than about 1e-20 counts as impossible.
    ///
    /// # Source
    /// The recurrence is the ratio of two neighbouring terms of C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ.
    pub fn new(leads: u32, rate: f64) -> Self {
        let other = 1.0 - rate;
        let likeliest = whole((f64::from(leads) + 1.0) * rate).min(leads);

        let mut weights = Vec::new();
        let (mut first, mut weight) = (likeliest, 1.0);
        while first > 0 {
            weight *= f64::from(first) / f64::from(leads - first + 1) * (other / rate);
            if weight < NEGLIGIBLE {
                break;
            }
            weights.push(weight);
            first -= 1;
        }
        weights.reverse();
        weights.push(1.0);
        let (mut last, mut weight) = (likeliest, 1.0);
        while last < leads {
            weight *= f64::from(leads - last) / f64::from(last + 1) * (rate / other);
            if weight < NEGLIGIBLE {
                break;
            }
            weights.push(weight);
            last += 1;
        }

        let total = sum(weights.iter());
        for weight in &mut weights {
            *weight /= total;
        }
        Self { leads, first, probabilities: weights }
    }

    /// P(X ≥ count).
    pub fn at_least(&self, count: u32) -> f64 {
        sum(self.probabilities.iter().skip(self.position(count)).rev())
    }

    /// P(X < count).
    pub fn below(&self, count: u32) -> f64 {
        sum(self.probabilities.iter().take(self.position(count)))
    }

    /// P(from ≤ X < to), 0 where the two have changed places.
    pub fn between(&self, from: u32, to: u32) -> f64 {
        sum(self.probabilities.iter().take(self.position(to)).skip(self.position(from)))
    }

    /// The smallest count that, with all above it, is as rare as `risk` allows: the smallest k with P(X ≥ k) ≤ risk.
    /// None where even all leads becoming SQL is not that rare. `risk` is a fraction of 1 and below 1.
    pub fn rare_from(&self, risk: f64) -> Option<u32> {
        let mut tail = CompensatedSum::default();
        let mut smallest = self.first + length(&self.probabilities);
        for probability in self.probabilities.iter().rev() {
            tail.add(*probability);
            if !is_within(tail.value(), risk) {
                break;
            }
            smallest -= 1;
        }
        (smallest <= self.leads).then_some(smallest)
    }

    /// The largest count that, with all below it, is as rare as `risk` allows: the largest k with P(X ≤ k) ≤ risk. None
    /// where even no SQL at all is not that rare. `risk` is a fraction of 1 and below 1.
    pub fn rare_up_to(&self, risk: f64) -> Option<u32> {
        let mut tail = CompensatedSum::default();
        let mut smallest_not_rare = self.first;
        for probability in &self.probabilities {
            tail.add(*probability);
            if !is_within(tail.value(), risk) {
                break;
            }
            smallest_not_rare += 1;
        }
        smallest_not_rare.checked_sub(1)
    }

    /// Where a count stands among the probabilities, or at the nearer end.
    fn position(&self, count: u32) -> usize {
        count.saturating_sub(self.first) as usize
    }
}

/// Whether a probability is no more than a limit, allowing for [`SLACK`].
pub fn is_within(probability: f64, limit: f64) -> bool {
    probability <= limit * (1.0 + SLACK)
}

/// Leads as whole ones, rounded half up; rounding in the last bits never loses one.
pub fn rounded_leads(exact: f64) -> f64 {
    (exact + 0.5 + 1e-9).floor()
}

/// The whole part of a number from 0 to 4,294,967,295.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the whole part is what is asked for")]
pub fn whole(number: f64) -> u32 {
    number as u32
}

/// A sum that carries along what rounding takes from it.
///
/// # Source
/// Knuth's two-sum ("The Art of Computer Programming", vol. 2, 4.2.2): the rounding error of an addition is itself a
/// number that can be computed.
#[derive(Clone, Copy, Debug, Default)]
pub struct CompensatedSum {
    sum: f64,
    lost: f64,
}

impl CompensatedSum {
    pub fn add(&mut self, term: f64) {
        let sum = self.sum + term;
        let taken = sum - self.sum;
        self.lost += (self.sum - (sum - taken)) + (term - taken);
        self.sum = sum;
    }

    pub fn value(self) -> f64 {
        self.sum + self.lost
    }
}

fn sum<'a>(terms: impl Iterator<Item = &'a f64>) -> f64 {
    let mut sum = CompensatedSum::default();
    for term in terms {
        sum.add(*term);
    }
    sum.value()
}

#[expect(clippy::cast_possible_truncation, reason = "there is one probability for each of at most 2³² − 1 counts")]
fn length(probabilities: &[f64]) -> u32 {
    probabilities.len() as u32
}

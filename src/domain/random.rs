//! Random numbers that are the same on every machine, for the months that may come. Frozen with version 1 of the links.

use super::binomial::whole;

/// Draws numbers; the same seed always gives the same ones.
///
/// # Source
/// xoshiro256++ by David Blackman and Sebastiano Vigna ("Scrambled linear pseudorandom number generators", 2021), its
/// state filled by `SplitMix64` as they advise. Everything drawn from it uses + − × ÷, the square root and `libm`'s
/// logarithm and exponential, which give the same bits natively and in Wasm.
#[derive(Clone, Debug)]
pub struct Generator {
    state: [u64; 4],
    spare_normal: Option<f64>,
}

impl Generator {
    pub fn of_seed(seed: u64) -> Self {
        let mut counter = seed;
        let state = [(); 4].map(|()| {
            counter = counter.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (counter ^ (counter >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        });
        Self { state, spare_normal: None }
    }

    fn bits(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.state;
        let drawn = a.wrapping_add(*d).rotate_left(23).wrapping_add(*a);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        drawn
    }

    /// Uniform between 0 and 1, both excluded.
    ///
    /// # Formula
    /// (2k + 1) ÷ 2⁵³ with k the upper 52 bits drawn.
    pub fn uniform(&mut self) -> f64 {
        // The bits of a number from 1 up to 2, of which just under 1 is taken.
        const ALMOST_ONE: f64 = 1.0 - f64::EPSILON / 2.0;
        f64::from_bits(0x3ff0_0000_0000_0000 | self.bits() >> 12) - ALMOST_ONE
    }

    /// Normal with mean 0 and variance 1.
    ///
    /// # Source
    /// Marsaglia's polar method (G. Marsaglia and T. A. Bray, 1964): two at a time, the second is kept for the next call.
    fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare_normal.take() {
            return spare;
        }
        loop {
            let x = 2.0 * self.uniform() - 1.0;
            let y = 2.0 * self.uniform() - 1.0;
            let square = x * x + y * y;
            if square < 1.0 {
                let factor = (-2.0 * libm::log(square) / square).sqrt();
                self.spare_normal = Some(y * factor);
                return x * factor;
            }
        }
    }

    /// How many of `trials` (a whole number) succeed, each with the same probability.
    ///
    /// # Limits
    /// Exact up to rounding, from no trials to a thousand million. Each of the ways below is the quickest for its sizes.
    pub fn binomial(&mut self, trials: f64, probability: f64) -> f64 {
        if trials <= MOST_TRIALS_ONE_BY_ONE {
            self.successes_one_by_one(whole(trials), probability)
        } else if probability > 0.5 {
            trials - self.rare_successes(trials, 1.0 - probability)
        } else {
            self.rare_successes(trials, probability)
        }
    }

    /// By trying each, 64 at a time.
    ///
    /// # Formula
    /// A trial succeeds where a uniform number, written in binary, is below the probability: where they first differ, the
    /// number has a 0 and the probability a 1. Each word drawn holds the next digit of 64 numbers, so that after some
    /// eight words all are decided.
    ///
    /// # Limits
    /// The probability is cut off after 53 binary digits.
    fn successes_one_by_one(&mut self, trials: u32, probability: f64) -> f64 {
        let probability_digits = first_53_digits(probability);
        if probability_digits >> 53 == 1 {
            return f64::from(trials);
        }
        let mut successes = 0;
        let mut left = trials;
        while left > 0 {
            let now = left.min(64);
            let mut undecided = u64::MAX >> (64 - now);
            let mut digit = 53;
            while undecided != 0 && digit > 0 {
                digit -= 1;
                let drawn = self.bits();
                if probability_digits >> digit & 1 == 1 {
                    successes += (undecided & !drawn).count_ones();
                    undecided &= drawn;
                } else {
                    undecided &= !drawn;
                }
            }
            left -= now;
        }
        f64::from(successes)
    }

    fn rare_successes(&mut self, trials: f64, probability: f64) -> f64 {
        if trials * probability < 10.0 {
            self.few_successes(trials, probability)
        } else {
            self.many_successes(trials, probability)
        }
    }

    /// By inversion, for a mean below 10: from no success upwards until the probabilities passed exceed a uniform draw.
    fn few_successes(&mut self, trials: f64, probability: f64) -> f64 {
        let odds = probability / (1.0 - probability);
        let scale = (trials + 1.0) * odds;
        let mut chance = libm::exp(trials * libm::log(1.0 - probability));
        let mut left = self.uniform();
        let mut successes = 0.0;
        while left > chance && successes < trials {
            left -= chance;
            successes += 1.0;
            chance *= scale / successes - odds;
        }
        successes
    }

    /// By transformed rejection, for a mean of 10 or more and a probability of at most ½.
    ///
    /// # Source
    /// Algorithm BTRS of W. Hörmann, "The generation of binomial random variates", Journal of Statistical Computation and
    /// Simulation 46 (1993).
    fn many_successes(&mut self, trials: f64, probability: f64) -> f64 {
        let deviation = (trials * probability * (1.0 - probability)).sqrt();
        let b = 1.15 + 2.53 * deviation;
        let a = -0.0873 + 0.0248 * b + 0.01 * probability;
        let centre = trials * probability + 0.5;
        let surely = 0.92 - 4.2 / b;
        loop {
            let u = self.uniform() - 0.5;
            let v = self.uniform();
            let to_edge = 0.5 - u.abs();
            let successes = ((2.0 * a / to_edge + b) * u + centre).floor();
            // Inside the box under the curve nothing needs to be worked out.
            if to_edge >= 0.07 && v <= surely {
                return successes;
            }
            if !(0.0..=trials).contains(&successes) {
                continue;
            }
            let alpha = (2.83 + 5.1 / b) * deviation;
            let height = v * alpha / (a / (to_edge * to_edge) + b);
            if libm::log(height) <= log_against_mode(trials, probability, successes) {
                return successes;
            }
        }
    }
}

/// Up to as many trials each is tried.
const MOST_TRIALS_ONE_BY_ONE: f64 = 128.0;

/// The first 53 binary digits of a probability after its point, as a whole number; 2⁵³ for 1.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the digits after the 53rd are cut off")]
fn first_53_digits(probability: f64) -> u64 {
    (probability * 9_007_199_254_740_992.0) as u64
}

/// ln of P(X = successes) ÷ P(X = mode).
///
/// # Formula
/// With m the mode, r = p ÷ (1 − p), n(k) = n − k + 1 and δ the tail of Stirling's series:
/// (m + ½) ln((m + 1) ÷ (r n(m))) + (n + 1) ln(n(m) ÷ n(k)) + (k + ½) ln(r n(k) ÷ (k + 1)) + δ(m) + δ(n − m) − δ(k) −
/// δ(n − k).
///
/// # Source
/// Hörmann (1993), as above.
fn log_against_mode(trials: f64, probability: f64, successes: f64) -> f64 {
    let odds = probability / (1.0 - probability);
    let mode = ((trials + 1.0) * probability).floor();
    let from_mode = trials - mode + 1.0;
    let from_here = trials - successes + 1.0;
    (mode + 0.5) * libm::log((mode + 1.0) / (odds * from_mode))
        + (trials + 1.0) * libm::log(from_mode / from_here)
        + (successes + 0.5) * libm::log(odds * from_here / (successes + 1.0))
        + stirling_tail(mode)
        + stirling_tail(trials - mode)
        - stirling_tail(successes)
        - stirling_tail(trials - successes)
}

/// What Stirling's formula for ln k! leaves out: ln k! − [½ ln 2π + (k + ½) ln(k + 1) − (k + 1)], for whole k.
///
/// # Limits
/// Right to 1e-12.
fn stirling_tail(k: f64) -> f64 {
    /// Of 0 to 9, where the series is not yet good enough.
    const FIRST: [f64; 10] = [
        0.081_061_466_795_327_26,
        0.041_340_695_955_409_29,
        0.027_677_925_684_998_34,
        0.020_790_672_103_765_09,
        0.016_644_691_189_821_19,
        0.013_876_128_823_070_75,
        0.011_896_709_945_891_77,
        0.010_411_265_261_972_09,
        0.009_255_462_182_712_733,
        0.008_330_563_433_362_87,
    ];
    if let Some(tail) = FIRST.get(whole(k) as usize) {
        return *tail;
    }
    let next = k + 1.0;
    let square = next * next;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / 1680.0 / square) / square) / square) / next
}

/// A gamma distribution with scale 1, ready to be drawn from.
#[derive(Clone, Copy, Debug)]
struct Gamma {
    third_less: f64,
    slope: f64,
    /// For shapes below 1: 1 ÷ shape.
    power: Option<f64>,
}

impl Gamma {
    fn of_shape(shape: f64) -> Self {
        let power = (shape < 1.0).then(|| 1.0 / shape);
        let third_less = if power.is_some() { shape + 1.0 } else { shape } - 1.0 / 3.0;
        Self { third_less, slope: 1.0 / (9.0 * third_less).sqrt(), power }
    }

    /// # Source
    /// G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM Transactions on Mathematical
    /// Software 26 (2000), with their lift for shapes below 1: gamma(a) = gamma(a + 1) · U^(1/a).
    fn draw(&self, generator: &mut Generator) -> f64 {
        let drawn = loop {
            let x = generator.normal();
            let root = 1.0 + self.slope * x;
            if root <= 0.0 {
                continue;
            }
            let cube = root * root * root;
            let u = generator.uniform();
            let square = x * x;
            if u < 1.0 - 0.0331 * square * square
                || libm::log(u) < 0.5 * square + self.third_less * (1.0 - cube + libm::log(cube))
            {
                break self.third_less * cube;
            }
        };
        match self.power {
            None => drawn,
            Some(power) => drawn * libm::exp(libm::log(generator.uniform()) * power),
        }
    }
}

/// A beta distribution, ready to be drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Beta {
    successes: Gamma,
    failures: Gamma,
}

impl Beta {
    /// Both parameters are above 0.
    pub fn new(successes: f64, failures: f64) -> Self {
        Self { successes: Gamma::of_shape(successes), failures: Gamma::of_shape(failures) }
    }

    /// # Formula
    /// X ÷ (X + Y), with X and Y gamma-distributed, X drawn first.
    pub fn draw(&self, generator: &mut Generator) -> f64 {
        let successes = self.successes.draw(generator);
        let failures = self.failures.draw(generator);
        successes / (successes + failures)
    }
}

#[cfg(test)]
mod tests {
    use super::{Generator, stirling_tail};

    #[test]
    fn the_generator_is_the_published_one() {
        let mut generator = Generator { state: [1, 2, 3, 4], spare_normal: None };
        let drawn = [(); 6].map(|()| generator.bits());
        let published = [
            41_943_041,
            58_720_359,
            3_588_806_011_781_223,
            3_591_011_842_654_386,
            9_228_616_714_210_784_205,
            9_973_669_472_204_895_162,
        ];
        assert_eq!(drawn, published);
    }

    #[test]
    fn seeding_is_the_published_one() {
        let state = Generator::of_seed(1_234_567).state;
        let published = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
        ];
        assert_eq!(state, published);
    }

    #[test]
    fn stirlings_tail_is_what_the_factorial_leaves() {
        let mut log_factorial = 0.0;
        for k in 0_u32..170 {
            let k = f64::from(k);
            log_factorial += libm::log(k.max(1.0));
            let formula = 0.5 * libm::log(2.0 * std::f64::consts::PI) + (k + 0.5) * libm::log(k + 1.0) - (k + 1.0);
            let difference = log_factorial - formula - stirling_tail(k);
            assert!(difference.abs() < 1e-12 * log_factorial.max(1.0), "{k}: {difference}");
        }
    }

    #[test]
    fn a_uniform_draw_is_never_an_end() {
        let mut generator = Generator::of_seed(1);
        let draws: Vec<f64> = (0..100_000).map(|_| generator.uniform()).collect();
        let (least, most) = draws.iter().fold((1.0, 0.0), |(least, most), draw| (draw.min(least), draw.max(most)));
        assert!(0.0 < least && least < 1e-3 && most < 1.0 && most > 0.999);
    }
}

//! What the page tells of a figure, reckoned from the visitor's own numbers, to be held against what the domain computed.

use std::iter::Peekable;
use std::slice::Iter;

use palanca::app::formula::{Explanation, Token, told};
use palanca::domain::binomial::{Binomial, whole};
use palanca::i18n::Word;

/// One step of an explanation.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub name: Word,
    /// What its formula comes to.
    pub told: f64,
    /// What the page says that it comes to.
    pub computed: f64,
}

/// The steps that are told, reckoned.
pub fn reckoned(explanation: &dyn Explanation, steps: &[Word]) -> Vec<Step> {
    told(explanation, steps)
        .into_iter()
        .map(|name| Step { name, told: formula(explanation, name), computed: explanation.value(name) })
        .collect()
}

fn formula(explanation: &dyn Explanation, name: Word) -> f64 {
    let mut formula = Reckoning { explanation, name, tokens: explanation.formula(name).iter().peekable() };
    let value = formula.sum();
    assert_eq!(formula.tokens.next(), None, "{name:?} is told to its end");
    value
}

/// Reckons a formula from left to right; products before sums.
struct Reckoning<'a> {
    explanation: &'a dyn Explanation,
    name: Word,
    tokens: Peekable<Iter<'static, Token>>,
}

impl Reckoning<'_> {
    fn sum(&mut self) -> f64 {
        let mut value = self.product();
        while let Some(sign) = self.tokens.next_if(|token| matches!(token, Token::Plus | Token::Minus)) {
            let next = self.product();
            value = if *sign == Token::Plus { value + next } else { value - next };
        }
        value
    }

    fn product(&mut self) -> f64 {
        let mut value = self.factor();
        while let Some(sign) = self.tokens.next_if(|token| matches!(token, Token::Times | Token::Over)) {
            let next = self.factor();
            value = if *sign == Token::Times { value * next } else { value / next };
        }
        value
    }

    fn factor(&mut self) -> f64 {
        match self.tokens.next() {
            Some(Token::Term(name)) => self.explanation.value(*name),
            Some(Token::Number(number)) => f64::from(*number),
            Some(Token::Open) => {
                let value = self.sum();
                self.expect(Token::Close);
                value
            }
            Some(Token::Least(0)) => {
                let first = self.sum();
                self.expect(Token::Least(1));
                let second = self.sum();
                self.expect(Token::Least(2));
                first.min(second)
            }
            Some(Token::Chance(rate)) => {
                let (from, to) = self.explanation.counts(self.name);
                let leads = whole(self.explanation.value(Word::leads));
                Binomial::new(leads, self.explanation.value(*rate)).between(from, to)
            }
            other => panic!("{:?}: {other:?} stands where a figure should", self.name),
        }
    }

    fn expect(&mut self, token: Token) {
        assert_eq!(self.tokens.next(), Some(&token), "in {:?}", self.name);
    }
}

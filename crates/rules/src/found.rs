//! Which of all rules' literals stand in a text, and whether that meets what a rule requires.
//!
//! Invariant: one pass over the text for all names and one for all other literals, however many rules there are.

use crate::literal_finder::LiteralFinder;
use crate::literals::Requirement;
use crate::word_finder::WordFinder;
use rustc_hash::FxHashMap;

/// The literals of all rules, numbered: names first, then texts.
pub(crate) struct Literals {
    words: WordFinder,
    texts: LiteralFinder,
    word_numbers: FxHashMap<String, u32>,
    text_numbers: FxHashMap<Vec<u8>, u32>,
}

/// A [`Requirement`] by the numbers of its literals.
pub(crate) enum Need {
    All(Vec<Need>),
    Any(Vec<Need>),
    Literal(u32),
}

/// The numbers of the literals that stand in one text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found(Vec<u64>);

impl Literals {
    /// The literals of `requirements`.
    pub(crate) fn of<'rule>(requirements: impl Iterator<Item = &'rule Requirement>) -> Self {
        let (mut words, mut texts) = (Vec::new(), Vec::new());
        let (mut word_numbers, mut text_numbers) = (FxHashMap::default(), FxHashMap::default());
        let mut waiting: Vec<&Requirement> = requirements.collect();
        while let Some(requirement) = waiting.pop() {
            match requirement {
                Requirement::All(parts) | Requirement::Any(parts) => waiting.extend(parts),
                Requirement::Word(word) => {
                    if !word_numbers.contains_key(word) {
                        word_numbers.insert(word.clone(), to_u32(words.len()));
                        words.push(word.clone());
                    }
                }
                Requirement::Text(text) => {
                    if !text_numbers.contains_key(text) {
                        text_numbers.insert(text.clone(), to_u32(texts.len()));
                        texts.push(text.clone());
                    }
                }
            }
        }
        Self {
            words: WordFinder::new(words),
            texts: LiteralFinder::new(texts),
            word_numbers,
            text_numbers,
        }
    }

    /// `requirement` by numbers; each of its literals must be one of these.
    pub(crate) fn need(&self, requirement: &Requirement) -> Need {
        match requirement {
            Requirement::All(parts) => {
                Need::All(parts.iter().map(|part| self.need(part)).collect())
            }
            Requirement::Any(parts) => {
                Need::Any(parts.iter().map(|part| self.need(part)).collect())
            }
            literal => match self.number(literal) {
                Some(number) => Need::Literal(number),
                // What is not looked for cannot be missed.
                None => Need::All(Vec::new()),
            },
        }
    }

    /// Whether a text in which `found` stands meets `requirement`.
    pub(crate) fn is_met(&self, requirement: &Requirement, found: &Found) -> bool {
        match requirement {
            Requirement::All(parts) => parts.iter().all(|part| self.is_met(part, found)),
            Requirement::Any(parts) => parts.iter().any(|part| self.is_met(part, found)),
            literal => self
                .number(literal)
                .is_none_or(|number| found.contains(number)),
        }
    }

    /// The number of a word or text.
    fn number(&self, literal: &Requirement) -> Option<u32> {
        match literal {
            Requirement::Word(word) => self.word_numbers.get(word).copied(),
            Requirement::Text(text) => {
                let number = self.text_numbers.get(text)?;
                Some(to_u32(self.word_numbers.len()) + number)
            }
            Requirement::All(_) | Requirement::Any(_) => None,
        }
    }

    /// Which literals stand in `text`.
    pub(crate) fn find(&self, text: &str) -> Found {
        let words = self.word_numbers.len();
        let mut found = Found(vec![0; (words + self.texts.len()).div_ceil(64)]);
        self.words.find(text, |word| found.insert(word));
        for hit in self.texts.hits(text) {
            found.insert(words + hit.literal);
        }
        found
    }
}

impl Need {
    /// Whether all that is needed is among the literals `found`.
    pub(crate) fn is_met_by(&self, found: &Found) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.is_met_by(found)),
            Self::Any(parts) => parts.iter().any(|part| part.is_met_by(found)),
            Self::Literal(number) => found.contains(*number),
        }
    }
}

impl Found {
    fn insert(&mut self, number: usize) {
        if let Some(word) = self.0.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    fn contains(&self, number: u32) -> bool {
        self.0
            .get(number as usize / 64)
            .is_some_and(|word| word & (1 << (number % 64)) != 0)
    }
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

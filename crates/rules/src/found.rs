//! Which of all rules' literals stand in a text, and whether that meets what a rule requires.
//!
//! Invariant: one pass over the text for all names and at most one for all other literals, however many rules there are,
//! made when a rule whose names are there asks for one; an
//! outline, or whether pieces make a string, is asked only where all else that a rule requires is there, and once for a
//! text.

use crate::comment_lines::comment_lines;
use crate::joined_strings::Pieces;
use crate::literal_finder::LiteralFinder;
use crate::literals::Requirement;
use crate::regex_outline;
use crate::word_finder::{Word, WordFinder};
use airlock_syntax::Language;
use regex::Regex;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The literals of all rules that read one language, numbered: names first, then texts.
pub(crate) struct Literals {
    /// The place of that language.
    column: usize,
    words: WordFinder,
    texts: LiteralFinder,
    word_numbers: FxHashMap<Word, u32>,
    text_numbers: FxHashMap<Vec<u8>, u32>,
    outlines: Vec<Outline>,
    outline_numbers: FxHashMap<String, u32>,
    /// What strings must hold, by the numbers that it has among the texts.
    quoted: FxHashMap<u32, String>,
}

/// An expression whose outline is compiled when a text first calls for it.
struct Outline {
    regex: String,
    compiled: OnceLock<Option<Regex>>,
    /// What finds the same in texts of ASCII, and is compiled in a fraction of the time: most are.
    ascii: OnceLock<Option<regex::bytes::Regex>>,
}

/// A [`Requirement`] by the numbers of its literals.
pub(crate) enum Need {
    All(Vec<Need>),
    Any(Vec<Need>),
    Literal(u32),
    Outline(u32),
    /// A text by its number, or pieces of strings that make it.
    Quoted(u32),
}

/// A text that needs are held against: its literals, and what outlines said of it so far.
pub(crate) struct Asked<'text> {
    literals: &'text Literals,
    text: &'text str,
    found: Found,
    /// Whether `found` tells of the literals that are no words.
    has_texts: bool,
    outlines: Vec<Option<bool>>,
    pieces: Option<Pieces<'text>>,
    /// By the number of a text that does not stand in one piece.
    joined: FxHashMap<u32, bool>,
}

/// The numbers of the literals that stand in one text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// A bit for each.
    literals: Vec<u64>,
    /// Whose numbers they are: the place of the rules' language.
    column: usize,
}

/// How the words in a rule's patterns are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spelling {
    /// Whether names are spelled as they are written, in code: every language of the rule minds case.
    pub(crate) is_exact: bool,
    /// Whether what is between quotes in a pattern is a string in every language of the rule, and strings are joined as
    /// they are written.
    pub(crate) has_strings: bool,
}

impl Spelling {
    /// What holds for any text.
    pub(crate) const ANY: Self = Self {
        is_exact: false,
        has_strings: false,
    };

    fn word(self, name: &str) -> Word {
        if self.is_exact {
            Word::Code(name.to_owned())
        } else {
            Word::AnyCase(name.to_ascii_lowercase())
        }
    }
}

impl Literals {
    /// The literals of `requirements`, of rules that read the language at place `column`.
    pub(crate) fn of<'rule>(
        column: usize,
        requirements: impl Iterator<Item = (&'rule Requirement, Spelling)>,
    ) -> Self {
        let (mut words, mut texts, mut outlines) = (Vec::new(), Vec::new(), Vec::new());
        let (mut word_numbers, mut text_numbers) = (FxHashMap::default(), FxHashMap::default());
        let (mut outline_numbers, mut quoted) = (FxHashMap::default(), Vec::new());
        let mut add_word = |word: Word| {
            word_numbers.entry(word.clone()).or_insert_with(|| {
                words.push(word);
                to_u32(words.len() - 1)
            });
        };
        let mut add_text = |text: &[u8]| {
            if !text_numbers.contains_key(text) {
                text_numbers.insert(text.to_vec(), to_u32(texts.len()));
                texts.push(text.to_vec());
            }
        };
        let mut waiting: Vec<(&Requirement, Spelling)> = requirements.collect();
        while let Some((requirement, spelling)) = waiting.pop() {
            match requirement {
                Requirement::All(parts) | Requirement::Any(parts) => {
                    waiting.extend(parts.iter().map(|part| (part, spelling)));
                }
                Requirement::Name(name) => add_word(spelling.word(name)),
                Requirement::Word(word) => add_word(Word::AnyCase(word.clone())),
                Requirement::Spelled(word) => add_word(Word::Exact(word.clone())),
                Requirement::Text(text) => add_text(text),
                Requirement::Quoted(text) if spelling.has_strings => {
                    add_text(text.as_bytes());
                    quoted.push(text);
                }
                Requirement::Quoted(_) => {}
                Requirement::Outline(regex) => {
                    if !outline_numbers.contains_key(regex) {
                        outline_numbers.insert(regex.clone(), to_u32(outlines.len()));
                        outlines.push(Outline {
                            regex: regex.clone(),
                            compiled: OnceLock::new(),
                            ascii: OnceLock::new(),
                        });
                    }
                }
            }
        }
        let first = to_u32(words.len());
        let number = |text: &String| text_numbers.get(text.as_bytes()).map(|own| first + own);
        let quoted = { quoted.into_iter() }
            .filter_map(|text| Some((number(text)?, text.clone())))
            .collect();
        Self {
            column,
            words: WordFinder::new(words),
            texts: LiteralFinder::new(texts),
            word_numbers,
            text_numbers,
            outlines,
            outline_numbers,
            quoted,
        }
    }

    /// `requirement` by numbers; each of its literals must be one of these.
    pub(crate) fn need(&self, requirement: &Requirement, spelling: Spelling) -> Need {
        match requirement {
            Requirement::All(parts) => Need::All(self.needs(parts, spelling)),
            Requirement::Any(parts) => Need::Any(self.needs(parts, spelling)),
            Requirement::Outline(regex) => match self.outline_numbers.get(regex) {
                Some(number) => Need::Outline(*number),
                None => Need::All(Vec::new()),
            },
            Requirement::Quoted(_) if !spelling.has_strings => Need::All(Vec::new()),
            literal => match self.number(literal, spelling) {
                Some(number) if matches!(literal, Requirement::Quoted(_)) => Need::Quoted(number),
                Some(number) => Need::Literal(number),
                // What is not looked for cannot be missed.
                None => Need::All(Vec::new()),
            },
        }
    }

    /// What is cheap to answer comes first.
    fn needs(&self, parts: &[Requirement], spelling: Spelling) -> Vec<Need> {
        let mut needs: Vec<Need> = { parts.iter() }
            .map(|part| self.need(part, spelling))
            .collect();
        needs.sort_by_cached_key(|need| self.cost(need));
        needs
    }

    /// How late a need is asked: by the costliest of its parts, alternatives behind what stands alone.
    fn cost(&self, need: &Need) -> u32 {
        match need {
            Need::Literal(number) if (*number as usize) < self.word_numbers.len() => 0,
            Need::Literal(_) => 2,
            Need::Quoted(_) => 4,
            Need::Outline(_) => 6,
            Need::All(parts) | Need::Any(parts) => {
                let parts = parts.iter().map(|part| self.cost(part));
                parts.max().unwrap_or(0) | 1
            }
        }
    }

    /// Whether a text in which `found` stands may meet `requirement`, one of an expression.
    pub(crate) fn is_met(&self, requirement: &Requirement, found: &Found) -> bool {
        match requirement {
            Requirement::All(parts) => parts.iter().all(|part| self.is_met(part, found)),
            Requirement::Any(parts) => parts.iter().any(|part| self.is_met(part, found)),
            // Plain text has no strings.
            Requirement::Quoted(_) => true,
            literal => self
                .number(literal, Spelling::ANY)
                .is_none_or(|number| found.contains(number)),
        }
    }

    /// The number of a name, word or text.
    fn number(&self, literal: &Requirement, spelling: Spelling) -> Option<u32> {
        match literal {
            Requirement::Name(name) => self.word_numbers.get(&spelling.word(name)).copied(),
            Requirement::Word(word) => self.word_numbers.get(&Word::AnyCase(word.clone())).copied(),
            Requirement::Spelled(word) => {
                self.word_numbers.get(&Word::Exact(word.clone())).copied()
            }
            Requirement::Text(text) => self.text_number(text),
            Requirement::Quoted(text) => self.text_number(text.as_bytes()),
            Requirement::All(_) | Requirement::Any(_) | Requirement::Outline(_) => None,
        }
    }

    fn text_number(&self, text: &[u8]) -> Option<u32> {
        let number = self.text_numbers.get(text)?;
        Some(to_u32(self.word_numbers.len()) + number)
    }

    /// Which names and words stand in `text`.
    fn find_words(&self, language: Option<&Language>, text: &str) -> Found {
        let count = self.word_numbers.len() + self.texts.len();
        let mut found = Found {
            literals: vec![0; count.div_ceil(64)],
            column: self.column,
        };
        let comments = comment_lines(language, text);
        self.words.find(text, &comments, |word| found.insert(word));
        found
    }

    /// `text`, written in `language`, to be held against needs.
    pub(crate) fn asked<'text>(
        &'text self,
        language: Option<&Language>,
        text: &'text str,
    ) -> Asked<'text> {
        Asked {
            literals: self,
            text,
            found: self.find_words(language, text),
            has_texts: false,
            outlines: vec![None; self.outlines.len()],
            pieces: None,
            joined: FxHashMap::default(),
        }
    }
}

impl Asked<'_> {
    /// Whether the text holds what is needed.
    pub(crate) fn meets(&mut self, need: &Need) -> bool {
        match need {
            Need::All(parts) => parts.iter().all(|part| self.meets(part)),
            Need::Any(parts) => parts.iter().any(|part| self.meets(part)),
            Need::Literal(number) => self.holds(*number),
            Need::Outline(number) => self.matches(*number as usize),
            Need::Quoted(number) => self.holds(*number) || self.may_be_joined(*number),
        }
    }

    fn holds(&mut self, number: u32) -> bool {
        if number as usize >= self.literals.word_numbers.len() {
            self.find_texts();
        }
        self.found.contains(number)
    }

    fn find_texts(&mut self) {
        if !std::mem::replace(&mut self.has_texts, true) {
            let words = self.literals.word_numbers.len();
            for hit in self.literals.texts.hits(self.text) {
                self.found.insert(words + hit.literal);
            }
        }
    }

    fn may_be_joined(&mut self, number: u32) -> bool {
        let Some(quoted) = self.literals.quoted.get(&number) else {
            return true;
        };
        let text = self.text;
        let pieces = self.pieces.get_or_insert_with(|| Pieces::new(text));
        let joined = self.joined.entry(number);
        *joined.or_insert_with(|| pieces.may_make(quoted))
    }

    fn matches(&mut self, number: usize) -> bool {
        let known = self.outlines.get_mut(number);
        let (Some(known), Some(outline)) = (known, self.literals.outlines.get(number)) else {
            return true;
        };
        *known.get_or_insert_with(|| outline.matches(self.text))
    }

    /// What stands in the text.
    pub(crate) fn found(mut self) -> Found {
        self.find_texts();
        self.found
    }
}

impl Outline {
    fn matches(&self, text: &str) -> bool {
        if text.is_ascii()
            && let Some(regex) = self.ascii.get_or_init(|| {
                let outline = regex_outline::outline(&self.regex)?;
                let mut builder = regex::bytes::RegexBuilder::new(&outline);
                builder.unicode(false).build().ok()
            })
        {
            return regex.is_match(text.as_bytes());
        }
        let compiled = self.compiled.get_or_init(|| {
            let outline = regex_outline::outline(&self.regex)?;
            Regex::new(&outline).ok()
        });
        // What cannot be asked refuses nothing.
        { compiled.as_ref() }.is_none_or(|regex| regex.is_match(text))
    }
}

impl Found {
    /// The place of the language whose rules' literals these are.
    pub(crate) fn column(&self) -> usize {
        self.column
    }

    fn insert(&mut self, number: usize) {
        if let Some(word) = self.literals.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    fn contains(&self, number: u32) -> bool {
        self.literals
            .get(number as usize / 64)
            .is_some_and(|word| word & (1 << (number % 64)) != 0)
    }
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

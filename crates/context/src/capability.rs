//! What an event of a tool can carry out, and what becomes of an answer that it cannot.
//!
//! Invariant: an answer is never weakened silently; [`Degraded::loss`] says what was lost.

use crate::answer::Answer;
use crate::speech::Speech;
use std::fmt;

/// One thing that an event's answer can bring about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ability {
    /// The operation does not happen; after it: its result is withheld from the model.
    Deny,
    /// After the operation, or at the end of a turn: the agent is told why and sees the result as well.
    Feedback,
    /// The user is asked.
    Ask,
    /// The input is replaced.
    Rewrite,
    /// The result, or the prompt, is replaced.
    Redact,
    /// The agent is told something, and goes on.
    Note,
}

impl Ability {
    const ALL: [Self; 6] = [
        Self::Deny,
        Self::Feedback,
        Self::Ask,
        Self::Rewrite,
        Self::Redact,
        Self::Note,
    ];

    const fn bit(self) -> u8 {
        match self {
            Self::Deny => 1,
            Self::Feedback => 2,
            Self::Ask => 4,
            Self::Rewrite => 8,
            Self::Redact => 16,
            Self::Note => 32,
        }
    }
}

/// A set of abilities.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Capabilities(u8);

impl Capabilities {
    /// An event that only tells.
    pub const NONE: Self = Self(0);

    /// A set of abilities.
    pub const fn of(abilities: &[Ability]) -> Self {
        let mut bits = 0;
        let mut rest = abilities;
        while let [first, others @ ..] = rest {
            bits |= first.bit();
            rest = others;
        }
        Self(bits)
    }

    /// Whether an ability is among them.
    pub const fn can(self, ability: Ability) -> bool {
        self.0 & ability.bit() != 0
    }

    /// Those of both.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The abilities, in the order of [`Ability`].
    pub fn iter(self) -> impl Iterator<Item = Ability> {
        Ability::ALL
            .into_iter()
            .filter(move |ability| self.can(*ability))
    }
}

impl fmt::Debug for Capabilities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// What was lost between the answer that was given and the one that is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// Nothing.
    None,
    /// The answer became stricter: the user is not asked, the data not shown.
    Stricter,
    /// A note could not be delivered.
    Unsaid,
    /// What should have been stopped goes on; the agent is told.
    Advisory,
    /// What should have been stopped goes on, and the agent is not told.
    Open,
}

/// An answer that a tool can carry out, and what it costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Degraded {
    /// The answer.
    pub answer: Answer,
    /// What was lost.
    pub loss: Loss,
}

/// The strictest answer that an event with `capabilities` can carry out in place of `answer`.
///
/// | wanted | if impossible |
/// | --- | --- |
/// | ask, rewrite, redact | deny |
/// | deny | feedback (still [`Answer::Deny`], and [`Loss::Advisory`]), then a note, then nothing ([`Loss::Open`]) |
/// | note | nothing ([`Loss::Unsaid`]) |
///
/// A reason is never empty: to some tools a denial without one is an error that lets the call pass.
pub fn degrade(answer: Answer, capabilities: Capabilities) -> Degraded {
    let kept = |answer| Degraded {
        answer,
        loss: Loss::None,
    };
    match answer {
        Answer::Allow => kept(Answer::Allow),
        Answer::Note { .. } if capabilities.can(Ability::Note) => kept(answer),
        Answer::Note { .. } => Degraded {
            answer: Answer::Allow,
            loss: Loss::Unsaid,
        },
        Answer::Ask { reason } if capabilities.can(Ability::Ask) => kept(Answer::Ask {
            reason: reason.or_default(),
        }),
        Answer::Ask { reason } => stricter(
            Speech::new("this needs the user's approval, which this hook cannot ask for: ")
                .then(&reason),
            capabilities,
        ),
        Answer::Rewrite { .. } if capabilities.can(Ability::Rewrite) => kept(answer),
        Answer::Rewrite { .. } => stricter(
            Speech::new(
                "the call holds a placeholder or another value that has to be replaced before it runs, and this \
                 agent's hooks cannot change a call",
            ),
            capabilities,
        ),
        Answer::Redact { .. } if capabilities.can(Ability::Redact) => kept(answer),
        Answer::Redact { .. } => stricter(
            Speech::new(
                "the text holds values that must not reach a model, and this agent's hooks cannot replace it",
            ),
            capabilities,
        ),
        Answer::Deny { reason } => refuse(reason, capabilities),
    }
}

fn stricter(reason: Speech, capabilities: Capabilities) -> Degraded {
    let refused = refuse(reason, capabilities);
    Degraded {
        loss: refused.loss.max(Loss::Stricter),
        ..refused
    }
}

fn refuse(reason: Speech, capabilities: Capabilities) -> Degraded {
    let reason = reason.or_default();
    if capabilities.can(Ability::Deny) {
        Degraded {
            answer: Answer::Deny { reason },
            loss: Loss::None,
        }
    } else if capabilities.can(Ability::Feedback) {
        Degraded {
            answer: Answer::Deny { reason },
            loss: Loss::Advisory,
        }
    } else if capabilities.can(Ability::Note) {
        Degraded {
            answer: Answer::Note { text: reason },
            loss: Loss::Advisory,
        }
    } else {
        Degraded {
            answer: Answer::Allow,
            loss: Loss::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use serde_json::json;
    use std::fmt::Write as _;

    #[test]
    fn what_cannot_be_carried_out_becomes_stricter_or_says_so() {
        let all = Capabilities::of(&Ability::ALL);
        let deny = Capabilities::of(&[Ability::Deny]);
        let feedback = Capabilities::of(&[Ability::Feedback]);
        let note = Capabilities::of(&[Ability::Note]);
        let answers = [
            Answer::Allow,
            Answer::Note {
                text: Speech::new("mind the gap"),
            },
            Answer::Redact { output: "x".into() },
            Answer::Rewrite { input: json!({}) },
            Answer::Ask {
                reason: Speech::new("sure?"),
            },
            Answer::deny(Speech::new("no")),
        ];
        let mut table = String::new();
        for (name, capabilities) in [
            ("all", all),
            ("deny", deny),
            ("feedback", feedback),
            ("note", note),
            ("none", Capabilities::NONE),
        ] {
            for answer in &answers {
                let degraded = degrade(answer.clone(), capabilities);
                writeln!(
                    table,
                    "{name:9}{:9}-> {:9}{:?}",
                    word(answer),
                    word(&degraded.answer),
                    degraded.loss
                )
                .unwrap();
            }
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn a_reason_is_never_empty() {
        let deny = Capabilities::of(&[Ability::Deny, Ability::Ask]);
        for answer in [
            Answer::deny(Speech::new(" \n")),
            Answer::Ask {
                reason: Speech::default(),
            },
        ] {
            let (Answer::Deny { reason } | Answer::Ask { reason }) = degrade(answer, deny).answer
            else {
                unreachable!("kept");
            };
            assert!(!reason.is_empty());
        }
    }

    fn word(answer: &Answer) -> &'static str {
        match answer {
            Answer::Allow => "allow",
            Answer::Note { .. } => "note",
            Answer::Redact { .. } => "redact",
            Answer::Rewrite { .. } => "rewrite",
            Answer::Ask { .. } => "ask",
            Answer::Deny { .. } => "deny",
        }
    }
}

//! What Airlock says to an event.

use crate::speech::Speech;
use serde_json::Value;

/// The verdict on an event, before it is put into a tool's words.
///
/// Ordered by force: deny, ask, rewrite or redact, note, allow ([`Answer::and`]).
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Answer {
    /// Nothing to say: the tool goes on by its own rules. Never an approval on the user's behalf.
    #[default]
    Allow,
    /// The operation goes on; the agent is told something.
    Note {
        /// What it is told.
        text: Speech,
    },
    /// The result, or the prompt, reaches the model in other words.
    Redact {
        /// The whole text that takes its place.
        output: String,
    },
    /// The operation goes on with another input.
    Rewrite {
        /// The tool call's whole input, in the shape it came in ([`crate::Event::input`]).
        input: Value,
    },
    /// The user decides.
    Ask {
        /// Why.
        reason: Speech,
    },
    /// The operation does not happen; afterwards: its result does not reach the model.
    Deny {
        /// Why, and what to do instead.
        reason: Speech,
    },
}

impl Answer {
    /// A denial.
    pub fn deny(reason: Speech) -> Self {
        Self::Deny { reason }
    }

    /// The answer of two judges: the stronger one; of two equally strong ones both texts.
    ///
    /// A note beside a stronger answer gives way. Two different rewrites, or two different redactions, of one thing
    /// cannot both hold: that is a denial.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Deny { reason }, Self::Deny { reason: more }) => Self::Deny {
                reason: reason.and(&more),
            },
            (Self::Ask { reason }, Self::Ask { reason: more }) => Self::Ask {
                reason: reason.and(&more),
            },
            (Self::Note { text }, Self::Note { text: more }) => Self::Note {
                text: text.and(&more),
            },
            (one, two) if one == two => one,
            (one, two) if one.force() == two.force() => Self::deny(Speech::new(
                "two checks want to change the same data in different ways, so it is refused",
            )),
            (one, two) if one.force() > two.force() => one,
            (_, two) => two,
        }
    }

    fn force(&self) -> u8 {
        match self {
            Self::Allow => 0,
            Self::Note { .. } => 1,
            Self::Redact { .. } | Self::Rewrite { .. } => 2,
            Self::Ask { .. } => 3,
            Self::Deny { .. } => 4,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_stronger_answer_wins() {
        let deny = || Answer::deny(Speech::new("no"));
        let ask = || Answer::Ask {
            reason: Speech::new("sure?"),
        };
        let rewrite = |n: u8| Answer::Rewrite {
            input: json!({ "n": n }),
        };
        let redact = || Answer::Redact {
            output: "***".into(),
        };
        let note = || Answer::Note {
            text: Speech::new("mind"),
        };
        let ranked = [deny(), ask(), rewrite(1), note(), Answer::Allow];
        for (at, strong) in ranked.iter().enumerate() {
            for weak in ranked.iter().skip(at) {
                assert_eq!(strong.clone().and(weak.clone()), *strong);
                assert_eq!(weak.clone().and(strong.clone()), *strong);
            }
        }
        assert_eq!(rewrite(1).and(rewrite(1)), rewrite(1));
        assert!(matches!(rewrite(1).and(rewrite(2)), Answer::Deny { .. }));
        assert!(matches!(rewrite(1).and(redact()), Answer::Deny { .. }));
        let both = Answer::deny(Speech::new("one")).and(Answer::deny(Speech::new("two")));
        assert_eq!(both, Answer::deny(Speech::new("one\ntwo")));
    }
}

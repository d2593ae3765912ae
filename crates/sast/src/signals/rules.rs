//! The descriptions of the signals: what each says, why it matters, what to do.

use airlock_model::{Confidence, Cwe, RuleId, RuleMeta, Severity, Tier, asvs_of};

macro_rules! signals {
    ($($(#[$doc:meta])* $name:ident => $text:expr,)*) => {
        /// What can be said of code besides what rules find in it.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
        )]
        pub enum SignalRule {
            $($(#[$doc])* $name,)*
        }

        impl SignalRule {
            /// All.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            fn texts(self) -> &'static Texts {
                match self {
                    $(Self::$name => const { &$text },)*
                }
            }
        }
    };
}

/// What is written of a signal.
struct Texts {
    id: &'static str,
    message: &'static str,
    why: &'static str,
    remediation: &'static str,
    severity: Severity,
    confidence: Confidence,
    weakness: u32,
    reference: &'static str,
}

signals! {
    /// Cognitive complexity, cyclomatic complexity or nesting above its limit.
    HardToFollow => Texts {
        id: "function-hard-to-follow",
        message: "A function is hard to follow",
        why: "What a reviewer cannot follow is approved unread. Flaws gather where branches nest, and every later change \
              of such a function is likelier to break one of its ways.",
        remediation: "Take parts that have a name out of it, return early where there is nothing to do, and turn nested \
                      conditions into one with a name. `airlock complexity` shows the numbers; limits are set below \
                      `[complexity]` in `airlock.toml`.",
        severity: Severity::Info,
        confidence: Confidence::High,
        weakness: 1121,
        reference: "https://cwe.mitre.org/data/definitions/1121.html",
    },
    /// More lines of code than the limit.
    LongFunction => Texts {
        id: "function-too-long",
        message: "A function is too long",
        why: "A function that does not fit a screen is not read as a whole; what its beginning promises is forgotten at \
              its end.",
        remediation: "Split it where it begins another task, and name the parts for what they do.",
        severity: Severity::Info,
        confidence: Confidence::High,
        weakness: 1080,
        reference: "https://cwe.mitre.org/data/definitions/1080.html",
    },
    /// More required parameters than the limit.
    ManyParameters => Texts {
        id: "function-too-many-parameters",
        message: "A function asks for too many parameters",
        why: "Arguments in a long row are easily given in the wrong order, and two of one type change places unseen.",
        remediation: "Put those that belong together into a type of their own, or give defaults to those that rarely \
                      differ.",
        severity: Severity::Info,
        confidence: Confidence::High,
        weakness: 1064,
        reference: "https://cwe.mitre.org/data/definitions/1064.html",
    },
    /// A name that its module is known not to have.
    UnknownSymbol => Texts {
        id: "unknown-symbol",
        message: "A name is used that its module does not have",
        why: "Assistants invent functions that would be useful. Where nothing runs the line, the error waits for the day \
              on which it does; and somebody may publish what the name suggests.",
        remediation: "Look the name up in the documentation of the version that is installed, and use what is there.",
        severity: Severity::Low,
        confidence: Confidence::Medium,
        weakness: 710,
        reference: "https://cwe.mitre.org/data/definitions/710.html",
    },
    /// Something that its makers have given up.
    DeprecatedApi => Texts {
        id: "deprecated-api",
        message: "A deprecated function is used",
        why: "What is deprecated gets no care and goes away with a later version; some of it was given up because it \
              cannot be used safely. Assistants learned from code of the years before.",
        remediation: "Use what takes its place, which the message names.",
        severity: Severity::Info,
        confidence: Confidence::High,
        weakness: 477,
        reference: "https://cwe.mitre.org/data/definitions/477.html",
    },
    /// A handler that does nothing.
    SwallowedError => Texts {
        id: "swallowed-error",
        message: "An error is caught and nothing is done about it",
        why: "The code goes on as if nothing had happened: a check that failed counts as passed, half-written data as \
              written, and nobody can see it.",
        remediation: "Catch only what is expected there, and handle it, log it or let it pass. Where doing nothing is \
                      right, say why in a comment: a handler with a comment is left alone.",
        severity: Severity::Low,
        confidence: Confidence::Medium,
        weakness: 390,
        reference: "https://cwe.mitre.org/data/definitions/390.html",
    },
    /// A test that checks nothing.
    TestWithoutAssertion => Texts {
        id: "test-without-assertion",
        message: "A test checks nothing",
        why: "It passes whatever the code does, and counts as coverage. Assistants that were asked for tests write such \
              ones when the real ones fail.",
        remediation: "Assert what the code is to give. If it is enough that nothing is thrown, say so by the test's name \
                      or a comment.",
        severity: Severity::Info,
        confidence: Confidence::Medium,
        weakness: 1076,
        reference: "https://cwe.mitre.org/data/definitions/1076.html",
    },
    /// A function that is there already.
    ReinventedHelper => Texts {
        id: "reinvented-helper",
        message: "A function nearly repeats another one of this project",
        why: "A fix of one will not reach the other. Assistants write anew what they have not seen.",
        remediation: "Call the one that is there, or move what both share to one place.",
        severity: Severity::Info,
        confidence: Confidence::Medium,
        weakness: 1041,
        reference: "https://cwe.mitre.org/data/definitions/1041.html",
    },
    /// A private function of few lines that one place calls and nothing explains.
    SingleUseHelper => Texts {
        id: "single-use-helper",
        message: "A small helper is called once and not documented",
        why: "It hides a few plain lines behind a name that must be looked up. Needless layers are what makes generated \
              code long to review.",
        remediation: "Write its lines where it is called, or say in a comment what it is for.",
        severity: Severity::Info,
        confidence: Confidence::Low,
        weakness: 1076,
        reference: "https://cwe.mitre.org/data/definitions/1076.html",
    },
    /// A guard that a handler had before the change.
    GuardRemoved => Texts {
        id: "guard-removed",
        message: "A change takes the access check from a handler",
        why: "What was behind a login or a permission is open to everybody who can reach the address.",
        remediation: "Put the guard back, or have the reviewer confirm that the handler is meant to be public.",
        severity: Severity::High,
        confidence: Confidence::Medium,
        weakness: 862,
        reference: "https://cwe.mitre.org/data/definitions/862.html",
    },
    /// A check of input, an escape or a sanitizer that was there before the change.
    CheckRemoved => Texts {
        id: "input-check-removed",
        message: "A change takes a check of input away",
        why: "What was validated, escaped or cleaned before goes on as it came in.",
        remediation: "Put the check back, or show where the input is checked now.",
        severity: Severity::Medium,
        confidence: Confidence::Low,
        weakness: 20,
        reference: "https://cwe.mitre.org/data/definitions/20.html",
    },
    /// A check of certificates or hosts that is off after the change.
    TlsCheckRemoved => Texts {
        id: "tls-check-removed",
        message: "A change turns a check of certificates off",
        why: "Whoever is on the way between both ends can pose as the server and read or alter everything.",
        remediation: "Leave the check on. For a certificate of your own, trust its authority instead of everybody.",
        severity: Severity::High,
        confidence: Confidence::High,
        weakness: 295,
        reference: "https://cwe.mitre.org/data/definitions/295.html",
    },
    /// A security header that was set before the change.
    HeaderRemoved => Texts {
        id: "security-header-removed",
        message: "A change takes a security header away",
        why: "Browsers stop to enforce what the header asked of them for every page that was sent with it.",
        remediation: "Set the header again, or show where it is set now.",
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        weakness: 693,
        reference: "https://cwe.mitre.org/data/definitions/693.html",
    },
    /// A limit that is higher after the change.
    LimitRaised => Texts {
        id: "limit-raised",
        message: "A change raises a limit",
        why: "Limits on sizes, attempts, rates and lifetimes bound what one client can use up or guess.",
        remediation: "Have the reviewer confirm that the higher limit is meant, and bounded elsewhere.",
        severity: Severity::Low,
        confidence: Confidence::Medium,
        weakness: 770,
        reference: "https://cwe.mitre.org/data/definitions/770.html",
    },
    /// A test of security that is gone or skipped after the change.
    SecurityTestRemoved => Texts {
        id: "security-test-removed",
        message: "A change deletes or skips a test of security",
        why: "What the test held in place can be lost by this change or the next, and nothing will say so.",
        remediation: "Keep the test and mend what makes it fail. If what it tests is gone, say so in the change.",
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        weakness: 693,
        reference: "https://cwe.mitre.org/data/definitions/693.html",
    },
}

impl SignalRule {
    /// The rule's id.
    pub fn id(self) -> &'static str {
        self.texts().id
    }

    /// Whether the signal speaks of a difference, not of the code as it is.
    pub fn is_of_change(self) -> bool {
        matches!(
            self,
            Self::GuardRemoved
                | Self::CheckRemoved
                | Self::TlsCheckRemoved
                | Self::HeaderRemoved
                | Self::LimitRaised
                | Self::SecurityTestRemoved
        )
    }

    /// The rule's description.
    pub fn meta(self) -> RuleMeta {
        let texts = self.texts();
        RuleMeta {
            id: RuleId::new(texts.id),
            message: texts.message.to_owned(),
            why: texts.why.to_owned(),
            remediation: texts.remediation.to_owned(),
            tier: match self {
                Self::GuardRemoved | Self::TlsCheckRemoved => Tier::Vulnerability,
                _ => Tier::Audit,
            },
            severity: texts.severity,
            confidence: texts.confidence,
            weaknesses: vec![Cwe(texts.weakness)],
            owasp: Vec::new(),
            asvs: asvs_of(&[Cwe(texts.weakness)]),
            cert: Vec::new(),
            references: vec![texts.reference.to_owned()],
            languages: Vec::new(),
            aliases: Vec::new(),
            untrusted: false,
        }
    }
}

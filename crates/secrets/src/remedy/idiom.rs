//! How each language reads the environment.

use airlock_model::{Source, Span};

/// A language, as far as it reads the environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Idiom {
    Python,
    JavaScript,
    Java,
    Kotlin,
    Scala,
    Go,
    CSharp,
    Ruby,
    Php,
    Rust,
    /// A file of Docker Compose.
    Compose,
    /// A manifest of Kubernetes.
    Kubernetes,
}

/// The object that is assumed to hold a Kubernetes workload's secrets.
const KUBERNETES_SECRET: &str = "app-secrets";

impl Idiom {
    pub(super) fn of(source: &Source) -> Option<Self> {
        let name = source.path.file_name().to_ascii_lowercase();
        Some(match source.path.extension() {
            "py" => Self::Python,
            "js" | "mjs" | "cjs" | "jsx" | "ts" | "mts" | "cts" | "tsx" => Self::JavaScript,
            "java" => Self::Java,
            "kt" | "kts" => Self::Kotlin,
            "scala" => Self::Scala,
            "go" => Self::Go,
            "cs" => Self::CSharp,
            "rb" => Self::Ruby,
            "php" => Self::Php,
            "rs" => Self::Rust,
            "yml" | "yaml" if name.contains("compose") => Self::Compose,
            "yml" | "yaml"
                if source.text.contains("\nkind:") && source.text.contains("apiVersion:") =>
            {
                Self::Kubernetes
            }
            _ => return None,
        })
    }

    fn is_yaml(self) -> bool {
        matches!(self, Self::Compose | Self::Kubernetes)
    }

    /// The literal that `secret` is the whole of, with its quotes. What YAML writes without quotes is one, too.
    pub(super) fn literal(self, text: &str, secret: Span) -> Option<Span> {
        let bytes = text.as_bytes();
        let before = bytes.get((secret.start as usize).checked_sub(1)?)?;
        let after = bytes.get(secret.end as usize);
        if matches!(before, b'"' | b'\'' | b'`') && after == Some(before) {
            let start = secret.start - 1;
            // `b"…"`, `f"…"`, `"""…"""` are other things.
            let prefix = (start as usize).checked_sub(1).and_then(|at| bytes.get(at));
            let is_prefixed = prefix.is_some_and(|byte| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'"' | b'\'' | b'`' | b'@' | b'$')
            });
            return (!is_prefixed).then(|| Span::new(start, secret.end + 1));
        }
        let ends = after.is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
        let is_plain = self.is_yaml() && matches!(before, b' ' | b'=') && ends;
        is_plain.then_some(secret)
    }

    /// Whether what is assigned on this line must be known when the program is compiled.
    pub(super) fn must_be_constant(self, line: &str) -> bool {
        let words = || line.split(|letter: char| !letter.is_alphanumeric() && letter != '@');
        let has = |word: &str| words().any(|each| each == word);
        match self {
            Self::Go | Self::Php | Self::CSharp | Self::Kotlin => {
                has("const") || line.trim_start().starts_with(['[', '@'])
            }
            Self::Rust => has("const") || has("static") || line.trim_start().starts_with('#'),
            Self::Java | Self::Scala => line.trim_start().starts_with('@'),
            Self::Python | Self::JavaScript | Self::Ruby | Self::Compose | Self::Kubernetes => {
                false
            }
        }
    }

    /// What is replaced: the literal, in Kubernetes with its key.
    pub(super) fn replaced(self, literal: Span, line: &str) -> Span {
        if self == Self::Kubernetes && line.ends_with(VALUE) {
            let key = u32::try_from(VALUE.len()).unwrap_or(0);
            return Span::new(literal.start.saturating_sub(key), literal.end);
        }
        literal
    }

    /// What the value is called by: its line, in Kubernetes the one above.
    pub(super) fn naming<'text>(self, text: &'text str, line: &'text str, at: usize) -> &'text str {
        if self != Self::Kubernetes {
            return line;
        }
        let above = text
            .get(..at.saturating_sub(line.len()))
            .unwrap_or("")
            .trim_end();
        above.rsplit('\n').next().unwrap_or(line)
    }

    /// The code that reads `name`, for a value that stands behind `line`.
    pub(super) fn read(self, name: &str, line: &str) -> Option<String> {
        Some(match self {
            Self::Python => format!("os.environ[\"{name}\"]"),
            Self::JavaScript => format!("process.env.{name}"),
            Self::Java | Self::Kotlin => format!("System.getenv(\"{name}\")"),
            Self::Scala => format!("sys.env(\"{name}\")"),
            Self::Go => format!("os.Getenv(\"{name}\")"),
            Self::CSharp => format!("System.Environment.GetEnvironmentVariable(\"{name}\")"),
            Self::Ruby => format!("ENV.fetch(\"{name}\")"),
            Self::Php => format!("getenv('{name}')"),
            Self::Rust => format!("std::env::var(\"{name}\").unwrap_or_default()"),
            Self::Compose => format!("${{{name}}}"),
            Self::Kubernetes => return secret_reference(name, line),
        })
    }
}

/// The key that a container's variable is written with.
const VALUE: &str = "value: ";

/// `value: …` becomes a reference to an object that holds secrets.
fn secret_reference(name: &str, line: &str) -> Option<String> {
    let key = line.trim_start();
    let indent = " ".repeat(line.len() - key.len());
    // `- value: …` would need the list's own indentation.
    (key == VALUE).then(|| {
        format!(
            "valueFrom:\n{indent}  secretKeyRef:\n{indent}    name: {KUBERNETES_SECRET}\n{indent}    key: {name}"
        )
    })
}

//! What kind of file a text is, as far as it bears on secrets: how values are written in it, and whether guesses are noise.
//!
//! Invariant: decides by file names and endings only, and never drops a provider's own token format.

use crate::check::is_seed;
use airlock_model::{Making, Purpose, Source};

/// How names and values are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Form {
    /// Programs: a value is a string literal, anything unquoted is an expression.
    #[default]
    Code,
    /// Shell scripts and Dockerfiles: values may be unquoted and end at white space.
    Script,
    /// dotenv, INI, properties, YAML, TOML: a value may be unquoted and reaches to the line's end.
    Settings,
    /// JSON: everything is quoted.
    Json,
    /// XML and HTML: values stand between tags, too.
    Markup,
    /// Documents: code of any kind may be quoted in them.
    Prose,
    /// An excerpt, or a file whose name says nothing.
    Unknown,
}

/// What a file fills a database with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Fills {
    /// Nothing, or nobody knows what.
    #[default]
    Unknown,
    /// Accounts that people sign in with.
    Accounts,
}

/// What kind of file a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Setting {
    /// How names and values are written.
    pub(crate) form: Form,
    /// What the file is for.
    pub(crate) purpose: Purpose,
    /// Whether it holds statements for a database, in which a user's password is a digest.
    pub(crate) statements: bool,
    /// Whether detectors without a form of their own stay silent: lock files, translations, minified code.
    pub(crate) no_guesses: bool,
    /// Whether it is somebody else's: a secret in it is theirs to rotate.
    pub(crate) foreign: bool,
    /// What its path says that it fills a database with.
    pub(crate) fills: Fills,
}

/// Lock files and checksum lists: full of hashes, written by tools.
const LOCK_FILES: &[&str] = &[
    "package-lock.json",
    "npm-shrinkwrap.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "bun.lock",
    "deno.lock",
    "cargo.lock",
    "poetry.lock",
    "pdm.lock",
    "uv.lock",
    "pipfile.lock",
    "gemfile.lock",
    "composer.lock",
    "go.sum",
    "go.work.sum",
    "packages.lock.json",
    "project.assets.json",
    "mix.lock",
    "pubspec.lock",
    "podfile.lock",
    "package.resolved",
    "flake.lock",
    ".terraform.lock.hcl",
    "gradle.lockfile",
    "verification-metadata.xml",
    "conan.lock",
    "cartfile.resolved",
];

/// Folders whose files hold texts for people in several languages.
const TRANSLATION_FOLDERS: &[&str] = &[
    "locales",
    "locale",
    "i18n",
    "localization",
    "localisation",
    "l10n",
    "lang",
    "langs",
    "translations",
    "languages",
    "nls",
];

/// Endings of files that hold data or drawings, in which random text means nothing.
const DATA_ENDINGS: &[&str] = &[
    "po", "pot", "arb", "strings", "resx", "xlf", "xliff", "svg", "csv", "tsv", "map", "snap",
    "sum", "lock",
];

impl Setting {
    /// The setting of a file.
    pub(crate) fn of(source: &Source) -> Self {
        let name = source.path.file_name().to_ascii_lowercase();
        let ending = source.path.extension().to_ascii_lowercase();
        let translated = source
            .path
            .as_str()
            .split('/')
            .rev()
            .skip(1)
            .any(|folder| TRANSLATION_FOLDERS.contains(&folder.to_ascii_lowercase().as_str()))
            || (["messages", "translation", "strings.xml", "localizable"]
                .iter()
                .any(|start| name.starts_with(start))
                && form(&name, &ending) != Form::Code)
            || (ending == "properties" && ends_in_locale(&name));
        Self {
            form: match form(&name, &ending) {
                // `web.config` and files without an ending: XML tells itself.
                Form::Settings | Form::Unknown if is_markup(&source.text) => Form::Markup,
                form => form,
            },
            // A manifest of an operator carries an example of each of its kinds, for a page (operator framework, `alm-examples`).
            purpose: if name.ends_with(".clusterserviceversion.yaml") {
                Purpose::Docs
            } else {
                source.purpose
            },
            statements: matches!(ending.as_str(), "sql" | "ddl" | "psql" | "dump"),
            fills: if is_seed(source.path.as_str()) {
                Fills::Accounts
            } else {
                Fills::Unknown
            },
            foreign: matches!(source.making, Making::Vendored | Making::Generated),
            no_guesses: source.making == Making::Minified
                || translated
                || LOCK_FILES.contains(&name.as_str())
                || DATA_ENDINGS.contains(&ending.as_str()),
        }
    }

    /// The setting of a text that stands encoded in one of this setting.
    pub(crate) fn of_inner(self, text: &str) -> Self {
        let form = match text.trim_start().bytes().next() {
            Some(b'{' | b'[') => Form::Json,
            Some(b'<') => Form::Markup,
            _ => Form::Unknown,
        };
        Self { form, ..self }
    }

    /// The setting of a text of which nothing is known.
    pub(crate) fn excerpt() -> Self {
        Self {
            form: Form::Unknown,
            ..Self::default()
        }
    }
}

/// `labels_pt_br.properties`, `texts_de.properties`.
fn ends_in_locale(name: &str) -> bool {
    let stem = name.strip_suffix(".properties").unwrap_or(name);
    let mut parts = stem.rsplit('_');
    let is_code = |part: Option<&str>| {
        part.is_some_and(|part| {
            part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_lowercase())
        })
    };
    is_code(parts.next()) && stem.contains('_')
}

/// Whether a text opens with a tag; a byte order mark and blanks may come first.
fn is_markup(text: &str) -> bool {
    let mut letters = text.trim_start_matches('\u{feff}').trim_start().chars();
    letters.next() == Some('<')
        && letters
            .next()
            .is_some_and(|letter| letter.is_ascii_alphabetic() || matches!(letter, '?' | '!'))
}

fn form(name: &str, ending: &str) -> Form {
    if name.starts_with(".env") || ending == "env" || name.contains(".env.") {
        return Form::Settings;
    }
    // `.npmrc`, `.netrc`: the whole name of a hidden file tells its form.
    let ending = match name.strip_prefix('.') {
        Some(hidden) if ending.is_empty() => hidden,
        _ => ending,
    };
    if name.starts_with("dockerfile")
        || name.starts_with("containerfile")
        || name == "makefile"
        || name == "procfile"
    {
        return Form::Script;
    }
    match ending {
        "json" | "json5" | "jsonc" | "webmanifest" | "tfstate" => Form::Json,
        "yml" | "yaml" | "toml" | "ini" | "cfg" | "conf" | "config" | "cnf" | "properties"
        | "env" | "envrc" | "tfvars" | "npmrc" | "pypirc" | "netrc" | "pgpass" | "s3cfg"
        | "credentials" | "service" | "desktop" | "inf" | "reg" => Form::Settings,
        "sh" | "bash" | "zsh" | "fish" | "ksh" | "bat" | "cmd" | "ps1" | "psm1" | "dockerfile"
        | "mk" | "profile" => Form::Script,
        "xml" | "html" | "htm" | "xhtml" | "xaml" | "csproj" | "plist" | "jsp" | "jspx"
        | "wsdl" | "xsd" | "pom" | "vue" | "svelte" | "razor" | "cshtml" | "aspx" | "erb"
        | "ejs" | "hbs" => Form::Markup,
        "md" | "mdx" | "markdown" | "rst" | "adoc" | "asciidoc" | "txt" | "text" | "org"
        | "tex" | "log" | "http" | "rest" => Form::Prose,
        "" => Form::Unknown,
        _ => Form::Code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use airlock_model::RepoPath;

    fn setting(path: &str) -> Setting {
        Setting::of(&Source {
            path: RepoPath::new(path),
            text: String::new(),
            purpose: Purpose::Product,
            making: Making::Written,
        })
    }

    #[test]
    fn knows_files_by_their_names() {
        for (path, form, no_guesses) in [
            ("src/app.py", Form::Code, false),
            (".env.production", Form::Settings, false),
            ("deploy/Dockerfile", Form::Script, false),
            ("k8s/secret.yaml", Form::Settings, false),
            ("web/package-lock.json", Form::Json, true),
            ("app/locales/de.json", Form::Json, true),
            ("pom.xml", Form::Markup, false),
            ("README.md", Form::Prose, false),
            ("credentials", Form::Unknown, false),
            ("Cargo.lock", Form::Code, true),
        ] {
            let setting = setting(path);
            assert_eq!(
                (setting.form, setting.no_guesses),
                (form, no_guesses),
                "{path}"
            );
        }
    }
}

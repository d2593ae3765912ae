//! Where a reader puts what it finds in one file.

use crate::doc;
use crate::facts::{Edge, Facts, Import, Note, Own, Setting};
use crate::origin;
use crate::place::Places;
use airlock_model::{Location, Mention, Package, PackageOrigin, RepoPath, Scope, Span};
use std::collections::BTreeMap;

/// Packages that are taken from one file; what lies above is said, not kept. The largest lockfiles known have tens of
/// thousands.
const MAX_PACKAGES: usize = 500_000;

/// The setting that holds the host most of a lockfile's packages come from.
pub(crate) const USUAL_REGISTRY: &str = "usual-registry";

/// The setting that says that others depend on what a manifest describes: its lockfile would not reach them.
pub(crate) const PUBLISHED: &str = "published";

/// The setting that says that a build adds packages to those that a manifest names.
pub(crate) const DYNAMIC: &str = "dynamic";

/// Settings that say under which other name code imports a package; their value is the package.
pub(crate) const ALIAS: &str = "alias:";

/// Settings that say which package brings a namespace of PHP; their value is the package.
pub(crate) const NAMESPACE: &str = "namespace:";

/// Settings that name a package which works without being imported: a client or framework finds it by itself.
pub(crate) const IMPLICIT: &str = "implicit";

/// The setting that names what a bot proposes upgrades of as soon as they are released.
pub(crate) const BOT_WITHOUT_COOLDOWN: &str = "bot-without-cooldown";

/// The setting that names a package which is needed only where a condition holds.
pub(crate) const CONDITION: &str = "condition";

/// The setting that names a package which runs code when it is installed.
pub(crate) const INSTALL_SCRIPT: &str = "install-script";

/// The setting that says which licence a file holds.
pub(crate) const LICENSE_FILE: &str = "license-file";

fn registry_host(package: &Package) -> Option<String> {
    match &package.origin {
        // A chart's repository is a part of its identity.
        Some(PackageOrigin::Registry { url })
            if package.mention == Mention::Lockfile && package.ecosystem != "Helm" =>
        {
            origin::host(url)
        }
        _ => None,
    }
}

/// A licence as a file gives it. The longest expressions in use have some hundred bytes; a longer text is a licence's
/// own words, of which the first line says nothing.
fn license_text(text: &str) -> Option<String> {
    const MOST: usize = 1_000;
    let text = text.trim();
    let is_one = !text.is_empty() && text.len() <= MOST && !text.contains('\n');
    is_one.then(|| text.to_owned())
}

/// A licence that a JSON document gives as a text, a list of choices, or (long ago) an object with a type.
pub(crate) fn license_of(node: &doc::Node<'_>) -> String {
    let one = |node: &doc::Node<'_>| {
        let typed = node.get("type").str();
        if typed.is_empty() { node.str() } else { typed }.to_owned()
    };
    if node.items().is_empty() {
        return one(node);
    }
    let choices: Vec<String> = node
        .items()
        .iter()
        .map(one)
        .filter(|text| !text.is_empty())
        .collect();
    match choices.as_slice() {
        [only] => only.clone(),
        choices if choices.iter().any(|choice| choice.contains(' ')) => {
            format!("({})", choices.join(") OR ("))
        }
        choices => choices.join(" OR "),
    }
}

/// A text that may be an address, without credentials.
fn clean(text: String) -> String {
    if text.contains("://") {
        origin::without_credentials(&text)
    } else {
        text
    }
}

/// One file while it is read.
pub(crate) struct Out<'t> {
    pub(crate) path: RepoPath,
    pub(crate) text: &'t str,
    ecosystem: &'static str,
    mention: Mention,
    places: Places<'t>,
    facts: Facts,
}

/// A package as a reader describes it; everything but the name may be left out.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    name: String,
    span: Span,
    ecosystem: Option<&'static str>,
    mention: Option<Mention>,
    version: Option<String>,
    requirement: Option<String>,
    scope: Scope,
    direct: Option<bool>,
    origin: Option<PackageOrigin>,
    integrity: Vec<String>,
    license: Option<String>,
    is_conditional: bool,
}

impl Draft {
    /// A package called `name`, named at `span`.
    pub(crate) fn new(name: impl Into<String>, span: Span) -> Self {
        Self {
            name: name.into(),
            span,
            ecosystem: None,
            mention: None,
            version: None,
            requirement: None,
            scope: Scope::Unknown,
            direct: None,
            origin: None,
            integrity: Vec::new(),
            license: None,
            is_conditional: false,
        }
    }

    /// Says that it is needed only where a condition holds.
    pub(crate) fn conditional(mut self, is_conditional: bool) -> Self {
        self.is_conditional = is_conditional;
        self
    }

    pub(crate) fn ecosystem(mut self, ecosystem: &'static str) -> Self {
        self.ecosystem = Some(ecosystem);
        self
    }

    pub(crate) fn mention(mut self, mention: Mention) -> Self {
        self.mention = Some(mention);
        self
    }

    /// The exact version; empty for none.
    pub(crate) fn version(mut self, version: &str) -> Self {
        self.version = (!version.is_empty()).then(|| version.to_owned());
        self
    }

    /// What is asked for; empty for none.
    pub(crate) fn requirement(mut self, requirement: &str) -> Self {
        let requirement = requirement.trim();
        self.requirement = (!requirement.is_empty()).then(|| requirement.to_owned());
        self
    }

    pub(crate) fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    pub(crate) fn direct(mut self, direct: bool) -> Self {
        self.direct = Some(direct);
        self
    }

    pub(crate) fn origin(mut self, origin: Option<PackageOrigin>) -> Self {
        self.origin = origin;
        self
    }

    /// The licence as written; empty for none, cut where no expression is that long.
    pub(crate) fn license(mut self, license: &str) -> Self {
        self.license = license_text(license);
        self
    }

    /// A digest; empty for none.
    pub(crate) fn integrity(mut self, digest: &str) -> Self {
        if !digest.is_empty() {
            self.integrity.push(digest.to_owned());
        }
        self
    }
}

impl<'t> Out<'t> {
    pub(crate) fn new(path: &RepoPath, text: &'t str) -> Self {
        Self {
            path: path.clone(),
            text,
            ecosystem: "",
            mention: Mention::Manifest,
            places: Places::new(path, text),
            facts: Facts::of(path),
        }
    }

    /// From here on packages are of this ecosystem and kind, unless they say otherwise.
    pub(crate) fn begin(&mut self, ecosystem: &'static str, mention: Mention) {
        self.ecosystem = ecosystem;
        self.mention = mention;
    }

    /// Takes a package and gives its number; one without a name is not taken.
    pub(crate) fn add(&mut self, draft: Draft) -> Option<u32> {
        let name = draft.name.trim();
        if name.is_empty() || self.facts.packages.len() > MAX_PACKAGES {
            return None;
        }
        if self.facts.packages.len() == MAX_PACKAGES {
            self.note(
                draft.span.start,
                "more than 500000 packages; the rest is not kept",
            );
            return None;
        }
        let number = u32::try_from(self.facts.packages.len()).ok()?;
        if draft.is_conditional {
            self.setting(CONDITION, name, draft.span.start);
        }
        self.facts.packages.push(Package {
            ecosystem: draft.ecosystem.unwrap_or(self.ecosystem).to_owned(),
            name: name.to_owned(),
            version: draft.version,
            requirement: draft.requirement.map(clean),
            mention: draft.mention.unwrap_or(self.mention),
            scope: draft.scope,
            direct: draft.direct,
            origin: draft.origin,
            integrity: draft.integrity,
            license: draft.license,
            location: self.places.location(draft.span),
        });
        Some(number)
    }

    /// What was taken so far.
    pub(crate) fn packages(&self) -> &[Package] {
        &self.facts.packages
    }

    pub(crate) fn package_mut(&mut self, number: u32) -> Option<&mut Package> {
        self.facts.packages.get_mut(number as usize)
    }

    pub(crate) fn edge(&mut self, from: u32, to: u32, optional: bool) {
        if from != to {
            self.facts.edges.push(Edge { from, to, optional });
        }
    }

    pub(crate) fn edges(&self) -> &[Edge] {
        &self.facts.edges
    }

    /// A request that package `number` answers.
    pub(crate) fn answer(&mut self, request: impl Into<String>, number: u32) {
        self.facts.answers.push((request.into(), number));
    }

    /// Package `number` takes its version from setting `key` of a file above.
    pub(crate) fn inherit(&mut self, number: u32, key: impl Into<String>) {
        self.facts.inherited.push((number, key.into()));
    }

    pub(crate) fn setting(&mut self, key: impl Into<String>, value: impl Into<String>, at: u32) {
        let location = self.places.location(Span::new(at, at));
        self.facts.settings.push(Setting {
            key: key.into(),
            value: clean(value.into()),
            location,
        });
    }

    pub(crate) fn own(&mut self, name: &str, version: Option<&str>) {
        if !name.is_empty() {
            self.facts.own = Some(Own {
                name: name.to_owned(),
                version: version.map(str::to_owned),
                license: None,
            });
        }
    }

    /// The file is code of this ecosystem.
    pub(crate) fn code(&mut self) {
        self.facts.is_code = true;
    }

    /// Code imports `name` from outside.
    pub(crate) fn import(&mut self, name: &str, span: Span) {
        let known = &mut self.facts.imports.iter();
        if known.any(|import| import.name == name) {
            return;
        }
        self.facts.imports.push(Import {
            ecosystem: self.ecosystem.to_owned(),
            name: name.to_owned(),
            location: self.places.location(span),
        });
    }

    /// The licence of what the file describes; said after [`Self::own`].
    pub(crate) fn own_license(&mut self, license: &str) {
        if let Some(own) = &mut self.facts.own {
            own.license = license_text(license);
        }
    }

    pub(crate) fn note(&mut self, at: u32, what: impl Into<String>) {
        let line = self.places.line(at);
        self.facts.notes.push(Note {
            line,
            what: what.into(),
        });
    }

    pub(crate) fn notes(&mut self, flaws: Vec<doc::Flaw>) {
        for flaw in flaws {
            self.note(flaw.at, flaw.what);
        }
    }

    /// The file as JSON; flaws are noted.
    pub(crate) fn json(&mut self) -> doc::Node<'t> {
        let (node, flaws) = doc::json(self.text);
        self.notes(flaws);
        node
    }

    /// The file as TOML; flaws are noted.
    pub(crate) fn toml(&mut self) -> doc::Node<'t> {
        let (node, flaws) = doc::toml(self.text);
        self.notes(flaws);
        node
    }

    /// The documents of the file as YAML; flaws are noted.
    pub(crate) fn yaml(&mut self) -> Vec<doc::Node<'t>> {
        let (nodes, flaws) = doc::yaml(self.text);
        self.notes(flaws);
        nodes
    }

    /// The file as XML; flaws are noted.
    pub(crate) fn xml(&mut self) -> doc::Element {
        let (element, flaws) = doc::xml(self.text);
        self.notes(flaws);
        element
    }

    pub(crate) fn finish(mut self) -> Facts {
        self.name_usual_registry();
        self.facts
    }

    /// Which registry is the usual one is nothing that this program knows: it is the one that most packages of the
    /// lockfile come from. It is kept once, as a setting, and only the other packages keep theirs.
    fn name_usual_registry(&mut self) {
        let mut hosts: BTreeMap<String, (usize, &Location)> = BTreeMap::new();
        let mut released = 0_usize;
        for package in &self.facts.packages {
            if let Some(host) = registry_host(package) {
                let (count, _) = hosts.entry(host).or_insert((0, &package.location));
                *count += 1;
                released += 1;
            } else if package.mention == Mention::Lockfile && package.origin.is_none() {
                released += 1;
            }
        }
        let most = hosts.into_iter().max_by_key(|(_, (count, _))| *count);
        let Some((usual, (count, location))) = most else {
            return;
        };
        if count * 2 <= released {
            return;
        }
        let location = location.clone();
        for package in &mut self.facts.packages {
            if registry_host(package).as_ref() == Some(&usual) {
                package.origin = None;
            }
        }
        self.facts.settings.push(Setting {
            key: USUAL_REGISTRY.to_owned(),
            value: usual,
            location,
        });
    }
}

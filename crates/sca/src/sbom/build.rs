//! From an inventory to a bill of materials.
//!
//! A request that a lockfile answers becomes a place of what the lockfile fixes; one that nothing answers becomes a
//! component without a version. One package of one version is one component, however many files name it.

use super::digest::Digest;
use super::identity;
use super::{Bom, Component, Kind, Need, Source};
use crate::facts::Own;
use crate::join::{comparable, upwards};
use airlock_model::{Inventory, Mention, Package, PackageOrigin, RepoPath, Scope};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What is left out of a bill.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Leave {
    /// Nothing.
    #[default]
    Nothing,
    /// What is needed to build, test and develop only.
    Development,
}

/// What a bill says that no file of the tree does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Making {
    /// The subject's name; `None` for what the root's manifest says.
    pub name: Option<String>,
    /// The name of the folder, where nothing says a name.
    pub folder: String,
    /// The subject's version; `None` for what the root's manifest says, or else the commit.
    pub version: Option<String>,
    /// Who hands the subject out; `None` for the subject's own name.
    pub supplier: Option<String>,
    /// Who answers for the bill.
    pub authors: Vec<String>,
    /// When it is made, as `2026-01-31T12:00:00Z`.
    pub time: Option<String>,
    /// The commit that is checked out.
    pub commit: Option<String>,
    /// What made it: name and version.
    pub tool: (String, String),
    /// What is left out.
    pub leave: Leave,
    /// Whether files could not be read.
    pub has_gaps: bool,
}

/// The bill of what `inventory` holds; `projects` are what the files describe themselves.
pub fn build(inventory: &Inventory, projects: &[(RepoPath, Own)], making: Making) -> Bom {
    let subject = subject(projects, &making);
    let mut bill = Bill::new(&subject);
    bill.take_packages(inventory);
    bill.take_relations(inventory);
    let mut bom = Bom {
        complete: bill.complete(inventory),
        has_gaps: making.has_gaps || bill.has_open_requests,
        relations: bill.relations,
        components: bill.components.into_values().collect(),
        subject,
        is_of_sources: true,
        time: making.time,
        authors: making.authors,
        tools: vec![(making.tool.0, Some(making.tool.1))],
    };
    if making.leave == Leave::Development {
        leave_out_development(&mut bom);
    }
    reach_everything(&mut bom);
    bom
}

/// What the root's manifest describes; of several, the first by path.
fn subject(projects: &[(RepoPath, Own)], making: &Making) -> Component {
    let owns = || {
        let at_root = projects
            .iter()
            .filter(|(path, _)| !path.as_str().contains('/'));
        at_root.map(|(_, own)| own)
    };
    let first = owns().next().map_or("", |own| own.name.as_str());
    // A lockfile repeats the name, and not always the rest.
    let same = || owns().filter(|own| own.name == first);
    let version_of_own = same().find_map(|own| own.version.clone());
    let license = same().find_map(|own| own.license.clone());
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let name = given(&making.name)
        .or_else(|| Some(first.to_owned()).filter(|name| !name.is_empty()))
        .unwrap_or_else(|| making.folder.clone());
    let mut properties = BTreeSet::new();
    if let Some(commit) = &making.commit {
        properties.insert(("airlock:commit".to_owned(), commit.clone()));
    }
    Component {
        reference: "subject".to_owned(),
        kind: Kind::Application,
        supplier: given(&making.supplier).or_else(|| Some(name.clone())),
        version: given(&making.version)
            .or_else(|| given(&version_of_own))
            .or_else(|| making.commit.clone()),
        license,
        name,
        properties,
        ..Component::default()
    }
}

/// A bill in the making.
struct Bill<'s> {
    subject: &'s Component,
    /// By reference.
    components: BTreeMap<String, Component>,
    relations: BTreeSet<(String, String)>,
    /// For each mention, what it became: the references of components or of the subject.
    became: Vec<Vec<String>>,
    has_open_requests: bool,
}

/// The packages that lockfiles fix: by ecosystem and name, the lockfile's folder with numbers of mentions.
type Locked<'i> = FxHashMap<(&'i str, String), FxHashMap<&'i str, Vec<usize>>>;

impl<'s> Bill<'s> {
    fn new(subject: &'s Component) -> Self {
        Self {
            subject,
            components: BTreeMap::new(),
            relations: BTreeSet::new(),
            became: Vec::new(),
            has_open_requests: false,
        }
    }

    fn take_packages(&mut self, inventory: &Inventory) {
        self.became = vec![Vec::new(); inventory.packages.len()];
        let mut locked = Locked::default();
        for (number, package) in inventory.packages.iter().enumerate() {
            if matches!(package.mention, Mention::Lockfile | Mention::Artifact) {
                let reference = self.take(package);
                if let Some(became) = self.became.get_mut(number) {
                    became.push(reference);
                }
            }
            if package.mention == Mention::Lockfile {
                let name = comparable(&package.ecosystem, &package.name);
                let folders = locked.entry((&package.ecosystem, name)).or_default();
                folders
                    .entry(folder(&package.location.path))
                    .or_default()
                    .push(number);
            }
        }
        for (number, package) in inventory.packages.iter().enumerate() {
            let is_request = !matches!(package.mention, Mention::Lockfile | Mention::Artifact);
            if !is_request || is_prose(package) {
                continue;
            }
            let answers = answers(&locked, package, inventory);
            let references: Vec<String> = if answers.is_empty() {
                self.has_open_requests |= package.version.is_none();
                vec![self.take(package)]
            } else {
                let became = answers.iter().filter_map(|answer| self.became.get(*answer));
                became.flatten().cloned().collect()
            };
            for reference in &references {
                if let Some(component) = self.components.get_mut(reference) {
                    component.occurrences.insert(place(package));
                }
            }
            if let Some(became) = self.became.get_mut(number) {
                *became = references;
            }
        }
    }

    /// Takes one mention as a component, or into the component that is there already; gives its reference.
    fn take(&mut self, package: &Package) -> String {
        let made = component(package, &self.subject.name);
        let is_subject = package.origin == Some(PackageOrigin::Workspace)
            && made.name == self.subject.name
            && (made.version.is_none() || made.version == self.subject.version);
        if is_subject {
            return self.subject.reference.clone();
        }
        let reference = made.reference.clone();
        match self.components.get_mut(&reference) {
            Some(known) => known.absorb(made),
            None => {
                self.components.insert(reference.clone(), made);
            }
        }
        reference
    }

    fn take_relations(&mut self, inventory: &Inventory) {
        let empty = Vec::new();
        // Sorted first, since a set is made of sorted pairs at once.
        let mut pairs: Vec<(&String, &String)> = Vec::new();
        for relation in &inventory.relations {
            let became = |number: u32| self.became.get(number as usize).unwrap_or(&empty);
            for from in became(relation.from) {
                for to in became(relation.to) {
                    if from != to && *to != self.subject.reference {
                        pairs.push((from, to));
                    }
                }
            }
        }
        for (package, became) in inventory.packages.iter().zip(&self.became) {
            if package.direct == Some(true) {
                let needs = became.iter().filter(|to| **to != self.subject.reference);
                pairs.extend(needs.map(|to| (&self.subject.reference, to)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let pairs = pairs.into_iter();
        self.relations = pairs.map(|(from, to)| (from.clone(), to.clone())).collect();
    }

    /// What lies in a lockfile that says who needs whom.
    fn complete(&self, inventory: &Inventory) -> BTreeSet<String> {
        let path = |number: u32| {
            let package = inventory.packages.get(number as usize)?;
            Some(&package.location.path)
        };
        let telling: FxHashSet<&RepoPath> = inventory
            .relations
            .iter()
            .filter_map(|relation| path(relation.from))
            .collect();
        let mut complete = BTreeSet::new();
        for (package, became) in inventory.packages.iter().zip(&self.became) {
            let is_told = telling.contains(&package.location.path);
            if package.mention == Mention::Lockfile && is_told {
                let others = became.iter().filter(|one| **one != self.subject.reference);
                complete.extend(others.cloned());
            }
        }
        complete
    }
}

fn folder(path: &RepoPath) -> &str {
    path.as_str()
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder)
}

fn place(package: &Package) -> (String, u32) {
    let location = &package.location;
    (location.path.to_string(), location.start.line)
}

/// A command in a text for people says how the product is installed, not what it is made of.
fn is_prose(package: &Package) -> bool {
    let path = package.location.path.as_str();
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    package.mention == Mention::Command
        && ["md", "markdown", "rst", "adoc"]
            .iter()
            .any(|prose| ending.eq_ignore_ascii_case(prose))
}

/// What the nearest lockfile upwards fixes for a request: what the project asks for itself, where that is told.
fn answers(locked: &Locked<'_>, package: &Package, inventory: &Inventory) -> Vec<usize> {
    let name = comparable(&package.ecosystem, &package.name);
    let Some(folders) = locked.get(&(package.ecosystem.as_str(), name)) else {
        return Vec::new();
    };
    let nearest = upwards(folder(&package.location.path)).find_map(|folder| folders.get(folder));
    let Some(fixed) = nearest else {
        return Vec::new();
    };
    let is_direct = |number: &&usize| {
        let fixed = inventory.packages.get(**number);
        fixed.is_some_and(|fixed| fixed.direct == Some(true))
    };
    let direct: Vec<usize> = fixed.iter().filter(is_direct).copied().collect();
    if direct.is_empty() {
        fixed.clone()
    } else {
        direct
    }
}

fn component(package: &Package, subject: &str) -> Component {
    let purl = identity::purl(package);
    let keeps_group = |kind: &str| matches!(kind, "npm" | "maven" | "composer");
    let (group, name) = match &purl {
        Some(purl) if keeps_group(purl.kind()) => {
            (purl.namespace().map(str::to_owned), purl.name().to_owned())
        }
        _ => (None, package.name.clone()),
    };
    let version = package
        .version
        .clone()
        .or_else(|| Some(purl.as_ref()?.version()?.to_owned()));
    let mut properties = BTreeSet::new();
    let mut say = |name: &str, value: &str| {
        properties.insert((format!("airlock:{name}"), value.to_owned()));
    };
    say("ecosystem", &package.ecosystem);
    if version.is_none() {
        say(
            "requirement",
            package.requirement.as_deref().unwrap_or("any"),
        );
    }
    if let Some(scope) = scope_name(package.scope) {
        say("scope", scope);
    }
    let purl = purl.map(|purl| purl.to_string());
    let reference = purl.clone().unwrap_or_else(|| {
        let at = version.as_deref().map(|version| format!("@{version}"));
        format!(
            "{}:{}{}",
            package.ecosystem,
            package.name,
            at.unwrap_or_default()
        )
    });
    Component {
        reference,
        kind: match package.ecosystem.as_str() {
            "Docker" => Kind::Container,
            "GitHub Actions" | "pre-commit" => Kind::Application,
            _ => Kind::Library,
        },
        group,
        name,
        version,
        purl,
        cpe: None,
        supplier: Some(identity::supplier(package, subject)),
        need: match package.scope {
            Scope::Dev | Scope::Test | Scope::Build => Need::Excluded,
            Scope::Optional | Scope::Peer => Need::Optional,
            Scope::Runtime | Scope::Unknown => Need::Required,
        },
        license: package.license.clone(),
        digests: package
            .integrity
            .iter()
            .flat_map(|text| Digest::all_in(text))
            .collect(),
        source: match &package.origin {
            Some(PackageOrigin::Git { url, reference }) => {
                Some(Source::Git(url.clone(), reference.clone()))
            }
            Some(PackageOrigin::Url { url }) => Some(Source::Archive(url.clone())),
            _ => None,
        },
        occurrences: BTreeSet::from([place(package)]),
        properties,
    }
}

fn scope_name(scope: Scope) -> Option<&'static str> {
    match scope {
        Scope::Dev => Some("dev"),
        Scope::Test => Some("test"),
        Scope::Build => Some("build"),
        Scope::Peer => Some("peer"),
        Scope::Runtime | Scope::Optional | Scope::Unknown => None,
    }
}

impl Component {
    /// Takes over what another mention of the same package says besides. The strongest need counts.
    pub(super) fn absorb(&mut self, other: Self) {
        self.need = self.need.min(other.need);
        self.version = self.version.take().or(other.version);
        self.license = self.license.take().or(other.license);
        self.supplier = self.supplier.take().or(other.supplier);
        self.cpe = self.cpe.take().or(other.cpe);
        self.source = self.source.take().or(other.source);
        self.digests.extend(other.digests);
        self.occurrences.extend(other.occurrences);
        self.properties.extend(other.properties);
    }
}

/// Leaves out what is not in the product, and who needed it.
fn leave_out_development(bom: &mut Bom) {
    bom.components
        .retain(|component| component.need != Need::Excluded);
    let kept: BTreeSet<&String> = bom.components.iter().map(|one| &one.reference).collect();
    let subject = &bom.subject.reference;
    bom.relations
        .retain(|(from, to)| (kept.contains(from) || from == subject) && kept.contains(to));
    bom.complete.retain(|reference| kept.contains(reference));
}

/// Makes the subject need what nothing else is known to need, so that every component belongs to it.
fn reach_everything(bom: &mut Bom) {
    let mut needs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut is_needed: BTreeSet<&str> = BTreeSet::new();
    for (from, to) in &bom.relations {
        needs.entry(from).or_default().push(to);
        is_needed.insert(to);
    }
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    reach(&bom.subject.reference, &needs, &mut reached);
    let mut added = Vec::new();
    // First what nothing needs, then what is left: circles that nothing outside needs.
    for is_only_unneeded in [true, false] {
        for component in &bom.components {
            let reference = component.reference.as_str();
            let is_left = is_only_unneeded && is_needed.contains(reference);
            if !is_left && reached.insert(reference) {
                added.push((bom.subject.reference.clone(), reference.to_owned()));
                reach(reference, &needs, &mut reached);
            }
        }
    }
    bom.relations.extend(added);
}

/// Adds what `from` needs, and what that needs.
fn reach<'b>(
    from: &'b str,
    needs: &BTreeMap<&'b str, Vec<&'b str>>,
    reached: &mut BTreeSet<&'b str>,
) {
    let mut queue = VecDeque::from([from]);
    while let Some(from) = queue.pop_front() {
        for to in needs.get(from).into_iter().flatten() {
            if reached.insert(to) {
                queue.push_back(to);
            }
        }
    }
}

//! Building a database from records.
//!
//! Invariant: the bytes depend on the records and the time given, not on the order in which records come.

use super::DbError;
use super::format::{
    ALIGNMENT, End, Entry, HEAD_BYTES, Header, IndexEntry, MAGIC, MAX_PROSE, PROSE_BLOCK,
    PackageRecord, Prose, Row, SourceInfo, Span, VERSION, name_hash,
};
use super::names::GivenNames;
use super::pages::PAGE_BYTES;
use crate::advisory::{
    Advisory, AdvisoryError, Affected, Affectedness, Interval, Point, Score, Source, normal_name,
    score,
};
use crate::version::{Scheme, Version};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Bytes of a summary; the longest honest one has about 200.
const MAX_SUMMARY: usize = 400;
/// How hard prose is compressed (0 to 10); higher ones save about a per cent for twice the time.
const COMPRESSION: u8 = 6;

/// Collects records, then writes the database.
#[derive(Debug, Default)]
pub struct Builder {
    /// By name; of two records of one name the one changed last stays.
    advisories: BTreeMap<String, Advisory>,
    sources: Vec<SourceInfo>,
    exploited: BTreeMap<String, String>,
    kev_date: Option<String>,
    epss: BTreeMap<String, u16>,
    epss_date: Option<String>,
    names: GivenNames,
}

impl Builder {
    /// What follows comes from the source of this name.
    pub fn begin_source(&mut self, name: &str) {
        self.sources.push(SourceInfo {
            name: name.to_owned(),
            ..SourceInfo::default()
        });
    }

    /// What was read so far.
    pub fn sources(&self) -> &[SourceInfo] {
        &self.sources
    }

    /// Adds the file at `path`, if it is a record.
    ///
    /// # Errors
    /// When it looks like a record and cannot be read; that is counted, and the others stay.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> Result<(), AdvisoryError> {
        let Some(source) = Source::of(path, bytes) else {
            return Ok(());
        };
        let read = source.read(path, bytes);
        let Some(info) = self.sources.last_mut() else {
            return Ok(());
        };
        match read {
            Err(error) => {
                info.unreadable += 1;
                Err(error)
            }
            Ok(advisory) => {
                info.records += 1;
                if advisory.withdrawn.is_some() {
                    info.withdrawn += 1;
                }
                self.keep(advisory);
                Ok(())
            }
        }
    }

    fn keep(&mut self, advisory: Advisory) {
        // Equal dates are told apart by the text, so that the order of sources does not matter.
        let rank = |advisory: &Advisory| (advisory.modified.clone(), encode(advisory).ok());
        match self.advisories.get(&advisory.id) {
            Some(known) if rank(known) >= rank(&advisory) => {}
            _ => {
                self.advisories.insert(advisory.id.clone(), advisory);
            }
        }
    }

    /// Adds CISA's catalogue of weaknesses known to be exploited, as JSON.
    ///
    /// # Errors
    /// When it is not of that form.
    pub fn add_exploited(&mut self, json: &[u8]) -> Result<(), AdvisoryError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Catalogue {
            date_released: Option<String>,
            vulnerabilities: Vec<Known>,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Known {
            #[serde(rename = "cveID")]
            cve: String,
            date_added: String,
        }
        let catalogue: Catalogue =
            serde_json::from_slice(json).map_err(|error| AdvisoryError::Form(error.to_string()))?;
        self.kev_date = catalogue.date_released;
        let known = catalogue.vulnerabilities.into_iter();
        self.exploited
            .extend(known.map(|known| (known.cve, known.date_added)));
        Ok(())
    }

    /// Adds exploit prediction scores, as the CSV of FIRST.
    ///
    /// # Errors
    /// When a line has no score.
    pub fn add_epss(&mut self, csv: &str) -> Result<(), AdvisoryError> {
        for line in csv.lines() {
            if let Some(comment) = line.strip_prefix('#') {
                self.epss_date = comment
                    .split(',')
                    .find_map(|part| part.strip_prefix("score_date:"))
                    .map(str::to_owned);
                continue;
            }
            let mut fields = line.split(',');
            let (Some(cve), Some(probability)) = (fields.next(), fields.next()) else {
                return Err(AdvisoryError::Form(format!("`{line}` has no score")));
            };
            if cve == "cve" {
                continue;
            }
            let probability: f64 = probability
                .parse()
                .ok()
                .filter(|number| (0.0..=1.0).contains(number))
                .ok_or_else(|| AdvisoryError::Form(format!("`{line}` has no score")))?;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and 10,000"
            )]
            self.epss
                .insert(cve.to_owned(), (probability * 10_000.0).round() as u16);
        }
        Ok(())
    }

    /// Adds names that an ecosystem's registry has; gives how many.
    pub fn add_names<'n>(
        &mut self,
        ecosystem: &str,
        names: impl Iterator<Item = &'n str>,
    ) -> usize {
        self.names.add(ecosystem, names)
    }

    /// Adds the names of an ecosystem that most projects use, the most used first.
    pub fn add_ranked_names<'n>(&mut self, ecosystem: &str, names: impl Iterator<Item = &'n str>) {
        self.names.add_ranked(ecosystem, names);
    }

    /// Says that the names given for an ecosystem are all that its registry has: a name that is not among them does not
    /// exist.
    pub fn names_are_complete(&mut self, ecosystem: &str) {
        self.names.complete(ecosystem);
    }

    /// Whether names were given.
    pub fn has_names(&self) -> bool {
        !self.names.is_empty()
    }

    /// The packages that its advisories speak of: ecosystem and name.
    pub fn packages(&self) -> Vec<(String, String)> {
        let standing = self
            .advisories
            .values()
            .filter(|advisory| advisory.withdrawn.is_none());
        let affected = standing.flat_map(|advisory| &advisory.affected);
        let mut packages: Vec<(String, String)> = affected
            .map(|affected| (affected.ecosystem.clone(), affected.name.clone()))
            .collect();
        packages.sort();
        packages.dedup();
        packages
    }

    /// Writes the database. `built_at` is in seconds since 1970.
    ///
    /// # Errors
    /// When there is more than the format holds.
    pub fn build(self, built_at: i64) -> Result<Vec<u8>, DbError> {
        let standing: Vec<&Advisory> = self
            .advisories
            .values()
            .filter(|advisory| advisory.withdrawn.is_none())
            .collect();
        let groups = alias_groups(&standing);
        let (rows, prose) = self.rows(&standing, &groups)?;
        let (index, fences, records, packages) = packages(&standing)?;
        let mut data = index;
        let index = span(0, data.len());
        let records = append(&mut data, &records);
        let rows = append(&mut data, &rows);
        let prose = append(&mut data, &prose);
        let names = self.names.finish(|section| append(&mut data, section))?;
        let mut header = Header {
            built_at,
            names,
            sources: self.sources,
            kev_date: self.kev_date,
            epss_date: self.epss_date,
            packages,
            advisories: count(standing.len(), "advisories")?,
            groups: count(
                groups.iter().max().map_or(0, |last| *last as usize + 1),
                "advisories",
            )?,
            data_length: data.len() as u64,
            fences,
            index,
            records,
            rows,
            prose,
            ..Header::default()
        };
        finish(&mut header, &data)
    }

    /// Rows of the advisories with their table in front, and the compressed prose.
    fn rows(&self, standing: &[&Advisory], groups: &[u32]) -> Result<(Vec<u8>, Vec<u8>), DbError> {
        let mut prose = ProseWriter::default();
        let places = standing
            .iter()
            .map(|advisory| prose.add(advisory))
            .collect::<Result<Vec<_>, _>>()?;
        let (prose, blocks) = prose.finish()?;
        let mut table = Vec::new();
        let mut body = Vec::new();
        let table_bytes = (standing.len() + 1) * 8;
        for ((advisory, group), place) in standing.iter().zip(groups).zip(places) {
            table.extend(((table_bytes + body.len()) as u64).to_le_bytes());
            let row = self.row(advisory, *group, place.locate(&blocks)?);
            body.extend(encode(&row)?);
        }
        table.extend(((table_bytes + body.len()) as u64).to_le_bytes());
        table.extend(body);
        Ok((table, prose))
    }

    fn row(&self, advisory: &Advisory, group: u32, prose: [u32; 4]) -> Row {
        let names = || std::iter::once(&advisory.id).chain(&advisory.aliases);
        Row {
            id: advisory.id.clone(),
            aliases: advisory.aliases.clone(),
            group,
            nature: advisory.nature,
            score: best_score(&advisory.vectors),
            summary: summary(advisory),
            published: advisory.published.clone(),
            exploited: names().find_map(|name| self.exploited.get(name)).cloned(),
            epss: names()
                .filter_map(|name| self.epss.get(name))
                .max()
                .copied(),
            prose,
        }
    }
}

fn count(number: usize, what: &'static str) -> Result<u32, DbError> {
    u32::try_from(number).map_err(|_| DbError::TooMany(what))
}

fn span(offset: usize, length: usize) -> Span {
    Span {
        offset: offset as u64,
        length: length as u64,
    }
}

fn append(data: &mut Vec<u8>, section: &[u8]) -> Span {
    let offset = data.len().next_multiple_of(ALIGNMENT);
    data.resize(offset, 0);
    data.extend_from_slice(section);
    span(offset, section.len())
}

fn encode(value: &impl serde::Serialize) -> Result<Vec<u8>, DbError> {
    postcard::to_allocvec(value).map_err(|_| DbError::TooMany("facts about a package"))
}

/// The first line of the details where there is no summary, and never more than a line.
fn summary(advisory: &Advisory) -> String {
    let text = match advisory.summary.trim() {
        "" => advisory.details.trim(),
        summary => summary,
    };
    let line = text
        .lines()
        .next()
        .unwrap_or("")
        .trim_start_matches('#')
        .trim();
    cut(line, MAX_SUMMARY).to_owned()
}

/// The longest beginning of at most so many bytes that ends with a whole character.
fn cut(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}

/// Vectors of version 3 and 4 before those of version 2, those before bare numbers; of several the highest.
fn best_score(vectors: &[String]) -> Option<Score> {
    let rank = |vector: &str| match vector {
        _ if vector.starts_with("CVSS:") => 2,
        _ if vector.contains("AV:") => 1,
        _ => 0,
    };
    vectors
        .iter()
        .filter_map(|vector| Some((rank(vector), score(vector)?)))
        .max()
        .map(|(_, score)| score)
}

/// The number of each advisory's group: those that share a name, directly or through others.
fn alias_groups(advisories: &[&Advisory]) -> Vec<u32> {
    let mut parents: Vec<usize> = (0..advisories.len()).collect();
    let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, advisory) in advisories.iter().enumerate() {
        for name in std::iter::once(&advisory.id).chain(&advisory.aliases) {
            match owners.get(name.as_str()) {
                Some(&owner) => join(&mut parents, owner, number),
                None => {
                    owners.insert(name, number);
                }
            }
        }
    }
    let mut numbers: BTreeMap<usize, u32> = BTreeMap::new();
    (0..advisories.len())
        .map(|number| {
            let root = root(&mut parents, number);
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(root).or_insert(next)
        })
        .collect()
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    loop {
        let parent = parents.get(at).copied().unwrap_or(at);
        if parent == at {
            return at;
        }
        let above = parents.get(parent).copied().unwrap_or(parent);
        if let Some(slot) = parents.get_mut(at) {
            *slot = above;
        }
        at = above;
    }
}

/// The lower number becomes the root, so that the outcome does not depend on the order of joining.
fn join(parents: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parents, a), root(parents, b));
    if let Some(slot) = parents.get_mut(a.max(b)) {
        *slot = a.min(b);
    }
}

/// Names with their fences, packages, and how many.
type PackageSections = (Vec<u8>, Vec<u64>, Vec<u8>, u32);

fn packages(standing: &[&Advisory]) -> Result<PackageSections, DbError> {
    let mut by_name: BTreeMap<(String, String), Vec<Entry>> = BTreeMap::new();
    for (number, advisory) in (0_u32..).zip(standing) {
        for affected in &advisory.affected {
            let name = normal_name(&affected.ecosystem, &affected.name);
            by_name
                .entry((affected.ecosystem.clone(), name))
                .or_default()
                .push(entry(number, affected));
        }
    }
    let mut records = Vec::new();
    let mut index = Vec::new();
    for ((ecosystem, name), entries) in by_name {
        let hash = name_hash(&ecosystem, &name);
        let bytes = encode(&PackageRecord {
            ecosystem,
            name,
            entries,
        })?;
        records.resize(records.len().next_multiple_of(ALIGNMENT), 0);
        let place = IndexEntry::new(hash, records.len(), bytes.len());
        index.push(place.ok_or(DbError::TooMany("packages"))?);
        records.extend(bytes);
    }
    index.sort_by_key(|entry| (entry.hash, entry.offset()));
    let per_page = PAGE_BYTES as usize / 16;
    let fences = index
        .iter()
        .step_by(per_page)
        .map(|entry| entry.hash)
        .collect();
    let packages = count(index.len(), "packages")?;
    let names = index.iter().flat_map(|entry| entry.to_bytes()).collect();
    Ok((names, fences, records, packages))
}

/// What an advisory says of a package, with keys in place of versions; enumerated versions that a range holds anyway are
/// left out.
fn entry(advisory: u32, affected: &Affected) -> Entry {
    let scheme = Scheme::of_ecosystem(&affected.ecosystem);
    let mut out = Entry {
        advisory,
        ranges: affected
            .intervals
            .iter()
            .map(|interval| range(scheme, interval))
            .collect(),
        incomplete: affected.incomplete,
        symbols: affected.symbols.clone(),
        ..Entry::default()
    };
    for version in &affected.versions {
        let parsed = scheme.and_then(|scheme| scheme.parse(version));
        let covered = scheme.zip(parsed.as_ref()).is_some_and(|(scheme, parsed)| {
            let inside = |interval: &Interval| interval.holds(scheme, parsed) == Affectedness::Yes;
            affected.intervals.iter().any(inside)
        });
        if covered {
            continue;
        }
        match parsed.as_ref().and_then(Version::key) {
            Some(key) => out.keys.push(key.as_bytes().to_vec()),
            None => out.texts.push(version.clone()),
        }
    }
    out.keys.sort();
    out.keys.dedup();
    out
}

fn range(scheme: Option<Scheme>, interval: &Interval) -> (End, End) {
    let key = |version: &str| {
        let version = scheme.and_then(|scheme| scheme.parse(version));
        let key = version.as_ref().and_then(Version::key);
        key.map(|key| key.as_bytes().to_vec()).unwrap_or_default()
    };
    let end = |point: &Point| match point {
        Point::Open => End::Open,
        Point::Included(version) => End::Included(version.clone(), key(version)),
        Point::Excluded(version) => End::Excluded(version.clone(), key(version)),
    };
    (end(&interval.lower), end(&interval.upper))
}

/// Where a block of prose lies: offset and length.
type Block = (usize, usize);

/// Prose in blocks, each compressed by itself.
#[derive(Default)]
struct ProseWriter {
    block: Vec<u8>,
    out: Vec<u8>,
    /// Where each finished block lies.
    blocks: Vec<Block>,
}

/// A piece of prose: number of its block, place in it, length.
struct ProsePlace {
    block: usize,
    from: usize,
    length: usize,
}

impl ProsePlace {
    fn locate(&self, blocks: &[Block]) -> Result<[u32; 4], DbError> {
        let (offset, length) = blocks.get(self.block).copied().unwrap_or_default();
        let number = |value| count(value, "words of prose");
        Ok([
            number(offset)?,
            number(length)?,
            number(self.from)?,
            number(self.length)?,
        ])
    }
}

impl ProseWriter {
    fn add(&mut self, advisory: &Advisory) -> Result<ProsePlace, DbError> {
        let details = cut(&advisory.details, MAX_PROSE);
        let mut room = MAX_PROSE - details.len();
        let references = advisory.references.iter().take_while(|url| {
            let fits = url.len() < room;
            room = room.saturating_sub(url.len() + 1);
            fits
        });
        let bytes = encode(&Prose {
            references: references.cloned().collect(),
            details: details.to_owned(),
        })?;
        if !self.block.is_empty() && self.block.len() + bytes.len() > PROSE_BLOCK {
            self.close();
        }
        let place = ProsePlace {
            block: self.blocks.len(),
            from: self.block.len(),
            length: bytes.len(),
        };
        self.block.extend(bytes);
        Ok(place)
    }

    fn close(&mut self) {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&self.block, COMPRESSION);
        self.blocks.push((self.out.len(), packed.len()));
        self.out.extend(packed);
        self.block.clear();
    }

    fn finish(mut self) -> Result<(Vec<u8>, Vec<Block>), DbError> {
        self.close();
        count(self.out.len(), "words of prose")?;
        Ok((self.out, self.blocks))
    }
}

/// Head, table of pages and data.
fn finish(header: &mut Header, data: &[u8]) -> Result<Vec<u8>, DbError> {
    let mut table = Vec::new();
    for page in data.chunks(PAGE_BYTES as usize) {
        table.extend(blake3::hash(page).as_bytes());
    }
    header.table_hash = *blake3::hash(&table).as_bytes();
    // The data begins behind a header whose length depends on where the data begins: room is left for the longest number.
    let room = encode(header)?.len() + 16;
    header.data_at = (HEAD_BYTES + room + table.len()) as u64;
    let bytes = encode(header)?;
    let mut out = Vec::with_capacity(HEAD_BYTES + room + table.len() + data.len());
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    out.extend(count(bytes.len(), "packages")?.to_le_bytes());
    out.extend(blake3::hash(&bytes).as_bytes());
    out.extend(bytes);
    out.extend(table);
    out.resize(usize::try_from(header.data_at).unwrap_or(0), 0);
    out.extend(data);
    Ok(out)
}

//! Revisions: from what a user types to commits and trees.

use super::{Git, chain};
use crate::error::SourceError;

/// A revision that names something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Resolved {
    pub(crate) tree: gix::ObjectId,
    /// `None` for a revision that names a tree itself.
    pub(crate) commit: Option<gix::ObjectId>,
}

impl Resolved {
    /// How reports name it.
    pub(crate) fn id(&self) -> String {
        self.commit.unwrap_or(self.tree).to_string()
    }
}

/// Where a walk over the history begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tips {
    /// All that leads to these.
    pub(crate) shown: Vec<gix::ObjectId>,
    /// But nothing that leads to these.
    pub(crate) hidden: Vec<gix::ObjectId>,
}

impl Git {
    /// Where the history of `range` begins; without one, of all references and `HEAD`.
    pub(crate) fn history_tips(&self, range: Option<&str>) -> Result<Tips, SourceError> {
        let Some(range) = range else {
            return self.all_tips();
        };
        let side = |side: &str| if side.is_empty() { "HEAD" } else { side }.to_owned();
        if range.contains("...") || range.starts_with('-') {
            return Err(SourceError::RangeSyntax(range.to_owned()));
        }
        let (hidden, shown) = match range.split_once("..") {
            Some((from, to)) => (Some(side(from)), side(to)),
            None => (None, side(range)),
        };
        Ok(Tips {
            shown: vec![self.named(&shown)?],
            hidden: { hidden.iter() }
                .map(|spec| self.named(spec))
                .collect::<Result<_, _>>()?,
        })
    }

    fn all_tips(&self) -> Result<Tips, SourceError> {
        let mut shown = self
            .with(|repo| {
                let mut ids = Vec::new();
                let references = repo.references().map_err(|error| chain(&error))?;
                for reference in references.all().map_err(|error| chain(&error))? {
                    let reference = reference.map_err(|error| error.to_string())?;
                    ids.extend(reference.try_id().map(gix::Id::detach));
                }
                Ok(ids)
            })
            .map_err(|detail| self.damaged(detail))?;
        shown.extend(self.head()?.and_then(|head| head.commit));
        shown.sort_unstable();
        shown.dedup();
        Ok(Tips {
            shown,
            hidden: Vec::new(),
        })
    }

    /// The object that `spec` names, tags as they are.
    fn named(&self, spec: &str) -> Result<gix::ObjectId, SourceError> {
        self.with(|repo| {
            let id = repo.rev_parse_single(spec).map_err(|error| chain(&error))?;
            Ok(id.detach())
        })
        .map_err(|detail| SourceError::Revision {
            spec: spec.to_owned(),
            detail,
            shallow: self.is_shallow(),
        })
    }

    /// When a commit was written, by its author's clock, in seconds since 1970.
    pub(crate) fn author_seconds(&self, id: gix::ObjectId) -> Option<i64> {
        let seconds = self.with(|repo| {
            let commit = repo.find_commit(id).map_err(|error| chain(&error))?;
            let author = commit.author().map_err(|error| chain(&error))?;
            Ok(author.time().map_err(|error| chain(&error))?.seconds)
        });
        seconds.ok()
    }

    /// What `spec` names: a branch, tag, commit or tree, in git's language of revisions.
    pub(crate) fn resolve(&self, spec: &str) -> Result<Resolved, SourceError> {
        self.peel(self.named(spec)?, spec)
    }

    /// The commit that is checked out; `None` before the first commit.
    pub(crate) fn head(&self) -> Result<Option<Resolved>, SourceError> {
        let id = self
            .with(|repo| {
                let head = repo.head().map_err(|error| chain(&error))?;
                Ok(head.id().map(gix::Id::detach))
            })
            .map_err(|detail| self.damaged(detail))?;
        id.map(|id| self.peel(id, "HEAD")).transpose()
    }

    /// When a commit was made, in seconds since 1970.
    pub(crate) fn commit_seconds(&self, id: gix::ObjectId) -> Result<i64, SourceError> {
        self.with(|repo| {
            let commit = repo.find_commit(id).map_err(|error| chain(&error))?;
            Ok(commit.time().map_err(|error| chain(&error))?.seconds)
        })
        .map_err(|detail| self.damaged(detail))
    }

    /// The best common ancestor of two commits.
    pub(crate) fn merge_base(
        &self,
        (base_spec, base): (&str, Resolved),
        (head_spec, head): (&str, Resolved),
    ) -> Result<Resolved, SourceError> {
        let missing = || SourceError::NoMergeBase {
            base: base_spec.to_owned(),
            head: head_spec.to_owned(),
            shallow: self.is_shallow(),
        };
        let (Some(one), Some(other)) = (base.commit, head.commit) else {
            return Err(missing());
        };
        let found = self
            .with(|repo| {
                let found = repo.merge_base(one, other).map_err(|error| chain(&error))?;
                Ok(found.map(gix::Id::detach))
            })
            .map_err(|detail| self.damaged(detail))?;
        self.peel(found.ok_or_else(missing)?, base_spec)
    }

    /// From a tag or commit to its tree.
    fn peel(&self, id: gix::ObjectId, spec: &str) -> Result<Resolved, SourceError> {
        let mut absent = None;
        let resolved = self.with(|repo| {
            let mut id = id;
            // Tags of tags are legal; ten deep they are an attack.
            for _ in 0..10 {
                if id == gix::ObjectId::empty_tree(id.kind()) {
                    return Ok(Resolved {
                        tree: id,
                        commit: None,
                    });
                }
                let Some(object) = repo.try_find_object(id).map_err(|error| chain(&error))? else {
                    absent = Some(id);
                    return Err(String::new());
                };
                match object.kind {
                    gix::objs::Kind::Tag => {
                        let tag = object.into_tag();
                        id = tag.target_id().map_err(|error| chain(&error))?.detach();
                    }
                    gix::objs::Kind::Commit => {
                        let commit = object.into_commit();
                        let tree = commit.tree_id().map_err(|error| chain(&error))?.detach();
                        return Ok(Resolved {
                            tree,
                            commit: Some(id),
                        });
                    }
                    gix::objs::Kind::Tree => {
                        return Ok(Resolved {
                            tree: id,
                            commit: None,
                        });
                    }
                    gix::objs::Kind::Blob => return Err("it names a file".to_owned()),
                }
            }
            Err("its tags lead too far".to_owned())
        });
        if let Some(id) = absent {
            return Err(SourceError::MissingObject {
                what: format!("`{spec}`"),
                id: id.to_string(),
            });
        }
        resolved.map_err(|detail| SourceError::Revision {
            spec: spec.to_owned(),
            detail,
            shallow: self.is_shallow(),
        })
    }
}

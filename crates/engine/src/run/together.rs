//! What only all files together show: signals of a change, and packages that the tree or a part of it names.

use super::{FileResult, Files, Looked, Run, with_base};
use crate::advisory_exceptions::AdvisoryExceptions;
use crate::symbols::Modules;
use crate::{dependencies, file, signals};
use airlock_model::{CoverageEntry, Engine, Finding, RepoPath};
use airlock_sca::TextSearch;
use airlock_source::{Entry, Plan, Selection};
use std::collections::BTreeMap;

impl Run<'_> {
    /// What is to be told of files that are gone.
    pub(super) fn signals_of_gone(&self, plan: &Plan, files: &Files) -> Vec<Finding> {
        if !self.job.wants_signals {
            return Vec::new();
        }
        let new: Vec<&FileResult> = files.new.iter().map(|looked| &looked.result).collect();
        let old: Vec<(&Entry, &FileResult)> = with_base(plan).zip(&files.old).collect();
        let told = signals::gone(plan, &new, &old).into_iter();
        told.filter_map(|(number, signals)| {
            let (entry, _) = old.get(number)?;
            let read = self.workspace.read_base(entry).ok()??;
            let findings =
                file::findings_of_signals(self.cx, &self.job, &read.source, &[], signals);
            Some(findings)
        })
        .flatten()
        .collect()
    }

    /// What is to be told of each file besides what was found in it, by its place in the plan.
    pub(super) fn signals(&self, plan: &Plan, files: &Files) -> BTreeMap<usize, Vec<Finding>> {
        if !self.job.wants_signals {
            return BTreeMap::new();
        }
        let new: Vec<&FileResult> = files.new.iter().map(|looked| &looked.result).collect();
        let old: Vec<(&Entry, &FileResult)> = with_base(plan).zip(&files.old).collect();
        let mut modules = Modules::new(self.cx, self.workspace, plan);
        let told = signals::judge(plan, &new, &old, self.options, &mut modules);
        let findings = told.into_iter().filter_map(|(number, signals)| {
            // The few files that are concerned are read once more, for their lines.
            let read = self.workspace.read(plan.entries.get(number)?).ok()?;
            let known = new.get(number).map_or(&[][..], |result| &result.findings);
            let one =
                || file::findings_of_signals(self.cx, &self.job, &read.source, known, signals);
            Some((number, one()))
        });
        findings.collect()
    }

    /// What the repository says to other tools about advisories.
    pub(super) fn exceptions(&self, plan: &Plan) -> AdvisoryExceptions {
        if self.job.engines.contains(&Engine::Sca) && !self.options.advisories.is_empty() {
            AdvisoryExceptions::of(self.workspace, plan, self.options.today)
        } else {
            AdvisoryExceptions::default()
        }
    }

    /// What only the tree as a whole shows; where only a part of it was looked at, what is known of the packages that
    /// part names.
    pub(super) fn look_at_the_tree(
        &self,
        selection: &Selection,
        plan: &Plan,
        files: &[Looked],
        exceptions: &AdvisoryExceptions,
    ) -> (BTreeMap<RepoPath, FileResult>, Vec<CoverageEntry>) {
        if !self.job.engines.contains(&Engine::Sca) {
            return (BTreeMap::new(), Vec::new());
        }
        let results = files.iter().map(|looked| &looked.result);
        let look = |search: &TextSearch| {
            self.pool
                .install(|| dependencies::look_again(self.workspace, plan, search))
        };
        let look_for_calls = || {
            self.pool
                .install(|| dependencies::look_for_calls(self.cx, self.workspace, plan))
        };
        let mut of_tree = if *selection == Selection::Tree {
            dependencies::of_tree(results, self.options, exceptions, look, look_for_calls)
        } else {
            dependencies::of_part(results, self.options, exceptions)
        };
        let concerned = plan.entries.iter().filter_map(|entry| {
            let flaws = of_tree.flaws.remove(&entry.path).unwrap_or_default();
            let advice = of_tree.advice.remove(&entry.path).unwrap_or_default();
            if flaws.is_empty() && advice.is_empty() {
                return None;
            }
            // The few files that are concerned are read once more, for their lines.
            let read = self.workspace.read(entry).ok()?;
            let said = file::findings_of_tree(self.cx, &self.job, &read.source, flaws, advice);
            Some((entry.path.clone(), said))
        });
        (concerned.collect(), of_tree.coverage)
    }

    /// Adds what is known of the packages that the old state named, so that only what a change brings in is new.
    pub(super) fn look_up_old_packages(
        &self,
        selection: &Selection,
        plan: &Plan,
        old: &mut [FileResult],
    ) {
        if *selection == Selection::Tree || !self.job.engines.contains(&Engine::Sca) {
            return;
        }
        let mut of_old =
            dependencies::of_part(old.iter(), self.options, &AdvisoryExceptions::default());
        for (entry, result) in with_base(plan).zip(old) {
            let path = result.dependencies.as_ref().map(|facts| &facts.path);
            let Some(advice) = path.and_then(|path| of_old.advice.remove(path)) else {
                continue;
            };
            if let Ok(Some(read)) = self.workspace.read_base(entry) {
                let said =
                    file::findings_of_tree(self.cx, &self.job, &read.source, Vec::new(), advice);
                result.findings.extend(said.findings);
            }
        }
    }
}

//! The commands of a shell's text in the order in which they stand, those inside others too.
//!
//! The text is parsed by the grammar of Bash, so that quotes, here-documents, substitutions, loops and functions are what
//! the shell takes them for; text that the grammar cannot place is still read as words. `bash -c '…'` and `eval '…'` are
//! read as scripts of their own.
//!
//! Invariant: at most [`COMMANDS`] commands and [`DEPTH`] scripts inside scripts; [`Script::is_whole`] tells.

use super::word::{self, CHOICES, Pattern, Piece, Variables, Word};
use super::wrapper;
use airlock_model::{Cx, Span};
use airlock_syntax::{Kind, NodeId, ParseLimits, Role, Tree, by_name, parse};
use std::ops::Range;

/// Commands of one script, at most.
pub const COMMANDS: usize = 2_000;
/// Scripts inside scripts, at most.
pub const DEPTH: usize = 5;
/// Bytes of one script, at most.
pub const LENGTH: usize = 1 << 20;

/// Where a command's input comes from or its output goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Redirection {
    /// `< word`.
    Input(Word),
    /// `> word`, `>> word`.
    Output(Word),
    /// The text of a here-document or here-string.
    Text(Word),
}

/// One simple command.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Command {
    /// Its words from the name on; none for redirections that stand alone.
    pub words: Vec<Word>,
    /// Variables that are set for it alone, or by it (`A=1`).
    pub assigned: Vec<(String, Word)>,
    /// In the order in which they stand.
    pub redirections: Vec<Redirection>,
    /// Commands whose output it may read through a pipe.
    pub fed_by: Range<usize>,
    /// Commands inside its words: `$(…)`, `<(…)`.
    pub holds: Range<usize>,
    /// The folder that it runs in, from where the script starts; none if that is not known.
    pub folder: Option<String>,
    /// Whether its words go on with what it reads (`xargs`, `find -exec`).
    pub takes_more: bool,
    /// Where it stands in the script given; for a script inside, where that stands.
    pub span: Span,
}

impl Command {
    /// Its name without the folder, in small letters and without `.exe`.
    pub fn name(&self) -> Option<String> {
        let name = self.words.first()?.literal()?;
        let name = name
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or(name)
            .to_ascii_lowercase();
        Some(name.strip_suffix(".exe").unwrap_or(&name).to_owned())
    }

    /// The words behind the name.
    pub fn arguments(&self) -> &[Word] {
        self.words.get(1..).unwrap_or_default()
    }

    /// Whether one of the words behind the name may be one of `texts`.
    pub fn has(&self, texts: &[&str]) -> bool {
        let arguments = self.arguments().iter();
        arguments
            .flat_map(Word::literals)
            .any(|word| texts.contains(&word))
    }

    /// Whether one of its short options, alone or in a group (`-rn`), is `letter`.
    pub fn has_short(&self, letter: char) -> bool {
        let arguments = self.arguments().iter();
        arguments.flat_map(Word::literals).any(|word| {
            word.strip_prefix('-')
                .is_some_and(|group| !group.starts_with('-') && group.contains(letter))
        })
    }
}

/// A text of a shell, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Script {
    /// In the order in which they stand, each before those inside it.
    pub commands: Vec<Command>,
    /// Whether all of it was read: no bound was met and the grammar placed every word.
    pub is_whole: bool,
}

impl Script {
    /// Reads `text`. Any text gives a script; what is cut off for its size clears [`Script::is_whole`].
    pub fn read(cx: &Cx, text: &str) -> Self {
        let mut script = Self {
            commands: Vec::new(),
            is_whole: true,
        };
        script.take(
            cx,
            text,
            None,
            &Variables::default(),
            0,
            Some(String::new()),
        );
        script
    }

    /// Reads a text that stands at `span` of the whole, or is the whole.
    fn take(
        &mut self,
        cx: &Cx,
        text: &str,
        span: Option<Span>,
        known: &Variables,
        depth: usize,
        folder: Option<String>,
    ) {
        let end = text.floor_char_boundary(LENGTH);
        self.is_whole &= end == text.len() && depth <= DEPTH;
        let Some(language) = by_name("bash").filter(|_| depth <= DEPTH) else {
            return;
        };
        let text = text.get(..end).unwrap_or_default();
        let parsed = parse(cx, language, text, ParseLimits::default());
        let part = Part::new(text, &parsed.tree, known);
        let first = self.commands.len();
        let found = part.commands(folder);
        self.is_whole &= found.len() + first <= COMMANDS;
        let mut nested = Vec::new();
        for (mut command, node) in found.into_iter().take(COMMANDS.saturating_sub(first)) {
            let scripts = wrapper::unwrap(&mut command);
            command.fed_by = command.fed_by.start + first..command.fed_by.end + first;
            command.holds = command.holds.start + first..command.holds.end + first;
            command.span = span.unwrap_or(node);
            let place = command.span;
            let folder = command.folder.clone();
            nested.extend(
                scripts
                    .into_iter()
                    .map(|script| (script, place, folder.clone())),
            );
            self.commands.push(command);
        }
        for (script, place, folder) in nested {
            self.take(cx, &script, Some(place), &part.variables, depth + 1, folder);
        }
    }
}

/// One text with its tree.
struct Part<'t> {
    text: &'t str,
    tree: &'t Tree,
    parents: Vec<NodeId>,
    variables: Variables,
}

impl<'t> Part<'t> {
    fn new(text: &'t str, tree: &'t Tree, known: &Variables) -> Self {
        let mut part = Self {
            text,
            tree,
            parents: tree.parents(),
            variables: known.clone(),
        };
        part.take_variables();
        part
    }

    fn word(&self, id: NodeId) -> Word {
        word::read(self.tree, self.text, &[id], &self.variables)
    }

    /// What the script sets its variables to, wherever it does.
    fn take_variables(&mut self) {
        for (id, node) in self.tree.iter() {
            let (name, values) = match node.kind {
                Kind::Assign => {
                    let right = self.tree.child(id, Role::Right);
                    let values = right.map_or_else(|| vec![Word::of("")], |id| vec![self.word(id)]);
                    (self.tree.child(id, Role::Left), values)
                }
                Kind::ForEach => {
                    let values = self.tree.children(id);
                    let values = values.filter(|child| self.tree.node(*child).role == Role::Iter);
                    let values = values.map(|id| self.word(id)).collect();
                    (self.tree.child(id, Role::Left), values)
                }
                _ => continue,
            };
            let Some(name) = name else { continue };
            let name = self.tree.text(self.text, name);
            for value in values.iter().take(CHOICES) {
                self.variables.set(name, value);
            }
        }
    }

    /// Whether a node is a redirection, and not a command in a word.
    fn is_redirection(&self, id: NodeId) -> bool {
        let text = self.tree.text(self.text, id);
        let text = text.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '&');
        self.tree.kind(id) == Kind::Other
            && text.starts_with(['<', '>'])
            && !word::is_substitution(text)
    }

    fn redirection(&self, id: NodeId) -> Option<Redirection> {
        let text = self.tree.text(self.text, id);
        let sign = text.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '&');
        let is_word = |child: &NodeId| self.tree.kind(*child) != Kind::Modifier;
        let child = self.tree.children(id).find(is_word)?;
        if sign.starts_with("<<<") {
            return Some(Redirection::Text(self.word(child)));
        }
        if sign.starts_with("<<") {
            return Some(Redirection::Text(Word::of(
                self.tree.text(self.text, child),
            )));
        }
        let is_descriptor = sign.starts_with(">&") || sign.starts_with("<&");
        let word = self.word(child);
        let is_number = |text: &str| {
            text.bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-')
        };
        if is_descriptor && word.literal().is_some_and(is_number) {
            return None;
        }
        Some(if sign.starts_with('<') {
            Redirection::Input(word)
        } else {
            Redirection::Output(word)
        })
    }

    /// The commands with the bytes they cover.
    fn commands(&self, folder: Option<String>) -> Vec<(Command, Span)> {
        let mut nodes: Vec<NodeId> = Vec::new();
        let mut commands: Vec<Command> = Vec::new();
        for (id, node) in self.tree.iter() {
            let command = match node.kind {
                Kind::Call => self.call(id),
                Kind::Assign if !self.is_inside_command(id) => self.assignment(id),
                Kind::Other if self.is_redirection(id) && !self.has_owner(id) => Command {
                    redirections: self.redirection(id).into_iter().collect(),
                    ..Command::default()
                },
                Kind::Error => self.unplaced(id),
                _ => continue,
            };
            nodes.push(id);
            commands.push(command);
        }
        let within = |id: NodeId| {
            let end = self.tree.node(id).next;
            nodes.partition_point(|node| node.0 < id.0)..nodes.partition_point(|node| node.0 < end)
        };
        for (id, node) in self.tree.iter() {
            match node.kind {
                Kind::Binary => self.pipe(id, &within, &mut commands),
                Kind::Cast => self.redirect(id, &within, &mut commands),
                _ => {}
            }
        }
        for (at, node) in nodes.iter().enumerate() {
            let inside = within(*node);
            if let Some(command) = commands.get_mut(at) {
                command.holds = inside.start + 1..inside.end.max(inside.start + 1);
            }
        }
        self.folders(&nodes, &mut commands, folder);
        let spans = nodes.iter().map(|id| self.tree.node(*id).span());
        commands.into_iter().zip(spans).collect()
    }

    fn call(&self, id: NodeId) -> Command {
        let mut command = Command::default();
        for child in self.tree.children(id) {
            let node = self.tree.node(child);
            match (node.role, node.kind) {
                (_, Kind::KeywordArg) => command.assigned.extend(self.named(child)),
                (Role::Callee, _) => command.words.push(self.word(child)),
                (Role::Args, _) => self.arguments(child, &mut command),
                _ if self.is_redirection(child) => {
                    command.redirections.extend(self.redirection(child));
                }
                _ => command.words.push(self.word(child)),
            }
        }
        command
    }

    /// The words behind a command's name. The grammar cuts `a'b'\c` in two; the shell does not, as no space stands between.
    fn arguments(&self, id: NodeId, command: &mut Command) {
        let mut word: Vec<NodeId> = Vec::new();
        for argument in self.tree.children(id) {
            if self.is_redirection(argument) {
                command.redirections.extend(self.redirection(argument));
                continue;
            }
            let goes_on = word
                .last()
                .is_some_and(|last| self.tree.node(*last).end == self.tree.node(argument).start);
            if !goes_on && !word.is_empty() {
                command
                    .words
                    .push(word::read(self.tree, self.text, &word, &self.variables));
                word.clear();
            }
            word.push(argument);
        }
        if !word.is_empty() {
            command
                .words
                .push(word::read(self.tree, self.text, &word, &self.variables));
        }
    }

    /// `A=1` before a command: a name and a value.
    fn named(&self, id: NodeId) -> Option<(String, Word)> {
        let mut children = self.tree.children(id);
        let name = self.tree.text(self.text, children.next()?);
        let value = children
            .next()
            .map_or_else(|| Word::of(""), |id| self.word(id));
        Some((name.to_owned(), value))
    }

    fn assignment(&self, id: NodeId) -> Command {
        Command {
            assigned: self.named(id).into_iter().collect(),
            ..Command::default()
        }
    }

    /// Text that the grammar could not place: its words, as if they were a command's.
    fn unplaced(&self, id: NodeId) -> Command {
        let words = self.tree.text(self.text, id).split_ascii_whitespace();
        let bare =
            words.map(|word| word.trim_matches(['"', '\'', ';', '|', '&', '<', '>', '(', ')']));
        Command {
            words: std::iter::once(Word::of("?"))
                .chain(bare.take(CHOICES).map(Word::of))
                .collect(),
            ..Command::default()
        }
    }

    fn is_inside_command(&self, id: NodeId) -> bool {
        let parent = self.parent(id);
        parent.is_some_and(|parent| matches!(self.tree.kind(parent), Kind::Call | Kind::Args))
    }

    /// Whether a redirection belongs to a command that takes it itself.
    fn has_owner(&self, id: NodeId) -> bool {
        let parent = self.parent(id);
        parent.is_some_and(|parent| {
            matches!(self.tree.kind(parent), Kind::Call | Kind::Args | Kind::Cast)
        })
    }

    fn parent(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.parents.get(id.0 as usize).copied()?;
        (parent != id && parent.0 < id.0).then_some(parent)
    }

    /// `a | b`: what `b` holds may read what `a` prints.
    fn pipe(&self, id: NodeId, within: &impl Fn(NodeId) -> Range<usize>, commands: &mut [Command]) {
        let sign = self.tree.node(id).symbol;
        let is_pipe = ["|", "|&"]
            .iter()
            .any(|text| sign == airlock_syntax::Symbol::of(text));
        let (Some(left), Some(right), true) = (
            self.tree.child(id, Role::Left),
            self.tree.child(id, Role::Right),
            is_pipe,
        ) else {
            return;
        };
        let fed_by = within(left);
        for command in commands.get_mut(within(right)).unwrap_or_default() {
            // The pipe that is nearest to a command was met last.
            command.fed_by = fed_by.clone();
        }
    }

    /// `a > b`: the redirections of what stands before them, given to its first command.
    fn redirect(
        &self,
        id: NodeId,
        within: &impl Fn(NodeId) -> Range<usize>,
        commands: &mut [Command],
    ) {
        let redirections = self
            .tree
            .children(id)
            .filter(|child| self.is_redirection(*child));
        let redirections: Vec<Redirection> =
            redirections.filter_map(|id| self.redirection(id)).collect();
        let value = self.tree.child(id, Role::Value);
        let first = value.map(within).filter(|range| !range.is_empty());
        if let Some(first) = first.and_then(|range| commands.get_mut(range.start)) {
            first.redirections.extend(redirections);
        }
    }

    /// Follows `cd`: it holds for what stands behind it, to the end of its subshell.
    fn folders(&self, nodes: &[NodeId], commands: &mut [Command], start: Option<String>) {
        let mut changes: Vec<(Range<u32>, Option<String>)> = vec![(0..u32::MAX, start)];
        for (node, command) in nodes.iter().zip(commands) {
            let current = changes
                .iter()
                .rev()
                .find(|(holds, _)| holds.contains(&node.0));
            let current = current.and_then(|(_, folder)| folder.clone());
            command.folder.clone_from(&current);
            if matches!(command.name().as_deref(), Some("cd" | "pushd")) {
                let target = command.arguments().iter().find(|word| !word.may_be("--"));
                let target = target.map_or(Some("~"), Word::literal);
                let folder = current
                    .zip(target)
                    .map(|(folder, target)| join(&folder, target));
                changes.push((
                    node.0 + 1..self.subshell_end(*node),
                    folder.filter(|_| target != Some("-")),
                ));
            }
        }
    }

    fn subshell_end(&self, id: NodeId) -> u32 {
        let mut at = id;
        while let Some(parent) = self.parent(at) {
            let text = self.tree.text(self.text, parent);
            let is_block = self.tree.kind(parent) == Kind::Block && text.starts_with('(');
            if is_block || (self.tree.kind(parent) == Kind::Other && word::is_substitution(text)) {
                return self.tree.node(parent).next;
            }
            at = parent;
        }
        u32::MAX
    }
}

/// `target` as seen from `folder`.
pub(super) fn join(folder: &str, target: &str) -> String {
    if target.starts_with(['/', '~']) || folder.is_empty() {
        return target.to_owned();
    }
    format!("{}/{target}", folder.trim_end_matches('/'))
}

/// A word as the text of a script: what is unknown is a variable that nobody sets.
pub(super) fn as_script(pattern: &Pattern) -> String {
    let parts = pattern.0.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::AnyText => "*",
        Piece::AnyChar => "?",
        Piece::Unknown => "$_",
    });
    parts.collect()
}

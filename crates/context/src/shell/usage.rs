//! Which files a script's commands touch, and how.
//!
//! A word that may name a file is given whether there is such a file or not: who knows the disk decides
//! ([`super::Files`]). Parts of a word that a program takes for a path count too: `--file=.env`, `@.env`, `HEAD:.env`.

use super::program::{self, Access, Descent, INTERPRETERS};
use super::script::{Command, Redirection, Script};
use super::word::{Pattern, Piece, Word};

/// A file, or what may be one, and what a command does to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usage {
    /// As it stands in the command.
    pub path: Pattern,
    /// The folder that it is seen from; none if not known.
    pub folder: Option<String>,
    /// What is done to it.
    pub access: Access,
    /// Whether a folder stands for all that lies below it.
    pub reach: Reach,
    /// Whether the program is known to take this word for a path; else a file must be there for the word to count.
    pub is_certain: bool,
    /// Which command of the script.
    pub command: usize,
}

/// How far a path reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reach {
    /// The file alone.
    File,
    /// All below it that is not hidden and that git does not ignore.
    Visible,
    /// All below it.
    All,
    /// The file in an earlier state of the repository.
    Past,
}

/// All usages of a script, in its order.
pub fn usages(script: &Script) -> Vec<Usage> {
    let mut usages = Vec::new();
    for (at, command) in script.commands.iter().enumerate() {
        Reader {
            command,
            at,
            usages: &mut usages,
        }
        .read();
    }
    send(script, &mut usages);
    usages
}

struct Reader<'s> {
    command: &'s Command,
    at: usize,
    usages: &'s mut Vec<Usage>,
}

impl Reader<'_> {
    fn read(mut self) {
        let name = self.command.name();
        let known = name.as_deref().and_then(program::find);
        let access = known.map_or(Access::Shows, |program| program.access);
        for redirection in &self.command.redirections {
            match redirection {
                Redirection::Input(word) if access == Access::Sends => {
                    self.take(word, Access::Sends, true);
                }
                Redirection::Input(word) => self.take(word, Access::Shows, true),
                Redirection::Output(word) => self.take(word, Access::Writes, true),
                Redirection::Text(word) if access == Access::Runs => self.quoted(word),
                Redirection::Text(_) => {}
            }
        }
        match (name.as_deref(), access) {
            (Some("git"), _) => self.git(),
            (Some("find" | "fd" | "fdfind"), _) => self.find(),
            (Some(name), Access::Runs) => self.interpreter(name),
            (Some(_), _) => self.arguments(known),
            (None, _) => self.arguments(None),
        }
    }

    fn push(&mut self, path: Pattern, access: Access, reach: Reach, is_certain: bool) {
        if !path.says_something() {
            return;
        }
        let usage = Usage {
            path,
            folder: self.command.folder.clone(),
            access,
            reach,
            is_certain,
            command: self.at,
        };
        if !self.usages.contains(&usage) {
            self.usages.push(usage);
        }
    }

    fn take(&mut self, word: &Word, access: Access, is_certain: bool) {
        for choice in &word.choices {
            self.push(choice.clone(), access, Reach::File, is_certain);
        }
    }

    /// The words of a program with a row of its own, or of one that nobody knows.
    fn arguments(&mut self, known: Option<&'static program::Program>) {
        let access = known.map_or(Access::Shows, |program| program.access);
        let descent = known.map_or(Descent::Never, |program| program.descent);
        let reach = self.reach(descent);
        let mut code_left =
            known.is_some_and(|program| program.takes_code) && !self.has_code_option();
        let mut operands = 0;
        let mut next_is_loaded = false;
        let mut next_is_code = false;
        for word in self.command.arguments() {
            let text = word.literal().unwrap_or_default();
            let is_option = text.starts_with('-') && text.len() > 1;
            if std::mem::take(&mut next_is_loaded) {
                self.take(word, Access::Loads, true);
            } else if std::mem::take(&mut next_is_code)
                || (!is_option && std::mem::take(&mut code_left))
            {
                self.quoted(word);
            } else if is_option {
                next_is_loaded = is_loading(text);
                next_is_code = known.is_some_and(|program| program.takes_code)
                    && matches!(text, "-e" | "--regexp" | "--expression");
                self.inside(word, access);
            } else {
                operands += 1;
                self.operand(word, access, reach, known.is_some());
            }
        }
        self.in_place(known);
        if operands == 0 && matches!(descent, Descent::Visible) {
            self.push(Pattern::of("."), access, reach, true);
        }
        if operands == 0 && reach == Reach::All && known.is_some_and(|program| program.takes_code) {
            self.push(Pattern::of("."), access, reach, true);
        }
    }

    /// `sed -i` writes the files that it reads.
    fn in_place(&mut self, known: Option<&'static program::Program>) {
        let edits = |word: &str| {
            word.starts_with("--in-place")
                || (word.starts_with("-i") || word.ends_with('i'))
                    && !word.starts_with("--")
                    && word.starts_with('-')
        };
        let takes_code = known.is_some_and(|program| program.takes_code);
        if takes_code
            && self
                .command
                .arguments()
                .iter()
                .flat_map(Word::literals)
                .any(edits)
            && !self
                .command
                .name()
                .is_some_and(|name| name.ends_with("grep") || name == "rg")
        {
            let arguments: Vec<Word> = self.command.arguments().to_vec();
            for word in arguments
                .iter()
                .filter(|word| !word.literal().is_some_and(|text| text.starts_with('-')))
            {
                self.take(word, Access::Writes, false);
            }
        }
    }

    fn operand(&mut self, word: &Word, access: Access, reach: Reach, is_certain: bool) {
        for choice in &word.choices {
            self.push(choice.clone(), access, Reach::File, is_certain);
            if reach != Reach::File {
                self.push(choice.clone(), access, reach, is_certain);
            }
        }
        self.inside(word, access);
    }

    /// Paths inside a word: behind `=`, `@`, `<`, `:` and glued to a short option.
    fn inside(&mut self, word: &Word, access: Access) {
        for choice in &word.choices {
            let loads = choice
                .cut('=')
                .is_some_and(|(option, _)| is_loading(option.head()));
            let access = if loads { Access::Loads } else { access };
            for mark in ['=', '@', '<', ':'] {
                if let Some((before, behind)) = choice.cut(mark) {
                    self.push(
                        behind.after("@").unwrap_or(behind),
                        access,
                        Reach::File,
                        false,
                    );
                    if mark == ':' {
                        self.push(before, access, Reach::File, false);
                    }
                }
            }
            let head = choice.head();
            if head.starts_with('-') && !head.starts_with("--") {
                let glued = head
                    .char_indices()
                    .nth(2)
                    .and_then(|(at, _)| head.get(at..));
                let rest = choice.0.get(1..).unwrap_or_default();
                let mut path = vec![Piece::Text(glued.unwrap_or_default().to_owned())];
                path.extend(rest.iter().cloned());
                self.push(Pattern(path), access, Reach::File, false);
            }
        }
    }

    fn reach(&self, descent: Descent) -> Reach {
        match descent {
            Descent::Never => Reach::File,
            Descent::Always => Reach::All,
            Descent::With(letters) => {
                let is_short = letters.iter().any(|letter| self.command.has_short(*letter));
                let long = [
                    "--recursive",
                    "--dereference-recursive",
                    "--archive",
                    "--directories=recurse",
                ];
                if is_short || self.command.has(&long) {
                    Reach::All
                } else {
                    Reach::File
                }
            }
            Descent::Visible => {
                let all = [
                    "--hidden",
                    "--unrestricted",
                    "--no-ignore",
                    "-.",
                    "-u",
                    "-uu",
                    "-uuu",
                ];
                if self.command.has(&all) {
                    Reach::All
                } else {
                    Reach::Visible
                }
            }
        }
    }

    fn has_code_option(&self) -> bool {
        self.command
            .has(&["-e", "-f", "--regexp", "--file", "--expression", "--files"])
    }

    /// Code of another language: what stands in quotes there may be paths.
    fn quoted(&mut self, word: &Word) {
        for choice in &word.choices {
            for piece in &choice.0 {
                let Piece::Text(code) = piece else { continue };
                for text in quotes(code) {
                    self.push(Pattern::of(text), Access::Shows, Reach::File, false);
                }
            }
        }
    }

    /// `python -c '…' files`, `node file`.
    fn interpreter(&mut self, name: &str) {
        let is_shell = !INTERPRETERS.iter().any(|program| name.starts_with(program));
        let mut next_is_code = false;
        let mut is_run = false;
        let mut next_is_loaded = false;
        for word in self.command.arguments() {
            let text = word.literal().unwrap_or_default();
            if std::mem::take(&mut next_is_loaded) {
                self.take(word, Access::Loads, true);
            } else if std::mem::take(&mut next_is_code) {
                is_run = true;
                if !is_shell {
                    self.quoted(word);
                }
            } else if is_code_option(text) {
                next_is_code = true;
            } else if text.starts_with('-') {
                next_is_loaded = is_loading(text);
                self.inside(word, Access::Loads);
            } else if is_run {
                self.operand(word, Access::Shows, Reach::File, false);
            } else {
                is_run = true;
                self.take(word, Access::Runs, true);
            }
        }
    }

    /// Files as git knows them: the working tree's, and those of earlier states.
    fn git(&mut self) {
        let mut words = self.command.arguments().iter();
        let mut skip = false;
        let subcommand = words.by_ref().find(|word| {
            let text = word.literal().unwrap_or_default();
            if std::mem::take(&mut skip) {
                return false;
            }
            skip = matches!(
                text,
                "-C" | "-c" | "--git-dir" | "--work-tree" | "--namespace"
            );
            !text.starts_with('-')
        });
        let access = match subcommand.and_then(Word::literal) {
            Some(
                "show" | "cat-file" | "diff" | "difftool" | "log" | "blame" | "annotate" | "stash"
                | "format-patch" | "grep",
            ) => Access::Shows,
            Some("archive" | "bundle") => Access::Copies,
            Some("checkout" | "restore" | "switch" | "reset") => Access::Writes,
            Some("rm") => Access::Deletes,
            _ => Access::Names,
        };
        for word in words {
            for choice in &word.choices {
                if choice.head().starts_with('-') {
                    continue;
                }
                self.push(choice.clone(), access, Reach::File, false);
                if access != Access::Names {
                    let (_, behind) = choice.cut(':').unwrap_or_default();
                    self.push(behind, access, Reach::Past, true);
                }
            }
        }
    }

    /// `find` names files; what it runs on them reads all that lies below its folders.
    fn find(&mut self) {
        let runs = self.command.has(&[
            "-exec",
            "-execdir",
            "-ok",
            "-okdir",
            "-x",
            "-X",
            "--exec",
            "--exec-batch",
        ]);
        let access = match (runs, self.command.has(&["-delete"])) {
            (true, _) => Access::Shows,
            (_, true) => Access::Deletes,
            _ => return,
        };
        let named = self.named_files();
        let folders = self.command.arguments().iter().take_while(|word| {
            let text = word.literal().unwrap_or("?");
            !text.starts_with(['-', '(', '!'])
        });
        let folders: Vec<Word> = folders.cloned().collect();
        for name in named {
            self.push(name, access, Reach::File, true);
        }
        if self
            .command
            .has(&["-name", "-iname", "-path", "-wholename"])
        {
            return;
        }
        for folder in &folders {
            for choice in &folder.choices {
                self.push(choice.clone(), access, Reach::All, true);
            }
        }
        if folders.is_empty() {
            self.push(Pattern::of("."), access, Reach::All, true);
        }
    }

    /// The names that `find -name` looks for, anywhere below.
    fn named_files(&self) -> Vec<Pattern> {
        let words = self.command.arguments();
        let pairs = words.windows(2).filter_map(|pair| match pair {
            [option, name]
                if ["-name", "-iname", "-path", "-wholename"]
                    .iter()
                    .any(|text| option.may_be(text)) =>
            {
                Some(name)
            }
            _ => None,
        });
        let globs = pairs.flat_map(|name| &name.choices).map(|choice| {
            let mut path = vec![Piece::Unknown, Piece::Text("/".to_owned())];
            for piece in &choice.0 {
                match piece {
                    Piece::Text(text) => path.extend(open_stars(text)),
                    other => path.push(other.clone()),
                }
            }
            Pattern(path)
        });
        globs.collect()
    }
}

/// Quoted stars are open to the program that gets them.
fn open_stars(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, part) in text.split('*').enumerate() {
        if at > 0 {
            pieces.push(Piece::AnyText);
        }
        if !part.is_empty() {
            pieces.push(Piece::Text(part.to_owned()));
        }
    }
    pieces
}

/// Options whose file is taken for the program's own environment or configuration.
fn is_loading(option: &str) -> bool {
    matches!(
        option,
        "--env-file"
            | "--env_file"
            | "--envfile"
            | "--dotenv"
            | "--env-file-if-exists"
            | "--secret"
            | "--var-file"
            | "-var-file"
    )
}

fn is_code_option(text: &str) -> bool {
    matches!(
        text,
        "-c" | "-e"
            | "-E"
            | "-r"
            | "-p"
            | "-pe"
            | "-ne"
            | "-le"
            | "-lne"
            | "-ple"
            | "-lc"
            | "--eval"
            | "--print"
            | "-Command"
            | "-command"
            | "eval"
    ) || (text.starts_with('-')
        && !text.starts_with("--")
        && text.len() <= 6
        && text.ends_with(['e', 'c']))
}

/// What stands between quotes in a text of any language.
fn quotes(code: &str) -> Vec<&str> {
    /// More than this in one text is data.
    const MOST: usize = 500;
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let mut escaped = false;
    for (at, letter) in code.char_indices() {
        match open {
            _ if std::mem::take(&mut escaped) => {}
            _ if letter == '\\' => escaped = true,
            None if matches!(letter, '\'' | '"' | '`') => open = Some((letter, at + 1)),
            Some((quote, start)) if quote == letter => {
                found.extend(code.get(start..at));
                open = None;
            }
            // A quote that nothing closes in its line was an apostrophe.
            Some(_) if letter == '\n' => open = None,
            _ => {}
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// What a network program reads through a pipe or is given by a command inside its words is sent.
fn send(script: &Script, usages: &mut Vec<Usage>) {
    let mut sent = Vec::new();
    for command in &script.commands {
        let is_network = command.name().is_some_and(|name| {
            program::find(&name).is_some_and(|program| program.access == Access::Sends)
        });
        if !is_network {
            continue;
        }
        let reaches = |usage: &&Usage| {
            let at = usage.command;
            matches!(usage.access, Access::Shows | Access::Copies)
                && (command.fed_by.contains(&at) || command.holds.contains(&at))
        };
        sent.extend(usages.iter().filter(reaches).map(|usage| Usage {
            access: Access::Sends,
            ..usage.clone()
        }));
    }
    for usage in sent {
        if !usages.contains(&usage) {
            usages.push(usage);
        }
    }
}

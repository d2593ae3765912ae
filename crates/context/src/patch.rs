//! Patches in the form of `apply_patch`, which Codex made and others took over: files added, updated, moved, deleted.
//!
//! A hunk becomes an [`Edit`]: its context and removed lines are what is looked for, its context and added lines what
//! takes their place.
//!
//! Source of the grammar: `codex-rs/apply-patch/apply_patch_tool_instructions.md` of the Codex repository.
//!
//! Invariant: any text gives a list; a patch that names no file gives an empty one.

use crate::event::{Edit, FileChange, Operation};

/// The writes of a patch.
pub(crate) fn operations(patch: &str) -> Vec<Operation> {
    let mut writer = Writer::default();
    for line in patch.lines() {
        writer.line(line);
    }
    writer.file();
    writer.done
}

/// Whether a text is such a patch.
pub(crate) fn is_patch(text: &str) -> bool {
    text.contains("*** Begin Patch")
}

/// The replacements of a text in blocks of `SEARCH` and `REPLACE`, as Cline's `replace_in_file` takes it; empty if it
/// holds none.
///
/// Source of the grammar: the tool's description in the Cline repository.
pub(crate) fn search_replace(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut open: Option<(Edit, bool)> = None;
    for line in text.lines() {
        match (marker(line), &mut open) {
            (Some(Marker::Search), _) => open = Some((no_edit(), false)),
            (Some(Marker::Middle), Some((_, new))) => *new = true,
            (Some(Marker::Replace), Some(_)) => edits.extend(open.take().map(|(edit, _)| edit)),
            (_, Some((edit, true))) => push(&mut edit.new, line),
            (_, Some((edit, false))) => push(&mut edit.old, line),
            (_, None) => {}
        }
    }
    edits.extend(open.map(|(edit, _)| edit));
    edits
}

#[derive(Clone, Copy)]
enum Marker {
    Search,
    Middle,
    Replace,
}

fn marker(line: &str) -> Option<Marker> {
    let line = line.trim_end();
    let rule = |mark: char| line.trim_start_matches(mark).trim();
    if line.len() < 7 {
        None
    } else if line.starts_with("---") && rule('-') == "SEARCH"
        || line.starts_with("<<<") && rule('<') == "SEARCH"
    {
        Some(Marker::Search)
    } else if line.starts_with("+++") && rule('+') == "REPLACE"
        || line.starts_with(">>>") && rule('>') == "REPLACE"
    {
        Some(Marker::Replace)
    } else if rule('=').is_empty() {
        Some(Marker::Middle)
    } else {
        None
    }
}

#[derive(Default)]
struct Writer {
    done: Vec<Operation>,
    open: Option<File>,
}

struct File {
    path: String,
    moved_to: Option<String>,
    kind: Section,
    whole: String,
    edits: Vec<Edit>,
    hunk: Edit,
}

#[derive(Clone, Copy, PartialEq)]
enum Section {
    Add,
    Update,
    Delete,
}

impl Writer {
    fn line(&mut self, line: &str) {
        for (marker, kind) in [
            ("*** Add File: ", Section::Add),
            ("*** Update File: ", Section::Update),
            ("*** Delete File: ", Section::Delete),
        ] {
            if let Some(path) = line.trim_start().strip_prefix(marker) {
                self.file();
                self.open = Some(File::new(path.trim(), kind));
                return;
            }
        }
        let Some(file) = &mut self.open else { return };
        if let Some(path) = line.strip_prefix("*** Move to: ") {
            file.moved_to = Some(path.trim().to_owned());
        } else if line.starts_with("*** End Patch") {
            self.file();
        } else if line.starts_with("@@") {
            file.hunk();
        } else if !line.starts_with("*** ") {
            file.content(line);
        }
    }

    fn file(&mut self) {
        let Some(mut file) = self.open.take() else {
            return;
        };
        file.hunk();
        let change = match file.kind {
            Section::Add => FileChange::Whole(file.whole),
            Section::Delete => FileChange::Delete,
            Section::Update if file.edits.is_empty() && file.moved_to.is_some() => FileChange::Move,
            Section::Update => FileChange::Edits(file.edits),
        };
        self.done.push(Operation::Write {
            path: file.path,
            change,
            moved_to: file.moved_to,
        });
    }
}

impl File {
    fn new(path: &str, kind: Section) -> Self {
        Self {
            path: path.to_owned(),
            moved_to: None,
            kind,
            whole: String::new(),
            edits: Vec::new(),
            hunk: no_edit(),
        }
    }

    fn content(&mut self, line: &str) {
        let (mark, rest) = match line.split_at_checked(1) {
            Some((mark, rest)) => (mark, rest),
            // An empty line of context whose blank was trimmed.
            None => (" ", ""),
        };
        if self.kind == Section::Add {
            if mark == "+" {
                push(&mut self.whole, rest);
            }
            return;
        }
        if mark != "+" {
            push(&mut self.hunk.old, rest);
        }
        if mark != "-" {
            push(&mut self.hunk.new, rest);
        }
    }

    fn hunk(&mut self) {
        let hunk = std::mem::replace(&mut self.hunk, no_edit());
        if hunk.old != hunk.new {
            self.edits.push(hunk);
        }
    }
}

fn no_edit() -> Edit {
    Edit {
        old: String::new(),
        new: String::new(),
        replace_all: false,
    }
}

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PATCH: &str = "*** Begin Patch
*** Add File: src/new.py
+import os
+
+print(os.name)
*** Update File: src/app.py
*** Move to: src/main.py
@@ def greet():
 def greet():
-    print(\"hi\")
+    print(\"hello\")
@@
-x = 1
+x = 2
*** Delete File: old.py
*** Update File: only/moved.py
*** Move to: only/there.py
*** End Patch
";

    #[test]
    fn a_patch_is_several_writes() {
        let writes = operations(PATCH);
        insta::assert_debug_snapshot!(writes);
        let Some(Operation::Write { change, .. }) = writes.get(1) else {
            unreachable!("an update");
        };
        assert_eq!(
            change
                .apply(Some("def greet():\n    print(\"hi\")\nx = 1\n"))
                .as_deref(),
            Some("def greet():\n    print(\"hello\")\nx = 2\n")
        );
    }

    #[test]
    fn blocks_of_search_and_replace() {
        let text = "------- SEARCH\na = 1\n=======\na = 2\n+++++++ REPLACE\n\n<<<<<<< SEARCH\nb\n=======\n>>>>>>> REPLACE\n";
        let edits: Vec<(String, String)> = search_replace(text)
            .into_iter()
            .map(|edit| (edit.old, edit.new))
            .collect();
        assert_eq!(
            edits,
            [
                ("a = 1\n".to_owned(), "a = 2\n".to_owned()),
                ("b\n".to_owned(), String::new())
            ]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([*@+ -]{0,4}( Begin Patch| Add File: | Update File: )?[a-zä\\n]{0,6}){0,12}") {
            let _writes = operations(&text);
            let _edits = search_replace(&text);
        }
    }
}

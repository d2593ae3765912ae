//! Unified diffs, as `git diff` and `diff -u` print them, put on a text or taken from it.
//!
//! Hunks must fit: their context and removed lines stand in the text in their order. Where a line's number is off, because
//! the text changed above it, the nearest place that fits counts.
//!
//! Invariant: any text gives patches or an error; what a patch makes of a text is that text with some lines replaced.

/// What one file becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FilePatch<'d> {
    /// The path before, without `a/`; `None` for a new file.
    pub(crate) old: Option<String>,
    /// The path after, without `b/`; `None` for a file that goes.
    pub(crate) new: Option<String>,
    hunks: Vec<Hunk<'d>>,
}

/// A run of lines that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Hunk<'d> {
    /// The first line before and after, from 0.
    old_start: usize,
    new_start: usize,
    lines: Vec<Line<'d>>,
}

/// A line, with its end unless the text ends without one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line<'d> {
    kind: Kind,
    text: &'d str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Context,
    Removed,
    Added,
}

/// Why a diff is none, or does not fit. No text of it is quoted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PatchError {
    #[error("line {0} of the diff begins a hunk that cannot be read")]
    Header(usize),
    #[error("line {0} of the diff ends before its hunk does")]
    Cut(usize),
    #[error("the hunk at line {0} of a file does not fit the file")]
    Misfit(usize),
}

/// The files of a diff. Binary files, and files whose mode alone changes, are not among them.
///
/// # Errors
/// When a hunk is damaged.
pub(crate) fn read(diff: &str) -> Result<Vec<FilePatch<'_>>, PatchError> {
    let mut files: Vec<FilePatch<'_>> = Vec::new();
    let mut lines = diff.split_inclusive('\n').enumerate().peekable();
    let mut old = None;
    while let Some((at, line)) = lines.next() {
        if let Some(path) = line.strip_prefix("--- ") {
            old = Some(path);
        } else if let (Some(path), Some(before)) = (line.strip_prefix("+++ "), old.take()) {
            files.push(FilePatch {
                old: spelled(before, "a/"),
                new: spelled(path, "b/"),
                hunks: Vec::new(),
            });
        } else if let (true, Some(file)) = (line.starts_with("@@ "), files.last_mut()) {
            let (mut hunk, mut before, mut after) =
                header(line).ok_or(PatchError::Header(at + 1))?;
            while before > 0 || after > 0 {
                let (at, line) = lines.next().ok_or(PatchError::Cut(at + 1))?;
                let Some(line) = body(line) else {
                    if line.starts_with('\\') {
                        continue;
                    }
                    return Err(PatchError::Cut(at + 1));
                };
                let is_fine = match line.kind {
                    Kind::Context => take(&mut before) && take(&mut after),
                    Kind::Removed => take(&mut before),
                    Kind::Added => take(&mut after),
                };
                if !is_fine {
                    return Err(PatchError::Cut(at + 1));
                }
                hunk.lines.push(line);
                end_without_newline(&mut hunk, lines.peek().map(|(_, next)| *next));
            }
            file.hunks.push(hunk);
        }
    }
    Ok(files)
}

/// Takes one away, if there is one.
fn take(count: &mut usize) -> bool {
    let left = count.checked_sub(1);
    *count = left.unwrap_or(0);
    left.is_some()
}

/// `\ No newline at end of file` speaks of the line before it.
fn end_without_newline(hunk: &mut Hunk<'_>, next: Option<&str>) {
    if next.is_some_and(|next| next.starts_with('\\'))
        && let Some(last) = hunk.lines.last_mut()
    {
        last.text = last.text.strip_suffix('\n').unwrap_or(last.text);
    }
}

/// A path of a diff's head; `None` for `/dev/null`.
fn spelled(written: &str, prefix: &str) -> Option<String> {
    // `diff -u` writes a time after a tab.
    let path = written.split('\t').next().unwrap_or_default().trim_end();
    let path = match path
        .strip_prefix('"')
        .and_then(|path| path.strip_suffix('"'))
    {
        Some(quoted) => unquoted(quoted),
        None => path.to_owned(),
    };
    if path == "/dev/null" {
        return None;
    }
    Some(
        path.strip_prefix(prefix)
            .map_or(path.clone(), str::to_owned),
    )
}

/// A path that git quoted: escapes of C, bytes in octal.
fn unquoted(quoted: &str) -> String {
    let mut bytes = Vec::with_capacity(quoted.len());
    let mut rest = quoted.bytes().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        match rest.next() {
            Some(b'n') => bytes.push(b'\n'),
            Some(b't') => bytes.push(b'\t'),
            Some(digit @ b'0'..=b'7') => {
                let mut value = u32::from(digit - b'0');
                for _ in 0..2 {
                    if let Some(digit) = rest.next_if(|byte| matches!(byte, b'0'..=b'7')) {
                        value = value * 8 + u32::from(digit - b'0');
                    }
                }
                bytes.push(u8::try_from(value).unwrap_or(b'?'));
            }
            Some(other) => bytes.push(other),
            None => {}
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `@@ -1,2 +3,4 @@`: an empty hunk, and how many lines it has before and after.
fn header(line: &str) -> Option<(Hunk<'_>, usize, usize)> {
    let inner = line.strip_prefix("@@ -")?;
    let (before, rest) = inner.split_once(" +")?;
    let (after, _) = rest.split_once(" @@")?;
    let range = |text: &str| -> Option<(usize, usize)> {
        let (start, count) = text.split_once(',').unwrap_or((text, "1"));
        let (start, count): (usize, usize) = (start.parse().ok()?, count.parse().ok()?);
        // A side without lines names the line before them.
        Some((
            if count == 0 {
                start
            } else {
                start.checked_sub(1)?
            },
            count,
        ))
    };
    let ((old_start, old), (new_start, new)) = (range(before)?, range(after)?);
    let hunk = Hunk {
        old_start,
        new_start,
        lines: Vec::new(),
    };
    Some((hunk, old, new))
}

fn body(line: &str) -> Option<Line<'_>> {
    // Mail and editors take the blank of an empty context line away.
    if line == "\n" || line == "\r\n" {
        return Some(Line {
            kind: Kind::Context,
            text: line,
        });
    }
    let kind = match line.bytes().next()? {
        b' ' => Kind::Context,
        b'-' => Kind::Removed,
        b'+' => Kind::Added,
        _ => return None,
    };
    Some(Line {
        kind,
        text: line.get(1..)?,
    })
}

impl FilePatch<'_> {
    /// What the patch makes of `before`.
    ///
    /// # Errors
    /// When a hunk does not fit.
    pub(crate) fn apply(&self, before: &str) -> Result<String, PatchError> {
        self.replace(before, Kind::Removed, Kind::Added)
    }

    /// What `after` was before the patch.
    ///
    /// # Errors
    /// When a hunk does not fit.
    pub(crate) fn undo(&self, after: &str) -> Result<String, PatchError> {
        self.replace(after, Kind::Added, Kind::Removed)
    }

    /// Replaces the lines of one kind by those of the other.
    fn replace(&self, text: &str, out: Kind, into: Kind) -> Result<String, PatchError> {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut made = String::with_capacity(text.len());
        let mut done = 0;
        for hunk in &self.hunks {
            let start = if out == Kind::Removed {
                hunk.old_start
            } else {
                hunk.new_start
            };
            let sought: Vec<&str> = hunk.of(out).collect();
            let at = place(&lines, done, start, &sought)
                .ok_or(PatchError::Misfit(start.saturating_add(1)))?;
            made.extend(lines.get(done..at).unwrap_or_default().iter().copied());
            made.extend(hunk.of(into));
            done = at.saturating_add(sought.len());
        }
        made.extend(lines.get(done..).unwrap_or_default().iter().copied());
        Ok(made)
    }
}

impl<'d> Hunk<'d> {
    /// The context, and the lines of `kind`.
    fn of(&self, kind: Kind) -> impl Iterator<Item = &'d str> {
        self.lines
            .iter()
            .filter(move |line| line.kind == Kind::Context || line.kind == kind)
            .map(|line| line.text)
    }
}

/// Where `sought` stands in `lines` from `from` on: the place nearest to `wanted`.
fn place(lines: &[&str], from: usize, wanted: usize, sought: &[&str]) -> Option<usize> {
    /// Lines that a hunk may be off.
    const OFF: usize = 1_000;
    let last = lines.len().checked_sub(sought.len())?;
    let fits = |at: usize| {
        at >= from && at <= last && lines.get(at..at.saturating_add(sought.len())) == Some(sought)
    };
    if sought.is_empty() {
        // Nothing to tell the place by: the number alone counts.
        return Some(wanted.clamp(from, last.max(from))).filter(|at| *at <= lines.len());
    }
    (0..=OFF).find_map(|off| {
        let above = wanted.checked_sub(off).filter(|at| fits(*at));
        above.or_else(|| Some(wanted.saturating_add(off)).filter(|at| fits(*at)))
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;
    use airlock_engine::fix::unified;

    #[test]
    fn reads_what_git_prints() {
        let diff = "diff --git a/x.py b/x.py\nindex 1..2 100644\n--- a/x.py\n+++ b/x.py\n@@ -1,2 +1,3 @@ def f():\n a\n-b\n+c\n+d\n\
                    diff --git a/n b/n\nnew file mode 100644\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+new\n\\ No newline at end of file\n\
                    diff --git a/old b/old\n--- \"a/\\303\\244\\t.py\"\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n";
        let files = read(diff).unwrap();
        let names: Vec<_> = files
            .iter()
            .map(|file| (file.old.as_deref(), file.new.as_deref()))
            .collect();
        assert_eq!(
            names,
            [
                (Some("x.py"), Some("x.py")),
                (None, Some("n")),
                (Some("ä\t.py"), None)
            ]
        );
        assert_eq!(files[0].apply("a\nb\n").unwrap(), "a\nc\nd\n");
        assert_eq!(files[0].undo("a\nc\nd\n").unwrap(), "a\nb\n");
        assert_eq!(
            files[0].apply("0\n1\na\nb\n2\n").unwrap(),
            "0\n1\na\nc\nd\n2\n"
        );
        assert_eq!(files[0].apply("a\nx\n"), Err(PatchError::Misfit(1)));
        assert_eq!(files[1].apply("").unwrap(), "new");
        assert_eq!(files[2].apply("gone\n").unwrap(), "");
    }

    #[test]
    fn damaged_diffs_are_refused() {
        let head = "--- a/x\n+++ b/x\n";
        for (body, error) in [
            ("@@ nonsense\n", PatchError::Header(3)),
            ("@@ -1 +1\n", PatchError::Header(3)),
            ("@@ -0 +1 @@\n", PatchError::Header(3)),
            ("@@ -99999999999999999999 +1 @@\n", PatchError::Header(3)),
            ("@@ -1,9 +1,9 @@\n a\n", PatchError::Cut(3)),
            ("@@ -1 +1 @@\n+a\n+b\n", PatchError::Cut(5)),
            ("@@ -1 +1 @@\n*\n", PatchError::Cut(4)),
        ] {
            assert_eq!(read(&format!("{head}{body}")), Err(error), "{body}");
        }
        assert_eq!(read("no diff at all").unwrap(), []);
        assert_eq!(read("@@ -1 +1 @@\n").unwrap(), []);
    }

    proptest::proptest! {
        #[test]
        fn a_diff_leads_from_one_text_to_the_other_and_back(
            before in "([abc]{0,2}\n){0,30}", after in "([abc]{0,2}\n){0,30}"
        ) {
            let diff = unified("x", &before, &after);
            let files = read(&diff).unwrap();
            if before != after {
                proptest::prop_assert_eq!(files[0].apply(&before).unwrap(), after.clone());
                proptest::prop_assert_eq!(files[0].undo(&after).unwrap(), before);
            }
        }

        #[test]
        fn any_text_gives_patches_or_an_error(text in "(--- |\\+\\+\\+ |@@ -1,2 \\+1 @@|[-+ @\\\\a/\"0-9,]|\n){0,60}", file in "[ab\n]{0,20}") {
            for patch in read(&text).unwrap_or_default() {
                let _ = patch.apply(&file);
                let _ = patch.undo(&file);
            }
        }
    }
}

//! What of ours stands in a tool's file, as the tool will read it.
//!
//! Invariant: an entry counts only if it is what we write, but for the program's path: what a changed matcher, time
//! limit or flag lets pass is not guessed.

use super::json_edit::commands;
use super::json_text::{Kind, Node, parse};
use super::{Form, HookCommand, PlaceError, Placement};
use crate::tool::EventFact;
use serde_json::Value;

/// A call of our hook in a tool's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HookCall {
    /// The event that it stands under.
    pub event: &'static str,
    /// The program that it starts: `<program> hook <tool> <event>`.
    pub program: String,
    /// Whether the entry is what we write.
    pub as_written: bool,
}

/// What stands in a tool's file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Installed {
    /// Calls of our hook.
    pub calls: Vec<HookCall>,
    /// Commands that are none of ours, as they are spelled, under the events that we install.
    pub others: Vec<String>,
    /// What keeps the tool from reading the file at all.
    pub void: Option<&'static str>,
}

/// A setting that turns a tool's hooks off.
#[derive(Debug, Clone, Copy)]
pub struct Switch {
    /// The file, relative to the scope's folder.
    pub path: &'static str,
    /// The way to the value.
    pub keys: &'static [&'static str],
    /// The value that turns the hooks off.
    pub off: bool,
}

impl Switch {
    /// Whether a file's text turns the hooks off.
    ///
    /// # Errors
    /// When it is not JSON.
    pub fn is_off(&self, text: &str) -> Result<bool, PlaceError> {
        if text.trim().is_empty() {
            return Ok(false);
        }
        let mut value = parse(text)?.value(text);
        for key in self.keys {
            value = value.get_mut(*key).map(Value::take).unwrap_or_default();
        }
        Ok(value == Value::Bool(self.off))
    }
}

/// What stands in the file of a placement.
pub(crate) fn installed(
    placement: &Placement,
    events: &'static [EventFact],
    text: &str,
) -> Result<Installed, PlaceError> {
    if text.trim().is_empty() {
        return Ok(Installed::default());
    }
    match &placement.form {
        Form::Own { text: own, .. } => Ok(of_own(placement, events, text, *own)),
        Form::Json {
            wrapper,
            head,
            entries,
            ..
        } => {
            let root = parse(text)?;
            let mut found = Installed::default();
            if let Some((key, _)) = head
                && root.member(key).is_none()
            {
                found.void = Some("the file lacks the `version` that the tool demands");
            }
            let holder = match wrapper {
                Some(key) => root.member(key).map(|member| &member.value),
                None => Some(&root),
            };
            for (event, entry) in entries {
                let Some(Kind::Array(items)) = holder
                    .and_then(|holder| holder.member(event))
                    .map(|member| &member.value.kind)
                else {
                    continue;
                };
                for item in items {
                    let written = |line: &str| entry(line, event) == item.value(text);
                    of_item(placement.tool, event, item, &written, &mut found);
                }
            }
            Ok(found)
        }
    }
}

fn of_item(
    tool: &str,
    event: &'static str,
    item: &Node,
    written: &dyn Fn(&str) -> bool,
    found: &mut Installed,
) {
    for command in commands(item) {
        let call = words(command).and_then(|words| match words.as_slice() {
            [program, verb, agent, name] if verb == "hook" && agent == tool && name == event => {
                Some(program.clone())
            }
            _ => None,
        });
        match call {
            Some(program) => found.calls.push(HookCall {
                event,
                program,
                as_written: written(command),
            }),
            None => found.others.push(command.to_owned()),
        }
    }
}

/// A file of our own: the program is what stands where its path belongs, and the file is what we would write with it.
fn of_own(
    placement: &Placement,
    events: &'static [EventFact],
    text: &str,
    own: fn(&HookCommand) -> String,
) -> Installed {
    /// Stands for a program in the file, plain in a shell and in JSON.
    const MARK: &str = "@airlock@";
    let template = own(&HookCommand::new(MARK));
    let program = template.split_once(MARK).and_then(|(before, rest)| {
        let behind = rest.split(MARK).next().unwrap_or(rest);
        let spelled = text.strip_prefix(before)?;
        let spelled = spelled.get(..spelled.find(first_line(behind))?)?;
        candidates(spelled)
            .into_iter()
            .find(|program| own(&HookCommand::new(program.as_str())) == text)
    });
    let Some(program) = program else {
        return Installed {
            void: placement
                .holds(text)
                .then_some("the file was changed since Airlock wrote it"),
            others: vec![placement.path.to_owned()],
            ..Installed::default()
        };
    };
    Installed {
        calls: events
            .iter()
            .filter(|fact| fact.installed && template.contains(fact.name))
            .map(|fact| HookCall {
                event: fact.name,
                program: program.clone(),
                as_written: true,
            })
            .collect(),
        ..Installed::default()
    }
}

/// What surely follows a program's path: up to the end of its line.
fn first_line(text: &str) -> &str {
    text.split_inclusive('\n').next().unwrap_or(text)
}

/// What a path may be that is spelled so: in a shell, in JSON, in a shell inside JSON.
fn candidates(spelled: &str) -> Vec<String> {
    let json = |text: &str| serde_json::from_str::<String>(&format!("\"{text}\"")).ok();
    let shell = |text: &str| match words(text)?.as_slice() {
        [word] => Some(word.clone()),
        _ => None,
    };
    let inner = json(spelled);
    [shell(spelled), inner.as_deref().and_then(shell), inner]
        .into_iter()
        .flatten()
        .collect()
}

/// The words of a command line of the kind that we write: plain ones, and ones between single quotes.
fn words(line: &str) -> Option<Vec<String>> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => quoted = !quoted,
            '\\' if !quoted => {
                let escaped = letters.next().filter(|letter| *letter == '\'')?;
                words.last_mut()?.push(escaped);
            }
            ' ' if !quoted => words.push(String::new()),
            _ if quoted || super::is_plain(letter) => words.last_mut()?.push(letter),
            _ => return None,
        }
    }
    (!quoted && words.iter().all(|word| !word.is_empty())).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn command_lines_of_ours_and_of_nobody() {
        let cases: [(&str, Option<&[&str]>); 8] = [
            (
                "/a/airlock hook x Pre",
                Some(&["/a/airlock", "hook", "x", "Pre"]),
            ),
            ("'/a b/it'\\''s' hook", Some(&["/a b/it's", "hook"])),
            ("a  b", None),
            ("a; b", None),
            ("a $(b)", None),
            ("\"a\" b", None),
            ("a 'b", None),
            ("", None),
        ];
        for (line, expected) in cases {
            let expected: Option<Vec<String>> =
                expected.map(|words| words.iter().map(|&word| word.to_owned()).collect());
            assert_eq!(words(line), expected, "{line}");
        }
    }
}

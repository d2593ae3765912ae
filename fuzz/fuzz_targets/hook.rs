//! Any text as a hook's payload, for every tool: read or refused, and every answer to it is spelled; the same as a
//! settings file, into which hooks are put and out of which they come again.
#![no_main]

use airlock_context::{Answer, HookCommand, Removal, Scope, Speech, Tool};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let speech = || Speech::new("refused: ").name(text).quote(text);
    for tool in Tool::all() {
        if let Ok(event) = tool.parse(text.as_bytes(), Some("PreToolUse")) {
            let input = event.input.clone();
            for answer in [
                Answer::Allow,
                Answer::Note { text: speech() },
                Answer::Redact {
                    output: text.to_owned(),
                },
                Answer::Rewrite { input },
                Answer::Ask { reason: speech() },
                Answer::Deny { reason: speech() },
            ] {
                let _rendered = tool.render(&event, &answer);
            }
            for operation in &event.operations {
                if let airlock_context::Operation::Write { change, .. } = operation {
                    let _after = change.apply(Some(text));
                }
            }
        }
        let command = HookCommand::new("/usr/bin/airlock");
        for placement in tool.installation(Scope::User) {
            let Ok(placed) = placement.place(Some(text), &command) else {
                continue;
            };
            if !placement.holds(text) && !text.trim().is_empty() {
                assert_eq!(
                    placement.remove(&placed),
                    Ok(Removal::Keep(text.to_owned()))
                );
            }
        }
    }
});

//! What an installed distribution says it is: `METADATA` of a `.dist-info` folder, `PKG-INFO` of an `.egg-info` one.

use crate::lines::{Line, lines};
use crate::out::{Draft, Out};

pub(super) fn read(out: &mut Out<'_>) {
    let (mut name, mut version): (Option<(Line<'_>, &str)>, &str) = (None, "");
    let (mut expression, mut license) = ("", "");
    for line in lines(out.text) {
        // The description follows the first empty line.
        let Some((key, value)) = line.text.split_once(':') else {
            break;
        };
        match key {
            "Name" => name = Some((line, value.trim())),
            "Version" => version = value.trim(),
            "License-Expression" => expression = value.trim(),
            "License" => license = value.trim(),
            _ => {}
        }
    }
    if let Some((line, name)) = name {
        let license = if expression.is_empty() {
            license
        } else {
            expression
        };
        let draft = Draft::new(name, line.span_of(name)).version(version);
        out.add(draft.license(license));
    }
}

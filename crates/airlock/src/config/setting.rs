//! One value with its origin, and the floor that an organisation gave it.

use crate::config::origin::{Layer, Origin};
use crate::config::values::Strictness;
use serde::Serialize;

/// One value with its origin.
#[derive(Debug, Clone)]
pub(crate) struct Setting<T> {
    value: T,
    origin: Origin,
    /// What later layers may not fall below.
    floor: Option<(T, Origin)>,
}

impl<T: Strictness + Clone + Serialize> Setting<T> {
    /// The program's own value.
    pub(crate) fn built_in(value: T) -> Self {
        Self {
            value,
            origin: Origin::BuiltIn,
            floor: None,
        }
    }

    /// The value in force.
    pub(crate) fn get(&self) -> &T {
        &self.value
    }

    /// Where the value in force comes from.
    pub(crate) fn origin(&self) -> &Origin {
        &self.origin
    }

    /// What an argument says: the person at the command line has the last word.
    pub(crate) fn argue(&mut self, argument: &'static str, value: T) {
        self.value = value;
        self.origin = Origin::Argument(argument);
    }

    /// What a file says; an argument that was given already stays.
    ///
    /// # Errors
    /// The origin of the value that `value` falls below, if it may not.
    pub(crate) fn offer(&mut self, value: T, origin: Origin) -> Result<(), Origin> {
        if matches!(self.origin, Origin::Argument(_)) {
            return Ok(());
        }
        let floor = match origin.layer() {
            Some(Layer::Organisation) => {
                self.floor = Some((value.clone(), origin.clone()));
                let users_is_tighter =
                    self.origin.layer() == Some(Layer::User) && self.value.is_at_least(&value);
                if !users_is_tighter {
                    self.value = value;
                    self.origin = origin;
                }
                return Ok(());
            }
            Some(Layer::Nested) => Some((&self.value, &self.origin)),
            _ => self.floor.as_ref().map(|(value, origin)| (value, origin)),
        };
        if let Some((floor, from)) = floor
            && !value.is_at_least(floor)
        {
            return Err(from.clone());
        }
        self.value = value;
        self.origin = origin;
        Ok(())
    }

    /// The value as TOML writes it.
    pub(crate) fn shown(&self) -> String {
        toml_text(&self.value)
    }
}

/// A value as TOML writes it.
pub(crate) fn toml_text(value: &impl Serialize) -> String {
    toml::Value::try_from(value).map_or_else(|error| error.to_string(), |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::values::FailOn;
    use std::path::PathBuf;

    fn from(layer: Layer) -> Origin {
        Origin::File {
            layer,
            path: PathBuf::from("airlock.toml"),
            line: 1,
            profile: None,
        }
    }

    /// Each step: layer, value, accepted; then the value in force.
    #[test]
    fn layers() {
        use FailOn::{Critical, High, Low, Medium, Never};
        use Layer::{Nested, Organisation, Repository, User};
        type Step = (Layer, FailOn, bool);
        let cases: &[(&[Step], FailOn)] = &[
            (&[], High),
            (&[(User, Never, true)], Never),
            (&[(User, Never, true), (Repository, Low, true)], Low),
            (&[(Repository, Never, true)], Never),
            (&[(User, Never, true), (Organisation, High, true)], High),
            (&[(User, Low, true), (Organisation, High, true)], Low),
            (
                &[(Organisation, Medium, true), (Repository, High, false)],
                Medium,
            ),
            (
                &[(Organisation, Medium, true), (Repository, Low, true)],
                Low,
            ),
            (
                &[(Repository, Critical, true), (Nested, Never, false)],
                Critical,
            ),
            (&[(Repository, Critical, true), (Nested, Low, true)], Low),
            (
                &[
                    (User, Low, true),
                    (Organisation, High, true),
                    (Repository, Medium, true),
                ],
                Medium,
            ),
        ];
        for (steps, expected) in cases {
            let mut setting = Setting::built_in(High);
            for (layer, value, accepted) in *steps {
                let offered = setting.offer(*value, from(*layer));
                assert_eq!(offered.is_ok(), *accepted, "{steps:?}");
            }
            assert_eq!(setting.get(), expected, "{steps:?}");
        }
    }
}

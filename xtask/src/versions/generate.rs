//! Made-up versions: each scheme's grammar thrown with dice, small numbers so that parts often meet.

/// Random numbers that repeat: xorshift64* (Vigna, "An experimental exploration of Marsaglia's xorshift generators").
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }

    fn chance(&mut self, one_in: u64) -> bool {
        self.below(one_in) == 0
    }

    pub(crate) fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let at = usize::try_from(self.below(words.len() as u64)).unwrap_or(0);
        words.get(at).copied().unwrap_or("")
    }

    /// A number without zeros in front.
    fn number(&mut self) -> String {
        match self.below(12) {
            0 => "10".to_owned(),
            1 => "11".to_owned(),
            2 => self.below(3000).to_string(),
            3 => (20_000_000 + self.below(9_999_999)).to_string(),
            _ => self.below(4).to_string(),
        }
    }

    /// A number, perhaps with zeros in front.
    fn padded(&mut self) -> String {
        let zeros = if self.chance(8) { "0" } else { "" };
        format!("{zeros}{}", self.number())
    }

    /// `least` to `most` things with `separator` between.
    fn row(
        &mut self,
        least: u64,
        most: u64,
        separator: &str,
        make: impl Fn(&mut Self) -> String,
    ) -> String {
        let count = least + self.below(most - least + 1);
        (0..count)
            .map(|_| make(self))
            .collect::<Vec<_>>()
            .join(separator)
    }
}

/// The same version with one small change: what most often sorts wrongly.
pub(super) fn near(dice: &mut Dice, version: &str) -> String {
    let mut characters: Vec<char> = version.chars().collect();
    let at = usize::try_from(dice.below(characters.len() as u64)).unwrap_or(0);
    match dice.below(4) {
        0 => return version.to_owned(),
        1 => return format!("{version}{}", dice.pick(&[".0", ".1", "0", "1"])),
        2 => {
            if let Some(digit) = characters.get_mut(at).filter(|c| c.is_ascii_digit()) {
                *digit = if *digit == '1' { '2' } else { '1' };
            }
        }
        _ => {
            if characters.get(at).is_some_and(char::is_ascii_alphabetic) {
                characters.remove(at);
            }
        }
    }
    characters.into_iter().collect()
}

fn identifiers(dice: &mut Dice) -> String {
    dice.row(1, 3, ".", |dice| match dice.below(4) {
        0 | 1 => dice.number(),
        2 => dice
            .pick(&[
                "alpha", "beta", "rc", "a", "b", "A", "Beta", "x", "0a", "-", "1-1", "--5",
                "preview",
            ])
            .to_owned(),
        _ => format!(
            "{}{}",
            dice.pick(&["alpha", "beta", "rc", "rc-"]),
            dice.number()
        ),
    })
}

pub(super) fn semver(dice: &mut Dice) -> String {
    let mut out = dice.row(3, 3, ".", Dice::number);
    if dice.chance(2) {
        out = format!("{out}-{}", identifiers(dice));
    }
    if dice.chance(8) {
        out = format!("{out}+{}", identifiers(dice));
    }
    out
}

pub(super) fn npm(dice: &mut Dice) -> String {
    let prefix = dice.pick(&["", "", "", "", "", "v", "=", " "]);
    match dice.below(30) {
        0 => dice.row(1, 4, ".", Dice::padded),
        1 => format!(
            "{prefix}{}.9007199254740991",
            dice.row(2, 2, ".", Dice::number)
        ),
        2 => format!("{prefix}9007199254740992.0.0-{}", identifiers(dice)),
        _ => format!("{prefix}{}", semver(dice)),
    }
}

pub(super) fn pypi(dice: &mut Dice) -> String {
    let mut out = String::new();
    if dice.chance(12) {
        out.push_str(dice.pick(&["v", "V", " "]));
    }
    if dice.chance(12) {
        out.push_str(dice.pick(&["0!", "1!", "2!"]));
    }
    out.push_str(&dice.row(1, 4, ".", Dice::padded));
    if dice.chance(3) {
        out.push_str(dice.pick(&["", ".", "-", "_"]));
        out.push_str(dice.pick(&[
            "a", "b", "rc", "c", "alpha", "beta", "pre", "preview", "RC", "Alpha",
        ]));
        out.push_str(dice.pick(&["", "", ".", "-", "_"]));
        if !dice.chance(4) {
            out.push_str(&dice.padded());
        }
    }
    if dice.chance(4) {
        out.push_str(dice.pick(&[".post", "-post", "post", "-", ".rev", "_r", ".Post."]));
        if !dice.chance(5) {
            out.push_str(&dice.padded());
        }
    }
    if dice.chance(4) {
        out.push_str(dice.pick(&[".dev", "-dev", "dev", "_dev_"]));
        if !dice.chance(4) {
            out.push_str(&dice.padded());
        }
    }
    if dice.chance(6) {
        let label = dice.row(1, 3, dice_separator(&out), |dice| match dice.below(2) {
            0 => dice.padded(),
            _ => dice
                .pick(&["ubuntu", "abc", "1a", "Z", "deadbeef"])
                .to_owned(),
        });
        out = format!("{out}+{label}");
    }
    out
}

/// Separators of local labels mean the same.
fn dice_separator(text: &str) -> &'static str {
    match text.len() % 3 {
        0 => ".",
        1 => "-",
        _ => "_",
    }
}

pub(super) fn maven(dice: &mut Dice) -> String {
    const QUALIFIERS: &[&str] = &[
        "alpha",
        "beta",
        "milestone",
        "rc",
        "cr",
        "snapshot",
        "SNAPSHOT",
        "ga",
        "final",
        "Final",
        "release",
        "RELEASE",
        "sp",
        "a",
        "b",
        "m",
        "jre",
        "android",
        "x",
        "redhat",
        "v",
    ];
    let mut out = dice.row(1, 4, ".", Dice::padded);
    for _ in 0..dice.below(4) {
        out.push_str(dice.pick(&["-", ".", "", "-", "--"]));
        if dice.chance(3) {
            out.push_str(&dice.padded());
        } else {
            out.push_str(dice.pick(QUALIFIERS));
        }
    }
    out
}

pub(super) fn nuget(dice: &mut Dice) -> String {
    let mut out = dice.row(1, 4, ".", Dice::padded);
    if dice.chance(2) {
        out = format!("{out}-{}", identifiers(dice));
    }
    if dice.chance(8) {
        out = format!("{out}+{}", identifiers(dice));
    }
    out
}

pub(super) fn rubygems(dice: &mut Dice) -> String {
    let mut out = dice.row(1, 4, ".", Dice::padded);
    for _ in 0..dice.below(4) {
        out.push_str(dice.pick(&[".", ".", ".", "-", ""]));
        match dice.below(3) {
            0 => out.push_str(&dice.padded()),
            1 => out.push_str(dice.pick(&["0", "0", "a", "A", "b"])),
            _ => out.push_str(dice.pick(&["pre", "rc", "alpha", "beta", "rc1", "beta2a", "java"])),
        }
    }
    out
}

pub(super) fn packagist(dice: &mut Dice) -> String {
    match dice.below(20) {
        0 => return format!("dev-{}", dice.pick(&["main", "master", "feature/x"])),
        1 => {
            return dice
                .pick(&[
                    "master",
                    "trunk",
                    "2.x-dev",
                    "2.1.x-dev",
                    "1.0.x-dev",
                    "v3.x-dev",
                    "2.*-dev",
                ])
                .to_owned();
        }
        2 => {
            return dice
                .pick(&[
                    "20100102",
                    "2010.01.02",
                    "2010-01-02",
                    "20100102-203040",
                    "2010-01-02-10-20-30.5",
                    "20100102.0.3",
                ])
                .to_owned();
        }
        _ => {}
    }
    let mut out = format!(
        "{}{}",
        dice.pick(&["", "", "", "v", "V"]),
        dice.row(1, 4, ".", Dice::padded)
    );
    if dice.chance(2) {
        out.push_str(dice.pick(&["", "-", ".", "_"]));
        out.push_str(dice.pick(&[
            "alpha", "beta", "b", "a", "RC", "rc", "p", "pl", "patch", "stable", "Beta", "dev",
        ]));
        out.push_str(dice.pick(&["", "", ".", "-"]));
        if !dice.chance(3) {
            out.push_str(&dice.row(1, 2, ".", Dice::number));
        }
    }
    if dice.chance(8) {
        out.push_str(dice.pick(&["-dev", ".dev", "dev", "@dev", "@beta", "+build.5"]));
    }
    out
}

pub(super) fn debian(dice: &mut Dice) -> String {
    let part = |dice: &mut Dice| {
        let mut out = dice.padded();
        for _ in 0..dice.below(5) {
            out.push_str(dice.pick(&[
                ".", "+", "~", "~~", "", ":", ".0", "+dfsg", "~rc", "ubuntu", "a", "Z", "+really",
                "-",
            ]));
            if !dice.chance(3) {
                out.push_str(&dice.padded());
            }
        }
        out
    };
    let epoch = dice.pick(&["", "", "", "0:", "1:", "2:"]);
    // A colon in the text needs an epoch in front.
    let epoch = if epoch.is_empty() { "0:" } else { epoch };
    let upstream = part(dice);
    if upstream.contains(':') {
        return format!("{epoch}{upstream}");
    }
    let epoch = if dice.chance(3) { epoch } else { "" };
    match dice.below(3) {
        0 => format!("{epoch}{upstream}"),
        _ => format!("{epoch}{upstream}-{}", part(dice).replace([':', '-'], ".")),
    }
}

pub(super) fn redhat(dice: &mut Dice) -> String {
    let part = |dice: &mut Dice| {
        let mut out = dice.padded();
        for _ in 0..dice.below(5) {
            out.push_str(dice.pick(&[
                ".", "_", "~", "^", "", ".el8", "rc", "git", "+", "a", "Z", "..", "~~", "^^",
            ]));
            if !dice.chance(3) {
                out.push_str(&dice.padded());
            }
        }
        out
    };
    let epoch = dice.pick(&["", "", "", "0:", "1:"]);
    let version = part(dice);
    match dice.below(3) {
        0 => format!("{epoch}{version}"),
        _ => format!("{epoch}{version}-{}", part(dice)),
    }
}

pub(super) fn alpine(dice: &mut Dice) -> String {
    let mut out = dice.row(1, 4, ".", Dice::padded);
    if dice.chance(5) {
        out.push_str(dice.pick(&["a", "b", "z"]));
    }
    for _ in 0..[0, 0, 0, 1, 1, 2]
        .get(usize::try_from(dice.below(6)).unwrap_or(0))
        .copied()
        .unwrap_or(0)
    {
        out.push_str(dice.pick(&[
            "_alpha", "_beta", "_pre", "_rc", "_cvs", "_svn", "_git", "_hg", "_p", "_x",
        ]));
        if !dice.chance(3) {
            out.push_str(&dice.padded());
        }
    }
    if dice.chance(10) {
        out.push_str(dice.pick(&["~abc", "~0f", "~deadbeef"]));
    }
    if dice.chance(2) {
        out = format!("{out}-r{}", dice.number());
    }
    out
}

pub(super) fn pub_dev(dice: &mut Dice) -> String {
    let mut out = dice.row(3, 3, ".", Dice::padded);
    if dice.chance(2) {
        out = format!("{out}-{}", identifiers(dice));
    }
    if dice.chance(3) {
        out = format!("{out}+{}", identifiers(dice));
    }
    out
}

pub(super) fn hackage(dice: &mut Dice) -> String {
    dice.row(1, 5, ".", |dice| {
        if dice.chance(20) {
            dice.padded()
        } else {
            dice.number()
        }
    })
}

pub(super) fn cran(dice: &mut Dice) -> String {
    let out = dice.row(1, 5, ".", Dice::padded);
    if dice.chance(3) {
        out.replacen('.', "-", 1)
    } else {
        out
    }
}

pub(super) fn go(dice: &mut Dice) -> String {
    match dice.below(12) {
        0 => format!("v{}", dice.row(1, 2, ".", Dice::number)),
        1 | 2 => format!(
            "v{}.{}.{}-{}20{:012}-{:012x}",
            dice.below(2),
            dice.below(2),
            dice.below(2),
            dice.pick(&["", "0.", "rc.1.0.", "pre.0."]),
            dice.below(3) * 1_000_000 + dice.below(3),
            dice.below(4)
        ),
        3 => format!("v{}+incompatible", dice.row(3, 3, ".", Dice::number)),
        _ => format!("v{}", semver(dice)),
    }
}

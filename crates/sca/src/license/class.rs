//! Kinds of licences, and what each obliges to who hands the product on.
//!
//! Sources: the licences' own texts; the FSF's list "Various Licenses and Comments about Them"; the OSI's list.

use spdx::expression::ExprNode;

/// How far a licence reaches, from the freest to the narrowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Nothing is asked for.
    PublicDomain,
    /// Notices are kept.
    Permissive,
    /// Changed files stay under it (MPL, EPL, CDDL).
    FileCopyleft,
    /// The library stays under it and can be replaced (LGPL, GPL with an exception for linking).
    LibraryCopyleft,
    /// The whole work is under it (GPL).
    StrongCopyleft,
    /// As strong, and users over a network get the source too (AGPL).
    NetworkCopyleft,
    /// The source can be read, and not every use is allowed (BUSL, SSPL, NC).
    SourceAvailable,
    /// Listed, and not sorted here.
    Other,
}

impl Class {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PublicDomain => "public domain",
            Self::Permissive => "permissive",
            Self::FileCopyleft => "file copyleft",
            Self::LibraryCopyleft => "library copyleft",
            Self::StrongCopyleft => "strong copyleft",
            Self::NetworkCopyleft => "network copyleft",
            Self::SourceAvailable => "source available",
            Self::Other => "other",
        }
    }

    /// What it obliges to who hands the product on.
    pub fn obligations(self) -> &'static str {
        match self {
            Self::PublicDomain => "nothing",
            Self::Permissive => {
                "hand on the licence's text and the copyright notices (of Apache-2.0 also NOTICE)"
            }
            Self::FileCopyleft => {
                "hand on the licence's text and notices; offer the source of its files as changed"
            }
            Self::LibraryCopyleft => {
                "hand on the licence's text and notices; offer the library's source as changed; let users replace it"
            }
            Self::StrongCopyleft => "hand on the whole product's source, under this licence",
            Self::NetworkCopyleft => {
                "as strong copyleft, and offer the source to those who use the product over a network"
            }
            Self::SourceAvailable => "keep to the uses that it allows; a person must read it",
            Self::Other => "a person must read it",
        }
    }
}

/// Beginnings of identifiers, and the class of what begins so; the first that fits counts.
const CLASSES: &[(&str, Class)] = &[
    ("0BSD", Class::PublicDomain),
    ("CC0-", Class::PublicDomain),
    ("MIT-0", Class::PublicDomain),
    ("Unlicense", Class::PublicDomain),
    ("WTFPL", Class::PublicDomain),
    ("AGPL-", Class::NetworkCopyleft),
    ("OSL-", Class::NetworkCopyleft),
    ("LGPL", Class::LibraryCopyleft),
    ("GPL-", Class::StrongCopyleft),
    ("EUPL-", Class::StrongCopyleft),
    ("CECILL-2", Class::StrongCopyleft),
    ("CC-BY-SA-", Class::StrongCopyleft),
    ("QPL-", Class::StrongCopyleft),
    ("Sleepycat", Class::StrongCopyleft),
    ("BUSL-", Class::SourceAvailable),
    ("SSPL-", Class::SourceAvailable),
    ("Elastic-", Class::SourceAvailable),
    ("PolyForm-", Class::SourceAvailable),
    ("CC-BY-NC", Class::SourceAvailable),
    ("CC-BY-ND", Class::SourceAvailable),
    ("JSON", Class::SourceAvailable),
    ("MPL-", Class::FileCopyleft),
    ("EPL-", Class::FileCopyleft),
    ("CDDL-", Class::FileCopyleft),
    ("CPL-", Class::FileCopyleft),
    ("IPL-", Class::FileCopyleft),
    ("MS-RL", Class::FileCopyleft),
    ("OFL-", Class::FileCopyleft),
    ("CECILL-C", Class::LibraryCopyleft),
    ("MIT", Class::Permissive),
    ("Apache-", Class::Permissive),
    ("BSD-", Class::Permissive),
    ("ISC", Class::Permissive),
    ("Zlib", Class::Permissive),
    ("zlib-", Class::Permissive),
    ("BSL-1.0", Class::Permissive),
    ("PostgreSQL", Class::Permissive),
    ("Python-", Class::Permissive),
    ("PSF-", Class::Permissive),
    ("Unicode-", Class::Permissive),
    ("X11", Class::Permissive),
    ("NCSA", Class::Permissive),
    ("OpenSSL", Class::Permissive),
    ("curl", Class::Permissive),
    ("HPND", Class::Permissive),
    ("Artistic-2.0", Class::Permissive),
    ("CC-BY-", Class::Permissive),
    ("AFL-", Class::Permissive),
    ("Libpng", Class::Permissive),
    ("libpng-", Class::Permissive),
    ("Ruby", Class::Permissive),
    ("BlueOak-", Class::Permissive),
    ("W3C", Class::Permissive),
    ("MS-PL", Class::Permissive),
    ("ZPL-", Class::Permissive),
    ("PHP-", Class::Permissive),
    ("UPL-", Class::Permissive),
    ("bzip2-", Class::Permissive),
    ("FTL", Class::Permissive),
];

/// Declarations in words that name one licence beyond doubt.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("Apache 2.0", "Apache-2.0"),
    ("Apache License 2.0", "Apache-2.0"),
    ("Apache License, Version 2.0", "Apache-2.0"),
    ("Apache Software License 2.0", "Apache-2.0"),
    ("Apache-2", "Apache-2.0"),
    ("The Apache Software License, Version 2.0", "Apache-2.0"),
    ("The MIT License", "MIT"),
    ("The MIT License (MIT)", "MIT"),
    ("MIT License", "MIT"),
    ("MIT Licence", "MIT"),
    ("Expat", "MIT"),
    ("ISC License", "ISC"),
    ("New BSD License", "BSD-3-Clause"),
    ("New BSD", "BSD-3-Clause"),
    ("3-Clause BSD License", "BSD-3-Clause"),
    ("BSD 3-Clause", "BSD-3-Clause"),
    ("BSD 3-Clause License", "BSD-3-Clause"),
    ("BSD-3", "BSD-3-Clause"),
    ("BSD 2-Clause", "BSD-2-Clause"),
    ("BSD 2-Clause License", "BSD-2-Clause"),
    ("Simplified BSD", "BSD-2-Clause"),
    ("Mozilla Public License 2.0 (MPL 2.0)", "MPL-2.0"),
    ("MPL 2.0", "MPL-2.0"),
    ("MPLv2", "MPL-2.0"),
    ("LGPLv3", "LGPL-3.0-only"),
    ("LGPLv3+", "LGPL-3.0-or-later"),
    ("LGPLv2+", "LGPL-2.0-or-later"),
    ("GPLv2", "GPL-2.0-only"),
    ("GPLv2+", "GPL-2.0-or-later"),
    ("GPLv3", "GPL-3.0-only"),
    ("GPLv3+", "GPL-3.0-or-later"),
    ("AGPLv3", "AGPL-3.0-only"),
    ("AGPLv3+", "AGPL-3.0-or-later"),
    ("PSF", "PSF-2.0"),
    ("PSFL", "PSF-2.0"),
    ("Python Software Foundation License", "PSF-2.0"),
    ("Public Domain", "CC0-1.0"),
];

/// The class of one licence, with or without an exception.
pub(super) fn of_license(license: &spdx::LicenseReq) -> Class {
    let id = license.license.to_string();
    let found = CLASSES.iter().find(|(start, _)| id.starts_with(start));
    let class = found.map_or(Class::Other, |(_, class)| *class);
    // Exceptions allow to link, or to hand on what a compiler made.
    match class {
        Class::StrongCopyleft if license.addition.is_some() => Class::LibraryCopyleft,
        class => class,
    }
}

/// The class of an expression: of a choice the freest, of a sum the narrowest.
pub(super) fn of_expression(expression: &spdx::Expression) -> Class {
    let mut stack: Vec<Class> = Vec::new();
    for node in expression.iter() {
        match node {
            ExprNode::Req(one) => stack.push(of_license(&one.req)),
            ExprNode::Op(operator) => {
                let (Some(one), Some(other)) = (stack.pop(), stack.pop()) else {
                    return Class::Other;
                };
                stack.push(match operator {
                    spdx::expression::Operator::Or => one.min(other),
                    spdx::expression::Operator::And => one.max(other),
                });
            }
        }
    }
    stack.pop().unwrap_or(Class::Other)
}

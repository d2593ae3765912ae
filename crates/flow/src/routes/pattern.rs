//! Paths of routes against the patterns of security configurations (`/admin/**`, `/items/*`, `/x/{id}`).

/// Whether a pattern covers a route's path, parameter segments included.
pub(super) fn covers(pattern: &str, path: &str) -> bool {
    let pattern: Vec<&str> = parts(pattern);
    let path: Vec<&str> = parts(path);
    // Greedy on the last `**` seen, as in a glob.
    let (mut at, mut own) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while own < path.len() {
        match pattern.get(at) {
            Some(&"**") => {
                star = Some((at, own));
                at += 1;
            }
            Some(part)
                if path
                    .get(own)
                    .is_some_and(|segment| covers_part(part, segment)) =>
            {
                at += 1;
                own += 1;
            }
            _ => match star {
                Some((begin, taken)) => {
                    at = begin + 1;
                    own = taken + 1;
                    star = Some((begin, taken + 1));
                }
                None => return false,
            },
        }
    }
    pattern.iter().skip(at).all(|part| *part == "**")
}

fn parts(path: &str) -> Vec<&str> {
    path.split('/')
        .filter(|part| !part.is_empty())
        .take(32)
        .collect()
}

fn covers_part(pattern: &str, segment: &str) -> bool {
    if pattern == "*" || is_parameter(pattern) {
        return true;
    }
    match pattern.split_once('*') {
        Some((head, tail)) => {
            segment.len() >= head.len() + tail.len()
                && segment.starts_with(head)
                && segment.ends_with(tail)
        }
        None => pattern == segment,
    }
}

/// Whether a segment is a parameter, as some framework writes it.
pub(super) fn is_parameter(segment: &str) -> bool {
    segment.starts_with([':', '{', '<', '[', '$', '*'])
        || segment.contains('{')
        || segment.contains('<')
        || segment.contains("(?")
}

/// The names of the parameters of a path.
pub(super) fn parameters(path: &str) -> Vec<String> {
    let mut all = Vec::new();
    for segment in path.split('/').filter(|segment| is_parameter(segment)) {
        let inner = segment
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .split(['}', '>', ']', '(', '?', '.'])
            .next()
            .unwrap_or("");
        // `<int:id>` and `{id:int}`.
        let name = match inner.split_once(':') {
            Some((kind, name)) if segment.contains('<') => {
                if name.is_empty() {
                    kind
                } else {
                    name
                }
            }
            Some((name, _)) => name,
            None => inner,
        };
        let name = name.trim_matches(|c: char| !(c.is_alphanumeric() || c == '_'));
        if !name.is_empty() {
            all.push(name.to_owned());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_cover_paths() {
        let cases = [
            ("/**", "/a/b", true),
            ("/admin/**", "/admin", true),
            ("/admin/**", "/admin/users/{id}", true),
            ("/admin/*", "/admin/users/{id}", false),
            ("/items/*", "/items/{id}", true),
            ("/items/{id}", "/items/{number}", true),
            ("/items/me", "/items/{id}", false),
            ("/api/**/close", "/api/a/b/close", true),
            ("/api/**/close", "/api/a/open", false),
            ("/*.html", "/index.html", true),
        ];
        for (pattern, path, expected) in cases {
            assert_eq!(covers(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn names_of_parameters() {
        let cases = [
            ("/a/<int:id>/b", "id"),
            ("/a/:id", "id"),
            ("/a/{id:int}", "id"),
            ("/a/{*rest}", "rest"),
            ("/a/[slug]", "slug"),
            ("/a/b", ""),
        ];
        for (path, expected) in cases {
            assert_eq!(parameters(path).join(","), expected, "{path}");
        }
    }
}

//! Applications, groups of siblings and resources: what the checks compare a route with.

use airlock_flow::routes::{Joined, JoinedRoute, Topic, topic};
use airlock_model::{GuardKind, GuardManner};
use std::collections::BTreeMap;

/// A route with what it is about.
pub(super) struct Surveyed<'joined> {
    pub(super) at: &'joined JoinedRoute,
    pub(super) topic: Topic,
    /// Whether it changes something.
    pub(super) changes: bool,
}

impl Surveyed<'_> {
    /// Whether somebody is asked who he is, or a signature is asked for.
    pub(super) fn is_guarded(&self) -> bool {
        self.at.route.is_authenticated() || self.at.route.has(GuardKind::Signature)
    }

    /// Whether all that stands before it could be told, its handler included.
    pub(super) fn is_clear(&self) -> bool {
        (self.at.handler.is_some() || self.at.class.is_some())
            && !self.at.route.has(GuardKind::Other)
    }

    /// Whether it only takes away or replaces.
    pub(super) fn is_destructive(&self) -> bool {
        let methods = &self.at.route.methods;
        !methods.is_empty() && { methods.iter() }
            .all(|method| matches!(method.as_str(), "DELETE" | "PUT" | "PATCH"))
    }

    /// The path up to what names a single object: `/panel/vouchers` of `/panel/vouchers/{id}/void`.
    pub(super) fn collection(&self) -> &str {
        let path = self.at.route.path.as_str();
        let end = { path.match_indices('/') }
            .find(|(at, _)| {
                path.get(at + 1..)
                    .is_some_and(|rest| rest.starts_with([':', '{', '<', '[', '*']))
            })
            .map_or(path.len(), |(at, _)| at);
        path.get(..end).unwrap_or(path).trim_end_matches('/')
    }

    /// Whether its path names a single object.
    pub(super) fn is_of_one(&self) -> bool {
        self.collection().len() < self.at.route.path.trim_end_matches('/').len()
    }

    /// Whether anybody may come, by what it is about or by what its code says of it.
    pub(super) fn is_for_everybody(&self) -> bool {
        self.topic.is_open || self.topic.is_hook || self.topic.is_sign_in || self.is_declared_open()
    }

    /// Whether its code opens it to everybody. What only takes away is opened by mistake.
    pub(super) fn is_declared_open(&self) -> bool {
        let methods = &self.at.route.methods;
        let deletes = !methods.is_empty() && methods.iter().all(|method| method == "DELETE");
        !deletes && { self.at.route.guards_of(GuardKind::Public) }
            .any(|guard| guard.manner != GuardManner::FilterChain)
    }

    /// The first part of the path that names a resource: `office` of `/api/v1/office/{id}`.
    pub(super) fn resource(&self) -> &str {
        let parts = self
            .at
            .route
            .path
            .split('/')
            .filter(|part| !part.is_empty());
        let is_general = |part: &&str| {
            matches!(
                *part,
                "api" | "rest" | "app" | "v1" | "v2" | "v3" | "internal" | "external"
            ) || part.starts_with([':', '{', '<', '['])
        };
        { parts }.find(|part| !is_general(part)).unwrap_or("")
    }
}

/// All routes of a tree, by application and group.
pub(super) struct Survey<'joined> {
    pub(super) routes: Vec<Surveyed<'joined>>,
    by_app: BTreeMap<u32, Vec<usize>>,
    by_group: BTreeMap<(u32, &'joined str), Vec<usize>>,
    by_resource: BTreeMap<(u32, String), Vec<usize>>,
}

impl<'joined> Survey<'joined> {
    pub(super) fn of(joined: &'joined Joined) -> Self {
        let mut survey = Self {
            routes: Vec::new(),
            by_app: BTreeMap::new(),
            by_group: BTreeMap::new(),
            by_resource: BTreeMap::new(),
        };
        for (number, at) in joined.routes.iter().enumerate() {
            let route = &at.route;
            let writes = || at.handler.is_some_and(|handler| joined.writes(handler));
            let changes = if route.methods.is_empty() {
                writes()
            } else {
                route
                    .methods
                    .iter()
                    .any(|method| matches!(method.as_str(), "POST" | "PUT" | "PATCH" | "DELETE"))
            };
            let own = Surveyed {
                at,
                topic: topic(
                    &route.path,
                    route.handler.as_deref().unwrap_or(""),
                    &route.methods,
                ),
                changes,
            };
            survey.by_app.entry(at.app).or_default().push(number);
            survey
                .by_group
                .entry((at.app, at.group.as_str()))
                .or_default()
                .push(number);
            survey
                .by_resource
                .entry((at.app, own.resource().to_owned()))
                .or_default()
                .push(number);
            survey.routes.push(own);
        }
        survey
    }

    fn of_numbers<'own>(
        &'own self,
        numbers: Option<&'own Vec<usize>>,
    ) -> impl Iterator<Item = &'own Surveyed<'joined>> {
        numbers
            .into_iter()
            .flatten()
            .filter_map(|number| self.routes.get(*number))
    }

    /// The routes of an application.
    pub(super) fn app(&self, app: u32) -> impl Iterator<Item = &Surveyed<'joined>> {
        self.of_numbers(self.by_app.get(&app))
    }

    /// The routes that share a controller, router or file with one, itself included.
    pub(super) fn group<'own>(
        &'own self,
        of: &Surveyed<'joined>,
    ) -> impl Iterator<Item = &'own Surveyed<'joined>> {
        self.of_numbers(self.by_group.get(&(of.at.app, of.at.group.as_str())))
    }

    /// The routes that share the first part of the path, itself included.
    pub(super) fn resource<'own>(
        &'own self,
        of: &Surveyed<'joined>,
    ) -> impl Iterator<Item = &'own Surveyed<'joined>> {
        self.of_numbers(self.by_resource.get(&(of.at.app, of.resource().to_owned())))
    }
}

/// How many of some routes have something.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Share {
    pub(super) have: usize,
    pub(super) all: usize,
}

impl Share {
    pub(super) fn of<'joined: 'own, 'own>(
        routes: impl Iterator<Item = &'own Surveyed<'joined>>,
        has: impl Fn(&Surveyed<'joined>) -> bool,
    ) -> Self {
        let mut share = Self::default();
        for route in routes {
            share.all += 1;
            share.have += usize::from(has(route));
        }
        share
    }

    /// Whether at least `percent` of them, and at least `least`, have it.
    pub(super) fn is_most(self, percent: usize, least: usize) -> bool {
        self.have >= least && self.have * 100 >= self.all * percent
    }
}

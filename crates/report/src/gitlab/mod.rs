//! GitLab's reports: `sast`, `secret_detection` and code quality.

pub(crate) mod codequality;
mod security;

use crate::{RenderError, RenderOptions};
use airlock_model::{Engine, Report};

pub(crate) fn sast(report: &Report, options: &RenderOptions) -> Result<Vec<u8>, RenderError> {
    security::render(
        report,
        options,
        &security::Scan {
            format: "gitlab-sast",
            kind: "sast",
            takes: |finding| finding.engine != Engine::Secrets,
        },
    )
}

pub(crate) fn secrets(report: &Report, options: &RenderOptions) -> Result<Vec<u8>, RenderError> {
    security::render(
        report,
        options,
        &security::Scan {
            format: "gitlab-secrets",
            kind: "secret_detection",
            takes: |finding| finding.engine == Engine::Secrets,
        },
    )
}

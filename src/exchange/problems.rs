//! Combines the problems of reading a draft with those of its check.

use domain::field::Problem;

/// Appends the problems of the check; a field that could not be read is not reported as missing as well.
pub(super) fn with_those_of(mut problems: Vec<Problem>, checked: Vec<Problem>) -> Vec<Problem> {
    let more: Vec<Problem> =
        checked.into_iter().filter(|problem| problems.iter().all(|known| known.field != problem.field)).collect();
    problems.extend(more);
    problems
}

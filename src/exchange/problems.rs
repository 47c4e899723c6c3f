//! The problems of reading a draft and those of its check, as one list.

use domain::field::Problem;

/// The problems of reading and then those of the check; a field that could not be read is not also missing.
pub(super) fn with_those_of(mut problems: Vec<Problem>, checked: Vec<Problem>) -> Vec<Problem> {
    let more: Vec<Problem> =
        checked.into_iter().filter(|problem| problems.iter().all(|known| known.field != problem.field)).collect();
    problems.extend(more);
    problems
}

//! Two lists of lines side by side: which lines both have, and which only one of them.

/// In which of two lists a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum In {
    Both,
    First,
    Second,
}

/// The lines of two lists as one list in their order, with as many as possible in both.
pub fn aligned<'a>(first: &[&'a str], second: &[&'a str]) -> Vec<(In, &'a str)> {
    let width = second.len() + 1;
    // How many lines the rest of both lists can share, from a line of the first and a line of the second on.
    let mut shared = vec![0_u16; (first.len() + 1) * width];
    for one in (0..first.len()).rev() {
        for other in (0..second.len()).rev() {
            shared[one * width + other] = if first[one] == second[other] {
                shared[(one + 1) * width + other + 1] + 1
            } else {
                shared[(one + 1) * width + other].max(shared[one * width + other + 1])
            };
        }
    }
    let mut lines = Vec::with_capacity(first.len().max(second.len()));
    let (mut one, mut other) = (0, 0);
    while one < first.len() && other < second.len() {
        if first[one] == second[other] {
            lines.push((In::Both, first[one]));
            (one, other) = (one + 1, other + 1);
        } else if shared[(one + 1) * width + other] >= shared[one * width + other + 1] {
            lines.push((In::First, first[one]));
            one += 1;
        } else {
            lines.push((In::Second, second[other]));
            other += 1;
        }
    }
    lines.extend(first[one..].iter().map(|line| (In::First, *line)));
    lines.extend(second[other..].iter().map(|line| (In::Second, *line)));
    lines
}

#[test]
fn what_both_lists_have_stands_once() {
    let lines = aligned(&["a", "b", "c", "d"], &["a", "c", "x", "d", "e"]);
    let wanted =
        [(In::Both, "a"), (In::First, "b"), (In::Both, "c"), (In::Second, "x"), (In::Both, "d"), (In::Second, "e")];
    assert_eq!(lines, wanted);
}

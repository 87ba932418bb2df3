//! Two lists that are sorted by path, walked side by side.

use std::cmp::Ordering;
use std::iter::{Peekable, from_fn};

/// Every path that is in either list, with what each has for it. A path is once in a list at most.
pub(super) fn join<'p, L, R>(
    left: impl IntoIterator<Item = (&'p str, L)>,
    right: impl IntoIterator<Item = (&'p str, R)>,
) -> impl Iterator<Item = (&'p str, Option<L>, Option<R>)> {
    let mut left = left.into_iter().peekable();
    let mut right = right.into_iter().peekable();
    from_fn(move || match order(&mut left, &mut right)? {
        Ordering::Less => left.next().map(|(path, row)| (path, Some(row), None)),
        Ordering::Greater => right.next().map(|(path, row)| (path, None, Some(row))),
        Ordering::Equal => {
            let (path, row) = left.next()?;
            Some((path, Some(row), right.next().map(|(_, row)| row)))
        }
    })
}

fn order<'p, L, R>(
    left: &mut Peekable<impl Iterator<Item = (&'p str, L)>>,
    right: &mut Peekable<impl Iterator<Item = (&'p str, R)>>,
) -> Option<Ordering> {
    match (left.peek(), right.peek()) {
        (None, None) => None,
        (Some(_), None) => Some(Ordering::Less),
        (None, Some(_)) => Some(Ordering::Greater),
        (Some((left, _)), Some((right, _))) => Some(left.cmp(right)),
    }
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn every_path_is_met_once_and_in_order() {
        let joined: Vec<_> = join([("a", 1), ("c", 2), ("d", 3)], [("b", 'x'), ("c", 'y')]).collect();
        assert_eq!(
            joined,
            [("a", Some(1), None), ("b", None, Some('x')), ("c", Some(2), Some('y')), ("d", Some(3), None)]
        );
    }
}

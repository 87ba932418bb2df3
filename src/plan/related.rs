//! Which other stories a story's page offers: those that share its tags, and of these the nearest in time.
//!
//! A story is compared with a fixed number of neighbours in each of its tags alone, so the work grows with the stories
//! and not with their pairs. What is found depends on what an edition shows and in which order, on nothing else: of two
//! that are as near, the one whose address comes first is taken first.

use std::cmp::Reverse;

use crate::model::edition::{Edition, Entry};
use crate::model::post::TagId;
use crate::model::site::Site;
use crate::model::url::Address;

/// How many stories of a tag are looked at on either side of one.
const NEIGHBOURS: usize = 8;

/// An edition's stories, ready to be asked for those that belong together.
pub struct Related<'a> {
    /// In the edition's order: newest first.
    stories: Vec<Told<'a>>,
    /// By tag: the numbers of its stories, in ascending order; and how much it says that two stories share it.
    tags: &'a [(TagId, Vec<u32>)],
    weights: Vec<u32>,
    /// Story after story, each by its tags in their order: which of them, and the story's place among that tag's.
    places: Vec<(u32, u32)>,
    /// By story: where its `places` begin; and the end of the last.
    starts: Vec<u32>,
}

/// What is asked of a story.
#[derive(Debug, Clone, Copy)]
struct Told<'a> {
    /// When it was published, in seconds.
    second: i64,
    /// Whether it is in another language than the edition.
    is_foreign: bool,
    address: &'a Address,
}

/// What decides between two stories: the lesser comes first.
type Rank<'a> = (bool, Reverse<u32>, u64, &'a Address);

impl<'a> Related<'a> {
    pub fn new(site: &'a Site, edition: &'a Edition) -> Self {
        let language = site.language_of(edition);
        let told = |entry: &Entry| {
            let translation = &site.post(entry.post).translations[entry.translation as usize];
            Told {
                second: translation.head.date.timestamp.as_second(),
                is_foreign: translation.language != *language,
                address: &translation.address,
            }
        };
        Self::of_stories(edition.entries.iter().map(told).collect(), &edition.tags)
    }

    fn of_stories(stories: Vec<Told<'a>>, tags: &'a [(TagId, Vec<u32>)]) -> Self {
        // In whole numbers, which are the same on every machine: 1 for a tag of all stories, one more for each time that
        // its stories are half as many.
        let weight = |numbers: &Vec<u32>| 1 + (stories.len() / numbers.len().max(1)).max(1).ilog2();
        let mut starts = vec![0; stories.len() + 1];
        for number in tags.iter().flat_map(|(_, numbers)| numbers) {
            starts[*number as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut places = vec![(0, 0); starts.last().map_or(0, |end| *end as usize)];
        let mut next = starts.clone();
        for (tag, (_, numbers)) in tags.iter().enumerate() {
            for (at, number) in numbers.iter().enumerate() {
                let place = &mut next[*number as usize];
                places[*place as usize] = (tag as u32, at as u32);
                *place += 1;
            }
        }
        Self {
            weights: tags.iter().map(|(_, numbers)| weight(numbers)).collect(),
            stories,
            tags,
            places,
            starts,
        }
    }

    /// So many stories at the most that belong to one: their numbers, the page's own language first.
    pub fn of(&self, number: u32, count: usize) -> Vec<u32> {
        let Some(story) = self.stories.get(number as usize).filter(|_| count > 0) else { return Vec::new() };
        let own = self.places(number);
        let mut near: Vec<u32> = own.iter().flat_map(|place| self.around(*place)).collect();
        near.sort_unstable();
        near.dedup();
        let mut first: Vec<(Rank, u32)> = Vec::with_capacity(count.min(near.len()) + 1);
        for other in near.into_iter().filter(|other| *other != number) {
            let told = self.stories[other as usize];
            let apart = told.second.abs_diff(story.second);
            let rank = (told.is_foreign, Reverse(self.shared(own, self.places(other))), apart, told.address);
            let at = first.partition_point(|(known, _)| *known < rank);
            if at < count {
                first.insert(at, (rank, other));
                first.truncate(count);
            }
        }
        first.into_iter().map(|(_, number)| number).collect()
    }

    fn places(&self, number: u32) -> &[(u32, u32)] {
        let at = number as usize;
        &self.places[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The stories of a tag around one of them, and that one.
    fn around(&self, (tag, at): (u32, u32)) -> impl Iterator<Item = u32> {
        let (numbers, at) = (&self.tags[tag as usize].1, at as usize);
        let until = (at + NEIGHBOURS + 1).min(numbers.len());
        numbers[at.saturating_sub(NEIGHBOURS)..until].iter().copied()
    }

    /// How much two stories share, each with its tags in order: the rarer a tag, the more it says.
    fn shared(&self, one: &[(u32, u32)], other: &[(u32, u32)]) -> u32 {
        let is_shared = |tag: &u32| other.iter().any(|(known, _)| known == tag);
        one.iter()
            .map(|(tag, _)| tag)
            .filter(|tag| is_shared(tag))
            .map(|tag| self.weights[*tag as usize])
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::{NEIGHBOURS, Related, Told};
    use crate::model::post::TagId;
    use crate::model::url::{Address, RootId};

    const DAY: i64 = 86_400;

    /// Stories a day apart, newest first, each with its tags; those that are named are in another language.
    struct Shelf {
        tags_of: Vec<Vec<TagId>>,
        seconds: Vec<i64>,
        foreign: Vec<usize>,
        addresses: Vec<Address>,
        tags: Vec<(TagId, Vec<u32>)>,
    }

    impl Shelf {
        fn new(tags: &[&[u32]]) -> Shelf {
            let tags_of: Vec<Vec<TagId>> =
                tags.iter().map(|tags| tags.iter().copied().map(TagId).collect()).collect();
            let mut all: Vec<TagId> = tags_of.iter().flatten().copied().collect();
            all.sort();
            all.dedup();
            let numbers = |tag: TagId| {
                (0..tags_of.len() as u32).filter(|at| tags_of[*at as usize].contains(&tag)).collect()
            };
            Shelf {
                seconds: (0..tags_of.len() as i64).map(|at| -at * DAY).collect(),
                foreign: Vec::new(),
                addresses: (0..tags_of.len())
                    .map(|at| Address::new(RootId(0), format!("/{at:05}/")))
                    .collect(),
                tags: all.into_iter().map(|tag| (tag, numbers(tag))).collect(),
                tags_of,
            }
        }

        fn related(&self, number: u32, count: usize) -> Vec<u32> {
            let stories = (0..self.tags_of.len()).map(|at| Told {
                second: self.seconds[at],
                is_foreign: self.foreign.contains(&at),
                address: &self.addresses[at],
            });
            Related::of_stories(stories.collect(), &self.tags).of(number, count)
        }
    }

    #[test]
    fn more_shared_tags_come_first_then_the_nearest_in_time() {
        let shelf = Shelf::new(&[&[1, 2], &[1], &[1], &[1, 2], &[1, 2], &[2], &[]]);
        // 4 shares both tags and is next to 3; 0 shares both and is three days away.
        assert_eq!(shelf.related(3, 3), [4, 0, 2]);
        assert_eq!(shelf.related(3, 1), [4]);
        assert_eq!(shelf.related(3, 0), [0; 0]);
        assert_eq!(shelf.related(6, 3), [0; 0], "a story without tags has none");
        assert_eq!(shelf.related(99, 3), [0; 0], "a story that is in no list has none");
    }

    #[test]
    fn a_rare_tag_says_more_than_a_common_one() {
        let mut tags: Vec<&[u32]> = vec![&[1, 2], &[1], &[1], &[1], &[1], &[1], &[1], &[2]];
        assert_eq!(Shelf::new(&tags).related(0, 1), [7]);
        // Where all have both, only time is left.
        tags.fill(&[1, 2]);
        assert_eq!(Shelf::new(&tags).related(0, 2), [1, 2]);
    }

    #[test]
    fn never_itself_and_each_once() {
        let shelf = Shelf::new(&[&[1, 2], &[2, 1], &[1]]);
        assert_eq!(shelf.related(0, 9), [1, 2]);
        assert_eq!(shelf.related(2, 9), [1, 0]);
    }

    #[test]
    fn the_language_of_the_page_comes_before_others() {
        let mut shelf = Shelf::new(&[&[1, 2], &[1, 2], &[1], &[1, 2]]);
        shelf.foreign = vec![1];
        assert_eq!(shelf.related(0, 3), [3, 2, 1]);
    }

    #[test]
    fn of_two_as_near_the_first_address_is_taken_first() {
        let mut shelf = Shelf::new(&[&[1], &[1], &[1]]);
        assert_eq!(shelf.related(1, 2), [0, 2]);
        shelf.addresses.swap(0, 2);
        assert_eq!(shelf.related(1, 2), [2, 0]);
    }

    #[test]
    fn a_story_is_compared_with_its_neighbours_alone() {
        // All of the far ones share two tags with the first; they are not even looked at.
        let mut tags: Vec<&[u32]> = vec![&[1]; 3 * NEIGHBOURS];
        tags[0] = &[1, 2];
        tags[2 * NEIGHBOURS] = &[1, 2];
        let shelf = Shelf::new(&tags);
        // By the rare tag it is found all the same, where it has but two stories.
        assert_eq!(shelf.related(0, 2), [2 * NEIGHBOURS as u32, 1]);
        assert_eq!(shelf.related(2 * NEIGHBOURS as u32 + 1, 9).len(), 9);
        let middle = shelf.related(NEIGHBOURS as u32 + 3, usize::MAX);
        assert_eq!(middle.len(), 2 * NEIGHBOURS);
    }
}

//! Values that are made once and asked for from many threads.

use std::hash::Hash;
use std::sync::{PoisonError, RwLock};

use rustc_hash::FxHashMap;

/// A table that fills as it is asked. What two threads make at once is the same, and one of the two stays.
#[derive(Debug)]
pub(crate) struct Cache<Name, Made>(RwLock<FxHashMap<Name, Made>>);

impl<Name: Eq + Hash, Made: Clone> Cache<Name, Made> {
    pub fn get(&self, name: &Name) -> Option<Made> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    pub fn put(&self, name: Name, made: Made) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(name, made);
    }

    /// What stands under this name, made now if nothing does.
    pub fn get_or(&self, name: Name, make: impl FnOnce() -> Made) -> Made {
        if let Some(known) = self.get(&name) {
            return known;
        }
        let made = make();
        self.put(name, made.clone());
        made
    }

    /// The same with what cannot always be made; a fault is not kept.
    pub fn try_get_or<Fault>(
        &self,
        name: Name,
        make: impl FnOnce() -> Result<Made, Fault>,
    ) -> Result<Made, Fault> {
        if let Some(known) = self.get(&name) {
            return Ok(known);
        }
        let made = make()?;
        self.put(name, made.clone());
        Ok(made)
    }

    pub fn clear(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = FxHashMap::default();
    }
}

impl<Name, Made> Default for Cache<Name, Made> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

#[cfg(test)]
mod tests {
    use super::Cache;

    #[test]
    fn a_value_is_made_once_and_a_fault_again() {
        let cache: Cache<u8, u8> = Cache::default();
        assert_eq!(cache.try_get_or(1, || Err("no")), Err("no"));
        assert_eq!(cache.try_get_or(1, || Ok::<_, ()>(7)), Ok(7));
        assert_eq!(cache.get_or(1, || 8), 7);
        cache.clear();
        assert_eq!(cache.get_or(1, || 8), 8);
    }
}

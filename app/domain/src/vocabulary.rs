//! Closed and open lists of names: the words of the public formats, each written in one place.
//!
//! A closed list is an `enum` whose variants are exactly the names of the format. An open list knows the names that
//! carry a rule and keeps every other one as it was written, because the format does not close it.

use std::fmt;
use std::marker::PhantomData;

use serde::{Serialize, Serializer};

/// A text that is none of the names of a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not one of: {}", .allowed.join(", "))]
pub struct UnknownName {
    /// The names that would have been right.
    pub allowed: &'static [&'static str],
}

/// A closed list of names.
pub trait Vocabulary: Copy + Eq + fmt::Debug + 'static {
    /// Every member, in the order of the format.
    const MEMBERS: &'static [Self];
    /// Every name, in the order of the format.
    const NAMES: &'static [&'static str];
    /// The name as the formats write it.
    fn name(self) -> &'static str;
    /// The member with this name (or one of its other spellings).
    fn named(name: &str) -> Option<Self>;
    /// Its place in the list, from 0.
    fn place(self) -> u8;
}

/// Declares a closed list of names: an `enum` with `ALL`, `as_str`, `FromStr`, `Display` and serde by name.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $( $(#[$doc:meta])* $variant:ident = $text:literal $(| $other:literal)* ),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $( $(#[$doc])* $variant ),+ }

        impl $name {
            /// Every member, in the order of the format.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name as the formats write it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl $crate::vocabulary::Vocabulary for $name {
            const MEMBERS: &'static [Self] = Self::ALL;
            const NAMES: &'static [&'static str] = &[$($text),+];
            fn name(self) -> &'static str { self.as_str() }
            fn named(name: &str) -> Option<Self> {
                match name { $($text $(| $other)* => Some(Self::$variant),)+ _ => None }
            }
            fn place(self) -> u8 { self as u8 }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::vocabulary::UnknownName;
            fn from_str(name: &str) -> Result<Self, Self::Err> {
                <Self as $crate::vocabulary::Vocabulary>::named(name).ok_or($crate::vocabulary::UnknownName {
                    allowed: <Self as $crate::vocabulary::Vocabulary>::NAMES,
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.as_str()) }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = String::deserialize(deserializer)?;
                name.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use vocabulary;

/// Declares an open list of names: the known ones carry a rule, any other is kept as written.
macro_rules! open_vocabulary {
    ($(#[$meta:meta])* $name:ident { $( $(#[$doc:meta])* $variant:ident = $text:literal ),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $( $(#[$doc])* $variant, )+
            /// Any other, as it was written.
            Other(Box<str>),
        }

        impl $name {
            /// The members that have a name of their own.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self { $(Self::$variant => $text,)+ Self::Other(name) => name }
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                match name { $($text => Self::$variant,)+ other => Self::Other(other.into()) }
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;
            fn from_str(name: &str) -> Result<Self, Self::Err> { Ok(Self::from(name)) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.as_str()) }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(Self::from(String::deserialize(deserializer)?.as_str()))
            }
        }
    };
}
pub(crate) use open_vocabulary;

/// A set of members of a closed list of at most 64 names, without allocation. Iterates in the order of the format.
pub struct Set<V>(u64, PhantomData<V>);

impl<V: Vocabulary> Set<V> {
    /// The set without members.
    pub const EMPTY: Self = Self(0, PhantomData);

    const fn bit(place: u8) -> u64 {
        1u64.wrapping_shl(place as u32)
    }

    /// Adds a member.
    pub fn insert(&mut self, member: V) {
        self.0 |= Self::bit(member.place());
    }

    /// This set with a member more.
    #[must_use]
    pub fn with(mut self, member: V) -> Self {
        self.insert(member);
        self
    }

    /// Whether the member is in it.
    #[must_use]
    pub fn contains(self, member: V) -> bool {
        self.0 & Self::bit(member.place()) != 0
    }

    /// Members of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0, PhantomData)
    }

    /// Whether it has no members.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many members it has.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Its members, in the order of the format.
    pub fn iter(self) -> impl Iterator<Item = V> {
        V::MEMBERS.iter().copied().filter(move |member| self.contains(*member))
    }
}

impl<V> Clone for Set<V> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<V> Copy for Set<V> {}
impl<V> PartialEq for Set<V> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<V> Eq for Set<V> {}
impl<V: Vocabulary> Default for Set<V> {
    fn default() -> Self {
        Self::EMPTY
    }
}
impl<V: Vocabulary> fmt::Debug for Set<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
impl<V: Vocabulary> FromIterator<V> for Set<V> {
    fn from_iter<I: IntoIterator<Item = V>>(members: I) -> Self {
        members.into_iter().fold(Self::EMPTY, Self::with)
    }
}
impl<V: Vocabulary> Serialize for Set<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(V::name))
    }
}

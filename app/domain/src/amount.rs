//! Amounts: integers only. What people read and write has two decimals ([`Centi`]); what is added up is exact
//! ([`Points`]), so that three sessions of 100 minutes make 5 points and not 5.01.

use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Hundredths: of points, of hours, or of items. Never negative. In JSON a whole number is written as an integer, any
/// other with at most two decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Centi(u64);

impl Centi {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One whole.
    pub const ONE: Self = Self(100);

    /// From hundredths.
    #[must_use]
    pub const fn new(hundredths: u64) -> Self {
        Self(hundredths)
    }

    /// From wholes; saturates.
    #[must_use]
    pub const fn whole(wholes: u64) -> Self {
        Self(wholes.saturating_mul(100))
    }

    /// In hundredths.
    #[must_use]
    pub const fn hundredths(self) -> u64 {
        self.0
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum; saturates.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference, or nothing when `other` is more.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The smaller of the two.
    #[must_use]
    pub const fn at_most(self, other: Self) -> Self {
        if self.0 < other.0 { self } else { other }
    }

    /// Exactly this many points.
    #[must_use]
    pub const fn points(self) -> Points {
        Points(self.0.saturating_mul(Points::PER_CENTI))
    }

    /// From a decimal number, when it has at most two decimals and is not negative.
    #[must_use]
    pub fn from_decimal(number: f64) -> Option<Self> {
        // Up to here hundredths and their nearest double are one to one.
        const LIMIT: f64 = 1e12;
        if !(0.0..=LIMIT).contains(&number) {
            return None;
        }
        let hundredths = (number * 100.0).round();
        #[allow(clippy::float_cmp)]
        // The question is whether this very number is written with two decimals.
        let exact = hundredths / 100.0 == number;
        // In range by the check above: the cast neither truncates nor wraps.
        exact.then_some(Self(hundredths as u64))
    }
}

/// Plain decimal notation with a point and no superfluous zeros: `12`, `1.5`, `66.67`.
impl fmt::Display for Centi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (wholes, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => write!(f, "{wholes}"),
            tenths if tenths % 10 == 0 => write!(f, "{wholes}.{}", tenths / 10),
            hundredths => write!(f, "{wholes}.{hundredths:02}"),
        }
    }
}

impl Serialize for Centi {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(100) {
            serializer.serialize_u64(self.0 / 100)
        } else {
            // The nearest double of a number with two decimals is written back as that number.
            serializer.serialize_f64(self.0 as f64 / 100.0)
        }
    }
}

impl<'de> Deserialize<'de> for Centi {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Self::from_decimal(number)
            .ok_or_else(|| serde::de::Error::custom("not a number from 0 with at most two decimals"))
    }
}

impl Sum for Centi {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::plus)
    }
}

/// Minutes of contact time, 1 to 1440 in one session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(u32);

impl Minutes {
    /// The longest session: a day.
    pub const LONGEST: Self = Self(24 * 60);

    /// From minutes.
    #[must_use]
    pub const fn new(minutes: u32) -> Self {
        Self(minutes)
    }

    /// In minutes.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The sum; saturates.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

/// An exact amount of points, as a whole number of 1/2700 point: the largest part in which a minute counts a whole
/// number of times at every known rate (alone 45, with two 40, with three 36).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Points(u64);

impl Points {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// Parts in one point.
    pub const PER_POINT: u64 = 2700;
    /// Parts in a hundredth of a point.
    pub const PER_CENTI: u64 = Self::PER_POINT / 100;

    /// From parts of 1/2700 point.
    #[must_use]
    pub const fn new(parts: u64) -> Self {
        Self(parts)
    }

    /// In parts of 1/2700 point.
    #[must_use]
    pub const fn parts(self) -> u64 {
        self.0
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum; saturates.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference, or nothing when `other` is more.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The smaller of the two.
    #[must_use]
    pub const fn at_most(self, other: Self) -> Self {
        if self.0 < other.0 { self } else { other }
    }

    /// To two decimals, a half upwards.
    #[must_use]
    pub const fn rounded(self) -> Centi {
        Centi(self.0.saturating_add(Self::PER_CENTI / 2) / Self::PER_CENTI)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::plus)
    }
}

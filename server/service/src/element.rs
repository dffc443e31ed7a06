//! The elements of a dossier, as entries of a portfolio: one code path for all four kinds.
use std::fmt;

use chrono::NaiveDate;
use domain::{Activity, Document, Dossier, Employment, Registration};
use serde::{Serialize, de::DeserializeOwned};
use store::StoreError;
use store::entry::Kind;

mod sealed {
    pub trait Sealed {}
}

/// One of the four kinds of element.
pub trait Element:
    sealed::Sealed + Clone + fmt::Debug + PartialEq + Serialize + DeserializeOwned + Send + Sync + Sized + 'static
{
    /// Which.
    const KIND: Kind;
    /// The name of its list in the dossier's format.
    const LIST: &'static str;

    /// Its own id; empty when it has none (yet). Documents never have one.
    fn own_id(&self) -> &str;
    /// Gives it an id of its own; nothing for documents.
    fn set_own_id(&mut self, id: &str);
    /// Its list in a dossier.
    fn list(dossier: &Dossier) -> &[Self];
    /// Its list in a dossier, to change.
    fn list_mut(dossier: &mut Dossier) -> &mut Vec<Self>;
    /// As one of the four.
    fn into_any(self) -> AnyElement;
    /// The day that decides its place in a dossier.
    fn day(&self) -> Option<NaiveDate>;

    /// The job that it is about, if it names one.
    fn employment(&self) -> Option<&str> {
        None
    }

    /// Forgets the job that it is about.
    fn forget_employment(&mut self) {}

    /// Whether it is the same thing in the world as `other`, though it may have another own id.
    #[doc(hidden)]
    fn is_same(&self, _other: &Self) -> bool {
        false
    }

    /// Whether it can be another version of `other`, which has the same own id. Files that people make call their first
    /// activity `a1`, each of them.
    #[doc(hidden)]
    fn is_alike(&self, _other: &Self) -> bool {
        true
    }
}

/// An element of whatever kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnyElement {
    /// A registration.
    Registration(Registration),
    /// A job.
    Employment(Employment),
    /// An activity.
    Activity(Activity),
    /// A document.
    Document(Document),
}

impl AnyElement {
    /// Of which kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Registration(_) => Kind::Registration,
            Self::Employment(_) => Kind::Employment,
            Self::Activity(_) => Kind::Activity,
            Self::Document(_) => Kind::Document,
        }
    }

    /// What it is called: a title, an employer, or names from the format's lists. May be empty.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::Registration(registration) => {
                let number = registration.number.as_deref().unwrap_or_default();
                format!("{} {} {number}", registration.register, registration.chamber).trim_end().to_owned()
            }
            Self::Employment(employment) => employment.employer.clone().unwrap_or_default(),
            Self::Activity(activity) => activity.title().unwrap_or_default().to_owned(),
            Self::Document(document) => document.kind.as_str().to_owned(),
        }
    }
}

macro_rules! elements {
    ($( $element:ident $list:ident $name:literal { $($body:tt)* } )*) => {
        $(
            impl sealed::Sealed for $element {}
            impl Element for $element {
                const KIND: Kind = Kind::$element;
                const LIST: &'static str = $name;

                fn list(dossier: &Dossier) -> &[Self] {
                    &dossier.$list
                }

                fn list_mut(dossier: &mut Dossier) -> &mut Vec<Self> {
                    &mut dossier.$list
                }

                fn into_any(self) -> AnyElement {
                    AnyElement::$element(self)
                }

                $($body)*
            }
        )*
    };
}

elements! {
    Registration registrations "registrations" {
        fn is_same(&self, other: &Self) -> bool {
            (self.register, self.chamber, self.since) == (other.register, other.chamber, other.since)
        }

        fn is_alike(&self, other: &Self) -> bool {
            self.chamber == other.chamber
        }

        fn day(&self) -> Option<NaiveDate> {
            Some(self.since)
        }

        fn own_id(&self) -> &str {
            &self.id
        }

        fn set_own_id(&mut self, id: &str) {
            id.clone_into(&mut self.id);
        }
    }

    Employment employments "employments" {
        fn is_alike(&self, other: &Self) -> bool {
            self.from == other.from || self.employer == other.employer
        }

        fn day(&self) -> Option<NaiveDate> {
            Some(self.from)
        }

        fn own_id(&self) -> &str {
            &self.id
        }

        fn set_own_id(&mut self, id: &str) {
            id.clone_into(&mut self.id);
        }
    }

    Activity activities "activities" {
        fn is_alike(&self, other: &Self) -> bool {
            let title = self.title().is_some() && self.title() == other.title();
            self.kind() == other.kind() && (title || self.last_day() == other.last_day())
        }

        fn day(&self) -> Option<NaiveDate> {
            self.last_day()
        }

        fn own_id(&self) -> &str {
            self.id()
        }

        fn set_own_id(&mut self, id: &str) {
            self.set_id(id.to_owned());
        }
    }

    Document documents "documents" {
        fn day(&self) -> Option<NaiveDate> {
            self.dated()
        }

        fn own_id(&self) -> &'static str {
            ""
        }

        fn set_own_id(&mut self, _: &str) {}

        fn employment(&self) -> Option<&str> {
            self.employment.as_deref()
        }

        fn forget_employment(&mut self) {
            self.employment = None;
        }
    }
}

/// An element in the dossier's format.
pub(crate) fn write(element: &impl Element) -> Result<String, StoreError> {
    serde_json::to_string(element).map_err(|_| StoreError::Corrupt("element"))
}

/// Reads what `write` wrote.
pub(crate) fn read<T: Element>(payload: &str) -> Result<T, StoreError> {
    serde_json::from_str(payload).map_err(|_| StoreError::Corrupt(T::LIST))
}

/// Reads an element of a kind that is known only now.
pub(crate) fn read_any(kind: Kind, payload: &str) -> Result<AnyElement, StoreError> {
    Ok(match kind {
        Kind::Registration => read::<Registration>(payload)?.into_any(),
        Kind::Employment => read::<Employment>(payload)?.into_any(),
        Kind::Activity => read::<Activity>(payload)?.into_any(),
        Kind::Document => read::<Document>(payload)?.into_any(),
    })
}

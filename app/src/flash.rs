//! What the previous request did, carried over one redirect in a short-lived cookie.
//!
//! The cookie holds codes and ids only, never a text or a name.

use language::organisation::Done;
use std::{fmt, str::FromStr};

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flash {
    /// An entry was stored; its id.
    Saved(String),
    /// An entry was deleted; its id, so that it can be restored.
    Deleted(String),
    /// A deletion was undone.
    Restored(String),
    /// An import was stored.
    Imported {
        /// New entries.
        added: u32,
        /// Entries that were there already.
        already_there: u32,
    },
    /// The e-mail address was confirmed.
    Confirmed,
    /// A new password was set.
    PasswordChanged,
    /// The name was changed.
    NameChanged,
    /// A session, or all others, were ended.
    SessionsEnded,
    /// The person logged out.
    SignedOut,
    /// The second factor is no longer asked for.
    SecondFactorOff,
    /// The second factor was turned on or off in another window.
    SecondFactorElsewhere,
    /// A recovery code was used to log in; how many are left.
    RecoveryCodeUsed(u32),
    /// The account and all that was in it were erased.
    AccountErased,
    /// An employer sees something from now on.
    SharingBegun,
    /// An employer sees something else from now on.
    SharingChanged,
    /// An employer sees nothing any more.
    SharingStopped,
    /// Something of an organisation.
    Organisation(Done),
    /// Somebody of the staff was asked to share.
    AskedToShare,
    /// Sharing was ended from the employer's side.
    Unlinked,
    /// Somebody was taken off the staff.
    StaffRemoved,
    /// What the public register showed was written down.
    Checked,
    /// Somebody objected to work that they were given.
    Disputed,
    /// An objection was taken back.
    DisputeWithdrawn,
    /// An objection was answered.
    DisputeAnswered,
    /// A list of staff was read in.
    StaffImported {
        /// How many are new.
        new: u32,
        /// How many changed.
        changed: u32,
    },
    /// A filter was saved, or has another name.
    FilterSaved,
    /// A saved filter was removed.
    FilterRemoved,
}

impl fmt::Display for Flash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Saved(id) => write!(f, "saved.{id}"),
            Self::Deleted(id) => write!(f, "deleted.{id}"),
            Self::Restored(id) => write!(f, "restored.{id}"),
            Self::Imported { added, already_there } => write!(f, "imported.{added}.{already_there}"),
            Self::Confirmed => f.write_str("confirmed"),
            Self::PasswordChanged => f.write_str("password-changed"),
            Self::NameChanged => f.write_str("name-changed"),
            Self::SessionsEnded => f.write_str("sessions-ended"),
            Self::SignedOut => f.write_str("signed-out"),
            Self::SecondFactorOff => f.write_str("second-factor-off"),
            Self::SecondFactorElsewhere => f.write_str("second-factor-elsewhere"),
            Self::RecoveryCodeUsed(left) => write!(f, "recovery-code-used.{left}"),
            Self::AccountErased => f.write_str("account-erased"),
            Self::SharingBegun => f.write_str("sharing-begun"),
            Self::SharingChanged => f.write_str("sharing-changed"),
            Self::SharingStopped => f.write_str("sharing-stopped"),
            Self::Organisation(done) => write!(f, "organisation.{}", done.as_str()),
            Self::AskedToShare => f.write_str("asked-to-share"),
            Self::Unlinked => f.write_str("unlinked"),
            Self::StaffRemoved => f.write_str("staff-removed"),
            Self::Checked => f.write_str("checked"),
            Self::Disputed => f.write_str("disputed"),
            Self::DisputeWithdrawn => f.write_str("dispute-withdrawn"),
            Self::DisputeAnswered => f.write_str("dispute-answered"),
            Self::StaffImported { new, changed } => write!(f, "staff-imported.{new}.{changed}"),
            Self::FilterSaved => f.write_str("filter-saved"),
            Self::FilterRemoved => f.write_str("filter-removed"),
        }
    }
}

/// The cookie held something else.
#[derive(Debug, PartialEq, Eq)]
pub struct NotAFlash;

impl FromStr for Flash {
    type Err = NotAFlash;

    fn from_str(text: &str) -> Result<Self, NotAFlash> {
        let id = |id: &str| {
            let plain = id.len() == 36 && id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
            plain.then(|| id.to_owned()).ok_or(NotAFlash)
        };
        let parts: Vec<&str> = text.split('.').collect();
        match parts.as_slice() {
            ["saved", entry] => Ok(Self::Saved(id(entry)?)),
            ["deleted", entry] => Ok(Self::Deleted(id(entry)?)),
            ["restored", entry] => Ok(Self::Restored(id(entry)?)),
            ["imported", added, already_there] => Ok(Self::Imported {
                added: added.parse().map_err(|_| NotAFlash)?,
                already_there: already_there.parse().map_err(|_| NotAFlash)?,
            }),
            ["staff-imported", new, changed] => Ok(Self::StaffImported {
                new: new.parse().map_err(|_| NotAFlash)?,
                changed: changed.parse().map_err(|_| NotAFlash)?,
            }),
            ["filter-saved"] => Ok(Self::FilterSaved),
            ["filter-removed"] => Ok(Self::FilterRemoved),
            ["confirmed"] => Ok(Self::Confirmed),
            ["password-changed"] => Ok(Self::PasswordChanged),
            ["name-changed"] => Ok(Self::NameChanged),
            ["sessions-ended"] => Ok(Self::SessionsEnded),
            ["signed-out"] => Ok(Self::SignedOut),
            ["second-factor-off"] => Ok(Self::SecondFactorOff),
            ["second-factor-elsewhere"] => Ok(Self::SecondFactorElsewhere),
            ["recovery-code-used", left] => Ok(Self::RecoveryCodeUsed(left.parse().map_err(|_| NotAFlash)?)),
            ["account-erased"] => Ok(Self::AccountErased),
            ["sharing-begun"] => Ok(Self::SharingBegun),
            ["sharing-changed"] => Ok(Self::SharingChanged),
            ["sharing-stopped"] => Ok(Self::SharingStopped),
            ["organisation", code] => {
                Done::ALL.into_iter().find(|done| done.as_str() == *code).map(Self::Organisation).ok_or(NotAFlash)
            }
            ["asked-to-share"] => Ok(Self::AskedToShare),
            ["unlinked"] => Ok(Self::Unlinked),
            ["staff-removed"] => Ok(Self::StaffRemoved),
            ["checked"] => Ok(Self::Checked),
            ["disputed"] => Ok(Self::Disputed),
            ["dispute-withdrawn"] => Ok(Self::DisputeWithdrawn),
            ["dispute-answered"] => Ok(Self::DisputeAnswered),
            _ => Err(NotAFlash),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flash_survives_the_cookie_and_nothing_else_becomes_one() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057".to_owned();
        for flash in [
            Flash::Saved(id.clone()),
            Flash::Deleted(id.clone()),
            Flash::Restored(id),
            Flash::Imported { added: 3, already_there: 0 },
            Flash::Confirmed,
            Flash::SignedOut,
            Flash::SecondFactorOff,
            Flash::RecoveryCodeUsed(9),
            Flash::SharingBegun,
            Flash::SharingChanged,
            Flash::SharingStopped,
            Flash::Organisation(Done::Invited),
            Flash::AskedToShare,
            Flash::Unlinked,
            Flash::StaffRemoved,
            Flash::Checked,
            Flash::Disputed,
            Flash::DisputeWithdrawn,
            Flash::DisputeAnswered,
            Flash::StaffImported { new: 3, changed: 0 },
            Flash::FilterSaved,
            Flash::FilterRemoved,
        ] {
            assert_eq!(flash.to_string().parse(), Ok(flash));
        }
        for wrong in ["", "saved", "saved.<script>", "imported.x.1", "saved.1.2"] {
            assert_eq!(wrong.parse::<Flash>(), Err(NotAFlash), "{wrong}");
        }
    }
}

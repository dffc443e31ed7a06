//! Organisations: what they are, their teams and places, who does what in them, and the history of all that.
use chrono::{DateTime, Utc};
use domain::organisation::Role;
use sea_orm::QueryResult;
use uuid::Uuid;

use crate::access::{
    AcceptInvitation, Action, EditWorkforce, FoundOrganisation, Grant, ManageAccount, ManageMembers,
    ManageOrganisation, ViewOrganisation, WorkQueue,
};
use crate::account::private;
use crate::database::Counted;
use crate::line;
use crate::{
    AccountId, AllocationId, ArrangementId, InvitationId, KindOfWorkId, LocationId, MembershipId, OrganisationId,
    StaffId, StoreError, TeamId,
};

/// Grants on one organisation: what everybody with a role there may read.
pub trait Within: private::Connection {
    /// Which.
    fn organisation(&self) -> OrganisationId;
    /// How the history names who was given it.
    fn actor(&self) -> String;
}

impl<A: Action<Subject = OrganisationId>> Within for Grant<'_, A> {
    fn organisation(&self) -> OrganisationId {
        self.subject()
    }

    fn actor(&self) -> String {
        self.actor_label()
    }
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its key.
    pub id: OrganisationId,
    /// Its legal name.
    pub name: String,
    /// Its number in the trade register.
    pub kvk: String,
    /// What it gives its people, so that they can begin a link.
    pub join_code: String,
    /// Rises by one with each change.
    pub version: i32,
}

impl Organisation {
    const COLUMNS: &'static str = "organisation.id, organisation.name, kvk, join_code, organisation.version";

    fn read(row: &QueryResult) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.try_get_by_index::<Uuid>(0)?.into(),
            name: row.try_get_by_index(1)?,
            kvk: row.try_get_by_index(2)?,
            join_code: row.try_get_by_index(3)?,
            version: row.try_get_by_index(4)?,
        })
    }
}

fn role_of(text: &str) -> Result<Role, StoreError> {
    text.parse().map_err(|_| StoreError::Corrupt("role"))
}

/// Brings an organisation into the product and makes who does so its owner; `false` when its key or its code is taken.
///
/// # Errors
/// When the database fails.
pub async fn found(
    grant: &Grant<'_, FoundOrganisation>,
    new: &Organisation,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const INSERT: &str = "
INSERT INTO organisation (id, name, kvk, join_code, version, created_at, updated_at) VALUES ($1, $2, $3, $4, 1, $5, $5)
ON CONFLICT DO NOTHING";
    let Some(owner) = grant.account() else { return Ok(false) };
    let values = [
        new.id.uuid().into(),
        new.name.clone().into(),
        new.kvk.clone().into(),
        new.join_code.clone().into(),
        now.into(),
    ];
    let connection = grant.connection();
    if connection.run(INSERT, values).await? == 0 {
        return Ok(false);
    }
    enter(connection, new.id, owner, Role::Owner, now).await?;
    Ok(true)
}

/// Makes somebody a member. They are none yet.
async fn enter(
    connection: &Counted,
    organisation: OrganisationId,
    account: AccountId,
    role: Role,
    now: DateTime<Utc>,
) -> Result<MembershipId, StoreError> {
    const INSERT: &str =
        "INSERT INTO membership (id, organisation_id, account_id, role, created_at) VALUES ($1, $2, $3, $4, $5)";
    let id = MembershipId::new();
    let values =
        [id.uuid().into(), organisation.uuid().into(), account.uuid().into(), role.as_str().into(), now.into()];
    connection.run(INSERT, values).await?;
    Ok(id)
}

/// An organisation that somebody has a role in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    /// Its key.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Their role.
    pub role: Role,
}

impl Mine {
    fn read(row: &QueryResult) -> Result<Self, StoreError> {
        let role: String = row.try_get_by_index(2)?;
        let id: Uuid = row.try_get_by_index(0)?;
        Ok(Self { id: id.into(), name: row.try_get_by_index(1)?, role: role_of(&role)? })
    }
}

/// The organisations in which the owner of the account has a role, by name.
///
/// # Errors
/// When the database fails.
pub async fn mine(grant: &Grant<'_, ManageAccount>) -> Result<Vec<Mine>, StoreError> {
    const MINE: &str = "
SELECT organisation.id, organisation.name, membership.role
FROM membership JOIN organisation ON organisation.id = membership.organisation_id
WHERE membership.account_id = $1 AND membership.ended_at IS NULL
ORDER BY organisation.name, organisation.id";
    let rows = grant.connection().rows(MINE, [grant.subject().uuid().into()]).await?;
    rows.iter().map(Mine::read).collect()
}

/// The organisations that would have no owner without the owner of the account, by name.
///
/// # Errors
/// When the database fails.
pub async fn owned_alone(grant: &Grant<'_, ManageAccount>) -> Result<Vec<Mine>, StoreError> {
    const ALONE: &str = "
SELECT organisation.id, organisation.name, membership.role
FROM membership JOIN organisation ON organisation.id = membership.organisation_id
WHERE membership.account_id = $1 AND membership.ended_at IS NULL AND membership.role = 'owner'
    AND NOT EXISTS (SELECT 1 FROM membership AS other WHERE other.organisation_id = membership.organisation_id
        AND other.account_id <> $1 AND other.ended_at IS NULL AND other.role = 'owner')
ORDER BY organisation.name, organisation.id";
    let rows = grant.connection().rows(ALONE, [grant.subject().uuid().into()]).await?;
    rows.iter().map(Mine::read).collect()
}

/// Makes others who are about to change who does what in the organisation, or its teams, wait until this is done: what is
/// read after it stays true.
///
/// # Errors
/// When the database fails.
pub async fn lock(grant: &impl Within) -> Result<(), StoreError> {
    const LOCK: &str = "UPDATE organisation SET version = version WHERE id = $1";
    grant.get().run(LOCK, [grant.organisation().uuid().into()]).await?;
    Ok(())
}

/// The organisation of the grant; `None` when it is gone.
///
/// # Errors
/// When the database fails.
pub async fn get(grant: &impl Within) -> Result<Option<Organisation>, StoreError> {
    let sql = format!("SELECT {} FROM organisation WHERE id = $1", Organisation::COLUMNS);
    let row = grant.get().row(&sql, [grant.organisation().uuid().into()]).await?;
    row.as_ref().map(Organisation::read).transpose()
}

/// The organisation that gave this code out.
///
/// # Errors
/// When the database fails.
pub async fn by_join_code(grant: &Grant<'_, AcceptInvitation>, code: &str) -> Result<Option<Organisation>, StoreError> {
    let sql = format!("SELECT {} FROM organisation WHERE join_code = $1", Organisation::COLUMNS);
    let row = grant.connection().row(&sql, [code.into()]).await?;
    row.as_ref().map(Organisation::read).transpose()
}

/// Changes name and number of version `version`; `false` when it is another version by now.
///
/// # Errors
/// When the database fails.
pub async fn edit(
    grant: &Grant<'_, ManageOrganisation>,
    version: i32,
    name: &str,
    kvk: &str,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const EDIT: &str = "
UPDATE organisation SET name = $3, kvk = $4, version = version + 1, updated_at = $5 WHERE id = $1 AND version = $2";
    let values = [grant.subject().uuid().into(), version.into(), name.into(), kvk.into(), now.into()];
    Ok(grant.connection().run(EDIT, values).await? == 1)
}

/// Gives it another code; the old one opens nothing any more. `false` when the new one is taken.
///
/// # Errors
/// When the database fails.
pub async fn change_join_code(
    grant: &Grant<'_, EditWorkforce>,
    code: &str,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const EDIT: &str = "
UPDATE organisation SET join_code = $2, updated_at = $3
WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM organisation AS other WHERE other.join_code = $2)";
    let values = [grant.subject().uuid().into(), code.into(), now.into()];
    Ok(grant.connection().run(EDIT, values).await? == 1)
}

/// Removes the organisation with everything that is its own. What professionals have stays theirs.
///
/// # Errors
/// When the database fails.
pub async fn remove(grant: &Grant<'_, ManageOrganisation>) -> Result<bool, StoreError> {
    let values = [grant.subject().uuid().into()];
    Ok(grant.connection().run("DELETE FROM organisation WHERE id = $1", values).await? == 1)
}

/// A place where an organisation works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// Its key.
    pub id: LocationId,
    /// Its name.
    pub name: String,
}

/// The places of the organisation, by name.
///
/// # Errors
/// When the database fails.
pub async fn locations(grant: &impl Within) -> Result<Vec<Location>, StoreError> {
    const LIST: &str = "SELECT id, name FROM location WHERE organisation_id = $1 ORDER BY name, id";
    let rows = grant.get().rows(LIST, [grant.organisation().uuid().into()]).await?;
    rows.iter()
        .map(|row| Ok(Location { id: row.try_get_by_index::<Uuid>(0)?.into(), name: row.try_get_by_index(1)? }))
        .collect()
}

/// Adds a place; `false` when there is one of that name, or its key is taken.
///
/// # Errors
/// When the database fails.
pub async fn add_location(grant: &Grant<'_, ManageOrganisation>, location: &Location) -> Result<bool, StoreError> {
    const INSERT: &str = "INSERT INTO location (id, organisation_id, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    let values = [location.id.uuid().into(), grant.subject().uuid().into(), location.name.clone().into()];
    Ok(grant.connection().run(INSERT, values).await? == 1)
}

/// Removes a place; its teams stay.
///
/// # Errors
/// When the database fails.
pub async fn remove_location(grant: &Grant<'_, ManageOrganisation>, location: LocationId) -> Result<bool, StoreError> {
    const DELETE: &str = "DELETE FROM location WHERE id = $1 AND organisation_id = $2";
    Ok(grant.connection().run(DELETE, [location.uuid().into(), grant.subject().uuid().into()]).await? == 1)
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its key.
    pub id: TeamId,
    /// The team that it is a part of.
    pub parent: Option<TeamId>,
    /// Where it works.
    pub location: Option<LocationId>,
    /// Its name.
    pub name: String,
}

/// The teams of the organisation, by name.
///
/// # Errors
/// When the database fails.
pub async fn teams(grant: &impl Within) -> Result<Vec<Team>, StoreError> {
    const LIST: &str = "SELECT id, parent_id, location_id, name FROM team WHERE organisation_id = $1 ORDER BY name, id";
    let rows = grant.get().rows(LIST, [grant.organisation().uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Team {
                id: row.try_get_by_index::<Uuid>(0)?.into(),
                parent: row.try_get_by_index::<Option<Uuid>>(1)?.map(TeamId::from),
                location: row.try_get_by_index::<Option<Uuid>>(2)?.map(LocationId::from),
                name: row.try_get_by_index(3)?,
            })
        })
        .collect()
}

/// Adds a team, or changes the one with this key: one whose place in the tree and whose location are the
/// organisation's own, which the caller has looked at. `false` when the key is somebody else's.
///
/// # Errors
/// When the database fails.
pub async fn put_team(grant: &Grant<'_, ManageOrganisation>, team: &Team) -> Result<bool, StoreError> {
    const PUT: &str = "
INSERT INTO team (id, organisation_id, parent_id, location_id, name) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, location_id = excluded.location_id, name = excluded.name
WHERE team.organisation_id = excluded.organisation_id";
    let values = [
        team.id.uuid().into(),
        grant.subject().uuid().into(),
        team.parent.map(TeamId::uuid).into(),
        team.location.map(LocationId::uuid).into(),
        team.name.clone().into(),
    ];
    Ok(grant.connection().run(PUT, values).await? == 1)
}

/// Removes a team that has no team below it; its people stay, in no team.
///
/// # Errors
/// When the database fails.
pub async fn remove_team(grant: &Grant<'_, ManageOrganisation>, team: TeamId) -> Result<bool, StoreError> {
    const DELETE: &str = "
DELETE FROM team WHERE id = $1 AND organisation_id = $2
    AND NOT EXISTS (SELECT 1 FROM team AS below WHERE below.parent_id = $1)";
    let (connection, organisation) = (grant.connection(), grant.subject());
    let removed = connection.run(DELETE, [team.uuid().into(), organisation.uuid().into()]).await? == 1;
    if removed {
        line::of_no_team(connection, organisation).await?;
    }
    Ok(removed)
}

/// Somebody with a role in an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The key of what they do there.
    pub id: MembershipId,
    /// Who.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their role.
    pub role: Role,
    /// Since when.
    pub since: DateTime<Utc>,
    /// The teams that a team lead leads.
    pub teams: Vec<TeamId>,
}

/// Who has a role in the organisation now, by name. Two queries.
///
/// # Errors
/// When the database fails.
pub async fn members(grant: &impl Within) -> Result<Vec<Member>, StoreError> {
    const LIST: &str = "
SELECT membership.id, account.id, account.name, account.email_typed, membership.role, membership.created_at
FROM membership JOIN account ON account.id = membership.account_id
WHERE membership.organisation_id = $1 AND membership.ended_at IS NULL
ORDER BY account.name, membership.id";
    const LED: &str = "
SELECT membership_team.membership_id, membership_team.team_id
FROM membership_team JOIN membership ON membership.id = membership_team.membership_id
WHERE membership.organisation_id = $1 AND membership.ended_at IS NULL";
    let organisation = grant.organisation().uuid();
    let rows = grant.get().rows(LIST, [organisation.into()]).await?;
    let mut members: Vec<Member> = rows
        .iter()
        .map(|row| {
            let role: String = row.try_get_by_index(4)?;
            Ok(Member {
                id: row.try_get_by_index::<Uuid>(0)?.into(),
                account: row.try_get_by_index::<Uuid>(1)?.into(),
                name: row.try_get_by_index(2)?,
                email: row.try_get_by_index(3)?,
                role: role_of(&role)?,
                since: row.try_get_by_index(5)?,
                teams: Vec::new(),
            })
        })
        .collect::<Result<_, StoreError>>()?;
    for row in grant.get().rows(LED, [organisation.into()]).await? {
        let (membership, team): (Uuid, Uuid) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        if let Some(member) = members.iter_mut().find(|member| member.id.uuid() == membership) {
            member.teams.push(team.into());
        }
    }
    Ok(members)
}

/// Gives a member another role, and the teams that go with it, which the caller has looked at.
///
/// # Errors
/// When the database fails.
pub async fn change_role(
    grant: &Grant<'_, ManageMembers>,
    membership: MembershipId,
    role: Role,
    teams: &[TeamId],
) -> Result<bool, StoreError> {
    const EDIT: &str = "UPDATE membership SET role = $3 WHERE id = $1 AND organisation_id = $2 AND ended_at IS NULL";
    let connection = grant.connection();
    let values = [membership.uuid().into(), grant.subject().uuid().into(), role.as_str().into()];
    if connection.run(EDIT, values).await? == 0 {
        return Ok(false);
    }
    connection.run("DELETE FROM membership_team WHERE membership_id = $1", [membership.uuid().into()]).await?;
    for team in teams {
        lead(connection, membership, *team).await?;
    }
    Ok(true)
}

async fn lead(connection: &Counted, membership: MembershipId, team: TeamId) -> Result<(), StoreError> {
    const INSERT: &str = "INSERT INTO membership_team (membership_id, team_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    connection.run(INSERT, [membership.uuid().into(), team.uuid().into()]).await?;
    Ok(())
}

/// Grants that may end what somebody does: of who decides on that, and of who leaves.
pub trait MayEnd: Within {}
impl MayEnd for Grant<'_, ManageMembers> {}
impl MayEnd for Grant<'_, ViewOrganisation> {}

/// Ends what somebody does in the organisation, from this moment. Leaving is only for oneself, which the caller has
/// looked at.
///
/// # Errors
/// When the database fails.
pub async fn end(grant: &impl MayEnd, membership: MembershipId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    const END: &str = "UPDATE membership SET ended_at = $3 WHERE id = $1 AND organisation_id = $2 AND ended_at IS NULL";
    let values = [membership.uuid().into(), grant.organisation().uuid().into(), now.into()];
    Ok(grant.get().run(END, values).await? == 1)
}

/// What an invitation is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// A role; for a team lead with a team.
    Role(Role, Option<TeamId>),
    /// Sharing, as somebody of the staff.
    Share(StaffId),
}

/// An invitation that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its key.
    pub id: InvitationId,
    /// To what.
    pub offer: Offer,
    /// Folded.
    pub email: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until when it can be used.
    pub expires_at: DateTime<Utc>,
}

impl Invitation {
    const COLUMNS: &'static str = "invitation.id, role, invitation.team_id, staff_id, invitation.email,
        invitation.created_at, invitation.expires_at";

    fn read(row: &QueryResult) -> Result<Self, StoreError> {
        let role: Option<String> = row.try_get_by_index(1)?;
        let team: Option<Uuid> = row.try_get_by_index(2)?;
        let staff: Option<Uuid> = row.try_get_by_index(3)?;
        let offer = match (role, staff) {
            (Some(role), _) => Offer::Role(role_of(&role)?, team.map(TeamId::from)),
            (None, Some(staff)) => Offer::Share(staff.into()),
            (None, None) => return Err(StoreError::Corrupt("invitation")),
        };
        Ok(Self {
            id: row.try_get_by_index::<Uuid>(0)?.into(),
            offer,
            email: row.try_get_by_index(4)?,
            created_at: row.try_get_by_index(5)?,
            expires_at: row.try_get_by_index(6)?,
        })
    }
}

/// Grants that may invite: to a role, or to share.
pub trait MayInvite: Within {
    /// Who invites.
    fn by(&self) -> Option<AccountId>;
}
impl MayInvite for Grant<'_, ManageMembers> {
    fn by(&self) -> Option<AccountId> {
        self.account()
    }
}
impl MayInvite for Grant<'_, EditWorkforce> {
    fn by(&self) -> Option<AccountId> {
        self.account()
    }
}

/// Prepares an invitation; it has no code until [`issue`]. One to a role that waits for the same address is withdrawn: it may
/// be to another role. One to share stays good beside the next, which asks the same: whoever finds the first mail first is
/// not sent away; but one that went to another address than that of the record now is withdrawn. `false` when there is one with this
/// key already.
///
/// # Errors
/// When the database fails.
pub async fn invite(grant: &impl MayInvite, invitation: &Invitation, locale: &str) -> Result<bool, StoreError> {
    const THERE: &str = "SELECT 1 FROM invitation WHERE id = $1";
    const REPLACE: &str = "
UPDATE invitation SET withdrawn_at = $4 WHERE organisation_id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL
    AND ((staff_id = $3 AND email <> $2) OR (staff_id IS NULL AND email = $2 AND $5 = 1))";
    const INSERT: &str = "
INSERT INTO invitation (id, organisation_id, role, team_id, staff_id, email, locale, invited_by, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let (role, team, staff) = match invitation.offer {
        Offer::Role(role, team) => (Some(role.as_str().to_owned()), team.map(TeamId::uuid), None),
        Offer::Share(staff) => (None, None, Some(staff.uuid())),
    };
    let organisation = grant.organisation().uuid();
    if grant.get().row(THERE, [invitation.id.uuid().into()]).await?.is_some() {
        return Ok(false);
    }
    let values = [
        organisation.into(),
        invitation.email.clone().into(),
        staff.into(),
        invitation.created_at.into(),
        i32::from(staff.is_none()).into(),
    ];
    grant.get().run(REPLACE, values).await?;
    let values = [
        invitation.id.uuid().into(),
        organisation.into(),
        role.into(),
        team.into(),
        staff.into(),
        invitation.email.clone().into(),
        locale.into(),
        grant.by().map(AccountId::uuid).into(),
        invitation.created_at.into(),
        invitation.expires_at.into(),
    ];
    grant.get().run(INSERT, values).await?;
    Ok(true)
}

/// What waits to be accepted, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn invitations(grant: &impl Within, now: DateTime<Utc>) -> Result<Vec<Invitation>, StoreError> {
    let sql = format!(
        "SELECT {} FROM invitation WHERE organisation_id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL
            AND expires_at > $2 ORDER BY invitation.created_at DESC, invitation.id",
        Invitation::COLUMNS
    );
    let rows = grant.get().rows(&sql, [grant.organisation().uuid().into(), now.into()]).await?;
    rows.iter().map(Invitation::read).collect()
}

/// Takes an invitation back.
///
/// # Errors
/// When the database fails.
pub async fn withdraw_invitation(
    grant: &impl MayInvite,
    invitation: InvitationId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const WITHDRAW: &str = "
UPDATE invitation SET withdrawn_at = $3
WHERE id = $1 AND organisation_id = $2 AND accepted_at IS NULL AND withdrawn_at IS NULL";
    let values = [invitation.uuid().into(), grant.organisation().uuid().into(), now.into()];
    Ok(grant.get().run(WITHDRAW, values).await? == 1)
}

/// What the mail of an invitation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Where it goes.
    pub email: String,
    /// In which language.
    pub locale: String,
    /// From which organisation.
    pub organisation: String,
    /// To what.
    pub offer: Offer,
}

/// Gives a prepared invitation the hash of what its mail will say; `None` when it is used, withdrawn or gone.
///
/// # Errors
/// When the database fails.
pub async fn issue(
    grant: &Grant<'_, WorkQueue>,
    invitation: InvitationId,
    code_hash: [u8; 32],
) -> Result<Option<Letter>, StoreError> {
    const ISSUE: &str = "
UPDATE invitation SET code_hash = $2 WHERE id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL";
    let connection = grant.connection();
    if connection.run(ISSUE, [invitation.uuid().into(), code_hash.to_vec().into()]).await? == 0 {
        return Ok(None);
    }
    let sql = format!(
        "SELECT {}, locale, organisation.name FROM invitation
            JOIN organisation ON organisation.id = invitation.organisation_id WHERE invitation.id = $1",
        Invitation::COLUMNS
    );
    let Some(row) = connection.row(&sql, [invitation.uuid().into()]).await? else { return Ok(None) };
    let Invitation { email, offer, .. } = Invitation::read(&row)?;
    Ok(Some(Letter { email, offer, locale: row.try_get_by_index(7)?, organisation: row.try_get_by_index(8)? }))
}

/// The invitation with this code, and from whom it is; `None` when there is none that can be used.
///
/// # Errors
/// When the database fails.
pub async fn offered(
    grant: &Grant<'_, AcceptInvitation>,
    code_hash: [u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<(Invitation, Organisation)>, StoreError> {
    const OPEN: &str = "SELECT organisation_id FROM invitation WHERE code_hash = $1 AND accepted_at IS NULL
        AND withdrawn_at IS NULL AND expires_at > $2";
    let connection = grant.connection();
    let by_code = [code_hash.to_vec().into(), now.into()];
    let sql = format!("SELECT {} FROM organisation WHERE id = ({OPEN})", Organisation::COLUMNS);
    let Some(organisation) = connection.row(&sql, by_code.clone()).await? else { return Ok(None) };
    let sql = format!("SELECT {} FROM invitation WHERE code_hash = $1", Invitation::COLUMNS);
    let [hash, _] = by_code;
    let Some(invitation) = connection.row(&sql, [hash]).await? else { return Ok(None) };
    Ok(Some((Invitation::read(&invitation)?, Organisation::read(&organisation)?)))
}

/// The (folded) address of who looks at an invitation.
///
/// # Errors
/// When the database fails.
pub async fn address(grant: &Grant<'_, AcceptInvitation>) -> Result<Option<String>, StoreError> {
    let Some(account) = grant.account() else { return Ok(None) };
    let row = grant.connection().row("SELECT email FROM account WHERE id = $1", [account.uuid().into()]).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// Uses an invitation up, and with it those for the same record that still wait; `false` when somebody else was first.
///
/// # Errors
/// When the database fails.
pub async fn use_up(
    grant: &Grant<'_, AcceptInvitation>,
    invitation: InvitationId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    const ACCEPT: &str = "
UPDATE invitation SET accepted_at = $2 WHERE id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL";
    const OTHERS: &str = "
UPDATE invitation SET withdrawn_at = $2 WHERE accepted_at IS NULL AND withdrawn_at IS NULL
    AND staff_id = (SELECT used.staff_id FROM invitation used WHERE used.id = $1)";
    let values = [invitation.uuid().into(), now.into()];
    if grant.connection().run(ACCEPT, values.clone()).await? != 1 {
        return Ok(false);
    }
    grant.connection().run(OTHERS, values).await?;
    Ok(true)
}

/// Gives who accepts an invitation the role; who has one there gets this one instead, unless theirs is owner.
///
/// # Errors
/// When the database fails.
pub async fn take_role(
    grant: &Grant<'_, AcceptInvitation>,
    organisation: OrganisationId,
    role: Role,
    team: Option<TeamId>,
    now: DateTime<Utc>,
) -> Result<Option<MembershipId>, StoreError> {
    const HAS: &str =
        "SELECT id, role FROM membership WHERE account_id = $1 AND organisation_id = $2 AND ended_at IS NULL";
    let Some(account) = grant.account() else { return Ok(None) };
    let connection = grant.connection();
    let has = connection.row(HAS, [account.uuid().into(), organisation.uuid().into()]).await?;
    let membership = match has {
        None => enter(connection, organisation, account, role, now).await?,
        Some(row) => {
            let membership = row.try_get_by_index::<Uuid>(0)?;
            let now_is: String = row.try_get_by_index(1)?;
            if role_of(&now_is)? != Role::Owner {
                let values = [membership.into(), role.as_str().into()];
                connection.run("UPDATE membership SET role = $2 WHERE id = $1", values).await?;
            }
            membership.into()
        }
    };
    if let Some(team) = team {
        lead(connection, membership, team).await?;
    }
    Ok(Some(membership))
}

/// Removes invitations that can no longer be used.
///
/// # Errors
/// When the database fails.
pub async fn clear_invitations(grant: &Grant<'_, WorkQueue>, before: DateTime<Utc>) -> Result<u64, StoreError> {
    grant.connection().run("DELETE FROM invitation WHERE expires_at <= $1", [before.into()]).await
}

/// What a line of the history is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The organisation itself.
    Organisation(OrganisationId),
    /// A place.
    Location(LocationId),
    /// A team.
    Team(TeamId),
    /// What somebody does.
    Membership(MembershipId),
    /// An invitation.
    Invitation(InvitationId),
    /// Somebody of the staff.
    Staff(StaffId),
    /// A kind of work.
    KindOfWork(KindOfWorkId),
    /// A line in the ledger of exceptions.
    Arrangement(ArrangementId),
    /// Work that is given to somebody.
    Allocation(AllocationId),
}

impl About {
    const fn parts(self) -> (&'static str, Uuid) {
        match self {
            Self::Organisation(id) => ("organisation", id.uuid()),
            Self::Location(id) => ("location", id.uuid()),
            Self::Team(id) => ("team", id.uuid()),
            Self::Membership(id) => ("membership", id.uuid()),
            Self::Invitation(id) => ("invitation", id.uuid()),
            Self::Staff(id) => ("staff", id.uuid()),
            Self::KindOfWork(id) => ("kind-of-work", id.uuid()),
            Self::Arrangement(id) => ("arrangement", id.uuid()),
            Self::Allocation(id) => ("allocation", id.uuid()),
        }
    }
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It was made.
    Created,
    /// It was changed.
    Edited,
    /// It ended.
    Ended,
    /// It was taken away.
    Deleted,
    /// It came from a file.
    Imported,
}

impl What {
    const ALL: [Self; 5] = [Self::Created, Self::Edited, Self::Ended, Self::Deleted, Self::Imported];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Edited => "edited",
            Self::Ended => "ended",
            Self::Deleted => "deleted",
            Self::Imported => "imported",
        }
    }
}

/// Writes a line of the history. `payload` is what it then was, as JSON.
///
/// # Errors
/// When the database fails.
pub async fn note(
    grant: &impl Within,
    about: About,
    what: What,
    payload: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    write_line(grant.get(), grant.organisation(), grant.actor(), about, what, payload, now).await
}

/// The same for many things to which the same was done. Each has what it then was.
///
/// # Errors
/// When the database fails.
pub async fn note_all(
    grant: &impl Within,
    what: What,
    lines: Vec<(About, String)>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const COLUMNS: [&str; 8] = ["id", "organisation_id", "subject", "subject_id", "at", "actor", "what", "payload"];
    let actor = grant.actor();
    let rows = lines.into_iter().map(|(about, payload)| {
        let (subject, subject_id) = about.parts();
        [
            Uuid::now_v7().into(),
            grant.organisation().uuid().into(),
            subject.into(),
            subject_id.into(),
            now.into(),
            actor.clone().into(),
            what.as_str().into(),
            payload.into(),
        ]
    });
    grant.get().insert_all("organisation_change", &COLUMNS, rows.collect()).await
}

/// The same for who accepts an invitation or founds the organisation.
///
/// # Errors
/// When the database fails.
pub async fn note_entry(
    grant: &impl Newcomer,
    organisation: OrganisationId,
    about: About,
    what: What,
    payload: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    write_line(grant.get(), organisation, grant.newcomer(), about, what, payload, now).await
}

/// Grants of people who come to an organisation.
pub trait Newcomer: private::Connection {
    /// How the history names them.
    fn newcomer(&self) -> String;
}
impl Newcomer for Grant<'_, AcceptInvitation> {
    fn newcomer(&self) -> String {
        self.actor_label()
    }
}
impl Newcomer for Grant<'_, FoundOrganisation> {
    fn newcomer(&self) -> String {
        self.actor_label()
    }
}

async fn write_line(
    connection: &Counted,
    organisation: OrganisationId,
    actor: String,
    about: About,
    what: What,
    payload: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    const INSERT: &str = "
INSERT INTO organisation_change (id, organisation_id, subject, subject_id, at, actor, what, payload)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let (subject, subject_id) = about.parts();
    let values = [
        Uuid::now_v7().into(),
        organisation.uuid().into(),
        subject.into(),
        subject_id.into(),
        now.into(),
        actor.into(),
        what.as_str().into(),
        payload.into(),
    ];
    connection.run(INSERT, values).await?;
    Ok(())
}

/// A line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: DateTime<Utc>,
    /// Who: a name, or nothing when the account is gone, or of nobody with a role, or the program did it.
    pub name: Option<String>,
    /// Whether it was the person of the staff that it is about, who joined.
    pub themself: bool,
    /// What was done.
    pub what: What,
    /// What it then was, as JSON.
    pub payload: String,
}

/// The history of one thing of the organisation, the last line first.
///
/// # Errors
/// When the database fails.
pub async fn history(grant: &impl Within, about: About) -> Result<Vec<Line>, StoreError> {
    const LIST: &str = "
SELECT organisation_change.at, organisation_change.actor, what, payload FROM organisation_change
WHERE organisation_id = $1 AND subject_id = $2 AND subject = $3
ORDER BY organisation_change.at DESC, organisation_change.id DESC";
    const NAMES: &str = "
SELECT account.id, account.name FROM account WHERE account.id IN
    (SELECT account_id FROM membership WHERE organisation_id = $1)";
    const JOINED: &str = "SELECT account_id FROM link WHERE organisation_id = $1 AND staff_id = $2";
    let (subject, subject_id) = about.parts();
    let organisation = grant.organisation().uuid();
    let mut joined = Vec::new();
    if matches!(about, About::Staff(_)) {
        for row in grant.get().rows(JOINED, [organisation.into(), subject_id.into()]).await? {
            joined.push(AccountId::from(row.try_get_by_index::<Uuid>(0)?).to_string());
        }
    }
    let rows = grant.get().rows(LIST, [organisation.into(), subject_id.into(), subject.into()]).await?;
    let mut names = Vec::new();
    for row in grant.get().rows(NAMES, [organisation.into()]).await? {
        let (id, name): (Uuid, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        names.push((AccountId::from(id).to_string(), name));
    }
    rows.iter()
        .map(|row| {
            let actor: String = row.try_get_by_index(1)?;
            let what: String = row.try_get_by_index(2)?;
            let what = What::ALL.into_iter().find(|one| one.as_str() == what);
            Ok(Line {
                at: row.try_get_by_index(0)?,
                name: names.iter().find(|(id, _)| *id == actor).map(|(_, name)| name.clone()),
                themself: joined.contains(&actor),
                what: what.ok_or(StoreError::Corrupt("what of change"))?,
                payload: row.try_get_by_index(3)?,
            })
        })
        .collect()
}

//! Organisations: what they are, and who does what in them.
use chrono::{DateTime, TimeDelta, Utc};
use domain::organisation::{Kvk, Role, holds_address, holds_unseen};
use serde::Serialize;
use store::access::{
    AcceptInvitation, FoundOrganisation, ManageAccount, ManageMembers, ManageOrganisation, ViewOrganisation,
};
use store::organisation::{self, About, Invitation, Location, Member, Mine, Offer, Organisation, Team, What};
use store::{InvitationId, LocationId, MembershipId, OrganisationId, TeamId, job};

use crate::authentication::{check_email, check_name, fold};
use crate::job::Work;
use crate::settings::Limit;
use crate::throttle::Counter;
use crate::{Actor, EmployerProblem, NameProblem, Service, authorise, own_account, secret};

/// How long an invitation can be used.
const INVITATION: TimeDelta = TimeDelta::days(30);
/// How many teams, and how many places, one organisation can have.
pub(crate) const MAX_TEAMS: usize = 1000;
/// The letters of a join code: none that are mistaken for another.
const CODE: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567899";

/// An organisation with all that everybody with a role in it may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationView {
    /// What it is.
    pub organisation: Organisation,
    /// What who asks does there.
    pub role: Role,
    /// Where it works.
    pub locations: Vec<Location>,
    /// Its teams.
    pub teams: Vec<Team>,
}

/// Who does what in an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembersView {
    /// The organisation.
    pub view: OrganisationView,
    /// Who has a role.
    pub members: Vec<Member>,
    /// What waits to be accepted. Only for who may invite.
    pub invitations: Vec<Invitation>,
    /// Who asks, among the members.
    pub me: Option<MembershipId>,
}

/// What an invitation offers, before it is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// From whom.
    pub organisation: Organisation,
    /// To what.
    pub offer: Offer,
    /// The address that it was sent to, folded.
    pub email: String,
    /// Whether that is another one than that of the account which asks.
    pub elsewhere: bool,
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "{}".to_owned())
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kvk: Option<&'a str>,
}

#[derive(Serialize)]
struct HasRole<'a> {
    role: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    teams: Vec<String>,
}

fn has_role(role: Role, teams: &[TeamId]) -> String {
    json(&HasRole { role: role.as_str(), teams: teams.iter().map(ToString::to_string).collect() })
}

pub(crate) fn name_of(text: &str) -> Result<String, EmployerProblem> {
    let name = text.trim();
    check_name(name).map_err(EmployerProblem::Name)?;
    if holds_unseen(name) {
        return Err(EmployerProblem::Name(NameProblem::ControlCharacter));
    }
    Ok(name.to_owned())
}

/// The name of an organisation goes into mails to people who do not know it: it is a name, and nothing to press on.
fn legal_name_of(text: &str) -> Result<String, EmployerProblem> {
    let name = name_of(text)?;
    if holds_address(&name) { Err(EmployerProblem::NameLikeAddress) } else { Ok(name) }
}

/// What goes wrong when more than one counter allows is asked for on one day.
async fn count_today(
    grant: &impl store::throttle::MayCount,
    counters: &[Counter],
    now: DateTime<Utc>,
) -> Result<(), EmployerProblem> {
    if crate::throttle::count(grant, counters, now).await?.is_none() {
        return Ok(());
    }
    let limit = counters.iter().map(|counter| counter.limit.attempts).max().unwrap_or_default();
    Err(EmployerProblem::TooManyToday { limit: u64::from(limit) })
}

/// A code that is typed over from paper: ten letters and digits, about 50 bits.
pub(crate) fn join_code() -> String {
    let bytes: [u8; 10] = rand::random();
    bytes.iter().filter_map(|byte| CODE.get(usize::from(byte % 32))).map(|letter| char::from(*letter)).collect()
}

impl Service {
    /// Brings an organisation into the product; who does so is its owner.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn found_organisation(
        &self,
        actor: &Actor,
        id: OrganisationId,
        name: &str,
        kvk: &str,
    ) -> Result<(), EmployerProblem> {
        let name = legal_name_of(name)?;
        let kvk: Kvk = kvk.parse().map_err(|_| EmployerProblem::Kvk)?;
        let now = self.now();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, FoundOrganisation, ()).await?;
        let founder = own_account(actor)?.to_string();
        let counter = Counter::of_email("organisation", &founder, self.settings().limits.organisations_account);
        count_today(&grant, &[counter], now).await?;
        let new = Organisation { id, name, kvk: kvk.as_str().to_owned(), join_code: join_code(), version: 1 };
        if !organisation::found(&grant, &new, now).await? {
            // The form was sent twice; or the key is somebody else's, which is not told.
            return match authorise(&tx, actor, ViewOrganisation, id).await {
                Ok(_) => Ok(()),
                Err(refused) => Err(refused.into()),
            };
        }
        let line = json(&Named { name: &new.name, kvk: Some(&new.kvk) });
        organisation::note_entry(&grant, id, About::Organisation(id), What::Created, &line, now).await?;
        Ok(tx.commit().await?)
    }

    /// The organisations in which who asks has a role.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn my_organisations(&self, actor: &Actor) -> Result<Vec<Mine>, EmployerProblem> {
        let tx = self.store().look();
        let grant = authorise(&tx, actor, ManageAccount, own_account(actor)?).await?;
        Ok(organisation::mine(&grant).await?)
    }

    /// An organisation with its teams.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn organisation(&self, actor: &Actor, id: OrganisationId) -> Result<OrganisationView, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewOrganisation, id).await?;
        let role = grant.role().ok_or(EmployerProblem::NotFound)?;
        view(&grant, role).await
    }

    /// Who does what in an organisation.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn members(&self, actor: &Actor, id: OrganisationId) -> Result<MembersView, EmployerProblem> {
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, ViewOrganisation, id).await?;
        let role = grant.role().ok_or(EmployerProblem::NotFound)?;
        let view = view(&grant, role).await?;
        let members = organisation::members(&grant).await?;
        let me = members.iter().find(|member| Some(member.account) == actor.account()).map(|member| member.id);
        // Whoever may not invite sees none; that is no refusal for the log.
        let invitations = match store::access::authorise(&tx, actor, ManageMembers, id).await {
            Ok(grant) => {
                let all = organisation::invitations(&grant, self.now()).await?;
                all.into_iter().filter(|invitation| matches!(invitation.offer, Offer::Role(..))).collect()
            }
            Err(_) => Vec::new(),
        };
        Ok(MembersView { view, members, invitations, me })
    }

    /// Changes name and number of version `version`.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn edit_organisation(
        &self,
        actor: &Actor,
        id: OrganisationId,
        version: i32,
        name: &str,
        kvk: &str,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageOrganisation, id).await?;
        let name = legal_name_of(name)?;
        let kvk: Kvk = kvk.parse().map_err(|_| EmployerProblem::Kvk)?;
        let now = self.now();
        if !organisation::edit(&grant, version, &name, kvk.as_str(), now).await? {
            let current = organisation::get(&grant).await?.ok_or(EmployerProblem::NotFound)?;
            if current.name == name && current.kvk == kvk.as_str() {
                // The form was sent twice.
                return Ok(());
            }
            return Err(EmployerProblem::Conflict { version: current.version });
        }
        let line = json(&Named { name: &name, kvk: Some(kvk.as_str()) });
        organisation::note(&grant, About::Organisation(id), What::Edited, &line, now).await?;
        Ok(tx.commit().await?)
    }

    /// Removes an organisation with everything that is its own.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn remove_organisation(&self, actor: &Actor, id: OrganisationId) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageOrganisation, id).await?;
        organisation::remove(&grant).await?;
        Ok(tx.commit().await?)
    }

    /// Adds a place.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn add_location(
        &self,
        actor: &Actor,
        id: OrganisationId,
        location: LocationId,
        name: &str,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageOrganisation, id).await?;
        let new = Location { id: location, name: name_of(name)? };
        let there = organisation::locations(&grant).await?;
        if there.contains(&new) {
            return Ok(());
        }
        check_room(there.len())?;
        if there.iter().any(|one| one.name.to_lowercase() == new.name.to_lowercase()) {
            return Err(EmployerProblem::Taken);
        }
        if !organisation::add_location(&grant, &new).await? {
            return Err(EmployerProblem::Taken);
        }
        let line = json(&Named { name: &new.name, kvk: None });
        organisation::note(&grant, About::Location(location), What::Created, &line, self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Removes a place. Its teams stay.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn remove_location(
        &self,
        actor: &Actor,
        id: OrganisationId,
        location: LocationId,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageOrganisation, id).await?;
        if organisation::remove_location(&grant, location).await? {
            organisation::note(&grant, About::Location(location), What::Deleted, "{}", self.now()).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Adds a team, or changes the one with this key.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn save_team(&self, actor: &Actor, id: OrganisationId, team: Team) -> Result<(), EmployerProblem> {
        self.put_team(actor, id, None, team).await
    }

    /// Changes a team that was `before` when the form was made.
    ///
    /// # Errors
    /// See [`EmployerProblem`]. When it is neither as before nor as wished, it has changed meanwhile: a conflict.
    pub async fn edit_team(
        &self,
        actor: &Actor,
        id: OrganisationId,
        before: &Team,
        team: Team,
    ) -> Result<(), EmployerProblem> {
        self.put_team(actor, id, Some(before), team).await
    }

    async fn put_team(
        &self,
        actor: &Actor,
        id: OrganisationId,
        before: Option<&Team>,
        mut team: Team,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageOrganisation, id).await?;
        team.name = name_of(&team.name)?;
        organisation::lock(&grant).await?;
        let teams = organisation::teams(&grant).await?;
        let stored = teams.iter().find(|one| one.id == team.id);
        if stored == Some(&team) {
            // The form was sent twice.
            return Ok(());
        }
        match (before, stored) {
            (Some(before), Some(stored)) if before != stored => return Err(EmployerProblem::Conflict { version: 0 }),
            (Some(_), None) => return Err(EmployerProblem::NotFound),
            _ => {}
        }
        let new = stored.is_none();
        if new {
            check_room(teams.len())?;
        }
        if let Some(parent) = team.parent {
            if !teams.iter().any(|one| one.id == parent) {
                return Err(EmployerProblem::NotFound);
            }
            if team.id == parent || below(&teams, team.id).contains(&parent) {
                return Err(EmployerProblem::Loop);
            }
        }
        if let Some(location) = team.location {
            let locations = organisation::locations(&grant).await?;
            if !locations.iter().any(|one| one.id == location) {
                return Err(EmployerProblem::NotFound);
            }
        }
        let same = |one: &&Team| one.parent == team.parent && one.name.to_lowercase() == team.name.to_lowercase();
        if teams.iter().filter(|one| one.id != team.id).any(|one| same(&one)) {
            return Err(EmployerProblem::Taken);
        }
        if !organisation::put_team(&grant, &team).await? {
            return Err(EmployerProblem::NotFound);
        }
        let what = if new { What::Created } else { What::Edited };
        let line = json(&Named { name: &team.name, kvk: None });
        organisation::note(&grant, About::Team(team.id), what, &line, self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Removes a team that has none below it. Its people stay, in no team.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn remove_team(&self, actor: &Actor, id: OrganisationId, team: TeamId) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageOrganisation, id).await?;
        if !organisation::remove_team(&grant, team).await? {
            let there = organisation::teams(&grant).await?.iter().any(|one| one.id == team);
            // Gone already: the button was pressed twice.
            return if there { Err(EmployerProblem::HasTeams) } else { Ok(()) };
        }
        organisation::note(&grant, About::Team(team), What::Deleted, "{}", self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Invites somebody to a role, by mail.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn invite_member(
        &self,
        actor: &Actor,
        id: OrganisationId,
        email: &str,
        offer: (Role, Option<TeamId>),
        locale: language::Locale,
    ) -> Result<(), EmployerProblem> {
        self.invite_member_once(actor, id, InvitationId::new(), email, offer, locale).await
    }

    /// The same under a key that was made with the form: sent twice, it is one invitation and one mail.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn invite_member_once(
        &self,
        actor: &Actor,
        id: OrganisationId,
        invitation: InvitationId,
        email: &str,
        (role, team): (Role, Option<TeamId>),
        locale: language::Locale,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageMembers, id).await?;
        let email = email.trim();
        check_email(email).map_err(EmployerProblem::Email)?;
        let teams = checked_teams(&grant, role, team.as_slice()).await?;
        decides_on(&grant, role)?;
        let offer = Offer::Role(role, teams.first().copied());
        let invitation = Invitation { id: invitation, ..self.invitation(offer, email) };
        let members = organisation::members(&grant).await?;
        if members.iter().any(|member| fold(&member.email) == invitation.email) {
            return Err(EmployerProblem::Taken);
        }
        if !organisation::invite(&grant, &invitation, locale.as_str()).await? {
            // The form was sent twice.
            return Ok(());
        }
        let now = self.now();
        let limit = self.settings().limits.invitations;
        self.count_invitation(&grant, "invitation", (id, actor), &invitation.email, limit).await?;
        organisation::note(&grant, About::Invitation(invitation.id), What::Created, &has_role(role, &teams), now)
            .await?;
        let work = Work::MailInvitation { invitation: invitation.id };
        job::queue(&grant, work.kind(), &work.payload(), now, now).await?;
        tx.commit().await?;
        self.wake();
        Ok(())
    }

    /// Counts an invitation: strangers get mail because of it.
    pub(crate) async fn count_invitation(
        &self,
        grant: &impl store::throttle::MayCount,
        kind: &str,
        (organisation, actor): (OrganisationId, &Actor),
        email: &str,
        limit: Limit,
    ) -> Result<(), EmployerProblem> {
        let to = Counter::of_email("invitation-to", email, self.settings().limits.invitations_email);
        let now = self.now();
        count_today(grant, &[to], now).await.map_err(|problem| match problem {
            EmployerProblem::TooManyToday { limit } => EmployerProblem::TooManyToAddress { limit },
            other => other,
        })?;
        let by = own_account(actor)?.to_string();
        let counters = [organisation.to_string(), by].map(|of| Counter::of_email(kind, &of, limit));
        count_today(grant, &counters, now).await
    }

    pub(crate) fn invitation(&self, offer: Offer, email: &str) -> Invitation {
        let now = self.now();
        let id = InvitationId::new();
        Invitation { id, offer, email: fold(email), created_at: now, expires_at: now + INVITATION }
    }

    /// Takes an invitation to a role back.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn withdraw_invitation(
        &self,
        actor: &Actor,
        id: OrganisationId,
        invitation: InvitationId,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageMembers, id).await?;
        let now = self.now();
        if organisation::withdraw_invitation(&grant, invitation, now).await? {
            organisation::note(&grant, About::Invitation(invitation), What::Deleted, "{}", now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Gives a member who was `before` another role, or a team lead other teams.
    ///
    /// # Errors
    /// See [`EmployerProblem`]. When they have another role than before by now it is a conflict.
    pub async fn change_role(
        &self,
        actor: &Actor,
        id: OrganisationId,
        membership: MembershipId,
        before: Role,
        (role, teams): (Role, &[TeamId]),
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageMembers, id).await?;
        let teams = checked_teams(&grant, role, teams).await?;
        organisation::lock(&grant).await?;
        let members = organisation::members(&grant).await?;
        let member = members.iter().find(|member| member.id == membership).ok_or(EmployerProblem::NotFound)?;
        decides_on(&grant, role)?;
        decides_on(&grant, member.role)?;
        if member.role == role && same_teams(&member.teams, &teams) {
            return Ok(());
        }
        if member.role != before {
            return Err(EmployerProblem::Conflict { version: 0 });
        }
        if member.role == Role::Owner && role != Role::Owner {
            check_owners(&members, membership)?;
        }
        organisation::change_role(&grant, membership, role, &teams).await?;
        let line = has_role(role, &teams);
        organisation::note(&grant, About::Membership(membership), What::Edited, &line, self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Ends what a member does, from this moment, and hands it over: `successor` leads the teams that they led, and is
    /// owner when nobody else would be.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn end_membership(
        &self,
        actor: &Actor,
        id: OrganisationId,
        membership: MembershipId,
        successor: Option<MembershipId>,
    ) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ManageMembers, id).await?;
        organisation::lock(&grant).await?;
        let members = organisation::members(&grant).await?;
        // Ended already: the button was pressed twice.
        let Some(member) = members.iter().find(|member| member.id == membership) else { return Ok(()) };
        decides_on(&grant, member.role)?;
        let last = member.role == Role::Owner && check_owners(&members, membership).is_err();
        let now = self.now();
        match successor {
            Some(successor) => {
                let next = members.iter().find(|one| one.id == successor && one.id != membership);
                let next = next.ok_or(EmployerProblem::NotFound)?;
                let role = if last { Role::Owner } else { next.role };
                if role == Role::TeamLead || role != next.role {
                    let teams: Vec<TeamId> = if role == Role::TeamLead {
                        let mut teams = next.teams.clone();
                        teams.extend(member.teams.iter().filter(|team| !next.teams.contains(team)));
                        teams
                    } else {
                        Vec::new()
                    };
                    organisation::change_role(&grant, successor, role, &teams).await?;
                    let line = has_role(role, &teams);
                    organisation::note(&grant, About::Membership(successor), What::Edited, &line, now).await?;
                }
            }
            None if last => return Err(EmployerProblem::LastOwner),
            None => {}
        }
        // While who asks is still one of its members: it may be about themselves.
        organisation::note(&grant, About::Membership(membership), What::Ended, "{}", now).await?;
        organisation::end(&grant, membership, now).await?;
        Ok(tx.commit().await?)
    }

    /// Leaves an organisation. The last owner hands over first.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn leave_organisation(&self, actor: &Actor, id: OrganisationId) -> Result<(), EmployerProblem> {
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, ViewOrganisation, id).await?;
        organisation::lock(&grant).await?;
        let members = organisation::members(&grant).await?;
        let me = members.iter().find(|member| Some(member.account) == actor.account());
        let me = me.ok_or(EmployerProblem::NotFound)?;
        if me.role == Role::Owner {
            check_owners(&members, me.id)?;
        }
        let now = self.now();
        // While they are still one of its members.
        organisation::note(&grant, About::Membership(me.id), What::Ended, "{}", now).await?;
        organisation::end(&grant, me.id, now).await?;
        Ok(tx.commit().await?)
    }

    /// What an invitation offers, by the code from its mail.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn offered(&self, actor: &Actor, code: &str) -> Result<Offered, EmployerProblem> {
        let hash = secret::hash_of(code).ok_or(EmployerProblem::Code)?;
        let tx = self.store().read().await?;
        let grant = authorise(&tx, actor, AcceptInvitation, ()).await?;
        let (invitation, organisation) =
            organisation::offered(&grant, hash, self.now()).await?.ok_or(EmployerProblem::Code)?;
        let mine = organisation::address(&grant).await?;
        let elsewhere = mine.as_ref() != Some(&invitation.email);
        Ok(Offered { organisation, offer: invitation.offer, email: invitation.email, elsewhere })
    }

    /// Accepts an invitation to a role.
    ///
    /// # Errors
    /// See [`EmployerProblem`].
    pub async fn accept_role(&self, actor: &Actor, code: &str) -> Result<OrganisationId, EmployerProblem> {
        let hash = secret::hash_of(code).ok_or(EmployerProblem::Code)?;
        let now = self.now();
        let tx = self.store().write().await?;
        let grant = authorise(&tx, actor, AcceptInvitation, ()).await?;
        let (invitation, from) = organisation::offered(&grant, hash, now).await?.ok_or(EmployerProblem::Code)?;
        let Offer::Role(role, team) = invitation.offer else { return Err(EmployerProblem::Code) };
        if !organisation::use_up(&grant, invitation.id, now).await? {
            return Err(EmployerProblem::Code);
        }
        let membership = organisation::take_role(&grant, from.id, role, team, now).await?;
        let membership = membership.ok_or(EmployerProblem::NotFound)?;
        let line = has_role(role, team.as_slice());
        organisation::note_entry(&grant, from.id, About::Membership(membership), What::Created, &line, now).await?;
        tx.commit().await?;
        Ok(from.id)
    }
}

async fn view(
    grant: &store::access::Grant<'_, ViewOrganisation>,
    role: Role,
) -> Result<OrganisationView, EmployerProblem> {
    Ok(OrganisationView {
        organisation: organisation::get(grant).await?.ok_or(EmployerProblem::NotFound)?,
        role,
        locations: organisation::locations(grant).await?,
        teams: organisation::teams(grant).await?,
    })
}

fn check_room(there: usize) -> Result<(), EmployerProblem> {
    if there < MAX_TEAMS {
        return Ok(());
    }
    Err(EmployerProblem::TooMany { limit: u64::try_from(MAX_TEAMS).unwrap_or(u64::MAX) })
}

/// A team with all teams below it.
#[must_use]
pub fn below(teams: &[Team], top: TeamId) -> Vec<TeamId> {
    let mut found = vec![top];
    let mut at = 0;
    while let Some(parent) = found.get(at).copied() {
        let children = teams.iter().filter(|team| team.parent == Some(parent) && !found.contains(&team.id));
        let children: Vec<TeamId> = children.map(|team| team.id).collect();
        found.extend(children);
        at += 1;
    }
    found
}

/// The teams of a role: a team lead has some, which are the organisation's own; nobody else has any.
async fn checked_teams(
    grant: &store::access::Grant<'_, ManageMembers>,
    role: Role,
    teams: &[TeamId],
) -> Result<Vec<TeamId>, EmployerProblem> {
    if role != Role::TeamLead {
        return Ok(Vec::new());
    }
    if teams.is_empty() {
        return Err(EmployerProblem::TeamMissing);
    }
    let there = organisation::teams(grant).await?;
    if teams.iter().all(|team| there.iter().any(|one| one.id == *team)) {
        Ok(teams.to_vec())
    } else {
        Err(EmployerProblem::NotFound)
    }
}

fn same_teams(some: &[TeamId], others: &[TeamId]) -> bool {
    some.len() == others.len() && some.iter().all(|team| others.contains(team))
}

/// Only an owner makes owners, or takes that away.
fn decides_on(grant: &store::access::Grant<'_, ManageMembers>, role: Role) -> Result<(), EmployerProblem> {
    if role == Role::Owner && grant.role() != Some(Role::Owner) {
        return Err(EmployerProblem::OwnersOnly);
    }
    Ok(())
}

/// Whether somebody else is owner.
fn check_owners(members: &[Member], without: MembershipId) -> Result<(), EmployerProblem> {
    let others = members.iter().any(|member| member.role == Role::Owner && member.id != without);
    if others { Ok(()) } else { Err(EmployerProblem::LastOwner) }
}

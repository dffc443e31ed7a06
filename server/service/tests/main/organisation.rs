//! Organisations: what they are, who does what in them, and how somebody comes and goes.
use chrono::TimeDelta;
use domain::organisation::Role;
use language::Locale;
use service::{
    Actor, EmployerProblem, EraseProblem, InvitationId, Location, LocationId, MembershipId, NameProblem, Offer,
    OrganisationId, Team, TeamId, Workplace,
};

use crate::bed::{Bed, PASSWORD, both, code, secret};

/// Somebody who may have a role: logged in as roles ask it.
async fn employee(bed: &Bed, email: &str) -> Actor {
    bed.strong(email).await
}

async fn founded(bed: &Bed, owner: &Actor) -> OrganisationId {
    let id = OrganisationId::new();
    bed.service.found_organisation(owner, id, "Jeugdhulp Voorbeeld", "1234 5678").await.unwrap();
    id
}

fn team(name: &str, parent: Option<TeamId>) -> Team {
    Team { id: TeamId::new(), parent, location: None, name: name.to_owned() }
}

async fn invite(
    bed: &Bed,
    by: &Actor,
    id: OrganisationId,
    email: &str,
    offer: (Role, Option<TeamId>),
) -> Result<(), EmployerProblem> {
    bed.service.invite_member_once(by, id, InvitationId::new(), email, offer, Locale::Nl).await
}

/// Somebody new with a role.
async fn with_role(
    bed: &Bed,
    owner: &Actor,
    id: OrganisationId,
    email: &str,
    role: Role,
    team: Option<TeamId>,
) -> Actor {
    let actor = employee(bed, email).await;
    invite(bed, owner, id, email, (role, team)).await.unwrap();
    let mails = bed.mails().await;
    let mail = mails.iter().find(|mail| mail.to == email).unwrap();
    assert_eq!(bed.service.accept_role(&actor, &code(mail)).await.unwrap(), id);
    actor
}

async fn membership_of(bed: &Bed, by: &Actor, id: OrganisationId, of: &Actor) -> MembershipId {
    let members = bed.service.members(by, id).await.unwrap().members;
    members.iter().find(|member| Some(member.account) == of.account()).unwrap().id
}

both! {
    async fn who_founds_an_organisation_owns_it_and_a_form_sent_twice_founds_one(bed: Bed) {
        let owner = employee(&bed, "noor@example.nl").await;
        let other = employee(&bed, "roos@example.nl").await;
        let id = founded(&bed, &owner).await;
        bed.service.found_organisation(&owner, id, "Jeugdhulp Voorbeeld", "12345678").await.unwrap();
        let mine = bed.service.my_organisations(&owner).await.unwrap();
        assert_eq!(mine.iter().map(|one| (one.id, one.role)).collect::<Vec<_>>(), [(id, Role::Owner)]);
        let view = bed.service.organisation(&owner, id).await.unwrap();
        assert_eq!((view.organisation.kvk.as_str(), view.organisation.join_code.len()), ("12345678", 10));
        assert_eq!(bed.service.organisation(&other, id).await.unwrap_err(), EmployerProblem::NotFound);
        let stolen = bed.service.found_organisation(&other, id, "Anders", "12345678").await;
        assert_eq!(stolen.unwrap_err(), EmployerProblem::NotFound, "somebody else's key");
        assert_eq!(bed.service.members(&owner, id).await.unwrap().members.len(), 1);
    }

    async fn a_name_that_could_mislead_in_a_mail_is_refused(bed: Bed) {
        let owner = employee(&bed, "noor@example.nl").await;
        let found = async |name: &str, kvk: &str| {
            bed.service.found_organisation(&owner, OrganisationId::new(), name, kvk).await.unwrap_err()
        };
        for name in ["Win op www.prijs.example", "Bank bank.nl", "mail naar a@b.nl"] {
            assert_eq!(found(name, "12345678").await, EmployerProblem::NameLikeAddress, "{name}");
        }
        for name in ["Jeugd\r\nBcc: x", "Jeugd\u{202e}hulp"] {
            assert_eq!(found(name, "12345678").await, EmployerProblem::Name(NameProblem::ControlCharacter), "{name:?}");
        }
        assert_eq!(found(" ", "12345678").await, EmployerProblem::Name(NameProblem::Empty));
        assert_eq!(found("Jeugdhulp", "1234567").await, EmployerProblem::Kvk);
        let id = founded(&bed, &owner).await;
        let renamed = bed.service.edit_organisation(&owner, id, 1, "http://x.example", "12345678").await;
        assert_eq!(renamed.unwrap_err(), EmployerProblem::NameLikeAddress, "not later either");
    }

    async fn an_edit_that_started_from_an_older_version_is_a_conflict(bed: Bed) {
        let owner = employee(&bed, "noor@example.nl").await;
        let id = founded(&bed, &owner).await;
        bed.service.edit_organisation(&owner, id, 1, "Jeugdhulp Anders", "87654321").await.unwrap();
        let stale = bed.service.edit_organisation(&owner, id, 1, "Nog anders", "87654321").await;
        assert_eq!(stale.unwrap_err(), EmployerProblem::Conflict { version: 2 });
        bed.service.edit_organisation(&owner, id, 1, "Jeugdhulp Anders", "87654321").await.unwrap();
        assert_eq!(bed.service.organisation(&owner, id).await.unwrap().organisation.version, 2, "sent twice");
    }

    async fn teams_are_a_tree_without_loops_and_doubles(bed: Bed) {
        let owner = employee(&bed, "noor@example.nl").await;
        let id = founded(&bed, &owner).await;
        let service = &bed.service;
        let (north, west) = (team("Noord", None), team("West", None));
        let below = team("Wijkteam", Some(north.id));
        for one in [&north, &west, &below, &below] {
            service.save_team(&owner, id, one.clone()).await.unwrap();
        }
        let refused = async |team: Team| service.save_team(&owner, id, team).await.unwrap_err();
        assert_eq!(refused(team("wijkteam", Some(north.id))).await, EmployerProblem::Taken);
        service.save_team(&owner, id, team("Wijkteam", Some(west.id))).await.unwrap();
        assert_eq!(refused(Team { parent: Some(below.id), ..north.clone() }).await, EmployerProblem::Loop);
        assert_eq!(refused(Team { parent: Some(north.id), ..north.clone() }).await, EmployerProblem::Loop);
        assert_eq!(refused(team("X", Some(TeamId::new()))).await, EmployerProblem::NotFound);
        assert_eq!(refused(Team { location: Some(LocationId::new()), ..team("X", None) }).await, EmployerProblem::NotFound);

        let moved = Team { parent: Some(west.id), name: "Wijkteam 2".to_owned(), ..below.clone() };
        service.edit_team(&owner, id, &below, moved.clone()).await.unwrap();
        service.edit_team(&owner, id, &below, moved.clone()).await.unwrap();
        let late = Team { name: "Te laat".to_owned(), ..below.clone() };
        assert_eq!(service.edit_team(&owner, id, &below, late).await.unwrap_err(), EmployerProblem::Conflict { version: 0 });

        assert_eq!(service.remove_team(&owner, id, west.id).await.unwrap_err(), EmployerProblem::HasTeams);
        service.remove_team(&owner, id, moved.id).await.unwrap();
        service.remove_team(&owner, id, moved.id).await.unwrap();
        assert_eq!(service.organisation(&owner, id).await.unwrap().teams.len(), 3);
    }

    async fn locations_have_a_name_of_their_own_and_teams_outlive_them(bed: Bed) {
        let owner = employee(&bed, "noor@example.nl").await;
        let id = founded(&bed, &owner).await;
        let service = &bed.service;
        let utrecht = LocationId::new();
        service.add_location(&owner, id, utrecht, " Utrecht ").await.unwrap();
        service.add_location(&owner, id, utrecht, "Utrecht").await.unwrap();
        let double = service.add_location(&owner, id, LocationId::new(), "UTRECHT").await;
        assert_eq!(double.unwrap_err(), EmployerProblem::Taken);
        let here = Team { location: Some(utrecht), ..team("Noord", None) };
        service.save_team(&owner, id, here.clone()).await.unwrap();
        service.remove_location(&owner, id, utrecht).await.unwrap();
        let view = service.organisation(&owner, id).await.unwrap();
        assert_eq!(view.locations, Vec::<Location>::new());
        assert_eq!(view.teams, [Team { location: None, ..here }]);
    }

    async fn an_invitation_goes_by_mail_and_works_once(bed: Bed) {
        let owner = employee(&bed, "noor@example.nl").await;
        let guest = employee(&bed, "roos@example.nl").await;
        let third = employee(&bed, "tom@example.nl").await;
        let id = founded(&bed, &owner).await;
        let key = InvitationId::new();
        for _ in 0..2 {
            bed.service.invite_member_once(&owner, id, key, "Roos@Example.nl", (Role::Quality, None), Locale::Nl).await.unwrap();
        }
        let mails = bed.mails().await;
        assert_eq!(mails.len(), 1, "sent twice is one mail");
        assert!(mails[0].text.contains("Jeugdhulp Voorbeeld vraagt je") && mails[0].text.contains("kwaliteitsmedewerker"));
        let code = code(&mails[0]);
        let offered = bed.service.offered(&guest, &code).await.unwrap();
        assert!(!offered.elsewhere);
        let passed_on = bed.service.offered(&bed.person("anna@b.nl").await.actor, &code).await.unwrap();
        assert_eq!((passed_on.email, passed_on.elsewhere), (offered.email.clone(), true));
        assert_eq!((offered.organisation.id, offered.offer), (id, Offer::Role(Role::Quality, None)));
        assert_eq!(bed.service.members(&owner, id).await.unwrap().invitations.len(), 1);
        assert_eq!(bed.service.accept_role(&guest, &code).await.unwrap(), id);
        assert_eq!(bed.service.accept_role(&third, &code).await.unwrap_err(), EmployerProblem::Code);
        let members = bed.service.members(&guest, id).await.unwrap();
        assert_eq!(members.members.len(), 2);
        assert_eq!(members.view.role, Role::Quality);
        assert!(members.invitations.is_empty());
        let again = invite(&bed, &owner, id, "roos@example.nl", (Role::Reader, None)).await;
        assert_eq!(again.unwrap_err(), EmployerProblem::Taken, "has a role already");
    }

    async fn an_invitation_that_is_withdrawn_replaced_or_too_old_opens_nothing(bed: Bed) {
        let owner = employee(&bed, "noor@example.nl").await;
        let guest = employee(&bed, "roos@example.nl").await;
        let id = founded(&bed, &owner).await;
        let mut codes = Vec::new();
        for _ in 0..2 {
            invite(&bed, &owner, id, "roos@example.nl", (Role::Reader, None)).await.unwrap();
            codes.push(code(&bed.mails().await[0]));
        }
        assert_eq!(bed.service.offered(&guest, &codes[0]).await.unwrap_err(), EmployerProblem::Code, "replaced");
        let waiting = bed.service.members(&owner, id).await.unwrap().invitations;
        assert_eq!(waiting.len(), 1);
        bed.service.withdraw_invitation(&owner, id, waiting[0].id).await.unwrap();
        assert_eq!(bed.service.accept_role(&guest, &codes[1]).await.unwrap_err(), EmployerProblem::Code, "withdrawn");
        invite(&bed, &owner, id, "roos@example.nl", (Role::Reader, None)).await.unwrap();
        let last = code(&bed.mails().await[0]);
        bed.after(TimeDelta::days(30));
        assert_eq!(bed.service.accept_role(&guest, &last).await.unwrap_err(), EmployerProblem::Code, "too old");
        for wrong in ["", "x", &"0".repeat(64)] {
            assert_eq!(bed.service.offered(&guest, wrong).await.unwrap_err(), EmployerProblem::Code);
        }
    }

    async fn nobody_is_flooded_with_invitations(bed: Bed) {
        let owner = employee(&bed, "noor@example.nl").await;
        let id = founded(&bed, &owner).await;
        for _ in 0..5 {
            invite(&bed, &owner, id, "roos@example.nl", (Role::Reader, None)).await.unwrap();
        }
        let sixth = invite(&bed, &owner, id, "roos@example.nl", (Role::Reader, None)).await;
        assert_eq!(sixth.unwrap_err(), EmployerProblem::TooManyToAddress { limit: 5 });
        for number in 5..50 {
            invite(&bed, &owner, id, &format!("p{number}@example.nl"), (Role::Reader, None)).await.unwrap();
        }
        let more = invite(&bed, &owner, id, "nog@example.nl", (Role::Reader, None)).await;
        assert_eq!(more.unwrap_err(), EmployerProblem::TooManyToday { limit: 50 });
        // Another organisation of the same person is no way around it.
        let second = founded(&bed, &owner).await;
        let around = invite(&bed, &owner, second, "nog@example.nl", (Role::Reader, None)).await;
        assert_eq!(around.unwrap_err(), EmployerProblem::TooManyToday { limit: 50 });
        bed.after(TimeDelta::days(1));
        invite(&bed, &owner, id, "nog@example.nl", (Role::Reader, None)).await.unwrap();
    }

    async fn only_owners_decide_on_owners_and_there_is_always_one(bed: Bed) {
        let owner = employee(&bed, "noor@example.nl").await;
        let id = founded(&bed, &owner).await;
        let hr = with_role(&bed, &owner, id, "hr@example.nl", Role::HumanResources, None).await;
        let service = &bed.service;
        let first = membership_of(&bed, &owner, id, &owner).await;
        let second = membership_of(&bed, &owner, id, &hr).await;
        assert_eq!(invite(&bed, &hr, id, "x@example.nl", (Role::Owner, None)).await.unwrap_err(), EmployerProblem::OwnersOnly);
        let up = service.change_role(&hr, id, second, Role::HumanResources, (Role::Owner, &[])).await;
        assert_eq!(up.unwrap_err(), EmployerProblem::OwnersOnly);
        let down = service.change_role(&hr, id, first, Role::Owner, (Role::Reader, &[])).await;
        assert_eq!(down.unwrap_err(), EmployerProblem::OwnersOnly);
        assert_eq!(service.end_membership(&hr, id, first, Some(second)).await.unwrap_err(), EmployerProblem::OwnersOnly);
        assert_eq!(service.remove_organisation(&hr, id).await.unwrap_err(), EmployerProblem::NotTheirRole);

        let last = service.change_role(&owner, id, first, Role::Owner, (Role::Reader, &[])).await;
        assert_eq!(last.unwrap_err(), EmployerProblem::LastOwner);
        assert_eq!(service.leave_organisation(&owner, id).await.unwrap_err(), EmployerProblem::LastOwner);
        assert_eq!(service.end_membership(&owner, id, first, None).await.unwrap_err(), EmployerProblem::LastOwner);
        let erased = service.erase_account(&owner, secret(PASSWORD)).await;
        assert_eq!(erased.unwrap_err(), EraseProblem::LastOwner);

        let stale = service.change_role(&owner, id, second, Role::Reader, (Role::Quality, &[])).await;
        assert_eq!(stale.unwrap_err(), EmployerProblem::Conflict { version: 0 });
        service.end_membership(&owner, id, first, Some(second)).await.unwrap();
        assert_eq!(service.organisation(&owner, id).await.unwrap_err(), EmployerProblem::NotFound);
        assert_eq!(service.organisation(&hr, id).await.unwrap().role, Role::Owner, "handed over");
        service.erase_account(&owner, secret(PASSWORD)).await.unwrap();
    }

    async fn the_teams_of_a_lead_pass_on_to_another_lead(bed: Bed) {
        let owner = employee(&bed, "noor@example.nl").await;
        let id = founded(&bed, &owner).await;
        let (north, west) = (team("Noord", None), team("West", None));
        for one in [&north, &west] {
            bed.service.save_team(&owner, id, one.clone()).await.unwrap();
        }
        assert_eq!(
            invite(&bed, &owner, id, "x@example.nl", (Role::TeamLead, None)).await.unwrap_err(),
            EmployerProblem::TeamMissing
        );
        let first = with_role(&bed, &owner, id, "a@example.nl", Role::TeamLead, Some(north.id)).await;
        let second = with_role(&bed, &owner, id, "b@example.nl", Role::TeamLead, Some(west.id)).await;
        let (from, to) = (membership_of(&bed, &owner, id, &first).await, membership_of(&bed, &owner, id, &second).await);
        for _ in 0..2 {
            bed.service.end_membership(&owner, id, from, Some(to)).await.unwrap();
        }
        let members = bed.service.members(&owner, id).await.unwrap().members;
        let teams = &members.iter().find(|member| member.id == to).unwrap().teams;
        assert!(teams.contains(&north.id) && teams.contains(&west.id) && teams.len() == 2);
        assert_eq!(bed.service.organisation(&first, id).await.unwrap_err(), EmployerProblem::NotFound);
        bed.service.leave_organisation(&second, id).await.unwrap();
        assert_eq!(bed.service.members(&owner, id).await.unwrap().members.len(), 1);
    }

    async fn each_role_reaches_as_far_as_the_table_says(bed: Bed) {
        let owner = employee(&bed, "noor@example.nl").await;
        let id = founded(&bed, &owner).await;
        let reader = with_role(&bed, &owner, id, "r@example.nl", Role::Reader, None).await;
        let hr = with_role(&bed, &owner, id, "h@example.nl", Role::HumanResources, None).await;
        let service = &bed.service;
        let no = EmployerProblem::NotTheirRole;
        for actor in [&reader, &hr] {
            assert_eq!(service.save_team(actor, id, team("X", None)).await.unwrap_err(), no);
            assert_eq!(service.add_location(actor, id, LocationId::new(), "X").await.unwrap_err(), no);
            assert_eq!(service.edit_organisation(actor, id, 1, "X", "12345678").await.unwrap_err(), no);
        }
        assert_eq!(service.change_join_code(&reader, id).await.unwrap_err(), no);
        assert_eq!(invite(&bed, &reader, id, "x@example.nl", (Role::Reader, None)).await.unwrap_err(), no);
        let before = service.organisation(&hr, id).await.unwrap().organisation.join_code;
        service.change_join_code(&hr, id).await.unwrap();
        assert_ne!(service.organisation(&hr, id).await.unwrap().organisation.join_code, before);
        invite(&bed, &hr, id, "x@example.nl", (Role::Reader, None)).await.unwrap();
    }

    async fn an_organisation_that_is_removed_leaves_its_people(bed: Bed) {
        let owner = employee(&bed, "noor@example.nl").await;
        let id = founded(&bed, &owner).await;
        bed.service.add_location(&owner, id, LocationId::new(), "Utrecht").await.unwrap();
        let north = team("Noord", None);
        bed.service.save_team(&owner, id, north.clone()).await.unwrap();
        bed.service.save_team(&owner, id, team("Wijk", Some(north.id))).await.unwrap();
        let lead = with_role(&bed, &owner, id, "l@example.nl", Role::TeamLead, Some(north.id)).await;
        bed.service.remove_organisation(&owner, id).await.unwrap();
        for actor in [&owner, &lead] {
            assert_eq!(bed.service.organisation(actor, id).await.unwrap_err(), EmployerProblem::NotFound);
            assert!(bed.service.my_organisations(actor).await.unwrap().is_empty());
            assert!(bed.service.portfolio(actor).await.is_ok());
        }
    }

    async fn a_session_says_where_somebody_works(bed: Bed) {
        let owner = crate::second_factor::guarded(&bed, "noor@example.nl").await.session;
        let workplace = async || {
            let before = bed.service.counts().statements;
            let (_, viewer) = bed.service.actor_of(owner.cookie_value()).await.unwrap().unwrap();
            assert_eq!(bed.service.counts().statements - before, 1);
            viewer.workplace
        };
        assert_eq!(workplace().await, Workplace::None);
        let id = founded(&bed, &owner.actor).await;
        assert_eq!(workplace().await, Workplace::One(id));
        let second = founded(&bed, &owner.actor).await;
        assert_eq!(workplace().await, Workplace::Several);
        bed.service.remove_organisation(&owner.actor, id).await.unwrap();
        assert_eq!(workplace().await, Workplace::One(second));
    }
}

use domain::organisation::Role;
use store::access::{
    Actor, FoundOrganisation, ManageAccount, ManageMembers, ManageOrganisation, ViewOrganisation, authorise,
};
use store::organisation::{self, About, Invitation, Location, Offer, Organisation, Team, What};
use store::{InvitationId, LocationId, OrganisationId, TeamId, second_factor, session};

use crate::bed::{Bed, both, minutes, new_session, now};

/// Somebody whose session has shown a second factor, as roles ask it.
async fn strong(bed: &Bed, email: &str, seed: u8) -> Actor {
    let actor = bed.person(email, seed).await;
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, &actor, ManageAccount, actor.account().unwrap()).await.unwrap();
    assert!(second_factor::begin(&grant, vec![7; 49], now()).await.unwrap());
    let passed = second_factor::confirm(&grant, 0, now()).await.unwrap().unwrap();
    let (_, actor) = session::open(&grant, passed, new_session(seed + 100)).await.unwrap();
    tx.commit().await.unwrap();
    actor
}

async fn found(bed: &Bed, owner: &Actor, code: &str) -> OrganisationId {
    let id = OrganisationId::new();
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, owner, FoundOrganisation, ()).await.unwrap();
    let new = Organisation {
        id,
        name: "Jeugdhulp Voorbeeld".to_owned(),
        kvk: "12345678".to_owned(),
        join_code: code.to_owned(),
        version: 1,
    };
    assert!(organisation::found(&grant, &new, now()).await.unwrap());
    assert!(!organisation::found(&grant, &new, now()).await.unwrap(), "its key is taken");
    tx.commit().await.unwrap();
    id
}

both! {
    async fn a_grant_on_one_organisation_reaches_nothing_of_another(bed: Bed) {
        let (owner, other) = (strong(&bed, "a@b.nl", 1).await, strong(&bed, "b@b.nl", 2).await);
        let (mine, theirs) = (found(&bed, &owner, "aaaaaaaaaa").await, found(&bed, &other, "bbbbbbbbbb").await);
        let place = Location { id: LocationId::new(), name: "Utrecht".to_owned() };
        let team = Team { id: TeamId::new(), parent: None, location: Some(place.id), name: "Noord".to_owned() };
        let email = "x@b.nl".to_owned();
        let offer = Offer::Role(Role::Reader, None);
        let invitation = Invitation { id: InvitationId::new(), offer, email, created_at: now(), expires_at: now() + minutes(60) };
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &other, ManageOrganisation, theirs).await.unwrap();
        assert!(organisation::add_location(&grant, &place).await.unwrap());
        assert!(organisation::put_team(&grant, &team).await.unwrap());
        let manage = authorise(&tx, &other, ManageMembers, theirs).await.unwrap();
        assert!(organisation::invite(&manage, &invitation, "nl").await.unwrap());
        assert!(!organisation::invite(&manage, &invitation, "nl").await.unwrap(), "its key is taken");
        let members = organisation::members(&manage).await.unwrap();
        tx.commit().await.unwrap();

        let tx = bed.store.write().await.unwrap();
        assert!(authorise(&tx, &owner, ViewOrganisation, theirs).await.is_err());
        let grant = authorise(&tx, &owner, ManageOrganisation, mine).await.unwrap();
        assert!(!organisation::remove_location(&grant, place.id).await.unwrap());
        assert!(!organisation::remove_team(&grant, team.id).await.unwrap());
        assert!(!organisation::put_team(&grant, &Team { name: "Gekaapt".to_owned(), location: None, ..team.clone() }).await.unwrap());
        assert!(organisation::teams(&grant).await.unwrap().is_empty());
        assert!(organisation::locations(&grant).await.unwrap().is_empty());
        let manage = authorise(&tx, &owner, ManageMembers, mine).await.unwrap();
        assert!(!organisation::withdraw_invitation(&manage, invitation.id, now()).await.unwrap());
        assert!(!organisation::change_role(&manage, members[0].id, Role::Reader, &[]).await.unwrap());
        assert!(!organisation::end(&manage, members[0].id, now()).await.unwrap());
        assert!(organisation::invitations(&manage, now()).await.unwrap().is_empty());
        assert!(organisation::history(&manage, About::Team(team.id)).await.unwrap().is_empty());
    }

    async fn history_says_who_did_what_and_cannot_be_changed(bed: Bed) {
        let owner = strong(&bed, "a@b.nl", 1).await;
        let id = found(&bed, &owner, "aaaaaaaaaa").await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &owner, ManageOrganisation, id).await.unwrap();
        organisation::lock(&grant).await.unwrap();
        for what in [What::Created, What::Edited] {
            organisation::note(&grant, About::Organisation(id), what, "{}", now()).await.unwrap();
        }
        let lines = organisation::history(&grant, About::Organisation(id)).await.unwrap();
        assert_eq!(lines.iter().map(|line| line.what).collect::<Vec<_>>(), [What::Edited, What::Created]);
        assert_eq!(lines[0].name.as_deref(), Some("Noor de Wit"));
        tx.commit().await.unwrap();
        let raw = bed.raw().await;
        for sql in ["UPDATE organisation_change SET payload = '[]'", "DELETE FROM organisation_change"] {
            assert!(sea_orm::ConnectionTrait::execute_unprepared(&raw, sql).await.is_err(), "{sql}");
        }
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &owner, ManageOrganisation, id).await.unwrap();
        assert!(organisation::remove(&grant).await.unwrap(), "with the organisation it goes");
        tx.commit().await.unwrap();
    }

    async fn an_owner_alone_is_known(bed: Bed) {
        let (owner, other) = (strong(&bed, "a@b.nl", 1).await, strong(&bed, "b@b.nl", 2).await);
        let id = found(&bed, &owner, "aaaaaaaaaa").await;
        let alone = async |actor: &Actor| {
            let tx = bed.store.look();
            let grant = authorise(&tx, actor, ManageAccount, actor.account().unwrap()).await.unwrap();
            organisation::owned_alone(&grant).await.unwrap().iter().map(|mine| mine.id).collect::<Vec<_>>()
        };
        assert_eq!(alone(&owner).await, [id]);
        assert!(alone(&other).await.is_empty());
    }
}

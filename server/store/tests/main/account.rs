use store::access::{Actor, LogIn, ManageAccount, SignUp, WorkQueue, authorise};
use store::account::{self, Edit};

use crate::bed::{both, minutes, new_account, now, worker};

both! {
    async fn an_address_has_one_account(bed: Bed) {
        bed.unconfirmed("Noor@Example.nl").await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &Actor::visitor(), SignUp, ()).await.unwrap();
        assert_eq!(account::insert(&grant, new_account("noor@EXAMPLE.nl"), now()).await.unwrap(), None);
        let found = account::by_email(&grant, "noor@example.nl").await.unwrap().unwrap();
        assert_eq!(found.email_typed, "Noor@Example.nl");
        assert_eq!(found.confirmed_at, None);
        assert!(account::by_email(&grant, "Noor@Example.nl").await.unwrap().is_none(), "folding is the caller's");
    }

    async fn an_unconfirmed_sign_up_is_replaced_and_a_confirmed_one_is_not(bed: Bed) {
        let id = bed.unconfirmed("a@b.nl").await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &Actor::visitor(), SignUp, ()).await.unwrap();
        let mut again = new_account("a@b.nl");
        again.name = "Sam".to_owned();
        assert!(account::replace_unconfirmed(&grant, id, again.clone(), now()).await.unwrap());
        let code = authorise(&tx, &Actor::visitor(), store::access::RedeemCode, ()).await.unwrap();
        account::confirm(&code, id, Some("Robin".to_owned()), Some("$other".to_owned()), now()).await.unwrap();
        assert!(!account::replace_unconfirmed(&grant, id, again, now()).await.unwrap());
        let found = account::by_email(&grant, "a@b.nl").await.unwrap().unwrap();
        assert_eq!((found.name.as_str(), found.password_hash.as_str()), ("Robin", "$other"));
        assert_eq!(found.confirmed_at, Some(now()), "to the microsecond");
    }

    async fn the_owner_edits_and_erases(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let other = bed.person("b@b.nl", 2).await;
        let id = actor.account().unwrap();
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, ManageAccount, id).await.unwrap();
        assert!(account::edit(&grant, Edit::Name("Robin".to_owned()), now()).await.unwrap());
        assert!(account::edit(&grant, Edit::Locale("en".to_owned()), now()).await.unwrap());
        assert!(account::edit(&grant, Edit::PasswordHash("$new".to_owned()), now()).await.unwrap());
        let found = account::get(&grant).await.unwrap().unwrap();
        assert_eq!((found.name.as_str(), found.locale.as_str(), found.password_hash.as_str()), ("Robin", "en", "$new"));
        assert!(account::erase(&grant).await.unwrap());
        assert!(account::get(&grant).await.unwrap().is_none());
        assert!(!account::edit(&grant, Edit::Name("Nobody".to_owned()), now()).await.unwrap());
        let grant = authorise(&tx, &other, ManageAccount, other.account().unwrap()).await.unwrap();
        assert!(account::get(&grant).await.unwrap().is_some(), "somebody else's account stays");
        tx.commit().await.unwrap();
    }

    async fn a_language_that_is_none_is_refused(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, ManageAccount, actor.account().unwrap()).await.unwrap();
        account::edit(&grant, Edit::Locale("fr".to_owned()), now()).await.unwrap_err();
    }

    async fn errors_hold_no_values(bed: Bed) {
        let actor = bed.person("a@b.nl", 1).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &actor, ManageAccount, actor.account().unwrap()).await.unwrap();
        let error = account::edit(&grant, Edit::Locale("secret-value".to_owned()), now()).await.unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(!text.contains("secret-value"), "{text}");
        assert!(text.contains("constraint"), "{text}");
    }

    async fn what_nobody_confirmed_is_cleared_after_a_while(bed: Bed) {
        bed.unconfirmed("a@b.nl").await;
        bed.person("b@b.nl", 2).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        assert_eq!(account::count(&grant).await.unwrap(), 2);
        assert_eq!(account::clear_unconfirmed(&grant, now()).await.unwrap(), 0);
        assert_eq!(account::clear_unconfirmed(&grant, now() + minutes(1)).await.unwrap(), 1);
        assert_eq!(account::count(&grant).await.unwrap(), 1);
    }

    async fn the_queue_finds_where_a_mail_goes(bed: Bed) {
        let id = bed.unconfirmed("Noor@b.nl").await;
        let tx = bed.store.read().await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        assert_eq!(account::recipient(&grant, id).await.unwrap().unwrap().email_typed, "Noor@b.nl");
        assert!(account::recipient(&grant, store::AccountId::new()).await.unwrap().is_none());
    }

    async fn a_password_is_stored_again_under_stronger_parameters(bed: Bed) {
        let id = bed.unconfirmed("a@b.nl").await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &Actor::visitor(), LogIn, ()).await.unwrap();
        assert!(account::rehash(&grant, id, "$stronger".to_owned(), now()).await.unwrap());
        assert_eq!(account::by_email(&grant, "a@b.nl").await.unwrap().unwrap().password_hash, "$stronger");
        let code = authorise(&tx, &Actor::visitor(), store::access::RedeemCode, ()).await.unwrap();
        assert!(account::reset_password(&code, id, "$reset".to_owned(), now()).await.unwrap());
        assert_eq!(account::by_email(&grant, "a@b.nl").await.unwrap().unwrap().password_hash, "$reset");
    }
}

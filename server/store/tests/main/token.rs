use store::access::{Actor, RedeemCode, SignUp, WorkQueue, authorise};
use store::token::{self, Purpose, Typed};
use store::{AccountId, Store, TokenId};

use crate::bed::{both, minutes, now, worker};

async fn prepare(store: &Store, account: AccountId, typed: Option<Typed>) -> TokenId {
    let tx = store.write().await.unwrap();
    let grant = authorise(&tx, &Actor::visitor(), SignUp, ()).await.unwrap();
    let id = token::prepare(&grant, account, Purpose::Confirm, typed, now(), now() + minutes(60)).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn issue(store: &Store, id: TokenId, seed: u8) -> Option<AccountId> {
    let tx = store.write().await.unwrap();
    let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
    let account = token::issue(&grant, id, [seed; 32], now() + minutes(60)).await.unwrap();
    tx.commit().await.unwrap();
    account
}

both! {
    async fn a_code_works_once_for_its_purpose_and_for_a_while(bed: Bed) {
        let account = bed.unconfirmed("a@b.nl").await;
        let id = prepare(&bed.store, account, None).await;
        assert_eq!(issue(&bed.store, id, 7).await, Some(account));
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await.unwrap();
        for (purpose, seed, after, holds) in [
            (Purpose::Confirm, 7, 59, true),
            (Purpose::Confirm, 7, 60, false),
            (Purpose::Reset, 7, 0, false),
            (Purpose::Confirm, 8, 0, false),
        ] {
            let at = now() + minutes(after);
            assert_eq!(token::holder(&grant, purpose, [seed; 32], at).await.unwrap(), holds.then_some(account));
            if !holds {
                assert!(token::redeem(&grant, purpose, [seed; 32], at).await.unwrap().is_none());
            }
        }
        let redeemed = token::redeem(&grant, Purpose::Confirm, [7; 32], now()).await.unwrap().unwrap();
        assert_eq!(redeemed.account, account);
        assert!(redeemed.typed.is_none());
        assert!(token::redeem(&grant, Purpose::Confirm, [7; 32], now()).await.unwrap().is_none(), "used");
        tx.commit().await.unwrap();
        assert_eq!(issue(&bed.store, id, 7).await, None, "used");
    }

    async fn using_one_code_ends_the_others_and_gives_what_its_own_sign_up_typed(bed: Bed) {
        let account = bed.unconfirmed("a@b.nl").await;
        let typed = |name: &str| Some(Typed { name: name.to_owned(), password_hash: format!("${name}") });
        let first = prepare(&bed.store, account, typed("first")).await;
        let second = prepare(&bed.store, account, typed("second")).await;
        issue(&bed.store, first, 1).await;
        issue(&bed.store, second, 2).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await.unwrap();
        let redeemed = token::redeem(&grant, Purpose::Confirm, [2; 32], now()).await.unwrap().unwrap();
        assert_eq!(redeemed.typed.unwrap().name, "second");
        assert!(token::redeem(&grant, Purpose::Confirm, [1; 32], now()).await.unwrap().is_none());
    }

    async fn a_code_without_a_mail_cannot_be_guessed(bed: Bed) {
        let account = bed.unconfirmed("a@b.nl").await;
        prepare(&bed.store, account, None).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &Actor::visitor(), RedeemCode, ()).await.unwrap();
        assert!(token::redeem(&grant, Purpose::Confirm, [0; 32], now()).await.unwrap().is_none());
    }

    async fn what_is_over_is_cleared(bed: Bed) {
        let account = bed.unconfirmed("a@b.nl").await;
        prepare(&bed.store, account, None).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        assert_eq!(token::clear(&grant, now()).await.unwrap(), 0);
        assert_eq!(token::clear(&grant, now() + minutes(60)).await.unwrap(), 1);
    }
}

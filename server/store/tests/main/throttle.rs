use store::access::{Actor, LogIn, WorkQueue, authorise};
use store::throttle;

use crate::bed::{both, minutes, now, worker};

both! {
    async fn attempts_are_counted_per_window(bed: Bed) {
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &Actor::visitor(), LogIn, ()).await.unwrap();
        let at = |after: i64| now() + minutes(after);
        for (after, number, until) in [(0, 1, 15), (1, 2, 15), (14, 3, 15), (15, 1, 30), (20, 2, 30)] {
            let attempts = throttle::count(&grant, "a", at(after), at(after + 15)).await.unwrap();
            assert_eq!((attempts.number, attempts.until), (number, at(until)), "after {after} minutes");
        }
        assert_eq!(throttle::count(&grant, "b", at(20), at(35)).await.unwrap().number, 1);
        throttle::forgive(&grant, "a").await.unwrap();
        assert_eq!(throttle::count(&grant, "a", at(21), at(36)).await.unwrap().number, 2);
        throttle::forget(&grant, "a").await.unwrap();
        assert_eq!(throttle::count(&grant, "a", at(22), at(37)).await.unwrap().number, 1);
        throttle::forgive(&grant, "nobody").await.unwrap();
    }

    async fn windows_that_are_over_are_cleared(bed: Bed) {
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &Actor::visitor(), LogIn, ()).await.unwrap();
        throttle::count(&grant, "a", now(), now() + minutes(15)).await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        assert_eq!(throttle::clear(&grant, now() + minutes(14)).await.unwrap(), 0);
        assert_eq!(throttle::clear(&grant, now() + minutes(15)).await.unwrap(), 1);
    }

    async fn no_attempt_is_lost_when_many_come_at_once(bed: Bed) {
        let attempts = (0..20).map(|_| {
            let store = bed.store.clone();
            tokio::spawn(async move {
                let tx = store.write().await.unwrap();
                let grant = authorise(&tx, &Actor::visitor(), LogIn, ()).await.unwrap();
                let number = throttle::count(&grant, "a", now(), now() + minutes(15)).await.unwrap().number;
                tx.commit().await.unwrap();
                number
            })
        });
        let mut numbers = Vec::new();
        for attempt in attempts.collect::<Vec<_>>() {
            numbers.push(attempt.await.unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=20).collect::<Vec<_>>());
    }
}

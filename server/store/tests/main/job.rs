use store::access::{Actor, SignUp, WorkQueue, authorise};
use store::job::{self, Job};
use store::{JobId, Store};

use crate::bed::{both, minutes, now, worker};

async fn queue(store: &Store, payload: &str, after: i64) -> JobId {
    let tx = store.write().await.unwrap();
    let grant = authorise(&tx, &Actor::visitor(), SignUp, ()).await.unwrap();
    let id = job::queue(&grant, "mail", payload, now(), now() + minutes(after)).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn claim(store: &Store, after: i64) -> Option<Job> {
    let tx = store.write().await.unwrap();
    let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
    let job = job::claim(&grant, now() + minutes(after), now() + minutes(after + 1)).await.unwrap();
    tx.commit().await.unwrap();
    job
}

both! {
    async fn the_longest_due_comes_first_and_a_lease_keeps_others_off(bed: Bed) {
        let later = queue(&bed.store, "{\"b\":1}", 2).await;
        let sooner = queue(&bed.store, "{\"a\":1}", 1).await;
        assert_eq!(claim(&bed.store, 0).await, None);
        let job = claim(&bed.store, 3).await.unwrap();
        assert_eq!((job.id, job.payload.as_str(), job.attempts), (sooner, "{\"a\":1}", 1));
        assert_eq!(claim(&bed.store, 3).await.unwrap().id, later);
        assert_eq!(claim(&bed.store, 3).await, None);
        let again = claim(&bed.store, 4).await.unwrap();
        assert_eq!((again.id, again.attempts), (sooner, 2), "the lease ran out");
    }

    async fn done_work_is_gone_failed_work_comes_back_and_dead_work_stays(bed: Bed) {
        let id = queue(&bed.store, "{}", 0).await;
        claim(&bed.store, 0).await.unwrap();
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        job::again(&grant, id, now() + minutes(5), Some("smtp")).await.unwrap();
        assert_eq!(job::next_due(&grant).await.unwrap(), Some(now() + minutes(5)));
        tx.commit().await.unwrap();
        assert_eq!(claim(&bed.store, 4).await, None);
        assert_eq!(claim(&bed.store, 5).await.unwrap().attempts, 2);
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        job::bury(&grant, id, now(), "smtp").await.unwrap();
        assert_eq!(job::next_due(&grant).await.unwrap(), None);
        let dead = job::dead(&grant).await.unwrap();
        assert_eq!((dead[0].id, dead[0].attempts, dead[0].problem.as_deref()), (id, 2, Some("smtp")));
        assert_eq!(job::clear_dead(&grant, now()).await.unwrap(), 0);
        assert_eq!(job::clear_dead(&grant, now() + minutes(1)).await.unwrap(), 1);
        tx.commit().await.unwrap();
        let other = queue(&bed.store, "{}", 0).await;
        claim(&bed.store, 0).await.unwrap();
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        job::finish(&grant, other).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(claim(&bed.store, 600).await, None);
    }

    async fn work_that_is_there_once_is_there_once_and_counts_anew_each_round(bed: Bed) {
        let id = JobId::new();
        for _ in 0..2 {
            let tx = bed.store.write().await.unwrap();
            let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
            job::queue_once(&grant, id, "clear", now()).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert_eq!(claim(&bed.store, 0).await.unwrap().id, id);
        assert_eq!(claim(&bed.store, 0).await, None);
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &worker(), WorkQueue, ()).await.unwrap();
        job::again(&grant, id, now() + minutes(60), None).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(claim(&bed.store, 60).await.unwrap().attempts, 1);
    }

    async fn many_workers_never_take_the_same_work(bed: Bed) {
        for _ in 0..20 {
            queue(&bed.store, "{}", 0).await;
        }
        let workers = (0..8).map(|_| {
            let store = bed.store.clone();
            tokio::spawn(async move {
                let mut taken = Vec::new();
                while let Some(job) = claim(&store, 0).await {
                    taken.push(job.id);
                }
                taken
            })
        });
        let mut taken = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            taken.extend(worker.await.unwrap());
        }
        assert_eq!(taken.len(), 20);
        taken.sort_unstable();
        taken.dedup();
        assert_eq!(taken.len(), 20);
    }
}

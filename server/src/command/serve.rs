//! `vakspoor serve`, `work` and `migrate`.

use crate::{
    config::{Data, Web},
    router::router,
    state::AppState,
};
use anyhow::Context;
use app::component::frame::Site;
use leptos::config::LeptosOptions;
use sha2::{Digest, Sha256};
use std::{net::SocketAddr, path::Path, sync::Arc};
use tokio::{net::TcpListener, signal, sync::watch};

/// Serves until told to stop; then lets running requests finish.
pub async fn serve(data: &Data, web: Web) -> anyhow::Result<()> {
    let web = web.reached_at(&data.base_url);
    let service = data.open().await?;
    let applied = service.migrate().await.context("the database cannot be brought up to date")?;
    if applied > 0 {
        tracing::info!(applied, "database brought up to date");
    }
    if !web.secure {
        tracing::warn!("the base URL is not https: cookies are not Secure, which is fine on one's own machine only");
    }
    warn_of_bypassing(&service).await?;
    let state = state(service.clone(), web);
    let listener = TcpListener::bind(state.web.address)
        .await
        .with_context(|| format!("{} cannot be listened on", state.web.address))?;
    tracing::info!(address = %listener.local_addr()?, "serving");

    let (stop, stopped) = watch::channel(());
    let until_stopped = |mut stopped: watch::Receiver<()>| async move {
        // An error means that the sender is gone, and that is a stop too.
        let _ = stopped.changed().await;
    };
    let worker = (!state.web.without_worker).then(|| {
        let stopped = until_stopped(stopped.clone());
        tokio::spawn(async move { service.worker(stopped).await })
    });
    let app = router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app)
        .with_graceful_shutdown(async move {
            interrupted().await;
            drop(stop);
        })
        .await?;
    if let Some(worker) = worker {
        worker.await?;
    }
    Ok(())
}

/// The policies of the database are the second lock: an operator who has taken it off without knowing is told.
async fn warn_of_bypassing(service: &service::Service) -> anyhow::Result<()> {
    if service.bypasses_policies().await.context("the database is not there")? {
        tracing::warn!(
            "the database role is a superuser or has BYPASSRLS: the database's own policies do not hold for it. Give the \
             program a plain role that owns its database"
        );
    }
    Ok(())
}

/// Works in the background only.
pub async fn work(data: &Data) -> anyhow::Result<()> {
    let service = data.open().await?;
    warn_of_bypassing(&service).await?;
    service.worker(interrupted()).await;
    Ok(())
}

/// Brings the database up to date.
pub async fn migrate(data: &Data) -> anyhow::Result<()> {
    let applied = data.open().await?.migrate().await.context("the database cannot be brought up to date")?;
    tracing::info!(applied, "database is up to date");
    Ok(())
}

/// The state for the handlers.
pub fn state(service: service::Service, web: Web) -> AppState {
    // Leptos runs what it renders on tokio. An error says that it knows already.
    let _ = any_spawner::Executor::init_tokio();
    let options = LeptosOptions::builder()
        .output_name("vakspoor")
        .site_root(web.site.display().to_string())
        .site_pkg_dir("pkg")
        .site_addr(web.address)
        .build();
    let stylesheet = format!("/pkg/vakspoor.css?v={}", mark(&web.site.join("pkg/vakspoor.css")));
    AppState { service, site: Site { options, stylesheet }, web: Arc::new(web) }
}

/// A mark of a file's content, for its address.
fn mark(file: &Path) -> String {
    match std::fs::read(file) {
        Ok(bytes) => Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect(),
        Err(error) => {
            tracing::warn!(file = %file.display(), %error, "the stylesheet is not there: pages will be bare");
            "0".to_owned()
        }
    }
}

async fn interrupted() {
    let mut terminate = match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(terminate) => terminate,
        Err(error) => {
            tracing::error!(%error, "no signal handler: stop the program by force");
            return std::future::pending().await;
        }
    };
    tokio::select! {
        _ = signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

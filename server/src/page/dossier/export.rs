//! Downloads: the dossier, the activities for a spreadsheet, an example to fill in.

use super::{Answer, Failure, Member};
use crate::state::AppState;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use http::{HeaderValue, header};

/// The whole dossier in its canonical form. Permission: its owner.
pub async fn json(State(state): State<AppState>, member: Member) -> Answer {
    let dossier = state.service.export(&member.actor).await?;
    Ok(download(
        dossier.to_json_pretty().into_bytes(),
        "application/json",
        "vakspoor-dossier",
        "json",
        Some(state.service.today()),
    ))
}

/// The activities as CSV. Permission: their owner.
pub async fn csv(State(state): State<AppState>, member: Member) -> Answer {
    let dossier = state.service.export(&member.actor).await?;
    let bytes = document::activities_csv(&dossier.activities);
    Ok(download(bytes, "text/csv; charset=utf-8", "vakspoor-activiteiten", "csv", Some(state.service.today())))
}

/// The activities as a workbook. Permission: their owner.
pub async fn xlsx(State(state): State<AppState>, member: Member) -> Answer {
    let dossier = state.service.export(&member.actor).await?;
    let made = tokio::task::spawn_blocking(move || document::activities_xlsx(&dossier.activities)).await;
    let bytes = match made {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) => {
            tracing::error!(%error, "a workbook could not be made");
            return Err(Failure::Unavailable);
        }
        Err(error) => {
            tracing::error!(%error, "a workbook could not be made");
            return Err(Failure::Unavailable);
        }
    };
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(download(bytes, kind, "vakspoor-activiteiten", "xlsx", Some(state.service.today())))
}

/// A file to fill in. Permission: everybody.
pub async fn template() -> Response {
    download(document::template_csv(), "text/csv; charset=utf-8", "vakspoor-voorbeeld", "csv", None)
}

/// A file to save, under a name without anything of the person in it.
pub(in crate::page) fn download(
    content: impl IntoResponse,
    kind: &'static str,
    name: &str,
    ending: &str,
    on: Option<NaiveDate>,
) -> Response {
    let name = match on {
        Some(on) => format!("{name}-{on}.{ending}"),
        None => format!("{name}.{ending}"),
    };
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(disposition) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

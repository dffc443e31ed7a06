//! One activity: what it counts for and why, and everything that was entered.

use super::{
    Logged, day, duration, entered, is_planned, mark, name,
    picture::{Effect, Picture},
};
use crate::{
    Flash, Request,
    component::{
        actions::{Actions, ButtonLink, Look, PostButton},
        facts::Facts,
        frame::Frame,
        icon::{Glyph, KindIcon, MarkState},
        lead::Lead,
        message::{Notice, Tone},
        table::TableFrame,
    },
    history::{Entered, HistoryAndDelete},
    path,
    standing::explain,
};
use domain::{Activity, Basis, Finding, SessionStatus, Unit};
use language::{Locale, Text, activity as t, format, term};
use leptos::prelude::*;

/// Whether the request before this one saved this very activity.
fn is_just_saved(flash: Option<&Flash>, id: &str) -> bool {
    matches!(flash, Some(Flash::Saved(saved)) if saved == id)
}

/// The first letter as a capital, a full stop at the end.
fn full(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// The page of one activity.
pub fn show(mut request: Request, logged: &Logged, picture: &Picture) -> AnyView {
    let locale = request.locale;
    let activity = &logged.value;
    let title = name(locale, activity);
    let just_saved = is_just_saved(request.flash.as_ref(), &logged.id);
    if just_saved {
        // This page says it more fully than the frame would.
        request.flash = None;
    }
    let verdict = picture.verdict(locale, activity);
    let tone = match verdict.state {
        MarkState::Counts => Tone::Good,
        MarkState::Pending => Tone::Neutral,
        MarkState::Not => Tone::Attention,
    };
    let kind = mark(activity);
    let meta = format!("{} · {}", term::form(locale, activity.form()), day(locale, activity.last_day()));
    // The sessions stand in a table above, with what each counts.
    let told = |field: &Entered| !picture.is_empty() && field.label == t::sessions(locale);
    let facts =
        entered::entered(locale, activity).into_iter().filter(|field| !told(field)).map(Entered::fact).collect();
    let more = matches!(activity, Activity::Reflection(_)).then(|| {
        let href = format!("{}?erbij=1#bijeenkomsten", path::activity_edit(&logged.id));
        view! { <ButtonLink href=href label=t::session_more(locale) look=Look::Primary glyph=Glyph::Plus /> }
    });
    let edit_look = if more.is_some() { Look::Plain } else { Look::Primary };
    let notice = just_saved.then(|| saved(locale, logged, &title, picture));
    let effects = effects(locale, activity, picture);
    let lead = full(&verdict.note);
    let (edit, copy) = (path::activity_edit(&logged.id), path::activity_copy(&logged.id));
    let (history, id, version) = (path::activity_history(&logged.id), logged.id.clone(), logged.version);
    view! {
        <Frame request=request title=title.clone()>
            <p class="breadcrumb"><a href=path::ACTIVITIES>{t::all_activities(locale)}</a></p>
            {notice}
            <header class="page-head">
                <h1><bdi>{title}</bdi></h1>
                <p class="muted"><KindIcon kind=kind state=verdict.state /> " " {meta}</p>
                <Lead tone=tone>{lead}</Lead>
            </header>
            <Actions>
                {more}
                <ButtonLink href=edit label=t::edit(locale) look=edit_look glyph=Glyph::Edit />
                <ButtonLink href=copy label=t::copy(locale) glyph=Glyph::Copy />
            </Actions>
            {effects}
            <section class="section" aria-labelledby="vastgelegd">
                <h2 id="vastgelegd">{t::entered_title(locale)}</h2>
                <Facts facts=facts />
            </section>
            <HistoryAndDelete locale=locale history=history id=id version=version />
        </Frame>
    }
    .into_any()
}

/// What was saved, what it did to the picture, and a way back.
fn saved(locale: Locale, logged: &Logged, title: &Text, picture: &Picture) -> AnyView {
    let is_first = logged.version <= 1;
    let what = if is_first { t::saved(locale, title) } else { t::saved_change(locale, title) };
    let relevant = picture.relevant(&logged.value);
    // With several registrations it is said of which one each figure is.
    let names = picture.names(locale);
    let standings = relevant
        .iter()
        .filter_map(|effect| {
            let sentence = effect.standing(locale)?;
            let name = names.get(effect.place).filter(|_| relevant.len() > 1);
            Some(name.map_or_else(|| sentence.clone(), |name| t::row_of(locale, name, &sentence)))
        })
        .map(|sentence| view! { " " {sentence} })
        .collect_view();
    let verdict = full(&picture.verdict(locale, &logged.value).note);
    let mut fields = vec![("versie".to_owned(), logged.version.to_string())];
    let (action, label) = if is_first {
        (path::delete(&logged.id), t::undo_log(locale))
    } else {
        fields.push(("naar".to_owned(), logged.version.saturating_sub(1).to_string()));
        (path::activity_history(&logged.id), t::undo_change(locale))
    };
    view! {
        <div role="status">
            <Notice tone=Tone::Good>
                <p><strong><bdi>{what}</bdi></strong> " " {verdict} {standings}</p>
                <div class="cluster">
                    <PostButton action=action label=label look=Look::Quiet glyph=Glyph::Undo fields=fields />
                    <a href=path::ACTIVITY_NEW>{t::log_another(locale)}</a>
                    <a href=path::STANDING>{t::to_standing(locale)}</a>
                </div>
            </Notice>
        </div>
    }
    .into_any()
}

/// What it counts for in each registration, and why.
fn effects(locale: Locale, activity: &Activity, picture: &Picture) -> AnyView {
    let all = picture.effects(activity);
    let relevant = picture.relevant(activity);
    let outside = all.len().saturating_sub(relevant.len());
    let one = relevant.len() == 1;
    let content = if picture.is_empty() {
        view! {
            <Notice tone=Tone::Neutral>
                <p>{t::no_registration(locale)}</p>
                <p><a href=path::REGISTRATION_NEW>{t::add_registration(locale)}</a></p>
            </Notice>
        }
        .into_any()
    } else {
        let names = picture.full_names(locale);
        let name = |effect: &Effect<'_>| names.get(effect.place).cloned().unwrap_or_default();
        relevant.iter().map(|effect| effect_view(locale, activity, effect, name(effect), one)).collect_view().into_any()
    };
    view! {
        <section class="section" aria-labelledby="effect">
            <h2 id="effect">{t::effect_title(locale)}</h2>
            {content}
            {(outside > 0).then(|| view! { <p class="muted small">{t::outside_registrations(locale, outside)}</p> })}
        </section>
    }
    .into_any()
}

fn effect_view(locale: Locale, activity: &Activity, effect: &Effect<'_>, name: Text, only: bool) -> AnyView {
    let registration = effect.registration;
    let last = effect.assessment.period.submit_by;
    let period = t::period_of(locale, &format::date(locale, registration.since), &format::date(locale, last));
    let sentence = (!only).then(|| view! { <p>{full(&effect.sentence(locale, activity))}</p> });
    let counts = !effect.status.exact.is_zero() || !effect.status.planned.is_zero();
    let basis = (counts || effect.status.basis == Basis::NoRule)
        .then(|| view! { <p>{explain::basis(locale, activity, &effect.status.basis, effect.assessment)}</p> });
    let standing = effect.standing(locale).map(|standing| view! { <p>{standing}</p> });
    // That it still has to happen is said by the sentence on top.
    let findings: Vec<_> = explain::findings(locale, activity, effect.status, effect.assessment)
        .into_iter()
        .filter(|(finding, _)| *finding != Finding::NotCompleted || !is_planned(activity, effect.assessment.on))
        .map(|(_, text)| view! { <li>{text}</li> })
        .collect();
    let findings = (!findings.is_empty()).then(|| view! { <ul>{findings}</ul> });
    let sessions = match activity {
        Activity::Reflection(reflection) => {
            let unknown = effect.status.basis == Basis::NoRule && explain::is_unknown(activity, effect.assessment);
            sessions(locale, reflection, effect.sessions, unknown)
        }
        Activity::Training(_) | Activity::Other(_) => ().into_any(),
    };
    view! {
        <h3>{name} " " <span class="muted small">{period}</span></h3>
        {sentence}
        {basis}
        {findings}
        {standing}
        {sessions}
        <p class="small"><a href=path::ruleset(effect.assessment.ruleset.id)>{t::rules_link(locale)}</a></p>
    }
    .into_any()
}

fn sessions(locale: Locale, reflection: &domain::Reflection, statuses: &[SessionStatus], unknown: bool) -> AnyView {
    let rows = reflection
        .sessions
        .iter()
        .zip(statuses)
        .map(|(session, status)| {
            let points = if status.exact.is_zero() { status.planned } else { status.exact };
            let why: Vec<Text> = status.findings.iter().map(|finding| term::finding_short(locale, finding)).collect();
            let word = if !status.exact.is_zero() {
                t::session_counts(locale)
            } else if !status.planned.is_zero() {
                t::session_planned(locale)
            } else if unknown {
                t::session_unknown(locale)
            } else {
                t::session_not(locale)
            };
            let why = if why.is_empty() { word.into_owned() } else { format!("{word}: {}", why.join(", ")) };
            let number = i64::try_from(points.rounded().hundredths()).unwrap_or(i64::MAX);
            view! {
                <tr class=(status.exact.is_zero() && status.planned.is_zero()).then_some("is-muted")>
                    <th scope="row" class="table__main">{format::date_short(locale, session.on)}</th>
                    <td class="number" data-label=t::duration(locale)>{duration::written(locale, session.minutes.get())}</td>
                    <td class="number" data-label=t::column_points(locale)>{format::hundredths(locale, number)}</td>
                    <td data-label=t::column_why(locale)>{why}</td>
                </tr>
            }
        })
        .collect_view();
    let time: u32 = reflection.sessions.iter().fold(0, |sum: u32, session| sum.saturating_add(session.minutes.get()));
    let counted: domain::Points = statuses.iter().map(|status| status.exact).sum();
    let planned: domain::Points = statuses.iter().map(|status| status.planned).sum();
    let counted = term::amount(locale, Unit::Points, counted.rounded());
    let counted = if planned.is_zero() {
        counted
    } else {
        let planned = term::amount(locale, Unit::Points, planned.rounded());
        format!("{counted}, {}", language::standing::planned_more(locale, &planned))
    };
    view! {
        <TableFrame caption=t::sessions_caption(locale)>
            <thead>
                <tr>
                    <th scope="col">{t::day(locale)}</th>
                    <th scope="col" class="number">{t::duration(locale)}</th>
                    <th scope="col" class="number">{t::column_points(locale)}</th>
                    <th scope="col">{t::column_why(locale)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                <tr>
                    <th scope="row">{t::total(locale)}</th>
                    <td class="number" data-label=t::duration(locale)>{duration::written(locale, time)}</td>
                    <td class="number" data-label=t::column_points(locale)>{counted}</td>
                    <td></td>
                </tr>
            </tfoot>
        </TableFrame>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_a_sentence() {
        assert_eq!(full("telt 1 punt"), "Telt 1 punt.");
        assert_eq!(full(""), ".");
    }

    #[test]
    fn the_message_is_taken_over_only_when_it_is_about_this_activity() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        assert!(is_just_saved(Some(&Flash::Saved(id.to_owned())), id));
        assert!(!is_just_saved(Some(&Flash::Saved(id.to_owned())), "another"));
        assert!(!is_just_saved(Some(&Flash::Confirmed), id));
        assert!(!is_just_saved(None, id));
    }
}

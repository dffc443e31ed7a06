//! The form of the employer's own record.

use super::{Employer, breadcrumb, registration_name};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, Look, Submit},
        facts::{Fact, Facts},
        field::{Choice, DateField, Hidden, SelectField, TextField},
        frame::Frame,
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
    },
    path,
};
use chrono::NaiveDate;
use domain::{Chamber, Register, organisation::RecordDay};
use language::{Locale, Text, form as words, format, term, workforce as t};
use leptos::prelude::*;

/// Characters that a name, a job title and a number may have.
const NAME: usize = 100;
const NUMBER: usize = 60;
const EMAIL: usize = 254;

/// The employer's own record of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The key of the team.
    pub team: Option<String>,
    /// The name.
    pub name: String,
    /// What they do.
    pub job_title: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// The employee number.
    pub employee_number: Option<String>,
    /// In which register.
    pub register: Option<Register>,
    /// In which chamber.
    pub chamber: Option<Chamber>,
    /// The number there.
    pub register_number: Option<String>,
    /// The first day that the registration no longer holds.
    pub registered_until: Option<NaiveDate>,
    /// The day of the VOG.
    pub vog_on: Option<NaiveDate>,
    /// The first working day.
    pub since: Option<NaiveDate>,
    /// The last one.
    pub until: Option<NaiveDate>,
}

/// The form as it shows a record.
pub fn fill(record: &Record) -> FormState {
    let mut form = FormState::default();
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let registration = match (record.chamber, record.register) {
        (Some(chamber), _) => chamber.as_str(),
        (None, Some(register)) => register.as_str(),
        (None, None) => "",
    };
    form.push("naam", record.name.clone());
    form.push("functie", record.job_title.clone());
    form.push("team", record.team.clone().unwrap_or_default());
    form.push("email", record.email.clone().unwrap_or_default());
    form.push("nummer", record.employee_number.clone().unwrap_or_default());
    form.push("registratie", registration);
    form.push("registratienummer", record.register_number.clone().unwrap_or_default());
    form.push("einddatum", date(record.registered_until));
    form.push("vog", date(record.vog_on));
    form.push("van", date(record.since));
    form.push("tot", date(record.until));
    form
}

/// The record that a form says, or its errors in the form.
pub fn read(form: &mut FormState, locale: Locale, today: NaiveDate) -> Option<Record> {
    let some = |text: String| (!text.is_empty()).then_some(text);
    let registration = form.value("registratie").to_owned();
    let chamber: Option<Chamber> = registration.parse().ok();
    let register: Option<Register> = chamber.map(Chamber::register).or_else(|| registration.parse().ok());
    if !registration.is_empty() && register.is_none() {
        form.refuse("registratie", words::choose(locale));
    }
    let record = Record {
        name: form.text(locale, "naam", NAME),
        job_title: form.optional_text(locale, "functie", NAME),
        team: some(form.value("team").to_owned()),
        email: some(form.optional_text(locale, "email", EMAIL)),
        employee_number: some(form.optional_text(locale, "nummer", NUMBER)),
        register,
        chamber,
        register_number: some(form.optional_text(locale, "registratienummer", NUMBER)),
        registered_until: form.optional_date(locale, "einddatum"),
        vog_on: form.optional_date(locale, "vog"),
        since: form.optional_date(locale, "van"),
        until: form.optional_date(locale, "tot"),
    };
    if record.since.zip(record.until).is_some_and(|(since, until)| until < since) {
        form.refuse("tot", t::reversed(locale));
    }
    let days = [
        ("einddatum", RecordDay::RegisteredUntil, record.registered_until),
        ("vog", RecordDay::VogOn, record.vog_on),
        ("van", RecordDay::Since, record.since),
        ("tot", RecordDay::Until, record.until),
    ];
    for (name, what, day) in days {
        if day.is_some_and(|day| !what.fits(day, today)) {
            form.refuse(name, t::bad_day(locale));
        }
    }
    form.is_valid().then_some(record)
}

/// What a record says, field by field, as it is read.
pub fn fields(locale: Locale, employer: &Employer, record: &Record) -> Vec<(Text, Option<String>)> {
    let date = |date: Option<NaiveDate>| date.map(|date| format::date(locale, date));
    let team = record.team.as_deref();
    let team = team.map(|id| employer.team(Some(id)).map_or_else(|| t::no_team(locale).into_owned(), str::to_owned));
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    vec![
        (t::form_name(locale), text(&record.name)),
        (t::form_job_title(locale), text(&record.job_title)),
        (t::fact_team(locale), team),
        (t::form_email(locale), record.email.clone()),
        (t::form_number(locale), record.employee_number.clone()),
        (
            t::form_registration(locale),
            registration_name(locale, record.register, record.chamber).map(Text::into_owned),
        ),
        (t::form_register_number(locale), record.register_number.clone()),
        (t::form_until(locale), date(record.registered_until)),
        (t::form_vog(locale), date(record.vog_on)),
        (t::form_since(locale), date(record.since)),
        (t::form_last(locale), date(record.until)),
    ]
}

/// Those of the fields that say something.
pub fn facts(locale: Locale, employer: &Employer, record: &Record) -> Vec<Fact> {
    let fact = |(term, value): (Text, Option<String>)| {
        value.map(|value| Fact::view(term, view! { <bdi>{value}</bdi> }.into_any()))
    };
    fields(locale, employer, record).into_iter().filter_map(fact).collect()
}

/// The field with the keys of [`Target::namesakes`], as they were shown.
pub const SEEN: &str = "gezien";

/// Somebody else of the staff with the same e-mail address or number in a register.
#[derive(Clone, Debug, Default)]
pub struct Namesake {
    /// The key.
    pub id: String,
    /// The name.
    pub name: String,
    /// Whether it is the address that is the same.
    pub email: bool,
    /// Whether it is the number.
    pub register_number: bool,
}

/// Whose record a form is of.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// Whose staff it is.
    pub employer: Employer,
    /// The key and the name; none for somebody new.
    pub staff: Option<(String, String)>,
    /// What is stored now, when it changed while the form was filled in.
    pub conflict: Option<Record>,
    /// Who may be the same person: asked about once.
    pub namesakes: Vec<Namesake>,
}

/// The page with the form.
pub fn page(request: Request, target: Target, form: FormState) -> AnyView {
    let locale = request.locale;
    let Target { employer, staff, conflict, namesakes } = target;
    let (title, action, back) = match &staff {
        Some((id, name)) => {
            (t::edit_title(locale, name), path::staff_edit(&employer.id, id), path::staff(&employer.id, id))
        }
        None => (t::new_title(locale), path::staff_new(&employer.id), path::workforce(&employer.id)),
    };
    let teams: Vec<Choice> = std::iter::once(Choice::new("", t::no_team(locale)))
        .chain(employer.teams.iter().map(|team| Choice::new(team.id.clone(), team.indented())))
        .collect();
    let mut registrations = vec![Choice::new("", t::form_no_registration(locale))];
    registrations
        .extend(Chamber::ALL.iter().map(|chamber| Choice::new(chamber.as_str(), term::registration(locale, *chamber))));
    registrations.extend(Register::ALL.iter().map(|register| {
        Choice::new(register.as_str(), t::form_chamber_unknown(locale, &term::register(locale, *register)))
    }));
    let conflict = conflict.map(|stored| {
        let facts = facts(locale, &employer, &stored);
        view! {
            <Notice tone=Tone::Attention>
                <p><strong>{t::conflict_title(locale)}</strong></p>
                <p>{t::conflict(locale)}</p>
                <Facts facts=facts />
            </Notice>
        }
    });
    let save = if namesakes.is_empty() { words::save(locale) } else { t::in_use_save(locale) };
    let invalid = !form.is_valid() || !namesakes.is_empty();
    let namesakes = (!namesakes.is_empty()).then(|| {
        let people = namesakes
            .into_iter()
            .map(|one| {
                let said = match (one.email, one.register_number) {
                    (true, true) => t::in_use_both(locale, &one.name),
                    (true, false) => t::in_use_email(locale, &one.name),
                    (false, _) => t::in_use_number(locale, &one.name),
                };
                view! { <li><a href=path::staff(&employer.id, &one.id)>{said}</a></li> }
            })
            .collect_view();
        view! {
            <Notice tone=Tone::Attention>
                <h2>{t::in_use_title(locale)}</h2>
                <ul>{people}</ul>
                <p>{t::in_use_text(locale)}</p>
            </Notice>
        }
    });
    let is_new = staff.is_none();
    let breadcrumb = breadcrumb(locale, &employer, staff.as_ref().map(|(id, name)| (id.as_str(), name.as_str())));
    view! {
        <Frame request=request title=title.clone() invalid=invalid>
            {breadcrumb}
            <header class="page-head">
                <h1>{title}</h1>
                {is_new.then(|| view! { <Lead>{t::new_lead(locale)}</Lead> })}
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            {conflict}
            {namesakes}
            <form class="form" method="post" action=action novalidate>
                <Hidden name="id" value=form.value("id").to_owned() />
                <Hidden name="versie" value=form.value("versie").to_owned() />
                <Hidden name=SEEN value=form.value(SEEN).to_owned() />
                <TextField locale=locale form=form.clone() name="naam" label=t::form_name(locale) autocomplete="off" />
                <TextField locale=locale form=form.clone() name="functie" label=t::form_job_title(locale) hint=t::form_job_title_hint(locale) optional=true autocomplete="off" />
                {(teams.len() > 1)
                    .then(|| {
                        view! { <SelectField locale=locale form=form.clone() name="team" label=t::fact_team(locale) choices=teams /> }
                    })}
                <fieldset class="group">
                    <legend>{t::form_section_registration(locale)}</legend>
                    <SelectField locale=locale form=form.clone() name="registratie" label=t::form_registration(locale) choices=registrations />
                    <TextField locale=locale form=form.clone() name="registratienummer" label=t::form_register_number(locale) optional=true short=true autocomplete="off" />
                    <DateField locale=locale form=form.clone() name="einddatum" label=t::form_until(locale) hint=t::form_until_hint(locale) optional=true />
                </fieldset>
                <fieldset class="group">
                    <legend>{t::form_section_contract(locale)}</legend>
                    <TextField locale=locale form=form.clone() name="email" label=t::form_email(locale) hint=t::form_email_hint(locale) optional=true kind="email" autocomplete="off" />
                    <TextField locale=locale form=form.clone() name="nummer" label=t::form_number(locale) optional=true short=true autocomplete="off" />
                    <DateField locale=locale form=form.clone() name="vog" label=t::form_vog(locale) optional=true />
                    <div class="field-row">
                        <DateField locale=locale form=form.clone() name="van" label=t::form_since(locale) optional=true />
                        <DateField locale=locale form=form.clone() name="tot" label=t::form_last(locale) hint=t::form_last_hint(locale) optional=true />
                    </div>
                </fieldset>
                <Actions>
                    <Submit label=save />
                    <ButtonLink href=back label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

/// The page that asks before somebody is taken off.
pub fn remove(request: Request, employer: Employer, staff: (String, i32), name: String, shares: bool) -> AnyView {
    let locale = request.locale;
    let (id, version) = staff;
    let back = path::staff(&employer.id, &id);
    let title = t::remove_title(locale, &name);
    let breadcrumb = breadcrumb(locale, &employer, Some((&id, &name)));
    view! {
        <Frame request=request title=title.clone()>
            {breadcrumb}
            <header class="page-head"><h1>{title}</h1></header>
            <Notice tone=Tone::Attention>
                <p>{t::remove_explained(locale, &name)}</p>
                {shares.then(|| view! { <p>{t::remove_link(locale, &name)}</p> })}
            </Notice>
            <form class="form" method="post" action=path::staff_remove(&employer.id, &id)>
                <Hidden name="versie" value=version.to_string() />
                <Actions>
                    <Submit label=t::remove_confirm(locale) look=Look::Danger />
                    <ButtonLink href=back label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    fn form(pairs: &[(&str, &str)]) -> FormState {
        FormState::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_record_comes_back_as_it_was_shown() {
        let day = |text: &str| text.parse().ok();
        let record = Record {
            team: Some("t".to_owned()),
            name: "Ánna".to_owned(),
            job_title: "Jeugdbeschermer".to_owned(),
            email: Some("a@b.nl".to_owned()),
            employee_number: Some("007".to_owned()),
            register: Some(Register::Skj),
            chamber: Some(Chamber::Jgp),
            register_number: Some("110".to_owned()),
            registered_until: day("2027-01-01"),
            vog_on: day("2024-01-01"),
            since: day("2020-01-01"),
            until: day("2030-01-01"),
        };
        assert_eq!(read(&mut fill(&record), Locale::Nl, today()), Some(record.clone()));
        let bare = Record { name: "X".to_owned(), register: Some(Register::Big), ..Record::default() };
        assert_eq!(read(&mut fill(&bare), Locale::Nl, today()), Some(bare));
    }

    #[test]
    fn what_is_wrong_is_said_at_the_fields() {
        let mut state = form(&[
            ("naam", " "),
            ("registratie", "xyz"),
            ("einddatum", "gisteren"),
            ("van", "2024-01-02"),
            ("tot", "2024-01-01"),
            ("vog", "0024-01-01"),
            ("nummer", &"9".repeat(61)),
        ]);
        assert_eq!(read(&mut state, Locale::Nl, today()), None);
        for field in ["naam", "registratie", "einddatum", "tot", "vog", "nummer"] {
            assert!(state.error(field).is_some(), "{field}");
        }
        assert_eq!(state.errors().len(), 6);
        assert_eq!(state.value("einddatum"), "gisteren");
    }
}

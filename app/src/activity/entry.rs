//! The form to log and to change an activity.

use super::{
    day,
    form::{self, CERTIFICATE, ELSE, NONE, accreditation_fields, accreditation_rows, session_fields, session_rows},
    rules::MOST_ASKED,
    suggest::Suggestions,
};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, EnterSends, Look, Submit},
        details::Details,
        field::{CheckField, Choice, ChoiceField, DateField, Hidden, SelectField, TextArea, TextField, error_line},
        frame::Frame,
        icon::{Kind, KindIcon, MarkState},
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
        rows::{Row, Rows},
        table::TableFrame,
    },
    history::Difference,
    island::{SessionRow, SessionRows},
    path,
};
use chrono::NaiveDate;
use domain::{
    AccreditedBy, ActivityKind, Centi, Chamber, Learning, Level, OtherForm, Proof, ReflectionForm, Register,
    SupervisorRegister, TrainingForm, Unit,
};
use language::{Locale, Text, activity as t, form as words, format, term};
use leptos::prelude::*;

/// Something that is there already and looks the same.
#[derive(Clone, Debug)]
pub struct There {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Its day.
    pub day: Option<NaiveDate>,
}

/// Why the form came back, besides errors at fields.
#[derive(Clone, Debug)]
pub enum Doubt {
    /// Something much like it is there.
    Similar(There),
    /// The same form was stored before, with other values.
    SentBefore(There),
    /// It has so many hours or points, more than any register asks for a whole period.
    Much(Centi),
    /// It was changed elsewhere: the version that is stored, and what differs from what was typed.
    Changed(i32, Vec<Difference>),
}

/// What the form is for.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// To log something new; whether the fields were filled in from the last time.
    New {
        /// Values of the last time stand in it.
        prefilled: bool,
    },
    /// To log something new that starts as a copy of the one with this name.
    Copy(Text),
    /// To change one.
    Edit {
        /// Its id.
        id: String,
        /// What it is called.
        title: Text,
    },
}

/// The form with everything around it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is for.
    pub purpose: Purpose,
    /// The kind.
    pub kind: ActivityKind,
    /// What is in the fields, `id` or `versie` too.
    pub form: FormState,
    /// What the fields suggest.
    pub suggestions: Suggestions,
    /// Series that a meeting may belong to.
    pub series: Vec<There>,
    /// Why it came back.
    pub doubt: Option<Doubt>,
    /// The row of sessions to start in, 0 for none.
    pub focus: u32,
}

const KINDS: [(ActivityKind, Kind); 3] = [
    (ActivityKind::Training, Kind::Formal),
    (ActivityKind::Reflection, Kind::Reflection),
    (ActivityKind::Other, Kind::Other),
];

fn kind_texts(locale: Locale, kind: ActivityKind) -> (Text, Text) {
    match kind {
        ActivityKind::Training => (t::kind_training(locale), t::kind_training_hint(locale)),
        ActivityKind::Reflection => (t::kind_reflection(locale), t::kind_reflection_hint(locale)),
        ActivityKind::Other => (t::kind_other(locale), t::kind_other_hint(locale)),
    }
}

fn address_of(kind: ActivityKind) -> String {
    format!("{}?soort={}", path::ACTIVITY_NEW, form::code(kind))
}

/// The first time: which kind is it?
pub fn choose(request: Request) -> AnyView {
    let locale = request.locale;
    let rows = KINDS
        .into_iter()
        .map(|(kind, mark)| {
            let (name, hint) = kind_texts(locale, kind);
            Row::new(name).href(address_of(kind)).mark(mark, MarkState::Counts).meta(hint)
        })
        .collect();
    view! {
        <Frame request=request title=t::new_title(locale)>
            <header class="page-head">
                <h1>{t::new_title(locale)}</h1>
                <Lead>{t::new_lead(locale)}</Lead>
            </header>
            <Rows rows=rows />
        </Frame>
    }
    .into_any()
}

/// The kinds, with the current one marked: buttons, so that what was typed goes along.
fn kinds(locale: Locale, current: ActivityKind, error: Option<Text>) -> AnyView {
    let items = KINDS
        .into_iter()
        .map(|(kind, mark)| {
            let (name, _) = kind_texts(locale, kind);
            let is_current = (kind == current).then_some("true");
            let value = format!("{}{}", form::KIND, form::code(kind));
            view! {
                <li>
                    <button class="kinds__link" type="submit" name="actie" value=value aria-current=is_current>
                        <KindIcon kind=mark />
                        {name}
                    </button>
                </li>
            }
        })
        .collect_view();
    let described = error.as_ref().map(|_| "soort-error");
    let error = error_line("soort", &t::kind_nav(locale), error);
    view! {
        <div role="group" id="soort" tabindex="-1" aria-label=t::kind_nav(locale) aria-describedby=described>
            {error}
            <ul class="kinds">{items}</ul>
        </div>
    }
    .into_any()
}

/// The form.
pub fn entry(request: Request, entry: Entry) -> AnyView {
    let locale = request.locale;
    let Entry { purpose, kind, form, suggestions, series, doubt, focus } = entry;
    let island = kind == ActivityKind::Reflection;
    let is_new = !matches!(purpose, Purpose::Edit { .. });
    let (title, action, cancel) = match &purpose {
        Purpose::Edit { id, title } => (t::edit_title(locale, title), path::activity_edit(id), path::activity(id)),
        Purpose::New { .. } | Purpose::Copy(_) => {
            (t::new_title(locale), path::ACTIVITY_NEW.to_owned(), path::ACTIVITIES.to_owned())
        }
    };
    let returned = !form.is_valid() || doubt.is_some();
    let remark = match &purpose {
        Purpose::New { prefilled: true } if !returned => Some(t::prefilled(locale)),
        Purpose::Copy(title) if !returned => Some(t::copied(locale, title)),
        _ => None,
    };
    let save = match (&doubt, is_new) {
        (None | Some(Doubt::Changed(..)), true) => t::log_button(locale),
        (Some(_), true) => t::anyway_button(locale),
        (Some(_), false) => t::anyway_edit_button(locale),
        (None, false) => t::save_button(locale),
    };
    let ask = if matches!(doubt, Some(Doubt::Similar(_) | Doubt::SentBefore(_) | Doubt::Much(_))) {
        "toch"
    } else {
        "opslaan"
    };
    let fields = match kind {
        ActivityKind::Training => training(locale, &form, &suggestions),
        ActivityKind::Reflection => reflection(locale, &form, &suggestions, &action, focus),
        ActivityKind::Other => other(locale, &form, &suggestions),
    };
    let hidden = ["id", "versie"]
        .into_iter()
        .filter(|name| !form.value(name).is_empty())
        .map(|name| view! { <Hidden name=name value=form.value(name).to_owned() /> })
        .collect_view();
    view! {
        <Frame request=request title=title.clone() invalid=returned island=island>
            {(!is_new).then(|| view! { <p class="breadcrumb"><a href=cancel.clone()>{t::all_activities(locale)}</a></p> })}
            <header class="page-head"><h1>{title}</h1></header>
            <ErrorSummary locale=locale form=form.clone() />
            {doubt.map(|doubt| doubt_notice(locale, doubt))}
            {series_links(locale, series)}
            {remark.map(|remark| view! { <p class="muted">{remark}</p> })}
            <form class="form" method="post" action=action novalidate>
                <EnterSends name="actie" value=ask />
                {is_new.then(|| kinds(locale, kind, form.error("soort").cloned()))}
                <Hidden name="soort" value=form::code(kind) />
                {hidden}
                {fields}
                <Actions>
                    <Submit label=save name="actie" value=ask />
                    <ButtonLink href=cancel label=words::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

fn doubt_notice(locale: Locale, doubt: Doubt) -> AnyView {
    let there_already = |title: Text, text: Text, there: There| {
        view! {
            <Notice tone=Tone::Attention>
                <h2>{title}</h2>
                <p>{text}</p>
                <p><a href=path::activity(&there.id)>{t::similar_link(locale)}</a></p>
            </Notice>
        }
        .into_any()
    };
    match doubt {
        Doubt::Similar(there) => {
            let text = t::similar(locale, &there.title, &day(locale, there.day));
            there_already(t::similar_title(locale), text, there)
        }
        Doubt::SentBefore(there) => there_already(t::sent_before_title(locale), t::sent_before(locale), there),
        Doubt::Much(most) => {
            let (most, asked) =
                (term::amount(locale, Unit::Hours, most), term::amount(locale, Unit::Points, *MOST_ASKED));
            view! {
                <Notice tone=Tone::Attention>
                    <h2>{t::much_title(locale)}</h2>
                    <p>{t::much(locale, &most, &asked)}</p>
                </Notice>
            }
            .into_any()
        }
        Doubt::Changed(version, differences) => view! {
            <Notice tone=Tone::Attention>
                <h2>{t::conflict_title(locale)}</h2>
                <p>{t::conflict(locale, version)}</p>
            </Notice>
            {versus(locale, differences)}
        }
        .into_any(),
    }
}

/// What is stored beside what was typed.
fn versus(locale: Locale, differences: Vec<Difference>) -> AnyView {
    if differences.is_empty() {
        return view! { <p>{t::conflict_same(locale)}</p> }.into_any();
    }
    let rows = differences
        .into_iter()
        .map(|one| {
            view! {
                <tr>
                    <th scope="row">{one.label}</th>
                    <td data-label=t::conflict_stored(locale)><bdi>{one.old.join("; ")}</bdi></td>
                    <td data-label=t::conflict_typed(locale)><bdi>{one.new.join("; ")}</bdi></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <TableFrame caption=t::conflict_title(locale) hide_caption=true>
            <thead>
                <tr>
                    <th scope="col">{t::conflict_field(locale)}</th>
                    <th scope="col">{t::conflict_stored(locale)}</th>
                    <th scope="col">{t::conflict_typed(locale)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </TableFrame>
    }
    .into_any()
}

fn series_links(locale: Locale, series: Vec<There>) -> Option<AnyView> {
    (!series.is_empty()).then(|| {
        let links = series
            .into_iter()
            .map(|one| {
                let href = format!("{}?erbij=1#bijeenkomsten", path::activity_edit(&one.id));
                let last = one.day.map(|day| t::series_last(locale, &format::date_short(locale, day)));
                let last = last.map(|last| view! { " " {last} });
                view! { <li><a href=href>{t::series_add(locale, &one.title)} {last}</a></li> }
            })
            .collect_view();
        view! {
            <Notice tone=Tone::Neutral>
                <p>{t::series_title(locale)}</p>
                <ul>{links}</ul>
            </Notice>
        }
        .into_any()
    })
}

/// Whether one of these fields has a value or an error.
fn used(form: &FormState, fields: &[&str]) -> bool {
    fields.iter().any(|field| !form.value(field).is_empty() || form.error(field).is_some())
}

fn datalist(id: &'static str, names: &[String]) -> AnyView {
    let options = names.iter().map(|name| view! { <option value=name.clone()></option> }).collect_view();
    view! { <datalist id=id>{options}</datalist> }.into_any()
}

/// The members of a list as choices, after one for 'not filled in'.
fn choices<T: Copy + 'static>(
    first: Text,
    members: &[T],
    name: fn(T) -> &'static str,
    label: impl Fn(T) -> Text,
) -> Vec<Choice> {
    let open = std::iter::once(Choice::new("", first));
    open.chain(members.iter().map(|member| Choice::new(name(*member), label(*member)))).collect()
}

fn yes_or_no(locale: Locale) -> Vec<Choice> {
    vec![Choice::new("", t::not_said(locale)), Choice::new("ja", t::yes(locale)), Choice::new("nee", t::no(locale))]
}

fn title_field(locale: Locale, form: &FormState, label: Text, optional: bool) -> AnyView {
    view! { <TextField locale=locale form=form.clone() name="titel" label=label optional=optional list="titels" autocomplete="off" /> }
        .into_any()
}

fn provider_field(locale: Locale, form: &FormState, label: Text) -> AnyView {
    view! {
        <TextField locale=locale form=form.clone() name="aanbieder" label=label optional=true list="aanbieders" autocomplete="off" />
    }
    .into_any()
}

fn evidence_field(locale: Locale, form: &FormState, label: Text) -> AnyView {
    view! { <TextArea locale=locale form=form.clone() name="bewijs-anders" label=label hint=t::evidence_hint(locale) optional=true rows=2 /> }
        .into_any()
}

fn training(locale: Locale, form: &FormState, suggestions: &Suggestions) -> AnyView {
    let shapes = TrainingForm::ALL
        .iter()
        .map(|shape| Choice::new(shape.as_str(), term::training_form(locale, *shape)))
        .collect();
    let learning =
        choices(t::not_said(locale), Learning::ALL, Learning::as_str, |learning| term::learning(locale, learning));
    let levels = choices(t::not_said(locale), Level::ALL, Level::as_str, |level| term::level(locale, level));
    let rows = match accreditation_rows(form) {
        rows if rows.is_empty() => vec![1],
        rows => rows,
    };
    let many = rows.len() > 1;
    let accreditations = (1..)
        .zip(rows)
        .map(|(number, row)| accreditation(locale, form, suggestions, row, if many { number } else { 0 }))
        .collect_view();
    let more = used(form, &["getoetst", "niveau", "bewijs-anders"]);
    let (evidence, inner) = (evidence_field(locale, form, t::evidence_more(locale)), form.clone());
    view! {
        {title_field(locale, form, t::title(locale), false)}
        {provider_field(locale, form, t::provider(locale))}
        <div class="field-row">
            <DateField locale=locale form=form.clone() name="datum" label=t::day_completed(locale) hint=t::day_hint(locale) />
            <TextField locale=locale form=form.clone() name="uren" label=t::hours(locale) inputmode="decimal" short=true autocomplete="off" />
        </div>
        <SelectField locale=locale form=form.clone() name="vorm" label=t::form(locale) choices=shapes />
        <SelectField locale=locale form=form.clone() name="leren" label=t::learning(locale) hint=t::learning_hint(locale) choices=learning />
        {accreditations}
        <CheckField form=form.clone() name="bewijs" label=t::certificate(locale) value=CERTIFICATE />
        <Details summary=words::more(locale) open=more>
            <SelectField locale=locale form=inner.clone() name="getoetst" label=t::tested(locale) hint=t::tested_hint(locale) choices=yes_or_no(locale) />
            <SelectField locale=locale form=inner name="niveau" label=t::level(locale) choices=levels />
            {evidence}
            <Submit label=t::add_accreditation(locale) look=Look::Plain name="actie" value="accreditatie-erbij" />
        </Details>
        {datalist("titels", &suggestions.titles)}
        {datalist("aanbieders", &suggestions.providers)}
    }
    .into_any()
}

/// By whom a training is accredited. `number` is 0 where there is one.
fn accreditation(locale: Locale, form: &FormState, suggestions: &Suggestions, row: u32, number: usize) -> AnyView {
    let (by, beside, chambers, points) = accreditation_fields(row);
    let own = |chamber: &Chamber| suggestions.chambers.contains(chamber);
    let skj = || Chamber::of(Register::Skj);
    let chosen = form.value(&by).to_owned();
    let mut options = vec![Choice::new("", t::accredited_none(locale))];
    for chamber in skj().filter(own).chain(skj().filter(|chamber| !own(chamber))) {
        let label = t::accredited_skj(locale, &term::chamber(locale, chamber));
        options.push(Choice::new(format!("{}/{chamber}", AccreditedBy::Skj), label));
    }
    options.push(Choice::new(AccreditedBy::Skj.as_str(), t::accredited_skj_other(locale)));
    for known in [AccreditedBy::Nvo, AccreditedBy::Nip] {
        options.push(Choice::new(known.as_str(), term::accredited_by(&known)));
    }
    for name in &suggestions.accreditors {
        options.push(Choice::new(name.clone(), name.clone()));
    }
    if chosen != ELSE && !options.iter().any(|option| option.value == chosen) {
        options.push(Choice::new(chosen.clone(), chosen.clone()));
    }
    options.push(Choice::new(ELSE, t::accredited_else(locale)));
    // Those of SKJ, and any other that was stated before.
    let offered = |chamber: &&Chamber| chamber.register() == Register::Skj || form.has(&chambers, chamber.as_str());
    let all = Chamber::ALL.iter().filter(offered);
    let all = all.map(|chamber| Choice::new(chamber.as_str(), term::registration(locale, *chamber))).collect();
    let more = used(form, &[&beside, &chambers]) || chosen == ELSE;
    let legend = if number > 0 { t::accreditation_number(locale, number) } else { t::accreditation(locale) };
    let remove = (number > 1).then(|| {
        let ask = format!("accreditatie-weg-{row}");
        view! { <Submit label=t::remove_accreditation(locale, number) look=Look::Quiet name="actie" value=ask /> }
    });
    let inner = form.clone();
    view! {
        <fieldset class="group">
            <legend>{legend}</legend>
            <SelectField locale=locale form=form.clone() name=by label=t::accredited_by(locale) choices=options />
            <TextField locale=locale form=form.clone() name=points label=t::points(locale) hint=t::points_hint(locale) inputmode="decimal" short=true optional=true autocomplete="off" />
            <Details summary=t::chambers_more(locale) open=more>
                <TextField locale=locale form=inner.clone() name=beside label=t::namely(locale) hint=t::namely_hint(locale) optional=true />
                <ChoiceField locale=locale form=inner name=chambers legend=t::chambers(locale) multiple=true optional=true choices=all />
            </Details>
            {remove}
        </fieldset>
    }
    .into_any()
}

/// Whether a date field would show it: nothing yet, or a date as such a field sends it.
fn is_date(typed: &str) -> bool {
    typed.is_empty() || format::field_date(typed).is_some()
}

fn reflection(locale: Locale, form: &FormState, suggestions: &Suggestions, action: &str, focus: u32) -> AnyView {
    let shapes = ReflectionForm::ALL
        .iter()
        .map(|shape| Choice::new(shape.as_str(), term::reflection_form(locale, *shape)))
        .collect();
    let error = |field: &str| form.error(field).map(ToString::to_string).unwrap_or_default();
    let mut rows: Vec<SessionRow> = session_rows(form)
        .into_iter()
        .map(|number| {
            let (on, lasting) = session_fields(number);
            SessionRow {
                number,
                is_date: is_date(form.value(&on)),
                on: form.value(&on).to_owned(),
                lasting: form.value(&lasting).to_owned(),
                on_error: error(&on),
                lasting_error: error(&lasting),
            }
        })
        .collect();
    if rows.is_empty() {
        let (on, lasting) = session_fields(1);
        rows.push(SessionRow {
            number: 1,
            is_date: true,
            on_error: error(&on),
            lasting_error: error(&lasting),
            ..SessionRow::default()
        });
    }
    let mut registers = vec![Choice::new("", t::supervisor_unknown(locale))];
    registers.extend(
        SupervisorRegister::ALL.iter().map(|known| Choice::new(known.as_str(), term::supervisor_register(known))),
    );
    registers.extend(suggestions.registers.iter().map(|name| Choice::new(name.clone(), name.clone())));
    registers.push(Choice::new(NONE, t::supervisor_none(locale)));
    let register = form.value("register").to_owned();
    if register != ELSE && !registers.iter().any(|option| option.value == register) {
        registers.push(Choice::new(register.clone(), register.clone()));
    }
    registers.push(Choice::new(ELSE, t::accredited_else(locale)));
    let proofs = choices(t::not_said(locale), Proof::ALL, Proof::as_str, |proof| term::proof(locale, proof));
    let fields =
        ["aanbieder", "register", "register-namelijk", "hierarchie", "bewijsvorm", "afgesloten", "bewijs-anders"];
    let more = used(form, &fields) || form.value("vorm") == ReflectionForm::Supervision.as_str();
    let namely = (register == ELSE || used(form, &["register-namelijk"])).then(|| {
        view! { <TextField locale=locale form=form.clone() name="register-namelijk" label=t::namely(locale) /> }
    });
    let here = format!("{action}#bijeenkomsten");
    let provider = provider_field(locale, form, t::provider_reflection(locale));
    let (evidence, inner) = (evidence_field(locale, form, t::evidence_more(locale)), form.clone());
    view! {
        <SelectField locale=locale form=form.clone() name="vorm" label=t::form(locale) choices=shapes />
        {title_field(locale, form, t::title_reflection(locale), true)}
        <fieldset class="group" id="bijeenkomsten">
            <legend>{t::sessions(locale)}</legend>
            <p class="field__hint" id="sessies-uitleg">{t::session_hint(locale, suggestions.an_hour)}</p>
            <SessionRows locale=locale.as_str().to_owned() rows=rows action=here focus=focus an_hour=suggestions.an_hour />
        </fieldset>
        <div class="field-row">
            <SelectField locale=locale form=form.clone() name="begeleid" label=t::guided(locale) choices=yes_or_no(locale) />
            <TextField locale=locale form=form.clone() name="groep" label=t::group_size(locale) hint=t::group_size_hint(locale) inputmode="numeric" short=true optional=true autocomplete="off" />
        </div>
        <Details summary=words::more(locale) open=more>
            {provider}
            <SelectField locale=locale form=inner.clone() name="register" label=t::supervisor(locale) hint=t::supervisor_hint(locale) choices=registers />
            {namely}
            <SelectField locale=locale form=inner.clone() name="hierarchie" label=t::hierarchy(locale) hint=t::hierarchy_hint(locale) choices=yes_or_no(locale) />
            <SelectField locale=locale form=inner.clone() name="bewijsvorm" label=t::proof(locale) choices=proofs />
            {evidence}
            <DateField locale=locale form=inner name="afgesloten" label=t::closed_on(locale) optional=true />
        </Details>
        {datalist("titels", &suggestions.titles)}
        {datalist("aanbieders", &suggestions.providers)}
    }
    .into_any()
}

fn other(locale: Locale, form: &FormState, suggestions: &Suggestions) -> AnyView {
    let shapes =
        choices(words::choose(locale), OtherForm::ALL, OtherForm::as_str, |shape| term::other_form(locale, shape));
    // Where it matters it is asked at once; before the form is known it waits behind 'more'.
    let published = form.value("vorm") == OtherForm::Publication.as_str();
    let more = used(form, &["aanbieder", "bewijs-anders"]) || (!published && used(form, &["auteur"]));
    let author = view! {
        <TextField locale=locale form=form.clone() name="auteur" label=t::author_rank(locale) hint=t::author_rank_hint(locale) inputmode="numeric" short=true optional=true autocomplete="off" />
    }
    .into_any();
    let (at_once, later) = if published { (Some(author), None) } else { (None, Some(author)) };
    let provider = provider_field(locale, form, t::provider_other(locale));
    let evidence = evidence_field(locale, form, t::evidence(locale));
    view! {
        <SelectField locale=locale form=form.clone() name="vorm" label=t::form(locale) choices=shapes />
        {title_field(locale, form, t::title_other(locale), false)}
        <div class="field-row">
            <DateField locale=locale form=form.clone() name="datum" label=t::day(locale) hint=t::day_hint(locale) />
            <TextField locale=locale form=form.clone() name="uren" label=t::hours(locale) inputmode="decimal" short=true optional=true autocomplete="off" />
        </div>
        {at_once}
        <Details summary=words::more(locale) open=more>
            {later}
            {provider}
            {evidence}
        </Details>
        {datalist("titels", &suggestions.titles)}
        {datalist("aanbieders", &suggestions.providers)}
    }
    .into_any()
}

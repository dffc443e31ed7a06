//! The forms of the ledger: which arrangement, what it is, and its end.

use super::{Line, Terms};
use crate::{
    FormState, Request,
    component::{
        actions::{Actions, ButtonLink, EnterSends, Look, Submit},
        facts::Facts,
        field::{Choice, ChoiceField, DateField, Hidden, SelectField, TextArea, TextField},
        frame::Frame,
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
        rows::{Row, Rows},
    },
    kind_of_work::{Place, back},
    path,
};
use domain::allocation::{Agreement, ArrangementKind, MAX_REASON, MIN_REASON, Reason, UnlessBasis, UnlessGround};
use language::{Locale, Text, allocation, allocations, ledger as t};
use leptos::prelude::*;

/// Which arrangement.
pub const HOW: &str = "soort";
/// Who does the work.
pub const STAFF: &str = "medewerker";
/// Which work.
pub const WORK: &str = "werk";
/// Who is responsible.
pub const RESPONSIBLE: &str = "verantwoordelijk";
/// What was agreed.
pub const AGREED: &str = "afspraken";
/// The ground.
pub const GROUND: &str = "grond";
/// On what that rests.
pub const BASIS: &str = "berust-op";
/// Why, in words.
pub const REASON: &str = "uitleg";
/// The first day.
pub const SINCE: &str = "vanaf";
/// The day to look again.
pub const REVIEW: &str = "opnieuw";
/// The last day.
pub const UNTIL: &str = "tot";
/// What is searched for among the staff; as [`ACTION`], that this is all that is asked.
pub const SEEK: &str = "zoek";
/// Which button was pressed.
pub const ACTION: &str = "actie";
/// The button that saves although there is such a line.
pub const ANYWAY: &str = "toch";
/// The first day of the allocation that was asked about before; there where one came from that question.
pub const GATE_SINCE: &str = "inzet-vanaf";
/// Its last day.
pub const GATE_UNTIL: &str = "inzet-tot";

/// The arrangements that can be made.
const HOWS: [ArrangementKind; 3] = [ArrangementKind::Tandem, ArrangementKind::Supervision, ArrangementKind::Unless];

/// Which arrangement is asked for.
pub fn how(form: &FormState) -> Option<ArrangementKind> {
    form.value(HOW).parse().ok().filter(|how| HOWS.contains(how))
}

/// People or kinds of work to choose from: id and name.
pub type Choices = Vec<(String, String)>;

/// The people to choose from.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// They.
    pub list: Choices,
    /// Whether there may be more of them, to be searched for.
    pub more: bool,
}

impl People {
    /// Whether it has to be possible to search: there are too many to offer all, or a search has left few.
    pub(crate) fn searched(&self, form: &FormState) -> bool {
        self.more || !form.value(SEEK).is_empty()
    }
}

/// Above the lists to choose people from, where those cannot hold everybody: a search that leaves the form as it is.
pub(crate) fn seek(locale: Locale, form: &FormState, people: &People) -> Option<AnyView> {
    people.searched(form).then(|| {
        let hint = t::seek_hint(locale, people.list.len());
        view! {
            <div class="group">
                <TextField locale=locale form=form.clone() name=SEEK label=t::seek(locale) hint=hint optional=true />
                <Actions>
                    <Submit label=t::seek_do(locale) look=Look::Plain name=ACTION value=SEEK />
                </Actions>
            </div>
        }
        .into_any()
    })
}

/// What a form is about.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where.
    pub place: Place,
    /// Which arrangement.
    pub how: ArrangementKind,
    /// Who can be chosen.
    pub people: People,
    /// Which work can be chosen.
    pub kinds: Choices,
    /// The line as it is stored, where there is one.
    pub line: Option<Line>,
    /// Whether somebody else changed it.
    pub conflict: bool,
    /// The address of another line of the same, which is asked about once.
    pub similar: Option<String>,
}

/// A list to choose from, with nothing chosen first.
pub(crate) fn pick(locale: Locale, choices: &Choices) -> Vec<Choice> {
    let none = Choice::new("", t::pick(locale));
    [none].into_iter().chain(choices.iter().map(|(id, name)| Choice::new(id.clone(), name.clone()))).collect()
}

/// Which arrangement it is to be: the first step.
pub fn choose(request: Request, place: Place, form: &FormState) -> AnyView {
    let locale = request.locale;
    let rows = HOWS
        .into_iter()
        .map(|how| {
            let mut fields = vec![(HOW, how.as_str())];
            fields.extend([STAFF, WORK, SINCE, GATE_SINCE, GATE_UNTIL].map(|name| (name, form.value(name))));
            let href = path::asking(&path::exception_new(&place.id), &fields);
            Row::new(t::how(locale, how)).href(href).note(t::how_means(locale, how))
        })
        .collect();
    view! {
        <Frame request=request title=t::new_title(locale)>
            {back(path::ledger(&place.id), t::title(locale))}
            <header class="page-head">
                <h1>{t::choose_how(locale)}</h1>
                <Lead>{t::choose_how_lead(locale)}</Lead>
            </header>
            <Rows rows=rows />
            <p class="small"><a href=path::GUIDE>{language::kind_of_work::guide(locale)}</a></p>
        </Frame>
    }
    .into_any()
}

/// A form with what a line says.
pub fn fill(terms: &Terms, responsible: Option<&str>) -> FormState {
    let mut form = FormState::default();
    form.push(RESPONSIBLE, responsible.unwrap_or_default());
    for agreement in &terms.agreements {
        form.push(AGREED, agreement.as_str());
    }
    form.push(GROUND, terms.ground.map_or("", UnlessGround::as_str))
        .push(BASIS, terms.basis.map_or("", UnlessBasis::as_str))
        .push(REASON, terms.reason.clone())
        .push(SINCE, terms.since.to_string())
        .push(REVIEW, terms.review_on.to_string())
        .push(UNTIL, terms.until.map(|until| until.to_string()).unwrap_or_default());
    form
}

/// What was typed; `None` with the errors in the form. What an arrangement needs is not decided here.
pub fn read(form: &mut FormState, locale: Locale) -> Option<Terms> {
    let agreements = Agreement::ALL.iter().filter(|one| form.has(AGREED, one.as_str())).copied().collect();
    let ground = form.value(GROUND).parse().ok();
    let basis = form.value(BASIS).parse().ok();
    let reason = form.optional_text(locale, REASON, MAX_REASON);
    let since = form.date(locale, SINCE);
    let review_on = form.date(locale, REVIEW);
    let until = form.optional_date(locale, UNTIL);
    let (since, review_on) = since.zip(review_on)?;
    form.is_valid().then_some(Terms { agreements, ground, basis, reason, since, review_on, until })
}

/// Says at the fields what is lacking for an arrangement to open the work.
pub fn refuse(form: &mut FormState, locale: Locale, lacking: &[Reason]) {
    for reason in lacking.iter().copied() {
        let words = || allocation::remedy(locale, reason).unwrap_or_else(|| allocation::reason(locale, reason));
        match reason {
            Reason::ResponsibleMissing | Reason::ResponsibleNotRegistered => form.refuse(RESPONSIBLE, words()),
            Reason::AgreementMissing(_) => form.refuse(AGREED, words()),
            Reason::GroundMissing => form.refuse(GROUND, words()),
            Reason::BasisMissing => form.refuse(BASIS, words()),
            Reason::ReasonTooShort => form.refuse(REASON, words()),
            Reason::ReviewDateMissing | Reason::ReviewDatePassed => form.refuse(REVIEW, words()),
            Reason::ArrangementNotStarted => form.refuse(SINCE, words()),
            Reason::NoIndicator | Reason::OutsideJeugdwet | Reason::Volunteer => {
                form.refuse(WORK, t::needless(locale));
            }
            other => form.refuse(WORK, t::not_this_way(locale, &allocation::reason(locale, other))),
        }
    }
}

/// The form of a line; a new one when it has none.
pub fn page(request: Request, target: Target, form: FormState) -> AnyView {
    let locale = request.locale;
    let Target { place, how, people, kinds, line, conflict, similar } = target;
    let (save, pressed) = match &similar {
        Some(_) => (t::save_anyway(locale), ANYWAY),
        None => (t::save(locale), ""),
    };
    let similar = similar.map(|there| {
        view! {
            <Notice tone=Tone::Attention>
                <p>{t::similar_what(locale)}</p>
                <p><a href=there>{t::similar_see(locale)}</a></p>
            </Notice>
        }
    });
    let title = if line.is_some() { t::edit_title(locale) } else { t::new_title(locale) };
    let (action, home) = match &line {
        Some(line) => (path::exception_edit(&place.id, &line.id), path::exception(&place.id, &line.id)),
        None => (path::exception_new(&place.id), path::ledger(&place.id)),
    };
    let about = match &line {
        Some(line) => {
            let title = t::who_what(locale, &line.staff.1, &line.work.1);
            view! { <p><strong class="wrap">{title}</strong></p> }.into_any()
        }
        None => view! {
            <SelectField locale=locale form=form.clone() name=STAFF label=t::staff(locale) choices=pick(locale, &people.list) />
            <SelectField locale=locale form=form.clone() name=WORK label=t::work(locale) choices=pick(locale, &kinds) />
            <Hidden name="id" value=form.value("id").to_owned() />
            <Hidden name=HOW value=how.as_str() />
            <Hidden name=GATE_SINCE value=form.value(GATE_SINCE).to_owned() />
            <Hidden name=GATE_UNTIL value=form.value(GATE_UNTIL).to_owned() />
        }
        .into_any(),
    };
    // What is wrong with the work itself has no field where that cannot be changed.
    let about_work = line.as_ref().and(form.error(WORK).cloned()).map(|words| {
        view! { <div id=WORK tabindex="-1"><Notice tone=Tone::Bad><p>{words}</p></Notice></div> }
    });
    let stored = line.filter(|_| conflict).map(|line| {
        view! {
            <section class="section" aria-labelledby="bewaard">
                <h2 id="bewaard">{t::stored_now(locale)}</h2>
                <Facts facts=line.facts(locale) />
            </section>
        }
    });
    let hint =
        if how == ArrangementKind::Unless { t::responsible_unless_hint(locale) } else { t::responsible_hint(locale) };
    let own = own_fields(locale, how, &form);
    let searching = seek(locale, &form, &people);
    let invalid = !form.is_valid();
    view! {
        <Frame request=request title=title.clone() invalid=invalid>
            {back(home.clone(), t::title(locale))}
            <header class="page-head">
                <h1>{title}</h1>
                <Lead>{t::how(locale, how)} ". " {t::how_means(locale, how)}</Lead>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            {conflict.then(|| view! { <Notice tone=Tone::Attention><p>{t::changed(locale)}</p></Notice> })}
            {about_work}
            {similar}
            <form class="form" method="post" action=action novalidate>
                <EnterSends name=ACTION value=pressed />
                <Hidden name="versie" value=form.value("versie").to_owned() />
                {searching}
                {about}
                <SelectField locale=locale form=form.clone() name=RESPONSIBLE label=t::responsible(locale) hint=hint choices=pick(locale, &people.list) />
                {own}
                <DateField locale=locale form=form.clone() name=SINCE label=t::since(locale) />
                <DateField locale=locale form=form.clone() name=REVIEW label=t::review(locale) hint=t::review_hint(locale) />
                <DateField locale=locale form=form name=UNTIL label=t::until(locale) hint=t::until_hint(locale) optional=true />
                <Actions>
                    <Submit label=save name=ACTION value=pressed />
                    <ButtonLink href=home label=t::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
            {stored}
        </Frame>
    }
    .into_any()
}

/// The fields that belong to one kind of arrangement.
fn own_fields(locale: Locale, how: ArrangementKind, form: &FormState) -> AnyView {
    let form = form.clone();
    match how {
        ArrangementKind::Unless => {
            let grounds: Vec<Choice> =
                UnlessGround::ALL.iter().map(|one| Choice::new(one.as_str(), t::ground(locale, *one))).collect();
            let bases: Vec<Choice> =
                UnlessBasis::ALL.iter().map(|one| Choice::new(one.as_str(), t::basis(locale, *one))).collect();
            view! {
                <ChoiceField locale=locale form=form.clone() name=GROUND legend=t::ground_label(locale) choices=grounds />
                <ChoiceField locale=locale form=form.clone() name=BASIS legend=t::basis_label(locale) choices=bases />
                <TextArea locale=locale form=form name=REASON label=t::reason_label(locale) hint=t::reason_hint(locale, MIN_REASON) />
            }
            .into_any()
        }
        ArrangementKind::Tandem => {
            let agreements: Vec<Choice> = Agreement::ALL
                .iter()
                .map(|one| Choice::new(one.as_str(), allocation::agreement(locale, *one)))
                .collect();
            view! {
                <ChoiceField locale=locale form=form.clone() name=AGREED legend=t::agreements(locale) hint=t::agreements_hint(locale) multiple=true choices=agreements />
                <TextArea locale=locale form=form name=REASON label=t::reason_label(locale) hint=language::component::no_client_data(locale) optional=true />
            }
            .into_any()
        }
        ArrangementKind::Supervision | ArrangementKind::None => view! {
            <TextArea locale=locale form=form name=REASON label=t::reason_label(locale) hint=language::component::no_client_data(locale) optional=true />
        }
        .into_any(),
    }
}

/// The form that ends a line.
pub fn end(request: Request, place: Place, line: Line, form: FormState) -> AnyView {
    let locale = request.locale;
    let home = path::exception(&place.id, &line.id);
    let lead = t::end_lead(locale, &line.staff.1, &line.work.1);
    ending(request, (t::end_title(locale), lead), (home, path::exception_end(&place.id, &line.id)), form)
}

/// A form with a last day, for what ends.
pub(crate) fn ending(
    request: Request,
    (title, lead): (Text, Text),
    (home, action): (String, String),
    form: FormState,
) -> AnyView {
    let locale = request.locale;
    view! {
        <Frame request=request title=title.clone() invalid=!form.is_valid()>
            {back(home.clone(), language::navigation::back(locale))}
            <header class="page-head">
                <h1>{title}</h1>
                <p class="wrap">{lead}</p>
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            <form class="form" method="post" action=action novalidate>
                <Hidden name="versie" value=form.value("versie").to_owned() />
                <DateField locale=locale form=form name=UNTIL label=allocations::end_day(locale) />
                <Actions>
                    <Submit label=t::end_it(locale) />
                    <ButtonLink href=home label=t::cancel(locale) look=Look::Quiet />
                </Actions>
            </form>
        </Frame>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Terms {
        let day = |text: &str| text.parse().unwrap();
        Terms {
            agreements: Agreement::ALL.to_vec(),
            ground: Some(UnlessGround::NecessaryForQuality),
            basis: Some(UnlessBasis::Other),
            reason: "Omdat het zo het beste gaat.".to_owned(),
            since: day("2026-11-21"),
            review_on: day("2027-05-21"),
            until: Some(day("2027-01-01")),
        }
    }

    #[test]
    fn what_is_filled_in_is_read_again() {
        let bare = Terms { agreements: vec![Agreement::ALL[3]], ground: None, basis: None, until: None, ..terms() };
        for terms in [terms(), bare] {
            assert_eq!(read(&mut fill(&terms, None), Locale::Nl), Some(terms));
        }
    }

    #[test]
    fn every_thing_that_can_lack_is_said_at_a_field_of_the_form() {
        for lacking in Reason::all() {
            let mut form = FormState::default();
            refuse(&mut form, Locale::Nl, &[lacking]);
            let [error] = form.errors() else { panic!("{lacking}") };
            let fields = [RESPONSIBLE, AGREED, GROUND, BASIS, REASON, REVIEW, SINCE, WORK];
            assert!(fields.contains(&error.field.as_str()), "{lacking}");
        }
        let mut form = FormState::default();
        refuse(&mut form, Locale::Nl, &[0, 1].map(|number| Reason::AgreementMissing(Agreement::ALL[number])));
        assert_eq!(form.errors().len(), 1);
    }

    #[test]
    fn only_what_can_be_arranged_can_be_chosen() {
        for (typed, chosen) in [("tandem", Some(ArrangementKind::Tandem)), ("none", None), ("x", None), ("", None)] {
            let mut form = FormState::default();
            form.push(HOW, typed);
            assert_eq!(how(&form), chosen);
        }
    }
}

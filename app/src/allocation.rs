//! The public guide to the norm van de verantwoorde werktoedeling: does this work ask for a registered professional?
//!
//! A form by GET: the answer has an address that can be shared and printed, and nothing is stored.

use crate::{
    FormState, Request,
    component::{
        actions::{Actions, Submit},
        field::{CheckField, Choice, ChoiceField, SelectField},
        frame::Frame,
        lead::Lead,
        message::{ErrorSummary, Notice, Tone},
    },
    path,
    rules::source,
};
use chrono::NaiveDate;
use domain::{
    Allocation,
    allocation::{
        Answer, Arrangement, ArrangementKind, Indicator, Law, Question, Reason, Way, Work, Worker, WorkerKind, ways,
    },
};
use language::{Locale, Text, allocation as t, format};
use leptos::prelude::*;

/// The law under which the work is done; its presence says that there is a question.
const LAW: &str = "wet";
/// Indicators of the client.
const CLIENT: &str = "jongere";
/// Indicators of what the professional does.
const TASK: &str = "werk";
/// As what somebody works.
const WHO: &str = "wie";
/// That none of the indicators holds: said, and not taken from silence.
const NOTHING: &str = "niets";
/// Whether it works out a task of somebody registered.
const FOLLOWS: &str = "uitwerking";

/// The question in an address; `None` where nothing is asked yet. What is not known in it is left out.
pub fn question(form: &FormState, on: NaiveDate) -> Option<Question> {
    let law = form.value(LAW).parse().ok()?;
    let named = |indicator: &&Indicator| {
        let field = if indicator.is_of_client() { CLIENT } else { TASK };
        form.has(field, indicator.as_str())
    };
    Some(Question {
        on,
        work: Work {
            law,
            indicators: Indicator::ALL.iter().filter(named).copied().collect(),
            required_skills: Vec::new(),
            follows_from_registered_task: form.has(FOLLOWS, "ja"),
        },
        worker: Worker {
            kind: form.value(WHO).parse().unwrap_or(WorkerKind::Professional),
            level: None,
            skills: Vec::new(),
            registrations: Vec::new(),
        },
        arrangement: Arrangement::new(ArrangementKind::None),
    })
}

/// Says at the field where a question leaves open whether any indicator holds. Under another law, and for a volunteer, that does
/// not matter.
pub fn check(form: &mut FormState, locale: Locale, on: NaiveDate) {
    let Some(question) = question(form, on) else { return };
    if domain::allocate(&question).answer == Answer::OutOfScope {
        return;
    }
    match (question.work.indicators.is_empty(), form.has(NOTHING, "ja")) {
        (true, false) => form.refuse(NOTHING, t::guide_say_nothing(locale)),
        (false, true) => form.refuse(NOTHING, t::guide_not_both(locale)),
        _ => {}
    }
}

/// The guide, with an answer where a question was asked that leaves nothing open.
pub fn guide(request: Request, mut form: FormState) -> AnyView {
    let locale = request.locale;
    let asked = question(&form, request.today).is_some();
    let question = question(&form, request.today).filter(|_| form.is_valid());
    if !asked {
        form.set(LAW, Law::Jeugdwet.as_str()).set(WHO, WorkerKind::Professional.as_str());
    }
    let answer = question.map(|question| answer(locale, &question));
    let fields = fields(locale, &form);
    let again = asked.then(|| view! { <a href=path::GUIDE>{t::guide_again(locale)}</a> });
    view! {
        <Frame request=request title=t::guide_title(locale) invalid=!form.is_valid()>
            <header class="page-head">
                <h1>{t::guide_title(locale)}</h1>
                {(!asked).then(|| view! { <Lead>{t::guide_lead(locale)}</Lead> })}
            </header>
            <ErrorSummary locale=locale form=form.clone() />
            {answer}
            <form class="form screen-only" method="get" action=path::GUIDE id="vragen" novalidate>
                {asked.then(|| view! { <h2>{t::guide_questions(locale)}</h2> })}
                {fields}
                <Actions>
                    <Submit label=t::guide_button(locale) />
                    {again}
                </Actions>
                <p class="muted small">{t::guide_nothing_stored(locale)}</p>
            </form>
        </Frame>
    }
    .into_any()
}

fn fields(locale: Locale, form: &FormState) -> AnyView {
    let laws =
        Law::ALL.iter().map(|law| Choice::with_hint(law.as_str(), t::law(locale, *law), t::law_hint(locale, *law)));
    let indicators = |of_client: bool| -> Vec<Choice> {
        let these = Indicator::ALL.iter().filter(|indicator| indicator.is_of_client() == of_client);
        these
            .map(|one| {
                let (label, example) = (t::indicator(locale, *one), t::indicator_example(locale, *one));
                Choice::with_hint(one.as_str(), format::capital(&label), t::for_example(locale, &example))
            })
            .collect()
    };
    let kinds =
        WorkerKind::ALL.iter().map(|kind| Choice::new(kind.as_str(), format::capital(&t::worker_kind(locale, *kind))));
    let (laws, kinds): (Vec<_>, Vec<_>) = (laws.collect(), kinds.collect());
    view! {
        <ChoiceField locale=locale form=form.clone() name=LAW legend=t::guide_law(locale) choices=laws />
        <ChoiceField locale=locale form=form.clone() name=CLIENT legend=t::guide_client(locale) hint=t::guide_tick(locale) multiple=true choices=indicators(true) />
        <ChoiceField locale=locale form=form.clone() name=TASK legend=t::guide_task(locale) hint=t::guide_tick(locale) multiple=true choices=indicators(false) />
        <CheckField form=form.clone() name=NOTHING label=t::guide_nothing(locale) hint=t::guide_nothing_hint(locale) value="ja" />
        <SelectField locale=locale form=form.clone() name=WHO label=t::guide_who(locale) choices=kinds />
        <CheckField form=form.clone() name=FOLLOWS label=t::guide_follows(locale) hint=t::guide_follows_hint(locale) value="ja" />
    }
    .into_any()
}

fn answer(locale: Locale, question: &Question) -> AnyView {
    let allocation = domain::allocate(question);
    let (tone, head, explained) = match allocation.answer {
        Answer::OutOfScope => (Tone::Neutral, t::guide_out_of_scope(locale), out_of_scope(locale, &allocation)),
        Answer::NotAllowed => (Tone::Attention, t::guide_yes(locale), needed(locale, question)),
        Answer::Allowed | Answer::AllowedSupervised | Answer::AllowedUnless => {
            (Tone::Good, t::guide_no(locale), not_needed(locale))
        }
    };
    let open = ways(question);
    let sources = sources(locale, question, &allocation, &open);
    let others = (allocation.answer == Answer::NotAllowed).then(|| other_ways(locale, question, &open));
    view! {
        <section class="section" aria-labelledby="antwoord">
            <Notice tone=tone><h2 id="antwoord">{head}</h2></Notice>
            {explained}
        </section>
        {others}
        {chosen(locale, question)}
        {sources}
    }
    .into_any()
}

fn out_of_scope(locale: Locale, allocation: &Allocation) -> AnyView {
    let reasons = allocation.reasons.iter().map(|one| view! { <p>{t::reason(locale, *one)}</p> }).collect_view();
    view! { {reasons} <p>{t::guide_other_rules(locale)}</p> }.into_any()
}

/// The work may be done without a registration.
fn not_needed(locale: Locale) -> AnyView {
    view! {
        <p>{t::guide_no_reason(locale)}</p>
        <p>{t::guide_no_competent(locale)}</p>
        <p>{t::guide_no_demand(locale)} " " {source::link(VNG, source::host(VNG).to_owned().into())}</p>
        <p>{t::guide_no_changes(locale)}</p>
    }
    .into_any()
}

/// The VNG on what to ask of providers: not that all staff is registered.
const VNG: &str = "https://vng.nl/artikelen/professionalisering-jeugd";

/// The work asks for somebody registered.
fn needed(locale: Locale, question: &Question) -> AnyView {
    let because =
        question.work.indicators.iter().map(|one| view! { <li>{t::indicator(locale, *one)}</li> }).collect_view();
    view! {
        <p>{t::reserved(locale)}</p>
        <ul>{because}</ul>
        <p>{t::guide_registered_is(locale)}</p>
    }
    .into_any()
}

/// How somebody who is not registered can do it all the same.
fn other_ways(locale: Locale, question: &Question, open: &[Way]) -> AnyView {
    let alone = question.work.indicators.iter().filter(|one| one.is_task_of_registered_only());
    let alone: Vec<_> = alone.map(|one| view! { <li>{t::indicator(locale, *one)}</li> }).collect();
    let alone = (!alone.is_empty()).then(|| {
        view! {
            <p>{t::guide_alone(locale)}</p>
            <ul>{alone}</ul>
        }
    });
    let ways = open.iter().map(|way| way_view(locale, way)).collect_view();
    view! {
        <section class="section" aria-labelledby="ook">
            <h2 id="ook">{t::guide_ways(locale)}</h2>
            <p>{t::guide_ways_lead(locale)}</p>
            {alone}
            {ways}
        </section>
    }
    .into_any()
}

fn way_view(locale: Locale, way: &Way) -> AnyView {
    let (title, explained) = match way.kind {
        ArrangementKind::Supervision => (t::guide_supervision(locale), t::guide_supervision_text(locale)),
        ArrangementKind::Tandem => (t::guide_tandem(locale), t::guide_tandem_text(locale)),
        ArrangementKind::Unless => (t::guide_unless(locale), t::guide_unless_text(locale)),
        ArrangementKind::None => return ().into_any(),
    };
    let steps: Vec<_> = way
        .lacking
        .iter()
        .filter_map(|one| t::guide_remedy(locale, *one))
        .map(|step| view! { <li>{step}</li> })
        .collect();
    view! {
        <h3>{title}</h3>
        <p>{explained}</p>
        <ul>{steps}</ul>
    }
    .into_any()
}

/// What was answered, for on paper: the form itself is not printed.
fn chosen(locale: Locale, question: &Question) -> AnyView {
    let work = &question.work;
    let indicators: Vec<_> = work.indicators.iter().map(|one| t::indicator(locale, *one)).collect();
    let indicators = if indicators.is_empty() { t::guide_none(locale) } else { indicators.join("; ").into() };
    let follows = work.follows_from_registered_task.then(|| view! { <li>{t::guide_follows(locale)}</li> });
    view! {
        <div class="print-only">
            <h2>{t::guide_questions(locale)}</h2>
            <ul>
                <li>{t::law(locale, work.law)}</li>
                <li>{indicators}</li>
                <li>{format::capital(&t::worker_kind(locale, question.worker.kind))}</li>
                {follows}
            </ul>
        </div>
    }
    .into_any()
}

/// Where it says so: of the reasons, of the indicators, and of what is asked of each other way.
fn sources(locale: Locale, question: &Question, allocation: &Allocation, open: &[Way]) -> AnyView {
    let lacking = open.iter().flat_map(|way| &way.lacking).map(|one: &Reason| one.provenance());
    let reasons = allocation.reasons.iter().map(|one| one.provenance());
    let indicators = question.work.indicators.iter().map(|one| one.provenance());
    let mut told: Vec<Text> = Vec::new();
    for line in reasons.chain(indicators).chain(lacking).flat_map(|one| t::provenance(locale, one)) {
        if !told.contains(&line) {
            told.push(line);
        }
    }
    let items = told
        .into_iter()
        .map(|line| {
            let line = if line.starts_with("http") { source::link(&line, line.clone()) } else { line.into_any() };
            view! { <li class="wrap">{line}</li> }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="bronnen">
            <h2 id="bronnen">{t::sources(locale)}</h2>
            <ul class="small stack">{items}</ul>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Viewer;

    fn html(pairs: &[(&str, &str)]) -> String {
        let mut form =
            FormState::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
        let request = Request {
            locale: Locale::Nl,
            path: path::GUIDE.to_owned(),
            address: "/".to_owned(),
            viewer: None::<Viewer>,
            flash: None,
            subject: None,
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        };
        check(&mut form, request.locale, request.today);
        Owner::new().with(|| guide(request, form).to_html())
    }

    #[test]
    fn nothing_asked_is_no_answer() {
        let html = html(&[]);
        assert!(!html.contains("id=\"antwoord\""));
        for one in Indicator::ALL {
            assert!(html.contains(&format!("value=\"{}\"", one.as_str())), "{one:?}");
        }
    }

    #[test]
    fn it_says_as_clearly_that_no_registration_is_needed() {
        let html = html(&[("wet", "jeugdwet"), ("jongere", "something else"), ("werk", "crisis"), ("niets", "ja")]);
        assert!(html.contains("Nee, hier is geen registratie nodig"), "{html}");
        assert!(html.contains("Alleen geregistreerde professionals eisen"));
    }

    #[test]
    fn silence_is_no_answer_and_nothing_and_something_is_none_either() {
        for (pairs, said) in [
            (vec![("wet", "jeugdwet")], "of dat er niets speelt"),
            (vec![("wet", "jeugdwet"), ("uitwerking", "ja")], "of dat er niets speelt"),
            (vec![("wet", "jeugdwet"), ("jongere", "crisis"), ("niets", "ja")], "ook iets aan"),
        ] {
            let html = html(&pairs);
            assert!(!html.contains("id=\"antwoord\"") && html.contains("href=\"#niets\""), "{html}");
            assert!(html.contains(said), "{html}");
        }
    }

    #[test]
    fn one_indicator_is_enough_and_the_other_ways_are_told() {
        for one in Indicator::ALL {
            let field = if one.is_of_client() { "jongere" } else { "werk" };
            let html = html(&[("wet", "jeugdwet"), (field, one.as_str())]);
            assert!(html.contains("Ja, in principe wel"), "{one:?}");
            assert!(html.contains("Met een beroep op"), "{one:?}");
            assert_eq!(html.contains("<h3>In tandem"), !one.is_task_of_registered_only(), "{one:?}");
        }
        let trainee = html(&[("wet", "jeugdwet"), ("jongere", "crisis"), ("wie", "trainee")]);
        assert!(trainee.contains("<h3>Onder verantwoordelijkheid"), "{trainee}");
    }

    #[test]
    fn the_norm_is_about_the_youth_act_and_not_about_volunteers() {
        for pairs in [[("wet", "wmo"), ("jongere", "crisis")], [("wet", "jeugdwet"), ("wie", "volunteer")]] {
            assert!(html(&pairs).contains("De norm gaat hier niet over"));
        }
    }
}

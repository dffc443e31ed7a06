//! The organisation of the demo: invented, with the people of the demo on its staff.

use super::{address, people::PEOPLE};
use anyhow::Context;
use chrono::{Months, NaiveDate};
use domain::allocation::{Agreement, ArrangementKind, UnlessBasis, UnlessGround};
use domain::organisation::{CheckOutcome, Role, Sharing};
use language::Locale;
use service::{
    Actor, AllocationId, Arranged, ArrangementId, Check, CheckId, Described, DisputeId, Given, KindOfWorkId, LinkId,
    LocationId, Network, NewSession, OrganisationId, Part, Period, Record, Service, StaffId, Team, TeamId,
};

/// Its name.
pub const NAME: &str = "Jeugdhulp Voorbeeld";
/// What the codes of everybody with a role are made of. It guards nothing: the data are invented.
pub const SECRET: [u8; 20] = *b"vakspoor demo sleute";
/// The same as it is typed into an app.
pub const SECRET_TEXT: &str = "OZQWW43QN5XXEIDEMVWW6IDTNRSXK5DF";
/// A number that the trade register has not given out.
const KVK: &str = "99999999";

/// Its key: always the same, so that it is found again.
pub fn id() -> anyhow::Result<OrganisationId> {
    "01930000-0000-7000-8000-0000000000de".parse().context("no key")
}

/// Somebody who works for the organisation in Vakspoor, and has no dossier.
pub struct Colleague {
    /// The part of the address before the `@`.
    pub account: &'static str,
    /// The whole name.
    pub name: &'static str,
    /// What this account shows.
    pub shows: &'static str,
    /// What they do there.
    role: Role,
}

/// Everybody with a role, the owner first.
pub const COLLEAGUES: [Colleague; 4] = [
    colleague("anneke", "Anneke Bos", "eigenaar: bepaalt wie wat mag", Role::Owner),
    colleague("hanna", "Hanna Prins", "HR: medewerkers, rollen en uitnodigingen", Role::HumanResources),
    colleague("karim", "Karim el Idrissi", "kwaliteit: ziet iedereen, controleert de registers", Role::Quality),
    colleague("lisa", "Lisa van den Berg", "teamleider van Noord: ziet alleen de eigen mensen", Role::TeamLead),
];

const fn colleague(account: &'static str, name: &'static str, shows: &'static str, role: Role) -> Colleague {
    Colleague { account, name, shows, role }
}

/// Who works where as what, and how much they share; the others are on record only.
const STAFF: [(&str, &str, &str, Option<Sharing>); 13] = [
    ("noor", "Ambulant Noord", "ambulant hulpverlener", Some(Sharing::Activities)),
    ("bram", "Ambulant Noord", "pedagogisch medewerker", Some(Sharing::Sums)),
    ("fenna", "Ambulant Noord", "jeugd- en gezinsprofessional", Some(Sharing::Standing)),
    ("daan", "Verblijf Noord", "jeugdhulpverlener", Some(Sharing::Standing)),
    ("joost", "Verblijf Noord", "groepsbegeleider", Some(Sharing::Standing)),
    ("tom", "Verblijf Noord", "verpleegkundige", None),
    ("iris", "Jeugdbescherming West", "jeugdbeschermer", Some(Sharing::Sums)),
    ("mees", "Jeugdbescherming West", "gezinsvoogd", Some(Sharing::Sums)),
    ("lotte", "Diagnostiek", "orthopedagoog", Some(Sharing::Activities)),
    ("sanne", "Diagnostiek", "psycholoog", Some(Sharing::Sums)),
    ("eva", "Diagnostiek", "orthopedagoog-generalist", None),
    ("ruben", "West", "gezinscoach, ingehuurd", None),
    ("emma", "Ambulant Noord", "ambulant hulpverlener", Some(Sharing::Sums)),
];

/// Makes the organisation when its owner is among the accounts that were just made.
pub async fn load(service: &Service, made: &[(&str, NewSession)], today: NaiveDate) -> anyhow::Result<()> {
    let actor = |account: &str| made.iter().find(|(of, _)| *of == account).map(|(_, session)| &session.actor);
    let [owner, others @ ..] = &COLLEAGUES;
    let Some(owner) = actor(owner.account) else { return Ok(()) };
    let id = id()?;
    service.found_organisation(owner, id, NAME, KVK).await.context("the organisation is refused")?;
    let teams = structure(service, owner, id).await?;
    for colleague in others {
        let Some(whom) = actor(colleague.account) else { continue };
        let team = if colleague.role == Role::TeamLead { find(&teams, "Noord") } else { None };
        let appointed = service.appoint(owner, id, whom, colleague.role, team).await;
        appointed.with_context(|| format!("the role of {} is refused", colleague.account))?;
    }
    let kinds = work(service, owner, id, &teams).await?;
    let code = service.organisation(owner, id).await.context("the organisation is gone")?.organisation.join_code;
    let mut staff_of = Vec::new();
    for (number, (account, team, job_title, sharing)) in STAFF.into_iter().enumerate() {
        let staff = StaffId::new();
        staff_of.push((account, staff));
        let record = record(account, job_title, find(&teams, team), number, today);
        let until = record.registered_until;
        let kept = service.save_staff(owner, id, staff, None, record).await;
        kept.with_context(|| format!("the record of {account} is refused"))?;
        match (sharing, actor(account)) {
            (Some(sharing), Some(who)) => {
                let terms = (sharing, None);
                let linked = service.begin_link(who, LinkId::new(), &code, terms, &Network::here()).await;
                linked.with_context(|| format!("{account} cannot share"))?;
            }
            _ => {
                let check = Check {
                    on: today.checked_sub_months(Months::new(5)).unwrap_or(today),
                    outcome: CheckOutcome::Registered,
                    registered_until: until,
                    measure: None,
                    note: String::new(),
                    by: None,
                };
                let checked = service.check_register(owner, id, CheckId::new(), staff, check).await;
                checked.with_context(|| format!("the check of {account} is refused"))?;
            }
        }
    }
    let work = given(service, (owner, id), &staff_of, (&kinds, find(&teams, "Verblijf Noord")), today).await?;
    for (account, reason) in OBJECTIONS {
        let work = work.iter().find(|(of, _)| *of == account);
        let (Some(who), Some((_, work))) = (actor(account), work) else { continue };
        let stored = service.dispute(who, DisputeId::new(), service::DisputeTo::Allocation(*work), reason).await;
        stored.with_context(|| format!("the objection of {account} is refused"))?;
    }
    Ok(())
}

/// Who objects to the work that they are given, and why.
const OBJECTIONS: [(&str, &str); 1] = [(
    "joost",
    "In de afspraken staat dat we elke week samen overleggen. Dat is er de laatste maand niet van gekomen. Zo wil ik de \
     crisisdienst niet doen.",
)];

/// Whose work some of it is: the team and the functions.
const WHOSE: [(&str, &str, &[&str]); 3] = [
    ("veiligheid", "Jeugdbescherming West", &["jeugdbeschermer", "gezinsvoogd"]),
    ("analyse", "", &["orthopedagoog", "orthopedagoog-generalist", "psycholoog"]),
    ("praktisch", "Noord", &[]),
];

/// The examples that the pages offer, as kinds of work: each with its code.
async fn work(
    service: &Service,
    owner: &Actor,
    id: OrganisationId,
    teams: &[Team],
) -> anyhow::Result<Vec<(&'static str, KindOfWorkId)>> {
    let mut kinds = Vec::new();
    for (code, name, work) in app::kind_of_work::starters(Locale::Nl) {
        let kind = KindOfWorkId::new();
        let whose = WHOSE.iter().find(|(of, ..)| *of == code);
        let described = Described {
            team: whose.and_then(|(_, team, _)| find(teams, team)),
            job_titles: whose
                .map(|(.., titles)| titles.iter().map(|&one| one.to_owned()).collect())
                .unwrap_or_default(),
            ..Described::new(&name, work)
        };
        let saved = service.save_kind_of_work(owner, id, kind, None, described).await;
        saved.with_context(|| format!("{name} is refused"))?;
        kinds.push((code, kind));
    }
    Ok(kinds)
}

/// Who does what, with what is arranged for that, and the key of the work that each was given. The last tandem has lapsed: who was
/// responsible for it has left.
async fn given(
    service: &Service,
    (owner, id): (&Actor, OrganisationId),
    staff: &[(&str, StaffId)],
    (kinds, home): (&[(&str, KindOfWorkId)], Option<TeamId>),
    today: NaiveDate,
) -> anyhow::Result<Vec<(&'static str, AllocationId)>> {
    // Somebody who has no registration, and somebody who is responsible for the last line, and leaves.
    let (wessel, leaving) = (StaffId::new(), StaffId::new());
    let person = |account: &str| match account {
        "wessel" => Some(wessel),
        _ => staff.iter().find(|(of, _)| *of == account).map(|(_, staff)| *staff),
    };
    let kind = |code: &str| kinds.iter().find(|(of, _)| *of == code).map(|(_, kind)| *kind);
    let months = |months| today.checked_add_months(Months::new(months)).unwrap_or(today);
    let begun = today.checked_sub_months(Months::new(2)).unwrap_or(today);
    let record = |until| Record {
        name: "Gerda Smit".to_owned(),
        job_title: "gedragswetenschapper".to_owned(),
        register: Some(domain::Register::Skj),
        registered_until: Some(months(20)),
        until,
        ..Record::default()
    };
    service.save_staff(owner, id, leaving, None, record(None)).await.context("a record is refused")?;
    let carer = Record {
        name: "Wessel Kuipers".to_owned(),
        job_title: "groepsbegeleider".to_owned(),
        team: home,
        ..Record::default()
    };
    service.save_staff(owner, id, wessel, None, carer).await.context("a record is refused")?;
    for (how, who, what, responsible, review) in [
        (ArrangementKind::Tandem, "joost", "crisis", person("noor"), months(9)),
        (ArrangementKind::Unless, "wessel", "veiligheid", person("noor"), months(4)),
        (ArrangementKind::Tandem, "wessel", "crisis", Some(leaving), months(12)),
    ] {
        let (Some(who), Some(what)) = (person(who), kind(what)) else { continue };
        let unless = how == ArrangementKind::Unless;
        let arranged = Arranged {
            responsible,
            agreements: Agreement::ALL.to_vec(),
            ground: unless.then_some(UnlessGround::NecessaryForQuality),
            basis: unless.then_some(UnlessBasis::ExistingRelation),
            reason: if unless { "Kent dit gezin al drie jaar en heeft er het vertrouwen." } else { "" }.to_owned(),
            since: begun,
            review_on: review,
            until: None,
        };
        let line = (ArrangementId::new(), None);
        service.save_exception(owner, id, line, (who, what, how), arranged).await.context("an exception is refused")?;
    }
    let mut work = Vec::new();
    for (number, (who, what, until)) in [
        ("noor", "casusregie", None),
        ("noor", "crisis", None),
        ("emma", "crisis", None),
        ("iris", "beslissen", Some(months(6))),
        ("joost", "crisis", None),
        ("wessel", "veiligheid", Some(months(8))),
        ("wessel", "crisis", None),
        ("lotte", "praktisch", None),
    ]
    .into_iter()
    .enumerate()
    {
        let (Some(staff), Some(kind_of_work)) = (person(who), kind(what)) else { continue };
        let period = Period { since: begun, until };
        let given = Given { staff, kind_of_work, period };
        let gate = service.gate(owner, id, given).await.context("the gate is closed")?;
        // Who may not is not given the work, whatever the day on which the demo is made.
        let Some(seen) = gate.course.first().map(Part::from).filter(|part| !part.answer.is_refusal()) else { continue };
        let reference = format!("GZ-{:04}", number.saturating_add(41));
        let key = AllocationId::new();
        let stored = service.allocate(owner, id, (key, None), given, &reference, Some(seen)).await;
        stored.with_context(|| format!("the work of {who} is refused"))?;
        work.push((who, key));
    }
    let left = service.save_staff(owner, id, leaving, Some(1), record(today.pred_opt())).await;
    left.context("a record is refused")?;
    Ok(work)
}

/// Locations, and a tree of teams.
async fn structure(service: &Service, owner: &Actor, id: OrganisationId) -> anyhow::Result<Vec<Team>> {
    let (groningen, haarlem) = (LocationId::new(), LocationId::new());
    for (place, name) in [(groningen, "Groningen"), (haarlem, "Haarlem")] {
        service.add_location(owner, id, place, name).await.context("a location is refused")?;
    }
    let mut teams: Vec<Team> = Vec::new();
    for (name, parent, location) in [
        ("Noord", None, groningen),
        ("Ambulant Noord", Some("Noord"), groningen),
        ("Verblijf Noord", Some("Noord"), groningen),
        ("West", None, haarlem),
        ("Jeugdbescherming West", Some("West"), haarlem),
        ("Diagnostiek", Some("West"), haarlem),
    ] {
        let parent = parent.and_then(|parent| find(&teams, parent));
        let team = Team { id: TeamId::new(), parent, location: Some(location), name: name.to_owned() };
        service.save_team(owner, id, team.clone()).await.with_context(|| format!("the team {name} is refused"))?;
        teams.push(team);
    }
    Ok(teams)
}

fn find(teams: &[Team], name: &str) -> Option<TeamId> {
    teams.iter().find(|team| team.name == name).map(|team| team.id)
}

/// What the employer knows of somebody: as their dossier says it of the first registration.
fn record(account: &str, job_title: &str, team: Option<TeamId>, number: usize, today: NaiveDate) -> Record {
    let person = PEOPLE.iter().find(|person| person.account == account);
    let registration = person.and_then(|person| (person.dossier)(today).registrations.into_iter().next());
    let registration = registration.as_ref();
    Record {
        team,
        name: person.map_or(account, |person| person.name).to_owned(),
        job_title: job_title.to_owned(),
        email: Some(address(account)),
        employee_number: Some(format!("{}", number.saturating_add(1001))),
        register: registration.map(|one| one.register),
        chamber: registration.map(|one| one.chamber),
        register_number: registration.and_then(|one| one.number.clone()),
        registered_until: registration.map(|one| one.until),
        since: today.checked_sub_months(Months::new(30)),
        ..Record::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_on_the_staff_is_of_the_demo_and_each_level_is_shared_by_somebody() {
        for (account, ..) in STAFF {
            assert!(PEOPLE.iter().any(|person| person.account == account), "{account}");
        }
        for level in Sharing::ALL.iter().copied().map(Some).chain([None]) {
            assert!(STAFF.iter().any(|(_, _, _, sharing)| *sharing == level), "{level:?}");
        }
        assert_eq!(COLLEAGUES[0].role, Role::Owner);
    }
}

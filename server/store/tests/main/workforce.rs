//! The overview of the staff against a plain model, on both databases; and whom a team lead reaches.
use chrono::{Months, NaiveDate};
use domain::organisation::{CheckOutcome, Role, SeenKind, SeenMeasure, Sharing, Status};
use domain::{Band, Chamber, Register, RulesetId, Standing};
use sea_orm::{ConnectionTrait as _, Statement};
use store::access::{
    AcceptInvitation, Actor, CheckRegister, EditPortfolio, EditWorkforce, FoundOrganisation, ManageOrganisation,
    ViewWorkforce, authorise,
};
use store::entry::{self, Kind, NewEntry, What};
use store::link::{self, Begun, Terms};
use store::organisation::{self, Organisation, Team};
use store::standing::{self, Row};
use store::workforce::{self, Check, Checked, Day, Filter, Line, Order, Record, Then, Total, folded};
use store::{CheckId, EntryId, LinkId, OrganisationId, StaffId, TeamId};

use crate::bed::{Bed, both, minutes, now};

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}

fn today() -> NaiveDate {
    now().date_naive()
}

fn day(months: i32) -> NaiveDate {
    let months_ = Months::new(months.unsigned_abs());
    if months < 0 { today() - months_ } else { today() + months_ }
}

async fn found(bed: &Bed, owner: &Actor) -> OrganisationId {
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, owner, FoundOrganisation, ()).await.unwrap();
    let id = OrganisationId::new();
    let join_code = id.to_string().chars().filter(char::is_ascii_alphanumeric).rev().take(10).collect();
    let new = Organisation { id, name: "Jeugdhulp".to_owned(), kvk: "12345678".to_owned(), join_code, version: 1 };
    assert!(organisation::found(&grant, &new, now()).await.unwrap());
    tx.commit().await.unwrap();
    id
}

async fn team(bed: &Bed, owner: &Actor, of: OrganisationId, name: &str, parent: Option<TeamId>) -> TeamId {
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, owner, ManageOrganisation, of).await.unwrap();
    let id = TeamId::new();
    let new = Team { id, parent, location: None, name: name.to_owned() };
    assert!(organisation::put_team(&grant, &new).await.unwrap());
    tx.commit().await.unwrap();
    id
}

async fn add(bed: &Bed, actor: &Actor, of: OrganisationId, record: &Record) -> StaffId {
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, actor, EditWorkforce, of).await.unwrap();
    let id = StaffId::new();
    assert!(workforce::insert(&grant, id, record, now()).await.unwrap());
    tx.commit().await.unwrap();
    id
}

/// A look in the register that shows no end.
fn look(on: NaiveDate, outcome: CheckOutcome, measure: Option<SeenMeasure>) -> Check {
    Check { on, by: None, outcome, registered_until: None, measure, note: String::new() }
}

async fn note(bed: &Bed, actor: &Actor, of: OrganisationId, id: StaffId, check: &Check) {
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, actor, CheckRegister, of).await.unwrap();
    assert_eq!(workforce::check(&grant, CheckId::new(), id, check, now()).await.unwrap(), Checked::Noted);
    tx.commit().await.unwrap();
}

async fn share(bed: &Bed, who: &Actor, of: OrganisationId, staff: StaffId, terms: Terms) -> LinkId {
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, who, AcceptInvitation, ()).await.unwrap();
    let link = LinkId::new();
    assert_eq!(link::begin(&grant, link, (of, Some(staff)), terms, now()).await.unwrap(), Begun::With(None));
    tx.commit().await.unwrap();
    link
}

/// Gives somebody registrations that stand like this.
async fn stand(bed: &Bed, who: &Actor, rows: &mut [Row]) {
    let tx = bed.store.write().await.unwrap();
    let grant = authorise(&tx, who, EditPortfolio, who.account().unwrap()).await.unwrap();
    for row in rows.iter_mut() {
        row.entry = EntryId::new();
        let reference = row.entry.to_string();
        let new = NewEntry { id: row.entry, kind: Kind::Registration, reference, payload: "{}".to_owned() };
        assert!(entry::insert(&grant, new, What::Created, now()).await.unwrap());
    }
    standing::put(&grant, rows, today()).await.unwrap();
    tx.commit().await.unwrap();
}

fn row(dice: &mut Dice, chamber: Chamber, leading: bool) -> Row {
    let ends = day(i32::try_from(dice.below(40)).unwrap() - 12);
    Row {
        entry: EntryId::new(),
        leading,
        register: chamber.register(),
        chamber,
        register_number: dice.of(&[None, Some("0042".to_owned())]),
        ruleset: RulesetId::ALL[0],
        standing: dice.of(Standing::ALL),
        since: day(-60),
        ends,
        submit_by: ends.pred_opt().unwrap(),
        complete: false,
        band: dice.of(Band::ALL),
        measure: dice.of(&[
            None,
            None,
            Some(("berisping".to_owned(), None)),
            Some(("schorsing".to_owned(), Some(day(2)))),
        ]),
        tells: standing::tells(dice.of(&[
            vec![],
            vec![],
            vec![("berisping", day(-1))],
            vec![("waarschuwing", day(-20)), ("schorsing", day(-1))],
        ])),
        sums: "[]".to_owned(),
    }
}

/// A measure that may run today, in some of its kinds.
fn seen(dice: &mut Dice) -> SeenMeasure {
    let kinds: Vec<SeenKind> = SeenKind::all().collect();
    let (kind, from) = (dice.of(&kinds), dice.of(&[day(-1), day(-1), today(), day(1)]));
    let until = dice.of(&[None, None, Some(today()), Some(day(2)), Some(today() - chrono::Days::new(1))]);
    let seen = SeenMeasure { kind, from, until };
    if seen.end_fits() { seen } else { SeenMeasure { until: None, ..seen } }
}

/// Somebody of the staff with everything that is known of them.
struct Known {
    id: StaffId,
    record: Record,
    checked: Option<(NaiveDate, CheckOutcome)>,
    measure: Option<SeenMeasure>,
    /// Whose account, the terms, and whether it was taken back.
    link: Option<(Actor, Terms, bool)>,
    rows: Vec<Row>,
}

impl Known {
    fn shares(&self) -> Option<(&Actor, Sharing)> {
        let (who, terms, withdrawn) = self.link.as_ref()?;
        let holds = !withdrawn && terms.since <= today() && terms.until.is_none_or(|until| today() <= until);
        holds.then_some((who, terms.sharing))
    }

    /// The measure that was seen, where it runs and concerns what is in this register and tells these.
    fn seen(&self, of: Option<(Register, &str)>) -> Option<SeenMeasure> {
        let seen = self.measure.filter(|seen| seen.runs(today()))?;
        let concerned = of.is_none_or(|(register, tells)| {
            let told = match seen.kind {
                SeenKind::Other => !tells.is_empty(),
                kind => tells.contains(&format!("|{} {}|", kind.as_str(), seen.from)),
            };
            self.record.register.is_none_or(|own| own == register) && !told
        });
        concerned.then_some(seen)
    }

    /// The lines that the overview has to have of them.
    fn lines(&self) -> Vec<Line> {
        let record = &self.record;
        if record.until.is_some_and(|until| until < today()) {
            return Vec::new();
        }
        let shares = self.shares();
        let shows_band = shares.is_some_and(|(_, sharing)| sharing >= Sharing::Sums);
        let own = Line {
            staff: self.id,
            name: record.name.clone(),
            job_title: record.job_title.clone(),
            team: record.team,
            email: record.email.clone(),
            employee_number: record.employee_number.clone(),
            sharing: shares.map(|(who, sharing)| (who.account().unwrap(), sharing)),
            register: record.register,
            chamber: record.chamber,
            register_number: record.register_number.clone(),
            status: with(
                self.seen(None),
                match (self.checked, record.registered_until) {
                    (Some((_, CheckOutcome::NotFound)), _) => Status::NotFound,
                    (_, None) => Status::Unknown,
                    (_, Some(until)) if until > today() => Status::Recorded,
                    (_, Some(_)) => Status::RecordedExpired,
                },
            ),
            ends: record.registered_until,
            submit_by: None,
            band: shows_band.then_some(Band::Unknown),
            measure: told(self.seen(None)),
            vog_on: record.vog_on,
            checked: self.checked,
        };
        let rows: Vec<&Row> = self.rows.iter().filter(|row| row.leading && shares.is_some()).collect();
        if rows.is_empty() {
            return vec![own];
        }
        rows.iter()
            .map(|row| Line {
                register: Some(row.register),
                chamber: Some(row.chamber),
                register_number: row
                    .register_number
                    .clone()
                    .or_else(|| record.register_number.clone().filter(|_| record.register == Some(row.register))),
                status: with(
                    self.seen(Some((row.register, &row.tells))),
                    if matches!(self.checked, Some((_, CheckOutcome::NotFound))) {
                        Status::NotFound
                    } else if row.standing == Standing::Registered && row.ends <= today() {
                        Status::Known(Standing::Expired)
                    } else {
                        Status::Known(row.standing)
                    },
                ),
                ends: Some(row.ends),
                submit_by: Some(row.submit_by),
                band: shows_band.then_some(row.band),
                measure: row.measure.clone().or_else(|| told(self.seen(Some((row.register, &row.tells))))),
                ..own.clone()
            })
            .collect()
    }
}

fn with(seen: Option<SeenMeasure>, status: Status) -> Status {
    seen.map_or(status, |seen| status.with_measure(seen.kind))
}

fn told(seen: Option<SeenMeasure>) -> Option<(String, Option<NaiveDate>)> {
    seen.map(|seen| (seen.kind.as_str().to_owned(), seen.until))
}

fn searched(line: &Line, record: &Record) -> String {
    let parts = [
        Some(line.name.as_str()),
        Some(line.job_title.as_str()),
        line.email.as_deref(),
        line.employee_number.as_deref(),
        record.register_number.as_deref(),
    ];
    folded(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

fn passes(line: &Line, record: &Record, filter: &Filter) -> bool {
    let any_team = filter.teams.is_empty() && !filter.no_team;
    let any_register = filter.register.is_none() && !filter.no_register;
    filter.search.split_whitespace().all(|word| searched(line, record).contains(word))
        && (any_team || line.team.map_or(filter.no_team, |team| filter.teams.contains(&team)))
        && (filter.statuses.is_empty() || filter.statuses.contains(&line.status))
        && (filter.bands.is_empty() || filter.bands.contains(&line.band))
        && (any_register || line.register.map_or(filter.no_register, |register| filter.register == Some(register)))
        && filter.ends_by.is_none_or(|by| line.ends.is_some_and(|ends| ends <= by))
        && (!filter.measure || line.measure.is_some())
        && filter.vog_before.is_none_or(|before| line.vog_on.is_none_or(|on| on < before))
}

/// Compares so that what has nothing comes last, both ways.
fn compare<T: Ord>(one: Option<T>, other: Option<T>, descending: bool) -> std::cmp::Ordering {
    match (one, other) {
        (Some(one), Some(other)) if descending => other.cmp(&one),
        (Some(one), Some(other)) => one.cmp(&other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

fn sorted(lines: &mut [Line], order: Order, descending: bool, names: &[(TeamId, &str)]) {
    let worst = |band: Option<Band>| match band {
        Some(Band::Critical) => 0,
        Some(Band::Behind) => 1,
        Some(Band::Unknown) => 2,
        None => 3,
        Some(Band::OnTrack) => 4,
    };
    let team = |line: &Line| names.iter().find(|(id, _)| Some(*id) == line.team).map(|(_, name)| *name);
    let job = |line: &Line| Some(folded(&line.job_title)).filter(|job| !job.is_empty());
    lines.sort_by(|one, other| {
        let by = match order {
            Order::Ends => compare(one.ends, other.ends, descending),
            Order::Name => compare(Some(folded(&one.name)), Some(folded(&other.name)), descending),
            Order::Team => compare(team(one), team(other), descending),
            Order::Band => compare(Some(worst(one.band)), Some(worst(other.band)), descending),
            Order::JobTitle => compare(job(one), job(other), descending),
            Order::Vog => compare(one.vog_on, other.vog_on, descending),
            Order::Checked => compare(one.checked.map(|(on, _)| on), other.checked.map(|(on, _)| on), descending),
            Order::SubmitBy => compare(one.ends, other.ends, descending),
        };
        let key = |line: &Line| {
            (folded(&line.name), line.staff, line.register.map(Register::as_str), line.chamber.map(Chamber::as_str))
        };
        by.then_with(|| key(one).cmp(&key(other)))
    });
}

const NAMES: [&str; 12] = [
    "Anna de Vries",
    "anna de vries",
    "Élise 100%",
    "O'Brien",
    "Żółć",
    "_under_",
    "back\\slash",
    "Bob; DROP TABLE staff",
    "İpek",
    "zed",
    "Ñandú",
    "\"Quote\"",
];

async fn population(bed: &Bed, owner: &Actor, of: OrganisationId, teams: &[TeamId], dice: &mut Dice) -> Vec<Known> {
    let mut all = Vec::new();
    let mut teams: Vec<Option<TeamId>> = teams.iter().copied().map(Some).collect();
    teams.push(None);
    for number in 0..70_u8 {
        let chamber = dice.of(&[None, Some(Chamber::Jgp), Some(Chamber::Nurse), Some(Chamber::Basis)]);
        let register = chamber.map(Chamber::register).or_else(|| dice.of(&[None, Some(Register::Nip)]));
        let months = |dice: &mut Dice, from: i32, sides: usize| {
            (dice.below(4) > 0).then(|| day(from + i32::try_from(dice.below(sides)).unwrap()))
        };
        let record = Record {
            team: dice.of(&teams),
            name: dice.of(&NAMES).to_owned(),
            job_title: dice.of(&["", "Jeugdbeschermer", "jeugdbeschérmer", "Ambulant 50%"]).to_owned(),
            email: dice.of(&[None, Some(format!("p{number}@b.nl"))]),
            employee_number: dice.of(&[None, Some(format!("N_{number}"))]),
            register,
            chamber,
            register_number: dice.of(&[None, Some("0042%".to_owned())]),
            registered_until: months(dice, -12, 40),
            vog_on: months(dice, -60, 60),
            since: None,
            until: dice.of(&[None, None, None, Some(today()), Some(day(-1)), Some(day(6))]),
        };
        let id = add(bed, owner, of, &record).await;
        let mut known = Known { id, record, checked: None, measure: None, link: None, rows: Vec::new() };
        for _ in 0..dice.below(3) {
            let outcomes = [CheckOutcome::ALL, &[CheckOutcome::Measure]].concat();
            let (on, outcome) = (day(-i32::try_from(dice.below(20)).unwrap()), dice.of(&outcomes));
            let measure = (outcome == CheckOutcome::Measure).then(|| seen(dice));
            note(bed, owner, of, id, &look(on, outcome, measure)).await;
            if known.checked.is_none_or(|(last, _)| last <= on) {
                (known.checked, known.measure) = (Some((on, outcome)), measure);
            }
        }
        if number % 3 == 0 {
            let who = bed.person(&format!("who{number}@b.nl"), 100 + number).await;
            let since = dice.of(&[today(), day(-3), day(1)]);
            let until = dice.of(&[None, Some(today()), Some(day(9)), Some(day(-1))]);
            let terms = Terms { sharing: dice.of(Sharing::ALL), since, until: until.filter(|until| *until >= since) };
            let link = share(bed, &who, of, id, terms).await;
            let withdrawn = dice.below(5) == 0;
            if withdrawn {
                let tx = bed.store.write().await.unwrap();
                let grant = authorise(&tx, &who, EditPortfolio, who.account().unwrap()).await.unwrap();
                assert!(link::withdraw(&grant, link, now()).await.unwrap());
                tx.commit().await.unwrap();
            }
            let mut rows = match dice.below(4) {
                0 => Vec::new(),
                1 => vec![row(dice, Chamber::Jgp, true)],
                2 => vec![row(dice, Chamber::Jgp, true), row(dice, Chamber::Jgp, false)],
                _ => vec![
                    row(dice, Chamber::Jgp, true),
                    row(dice, Chamber::Nurse, true),
                    row(dice, Chamber::Basis, true),
                ],
            };
            stand(bed, &who, &mut rows).await;
            known.rows = rows;
            known.link = Some((who, terms, withdrawn));
        }
        all.push(known);
    }
    all
}

fn filter(dice: &mut Dice, teams: &[TeamId]) -> Filter {
    let mut filter = Filter::default();
    for _ in 0..=dice.below(3) {
        match dice.below(10) {
            0 => {
                filter.search = folded(dice.of(&[
                    "anna",
                    "elise 100%",
                    "_",
                    "\\",
                    "o'brien",
                    "n_1",
                    "0042%",
                    "%",
                    "zolc",
                    "50% jeugd",
                    ";",
                ]))
            }
            1 => filter.teams = vec![dice.of(teams)],
            2 => filter.no_team = true,
            3 => filter.statuses = vec![dice.of(&Status::ALL), dice.of(&Status::ALL)],
            4 => filter.bands = vec![dice.of(&[None, Some(Band::Behind), Some(Band::Unknown), Some(Band::OnTrack)])],
            5 => filter.register = Some(dice.of(Register::ALL)),
            6 => filter.ends_by = Some(day(i32::try_from(dice.below(30)).unwrap() - 6)),
            7 => filter.measure = true,
            8 => filter.vog_before = Some(day(-i32::try_from(dice.below(60)).unwrap())),
            _ => filter.no_register = true,
        }
    }
    filter
}

async fn lines(
    bed: &Bed,
    actor: &Actor,
    of: OrganisationId,
    filter: &Filter,
    order: (Order, bool),
    page: (u64, u64),
) -> Vec<Line> {
    let tx = bed.store.read().await.unwrap();
    let grant = authorise(&tx, actor, ViewWorkforce, of).await.unwrap();
    workforce::overview(&grant, today(), filter, order, page).await.unwrap()
}

async fn with_totals(
    bed: &Bed,
    actor: &Actor,
    of: OrganisationId,
    filter: &Filter,
    order: (Order, bool),
    page: (u64, u64),
) -> (Vec<Line>, Vec<Total>) {
    let tx = bed.store.read().await.unwrap();
    let grant = authorise(&tx, actor, ViewWorkforce, of).await.unwrap();
    workforce::overview_with_totals(&grant, (today(), day(6)), filter, order, page).await.unwrap()
}

/// All lines, three at a time.
async fn parts(bed: &Bed, actor: &Actor, of: OrganisationId, filter: &Filter, order: (Order, bool)) -> Vec<Line> {
    let tx = bed.store.read().await.unwrap();
    let grant = authorise(&tx, actor, ViewWorkforce, of).await.unwrap();
    let keys = workforce::keys(&grant, today(), filter, order).await.unwrap();
    let mut lines = Vec::new();
    for part in keys.chunks(3) {
        lines.extend(workforce::lines_of(&grant, today(), part).await.unwrap());
    }
    assert_eq!(
        keys.iter().map(|key| key.account).collect::<Vec<_>>(),
        lines.iter().map(|line| line.sharing.map(|(account, _)| account)).collect::<Vec<_>>()
    );
    lines
}

const ORDERS: [Order; 8] =
    [Order::Ends, Order::Name, Order::Team, Order::Band, Order::JobTitle, Order::Vog, Order::Checked, Order::SubmitBy];

/// How many lines of an overview tell of something shared, and how many there ought to be: of each link that was not taken back,
/// the registrations that count.
async fn kept(bed: &Bed) -> (i64, i64) {
    const KEPT: &str = "SELECT COUNT(*) AS number FROM overview_line AS kept
        JOIN link ON link.staff_id = kept.staff_id AND link.withdrawn_at IS NULL AND link.organisation_id = kept.organisation_id
            AND link.account_id = kept.account_id AND link.sharing = kept.sharing
        JOIN standing ON standing.account_id = kept.account_id AND standing.is_leading = 1
            AND standing.chamber = kept.chamber AND standing.ends = kept.ends AND standing.submit_by = kept.submit_by
            AND standing.band = kept.band AND standing.standing = kept.status";
    const ALL: &str = "SELECT COUNT(*) AS number FROM overview_line WHERE submit_by IS NOT NULL OR measure IS NOT NULL";
    const WANTED: &str = "SELECT COUNT(*) AS number FROM link JOIN standing ON standing.account_id = link.account_id
        AND standing.is_leading = 1 WHERE link.withdrawn_at IS NULL";
    let raw = bed.raw().await;
    let mut found: Vec<i64> = Vec::new();
    for sql in [KEPT, ALL, WANTED] {
        let row = raw.query_one_raw(Statement::from_string(raw.get_database_backend(), sql)).await.unwrap().unwrap();
        found.push(row.try_get("", "number").unwrap());
    }
    raw.close().await.unwrap();
    assert_eq!(found[0], found[1], "each is of a link that holds, as it stands");
    (found[1], found[2])
}

both! {
    async fn what_an_overview_reads_is_what_is_shared(bed: Bed) {
        let mut dice = Dice(7);
        let owner = bed.guarded("hr@oost.example", 1).await;
        let (of, other) = (found(&bed, &owner).await, found(&bed, &owner).await);
        let noor = bed.person("noor@example.nl", 2).await;
        let staff = add(&bed, &owner, of, &Record { name: "Noor".to_owned(), ..Record::default() }).await;
        let terms = Terms { sharing: Sharing::Sums, since: day(0), until: None };
        let first = share(&bed, &noor, of, staff, terms).await;
        assert_eq!(kept(&bed).await, (0, 0), "nothing stands yet");
        stand(&bed, &noor, &mut [row(&mut dice, Chamber::Jgp, true), row(&mut dice, Chamber::Jgp, false)]).await;
        assert_eq!(kept(&bed).await, (1, 1));
        // With somebody else too, and other terms.
        let there = add(&bed, &owner, other, &Record { name: "Noor".to_owned(), ..Record::default() }).await;
        share(&bed, &noor, other, there, terms).await;
        assert_eq!(kept(&bed).await, (2, 2));
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &noor, EditPortfolio, noor.account().unwrap()).await.unwrap();
        assert!(link::edit(&grant, first, 1, (Sharing::Activities, Some(day(30))), (today(), now())).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(kept(&bed).await, (2, 2));
        stand(&bed, &noor, &mut [row(&mut dice, Chamber::Jgp, true), row(&mut dice, Chamber::PsychologistMaster, true)]).await;
        assert_eq!(kept(&bed).await, (4, 4));
        // Taken back, ended and removed: nothing is left behind.
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &noor, EditPortfolio, noor.account().unwrap()).await.unwrap();
        assert!(link::withdraw(&grant, first, now()).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(kept(&bed).await, (2, 2));
        share(&bed, &noor, of, staff, terms).await;
        assert_eq!(kept(&bed).await, (4, 4));
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &owner, EditWorkforce, of).await.unwrap();
        assert!(link::end(&grant, staff, now()).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(kept(&bed).await, (2, 2));
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &owner, EditWorkforce, other).await.unwrap();
        assert!(workforce::remove(&grant, there, 1, now()).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(kept(&bed).await, (0, 0));
    }

    async fn the_overview_is_what_a_plain_model_says(bed: Bed) {
        let mut dice = Dice(7);
        let owner = bed.guarded("owner@b.nl", 1).await;
        let of = found(&bed, &owner).await;
        let north = team(&bed, &owner, of, "Noord", None).await;
        let (below, south) = (team(&bed, &owner, of, "noord 2", Some(north)).await, team(&bed, &owner, of, "Zuid", None).await);
        let teams = [north, below, south];
        let names = [(north, "Noord"), (below, "noord 2"), (south, "Zuid")];
        let all = population(&bed, &owner, of, &teams, &mut dice).await;
        // Another organisation's people are never among them.
        let elsewhere = found(&bed, &owner).await;
        add(&bed, &owner, elsewhere, &Record { name: "Elders".to_owned(), ..Record::default() }).await;
        let expected = |filter: &Filter, (order, descending): (Order, bool)| {
            let of_one = |known: &Known| -> Vec<Line> {
                known.lines().into_iter().filter(|line| passes(line, &known.record, filter)).collect()
            };
            let mut lines: Vec<Line> = all.iter().flat_map(of_one).collect();
            sorted(&mut lines, order, descending, &names);
            lines
        };
        let whole = expected(&Filter::default(), (Order::Ends, false));
        assert!(whole.len() > 50 && whole.iter().any(|line| line.submit_by.is_some() && line.band.is_some()));
        let because: Vec<&Known> = all.iter().filter(|known| known.lines().iter().any(|line| line.measure.is_some())).collect();
        assert!(because.iter().filter(|known| known.shares().is_some()).count() > 1);
        assert!(because.iter().filter(|known| known.shares().is_none()).count() > 3);
        for order in ORDERS {
            for descending in [false, true] {
                let found = lines(&bed, &owner, of, &Filter::default(), (order, descending), (0, 1000)).await;
                assert_eq!(found, expected(&Filter::default(), (order, descending)), "{order:?} {descending}");
            }
        }
        let mut narrowed = 0;
        for round in 0..60 {
            let filter = filter(&mut dice, &teams);
            let order = (dice.of(&ORDERS), round % 2 == 0);
            let wanted = expected(&filter, order);
            narrowed += usize::from(!wanted.is_empty() && wanted.len() < whole.len());
            assert_eq!(lines(&bed, &owner, of, &filter, order, (0, 1000)).await, wanted, "{filter:?} {order:?}");
            let page: Vec<Line> = wanted.iter().skip(3).take(4).cloned().collect();
            assert_eq!(lines(&bed, &owner, of, &filter, order, (3, 4)).await, page, "a page: {filter:?}");
            let (part, sums) = with_totals(&bed, &owner, of, &filter, order, (3, 4)).await;
            assert_eq!((&part, sums.is_empty()), (&page, page.is_empty()), "with totals: {filter:?} {order:?}");
            let (_, sums) = with_totals(&bed, &owner, of, &filter, order, (0, 1000)).await;
            assert_eq!(sums.iter().map(|total| total.lines).sum::<u64>(), wanted.len() as u64, "{filter:?}");
            for total in &sums {
                let these = || wanted.iter().filter(|line| line.team == total.team);
                let number = |of: &dyn Fn(&&Line) -> bool| these().filter(of).count() as u64;
                let counted = Total {
                    team: total.team,
                    lines: number(&|_| true),
                    bare: number(&|line| line.register.is_none() && line.ends.is_none()),
                    lapsed: number(&|line| line.status.lapsed()),
                    suspended: number(&|line| line.status == Status::Known(Standing::Suspended)),
                    soon: number(&|line| line.ends.is_some_and(|ends| ends > today() && ends <= day(6))),
                    behind: number(&|line| matches!(line.band, Some(Band::Behind | Band::Critical))),
                    not_shared: number(&|line| line.band.is_none()),
                };
                assert_eq!(*total, counted, "{filter:?}");
            }
            assert_eq!(parts(&bed, &owner, of, &filter, order).await, wanted, "in parts: {filter:?}");
        }
        assert!(narrowed > 15, "the filters say something: {narrowed}");

        let tx = bed.store.read().await.unwrap();
        let grant = authorise(&tx, &owner, ViewWorkforce, of).await.unwrap();
        let ahead = |line: &&Line| line.ends.is_some_and(|ends| ends > today() && ends <= day(24));
        let expiries = workforce::expiries(&grant, today(), day(24)).await.unwrap();
        assert_eq!(expiries.iter().map(|one| one.lines).sum::<u64>(), whole.iter().filter(ahead).count() as u64);
        for one in &expiries {
            let same = |line: &&Line| line.team == one.team && line.ends == Some(one.ends);
            assert_eq!(one.lines, whole.iter().filter(same).count() as u64, "{one:?}");
        }

        let since = day(-12);
        let registered = |known: &&Known| {
            let record = &known.record;
            record.register.is_some() || record.register_number.is_some() || record.registered_until.is_some()
        };
        let present = |known: &&Known| known.record.until.is_none_or(|until| until >= today()) && known.shares().is_none();
        let is_due = |known: &&Known| match known.checked {
            None => true,
            Some((on, _)) => on < since || known.record.registered_until.is_some_and(|until| until <= today() && on < until),
        };
        let mut due: Vec<&Known> = all.iter().filter(present).filter(registered).filter(is_due).collect();
        due.sort_by_key(|known| (known.checked.map(|(on, _)| on), folded(&known.record.name), known.id));
        let page = workforce::due(&grant, (today(), since), (0, 100)).await.unwrap();
        assert_eq!(page.due.iter().map(|one| one.staff.id).collect::<Vec<_>>(), due.iter().map(|known| known.id).collect::<Vec<_>>());
        assert_eq!(page.all, due.len() as u64);
        assert_eq!(page.without_register, all.iter().filter(present).filter(|known| !registered(known)).count() as u64);
        let second = workforce::due(&grant, (today(), since), (2, 3)).await.unwrap();
        assert_eq!((second.due.as_slice(), second.all), (&page.due[2..5], page.all));
    }

    async fn a_team_lead_reaches_their_own_people_and_nobody_else(bed: Bed) {
        let owner = bed.guarded("owner@b.nl", 1).await;
        let lead = bed.guarded("lead@b.nl", 2).await;
        let of = found(&bed, &owner).await;
        let north = team(&bed, &owner, of, "Noord", None).await;
        let below = team(&bed, &owner, of, "Noord 2", Some(north)).await;
        let south = team(&bed, &owner, of, "Zuid", None).await;
        {
            let tx = bed.store.write().await.unwrap();
            let grant = authorise(&tx, &lead, AcceptInvitation, ()).await.unwrap();
            organisation::take_role(&grant, of, Role::TeamLead, Some(north), now()).await.unwrap().unwrap();
            tx.commit().await.unwrap();
        }
        let record = |name: &str, team: Option<TeamId>| Record {
            name: name.to_owned(), team, register: Some(Register::Skj), registered_until: Some(day(3)), ..Record::default()
        };
        let own = add(&bed, &owner, of, &record("Eigen", Some(north))).await;
        let under = add(&bed, &owner, of, &record("Onder", Some(below))).await;
        let other = add(&bed, &owner, of, &record("Ander", Some(south))).await;
        add(&bed, &owner, of, &record("Niemands", None)).await;
        let ids = |lines: Vec<Line>| lines.into_iter().map(|line| line.staff).collect::<Vec<_>>();
        assert_eq!(ids(lines(&bed, &lead, of, &Filter::default(), (Order::Name, false), (0, 50)).await), [own, under]);
        let asked = Filter { teams: vec![south], no_team: true, ..Filter::default() };
        assert!(lines(&bed, &lead, of, &asked, (Order::Name, false), (0, 50)).await.is_empty());
        let (_, sums) = with_totals(&bed, &lead, of, &Filter::default(), (Order::Ends, false), (0, 50)).await;
        assert_eq!(sums.iter().map(|total| total.lines).sum::<u64>(), 2);
        {
            let tx = bed.store.read().await.unwrap();
            let grant = authorise(&tx, &lead, ViewWorkforce, of).await.unwrap();
            assert!(workforce::get(&grant, under).await.unwrap().is_some());
            assert!(workforce::get(&grant, other).await.unwrap().is_none());
            assert_eq!(workforce::expiries(&grant, today(), day(24)).await.unwrap().iter().map(|one| one.lines).sum::<u64>(), 2);
            assert_eq!(workforce::due(&grant, (today(), day(-12)), (0, 50)).await.unwrap().all, 2);
            assert_eq!(workforce::reach(&grant).map(|teams| teams.len()), Some(2));
            authorise(&tx, &lead, EditWorkforce, of).await.unwrap_err();
            authorise(&tx, &lead, CheckRegister, of).await.unwrap_err();
        }
        // Moved to another team: gone with the next request.
        {
            let tx = bed.store.write().await.unwrap();
            let grant = authorise(&tx, &owner, EditWorkforce, of).await.unwrap();
            assert!(workforce::edit(&grant, under, 1, &record("Onder", Some(south)), now()).await.unwrap());
            tx.commit().await.unwrap();
        }
        let tx = bed.store.read().await.unwrap();
        let grant = authorise(&tx, &lead, ViewWorkforce, of).await.unwrap();
        assert!(workforce::get(&grant, under).await.unwrap().is_none());
        drop(grant);
        drop(tx);
        assert_eq!(ids(lines(&bed, &lead, of, &Filter::default(), (Order::Name, false), (0, 50)).await), [own]);
    }

    async fn a_look_in_the_register_is_written_down_once_and_an_older_one_changes_nothing(bed: Bed) {
        let owner = bed.guarded("owner@b.nl", 1).await;
        let of = found(&bed, &owner).await;
        let elsewhere = found(&bed, &owner).await;
        let staff = add(&bed, &owner, of, &Record { name: "Anna".to_owned(), ..Record::default() }).await;
        let check = |on: NaiveDate, until: Option<NaiveDate>| Check {
            registered_until: until, note: "gezien".to_owned(), ..look(on, CheckOutcome::Registered, None)
        };
        let id = CheckId::new();
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &owner, CheckRegister, of).await.unwrap();
        let other = authorise(&tx, &owner, CheckRegister, elsewhere).await.unwrap();
        let newest = check(day(-1), Some(day(20)));
        assert_eq!(workforce::check(&other, id, staff, &newest, now()).await.unwrap(), Checked::Nobody);
        let Checked::Followed(after) = workforce::check(&grant, id, staff, &newest, now()).await.unwrap() else {
            panic!("the record does not follow");
        };
        assert_eq!((after.version, after.record.registered_until), (2, Some(day(20))));
        assert_eq!(workforce::check(&grant, id, staff, &newest, now()).await.unwrap(), Checked::Already);
        let older = check(day(-5), Some(day(1)));
        let noted = workforce::check(&grant, CheckId::new(), staff, &older, now() + minutes(1)).await.unwrap();
        assert_eq!(noted, Checked::Noted, "an older look does not move the date");
        drop((grant, other));
        tx.commit().await.unwrap();
        let tx = bed.store.read().await.unwrap();
        let grant = authorise(&tx, &owner, ViewWorkforce, of).await.unwrap();
        let checks = workforce::checks(&grant, staff).await.unwrap();
        assert_eq!(checks.iter().map(|check| check.on).collect::<Vec<_>>(), [day(-1), day(-5)]);
        assert_eq!(checks[0].by.as_deref(), Some("Noor de Wit"));
        drop(grant);
        drop(tx);
        let line = &lines(&bed, &owner, of, &Filter::default(), (Order::Name, false), (0, 1)).await[0];
        assert_eq!((line.ends, line.checked), (Some(day(20)), Some((day(-1), CheckOutcome::Registered))));
    }

    async fn another_day_is_searched_and_ordered_as_today_is(bed: Bed) {
        let mut dice = Dice(11);
        let owner = bed.guarded("owner@b.nl", 1).await;
        let of = found(&bed, &owner).await;
        let north = team(&bed, &owner, of, "Noord", None).await;
        let south = team(&bed, &owner, of, "Zuid", None).await;
        let teams = [north, south];
        let all = population(&bed, &owner, of, &teams, &mut dice).await;
        let leading = |known: &Known| {
            let account = known.link.as_ref().and_then(|(who, ..)| who.account());
            let rows = known.rows.iter().filter(|row| row.leading).cloned();
            account.map(|account| rows.map(|row| (account, row)).collect::<Vec<_>>()).unwrap_or_default()
        };
        let told: Vec<_> = all.iter().flat_map(leading).collect();
        assert!(told.len() > 20);
        let other = Day::Other { today: today(), on: today(), told: &told, then: None };
        let mut found = 0;
        for round in 0..40 {
            let filter = Filter { bands: Vec::new(), ..filter(&mut dice, &teams) };
            let order = (dice.of(&ORDERS[..3]), round % 2 == 0);
            let mut wanted = lines(&bed, &owner, of, &filter, order, (0, 1000)).await;
            // How far somebody is has to be worked out of everything they did.
            wanted.iter_mut().for_each(|line| line.band = line.band.map(|_| Band::Unknown));
            found += wanted.len();
            let tx = bed.store.read().await.unwrap();
            let grant = authorise(&tx, &owner, ViewWorkforce, of).await.unwrap();
            assert_eq!(workforce::overview(&grant, other, &filter, order, (0, 1000)).await.unwrap(), wanted, "{filter:?}");
            let all = (0, 1000);
            let (again, sums) =
                workforce::overview_with_totals(&grant, (other, day(6)), &filter, order, all).await.unwrap();
            assert_eq!(again, wanted);
            assert_eq!(sums.iter().map(|total| total.lines).sum::<u64>(), wanted.len() as u64);
        }
        assert!(found > 100, "{found}");
    }

    async fn of_a_day_that_has_been_only_what_had_happened_is_told(bed: Bed) {
        let owner = bed.guarded("owner@b.nl", 1).await;
        let of = found(&bed, &owner).await;
        let base = Record { name: "Anna".to_owned(), ..Record::default() };
        let ends = |months: i32| Record { registered_until: Some(day(months)), ..base.clone() };
        let told = async |id: StaffId, on: NaiveDate| {
            let tx = bed.store.read().await.unwrap();
            let grant = authorise(&tx, &owner, ViewWorkforce, of).await.unwrap();
            // Nothing was written down since.
            let then = (on < today()).then_some(Then { by: now() + minutes(9), records: &[] });
            let other = Day::Other { today: today(), on, told: &[], then };
            let filter = Filter { staff: Some(id), ..Filter::default() };
            let mut lines = workforce::overview(&grant, other, &filter, (Order::Name, false), (0, 9)).await.unwrap();
            assert!(lines.len() < 2);
            lines.pop()
        };
        let status = async |id: StaffId, on: i32| told(id, day(on)).await.map(|line| (line.status, line.ends));

        let ahead = add(&bed, &owner, of, &ends(10)).await;
        assert_eq!(status(ahead, -12).await, Some((Status::Recorded, Some(day(10)))));
        assert_eq!(status(ahead, -49).await, Some((Status::Recorded, Some(day(10)))));
        assert_eq!(status(ahead, -51).await, Some((Status::Unknown, None)), "a registration lasts five years");
        assert_eq!(status(ahead, 9).await, Some((Status::Recorded, Some(day(10)))));
        assert_eq!(status(ahead, 11).await, Some((Status::RecordedExpired, Some(day(10)))));
        let past = add(&bed, &owner, of, &ends(-2)).await;
        assert_eq!(status(past, -3).await, Some((Status::Recorded, Some(day(-2)))));
        assert_eq!(status(past, -1).await, Some((Status::RecordedExpired, Some(day(-2)))));

        // A look at the register then showed an end that the record no longer has.
        let renewed = add(&bed, &owner, of, &base).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &owner, CheckRegister, of).await.unwrap();
        let seen = Check { registered_until: Some(day(-20)), ..look(day(-30), CheckOutcome::Registered, None) };
        workforce::check(&grant, CheckId::new(), renewed, &seen, now()).await.unwrap();
        let lost = look(day(-5), CheckOutcome::NotFound, None);
        workforce::check(&grant, CheckId::new(), renewed, &lost, now()).await.unwrap();
        let grant = authorise(&tx, &owner, EditWorkforce, of).await.unwrap();
        assert!(workforce::edit(&grant, renewed, 2, &ends(38), now()).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(status(renewed, -25).await, Some((Status::Recorded, Some(day(-20)))));
        assert_eq!(told(renewed, day(-25)).await.unwrap().checked, Some((day(-30), CheckOutcome::Registered)));
        assert_eq!(told(renewed, day(-31)).await.unwrap().checked, None);
        assert_eq!(status(renewed, -19).await, Some((Status::Recorded, Some(day(38)))));
        assert_eq!(status(renewed, -5).await.unwrap().0, Status::NotFound);
        assert_eq!(status(renewed, 1).await.unwrap().0, Status::NotFound, "as things stand");

        let vog = Record { vog_on: Some(day(-10)), since: Some(day(-20)), until: Some(day(3)), ..base };
        let vog = add(&bed, &owner, of, &vog).await;
        assert_eq!(told(vog, day(-11)).await.unwrap().vog_on, None);
        assert_eq!(told(vog, day(-10)).await.unwrap().vog_on, Some(day(-10)));
        assert_eq!(told(vog, day(2)).await.unwrap().vog_on, Some(day(-10)));
        assert_eq!(status(vog, -21).await, None, "before the first working day");
        assert_eq!(status(vog, 4).await, None, "after the last one");
    }

    async fn many_records_are_written_at_once_and_none_over_a_newer_one(bed: Bed) {
        let owner = bed.guarded("owner@b.nl", 1).await;
        let of = found(&bed, &owner).await;
        let record = |name: String| Record { name, vog_on: Some(day(-3)), ..Record::default() };
        let elsewhere = found(&bed, &owner).await;
        let old = add(&bed, &owner, of, &record("Oud".to_owned())).await;
        let tx = bed.store.write().await.unwrap();
        let grant = authorise(&tx, &owner, EditWorkforce, of).await.unwrap();
        let many: Vec<(StaffId, Record)> = (0..2100).map(|number| (StaffId::new(), record(format!("n{number}")))).collect();
        let mut put: Vec<(StaffId, Option<i32>, &Record)> = many.iter().map(|(id, record)| (*id, None, record)).collect();
        let changed = record("Nieuw".to_owned());
        put.push((old, Some(1), &changed));
        assert_eq!(workforce::put_all(&grant, &put, now()).await.unwrap(), 2101);
        assert_eq!(workforce::put_all(&grant, &[(old, Some(1), &changed)], now()).await.unwrap(), 0, "it is version 2 now");
        let all = workforce::all(&grant).await.unwrap();
        assert_eq!(all.len(), 2101);
        let stored = all.iter().find(|one| one.id == old).unwrap();
        assert_eq!((stored.version, &stored.record), (2, &changed));
        // Somebody else's key is nothing to write over.
        let grant = authorise(&tx, &owner, EditWorkforce, elsewhere).await.unwrap();
        assert_eq!(workforce::put_all(&grant, &[(old, Some(2), &changed)], now()).await.unwrap(), 0);
    }

    async fn texts_that_grow_by_being_folded_are_stored(bed: Bed) {
        let owner = bed.guarded("owner@b.nl", 1).await;
        let of = found(&bed, &owner).await;
        let record = Record { name: "ﷺ".repeat(200), job_title: "ﷺ".repeat(100), ..Record::default() };
        add(&bed, &owner, of, &record).await;
        assert_eq!(lines(&bed, &owner, of, &Filter::default(), (Order::Name, false), (0, 9)).await.len(), 1);
    }
}

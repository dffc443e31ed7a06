//! Texts: organisations, and who does what in them.

use domain::organisation::{CheckOutcome, Reading, Role, Sharing};

names! {
    /// What somebody does in an organisation.
    role(Role) {
        Role::Owner => "Eigenaar", "Owner";
        Role::HumanResources => "HR", "HR";
        Role::Quality => "Kwaliteit", "Quality";
        Role::TeamLead => "Teamleider", "Team lead";
        Role::Reader => "Lezer", "Reader";
    }
    /// The same inside a sentence.
    role_inline(Role) {
        Role::Owner => "eigenaar", "owner";
        Role::HumanResources => "HR-medewerker", "HR officer";
        Role::Quality => "kwaliteitsmedewerker", "quality officer";
        Role::TeamLead => "teamleider", "team lead";
        Role::Reader => "lezer", "reader";
    }
    /// What somebody with that role can do, as a sentence.
    role_means(Role) {
        Role::Owner => "Kan alles, en bepaalt wie wat mag.", "Can do everything, and decides who may do what.";
        Role::HumanResources => "Beheert medewerkers, rollen en uitnodigingen, en ziet wie aan de beurt is.", "Manages staff, roles and invitations, and sees who is due.";
        Role::Quality => "Ziet iedereen, en controleert de registers.", "Sees everybody, and checks the registers.";
        Role::TeamLead => "Ziet alleen de mensen van de eigen teams.", "Sees only the people of their own teams.";
        Role::Reader => "Ziet iedereen, verandert niets.", "Sees everybody, changes nothing.";
    }
    /// How much a professional shares, as the name of a choice.
    sharing(Sharing) {
        Sharing::Standing => "Alleen mijn registratie", "Only my registration";
        Sharing::Sums => "Ook hoe ver ik ben", "Also how far I am";
        Sharing::Activities => "Ook wat ik deed", "Also what I did";
    }
    /// What somebody saw in the public register.
    check_outcome(CheckOutcome) {
        CheckOutcome::Registered => "Geregistreerd", "Registered";
        CheckOutcome::Measure => "Geregistreerd, met een maatregel", "Registered, with a measure";
        CheckOutcome::NotFound => "Niet gevonden", "Not found";
    }
    /// What somebody of an employer looked at, as a line in a log.
    reading(Reading) {
        Reading::Overview => "zag je in het overzicht van medewerkers", "saw you in the overview of the staff";
        Reading::Person => "bekeek je pagina", "looked at your page";
        Reading::Activities => "bekeek je activiteiten", "looked at your activities";
        Reading::Export => "nam je gegevens mee in een bestand", "took your data along in a file";
        Reading::Allocation => "vroeg of je bepaald werk mag doen", "asked whether you may do certain work";
    }
}

/// What the request before this one did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Done {
    Founded,
    Removed,
    PlaceRemoved,
    TeamRemoved,
    CodeChanged,
    Invited,
    InvitationWithdrawn,
    RoleChanged,
    RoleEnded,
    Joined,
    Left,
    SignalSettled,
    SignalUnsettled,
    SignalsSettled,
    SignalsUnsettled,
    SignalGone,
    DigestOn,
    DigestOff,
}

impl Done {
    /// Every one of them.
    pub const ALL: [Self; 18] = [
        Self::Founded,
        Self::Removed,
        Self::PlaceRemoved,
        Self::TeamRemoved,
        Self::CodeChanged,
        Self::Invited,
        Self::InvitationWithdrawn,
        Self::RoleChanged,
        Self::RoleEnded,
        Self::Joined,
        Self::Left,
        Self::SignalSettled,
        Self::SignalUnsettled,
        Self::SignalsSettled,
        Self::SignalsUnsettled,
        Self::SignalGone,
        Self::DigestOn,
        Self::DigestOff,
    ];

    /// Its code in a cookie.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Founded => "founded",
            Self::Removed => "removed",
            Self::PlaceRemoved => "place-removed",
            Self::TeamRemoved => "team-removed",
            Self::CodeChanged => "code-changed",
            Self::Invited => "invited",
            Self::InvitationWithdrawn => "invitation-withdrawn",
            Self::RoleChanged => "role-changed",
            Self::RoleEnded => "role-ended",
            Self::Joined => "joined",
            Self::Left => "left",
            Self::SignalSettled => "signal-settled",
            Self::SignalUnsettled => "signal-unsettled",
            Self::SignalsSettled => "signals-settled",
            Self::SignalsUnsettled => "signals-unsettled",
            Self::SignalGone => "signal-gone",
            Self::DigestOn => "digest-on",
            Self::DigestOff => "digest-off",
        }
    }
}

names! {
    /// The message after a request that succeeded.
    done(Done) {
        Done::Founded => "De organisatie is toegevoegd. Jij bent eigenaar.", "The organisation was added. You are its owner.";
        Done::Removed => "De organisatie is verwijderd.", "The organisation was removed.";
        Done::PlaceRemoved => "De locatie is weg. De teams daar zijn gebleven.", "The location is gone. The teams there have stayed.";
        Done::TeamRemoved => "Het team is weg. De mensen zijn gebleven, zonder team.", "The team is gone. Its people have stayed, without a team.";
        Done::CodeChanged => "Er is een nieuwe code. De oude werkt niet meer.", "There is a new code. The old one no longer works.";
        Done::Invited => "De uitnodiging is onderweg.", "The invitation is on its way.";
        Done::InvitationWithdrawn => "De uitnodiging is ingetrokken. De link werkt niet meer.", "The invitation was withdrawn. Its link no longer works.";
        Done::RoleChanged => "De rol is gewijzigd. Dat geldt meteen.", "The role was changed. That holds at once.";
        Done::RoleEnded => "De rol is beëindigd. Dat geldt meteen.", "The role has ended. That holds at once.";
        Done::Joined => "Je doet mee.", "You have joined.";
        Done::Left => "Je hebt de organisatie verlaten.", "You have left the organisation.";
        Done::SignalSettled => "Afgehandeld. Je vindt het nog 30 dagen terug bij 'Afgehandeld'.", "Settled. You find it under 'Settled' for 30 days.";
        Done::SignalUnsettled => "Het staat weer op de lijst.", "It is on the list again.";
        Done::SignalsSettled => "Afgehandeld: wat je aankruiste en er nog stond. Je vindt het nog 30 dagen terug bij 'Afgehandeld'.", "Settled: what you ticked and was still there. You find it under 'Settled' for 30 days.";
        Done::SignalsUnsettled => "Wat je aankruiste, staat weer op de lijst.", "What you ticked is on the list again.";
        Done::SignalGone => "Dit stond niet meer op de lijst. Misschien is het al in orde.", "This was no longer on the list. It may be in order by now.";
        Done::DigestOn => "Je krijgt de weekmail.", "You get the weekly mail.";
        Done::DigestOff => "Je krijgt geen weekmail meer.", "You get no weekly mail any more.";
    }
}

texts! {
    // The list, and a new one
    list_title() { nl: "Organisaties", en: "Organisations" }
    list_lead(count: usize) {
        nl: if count == 1 { "Je hebt een rol in één organisatie.".to_owned() } else { format!("Je hebt een rol in {count} organisaties.") },
        en: if count == 1 { "You have a role in one organisation.".to_owned() } else { format!("You have a role in {count} organisations.") }
    }
    add() { nl: "Organisatie toevoegen", en: "Add an organisation" }
    empty_title() { nl: "Je hebt nog geen rol in een organisatie", en: "You have no role in an organisation yet" }
    empty_text() {
        nl: "Met een organisatie zie je van wie de registratie afloopt, en wie welk werk mag doen: voor een instelling, een gemeente of jezelf als zelfstandige. Wil je als professional alleen laten zien hoe je ervoor staat, dan heb je dit niet nodig.",
        en: "With an organisation you see whose registration is about to end, and who may do which work: for an institution, a municipality or yourself as a sole practitioner. If you are a professional who only wants to show how you are doing, you do not need this."
    }
    new_lead() {
        nl: "Een grote instelling, een gemeente, of jijzelf als zelfstandige: het werkt voor allemaal hetzelfde. Jij wordt eigenaar, en kunt daarna anderen uitnodigen.",
        en: "A large institution, a municipality, or yourself as a sole practitioner: it works the same for all. You become the owner, and can invite others after that."
    }
    name() { nl: "Officiële naam", en: "Legal name" }
    name_hint() {
        nl: "Zoals die in het Handelsregister staat. Werk je voor jezelf, dan is dat de naam van je praktijk.",
        en: "As it is in the trade register (Handelsregister). If you work for yourself, that is the name of your practice."
    }
    kvk() { nl: "KvK-nummer", en: "KvK number" }
    kvk_hint() {
        nl: "Acht cijfers; ook een gemeente heeft er een. We kijken alleen of het er acht zijn, niet of het nummer bij deze naam hoort.",
        en: "Eight digits; a municipality has one too. We only look whether there are eight, not whether the number belongs to this name."
    }
    kvk_wrong() { nl: "Een KvK-nummer heeft acht cijfers, zoals 12345678.", en: "A KvK number has eight digits, such as 12345678." }
    name_like_address() {
        nl: "Deze naam gaat mee in uitnodigingen. Gebruik er geen webadres of mailadres in.",
        en: "This name goes into invitations. Do not use a web or e-mail address in it."
    }
    name_unseen() { nl: "Er staat een teken in dat we niet kunnen bewaren. Typ de naam opnieuw.", en: "It has a character that we cannot keep. Type the name anew." }
    too_many_organisations(limit: u64) {
        nl: format!("Je kunt hooguit {limit} organisaties per dag toevoegen. Probeer het morgen weer."),
        en: format!("You can add at most {limit} organisations a day. Try again tomorrow.")
    }
    found() { nl: "Voeg toe", en: "Add" }

    // One organisation
    edit() { nl: "Wijzigen", en: "Edit" }
    edit_details() { nl: "Naam of KvK-nummer wijzigen", en: "Change name or KvK number" }
    edit_title() { nl: "Naam en KvK-nummer", en: "Name and KvK number" }
    save() { nl: "Bewaar", en: "Save" }
    staff() { nl: "Medewerkers", en: "Staff" }
    staff_open() { nl: "Bekijk medewerkers", en: "See the staff" }
    staff_explained() {
        nl: "Wie er werken, hoe hun registratie ervoor staat en wanneer die afloopt.",
        en: "Who works here, how their registration stands and when it ends."
    }
    conflict_title() { nl: "Dit is intussen gewijzigd", en: "This has changed meanwhile" }
    conflict(name: &str, kvk: &str) {
        nl: format!("Iemand anders heeft dit intussen gewijzigd. Nu staat er: {name}, KvK {kvk}. Bewaar je opnieuw, dan geldt wat jij hebt ingevuld."),
        en: format!("Somebody else has changed this meanwhile. It now says: {name}, KvK {kvk}. If you save again, what you filled in holds.")
    }

    // The code
    code_title() { nl: "Code voor je medewerkers", en: "Code for your staff" }
    code_lead() { nl: "Geef deze code aan je medewerkers:", en: "Give this code to your staff:" }
    code_explained() {
        nl: "Wie de code in Vakspoor invult, laat jullie zien hoe de eigen registratie ervoor staat. Iedereen kiest zelf hoeveel, en kan er altijd mee stoppen. De code geeft niemand toegang tot jullie gegevens.",
        en: "Whoever enters the code in Vakspoor shows you how their registration stands. Everybody chooses how much, and can always stop. The code gives nobody access to your data."
    }
    code_new() { nl: "Nieuwe code", en: "New code" }
    code_new_explained() {
        nl: "Met een nieuwe code werkt de oude meteen niet meer. Wie al met jullie deelt, blijft delen. Doe dit als de code bij anderen is terechtgekomen.",
        en: "With a new code the old one stops working at once. Whoever shares with you already goes on sharing. Do this if the code has come to others."
    }
    code_now() { nl: "De code is nu:", en: "The code is now:" }
    code_make() { nl: "Maak een nieuwe code", en: "Make a new code" }

    // Teams
    teams() { nl: "Teams", en: "Teams" }
    teams_none() {
        nl: "Nog geen teams. Met teams kan een teamleider de eigen mensen zien. Ben je klein, dan heb je ze niet nodig.",
        en: "No teams yet. With teams a team lead can see their own people. If you are small, you do not need them."
    }
    team_add() { nl: "Team toevoegen", en: "Add a team" }
    team_edit_title() { nl: "Team wijzigen", en: "Change a team" }
    team_name() { nl: "Naam van het team", en: "Name of the team" }
    team_parent() { nl: "Onderdeel van", en: "Part of" }
    team_parent_hint() { nl: "Een teamleider ziet ook de teams die onder het eigen team vallen", en: "A team lead sees the teams below their own too" }
    team_top() { nl: "Geen ander team", en: "No other team" }
    team_location() { nl: "Locatie", en: "Location" }
    team_no_location() { nl: "Geen vaste locatie", en: "No fixed location" }
    team_lead_by(names: &str) { nl: format!("Teamleider: {names}"), en: format!("Team lead: {names}") }
    team_taken() { nl: "Er is op deze plek al een team met deze naam. Kies een andere naam.", en: "There is a team of this name in this place already. Choose another name." }
    team_loop() { nl: "Een team kan niet onder zichzelf vallen, of onder een team dat er zelf onder valt.", en: "A team cannot be below itself, or below a team that is itself below it." }
    team_too_many(limit: u64) { nl: format!("Er zijn al {limit} teams. Meer kunnen we er niet bewaren."), en: format!("There are {limit} teams already. We cannot keep more.") }
    team_remove() { nl: "Team verwijderen", en: "Remove the team" }
    team_remove_explained() {
        nl: "De mensen van dit team blijven, maar zonder team. Soorten werk van dit team worden werk van alle teams. Wie alleen dit team leidt, ziet daarna niemand meer. Dit kan niet terug.",
        en: "The people of this team stay, but without a team. Kinds of work of this team become work of all teams. Whoever leads only this team sees nobody after that. This cannot be undone."
    }
    team_has_teams() {
        nl: "Er vallen nog teams onder dit team. Verplaats of verwijder die eerst; daarna kun je dit team verwijderen.",
        en: "There are teams below this one. Move or remove those first; after that you can remove this team."
    }
    team_conflict(name: &str, parent: &str, location: &str) {
        nl: format!("Iemand anders heeft dit team intussen gewijzigd. Nu is het: {name}, onderdeel van: {parent}, locatie: {location}. Bewaar je opnieuw, dan geldt wat jij hebt ingevuld."),
        en: format!("Somebody else has changed this team meanwhile. It now is: {name}, part of: {parent}, location: {location}. If you save again, what you filled in holds.")
    }

    // Locations
    locations() { nl: "Locaties", en: "Locations" }
    locations_none() { nl: "Nog geen locaties. Werk je op één plek, dan heb je ze niet nodig.", en: "No locations yet. If you work in one place, you do not need them." }
    locations_change() { nl: "Locaties wijzigen", en: "Change locations" }
    location_add() { nl: "Locatie toevoegen", en: "Add a location" }
    location_name() { nl: "Naam van de locatie", en: "Name of the location" }
    location_name_hint() { nl: "Bijvoorbeeld de plaats of het adres", en: "For example the town or the address" }
    location_taken() { nl: "Er is al een locatie met deze naam.", en: "There is a location of this name already." }
    location_too_many(limit: u64) { nl: format!("Er zijn al {limit} locaties. Meer kunnen we er niet bewaren."), en: format!("There are {limit} locations already. We cannot keep more.") }
    location_remove() { nl: "Verwijder", en: "Remove" }
    location_remove_explained() { nl: "Verwijder je een locatie, dan blijven de teams daar, zonder locatie.", en: "If you remove a location, the teams there stay, without a location." }
    location_add_button() { nl: "Voeg toe", en: "Add" }

    // Who does what
    members() { nl: "Wie doet wat", en: "Who does what" }
    members_lead(count: usize) {
        nl: if count == 1 { "Eén persoon heeft hier een rol.".to_owned() } else { format!("{count} mensen hebben hier een rol.") },
        en: if count == 1 { "One person has a role here.".to_owned() } else { format!("{count} people have a role here.") }
    }
    members_explained() {
        nl: "Een rol geeft toegang tot gegevens van medewerkers. Wie alleen de eigen registratie bijhoudt, heeft geen rol nodig.",
        en: "A role gives access to data of the staff. Whoever only keeps their own registration needs no role."
    }
    members_open() { nl: "Bekijk wie wat doet", en: "See who does what" }
    members_table() { nl: "Mensen met een rol", en: "People with a role" }
    column_name() { nl: "Naam", en: "Name" }
    column_role() { nl: "Rol", en: "Role" }
    column_teams() { nl: "Teams", en: "Teams" }
    column_since() { nl: "Sinds", en: "Since" }
    you() { nl: "(jij)", en: "(you)" }
    no_teams() { nl: "nog geen team", en: "no team yet" }
    roles_explained() { nl: "Wat mag welke rol?", en: "What may each role do?" }
    invite() { nl: "Iemand uitnodigen", en: "Invite somebody" }
    invite_lead() {
        nl: "Je nodigt iemand uit om mee te werken. Wil je dat een medewerker deelt hoe de registratie ervoor staat? Gebruik dan de code, of de pagina van die medewerker.",
        en: "You invite somebody to take part in the work here. Do you want a member of staff to share how their registration stands? Then use the code, or the page of that person."
    }
    email() { nl: "E-mailadres", en: "E-mail address" }
    email_hint() { nl: "We sturen een mail met een link. Die werkt één keer, en 30 dagen lang.", en: "We send a mail with a link. It works once, for 30 days." }
    role_choice() { nl: "Rol", en: "Role" }
    team_of_lead() { nl: "Team", en: "Team" }
    team_of_lead_hint() { nl: "Alleen voor een teamleider", en: "Only for a team lead" }
    team_choose() { nl: "Geen team", en: "No team" }
    team_missing() { nl: "Kies het team van deze teamleider.", en: "Choose the team of this team lead." }
    teams_missing() { nl: "Kies minstens één team voor deze teamleider.", en: "Choose at least one team for this team lead." }
    teams_first() { nl: "Een teamleider uitnodigen kan zodra er een team is.", en: "You can invite a team lead once there is a team." }
    invite_button() { nl: "Stuur de uitnodiging", en: "Send the invitation" }
    already_member() { nl: "Iemand met dit adres heeft hier al een rol. Die wijzig je bij 'Wie doet wat'.", en: "Somebody with this address has a role here already. You change it under 'Who does what'." }
    owners_only() { nl: "Alleen een eigenaar bepaalt wie eigenaar is.", en: "Only an owner decides who is owner." }
    too_many_invitations(limit: u64) {
        nl: format!("Er kunnen hooguit {limit} uitnodigingen op één dag uit, zodat niemand er last van heeft. Probeer het morgen weer."),
        en: format!("At most {limit} invitations can go out on one day, so that nobody is bothered by them. Try again tomorrow.")
    }
    too_many_to_address(limit: u64) {
        nl: format!("Naar dit adres gingen vandaag al {limit} uitnodigingen. Probeer het morgen weer."),
        en: format!("{limit} invitations went to this address today already. Try again tomorrow.")
    }
    second_factor() {
        nl: "Met een rol in een organisatie zie je gegevens van anderen. Daarom vragen we extra beveiliging bij het inloggen: een gestolen wachtwoord is dan niet genoeg. Heb je die nog niet, dan zet je die hierna aan.",
        en: "With a role in an organisation you see data of others. That is why we ask for extra security when logging in: a stolen password is not enough then. If you do not have it yet, you turn it on after this."
    }
    pending() { nl: "Uitnodigingen die nog wachten", en: "Invitations that still wait" }
    pending_detail(role: &str, until: &str) { nl: format!("{role} · te gebruiken tot {until}"), en: format!("{role} · can be used until {until}") }
    pending_team_detail(role: &str, team: &str, until: &str) { nl: format!("{role}: {team} · te gebruiken tot {until}"), en: format!("{role}: {team} · can be used until {until}") }
    withdraw() { nl: "Trek in", en: "Withdraw" }

    // One of them
    member_title(name: &str) { nl: format!("Rol van {name}"), en: format!("Role of {name}") }
    member_last_owner() { nl: "Er is geen andere eigenaar. Maak eerst iemand anders eigenaar.", en: "There is no other owner. Make somebody else owner first." }
    member_conflict(role: &str) {
        nl: format!("Iemand anders heeft deze rol intussen gewijzigd. De rol is nu: {role}. Bewaar je opnieuw, dan geldt wat jij hebt gekozen."),
        en: format!("Somebody else has changed this role meanwhile. The role now is: {role}. If you save again, what you chose holds.")
    }
    end_explained() { nl: "Werkt deze persoon hier niet meer? Beëindig dan de rol.", en: "Does this person no longer work here? Then end the role." }
    end_open() { nl: "Rol beëindigen", en: "End the role" }
    end_title(name: &str) { nl: format!("De rol van {name} beëindigen"), en: format!("End the role of {name}") }
    end_lead() {
        nl: "Vanaf dat moment ziet deze persoon hier niets meer. Het eigen account en dossier blijven van die persoon zelf.",
        en: "From that moment this person sees nothing here any more. Their own account and dossier stay their own."
    }
    end_passes_title() { nl: "Wat gaat er over?", en: "What passes on?" }
    end_passes() {
        nl: "Alles wat in de organisatie is vastgelegd, blijft. Wie je hieronder kiest, neemt de taken over.",
        en: "Everything that was noted in the organisation stays. Whoever you choose below takes the tasks over."
    }
    end_passes_teams(teams: &str) {
        nl: format!("Leidt nu: {teams}. Kies je een andere teamleider, dan leidt die deze teams erbij. Alle andere rollen zien deze teams al."),
        en: format!("Now leads: {teams}. If you choose another team lead, they lead these teams as well. All other roles see these teams already.")
    }
    successor() { nl: "Wie neemt het over?", en: "Who takes over?" }
    successor_none() { nl: "Niemand", en: "Nobody" }
    successor_missing() { nl: "Kies wie eigenaar wordt. Een organisatie kan niet zonder eigenaar.", en: "Choose who becomes owner. An organisation cannot do without an owner." }
    end_button() { nl: "Beëindig de rol", en: "End the role" }

    // Leaving
    leave_title() { nl: "Organisatie verlaten", en: "Leave the organisation" }
    leave_lead(name: &str) {
        nl: format!("Je hebt daarna geen rol meer in {name} en ziet er niets meer. Je account en dossier blijven van jou. Wat je als professional deelt, verandert niet."),
        en: format!("After that you have no role in {name} any more and see nothing there. Your account and dossier stay yours. What you share as a professional does not change.")
    }
    leave_last_owner() { nl: "Je bent de enige eigenaar. Kies wie eigenaar wordt, dan kun je gaan.", en: "You are the only owner. Choose who becomes owner, and you can go." }
    leave_alone() {
        nl: "Je bent de enige met een rol hier. Nodig eerst iemand uit die eigenaar kan worden, of verwijder de organisatie.",
        en: "You are the only one with a role here. First invite somebody who can become owner, or remove the organisation."
    }
    leave_button() { nl: "Verlaat de organisatie", en: "Leave the organisation" }

    // Removing
    remove_title() { nl: "Organisatie verwijderen", en: "Remove the organisation" }
    remove_lead() { nl: "Dit kan niet terug. Kijk goed wat er weggaat.", en: "This cannot be undone. Look well at what goes." }
    remove_goes() { nl: "Dit gaat weg", en: "This goes" }
    remove_goes_staff() { nl: "De lijst van medewerkers, met alles wat jullie over hen vastlegden en elke controle van een register", en: "The list of staff, with all that you noted of them and every check of a register" }
    remove_goes_structure() { nl: "Teams, locaties, rollen en uitnodigingen", en: "Teams, locations, roles and invitations" }
    remove_goes_shared() { nl: "De toegang tot wat professionals met jullie deelden, en het logboek van wie dat bekeek", en: "The access to what professionals shared with you, and the log of who looked at it" }
    remove_stays() { nl: "Dit blijft", en: "This stays" }
    remove_stays_accounts() { nl: "De accounts van iedereen met een rol, ook dat van jou", en: "The accounts of everybody with a role, yours too" }
    remove_stays_dossiers() { nl: "Het dossier van elke professional: dat is altijd van henzelf", en: "The dossier of every professional: that is always their own" }
    remove_type() { nl: "Typ de naam van de organisatie over", en: "Type the name of the organisation" }
    remove_typed_wrong() { nl: "Dit is niet de naam. Typ die over zoals hij erboven staat.", en: "This is not the name. Type it as it is above." }
    remove_button() { nl: "Verwijder de organisatie", en: "Remove the organisation" }

    // An invitation
    offer_title(name: &str) { nl: format!("Uitnodiging van {name}"), en: format!("Invitation from {name}") }
    offer_lead(name: &str, kvk: &str, role: &str) {
        nl: format!("{name} (KvK {kvk}) vraagt je om mee te werken als {role}."),
        en: format!("{name} (KvK {kvk}) asks you to take part as {role}.")
    }
    offer_means() { nl: "Wat kun je dan?", en: "What can you do then?" }
    offer_as(email: &str) { nl: format!("Je bent ingelogd met {email}. Met dit account doe je mee."), en: format!("You are logged in with {email}. You take part with this account.") }
    offer_elsewhere(sent_to: &str, email: &str) {
        nl: format!("Deze uitnodiging is gestuurd aan {sent_to}. Je bent ingelogd met {email}: dat is een ander adres."),
        en: format!("This invitation was sent to {sent_to}. You are logged in with {email}: that is another address.")
    }
    offer_elsewhere_switch() {
        nl: "Is de uitnodiging niet voor jou, sluit dan deze pagina. Heb je een account met het andere adres, log dan uit, log daarmee in en open de link nog een keer.",
        en: "If the invitation is not for you, close this page. If you have an account with the other address, log out, log in with that and open the link once more."
    }
    offer_elsewhere_confirm() { nl: "De uitnodiging is voor mij", en: "The invitation is for me" }
    offer_elsewhere_hint(email: &str) {
        nl: format!("Je doet mee met {email}. Wie je uitnodigde, ziet dat adres."),
        en: format!("You take part with {email}. Whoever invited you sees that address.")
    }
    offer_elsewhere_missing() { nl: "Bevestig dat de uitnodiging voor jou is.", en: "Confirm that the invitation is for you." }
    offer_dossier() { nl: "Je eigen dossier blijft van jou: hiermee ziet de organisatie er niets van.", en: "Your own dossier stays yours: this shows the organisation nothing of it." }
    offer_replaces(role: &str) { nl: format!("Je bent hier nu {role}. Neem je dit aan, dan komt de nieuwe rol daarvoor in de plaats."), en: format!("You are {role} here now. If you accept, the new role comes in its place.") }
    offer_owner_stays() { nl: "Je bent hier al eigenaar, en dat blijf je.", en: "You are owner here already, and stay so." }
    offer_unknown() { nl: "Ken je deze organisatie niet? Sluit dan deze pagina. Er gebeurt dan niets.", en: "Do you not know this organisation? Then close this page. Nothing happens." }
    offer_accept() { nl: "Doe mee", en: "Take part" }
    visitor_title() { nl: "Je bent uitgenodigd", en: "You have been invited" }
    visitor_lead() { nl: "Log in om te zien van wie de uitnodiging is, en waarvoor.", en: "Log in to see from whom the invitation is, and for what." }
    visitor_new() {
        nl: "Nog geen account? Maak er een en bevestig je e-mailadres. Open daarna de link uit de uitnodiging nog een keer: die blijft werken tot je hem gebruikt.",
        en: "No account yet? Make one and confirm your e-mail address. Then open the link of the invitation once more: it works until you use it."
    }
    gone_title() { nl: "Deze uitnodiging werkt niet", en: "This invitation does not work" }
    gone_lead() {
        nl: "De link is al gebruikt, ingetrokken, te oud of niet helemaal overgenomen. Kreeg je later nog een mail, gebruik dan de link uit de nieuwste. Vraag anders wie je uitnodigde om een nieuwe.",
        en: "The link has been used, withdrawn, is too old or was not copied in full. If another mail came later, use the link of the latest. Else ask whoever invited you for a new one."
    }
    gone_used() { nl: "Heb je de uitnodiging al aangenomen? Dan staat de organisatie bij je organisaties.", en: "Have you accepted it already? Then the organisation is among your organisations." }

    // Roles that do not go so far
    role_title() { nl: "Dit kan niet met jouw rol", en: "Your role does not go so far" }
    role_lead() {
        nl: "Een eigenaar kan alles in een organisatie. HR beheert medewerkers, rollen en uitnodigingen. Vraag een van hen om dit te doen, of om een andere rol voor jou. Er is niets gewijzigd.",
        en: "An owner can do everything in an organisation. HR manages staff, roles and invitations. Ask one of them to do this, or for another role for you. Nothing was changed."
    }
    role_who() { nl: "Kijk wie dat zijn", en: "See who they are" }

    // On the page of the account, and in the menu
    account_text() { nl: "Werk je voor een organisatie die wil zien wie geregistreerd is, of ben je je eigen werkgever?", en: "Do you work for an organisation that wants to see who is registered, or are you your own employer?" }
    account_link() { nl: "Naar je organisaties", en: "To your organisations" }
    account_last_owner() {
        nl: "Je bent de enige eigenaar van een organisatie. Draag die eerst over, of verwijder de organisatie. Dat kan bij je organisaties.",
        en: "You are the only owner of an organisation. Hand it over first, or remove the organisation. You can do that among your organisations."
    }
    menu() { nl: "Organisatie", en: "Organisation" }
    menu_several() { nl: "Organisaties", en: "Organisations" }
}

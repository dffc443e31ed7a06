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
        Role::HumanResources => "Beheert medewerkers, teams en uitnodigingen, en ziet wie aan de beurt is.", "Manages staff, teams and invitations, and sees who is due.";
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
    /// What the employer then sees, as a sentence with an example.
    sharing_example(Sharing) {
        Sharing::Standing => "Je werkgever ziet of je geregistreerd bent en tot wanneer. Bijvoorbeeld: 'SKJ, geregistreerd, tot 1 maart 2027'.", "Your employer sees whether you are registered and until when. For example: 'SKJ, registered, until 1 March 2027'.";
        Sharing::Sums => "Je werkgever ziet ook hoeveel je van elke eis hebt. Bijvoorbeeld: 'Reflectie: 38 van 60 punten'.", "Your employer also sees how much of each requirement you have. For example: 'Reflection: 38 of 60 points'.";
        Sharing::Activities => "Je werkgever ziet ook de lijst van je activiteiten, met titel, datum en uren. Bijvoorbeeld: 'Signs of Safety, 12 mei 2026, 12 uur'. Van een reflectie alleen de vorm, de datum en de uren.", "Your employer also sees the list of your activities, with title, date and hours. For example: 'Signs of Safety, 12 May 2026, 12 hours'. Of a reflection only the form, the date and the hours.";
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

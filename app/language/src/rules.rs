//! Texts: the rules with their sources.

use domain::{Doubt, Reading, Renewal, Unknown};

names! {
    /// How we read a rule where the sources are silent or unclear, in one sentence.
    reading(Reading) {
        Reading::WeeksWithoutLeave => "Uren = uren per week × 210,5 weken × het deel van de periode dat je werkte zonder verlof; zo is 16 uur per week precies 3.368 uur.", "Hours = hours a week × 210.5 weeks × the share of the period that you worked without leave; so 16 hours a week is exactly 3,368 hours.";
        Reading::WeeksOfAnotherRegister => "Dit register publiceert niet hoe het uren telt; we rekenen met dezelfde 210,5 weken als bij het SKJ.", "This register does not publish how it counts hours; we use the same 210.5 weeks as for SKJ.";
        Reading::HalfOfSocialWork => "De bron zegt '8 uur per week'; we rekenen met de helft van 3.368 uur.", "The source says '8 hours a week'; we use half of 3,368 hours.";
        Reading::OtherIsInformal => "Publiceren, lesgeven en dergelijke tellen als informeel leren, dat in de plaats kwam van de vrije ruimte.", "Publishing, teaching and the like count as informal learning, which took the place of the free space.";
        Reading::LevelOfTraining => "Scholing met een lager niveau dan dat van de kamer telt niet.", "Training at a lower level than that of the chamber does not count.";
        Reading::VogOnce => "Een VOG telt vanaf de datum erop; hoe lang die geldig blijft, hebben we nergens gevonden.", "A certificate of conduct counts from its date on; how long it stays valid we found nowhere.";
        Reading::OneStatement => "Eén verklaring, afgegeven binnen de periode, is genoeg.", "One statement, issued inside the period, is enough.";
        Reading::Derived => "Dit volgt uit de andere getallen.", "This follows from the other figures.";
        Reading::FreeFillsTotal => "De vrije ruimte heeft zelf geen minimum; het totaal heeft dat wel.", "The free space has no minimum of its own; the total has.";
        Reading::EqualToNvo => "Het SKJ zegt dat de postmastereisen gelijk zijn aan die van NIP en NVO; dit zijn de getallen van de NVO.", "SKJ says that the post-master requirements equal those of NIP and NVO; these are the figures of the NVO.";
        Reading::PerSeries => "Tien bijeenkomsten van één reeks zijn samen 50 punten; elke reeks telt voor zich.", "Ten meetings of one series make 50 points; each series counts for itself.";
        Reading::NewSeriesCounts => "Na een langere pauze begint een nieuwe reeks; er gaan geen punten verloren.", "After a longer gap a new series starts; no points are lost.";
        Reading::ExperienceLess => "Geef je niet op dat je meer dan 3.648 uur ervaring had, dan rekenen we met minder.", "If you do not state more than 3,648 hours of experience, we take less.";
        Reading::FiveYears => "Een periode duurt vijf jaar.", "A period lasts five years.";
        Reading::RenewalAtEnd => "De nieuwe periode begint waar de oude eindigt.", "The new period starts where the old one ends.";
        Reading::DayAfterOldEnd => "De dag na het oude einde is de eerste dag waarop de oude termijn niet meer geldt.", "The day after the old end is the first day on which the old term no longer holds.";
        Reading::EthicsFirstPeriod => "De training beroepsethiek hoort bij de eerste herregistratie.", "The training in professional ethics belongs to the first re-registration.";
        Reading::AccreditedByNipOrNvo => "Accreditatie door NIP of NVO maakt scholing geaccrediteerd.", "Accreditation by NIP or NVO makes training accredited.";
        Reading::MinutesCount => "Een minuut contacttijd telt voor haar deel van een uur.", "A minute of contact time counts for its share of an hour.";
        Reading::OrthopedagogueIsMaster => "Uren als orthopedagoog zijn uren op wo-masterniveau.", "Hours as a remedial educationalist are hours at university master level.";
        Reading::ThreeCaseReports => "Drie casusverslagen of een verklaring erover, afgerond binnen de periode.", "Three case reports or a statement on them, completed inside the period.";
        Reading::WorkGuidanceOnce => "Werkbegeleiding die binnen de periode is vastgelegd, of formulier B ervan.", "Work guidance logged inside the period, or its form B.";
    }
    /// What about these rules is not known, in one sentence.
    unknown(Unknown) {
        Unknown::Hours => "Hoeveel uren werk je nodig hebt, weten we niet.", "How many hours of work you need, we do not know.";
        Unknown::Points => "Hoeveel punten je nodig hebt, weten we niet.", "How many points you need, we do not know.";
        Unknown::Items => "Welke verklaringen en papieren je nodig hebt, weten we niet.", "Which statements and papers you need, we do not know.";
        Unknown::VogValidity => "Hoe lang een VOG geldig blijft, is niet gepubliceerd.", "How long a certificate of conduct stays valid has not been published.";
        Unknown::EthicsTraining => "Wie de training beroepsethiek nodig heeft en hoeveel uur die duurt, is niet gepubliceerd; het staat in Mijn SKJ.", "Who needs the training in professional ethics, and its hours, has not been published; Mijn SKJ shows it.";
        Unknown::ReflectionLimits => "Of er grenzen zijn aan groepsgrootte, tussentijd of het aandeel van één vorm van reflectie, vonden we niet.", "Whether there are limits to group size, spacing or the share of one form of reflection, we did not find.";
        Unknown::InformalLearning => "Wat precies informeel leren is en hoe je het aantoont, vonden we niet.", "What exactly informal learning is and how to show it, we did not find.";
        Unknown::WeeklyHoursNotChecked => "De uren per week bij je herregistratie en in de twee jaar ervoor controleren we niet.", "The weekly hours at your re-registration and in the two years before it, we do not check.";
        Unknown::SessionLength => "Hoeveel langer een bijeenkomst van een grotere groep moet duren, vonden we niet.", "How much longer a meeting of a larger group has to last, we did not find.";
        Unknown::DiplomaList => "Welke andere wegen er naar het diploma zijn, vonden we niet.", "Which further ways lead to the diploma, we did not find.";
        Unknown::LaterPeriods => "Wat in de tweede en latere perioden wordt gevraagd, vonden we niet.", "What is asked in the second and later periods, we did not find.";
        Unknown::MasterPedagogue => "Wat een master-pedagoog die geen orthopedagoog is nodig heeft, vonden we niet.", "What is asked of an educationalist at master level outside remedial education, we did not find.";
        Unknown::LargerGroups => "Hoe supervisie in groepen van meer dan drie telt, vonden we niet.", "How supervision in groups of more than three counts, we did not find.";
        Unknown::OtherReflection => "Of andere vormen van reflectie dan supervisie en intervisie tellen, vonden we niet.", "Whether forms of reflection other than supervision and peer reflection count, we did not find.";
        Unknown::HoursSince2022 => "Of 2.500 of, zoals bij de NVO sinds 1 november 2022, 3.120 uur geldt, vonden we niet.", "Whether 2,500 hours hold or, as with the NVO since 1 November 2022, 3,120, we did not find.";
        Unknown::TrainingParts => "Of een deel van de scholing geaccrediteerd of op postmasterniveau moet zijn, zoals bij de NVO, vonden we niet.", "Whether part of the training has to be accredited or at post-master level, as with the NVO, we did not find.";
        Unknown::CertificateRoute => "De weg via een certificaat (PRC) als je te weinig uren hebt, volgen we niet.", "The way by a certificate (PRC) when you have too few hours, we do not follow.";
        Unknown::RenewalDate => "Wanneer de nieuwe periode begint, vonden we niet.", "When the new period starts, we did not find.";
    }
    /// What in a dossier leaves an answer in doubt, in one sentence.
    doubt(Doubt) {
        Doubt::GroupSizeNotStated => "Bij een supervisie staat niet met hoeveel jullie waren; we rekenen alsof je alleen was.", "For a supervision the size of the group is not stated; we count as if you were alone.";
        Doubt::FormNotKnown => "Er is een vorm van reflectie waarover deze regels niets zeggen; die telt niet.", "There is a form of reflection on which these rules say nothing; it does not count.";
        Doubt::BoardOnlyWithinNvo => "Bestuurswerk telt alleen binnen de NVO; we rekenen alsof dat zo is.", "Board work counts only within the NVO; we count as if it is.";
        Doubt::AuthorRankNotStated => "Bij een publicatie staat niet of je eerste auteur was; we rekenen alsof je dat niet was.", "For a publication your place among the authors is not stated; we count as if you were not the first.";
        Doubt::ExperienceNotStated => "Je hebt niet opgegeven of je meer dan 3.648 uur ervaring had; we rekenen met minder.", "You have not stated whether you had more than 3,648 hours of experience; we take less.";
        Doubt::LearningNotStated => "Bij scholing staat niet of het formeel of informeel leren was; we rekenen het als formeel.", "For some training it is not stated whether it was formal or informal; we count it as formal.";
        Doubt::RulesetNotInForce => "Je periode wordt beoordeeld met regels die bij het begin ervan niet golden.", "Your period is judged by rules that were not in force when it began.";
        Doubt::RulesNotKnown => "De regels van deze kamer kennen we niet; we volgen alleen de datum.", "The rules of this chamber are not known to us; we follow the date only.";
    }
    /// When the next period starts.
    renewal(Renewal) {
        Renewal::Submission => "Je nieuwe periode begint op de dag dat je indient.", "Your new period starts on the day you submit.";
        Renewal::End => "Je nieuwe periode begint als de oude eindigt.", "Your new period starts when the old one ends.";
    }
}

//! The words that people write in cells, in Dutch and in English.

use domain::{ActivityKind, Chamber, Form, Learning, Level, OtherForm, Proof, ReflectionForm, TrainingForm};
use language::Locale;

/// A text without capitals, accents, marks and double blanks, to compare by.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        let letter = match letter {
            'á' | 'à' | 'ä' | 'â' => 'a',
            'é' | 'è' | 'ë' | 'ê' => 'e',
            'í' | 'ì' | 'ï' | 'î' => 'i',
            'ó' | 'ò' | 'ö' | 'ô' => 'o',
            'ú' | 'ù' | 'ü' | 'û' => 'u',
            letter if letter.is_alphanumeric() => letter,
            _ => ' ',
        };
        if letter != ' ' || !(plain.is_empty() || plain.ends_with(' ')) {
            plain.push(letter);
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// The first member that has the text among its words.
fn among<T: Copy>(text: &str, members: &[(T, &[&str])]) -> Option<T> {
    let text = plain(text);
    members.iter().find(|(_, words)| words.iter().any(|word| plain(word) == text)).map(|(member, _)| *member)
}

/// Evidence as the format names it and as a Dutch cell does.
const CERTIFICATE: (&str, &str) = ("certificate", "certificaat");

/// Evidence in the words of the format, where it has one.
pub fn evidence(text: &str) -> String {
    let (named, cell) = CERTIFICATE;
    if plain(text) == cell { named.to_owned() } else { text.to_owned() }
}

/// Evidence as a cell says it.
pub fn evidence_word(named: &str) -> &str {
    let (format, cell) = CERTIFICATE;
    if named == format { cell } else { named }
}

/// Training, reflection or other.
pub fn kind(text: &str) -> Option<ActivityKind> {
    among(
        text,
        &[
            (
                ActivityKind::Training,
                &["scholing", "training", "deskundigheidsbevordering", "nascholing", "bijscholing"],
            ),
            (ActivityKind::Reflection, &["reflectie", "reflection"]),
            (ActivityKind::Other, &["overig", "other", "anders", "overige"]),
        ],
    )
}

/// The words for a form; the first is the one that exports use.
const TRAINING: [(TrainingForm, &[&str]); 7] = [
    (TrainingForm::Course, &["cursus", "course", "workshop"]),
    (TrainingForm::Training, &["training", "scholing"]),
    (TrainingForm::Blended, &["blended learning", "blended"]),
    (TrainingForm::ELearning, &["e-learning", "elearning", "online cursus", "webinar"]),
    (TrainingForm::StudyDay, &["studiedag", "study-day", "themadag"]),
    (TrainingForm::Conference, &["congres", "conference", "symposium", "conferentie"]),
    (TrainingForm::Degree, &["opleiding", "degree", "post-hbo opleiding", "post-hbo"]),
];

const REFLECTION: [(ReflectionForm, &[&str]); 8] = [
    (ReflectionForm::Supervision, &["supervisie", "supervision"]),
    (ReflectionForm::Intervision, &["intervisie", "intervision", "begeleide intervisie", "peer supervision"]),
    (ReflectionForm::CaseDiscussion, &["casuïstiekbespreking", "case-discussion", "casusbespreking"]),
    (ReflectionForm::Coaching, &["werkgerichte coaching", "coaching"]),
    (ReflectionForm::MethodicalWorkGuidance, &["methodische werkbegeleiding", "methodical-work-guidance"]),
    (
        ReflectionForm::MethodicalLearningMeeting,
        &["methodische leerbijeenkomst", "methodical-learning-meeting", "leerbijeenkomst"],
    ),
    (ReflectionForm::AutonomyDialogue, &["dialoog in autonomie", "autonomy-dialogue"]),
    (ReflectionForm::SelfReflection, &["zelfreflectie", "self-reflection"]),
];

const OTHER: [(OtherForm, &[&str]); 7] = [
    (OtherForm::Publication, &["publicatie", "publication", "artikel", "article"]),
    (OtherForm::Teaching, &["lesgeven", "teaching", "docentschap", "les"]),
    (OtherForm::Presentation, &["presentatie", "presentation", "lezing"]),
    (OtherForm::Board, &["bestuurswerk", "board", "bestuur", "commissie", "committee"]),
    (OtherForm::WorkGuidance, &["werkbegeleiding", "work-guidance"]),
    (OtherForm::CaseReport, &["casusverslag", "case-report"]),
    (OtherForm::Other, &["overig", "other", "anders"]),
];

/// A form of any kind; `kind` decides where a word is used by two.
pub fn form(text: &str, kind: Option<ActivityKind>) -> Option<Form> {
    let training = || among(text, &TRAINING).map(Form::Training);
    let reflection = || among(text, &REFLECTION).map(Form::Reflection);
    let other = || among(text, &OTHER).map(Form::Other);
    match kind {
        Some(ActivityKind::Training) => training(),
        Some(ActivityKind::Reflection) => reflection(),
        Some(ActivityKind::Other) => other(),
        None => training().or_else(reflection).or_else(other),
    }
}

/// The word for a form that exports use.
pub fn form_word(form: Form) -> &'static str {
    fn first<T: PartialEq>(members: &[(T, &'static [&'static str])], wanted: &T) -> &'static str {
        members.iter().find(|(member, _)| member == wanted).and_then(|(_, words)| words.first()).copied().unwrap_or("")
    }
    match form {
        Form::Training(form) => first(&TRAINING, &form),
        Form::Reflection(form) => first(&REFLECTION, &form),
        Form::Other(form) => first(&OTHER, &form),
    }
}

/// What a cell may hold, where that is one of a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choices {
    /// Training, reflection or other.
    Kind,
    /// A form of a kind, or of any.
    Form(Option<ActivityKind>),
    /// Formal or informal.
    Learning,
    /// A level of education.
    Level,
    /// How a reflection series is shown.
    Proof,
    /// A chamber of a register.
    Chamber,
}

impl Choices {
    /// The words to choose from, in the reader's language where there are words in it.
    pub fn words(self, locale: Locale) -> Vec<&'static str> {
        let pick = |dutch: &'static str, english: &'static str| if locale == Locale::Nl { dutch } else { english };
        match self {
            Self::Kind => ActivityKind::ALL.iter().map(|kind| pick(kind_word(*kind), kind.as_str())).collect(),
            Self::Form(kind) => {
                let training = TrainingForm::ALL.iter().map(|form| Form::Training(*form));
                let reflection = ReflectionForm::ALL.iter().map(|form| Form::Reflection(*form));
                let other = OtherForm::ALL.iter().map(|form| Form::Other(*form));
                let of_kind = |form: &Form| match form {
                    Form::Training(_) => kind.is_none_or(|kind| kind == ActivityKind::Training),
                    Form::Reflection(_) => kind.is_none_or(|kind| kind == ActivityKind::Reflection),
                    Form::Other(_) => kind.is_none_or(|kind| kind == ActivityKind::Other),
                };
                let forms = training.chain(reflection).chain(other).filter(of_kind);
                forms.map(|form| pick(form_word(form), form.as_str())).collect()
            }
            Self::Learning => {
                Learning::ALL.iter().map(|learning| pick(learning_word(*learning), learning.as_str())).collect()
            }
            Self::Level => Level::ALL.iter().map(|level| level.as_str()).collect(),
            Self::Proof => Proof::ALL.iter().map(|proof| pick(proof_word(*proof), proof.as_str())).collect(),
            Self::Chamber => Chamber::ALL.iter().map(|chamber| chamber.as_str()).collect(),
        }
    }
}

/// The word for a kind that exports use.
pub const fn kind_word(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Training => "scholing",
        ActivityKind::Reflection => "reflectie",
        ActivityKind::Other => "overig",
    }
}

/// Formal or informal.
pub fn learning(text: &str) -> Option<Learning> {
    among(
        text,
        &[(Learning::Formal, &["formeel", "formal", "f"]), (Learning::Informal, &["informeel", "informal", "i"])],
    )
}

/// The word for formal or informal that exports use.
pub const fn learning_word(learning: Learning) -> &'static str {
    match learning {
        Learning::Formal => "formeel",
        Learning::Informal => "informeel",
    }
}

/// A level of education.
pub fn level(text: &str) -> Option<Level> {
    among(
        text,
        &[
            (Level::Mbo, &["mbo"]),
            (Level::Hbo, &["hbo", "bachelor"]),
            (Level::Wo, &["wo", "universitair"]),
            (Level::WoMaster, &["wo-master", "master"]),
            (Level::WoPostmaster, &["wo-postmaster", "post-master", "postmaster"]),
        ],
    )
}

/// A chamber of a register.
pub fn chamber(text: &str) -> Option<Chamber> {
    let text = plain(text);
    let named = Chamber::ALL.iter().copied().find(|chamber| plain(chamber.as_str()) == text);
    named.or_else(|| {
        among(
            &text,
            &[
                (
                    Chamber::Jgp,
                    &["jeugd- en gezinsprofessional", "jeugd- en gezinsprofessionals", "jeugd en gezinsprofessional"],
                ),
                (Chamber::Jzw, &["jeugdzorgwerker", "jeugdzorgwerkers"]),
                (Chamber::PsychologistMaster, &["master-psycholoog", "psycholoog", "psychologen"]),
                (Chamber::PedagogueMaster, &["master-pedagoog", "master-orthopedagoog", "pedagoog", "pedagogen"]),
                (Chamber::PsychologistPostmaster, &["postmaster-psycholoog", "kinder- en jeugdpsycholoog"]),
                (Chamber::PedagoguePostmaster, &["postmaster-pedagoog", "postmaster-orthopedagoog"]),
                (Chamber::Nurse, &["verpleegkundige", "verpleegkundigen"]),
                (Chamber::Physician, &["arts", "artsen"]),
                (Chamber::HealthPsychologist, &["gz-psycholoog", "gezondheidszorgpsycholoog"]),
                (Chamber::Psychotherapist, &["psychotherapeut"]),
                (Chamber::RemedialEducationalist, &["big orthopedagoog-generalist"]),
                (Chamber::Basis, &["basis-orthopedagoog"]),
                (Chamber::Generalist, &["orthopedagoog-generalist"]),
            ],
        )
    })
}

/// How a reflection series is shown.
pub fn proof(text: &str) -> Option<Proof> {
    among(
        text,
        &[
            (Proof::SupervisorStatement, &["verklaring begeleider", "supervisor_statement", "verklaring supervisor"]),
            (Proof::OwnStatement, &["eigen verklaring", "own_statement"]),
            (Proof::ReflectionFormat, &["reflectieformat", "reflection_format", "format"]),
            (Proof::ThreeDimensions, &["drie dimensies", "three_dimensions"]),
        ],
    )
}

/// The word for a proof that exports use.
pub const fn proof_word(proof: Proof) -> &'static str {
    match proof {
        Proof::SupervisorStatement => "verklaring begeleider",
        Proof::OwnStatement => "eigen verklaring",
        Proof::ReflectionFormat => "reflectieformat",
        Proof::ThreeDimensions => "drie dimensies",
    }
}

/// Yes or no.
pub fn truth(text: &str) -> Option<bool> {
    among(
        text,
        &[
            (true, &["ja", "yes", "j", "y", "waar", "true", "x", "1"]),
            (false, &["nee", "no", "n", "onwaar", "false", "0"]),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read_back_from_the_word_for_it_and_from_the_name_of_the_format() {
        let forms = TrainingForm::ALL.iter().map(|form| Form::Training(*form));
        let forms = forms.chain(ReflectionForm::ALL.iter().map(|form| Form::Reflection(*form)));
        for found in forms.chain(OtherForm::ALL.iter().map(|form| Form::Other(*form))) {
            let kind = Some(match found {
                Form::Training(_) => ActivityKind::Training,
                Form::Reflection(_) => ActivityKind::Reflection,
                Form::Other(_) => ActivityKind::Other,
            });
            assert_eq!(form(form_word(found), kind), Some(found));
            assert_eq!(form(found.as_str(), kind), Some(found));
        }
    }

    #[test]
    fn every_word_that_one_may_choose_is_understood_in_both_languages() {
        for locale in Locale::ALL {
            let understood = |choices: Choices, read: fn(&str) -> bool| {
                let words = choices.words(locale);
                assert!(words.len() > 1 && words.iter().all(|word| read(word)), "{choices:?} {words:?}");
            };
            understood(Choices::Kind, |word| kind(word).is_some());
            for of in ActivityKind::ALL {
                assert!(Choices::Form(Some(*of)).words(locale).iter().all(|word| form(word, Some(*of)).is_some()));
            }
            understood(Choices::Form(None), |word| form(word, None).is_some());
            understood(Choices::Learning, |word| learning(word).is_some());
            understood(Choices::Level, |word| level(word).is_some());
            understood(Choices::Proof, |word| proof(word).is_some());
            understood(Choices::Chamber, |word| chamber(word).is_some());
        }
        assert_eq!(Choices::Kind.words(Locale::En), ["training", "reflection", "other"]);
        assert_eq!(Choices::Kind.words(Locale::Nl), ["scholing", "reflectie", "overig"]);
    }

    #[test]
    fn every_chamber_level_and_proof_is_read_back() {
        for found in Chamber::ALL {
            assert_eq!(chamber(found.as_str()), Some(*found));
        }
        for found in Level::ALL {
            assert_eq!(level(found.as_str()), Some(*found));
        }
        for found in Proof::ALL {
            assert_eq!(proof(proof_word(*found)), Some(*found));
            assert_eq!(proof(found.as_str()), Some(*found));
        }
        assert_eq!(plain("  Casuïstiek–bespreking. "), "casuistiek bespreking");
    }
}

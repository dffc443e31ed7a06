//! Texts: what would change in the work if somebody left.

texts! {
    link() { nl: "Bekijk wat een vertrek verandert", en: "See what a departure would change" }
    title(name: &str) { nl: format!("Wat als {name} vertrekt?"), en: format!("What if {name} leaves?") }
    explained() {
        nl: "Dit is een vraag vooraf: er wordt niets bewaard. Gerekend met wat er nu is opgeschreven.",
        en: "This is a question beforehand: nothing is stored. Worked out from what is written down now."
    }
    last_day() { nl: "Laatste werkdag", en: "Last working day" }
    lead(last: &str, own: usize, lost: usize, alone: usize) {
        nl: {
            let mut parts = Vec::new();
            match own { 0 => {} 1 => parts.push("1 inzet een ander nodig".to_owned()), many => parts.push(format!("{many} keer inzet een ander nodig")) }
            match lost { 0 => {} 1 => parts.push("1 inzet van een collega niet meer toegestaan".to_owned()), many => parts.push(format!("{many} keer inzet van collega's niet meer toegestaan")) }
            match alone { 0 => {} 1 => parts.push("voor 1 soort werk niemand meer".to_owned()), many => parts.push(format!("voor {many} soorten werk niemand meer")) }
            if parts.is_empty() { format!("Na {last} blijft al het werk gedekt.") } else { format!("Na {last}: {}.", parts.join("; ")) }
        },
        en: {
            let mut parts = Vec::new();
            match own { 0 => {} 1 => parts.push("1 allocation needs somebody else".to_owned()), many => parts.push(format!("{many} allocations need somebody else")) }
            match lost { 0 => {} 1 => parts.push("1 allocation of a colleague is no longer allowed".to_owned()), many => parts.push(format!("{many} allocations of colleagues are no longer allowed")) }
            match alone { 0 => {} 1 => parts.push("for 1 kind of work there is nobody left".to_owned()), many => parts.push(format!("for {many} kinds of work there is nobody left")) }
            if parts.is_empty() { format!("After {last} all work stays covered.") } else { format!("After {last}: {}.", parts.join("; ")) }
        },
    }
    own() { nl: "Werk dat een ander moet doen", en: "Work that somebody else has to do" }
    own_text() { nl: "Deze inzet loopt langer dan de laatste werkdag.", en: "These allocations run longer than the last working day." }
    lost() { nl: "Werk van collega's dat dan niet meer mag", en: "Work of colleagues that is no longer allowed then" }
    lost_text() { nl: "Dit mag nu op de verantwoordelijkheid van wie vertrekt.", en: "This is allowed now on the responsibility of who leaves." }
    resting() { nl: "Afspraken waarvoor iemand anders verantwoordelijk moet worden", en: "Arrangements that somebody else has to be responsible for" }
    resting_text() {
        nl: "Een tandem en werk in opleiding vervallen na de laatste werkdag. Een tenzij blijft gelden, maar dan is er niemand meer die ervoor verantwoordelijk is.",
        en: "A tandem and work in training lapse after the last working day. A tenzij goes on, but then there is nobody responsible for it any more."
    }
    kinds() { nl: "Wie het dan nog mag", en: "Who may then still do it" }
    kinds_text() {
        nl: "Werk voor geregistreerde professionals dat deze collega mag doen, met hoeveel anderen van wie het ook werk is het dan mogen.",
        en: "Work for registered professionals that this colleague may do, with how many others whose work it is may then do it."
    }
    others(count: usize) {
        nl: match count { 0 => "niemand".to_owned(), 1 => "1 ander".to_owned(), _ => format!("{count} anderen") },
        en: match count { 0 => "nobody".to_owned(), 1 => "1 other".to_owned(), _ => format!("{count} others") },
    }
    many(count: usize) { nl: format!("{count} anderen of meer"), en: format!("{count} others or more") }
}

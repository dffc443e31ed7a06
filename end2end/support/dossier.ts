// Dossiers as files, around today, so that they stay what they are called.
import { day } from "./site.ts";

export interface Dossier {
  format: "vakspoor-dossier/1";
  person?: { name: string };
  registrations: Record<string, unknown>[];
  employments: Record<string, unknown>[];
  activities: Record<string, unknown>[];
  documents: Record<string, unknown>[];
}

/** The period of the registration in [fiveYears]. */
export const period = { since: day({ years: -5, months: 6 }), until: day({ months: 6 }) };

const accredited = { by: "SKJ", chambers: ["jgp"] };

/** Five years of a youth and family professional: points are not whole, some things do not count, hours are with leave. */
export function fiveYears(): Dossier {
  return {
    format: "vakspoor-dossier/1",
    person: { name: "Noor de Wit" },
    registrations: [
      {
        id: "r1",
        register: "SKJ",
        chamber: "jgp",
        number: "110000000",
        since: period.since,
        until: period.until,
        facts: { ethics_training_required: false, self_employed: false },
      },
    ],
    employments: [
      {
        id: "e1",
        employer: "Stichting Voorbeeld",
        role: "ambulant hulpverlener",
        counts_as: ["social-work", "jgp"],
        level: "hbo",
        hours_per_week: 24,
        from: period.since,
        until: null,
        leave: [{ from: day({ years: -3 }), until: day({ years: -3, months: 4 }), kind: "maternity" }],
      },
    ],
    activities: [
      {
        id: "a1",
        kind: "training",
        title: "Signs of Safety",
        provider: "Stichting Voorbeeld",
        form: "training",
        learning: "formal",
        completed_on: day({ years: -3, months: -2 }),
        hours: 12,
        accreditations: [{ ...accredited, points: 12.5 }],
        evidence: ["certificate"],
      },
      {
        id: "a2",
        kind: "training",
        title: "Trauma en hechting",
        provider: "Stichting Voorbeeld",
        form: "course",
        learning: "formal",
        completed_on: day({ years: -1 }),
        hours: 20,
        tested: true,
        accreditations: [accredited],
        evidence: ["certificate"],
      },
      {
        id: "a3",
        kind: "training",
        title: "Gevolgd zonder accreditatie",
        form: "training",
        learning: "formal",
        completed_on: day({ years: -2 }),
        hours: 30,
      },
      {
        id: "a4",
        kind: "training",
        title: "Lezen op het werk",
        form: "study-day",
        learning: "informal",
        completed_on: day({ months: -3 }),
        hours: 24,
      },
      {
        id: "a5",
        kind: "training",
        title: "Van voor de periode",
        form: "training",
        learning: "formal",
        completed_on: day({ years: -6 }),
        hours: 8,
        accreditations: [accredited],
      },
      {
        id: "a6",
        kind: "training",
        title: "Nog te volgen",
        form: "training",
        learning: "formal",
        completed_on: day({ months: 2 }),
        hours: 6,
        accreditations: [accredited],
      },
      {
        id: "a7",
        kind: "reflection",
        title: "Intervisie team Oost",
        form: "intervision",
        guided: true,
        group_size: 6,
        hierarchy: false,
        completed_on: null,
        sessions: [
          { on: day({ years: -2, months: -2 }), minutes: 120 },
          { on: day({ years: -2, months: -1 }), minutes: 90 },
          { on: day({ years: -2 }), minutes: 45 },
        ],
        supervisor: { register: "LVSC" },
        proof: "supervisor_statement",
      },
      {
        id: "a8",
        kind: "reflection",
        title: "Alleen nadenken",
        form: "self-reflection",
        sessions: [{ on: day({ months: -5 }), minutes: 120 }],
      },
      {
        id: "a9",
        kind: "other",
        title: "Artikel over thuiszitters",
        form: "publication",
        completed_on: day({ years: -1, months: -4 }),
        author_rank: 1,
        hours: 10,
      },
    ],
    documents: [
      { kind: "vog", issued_on: day({ years: -1 }) },
      { kind: "employer_statement", employment: "e1", issued_on: day({ months: -2 }) },
    ],
  };
}

/** The same with as many activities as somebody has who writes everything down. */
export function sixtyActivities(): Dossier {
  const dossier = fiveYears();
  for (let index = dossier.activities.length; index < 60; index += 1) {
    const when = { months: -((index * 7) % 53) - 1, days: -(index % 20) };
    dossier.activities.push(
      index % 3 === 0
        ? {
            id: `b${index}`,
            kind: "reflection",
            title: `Casuïstiekbespreking groep ${index}`,
            form: "case-discussion",
            guided: true,
            group_size: 5,
            hierarchy: false,
            sessions: [
              { on: day(when), minutes: 90 },
              { on: day({ ...when, days: when.days - 14 }), minutes: index % 2 === 0 ? 60 : 50 },
            ],
          }
        : {
            id: `b${index}`,
            kind: "training",
            title: `Oplossingsgericht werken met gezinnen, deel ${index}`,
            provider: "Academie Voorbeeld",
            form: "training",
            learning: index % 2 === 0 ? "formal" : "informal",
            completed_on: day(when),
            hours: 1 + (index % 4) * 0.5,
            accreditations: index % 2 === 0 ? [accredited] : [],
            evidence: index % 4 === 0 ? ["certificate"] : [],
          },
    );
  }
  return dossier;
}

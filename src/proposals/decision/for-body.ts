import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { MoneyContent } from '../case/money/content.ts';
import { isSound } from '../case/money/sums-rules.ts';
import { moneyFullYear, moneyOnce } from '../case/money-rules.ts';
import { caseDb } from '../case/tables.ts';
import type { KeptCase } from '../case/versions.ts';
import { contributionsOf, familyOf, writersOf } from '../contributions/queries.ts';
import { contributionsSum } from '../contributions/sum.ts';
import { pinsOf } from '../evidence/find.ts';
import { clockOf } from '../idea/clock.ts';
import { raiserFor, seesNames } from '../kit/capacity.ts';
import type { Proposal } from '../kit/find.ts';
import { ideaHref } from '../kit/refs.ts';
import { stateWords } from '../stages/words-rules.ts';

/** What of an idea is before a body that decides on it, as everybody may read it: no name of a person is in it. */
export type IdeaBeforeBody = {
  readonly evidence: readonly {
    readonly label: string;
    readonly href: string | null;
    readonly on: CalendarDate;
  }[];
  /** Whole pence of a full year, costs first; what is no longer paid is below nought. */
  readonly costs: readonly { readonly label: string; readonly pence: number }[];
  readonly oncePence: number | null;
  readonly contributions: {
    readonly takenUp: number;
    readonly notTakenUp: number;
    readonly open: number;
    readonly shown: readonly {
      readonly words: string;
      readonly by: string;
      readonly answer: string;
      readonly changed: boolean;
    }[];
  };
  readonly days: readonly { readonly stage: string; readonly days: number; readonly over?: number }[];
  readonly age: number;
  readonly waited: { readonly value: number; readonly lower: number; readonly upper: number } | null;
  readonly caseVersion: number | null;
};

/** The newest version of a case that was sent; an older way of keeping has none. */
const sentCase = (db: Db, reference: string) =>
  caseDb(db)
    .selectFrom('case_version')
    .select(['number', 'content'])
    .where('proposal', '=', reference)
    .where('sent', '=', true)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

const costsOf = (kept: KeptCase | undefined): Pick<IdeaBeforeBody, 'costs' | 'oncePence'> => {
  const money = kept?.topics.money as MoneyContent | undefined;
  if (!money || !(money.none || isSound(money))) return { costs: [], oncePence: null };
  const year = moneyFullYear(money);
  return {
    costs: [
      ...year.recurring.map(({ label, pence }) => ({ label, pence })),
      ...year.cash.map(({ label, pence }) => ({ label, pence: -Math.abs(pence) })),
    ],
    oncePence: moneyOnce(money) || null,
  };
};

/** So many of what was said stand on the page of a decision: those that changed something first. */
const MOST_SAID = 6;

const saidOf = async (db: Db, reference: string): Promise<IdeaBeforeBody['contributions']> => {
  const sum = await contributionsSum(db, reference);
  const family = (await familyOf(db, reference)).filter(({ taken_on_on }) => taken_on_on !== null);
  const rows = await contributionsOf(
    db,
    family.map((one) => one.reference),
  );
  const answered = rows.filter(
    ({ state, reply_to, answer }) => state === 'shown' && reply_to === null && answer !== null,
  );
  const order = [...answered].sort(
    (a, b) => Number(b.answer === 'taken-up') - Number(a.answer === 'taken-up'),
  );
  const changing = order.slice(0, MOST_SAID);
  // Somebody was told no as well: one of them is shown, however many changed something.
  const told = order.find(({ answer }) => answer === 'not-taken-up');
  const shown = told && !changing.includes(told) ? [...changing.slice(0, MOST_SAID - 1), told] : changing;
  return {
    takenUp: sum.takenUp,
    notTakenUp: sum.notTakenUp,
    open: sum.toAnswer,
    shown: shown.map((row) => ({
      words: row.words,
      by: row.standing.split(',')[0] || 'Somebody',
      answer:
        row.answer === 'taken-up'
          ? [row.answer_what, row.answer_where && `See ${row.answer_where}.`].filter(Boolean).join(' ')
          : (row.answer_why ?? ''),
      changed: row.answer === 'taken-up',
    })),
  };
};

/** Everything of an idea that a decision keeps as it stood on its day. */
export const ideaBeforeBody = async (
  db: Db,
  proposal: Proposal,
  on: CalendarDate,
): Promise<IdeaBeforeBody> => {
  const { reference } = proposal;
  const sent = await sentCase(db, reference);
  const { line, age, delay } = await clockOf(db, proposal, on);
  const pins = (await pinsOf(db, reference)).filter(({ removed_on }) => removed_on === null);
  return {
    evidence: [
      ...pins.map(({ title, href, address, stood_on, added_on }) => ({
        label: title,
        href: href ?? address,
        on: stood_on ?? added_on,
      })),
      ...(sent
        ? [
            {
              label: `The case, version ${sent.number}`,
              href: `${ideaHref(reference)}/case`,
              on: proposal.complete_on ?? on,
            },
          ]
        : []),
    ],
    ...costsOf(sent?.content as KeptCase | undefined),
    contributions: await saidOf(db, reference),
    days: line.flatMap(({ stage, counted, over, place }) =>
      counted === null || place === 'to-come'
        ? []
        : [{ stage: stateWords(stage), days: counted, ...(over > 0 ? { over } : {}) }],
    ),
    age,
    waited: delay?.soFar ?? null,
    caseVersion: sent?.number ?? null,
  };
};

/** Each who said something of an idea, and what came of it: whom the news of its decision reaches. */
export const contributorsOf = async (
  db: Db,
  reference: string,
): Promise<readonly { readonly people: readonly string[]; readonly changed: string | null }[]> => {
  const family = (await familyOf(db, reference)).map((one) => one.reference);
  const said = (await contributionsOf(db, family)).filter(
    ({ state, reply_to }) => state === 'shown' && reply_to === null,
  );
  const found = [];
  for (const row of said)
    found.push({
      people: await writersOf(db, row),
      changed: row.answer === 'taken-up' ? row.answer_what : null,
    });
  return found;
};

/** Who worked on an idea, as this reader may know it: names for members, roles for the public. */
export const peopleOnIdea = (
  actor: Actor,
  proposal: Proposal,
): readonly { readonly name: string | null; readonly role: string; readonly as: string }[] => {
  const open = seesNames(actor);
  const raiser = raiserFor(actor, proposal);
  const lead = (name: string | null, standing: string | null, as: string) =>
    name === null
      ? []
      : [{ name: open ? name : null, role: open ? (standing ?? '') : (standing?.split(',')[0] ?? ''), as }];
  return [
    { name: raiser.name, role: raiser.role, as: 'raised it' },
    ...lead(proposal.clinician_name, proposal.clinician_standing, 'clinical lead'),
    ...lead(proposal.manager_name, proposal.manager_standing, 'manager'),
  ];
};

/** Whether this person raised the idea or leads it: who reads a decision on it before everybody does. */
export const isOnIdea = (
  actor: Actor,
  proposal: Pick<Proposal, 'raised_by' | 'clinician' | 'manager'>,
): 'lead' | 'raiser' | undefined => {
  if (actor.kind !== 'person') return undefined;
  if (actor.id === proposal.clinician || actor.id === proposal.manager) return 'lead';
  return actor.id === proposal.raised_by ? 'raiser' : undefined;
};

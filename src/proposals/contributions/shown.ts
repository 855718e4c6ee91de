import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { mayWork, seesNames } from '../kit/capacity.ts';
import type { Proposal } from '../kit/find.ts';
import { ideaHref } from '../kit/refs.ts';
import { aboutWords } from './about.ts';
import { type ContributionRow, keptRaisedBy } from './queries.ts';
import { CONTRIBUTION_STATES } from './tables.ts';

export const saidHref = (reference: string): string => `${ideaHref(reference)}/said`;
export const contributionHref = (reference: string, id: string): string => `${saidHref(reference)}/${id}`;

const Somebody = z.object({
  name: z
    .string()
    .nullable()
    .describe('for members; null where none was given, and of the public for those who work on it alone'),
  role: z.string(),
});
export type Somebody = z.infer<typeof Somebody>;

const Words = z.object({
  id: z.string(),
  words: z.string().nullable().describe('null where this reader may not read them'),
  by: Somebody,
  on: z.string().describe('day on which it was said'),
  inPublic: z.boolean().describe('said without signing in, while comments were open'),
  mine: z.boolean(),
  state: z.enum(CONTRIBUTION_STATES),
  takenAway: z.object({ on: z.string(), rule: z.string() }).nullable(),
  version: z.number(),
});

export const ShownReply = Words;
export type ShownReply = z.infer<typeof ShownReply>;

/** One contribution as a reader may see it, with what came of it and its replies. */
export const ShownContribution = Words.extend({
  proposal: z.string().describe('what it was said of; where that joined another, its own reference'),
  about: z.string(),
  aboutWords: z.string(),
  answer: z
    .object({
      kind: z.enum(['taken-up', 'not-taken-up']),
      what: z.string().nullable(),
      where: z.string().nullable(),
      why: z.string().nullable(),
      by: Somebody,
      on: z.string(),
    })
    .nullable(),
  owedBy: Somebody.describe('who answers, or would'),
  due: z.string().nullable(),
  late: z.boolean(),
  replies: z.array(ShownReply),
  may: z.object({
    reply: z.boolean(),
    answer: z.boolean(),
    correct: z.boolean(),
    moderate: z.boolean(),
  }),
});
export type ShownContribution = z.infer<typeof ShownContribution>;

/** Names are for members; the public reads the role alone, without where it is held. */
const somebody = (actor: Actor, name: string | null, standing: string): Somebody =>
  seesNames(actor) ? { name, role: standing } : { name: null, role: standing.split(',')[0] ?? '' };

/** Who reads, with the proposals that they raised under a kept name: what they wrote there is theirs too. */
export type Reader = { readonly actor: Actor; readonly kept: ReadonlySet<string> };

export const readerOf = async (db: Db, actor: Actor): Promise<Reader> => ({
  actor,
  kept: actor.kind === 'person' ? await keptRaisedBy(db, actor.id) : new Set(),
});

/** Whether these are this reader's own words. */
export const isOwn = ({ actor, kept }: Reader, row: Pick<ContributionRow, 'person' | 'kept_of'>): boolean =>
  actor.kind === 'person' && (row.person === actor.id || (row.kept_of !== null && kept.has(row.kept_of)));

export const mayModerate = (actor: Actor): boolean => can(actor, 'proposals.moderate');

/** Held words are for moderators and whoever wrote them; those that were taken away too. */
export const seesRow = (reader: Reader, row: ContributionRow): boolean =>
  row.state !== 'held' || mayModerate(reader.actor) || isOwn(reader, row);

/** The form of the public promises that only those who work on it, and whoever reads it first, see the name. */
const nameFor = (actor: Actor, proposal: Proposal, row: ContributionRow): string | null =>
  row.in_public && !mayWork(actor, proposal) && !mayModerate(actor) ? null : row.person_name;

const wordsOf = (reader: Reader, proposal: Proposal, row: ContributionRow) => {
  const { actor } = reader;
  const mine = isOwn(reader, row);
  const gone = row.state === 'taken-away';
  return {
    id: row.id,
    words: gone && !mine && !mayModerate(actor) ? null : row.words,
    by: somebody(actor, nameFor(actor, proposal, row), row.standing),
    on: row.said_on,
    inPublic: row.in_public,
    mine,
    state: row.state,
    takenAway: gone ? { on: row.taken_on ?? row.said_on, rule: row.taken_words ?? '' } : null,
    version: row.version,
  };
};

/** Who owns the next step of a proposal, as this reader may know it. */
const ownerFor = (actor: Actor, proposal: Proposal): Somebody => {
  const { owner, clinician, manager, owner_name } = proposal;
  const as = owner === clinician ? 'the clinical lead' : owner === manager ? 'the manager' : undefined;
  return somebody(actor, owner_name, as ?? (seesNames(actor) ? 'on duty' : 'whoever is on duty'));
};

/** A contribution for one reader; `proposal` is the one that goes on, which may be another than it was said of. */
export const shownContribution = (
  reader: Reader,
  proposal: Proposal,
  row: ContributionRow,
  replies: readonly ContributionRow[],
  today: CalendarDate,
): ShownContribution => {
  const { actor } = reader;
  const open = row.state === 'shown';
  const isMember = actor.kind === 'person';
  return {
    ...wordsOf(reader, proposal, row),
    proposal: row.proposal,
    about: row.about,
    aboutWords: aboutWords(row.about),
    answer:
      row.answer && row.answered_on
        ? {
            kind: row.answer,
            what: row.answer_what,
            where: row.answer_where,
            why: row.answer_why,
            by: somebody(actor, row.answered_by_name, row.answered_by_standing ?? ''),
            on: row.answered_on,
          }
        : null,
    owedBy: ownerFor(actor, proposal),
    due: row.answer === null && open ? row.due : null,
    late: row.answer === null && open && row.due !== null && row.due < today,
    replies: replies
      .filter((reply) => seesRow(reader, reply))
      .map((reply) => wordsOf(reader, proposal, reply)),
    may: {
      reply: open && isMember,
      answer: open && mayWork(actor, proposal),
      correct: row.state !== 'taken-away' && row.answer === null && isOwn(reader, row),
      moderate: mayModerate(actor),
    },
  };
};

import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { differing } from '../../platform/history/history.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, versionInput, words } from '../../platform/input.ts';
import { onceKey } from '../../platform/once.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { interestRef, keepRegisterChange } from './change.ts';
import {
  dayInput,
  declarerOf,
  mayDeclareFor,
  onceInput,
  partyMeant,
  type Refused,
  saidOfInterest,
  whoseInput,
  whyNotInterest,
} from './given.ts';
import { addInterestCheckTo, addInterestTo } from './load.ts';
import { type InterestRow, interestsOf, lockInterest } from './queries.ts';
import { lateDays } from './register-rules.ts';
import { rulesOn } from './settings.ts';
import { interestDb } from './tables.ts';

const output = z.object({
  id: z.string(),
  late: z.number().describe('days after the last day to declare it; 0 in time'),
});
type Answer = Result<z.output<typeof output>, Refused>;

/** Those who match interests hear of it in the same transaction. */
const follow = async ({ registries, now }: Platform, trx: Trx, person: string): Promise<void> => {
  for (const { ask } of registries.interestsChanged.all()) await ask(trx, person, now());
};

/** Declares an interest; late is said and never refused. */
export const declareInterest = defineUse({
  name: 'declare-interest',
  path: 'interests',
  method: 'post',
  permission: 'interests.declare',
  summary:
    'Declares an interest of your own or of somebody close; the governance officer enters what came on paper.',
  input: z.object({ ...whoseInput, ...saidOfInterest, once: onceInput }),
  output,
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ words: input.words, closeName: input.closeName }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const now = platform.now();
      const today = londonDate(now);
      const declarer = await declarerOf(trx, actor, input, today);
      if (!declarer.ok) return declarer;
      const { rules } = await rulesOn(trx, today);
      const wrong = whyNotInterest(input, rules, today);
      if (wrong) return refuse(wrong);
      const party = await partyMeant(trx, input);
      if (!party.ok) return party;
      const { person, name, onPaper, declaredOn } = declarer.value;
      const once = onceKey(input.once, { ...input, person });
      const id = await addInterestTo(trx, actor, now, {
        ...party.value,
        person,
        personName: name,
        kind: input.kind ?? 'indirect',
        tie: input.tie,
        closeTie: input.whose === 'close' ? (input.closeTie ?? null) : null,
        closeName: input.closeName ?? null,
        words: input.words ?? '',
        band: input.band ?? null,
        from: input.from,
        to: input.to ?? null,
        knownOn: input.knownOn ?? null,
        declaredOn,
        onPaper,
        once,
      });
      if (id === undefined) {
        const before = await interestDb(trx)
          .selectFrom('interest')
          .select(['id', 'late_days'])
          .where('once', '=', once)
          .executeTakeFirstOrThrow();
        return ok({ id: before.id, late: before.late_days });
      }
      await follow(platform, trx, person);
      return ok({ id, late: lateDays(input.knownOn ?? input.from, declaredOn, rules) });
    });
  },
});

/** A line of the register, locked, for whoever may change it, as they had it before them. */
const openInterest = async (
  trx: Trx,
  actor: Actor,
  given: { readonly id: string; readonly version: number },
): Promise<Result<InterestRow, Refused>> => {
  const row = await lockInterest(trx, given.id);
  if (!row) return refuse({ kind: 'not-found', what: 'that interest' });
  if (!mayDeclareFor(actor, row.person)) return refuse({ kind: 'interest-others' });
  if (row.taken_back_on !== null) return refuse({ kind: 'interest-taken-back' });
  if (row.version !== given.version) return refuse({ kind: 'changed-meanwhile', what: 'That interest' });
  return ok(row);
};

const idInput = z.string().trim().describe('id of the interest');

const NAMES = [
  ['kind', 'interestKind'],
  ['tie', 'tie'],
  ['organisation', 'organisation'],
  ['organisation_name', 'organisationName'],
  ['close_tie', 'closeTie'],
  ['close_name', 'closeName'],
  ['words', 'words'],
  ['band', 'band'],
  ['from_day', 'from'],
  ['to_day', 'to'],
] as const;

/** Corrects an interest; what was written before stays in its history. */
export const correctInterest = defineUse({
  name: 'correct-interest',
  path: 'interests/{id}',
  method: 'put',
  permission: 'interests.declare',
  summary: 'Corrects an interest that was declared; what was written before stays in its history.',
  input: z.object({ id: idInput, ...saidOfInterest, version: versionInput }),
  output,
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ words: input.words, closeName: input.closeName }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openInterest(trx, actor, input);
      if (!opened.ok) return opened;
      const row = opened.value;
      const now = platform.now();
      const today = londonDate(now);
      // In time or late is counted as the rule stood that day; the bands are those that the form offers today.
      const { rules } = await rulesOn(trx, row.declared_on);
      const wrong = whyNotInterest(input, (await rulesOn(trx, today)).rules, today, row.band);
      if (wrong) return refuse(wrong);
      const party = await partyMeant(trx, input);
      if (!party.ok) return party;
      const close = input.whose === 'close';
      const after = {
        kind: close ? ('indirect' as const) : (input.kind ?? row.kind),
        tie: input.tie,
        organisation: party.value.organisation,
        organisation_name: party.value.organisationName,
        close_tie: close ? (input.closeTie ?? null) : null,
        close_name: close ? (input.closeName ?? null) : null,
        words: input.words ?? '',
        band: input.band ?? null,
        from_day: input.from,
        to_day: input.to ?? null,
      };
      const changed = differing(row, after, NAMES);
      if (!changed) return ok({ id: row.id, late: row.late_days });
      const late = lateDays(input.knownOn ?? row.known_on ?? input.from, row.declared_on, rules);
      await interestDb(trx)
        .updateTable('interest')
        .set({ ...after, known_on: input.knownOn ?? row.known_on, late_days: late, version: row.version + 1 })
        .where('id', '=', row.id)
        .execute();
      await keepRegisterChange(trx, actor, now, interestRef(row.id), {
        kind: 'interest.corrected',
        version: row.version + 1,
        ...changed,
      });
      await follow(platform, trx, row.person);
      return ok({ id: row.id, late });
    });
  },
});

/** Ends an interest: it stays on the register for its tail, and is kept for its years. */
export const endInterest = defineUse({
  name: 'end-interest',
  path: 'interests/{id}/end',
  method: 'post',
  permission: 'interests.declare',
  summary: 'Ends an interest: says which day was its last.',
  input: z.object({
    id: idInput,
    to: dayInput('Say which day was its last, such as 31 3 2026.'),
    version: versionInput,
  }),
  output,
  run: (platform, actor, input) =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openInterest(trx, actor, input);
      if (!opened.ok) return opened;
      const row = opened.value;
      if (input.to < row.from_day) return refuse({ kind: 'interest-ends-first', field: 'to' });
      const now = platform.now();
      await interestDb(trx)
        .updateTable('interest')
        .set({ to_day: input.to, version: row.version + 1 })
        .where('id', '=', row.id)
        .execute();
      await keepRegisterChange(trx, actor, now, interestRef(row.id), {
        kind: 'interest.ended',
        version: row.version + 1,
        before: { to: row.to_day },
        after: { to: input.to },
      });
      await follow(platform, trx, row.person);
      return ok({ id: row.id, late: row.late_days });
    }),
});

/** Takes back an interest that was declared in error: it leaves the register, not the record. */
export const takeBackInterest = defineUse({
  name: 'take-back-interest',
  path: 'interests/{id}/take-back',
  method: 'post',
  permission: 'interests.declare',
  summary: 'Takes back an interest that was declared in error, with the reason.',
  input: z.object({
    id: idInput,
    reason: words('Say why it is taken back.', 500),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openInterest(trx, actor, input);
      if (!opened.ok) return opened;
      const row = opened.value;
      const now = platform.now();
      await interestDb(trx)
        .updateTable('interest')
        .set({ taken_back_on: londonDate(now), taken_back_reason: input.reason, version: row.version + 1 })
        .where('id', '=', row.id)
        .execute();
      await keepRegisterChange(trx, actor, now, interestRef(row.id), {
        kind: 'interest.taken-back',
        version: row.version + 1,
        after: { reason: input.reason },
      });
      await follow(platform, trx, row.person);
      return ok({ id: row.id, late: row.late_days });
    });
  },
});

/** Says for another year that what stands in the register is complete, or that there is nothing to declare. */
export const confirmInterests = defineUse({
  name: 'confirm-interests',
  path: 'interests/confirm',
  method: 'post',
  permission: 'interests.declare',
  summary: 'Says for another year that your interests in the register are complete.',
  input: z.object({
    person: whoseInput.person,
    onPaper: whoseInput.onPaper,
    declaredOn: whoseInput.declaredOn,
  }),
  output: z.object({ said: z.enum(['complete', 'nothing']), on: z.string() }),
  run: (platform, actor, input) =>
    inTransaction<Result<{ said: 'complete' | 'nothing'; on: string }, Refused>>(platform.db, async (trx) => {
      const now = platform.now();
      const today = londonDate(now);
      const declarer = await declarerOf(trx, actor, input, today);
      if (!declarer.ok) return declarer;
      const { person, name, onPaper, declaredOn } = declarer.value;
      const current = (await interestsOf(trx, [person])).some(
        ({ to_day }) => to_day === null || to_day >= today,
      );
      const said = current ? ('complete' as const) : ('nothing' as const);
      const before = await interestDb(trx)
        .selectFrom('interest_check')
        .select('id')
        .where('person', '=', person)
        .where('on_day', '=', declaredOn)
        .where('said', '=', said)
        .executeTakeFirst();
      if (!before)
        await addInterestCheckTo(trx, actor, now, {
          person,
          personName: name,
          said,
          onDay: declaredOn,
          onPaper,
        });
      return ok({ said, on: declaredOn });
    }),
});

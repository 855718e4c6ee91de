import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, several, words } from '../../platform/input.ts';
import { can } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ObjectRef } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { addDays, type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepRegisterChange } from './change.ts';
import type { Refused } from './given.ts';
import { type InterestRules, STARTING_RULES } from './register-rules.ts';
import {
  RULE_NUMBERS,
  RULE_PARTS,
  RULE_WORDS,
  type RuleNumber,
  rulesAfter,
  unverifiedOf,
  verifiedIn,
  whyNotBands,
} from './rules-rules.ts';
import { rulesOn } from './settings.ts';
import { interestDb } from './tables.ts';

export const rulesRef = (id: number): ObjectRef => ({ kind: 'interest-rules', id: String(id) });

const RuleAnswer = z.object({
  part: z.enum(RULE_NUMBERS),
  value: z.number(),
  unit: z.string(),
  source: z.string(),
  verified: z.boolean(),
});
const RulesAnswer = z.object({
  id: z.number().nullable().describe('null: what a group begins with'),
  from: z.string().nullable().describe('first day; null: from the beginning'),
  to: z.string().nullable().describe('last day; null until the next ones begin'),
  standing: z.enum(['to come', 'in force', 'past']),
  rules: z.array(RuleAnswer),
  bands: z.array(z.string()).describe('bands of money that can be chosen'),
  bandsSource: z.string(),
  bandsVerified: z.boolean(),
  unverified: z.array(z.enum(RULE_PARTS)),
  source: z.string().nullable().describe('the policy and its section'),
  verifiedBy: z.string().nullable().describe('for members only'),
  verifiedOn: z.string().nullable(),
  enteredBy: z.string().nullable().describe('for members only'),
  enteredOn: z.string().nullable(),
  mayTakeBack: z.boolean(),
});
export type RulesAnswer = z.output<typeof RulesAnswer>;

type Told = Omit<
  RulesAnswer,
  'rules' | 'bands' | 'bandsSource' | 'bandsVerified' | 'unverified' | 'to' | 'standing'
>;
const rulesTold = (
  told: Told,
  rules: InterestRules,
  to: CalendarDate | null,
  today: CalendarDate,
): RulesAnswer => ({
  ...told,
  to,
  standing:
    told.from !== null && told.from > today ? 'to come' : to !== null && to < today ? 'past' : 'in force',
  rules: RULE_NUMBERS.map((part) => ({
    part,
    value: rules[part].value,
    unit: RULE_WORDS[part].unit[1],
    source: rules[part].source,
    verified: rules[part].verified,
  })),
  bands: rules.bands.filter(({ off }) => !off).map(({ words: said }) => said),
  bandsSource: rules.bandsFrom?.source ?? '',
  bandsVerified: rules.bandsFrom?.verified ?? false,
  unverified: [...unverifiedOf(rules)],
});

/** Every set of rules of the registers, the newest first, down to those that a group begins with. */
export const interestRules = defineUse({
  name: 'interest-rules',
  path: 'interests/rules',
  method: 'get',
  permission: 'decisions.read',
  summary: 'How interests are declared, shown and kept: the rules in force, those to come and those before.',
  input: z.object({}),
  output: z.object({ sets: z.array(RulesAnswer), may: z.object({ keep: z.boolean() }) }),
  run: async ({ db, now }, actor) => {
    const today = londonDate(now());
    const member = actor.kind !== 'public';
    const keep = can(actor, 'interests.manage');
    const rows = await interestDb(db).selectFrom('interest_rules').selectAll().orderBy('from_day').execute();
    const endOf = (place: number): CalendarDate | null => {
      const next = rows[place];
      return next ? addDays(next.from_day, -1) : null;
    };
    const starting = rulesTold(
      {
        id: null,
        from: null,
        source: null,
        verifiedBy: null,
        verifiedOn: null,
        enteredBy: null,
        enteredOn: null,
        mayTakeBack: false,
      },
      STARTING_RULES,
      endOf(0),
      today,
    );
    const entered = rows.map((row, place) =>
      rulesTold(
        {
          id: row.id,
          from: row.from_day,
          source: row.source,
          verifiedBy: member ? row.verified_by : null,
          verifiedOn: row.verified_on,
          enteredBy: member ? row.entered_name : null,
          enteredOn: row.entered_on,
          mayTakeBack: keep && row.from_day > today,
        },
        row.rules,
        endOf(place + 1),
        today,
      ),
    );
    return ok({ sets: [starting, ...entered].toReversed(), may: { keep } });
  },
});

const output = z.object({ id: z.number() });
type Answer = Result<z.output<typeof output>, Refused>;

const numberInput = (part: RuleNumber) => {
  const { least, most, unit } = RULE_WORDS[part];
  const asked = `Give a whole number of ${unit[1]} from ${least} to ${most}.`;
  return z
    .union([z.number(), z.string().trim().regex(/^\d+$/, asked)], asked)
    .transform(Number)
    .pipe(z.int(asked).min(least, asked).max(most, asked));
};
const linesInput = z
  .union([z.string(), z.array(z.string())])
  .transform((given) =>
    (typeof given === 'string' ? given.split('\n') : given).map((one) => one.trim()).filter(Boolean),
  )
  .describe('bands of money in words, one a line');

/** One set at a time is entered or taken back, so that no two begin on one day; all may read. */
const lockRules = (trx: Trx) => sql`lock table interest_rules in share row exclusive mode`.execute(trx);

const keep = (
  trx: Trx,
  { now }: Pick<Platform, 'now'>,
  actor: Actor,
  id: number,
  done: Omit<Parameters<typeof keepRegisterChange>[4], 'free'>,
) => keepRegisterChange(trx, actor, now(), rulesRef(id), done);

/** Enters rules of the registers, in force from today or a day to come. */
export const enterInterestRules = defineUse({
  name: 'enter-interest-rules',
  path: 'interests/rules',
  method: 'post',
  permission: 'interests.manage',
  summary: 'Enters how interests are declared, shown and kept from a day on. Past days stay as they were.',
  input: z.object({
    declareDays: numberInput('declareDays'),
    renewMonths: numberInput('renewMonths'),
    remindDays: numberInput('remindDays'),
    publicMonths: numberInput('publicMonths'),
    keptYears: numberInput('keptYears'),
    bands: linesInput,
    from: date('Say from which day, such as 1 4 2027.').describe('today or later'),
    source: words('Say where the rules come from, such as the policy and its section.', 300),
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input) => {
    const why = whyNotBands(input.bands);
    if (why) return refuse<Refused>({ kind: 'rules-bands', field: 'bands', why });
    const identified = identifiedIn({ source: input.source, bands: input.bands.join('\n') }, input.confirmed);
    if (identified) return refuse(identified);
    const today = londonDate(platform.now());
    if (input.from < today) return refuse<Refused>({ kind: 'rules-past', field: 'from' });
    return inTransaction<Answer>(platform.db, async (trx) => {
      await lockRules(trx);
      const before = await rulesOn(trx, input.from);
      if (before.from === input.from)
        return refuse({ kind: 'rules-same-day', field: 'from', from: input.from });
      const rules = rulesAfter(before.rules, input);
      const { id } = await interestDb(trx)
        .insertInto('interest_rules')
        .values({
          from_day: input.from,
          rules: JSON.stringify(rules),
          source: input.source,
          verified_by: null,
          verified_on: null,
          entered_person: actor.kind === 'person' ? actor.id : null,
          entered_name: signatureOf(actor).name,
          entered_on: today,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await keep(trx, platform, actor, id, {
        version: 1,
        kind: 'interest-rules.entered',
        after: { from: input.from, source: input.source, rules },
      });
      return ok({ id });
    });
  },
});

const idInput = z.coerce.number().int().positive().describe('number of the set of rules');
const lockedRules = (trx: Trx, id: number) =>
  interestDb(trx)
    .selectFrom('interest_rules')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
const none = () => refuse<Refused>({ kind: 'not-found', what: 'those rules' });

/** Says with one’s name which of the rules were held against their source. */
export const verifyInterestRules = defineUse({
  name: 'verify-interest-rules',
  path: 'interests/rules/{id}/verify',
  method: 'post',
  permission: 'interests.manage',
  summary: 'Says with your name which rules of the registers you held against their source.',
  input: z.object({
    id: idInput,
    parts: several(z.enum(RULE_PARTS, { error: 'Choose among the rules shown.' })).refine(
      (parts) => parts.length > 0,
      'Tick what you held against its source.',
    ),
  }),
  output,
  run: (platform, actor, input) =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const row = await lockedRules(trx, input.id);
      if (!row) return none();
      const parts = unverifiedOf(row.rules).filter((part) => input.parts.includes(part));
      if (parts.length === 0) return ok({ id: row.id });
      const rules = verifiedIn(row.rules, parts);
      const whole = unverifiedOf(rules).length === 0;
      await interestDb(trx)
        .updateTable('interest_rules')
        .set({
          rules: JSON.stringify(rules),
          ...(whole ? { verified_by: signatureOf(actor).name, verified_on: londonDate(platform.now()) } : {}),
        })
        .where('id', '=', row.id)
        .execute();
      await keep(trx, platform, actor, row.id, {
        version: 1,
        kind: 'interest-rules.verified',
        after: { from: row.from_day, parts },
      });
      return ok({ id: row.id });
    }),
});

/** Takes rules back before their first day; those before them go on. */
export const takeBackInterestRules = defineUse({
  name: 'take-back-interest-rules',
  path: 'interests/rules/{id}/take-back',
  method: 'post',
  permission: 'interests.manage',
  summary: 'Takes rules of the registers back before they are in force; those before them go on.',
  input: z.object({ id: idInput }),
  output,
  run: (platform, actor, input) =>
    inTransaction<Answer>(platform.db, async (trx) => {
      await lockRules(trx);
      const row = await lockedRules(trx, input.id);
      if (!row) return none();
      if (row.from_day <= londonDate(platform.now()))
        return refuse({ kind: 'rules-begun', from: row.from_day });
      await interestDb(trx).deleteFrom('interest_rules').where('id', '=', row.id).execute();
      await keep(trx, platform, actor, row.id, {
        version: 1,
        kind: 'interest-rules.taken-back',
        before: { from: row.from_day, source: row.source, rules: row.rules },
      });
      return ok({ id: row.id });
    }),
});

import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { keepChange } from '../../platform/history/history.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, ticked, versionInput, words } from '../../platform/input.ts';
import { sendJob } from '../../platform/jobs/send.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { SettingKind } from '../kit/settings.ts';
import { proposalDb } from '../tables.ts';
import { checkSetting, textsOf } from './check.ts';
import { keyFrom } from './draft-rules.ts';
import { lockSetting } from './find.ts';
import { REFRESH } from './job.ts';
import { SETTING_KINDS, settingRef } from './kinds.ts';
import type { SettingRefusal } from './refusals.ts';

const said = {
  inForceFrom: date('Give the first day on which it is in force.').describe('today or later'),
  inForceTo: optionalText(date()).describe('the last day; leave it out: until the next one'),
  source: words('Say where it comes from, such as the constitution and its section.', 300),
  data: z.unknown().optional().describe('the setting itself; see the JSON of one that stands'),
  confirmed: confirmedWords,
};
const output = z.object({ id: z.string(), kind: z.enum(SETTING_KINDS) });
type Answer = Result<{ id: string; kind: SettingKind }, SettingRefusal | CommonRefusal>;

type Given = {
  readonly inForceFrom: CalendarDate;
  readonly inForceTo?: CalendarDate | undefined;
  readonly source: string;
  readonly data?: unknown;
  readonly confirmed: boolean;
};

/** What is given as a setting, whole and sound, or why it cannot be kept. */
const whole = (
  kind: SettingKind,
  given: Given,
  today: CalendarDate,
): Result<object, SettingRefusal | CommonRefusal> => {
  if (given.inForceFrom < today) return refuse({ kind: 'setting-past', field: 'inForceFrom' });
  if (given.inForceTo && given.inForceTo < given.inForceFrom)
    return refuse({ kind: 'setting-ends-early', field: 'inForceTo' });
  const { data, problems } = checkSetting(kind, given.data, given.inForceFrom);
  if (data === undefined) return refuse({ kind: 'setting-wrong', problems });
  const identified = identifiedIn({ source: given.source, ...textsOf(data) }, given.confirmed);
  return identified ? refuse(identified) : ok(data);
};

/** Templates follow each other by their key, schemes are told apart by their day, and of the rest there is one line. */
const keyOf = (kind: SettingKind, from: CalendarDate, template: string | undefined, data: object): string =>
  kind === 'template'
    ? (template ?? keyFrom(String('title' in data ? data.title : ''), new Set()))
    : kind === 'scheme'
      ? `from-${from}`
      : kind;

const sameDay = async (
  trx: Trx,
  { kind, key, from, but }: { kind: SettingKind; key: string; from: CalendarDate; but?: string },
): Promise<SettingRefusal | undefined> => {
  const row = await proposalDb(trx)
    .selectFrom('proposal_setting')
    .select('id')
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('in_force_from', '=', from)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst();
  return row && row.id !== but ? { kind: 'setting-same-day', field: 'inForceFrom', from } : undefined;
};

/** One setting at a time is entered or changed, so that two of one day cannot slip in beside each other; all may read. */
const lockSettings = (trx: Trx) => sql`lock table proposal_setting in share row exclusive mode`.execute(trx);

/** Schemes and targets decide what every open proposal shows of its route and clock, so those are worked out anew. */
const afterChange = async (trx: Trx, kind: SettingKind): Promise<void> => {
  if (kind === 'scheme' || kind === 'targets') await sendJob(trx, REFRESH, {}, { key: REFRESH });
};

const FREE = ['data', 'source', 'reason'];
const keep = (
  trx: Trx,
  platform: Pick<Platform, 'now'>,
  actor: Actor,
  id: string,
  done: Omit<Parameters<typeof keepChange>[4], 'free'>,
) => keepChange(trx, actor, platform.now(), settingRef(id), { ...done, free: FREE });

/** Enters a setting of the group, in force from a day that is still to come, or from today. */
export const enterSetting = defineUse({
  name: 'enter-proposal-setting',
  path: 'proposal-settings',
  method: 'post',
  permission: 'proposals.settings',
  summary: 'Enters a setting: a scheme of delegation, targets, a form of case. The past stays as it was.',
  input: z.object({
    kind: z.enum(SETTING_KINDS),
    key: optionalText(
      z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'Small letters, figures and hyphens.'),
    ).describe('of a template: which one this follows; left out: a new one'),
    ...said,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const today = londonDate(platform.now());
    const { kind } = input;
    const checked = whole(kind, input, today);
    if (!checked.ok) return checked;
    const key = keyOf(kind, input.inForceFrom, input.key, checked.value);
    return inTransaction<Answer>(platform.db, async (trx) => {
      await lockSettings(trx);
      const twice = await sameDay(trx, { kind, key, from: input.inForceFrom });
      if (twice) return refuse(twice);
      const { id } = await proposalDb(trx)
        .insertInto('proposal_setting')
        .values({
          kind,
          key,
          in_force_from: input.inForceFrom,
          in_force_to: input.inForceTo ?? null,
          data: JSON.stringify(checked.value),
          source: input.source,
          verified_by_name: null,
          entered_by_name: signatureOf(actor).name,
          entered_on: today,
          withdrawn_on: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await keep(trx, platform, actor, id, {
        version: 1,
        kind: 'proposal-setting.entered',
        after: {
          kind,
          key,
          inForceFrom: input.inForceFrom,
          inForceTo: input.inForceTo ?? null,
          source: input.source,
          data: checked.value,
        },
      });
      await afterChange(trx, kind);
      return ok({ id, kind });
    });
  },
});

type Row = NonNullable<Awaited<ReturnType<typeof lockSetting>>>;

/** A setting of the group’s own, locked, as the person had it before them, and not withdrawn. */
const open = async (
  trx: Trx,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<Result<Row & { readonly kind: SettingKind }, SettingRefusal | CommonRefusal>> => {
  if (id.startsWith('starting-')) return refuse({ kind: 'setting-starting' });
  const row = await lockSetting(trx, id);
  const kind = SETTING_KINDS.find((one) => one === row?.kind);
  if (!row || !kind) return refuse({ kind: 'not-found', what: 'this setting' });
  if (row.version !== version) return refuse({ kind: 'changed-meanwhile', what: 'The setting' });
  return row.withdrawn_on ? refuse({ kind: 'setting-withdrawn' }) : ok({ ...row, kind });
};

/** The same, and not yet in force: afterwards its days are past days, and a new one is entered instead. */
const openBefore = async (
  trx: Trx,
  given: { readonly id: string; readonly version: number },
  today: CalendarDate,
) => {
  const opened = await open(trx, given);
  return opened.ok && opened.value.in_force_from <= today
    ? refuse<SettingRefusal>({ kind: 'setting-in-force', from: opened.value.in_force_from })
    : opened;
};

const id = z.string().max(80).describe('of the setting');

/** Corrects a setting that is not in force yet. What was verified must be held against its source again. */
export const correctSetting = defineUse({
  name: 'correct-proposal-setting',
  path: 'proposal-settings/{id}/correct',
  method: 'post',
  permission: 'proposals.settings',
  summary: 'Corrects a setting before it is in force; afterwards a new one is entered.',
  input: z.object({ id, ...said, version: versionInput }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const today = londonDate(platform.now());
    return inTransaction<Answer>(platform.db, async (trx) => {
      await lockSettings(trx);
      const opened = await openBefore(trx, input, today);
      if (!opened.ok) return opened;
      const row = opened.value;
      const { kind } = row;
      const checked = whole(kind, input, today);
      if (!checked.ok) return checked;
      const key = kind === 'template' ? row.key : keyOf(kind, input.inForceFrom, undefined, checked.value);
      const twice = await sameDay(trx, { kind, key, from: input.inForceFrom, but: row.id });
      if (twice) return refuse(twice);
      const version = row.version + 1;
      await proposalDb(trx)
        .updateTable('proposal_setting')
        .set({
          key,
          in_force_from: input.inForceFrom,
          in_force_to: input.inForceTo ?? null,
          data: JSON.stringify(checked.value),
          source: input.source,
          verified: false,
          verified_by_name: null,
          version,
        })
        .where('id', '=', row.id)
        .execute();
      await keep(trx, platform, actor, row.id, {
        version,
        kind: 'proposal-setting.corrected',
        before: {
          inForceFrom: row.in_force_from,
          inForceTo: row.in_force_to,
          source: row.source,
          data: row.data,
        },
        after: {
          inForceFrom: input.inForceFrom,
          inForceTo: input.inForceTo ?? null,
          source: input.source,
          data: checked.value,
        },
      });
      await afterChange(trx, kind);
      return ok({ id: row.id, kind });
    });
  },
});

/** Takes back a setting that is not in force yet; it stays in the history with the reason. */
export const withdrawSetting = defineUse({
  name: 'withdraw-proposal-setting',
  path: 'proposal-settings/{id}/withdraw',
  method: 'post',
  permission: 'proposals.settings',
  summary: 'Takes back a setting before it is in force. It stays in the history.',
  input: z.object({
    id,
    reason: words('Say why it is taken back.', 500),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    const today = londonDate(platform.now());
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openBefore(trx, input, today);
      if (!opened.ok) return opened;
      const row = opened.value;
      const version = row.version + 1;
      await proposalDb(trx)
        .updateTable('proposal_setting')
        .set({ withdrawn_on: today, version })
        .where('id', '=', row.id)
        .execute();
      await keep(trx, platform, actor, row.id, {
        version,
        kind: 'proposal-setting.withdrawn',
        after: { reason: input.reason },
      });
      await afterChange(trx, row.kind);
      return ok({ id: row.id, kind: row.kind });
    });
  },
});

/** Says that somebody has held a setting against its source, and who; or takes that back. */
export const verifySetting = defineUse({
  name: 'verify-proposal-setting',
  path: 'proposal-settings/{id}/verify',
  method: 'post',
  permission: 'proposals.settings',
  summary: 'Says that you have held a setting against its source word by word, or takes that back.',
  input: z.object({
    id,
    verified: ticked('you have held it against its source'),
    source: words('Say what you held it against, such as the constitution and its section.', 300),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ source: input.source }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await open(trx, input);
      if (!opened.ok) return opened;
      const row = opened.value;
      const version = row.version + 1;
      const by = input.verified ? signatureOf(actor).name : null;
      await proposalDb(trx)
        .updateTable('proposal_setting')
        .set({ verified: input.verified, verified_by_name: by, source: input.source, version })
        .where('id', '=', row.id)
        .execute();
      await keep(trx, platform, actor, row.id, {
        version,
        kind: input.verified ? 'proposal-setting.verified' : 'proposal-setting.unverified',
        before: { source: row.source },
        after: { source: input.source },
      });
      return ok({ id: row.id, kind: row.kind });
    });
  },
});

import { sql } from 'kysely';
import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, versionInput, words } from '../../platform/input.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { SettingKind } from '../kit/settings.ts';
import { proposalDb } from '../tables.ts';
import {
  afterChange,
  keepSettingChange,
  openSettingBefore,
  type SettingAnswer,
  settingId,
  settingOutput,
} from './change.ts';
import { checkSetting, textsOf } from './check.ts';
import { keyFrom } from './draft-rules.ts';
import { SETTING_KINDS } from './kinds.ts';
import type { SettingRefusal } from './refusals.ts';

const said = {
  inForceFrom: date('Give the first day on which it is in force.').describe('today or later'),
  inForceTo: optionalText(date()).describe('the last day; leave it out: until the next one'),
  source: words('Say where it comes from, such as the constitution and its section.', 300),
  data: z.unknown().optional().describe('the setting itself; see the JSON of one that stands'),
  confirmed: confirmedWords,
};

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
  output: settingOutput,
  run: async (platform, actor, input): Promise<SettingAnswer> => {
    const today = londonDate(platform.now());
    const { kind } = input;
    const checked = whole(kind, input, today);
    if (!checked.ok) return checked;
    const key = keyOf(kind, input.inForceFrom, input.key, checked.value);
    return inTransaction<SettingAnswer>(platform.db, async (trx) => {
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
      await keepSettingChange(trx, platform, actor, id, {
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

/** Corrects a setting that is not in force yet. What was verified must be held against its source again. */
export const correctSetting = defineUse({
  name: 'correct-proposal-setting',
  path: 'proposal-settings/{id}/correct',
  method: 'post',
  permission: 'proposals.settings',
  summary: 'Corrects a setting before it is in force; afterwards a new one is entered.',
  input: z.object({ id: settingId, ...said, version: versionInput }),
  output: settingOutput,
  run: async (platform, actor, input): Promise<SettingAnswer> => {
    const today = londonDate(platform.now());
    return inTransaction<SettingAnswer>(platform.db, async (trx) => {
      await lockSettings(trx);
      const opened = await openSettingBefore(trx, input, today);
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
      await keepSettingChange(trx, platform, actor, row.id, {
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

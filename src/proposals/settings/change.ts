import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { keepChange } from '../../platform/history/history.ts';
import { sendJob } from '../../platform/jobs/send.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { SettingKind } from '../kit/settings.ts';
import { lockSetting } from './find.ts';
import { REFRESH } from './job.ts';
import { SETTING_KINDS, settingRef } from './kinds.ts';
import type { SettingRefusal } from './refusals.ts';

type Row = NonNullable<Awaited<ReturnType<typeof lockSetting>>>;

/** A setting of the group’s own, locked, as the person had it before them, and not withdrawn. */
export const openSetting = async (
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
export const openSettingBefore = async (
  trx: Trx,
  given: { readonly id: string; readonly version: number },
  today: CalendarDate,
) => {
  const opened = await openSetting(trx, given);
  return opened.ok && opened.value.in_force_from <= today
    ? refuse<SettingRefusal>({ kind: 'setting-in-force', from: opened.value.in_force_from })
    : opened;
};

export const settingId = z.string().max(80).describe('of the setting');

export const settingOutput = z.object({ id: z.string(), kind: z.enum(SETTING_KINDS) });
export type SettingAnswer = Result<{ id: string; kind: SettingKind }, SettingRefusal | CommonRefusal>;

/** Schemes and targets decide what every open proposal shows of its route and clock, so those are worked out anew. */
export const afterChange = async (trx: Trx, kind: SettingKind): Promise<void> => {
  if (kind === 'scheme' || kind === 'targets') await sendJob(trx, REFRESH, {}, { key: REFRESH });
};

const FREE = ['data', 'source', 'reason'];
/** Keeps in the history and the record what was done to a setting. */
export const keepSettingChange = (
  trx: Trx,
  platform: Pick<Platform, 'now'>,
  actor: Actor,
  id: string,
  done: Omit<Parameters<typeof keepChange>[4], 'free'>,
) => keepChange(trx, actor, platform.now(), settingRef(id), { ...done, free: FREE });

import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { seesNames } from '../kit/capacity.ts';
import { type Dated, type SettingKind, type Settings, settingsOf } from '../kit/settings.ts';
import { proposalDb } from '../tables.ts';
import { SETTING_KINDS } from './kinds.ts';

export const STANDINGS = ['in force', 'to come', 'past', 'withdrawn'] as const;

/** One setting, whole, as its page and JSON tell it. */
export const SettingAnswer = z.object({
  id: z.string(),
  kind: z.enum(SETTING_KINDS),
  key: z.string(),
  inForceFrom: z.string(),
  inForceTo: z.string().nullable().describe('the last day; null until the next one'),
  data: z.unknown().describe('the setting itself, as the rules read it'),
  source: z.string(),
  verified: z.boolean().describe('somebody has held it against its source'),
  verifiedBy: z.string().nullable(),
  enteredBy: z.string().nullable(),
  enteredOn: z.string().nullable(),
  standing: z.enum(STANDINGS),
  starting: z.boolean().describe('what a group begins with, until it enters its own'),
  may: z.object({ correct: z.boolean(), verify: z.boolean() }),
  version: z.number(),
});
export type SettingAnswer = z.output<typeof SettingAnswer>;

const standingOn = (
  { inForceFrom, inForceTo }: Pick<SettingAnswer, 'inForceFrom' | 'inForceTo'>,
  today: CalendarDate,
): SettingAnswer['standing'] =>
  inForceFrom > today ? 'to come' : inForceTo !== null && inForceTo < today ? 'past' : 'in force';

/** A setting without the columns that stand beside it. */
const dataOf = <K extends SettingKind>(setting: Dated<Settings[K]>): unknown => {
  const { id: _, inForceFrom: __, inForceTo: ___, source: ____, verified: _____, ...rest } = setting;
  const { key: ______, ...data } = rest as { key: string };
  return data;
};

const rowsOf = (db: Db, kind: SettingKind) =>
  proposalDb(db).selectFrom('proposal_setting').selectAll().where('kind', '=', kind).orderBy('in_force_from');

/** All settings of a kind, the newest first: those that stand, those that were withdrawn, and the starting ones. */
export const settingAnswers = async (
  db: Db,
  actor: Actor,
  kind: SettingKind,
  today: CalendarDate,
): Promise<SettingAnswer[]> => {
  const rows = await rowsOf(db, kind).execute();
  const names = seesNames(actor);
  const may = can(actor, 'proposals.settings');
  const standing = (await settingsOf(db, kind)).map((setting): SettingAnswer => {
    const row = rows.find(({ id }) => id === setting.id);
    return {
      id: setting.id,
      kind,
      key: setting.key,
      inForceFrom: setting.inForceFrom,
      inForceTo: setting.inForceTo,
      data: dataOf(setting),
      source: setting.source,
      verified: setting.verified,
      verifiedBy: (names && row?.verified_by_name) || null,
      enteredBy: (names && row?.entered_by_name) || null,
      enteredOn: row?.entered_on ?? null,
      standing: standingOn(setting, today),
      starting: !row,
      may: {
        correct: may && row !== undefined && setting.inForceFrom > today,
        verify: may && row !== undefined,
      },
      version: row?.version ?? 0,
    };
  });
  const withdrawn = rows
    .filter(({ withdrawn_on }) => withdrawn_on !== null)
    .map(
      (row): SettingAnswer => ({
        id: row.id,
        kind,
        key: row.key,
        inForceFrom: row.in_force_from,
        inForceTo: row.in_force_to,
        data: row.data,
        source: row.source,
        verified: row.verified,
        verifiedBy: (names && row.verified_by_name) || null,
        enteredBy: (names && row.entered_by_name) || null,
        enteredOn: row.entered_on,
        standing: 'withdrawn',
        starting: false,
        may: { correct: false, verify: false },
        version: row.version,
      }),
    );
  return [...standing, ...withdrawn].sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1));
};

/** A row of settings, locked until the transaction ends. */
export const lockSetting = (trx: Trx, id: string) =>
  z.uuid().safeParse(id).success
    ? proposalDb(trx)
        .selectFrom('proposal_setting')
        .selectAll()
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : Promise.resolve(undefined);

/** The bodies of every scheme that is in force or to come, the newest words of each: whom targets and templates name. */
export const bodiesOf = async (
  db: Db,
  today: CalendarDate,
): Promise<readonly { readonly key: string; readonly label: string }[]> => {
  const bodies = new Map<string, string>();
  for (const { inForceTo, bodies: named } of await settingsOf(db, 'scheme'))
    if (inForceTo === null || inForceTo >= today) for (const { key, label } of named) bodies.set(key, label);
  return [...bodies].map(([key, label]) => ({ key, label }));
};

import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { CaseTemplate } from '../case/completeness-rules.ts';
import { STARTING_STOP, type StopRule } from '../case/impact-rules.ts';
import type { DiscountRate } from '../case/return-rules.ts';
import { STARTING_RATES } from '../case/starting-money.ts';
import { STARTING_TEMPLATES } from '../case/starting-templates.ts';
import { STARTING_TARGETS } from '../clocks/starting-targets.ts';
import type { TargetTable } from '../clocks/targets-rules.ts';
import { type ClosingRule, STARTING_CLOSING } from '../problem/rules.ts';
import type { Scheme } from '../routes/scheme-rules.ts';
import { STARTING_SCHEME } from '../routes/starting-scheme.ts';
import { proposalDb } from '../tables.ts';

/** What each kind of setting holds, as the rules read it. */
export type Settings = {
  readonly scheme: Scheme;
  readonly targets: TargetTable;
  readonly template: CaseTemplate;
  readonly rate: DiscountRate;
  readonly stop: StopRule;
  readonly closing: ClosingRule;
};
export type SettingKind = keyof Settings;

/** What a group begins with, until it enters its own: each unverified, and said so on the pages that use it. */
const STARTING: { readonly [K in SettingKind]: readonly Settings[K][] } = {
  scheme: [STARTING_SCHEME],
  targets: [STARTING_TARGETS],
  template: STARTING_TEMPLATES,
  rate: STARTING_RATES,
  stop: [STARTING_STOP],
  closing: [STARTING_CLOSING],
};

/** Every setting of a kind that stands, those that a group begins with among them. */
export const settingsOf = async <K extends SettingKind>(db: Db, kind: K): Promise<readonly Settings[K][]> => {
  const rows = await proposalDb(db)
    .selectFrom('proposal_setting')
    .select(['key', 'data', 'in_force_from', 'in_force_to', 'source', 'verified'])
    .where('kind', '=', kind)
    .where('withdrawn_on', 'is', null)
    .orderBy('in_force_from')
    .execute();
  const own = rows.map(
    ({ key, data, in_force_from, in_force_to, source, verified }) =>
      ({
        ...(data as object),
        key,
        inForceFrom: in_force_from,
        inForceTo: in_force_to,
        source,
        verified,
      }) as unknown as Settings[K],
  );
  // A scheme of the group's own ends the one that it began with on the day before.
  const first = own[0] as { inForceFrom?: CalendarDate } | undefined;
  const starting = STARTING[kind].map((one) =>
    kind === 'scheme' && first?.inForceFrom ? { ...one, inForceTo: dayBefore(first.inForceFrom) } : one,
  );
  return [...starting, ...own];
};

const dayBefore = (date: CalendarDate): CalendarDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** The newest of its kind that is in force on a day. */
export const settingOn = async <K extends Exclude<SettingKind, 'template'>>(
  db: Db,
  kind: K,
  date: CalendarDate,
): Promise<Settings[K] | undefined> =>
  [...(await settingsOf(db, kind))]
    .filter(
      (one) =>
        one.inForceFrom <= date && !('inForceTo' in one && one.inForceTo && (one.inForceTo as string) < date),
    )
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0];

/** The targets in force; there always are some, since a group begins with some. */
export const targetsInForce = async (db: Db, date: CalendarDate): Promise<TargetTable> =>
  (await settingOn(db, 'targets', date)) ?? STARTING_TARGETS;

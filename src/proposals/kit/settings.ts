import type { Db } from '../../platform/relational/relational.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { CaseTemplate } from '../case/completeness-rules.ts';
import { STARTING_STOP, type StopRule } from '../case/impact-rules.ts';
import type { DiscountRate } from '../case/return-rules.ts';
import { STARTING_RATES } from '../case/starting-money.ts';
import { STARTING_TEMPLATES } from '../case/starting-templates.ts';
import { STARTING_TARGETS } from '../clocks/starting-targets.ts';
import type { TargetTable } from '../clocks/targets-rules.ts';
import { type ModerationPolicy, STARTING_POLICY } from '../contributions/starting-policy.ts';
import { type ClosingRule, STARTING_CLOSING } from '../problem/rules.ts';
import type { Scheme } from '../routes/scheme-rules.ts';
import { STARTING_SCHEME } from '../routes/starting-scheme.ts';
import { proposalDb } from '../tables.ts';

/** The letters that references begin with: `ISV`. */
export type ReferenceLetters = {
  readonly inForceFrom: CalendarDate;
  readonly letters: string;
  readonly source: string;
  readonly verified: boolean;
};

/** What each kind of setting holds, as the rules read it. */
export type Settings = {
  readonly scheme: Scheme;
  readonly targets: TargetTable;
  readonly template: CaseTemplate;
  readonly rate: DiscountRate;
  readonly stop: StopRule;
  readonly closing: ClosingRule;
  readonly moderation: ModerationPolicy;
  readonly letters: ReferenceLetters;
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
  moderation: [STARTING_POLICY],
  letters: [],
};

/** A setting with its days: the last one is the day before the next of its line begins, or earlier where it says so. */
export type Dated<T> = T & {
  /** Of its row; `starting-…` where the group began with it. */
  readonly id: string;
  readonly key: string;
  readonly inForceFrom: CalendarDate;
  readonly inForceTo: CalendarDate | null;
};

/** Templates follow each other by their key; of every other kind there is one line. */
const lineOf = (kind: SettingKind, key: string): string => (kind === 'template' ? key : '');

const earlier = (a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null =>
  a === null || (b !== null && b < a) ? b : a;

/** Every setting of a kind that stands, the oldest first, those that a group begins with among them. */
export const settingsOf = async <K extends SettingKind>(
  db: Db,
  kind: K,
): Promise<readonly Dated<Settings[K]>[]> => {
  const rows = await proposalDb(db)
    .selectFrom('proposal_setting')
    .select(['id', 'key', 'data', 'in_force_from', 'in_force_to', 'source', 'verified'])
    .where('kind', '=', kind)
    .where('withdrawn_on', 'is', null)
    .orderBy('in_force_from')
    .execute();
  const starting = STARTING[kind].map((one) => {
    const key = 'key' in one ? one.key : kind;
    return { ...one, id: `starting-${key}`, key, inForceTo: null as CalendarDate | null };
  });
  const own = rows.map(({ id, key, data, in_force_from, in_force_to, source, verified }) => ({
    ...(data as Settings[K]),
    id,
    key,
    inForceFrom: in_force_from,
    inForceTo: in_force_to,
    source,
    verified,
  }));
  const all = [...starting, ...own];
  return all.map((one, place) => {
    const next = all.find((other, at) => at > place && lineOf(kind, other.key) === lineOf(kind, one.key));
    const inForceTo = earlier(one.inForceTo, next ? addDays(next.inForceFrom, -1) : null);
    return { ...one, inForceTo } as Dated<Settings[K]>;
  });
};

const holdsOn =
  (date: CalendarDate) =>
  (one: Dated<unknown>): boolean =>
    one.inForceFrom <= date && (one.inForceTo === null || date <= one.inForceTo);

/** The one of its kind that is in force on a day; undefined when none is, and pages say so. */
export const settingOn = async <K extends Exclude<SettingKind, 'template'>>(
  db: Db,
  kind: K,
  date: CalendarDate,
): Promise<Dated<Settings[K]> | undefined> => (await settingsOf(db, kind)).findLast(holdsOn(date));

/** The templates in force on a day, one of each key: what `templateFor` chooses among. */
export const templatesOn = async (db: Db, date: CalendarDate): Promise<readonly Dated<CaseTemplate>[]> =>
  (await settingsOf(db, 'template')).filter(holdsOn(date));

/** The targets in force; there always are some, since a group begins with some. */
export const targetsInForce = async (db: Db, date: CalendarDate): Promise<TargetTable> =>
  (await settingOn(db, 'targets', date)) ?? STARTING_TARGETS;

import type { LoadRef } from '../../platform/imports/index.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { insertMany } from '../bulk.ts';
import type {
  OrganisationKind,
  OrganisationStatus,
  ParentKind,
  SuccessionKind,
} from '../organisations/kinds.ts';
import { type PeopleSource, RANKS } from '../organisations/sources.ts';
import type { Address } from '../tables.ts';
import { readable } from './names.ts';

export type SaidOrganisation = {
  readonly code: string;
  readonly name?: string;
  readonly kind: OrganisationKind;
  readonly status?: OrganisationStatus;
  readonly opened?: CalendarDate;
  readonly closed?: CalendarDate;
  readonly setting?: number;
  readonly address?: Address;
};

export type SaidParent = {
  readonly child: string;
  readonly kind: ParentKind;
  readonly parent: string;
  readonly started: CalendarDate;
  readonly ended?: CalendarDate;
  readonly seen?: boolean;
};

export type SaidSuccession = {
  readonly predecessor: string;
  readonly successor: string;
  readonly date: CalendarDate;
  readonly kind: SuccessionKind;
  /** Per cent. */
  readonly share?: number;
};

/** What one file says of organisations, all of it. */
export type Said = {
  readonly organisations: readonly SaidOrganisation[];
  readonly parents?: readonly SaidParent[];
  readonly successions?: readonly SaidSuccession[];
};

/** The publisher's address lines: those that are filled. */
export const addressOf = (
  lines: readonly (string | undefined)[],
  postcode: string | undefined,
  telephone?: string,
): Address => ({
  lines: lines.filter((line): line is string => line !== undefined && line !== '').map(readable),
  ...(postcode ? { postcode } : {}),
  ...(telephone ? { telephone } : {}),
});

/** Writes what a file says under its load. A code said twice in one file keeps its first saying. */
export const storeSaid = async (
  trx: Trx,
  load: LoadRef,
  source: PeopleSource,
  { organisations, parents = [], successions = [] }: Said,
): Promise<void> => {
  const once = new Map<string, SaidOrganisation>();
  for (const said of organisations) if (!once.has(said.code)) once.set(said.code, said);
  const base = { load_id: load.id, source };
  await insertMany(
    trx,
    'organisation_statement',
    [
      'load_id',
      'source',
      'rank',
      'code',
      'name',
      'kind',
      'status',
      'opened',
      'closed',
      'prescribing_setting',
      'address',
    ],
    [...once.values()].map(({ setting, ...said }) => ({
      ...base,
      rank: RANKS[source],
      status: 'active',
      ...said,
      ...(said.name === undefined ? {} : { name: readable(said.name) }),
      prescribing_setting: setting,
    })),
  );
  await insertMany(
    trx,
    'organisation_parent_statement',
    ['load_id', 'source', 'child', 'kind', 'parent', 'started', 'ended', 'seen'],
    parents.map((said) => ({ ...base, seen: false, ...said })),
  );
  await insertMany(
    trx,
    'organisation_succession_statement',
    ['load_id', 'source', 'predecessor', 'successor', 'date', 'kind', 'share'],
    successions.map((said) => ({ ...base, ...said })),
  );
};

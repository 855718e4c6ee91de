import type { Generated } from 'kysely';
import type { InterestKind } from '../../people/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Json } from '../kit/columns.ts';
import type { Link, RelationKind, TouchKind } from './matching-rules.ts';
import type { Ruling } from './rulings-rules.ts';

export type TouchedTable = {
  id: Generated<number>;
  proposal: string;
  organisation: string | null;
  name: string;
  as_what: TouchKind;
  note: string | null;
  added_person: string | null;
  added_name: string;
  added_on: CalendarDate;
  taken_back_on: CalendarDate | null;
};

export type ItemInterestTable = {
  id: Generated<number>;
  item: number;
  person: string;
  person_name: string;
  interest: string | null;
  kind: InterestKind;
  direct: boolean;
  chain: Json<readonly Link[]>;
  words: string;
  how: 'matched' | 'declared' | 'added';
  contested: string | null;
  ruling: Ruling | null;
  ruling_reason: string | null;
  ruled_by: string | null;
  ruled_by_name: string | null;
  ruled_at: Date | null;
  dismissed_reason: string | null;
  /** Of a match: which line of what the idea touches. */
  touched: number | null;
  lapsed_at: Date | null;
  once: string | null;
  dismissed_name: string | null;
  ended: Generated<boolean>;
  suggested: Ruling | null;
  since: Date;
  version: Generated<number>;
};

export type PartyTieTable = {
  id: Generated<number>;
  from_code: string | null;
  from_name: string;
  kind: RelationKind;
  to_code: string | null;
  to_name: string;
  since: CalendarDate;
  until: CalendarDate | null;
  source: string;
  added_person: string | null;
  added_name: string;
  added_on: CalendarDate;
  taken_back_on: CalendarDate | null;
  version: Generated<number>;
};

import type { Generated } from 'kysely';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Json } from '../kit/columns.ts';
import type { Composition } from './composition-rules.ts';

export const BODY_KINDS = ['governing-body', 'board', 'committee', 'members', 'panel'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export type BodyTable = {
  key: string;
  name: string;
  kind: BodyKind;
  about: string;
  parent: string | null;
  route_body: string | null;
  in_public: boolean;
  composition: Json<readonly Composition[]>;
  founded_on: CalendarDate;
  closed_on: CalendarDate | null;
  version: Generated<number>;
};

export type BodyMemberTable = {
  id: Generated<number>;
  body: string;
  person: string;
  person_name: string;
  seat: string;
  organisation: string | null;
  is_clinician: Generated<boolean>;
  deputy_for: number | null;
  from_day: CalendarDate;
  to_day: CalendarDate | null;
  term_ends: CalendarDate | null;
  ended_reason: string | null;
  version: Generated<number>;
};

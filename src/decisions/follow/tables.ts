import type { Generated } from 'kysely';
import type { CalendarDate } from '../../shared/dates.ts';

export const FOLLOW_KINDS = ['contract', 'measure', 'review'] as const;
export type FollowKind = (typeof FOLLOW_KINDS)[number];

export type DecisionFollowTable = {
  id: Generated<number>;
  decision: string;
  kind: FollowKind;
  on_day: CalendarDate;
  title: string;
  words: string;
  expected: string | null;
  measured: string | null;
  verdict: string | null;
  recorded_at: Date;
  recorded_person: string | null;
  recorded_name: string;
  taken_back_at: Date | null;
  taken_back_reason: string | null;
  once: string | null;
};

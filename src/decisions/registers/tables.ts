import type { Generated } from 'kysely';
import type { CalendarDate } from '../../shared/dates.ts';

export type BreachTable = {
  id: Generated<number>;
  found_on: CalendarDate;
  person: string | null;
  person_name: string | null;
  what: string;
  done: string;
  item: number | null;
  public_words: string | null;
  recorded_person: string | null;
  recorded_name: string;
  version: Generated<number>;
  taken_back_on: CalendarDate | null;
  taken_back_reason: string | null;
  once: string | null;
};

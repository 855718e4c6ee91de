import type { Generated } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Standing } from '../../ui/index.ts';
import type { ReplyState } from './rules.ts';

export type FigureReplyTable = {
  id: Generated<string>;
  topic: string;
  subject: string;
  figure_key: string;
  period: string;
  practice: string;
  href: string;
  title: string;
  value: number | null;
  unit: string;
  standing: Standing;
  state: ReplyState;
  asked_on: CalendarDate | null;
  asked_by: string | null;
  asked_by_name: string | null;
  reminded_on: CalendarDate | null;
  words: string | null;
  says_error: Generated<boolean>;
  replied_on: CalendarDate | null;
  replied_by: string | null;
  replied_by_name: string | null;
  replied_by_standing: string | null;
  agreed_on: CalendarDate | null;
  agreed_by_name: string | null;
  version: Generated<number>;
};

/** The store with replies in sight. */
export const replyDb = (db: Db) => db.withTables<{ figure_reply: FigureReplyTable }>();

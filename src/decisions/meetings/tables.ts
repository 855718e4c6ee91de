import type { Generated } from 'kysely';
import type { CalendarDate } from '../../shared/dates.ts';

export const MEETING_STATES = ['planned', 'agenda-out', 'papers-out', 'open', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const ITEM_KINDS = [
  'opening',
  'minutes',
  'actions',
  'questions',
  'proposal',
  'report',
  'election',
  'other',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
export type ItemPurpose = 'decide' | 'discuss' | 'note';
export type ItemState = 'planned' | 'open' | 'closed' | 'deferred' | 'withdrawn';

export type MeetingTable = {
  reference: string;
  body: string;
  title: string;
  starts: Date;
  ends: Date;
  place: string;
  video: string | null;
  in_public: boolean;
  private_reason: string | null;
  state: Generated<MeetingState>;
  chair: string | null;
  chair_name: string | null;
  notice_on: CalendarDate | null;
  papers_on: CalendarDate | null;
  papers_due: CalendarDate | null;
  orders: number | null;
  orders_note: string | null;
  opened_at: Date | null;
  closed_at: Date | null;
  cancelled_reason: string | null;
  current_item: number | null;
  minutes_state: Generated<'none' | 'draft' | 'approved'>;
  minutes_published_on: CalendarDate | null;
  approved_in: string | null;
  sequence: Generated<number>;
  once: string | null;
  version: Generated<number>;
};

export type AgendaItemTable = {
  id: Generated<number>;
  meeting: string;
  position: number;
  kind: ItemKind;
  title: string;
  purpose: ItemPurpose;
  asks: string | null;
  proposal: string | null;
  minutes_planned: number;
  presenter: string | null;
  presenter_name: string | null;
  is_private: Generated<boolean>;
  private_reason: string | null;
  added_late: Generated<boolean>;
  late_reason: string | null;
  state: Generated<ItemState>;
  opened_at: Date | null;
  closed_at: Date | null;
  way: string | null;
  way_words: string | null;
  carried_from: number | null;
  version: Generated<number>;
};

export type PaperTable = {
  id: Generated<number>;
  item: number;
  number: number;
  title: string;
  kind: 'case' | 'file' | 'words';
  proposal: string | null;
  case_version: number | null;
  attachment: string | null;
  words: string | null;
  is_private: Generated<boolean>;
  private_reason: string | null;
  late: Generated<boolean>;
  late_reason: string | null;
  added_at: Date;
  added_person: string | null;
  added_name: string;
  taken_back_at: Date | null;
  taken_back_reason: string | null;
};

export type MeetingActionTable = {
  reference: string;
  meeting: string;
  item: number | null;
  what: string;
  owner: string | null;
  owner_name: string;
  due: CalendarDate;
  done_on: CalendarDate | null;
  done_words: string | null;
  dropped_reason: string | null;
  once: string | null;
  version: Generated<number>;
};

export type PublicQuestionTable = {
  id: Generated<number>;
  meeting: string;
  item: number | null;
  asker: string | null;
  person: string | null;
  words: string;
  asked_at: Date;
  state: Generated<'new' | 'shown' | 'not-shown'>;
  state_reason: string | null;
  answer: string | null;
  answered_on: CalendarDate | null;
  once: string | null;
};

export type CalendarAddressTable = {
  person: string;
  renewals: Generated<number>;
  token_hash: string;
  made_at: Date;
};

export type PackReadTable = { meeting: string; person: string; read_at: Date };

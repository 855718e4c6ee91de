import type { Generated } from 'kysely';

/** What is so of a member from a moment on; `video` is here, from afar; `waiting` is at the door or on the line. */
export type PresenceWhat = 'apologies' | 'absent' | 'waiting' | 'here' | 'video' | 'left';

export type PresenceTable = {
  id: Generated<number>;
  meeting: string;
  item: number | null;
  member: number | null;
  person: string | null;
  person_name: string;
  what: PresenceWhat;
  stands_for: number | null;
  at: Date;
  once: string | null;
  by_person: string | null;
  by_name: string;
};

export type MeetingLineTable = {
  id: Generated<number>;
  meeting: string;
  item: number | null;
  at: Date;
  kind: string;
  words: string;
  is_private: Generated<boolean>;
  once: string | null;
  by_person: string | null;
  by_name: string;
  struck_at: Date | null;
  struck_reason: string | null;
};

export type ItemConditionTable = {
  id: Generated<number>;
  item: number;
  position: number;
  words: string;
  because: string | null;
  taken_back_at: Date | null;
  once: string | null;
  added_at: Date | null;
  added_name: string | null;
  taken_back_reason: string | null;
};

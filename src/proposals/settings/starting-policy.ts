import type { CalendarDate } from '../../shared/dates.ts';

/** Under what rules something that was written is shown or taken away: data of the group, dated and published. */
export type ModerationPolicy = {
  readonly inForceFrom: CalendarDate;
  readonly source: string;
  readonly verified: boolean;
  /** What everybody reads first. */
  readonly opening: string;
  readonly rules: readonly { readonly key: string; readonly title: string; readonly words: string }[];
};

/** The letters that references begin with. */
export type ReferenceLetters = {
  readonly inForceFrom: CalendarDate;
  readonly source: string;
  readonly verified: boolean;
  readonly letters: string;
};

const rule = (key: string, title: string, words: string) => ({ key, title, words });

/** The policy that a group begins with, in plain words; nobody has checked it. */
export const STARTING_POLICY: ModerationPolicy = {
  inForceFrom: '2009-04-01',
  source: 'A suggestion to begin with',
  verified: false,
  opening:
    'We want to hear from you, most of all when you do not agree. We take words away only when they break one of these rules. We say which rule, and the number of times is on show.',
  rules: [
    rule(
      'patients',
      'Nothing that tells who a patient is',
      'Do not write a patient’s name, number, address or date of birth. Tell what happened without them.',
    ),
    rule(
      'people',
      'No attack on a person',
      'Say what went wrong, not that somebody is bad. A complaint about one person has its own way.',
    ),
    rule('hate', 'No hate', 'Nothing against people for who they are.'),
    rule('threats', 'No threats', 'Nothing that could make somebody afraid.'),
    rule(
      'selling',
      'No selling',
      'Nothing that is there to sell something or to bring people to another page.',
    ),
    rule(
      'about',
      'It is about this idea',
      'If it is about something else, raise that as an idea of its own.',
    ),
    rule('twice', 'Once is enough', 'The same words sent many times are shown once.'),
    rule(
      'law',
      'Nothing against the law',
      'Nothing that is copied without leave, or that a court has said must not be told.',
    ),
  ],
};

import type { CalendarDate } from '../../shared/dates.ts';

/** Under what a moderator takes away what people wrote: published, so that everybody can hold them to it. Dated. */
export type ModerationPolicy = {
  readonly key: string;
  readonly inForceFrom: CalendarDate;
  readonly rules: readonly { readonly key: string; readonly words: string }[];
  readonly source: string;
  readonly verified: boolean;
};

/** What a group begins with. Plain words: the public reads them before it writes. */
export const STARTING_POLICY: ModerationPolicy = {
  key: 'moderation',
  inForceFrom: '2013-04-01',
  rules: [
    { key: 'patient', words: 'It could tell somebody who a patient is.' },
    {
      key: 'private',
      words: 'It gives away somebody’s private details, such as a home address or a telephone number.',
    },
    { key: 'abuse', words: 'It attacks or insults a person, or a group of people.' },
    { key: 'threat', words: 'It threatens somebody, or asks others to harm them.' },
    { key: 'law', words: 'It may break the law, or says what a court has told people not to say.' },
    {
      key: 'accuses',
      words:
        'It accuses a named person of wrongdoing. That goes to our complaints team, who can look into it.',
    },
    { key: 'selling', words: 'It sells or advertises something.' },
    { key: 'elsewhere', words: 'It has nothing to do with this idea.' },
  ],
  source: 'A suggestion, to be agreed by the group and its patients',
  verified: false,
};

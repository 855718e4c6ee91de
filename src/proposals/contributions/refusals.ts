import { refusalWords } from '../../platform/refusals.ts';
import { longDate } from '../../shared/dates.ts';
import { MOST_OPEN_DAYS, type OpenRefusal } from './rules.ts';
import type { SpokenSection } from './sections.ts';

export type SaidRefusal =
  | OpenRefusal
  | { readonly kind: 'comments-closed' }
  /** What the public writes is read by everybody: what looks like a patient's is not kept, whatever they say. */
  | { readonly kind: 'contribution-identifies'; readonly field: string; readonly found: string }
  | { readonly kind: 'contribution-trap'; readonly field: 'website' }
  | {
      readonly kind: 'contribution-no-section';
      readonly field: 'about';
      readonly sections: readonly SpokenSection[];
    }
  | { readonly kind: 'contribution-goes-on'; readonly into: string }
  | { readonly kind: 'contribution-not-yours' }
  | { readonly kind: 'contribution-answered' }
  | { readonly kind: 'contribution-held' }
  | { readonly kind: 'contribution-stands'; readonly state: 'held' | 'shown' | 'taken-away' };

/** What a person can be refused about what people say, in words. */
export const saidRefusals = refusalWords<SaidRefusal>({
  'comments-closed': {
    status: 409,
    title: 'Comments are closed',
    detail: () => 'The public is not asked about this now. Those who have signed in can still say something.',
  },
  'comments-too-early': {
    status: 422,
    title: 'That day is over',
    detail: () => 'Choose today or a day that is still to come.',
  },
  'comments-too-long': {
    status: 422,
    title: 'That is too long',
    detail: ({ last }) =>
      `Comments are open for at most ${MOST_OPEN_DAYS} days at a time. Choose a day up to ${longDate(last)}.`,
  },
  'contribution-identifies': {
    status: 422,
    title: 'This may tell who a patient is',
    detail: ({ found }) =>
      `The words seem to hold ${found}. Take it out: everybody can read what stands here.`,
  },
  'contribution-trap': {
    status: 422,
    title: 'One field must stay empty',
    detail: () => 'The field “Leave this empty” is there to stop machines. Empty it, then send again.',
  },
  'contribution-no-section': {
    status: 422,
    title: 'The case has no such section',
    detail: ({ sections }) =>
      sections.length > 0
        ? `Say that it is about the idea, the problem, the options, or one of these: ${sections.map(({ key, title }) => `${title} (case:${key})`).join(', ')}.`
        : 'There is no case yet. Say that it is about the idea, the problem or the options.',
  },
  'contribution-goes-on': {
    status: 409,
    title: 'It goes on elsewhere',
    detail: ({ into }) => `This has joined ${into}. Say it there.`,
  },
  'contribution-not-yours': {
    status: 403,
    title: 'This is not yours to do',
    detail: () =>
      'The two whose names stand on it answer what people say, and the programme office. You can reply.',
  },
  'contribution-answered': {
    status: 409,
    title: 'It is answered already',
    detail: () => 'Words that were answered stay as they were. Reply, or say it anew.',
  },
  'contribution-held': {
    status: 409,
    title: 'It waits to be read',
    detail: () => 'A moderator reads it first. It can be answered once it is shown.',
  },
  'contribution-stands': {
    status: 409,
    title: 'Somebody saw to it already',
    detail: ({ state }) =>
      ({
        held: 'It still waits to be read by a moderator.',
        shown: 'It is shown to everybody already.',
        'taken-away': 'It was taken away already.',
      })[state],
  },
});

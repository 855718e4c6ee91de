import type { Platform } from '../../platform/platform.ts';
import { contributeInPublic, findProposal, moderate, openComments } from '../../proposals/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { actorOf, done } from '../load/stories.ts';
import type { Place } from '../place/types.ts';
import type { Cast } from './cast.ts';
import type { Invented } from './invent.ts';

/** For so many days from the day of loading the public is asked about each. */
const ASKED_FOR = [9, 16, 23, 30] as const;

/** What was said to the first of them: one is shown, and one waits for a moderator. */
const SAID = [
  {
    name: 'A carer from Tipple Hill',
    words: 'Nobody told us whom to ring while we waited. A name and a number would have been enough.',
    isShown: true,
  },
  {
    name: undefined,
    words: 'Please think of people who work shifts: nobody answers the telephone when I am free.',
    isShown: false,
  },
] as const;

const isAsked = ({ told }: Invented): boolean =>
  ['take-on', 'agree-problem'].includes(told.moves.at(-1)?.move ?? '');

/** Opens some of what is being worked on to comments of the public, from the day of loading on. */
export const askThePublic = async (
  platform: Platform,
  place: Place,
  cast: Cast,
  {
    invented,
    ideas,
    today,
  }: {
    readonly invented: readonly Invented[];
    readonly ideas: ReadonlyMap<string, string>;
    readonly today: CalendarDate;
  },
): Promise<void> => {
  const office = actorOf(place, cast.named('Delphine Oakhanger').person);
  const references = invented.filter(isAsked).flatMap(({ told }) => ideas.get(told.title) ?? []);
  const asked: string[] = [];
  for (const reference of references) {
    const days = ASKED_FOR[asked.length];
    if (days === undefined) break;
    const proposal = await findProposal(platform.db, reference);
    if (!proposal || proposal.merged_into !== null) continue;
    await done(platform, openComments, office, {
      reference,
      until: addDays(today, days),
      version: proposal.version,
    });
    asked.push(reference);
  }
  const [first] = asked;
  if (!first) return;
  for (const { name, words, isShown } of SAID) {
    const { id } = await done(
      platform,
      contributeInPublic,
      { kind: 'public' },
      {
        reference: first,
        words,
        name,
        once: `the place: ${words.slice(0, 20)}`,
      },
    );
    if (isShown) await done(platform, moderate, office, { id, act: 'shown', version: 1 });
  }
};

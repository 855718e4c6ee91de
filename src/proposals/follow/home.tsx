import type { HomePart } from '../../platform/registries.ts';
import { threadPlace } from '../../platform/thread/thread.ts';
import { londonDate } from '../../shared/dates.ts';
import { ButtonLink, Empty, Section, ThreadStrip } from '../../ui/index.ts';
import { nextOnThread } from '../idea/stage-words.ts';
import { ideaHref, ideaRef } from '../kit/refs.ts';
import { RAISE_PATH } from '../raise/form-page.tsx';
import { isOver, isStage, STAGES, type State } from '../stages/table-rules.ts';
import { type Followed, followedBy } from './queries.ts';
import { followedRows } from './rows.ts';
import { FollowedTable } from './table.tsx';

export const MINE_PATH = '/ideas/mine';

/** So many stand on Home; the rest on the page of all. */
const ON_HOME = 8;

/** Of those that this person raised the one that has come furthest and still goes on; its thread stands on Home. */
const furthest = (raised: readonly Followed[]): Followed['proposal'] | undefined =>
  raised
    .map(({ proposal }) => proposal)
    .filter(({ state }) => isStage(state) && !isOver(state))
    .sort((a, b) => placeOf(b.state) - placeOf(a.state))[0];

const placeOf = (state: State): number => STAGES.findIndex((stage) => stage === state);

/** What ideas give to Home: the button to raise one, and where those are that this person raised. */
export const ideasOnHome: HomePart = async (platform, actor) => {
  if (actor.kind !== 'person') return {};
  const today = londonDate(platform.now());
  const raised = (await followedBy(platform.db, actor.id)).filter(({ how }) => how === 'raised');
  const rows = await followedRows(platform, actor, raised.slice(0, ON_HOME), today);
  const act = (
    <>
      <ButtonLink href={RAISE_PATH}>Raise an issue</ButtonLink>
      <p>Under a minute. You do not need a practice.</p>
    </>
  );
  const shown = rows.map(({ reference }) => reference);
  const one = furthest(raised.filter(({ proposal }) => shown.includes(proposal.reference)));
  const place =
    one &&
    (await threadPlace({ platform, actor }, ideaRef(one.reference), {
      here: { label: one.title, href: ideaHref(one.reference), date: one.raised_on },
      next: nextOnThread(
        {
          answerDue: one.state === 'decision' ? one.answer_due : null,
          reviewOn: one.review_on,
          over: false,
        },
        today,
      ),
    }));
  const since = raised.at(-1)?.proposal.raised_on.slice(0, 4);
  const main = (
    <>
      <Section
        title="Your ideas, and where they are"
        id="your-ideas"
        aside={raised.length > 0 ? `${raised.length} raised since ${since}` : undefined}
      >
        {rows.length === 0 ? (
          <Empty
            title="You have raised nothing yet"
            hint="Tell what goes wrong for patients where you work. You follow it here to its end, day by day."
          />
        ) : (
          <FollowedTable rows={rows} today={today} caption="Ideas that you raised" />
        )}
        <p className="cf-small">
          <a href={MINE_PATH}>All that you raised, support, lead or watch</a>
        </p>
      </Section>
      {one && place?.href ? <ThreadStrip place={place} title={`${one.title}: the thread`} upright /> : null}
    </>
  );
  return { act, main };
};

import type { ReactNode } from 'react';
import { type FindFigure, figureOfHref } from '../../needs/index.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { page, type Route } from '../../platform/http/routes.ts';
import { PIN_PATH } from '../../platform/pin.ts';
import { visibleTo } from '../../platform/registries.ts';
import { ButtonLink, Empty, Hidden, LinedList, PageHead, SearchBox, Section } from '../../ui/index.ts';
import { followedBy } from '../follow/queries.ts';
import { IDEAS_CRUMBS, ideaRef } from '../kit/refs.ts';
import { ideas } from '../pipeline/uses.ts';
import { isOver } from '../stages/table-rules.ts';
import { stateWords } from '../stages/words-rules.ts';
import { evidenceHref } from './hrefs.ts';
import { withinProduct } from './pin.ts';

/** What is to be pinned: its kind, and the address or the reference that it has. */
type What = { readonly kind: 'figure' | 'gap'; readonly given: string; readonly called: string };
type Choice = { readonly reference: string; readonly title: string; readonly stands: string };

/** So many fit a search. */
const MOST = 20;

const whatOf = async (find: FindFigure, { platform, actor, query }: Ask): Promise<What | undefined> => {
  if (query.gap && /^[\w-]{1,40}$/.test(query.gap))
    return { kind: 'gap', given: query.gap.toUpperCase(), called: query.gap.toUpperCase() };
  const given = withinProduct(query.figure ?? '');
  const address = figureOfHref(given);
  const made = address ? await find(platform, actor, address) : undefined;
  return made?.ok ? { kind: 'figure', given, called: made.value.title } : undefined;
};

/** What this person raised, leads, supports or watches, and that still goes on; the newest first. */
const ownOf = async ({ platform, actor }: Ask): Promise<readonly Choice[]> => {
  if (actor.kind !== 'person') return [];
  const { registries, db } = platform;
  const followed = (await followedBy(db, actor.id)).filter(
    ({ proposal: { state } }) => !isOver(state) && state !== 'merged',
  );
  const seen = await visibleTo(registries, db, actor, followed, ({ proposal }) =>
    ideaRef(proposal.reference),
  );
  return seen.map(({ proposal: { reference, title, state } }) => ({
    reference,
    title,
    stands: stateWords(state),
  }));
};

const List = ({ choices, what }: { readonly choices: readonly Choice[]; readonly what: What }): ReactNode => (
  <LinedList>
    {choices.map(({ reference, title, stands }) => (
      <li key={reference}>
        <a
          href={`${evidenceHref(reference, 'new')}?${new URLSearchParams({ kind: what.kind, [what.kind]: what.given }).toString()}`}
        >
          <Hidden>Pin it to </Hidden>
          {title}
        </a>{' '}
        <span className="cf-small cf-quiet">
          {reference}, {stands}
        </span>
      </li>
    ))}
  </LinedList>
);

const ChoosePage = ({
  what,
  own,
  words,
  found,
}: {
  readonly what: What;
  readonly own: readonly Choice[];
  readonly words: string | undefined;
  readonly found: readonly Choice[];
}): ReactNode => (
  <>
    <PageHead
      title="Pin it to which idea?"
      reading={
        <>
          <b>{what.called}</b> is kept there as it is today. Later changes are shown beside it.
        </>
      }
    />
    <SearchBox
      action={PIN_PATH}
      label="Words or reference of the idea"
      value={words}
      keep={{ [what.kind]: what.given }}
      clear={words ? `${PIN_PATH}?${new URLSearchParams({ [what.kind]: what.given }).toString()}` : undefined}
      button="Find"
    />
    {words ? (
      <Section title="Ideas that fit" id="found">
        {found.length > 0 ? (
          <List choices={found} what={what} />
        ) : (
          <Empty title="Nothing is found" hint="Try fewer words, or the reference." />
        )}
      </Section>
    ) : null}
    <Section title="Ideas of yours" id="own" aside="that you raised, lead, support or watch">
      {own.length > 0 ? (
        <List choices={own} what={what} />
      ) : (
        <Empty title="None goes on now" hint="Find one by its words above, or raise what you see." />
      )}
    </Section>
  </>
);

/** Choosing the idea that a figure or a gap is evidence for; the form to pin it comes next. */
export const chooseIdeaRoute = (find: FindFigure): Route =>
  page('get', PIN_PATH, 'proposals.raise', async (ask) => {
    const head = { title: 'Pin to an idea', current: 'ideas', crumbs: IDEAS_CRUMBS };
    const what = await whatOf(find, ask);
    if (!what)
      return ask.page(
        head,
        <>
          <PageHead title="Nothing to pin yet" />
          <Empty
            title="No figure is named"
            hint="Open a figure under Population and press “Pin to an idea” below it."
            action={<ButtonLink href="/population/needs">Population</ButtonLink>}
          />
        </>,
      );
    const words = ask.query.q?.trim().slice(0, 200) || undefined;
    const result = words ? await ask.perform(ideas, { q: words, stage: 'open', limit: MOST }) : undefined;
    if (result && !result.ok) return ask.refused(result.refusal);
    return ask.page(
      head,
      <ChoosePage what={what} own={await ownOf(ask)} words={words} found={result?.value.ideas ?? []} />,
    );
  });

import { ButtonLink, counted, DayText, Fold, Section } from '../../ui/index.ts';
import type { PartOf } from '../kit/part.ts';
import { SaidList } from './list.tsx';
import { SumText } from './said-page.tsx';
import { type ShownContribution, saidHref } from './shown.ts';
import { contributions } from './uses.ts';

/** So many stand on the page of the proposal: two taken up, one not, one to be answered, where there are such. */
const SHOWN = 4;

/** So many of them on a phone before one is asked for. */
const FIRST = 1;

/** The news of each sort first, then the newest. */
const chosen = (all: readonly ShownContribution[]): ShownContribution[] => {
  const standing = all.filter((one) => one.state === 'shown');
  const of = (kind: 'taken-up' | 'not-taken-up' | undefined, most: number) =>
    standing.filter((one) => one.answer?.kind === kind).slice(0, most);
  const first = [...of('taken-up', 2), ...of('not-taken-up', 1), ...of(undefined, 1)];
  const rest = standing.filter((one) => !first.includes(one)).slice(0, SHOWN - first.length);
  return [...first, ...rest];
};

/** What people said and what came of it, as the page of a proposal shows it. */
export const contributionsPart: PartOf = async (ask, { reference, state }) => {
  const result = await ask.perform(contributions, { reference });
  if (!result.ok) return {};
  const { sum, openUntil, contributions: all } = result.value;
  // Further words are said where it goes on.
  if (state === 'merged' && sum.all === 0) return {};
  const href = saidHref(reference);
  const shown = chosen(all);
  const maySay = state !== 'merged' && (ask.actor.kind === 'person' || openUntil !== null);
  return {
    main: (
      <Section
        title="What people said, and what came of it"
        id="said"
        aside={
          sum.all > 0 ? <a href={href}>All {counted(sum.all, 'contribution', 'contributions')}</a> : undefined
        }
      >
        {sum.all > 0 ? (
          <>
            <p>
              <SumText sum={sum} />
            </p>
            <SaidList reference={reference} rows={shown.slice(0, FIRST)} whole={false} />
            {shown.length > FIRST ? (
              <Fold summary={`${shown.length - FIRST} more of them`}>
                <SaidList reference={reference} rows={shown.slice(FIRST)} whole={false} />
              </Fold>
            ) : null}
          </>
        ) : (
          <p className="cf-quiet">Nobody has said anything yet.</p>
        )}
        {maySay ? (
          <p>
            <ButtonLink look="quiet" href={`${href}#say`}>
              Say something
            </ButtonLink>
          </p>
        ) : null}
        {openUntil ? (
          <p className="cf-small cf-quiet">
            Open to everybody until <DayText date={openUntil} />.
          </p>
        ) : null}
      </Section>
    ),
  };
};

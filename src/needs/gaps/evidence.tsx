import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import { longDate } from '../../shared/dates.ts';
import { Halves, LinedList, More, Note, PictureFigure, Section, Stack, Written } from '../../ui/index.ts';
import type { Figure } from '../figures/figure.ts';
import { sourceOfFigure } from '../figures/source.ts';
import type { GapAnswer } from './answers.ts';
import { gapHref } from './shown.ts';

type Props = { readonly actor: Actor; readonly gap: GapAnswer };

const figureOf = (figure: GapAnswer['figure']): Figure | null => figure as Figure | null;

const Kept = ({
  actor,
  figure,
  id,
  when,
  downloads,
}: {
  readonly actor: Actor;
  readonly figure: Figure;
  readonly id: string;
  /** As of which day it is shown: said above it. */
  readonly when?: string;
  readonly downloads?: { readonly svg: string; readonly csv: string };
}): ReactNode => (
  <div>
    {when ? <p className="cf-kind">{when}</p> : null}
    <PictureFigure
      id={id}
      picture={figure.picture}
      source={sourceOfFigure(actor, figure)}
      note={figure.reading}
      when={when}
      {...(downloads ? { downloads } : {})}
    />
  </div>
);

/** What happens to patients, and what it is known from beside a figure, in people's own words. */
const InWords = ({ gap, evidence }: { readonly gap: GapAnswer; readonly evidence: boolean }): ReactNode => (
  <>
    {gap.detail ? (
      <div>
        <h3>What happens to patients</h3>
        <Written text={gap.detail} />
      </div>
    ) : null}
    {evidence && gap.evidence ? (
      <div>
        <h3>What else it is known from</h3>
        <Written text={gap.evidence} />
      </div>
    ) : null}
  </>
);

/** The figure as it was kept; beside it the same figure today where it says something else. */
export const Evidence = ({ actor, gap }: Props): ReactNode => {
  const kept = figureOf(gap.figure);
  const { today, stoodOn, evidence, reference } = gap;
  if (!stoodOn || !kept)
    return (
      <Section
        title="What it is known from"
        aside={stoodOn ? `kept on ${longDate(stoodOn)}` : 'no figure was kept with it'}
      >
        <Stack>
          {stoodOn ? (
            <p>The figure behind it names practices, and is shown to members of the group only.</p>
          ) : evidence ? (
            <Written text={evidence} />
          ) : (
            <p className="cf-quiet">Whoever recorded it gave no evidence. If you have some, say so below.</p>
          )}
          <InWords gap={gap} evidence={stoodOn !== null} />
        </Stack>
      </Section>
    );
  const files = { svg: `${gapHref(reference)}/figure.svg`, csv: `${gapHref(reference)}/figure.csv` };
  const now = today && !today.same ? figureOf(today.figure) : null;
  return (
    <Section title="What it is known from" aside={`the figure as it stood on ${longDate(stoodOn)}`}>
      <Stack>
        <Halves>
          <Kept
            actor={actor}
            figure={kept}
            id="kept"
            downloads={files}
            when={`As it stood on ${longDate(stoodOn)}`}
          />
          {now ? (
            <Kept actor={actor} figure={now} id="today" when="Today" />
          ) : (
            <Stack>
              <Note>
                <p>
                  <b>Today:</b>{' '}
                  {today?.same ? 'the figure says the same, number for number.' : today?.words.join(' ')}
                </p>
              </Note>
              <InWords gap={gap} evidence />
            </Stack>
          )}
        </Halves>
        {now ? (
          <>
            <div>
              <h3>What has changed since</h3>
              <ul className="cf-bullets">
                {today?.words.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </div>
            <InWords gap={gap} evidence />
          </>
        ) : null}
      </Stack>
    </Section>
  );
};

export const MergedFrom = ({ actor, gap }: Props): ReactNode =>
  gap.mergedFrom.length === 0 ? null : (
    <Section title="Merged into it" aside="their evidence counts here too">
      <LinedList>
        {gap.mergedFrom.map((one) => {
          const figure = figureOf(one.figure);
          return (
            <li key={one.reference}>
              <p>
                <a href={gapHref(one.reference)}>{one.statement}</a>{' '}
                <span className="cf-small cf-quiet">{one.reference}</span>
              </p>
              {figure && one.stoodOn ? (
                <More summary={`Its figure as it stood on ${longDate(one.stoodOn)}`} about={one.reference}>
                  <Kept actor={actor} figure={figure} id={`kept-${one.reference}`} />
                </More>
              ) : null}
              {one.evidence ? <Written text={one.evidence} /> : null}
            </li>
          );
        })}
      </LinedList>
    </Section>
  );

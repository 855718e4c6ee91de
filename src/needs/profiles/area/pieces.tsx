import type { ReactNode } from 'react';
import type { Actor } from '../../../platform/actor.ts';
import { Halves, LinedList, Section, Stack } from '../../../ui/index.ts';
import type { Figure } from '../../figures/figure.ts';
import { FigureView } from '../../figures/view.tsx';
import type { Missing } from './answers.ts';
import { capital } from './words.ts';

/** Percentages stand out, as the news is in them. */
export const Emphasised = ({ text }: { readonly text: string }): ReactNode =>
  text.split(/(\d[\d.,]*%)/).map((part, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed sentence
    place % 2 === 1 ? <b key={place}>{part}</b> : part,
  );

/** Sentences before their figures, the news first. */
export const Story = ({ sentences }: { readonly sentences: readonly string[] }): ReactNode =>
  sentences.length === 0 ? null : (
    <div className="cf-prose">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );

/**
 * The story of a part and its figures, two by two. With an odd number of figures the story takes the empty place,
 * so that words stand beside their picture.
 */
export const StoryAndFigures = ({
  actor,
  sentences,
  figures,
}: {
  readonly actor: Actor;
  readonly sentences: readonly string[];
  readonly figures: readonly Figure[];
}): ReactNode => {
  const views = figures.map((figure) => <FigureView key={figure.key} actor={actor} figure={figure} />);
  const story = <Story key="story" sentences={sentences} />;
  const beside = figures.length % 2 === 1;
  const placed = beside ? [story, ...views] : views;
  return (
    <Stack>
      {beside ? null : story}
      {placed.flatMap((one, place) =>
        place % 2 === 1
          ? []
          : [
              <Halves key={one.key}>
                {one}
                {placed[place + 1] ?? null}
              </Halves>,
            ],
      )}
    </Stack>
  );
};

/** What is not loaded, said once, with what to do about it. */
export const NotLoaded = ({ missing }: { readonly missing: readonly Missing[] }): ReactNode =>
  missing.length === 0 ? null : (
    <Section title="What is not loaded" aside="nothing is guessed in its place">
      <LinedList>
        {missing.map(({ what, href, text }) => (
          <li key={what}>
            {capital(what)}: <a href={href}>{text}</a>
          </li>
        ))}
      </LinedList>
    </Section>
  );

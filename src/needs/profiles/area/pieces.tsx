import type { ReactNode } from 'react';
import type { Actor } from '../../../platform/actor.ts';
import { Halves, LinedList, Section } from '../../../ui/index.ts';
import type { Figure } from '../../figures/figure.ts';
import { FigureView } from '../../figures/view.tsx';
import type { Missing } from './answers.ts';
import { capital } from './words.ts';

/** Sentences before their figures, the news first. */
export const Story = ({ sentences }: { readonly sentences: readonly string[] }): ReactNode =>
  sentences.length === 0 ? null : (
    <div className="cf-prose">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );

/** Figures two by two. */
export const FigurePairs = ({
  actor,
  figures,
}: {
  readonly actor: Actor;
  readonly figures: readonly Figure[];
}): ReactNode =>
  figures.flatMap((figure, place) => {
    if (place % 2 === 1) return [];
    const next = figures[place + 1];
    return [
      <Halves key={figure.key}>
        <FigureView actor={actor} figure={figure} />
        {next ? <FigureView actor={actor} figure={next} /> : null}
      </Halves>,
    ];
  });

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

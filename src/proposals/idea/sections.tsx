import type { ReactNode } from 'react';
import { londonDate } from '../../shared/dates.ts';
import {
  DateText,
  DayText,
  type Fact,
  Facts,
  Fold,
  LinedList,
  More,
  Section,
  Timeline,
  Written,
} from '../../ui/index.ts';
import { ideaHref } from '../kit/refs.ts';
import { FIFTH_CHOICES, PHASE_WORDS } from '../moves/fields.tsx';
import { oftenWords } from '../raise/words-rules.ts';
import type { IdeaAnswer } from './answers.ts';
import { type IdeaProps, isShort, whoText } from './head.tsx';

/** What was raised, in the words of whoever raised it. */
export const AsRaised = ({ idea }: Pick<IdeaProps, 'idea'>): ReactNode => (
  <Section title="As it was raised" id="raised" aside={<DateText date={idea.raisedOn} />}>
    {idea.reading || !isShort(idea.what) ? <Written text={idea.what} /> : null}
    <Facts
      facts={[
        { name: 'How often', value: oftenWords(idea.howOften) },
        { name: 'Where', value: idea.place },
        ...(idea.cameFrom
          ? [{ name: 'Came from', value: <a href={idea.cameFrom.href}>{idea.cameFrom.label}</a> }]
          : []),
      ]}
    />
  </Section>
);

/** The next step in four lines: what, who, when, and what if not. */
export const NextStepFacts = ({ idea, today }: Pick<IdeaProps, 'idea' | 'today'>): ReactNode => {
  const { move, clock } = idea;
  const facts: Fact[] = [
    { name: 'What', value: move.what },
    { name: 'Who', value: move.who },
    { name: 'When', value: <DayText date={move.by} today={today} /> },
    ...(clock?.due
      ? [
          {
            name: 'Late if',
            value: (
              <span>
                after <DayText date={clock.due} today={today} />
              </span>
            ),
          },
        ]
      : []),
    ...(idea.phase ? [{ name: 'Mostly', value: PHASE_WORDS[idea.phase].toLowerCase() }] : []),
    ...(idea.fifth
      ? [
          {
            name: 'Reaches',
            value:
              FIFTH_CHOICES.find(({ value }) => value === String(idea.fifth))?.text ?? `fifth ${idea.fifth}`,
          },
        ]
      : []),
  ];
  return (
    <Section title="Next step" id="next-step">
      <Fold summary="What, who and when">
        <Facts facts={facts} />
      </Fold>
    </Section>
  );
};

/** Those that joined it; nothing where none did. */
export const TookIn = ({ idea }: Pick<IdeaProps, 'idea'>): ReactNode =>
  idea.tookIn.length === 0 ? null : (
    <Section title="Joined with it" id="took-in" aside="their supporters count here">
      <LinedList>
        {idea.tookIn.map(({ reference, title }) => (
          <li key={reference}>
            <a href={ideaHref(reference)}>{title}</a> <span className="cf-quiet">{reference}</span>
          </li>
        ))}
      </LinedList>
    </Section>
  );

const item = (entry: IdeaAnswer['history'][number], i: number) => ({
  key: `${entry.at} ${i}`,
  dateTime: entry.at,
  when: longDay(entry.at),
  title: (
    <>
      <b>{entry.title}</b> <span className="cf-quiet">by {whoText(entry.by)}</span>
    </>
  ),
  ...(entry.lines.length > 0 ? { body: entry.lines.map((line) => <p key={line}>{line}</p>) } : {}),
});

const longDay = (instant: string): string =>
  new Date(`${londonDate(new Date(instant))}T12:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

/** So many stand open; the rest is a press away. */
const OPEN = 3;

/** All that was done, the newest first. */
export const History = ({ idea }: Pick<IdeaProps, 'idea'>): ReactNode => (
  <Section title="What was done" aside="the newest first" id="history">
    {idea.history.length === 0 ? (
      <p className="cf-quiet">Nothing was written down here yet.</p>
    ) : (
      <Fold summary={`The last ${Math.min(OPEN, idea.history.length)}`} about="that was done">
        <Timeline items={idea.history.slice(0, OPEN).map(item)} />
      </Fold>
    )}
    {idea.history.length > OPEN ? (
      <More summary={`Everything before that (${idea.history.length - OPEN})`} printed>
        <Timeline items={idea.history.slice(OPEN).map(item)} />
      </More>
    ) : null}
  </Section>
);

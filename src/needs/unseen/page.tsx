import type { ReactNode } from 'react';
import type { Ask } from '../../platform/http/ask.ts';
import { longDate } from '../../shared/dates.ts';
import { Empty, KeyFacts, LinedList, PageHead, Section, Stack, Table } from '../../ui/index.ts';
import { NeedsNav } from '../nav.tsx';
import { AreaFilter } from '../profiles/area/filter.tsx';
import { NotLoaded, StoryAndFigures } from '../profiles/area/pieces.tsx';
import { inSentence, listed } from '../profiles/area/words.ts';
import type { NotSeen } from './answers.ts';

/** Practices by name and never in order of how low: each with the conditions to look at. */
const LowPractices = ({ answer }: { readonly answer: NotSeen }): ReactNode =>
  answer.low.length === 0 ? null : (
    <Table
      caption="Practices that record low in several conditions, in the order of their names; named to people who have signed in"
      columns={[
        {
          key: 'name',
          heading: 'Practice',
          cell: (row: NotSeen['low'][number]) => <a href={`/people/practices/${row.code}`}>{row.name}</a>,
        },
        { key: 'low', heading: 'Conditions', cell: (row) => listed(row.low.map(inSentence)) },
        { key: 'of', heading: 'Of', align: 'num', cell: (row) => row.of },
      ]}
      rows={answer.low}
      rowKey={(row) => row.code}
    />
  );

const NotHeardSection = ({ answer }: { readonly answer: NotSeen }): ReactNode => (
  <Section
    title="Who was not heard"
    id="part-not-heard"
    aside={
      answer.voices > 0
        ? `as ${answer.voices === 1 ? 'one voice says' : `${answer.voices} voices say`}`
        : undefined
    }
  >
    {answer.notHeard.length > 0 ? (
      <Stack>
        <p className="cf-prose">
          Whoever writes down what people said also writes who was not there. These communities are named so,
          and nobody has heard them since.
        </p>
        <LinedList columns>
          {answer.notHeard.map(({ who, times }) => (
            <li key={who}>
              {who}
              {times > 1 ? <span className="cf-quiet"> (in {times} voices)</span> : null}
            </li>
          ))}
        </LinedList>
        <p className="cf-small">
          <a href="/population/voice">What people told us</a>
        </p>
      </Stack>
    ) : (
      <Empty
        title={answer.voices > 0 ? 'No voice says who was not heard' : 'Nobody’s voice is written down yet'}
        hint="When what people say is written down, say also who was not there: it then stands here."
        action={<a href="/population/voice">What people told us</a>}
      />
    )}
  </Section>
);

/** Who is not seen: what points to them, and what it does not prove. */
export const NotSeenPage = ({ ask, answer }: { readonly ask: Ask; readonly answer: NotSeen }): ReactNode => (
  <>
    <NeedsNav current="unseen" query={`?${new URLSearchParams({ area: answer.area, year: answer.year })}`} />
    <PageHead
      reference={
        <>
          <b>{answer.area}</b> · {answer.name}, {answer.year} · {answer.practices} practices on{' '}
          {longDate(answer.day)}
        </>
      }
      title="Who is not seen"
      reading={
        answer.reading.length > 0
          ? answer.reading.join(' ')
          : 'Nothing loaded points to people who are not seen. That does not mean that there are none.'
      }
      move={
        <AreaFilter
          action="/population/not-seen"
          area={answer.area}
          year={answer.year}
          years={answer.years}
        />
      }
    />
    <KeyFacts facts={answer.facts} />
    {answer.parts.map((part) => {
      const figures = part.figures.flatMap((key) => answer.figures.find((one) => one.key === key) ?? []);
      return part.sentences.length + figures.length === 0 ? null : (
        <Section key={part.key} title={part.title} id={`part-${part.key}`}>
          <Stack>
            <StoryAndFigures actor={ask.actor} sentences={part.sentences} figures={figures} />
            {part.key === 'low-recording' ? <LowPractices answer={answer} /> : null}
          </Stack>
        </Section>
      );
    })}
    <NotHeardSection answer={answer} />
    <NotLoaded missing={answer.missing} />
  </>
);

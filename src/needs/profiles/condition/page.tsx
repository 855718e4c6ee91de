import type { ReactNode } from 'react';
import type { Ask } from '../../../platform/http/ask.ts';
import { longDate } from '../../../shared/dates.ts';
import {
  Columns,
  count,
  Empty,
  fixed,
  Halves,
  KeyFacts,
  LinedList,
  Links,
  More,
  PageHead,
  Section,
  Stack,
} from '../../../ui/index.ts';
import type { Figure } from '../../figures/figure.ts';
import { FigureView } from '../../figures/view.tsx';
import { NeedsNav } from '../../nav.tsx';
import { AreaFilter } from '../area/filter.tsx';
import { Emphasised, NotLoaded } from '../area/pieces.tsx';
import type { ConditionProfile, Join } from './schema.ts';
import { AfterFigures, BesidePractices, hasBeside, type Sections } from './sections.tsx';

const pairsOf = (figures: readonly Figure[]): readonly (readonly Figure[])[] =>
  figures.flatMap((figure, place) =>
    place % 2 === 0 ? [[figure, figures[place + 1]].flatMap((one) => one ?? [])] : [],
  );

/** The gradient and what goes with it, the practices with their replies, then everything over time. */
const Figures = ({
  ask,
  answer,
  sections,
}: {
  readonly ask: Ask;
  readonly answer: ConditionProfile;
  readonly sections: Sections;
}): ReactNode => {
  const figures = answer.figures as readonly Figure[];
  const view = (figure: Figure, room?: 'main') => (
    <FigureView key={figure.key} actor={ask.actor} figure={figure} heading={2} room={room} />
  );
  const practices = figures.find(({ key }) => key === 'practices');
  const others = figures.filter((figure) => figure !== practices);
  // Those before the practices, and the next one where they would leave half of a row empty.
  const first = practices ? figures.indexOf(practices) : 0;
  const before = others.slice(0, first + (first % 2));
  const after = others.slice(before.length);
  const pairs = (some: readonly Figure[]) =>
    pairsOf(some).map((pair) => <Halves key={pair[0]?.key}>{pair.map((one) => view(one))}</Halves>);
  return (
    <Stack>
      {pairs(before)}
      {practices ? (
        hasBeside(sections) ? (
          <Columns
            label="What the practices say"
            aside={<BesidePractices ask={ask} answer={answer} sections={sections} />}
          >
            {view(practices, 'main')}
          </Columns>
        ) : (
          view(practices, 'main')
        )
      ) : null}
      {pairs(after)}
    </Stack>
  );
};

const some = (codes: readonly string[] | null, number: number): string =>
  codes && codes.length > 0 && codes.length <= 40 ? `${count(number)}: ${codes.join(', ')}` : count(number);

/** How practices joined, both ways. */
const Joined = ({ join, answer }: { readonly join: Join; readonly answer: ConditionProfile }): ReactNode => (
  <More summary="Which practices joined with the files, and which did not" about={answer.condition.name}>
    <LinedList>
      <li>
        With a register: {count(join.both)} of the {count(join.both + join.withoutRegistersCount)} practices
        of {answer.area.name} on {longDate(answer.day)}.
      </li>
      <li>Without one: {some(join.withoutRegisters, join.withoutRegistersCount)}.</li>
      <li>
        With a register, but no longer of the area at the end of the year:{' '}
        {some(join.leftInTheYear, join.leftInTheYearCount)}.
      </li>
      <li>
        Codes in the files, of any area, that the register of organisations does not have:{' '}
        {some(join.unknown, join.unknownCount)}.
      </li>
    </LinedList>
  </More>
);

/** Who there is to care for people, in one line, and where more of it stands. */
const Staff = ({
  answer,
  query,
}: {
  readonly answer: ConditionProfile;
  readonly query: string;
}): ReactNode => (
  <Section title="Workforce">
    <Stack>
      <p>
        {answer.workforce
          ? `${fixed(answer.workforce.perTenThousand, 1)} GPs for each 10,000 people of ${answer.area.name} (${count(answer.workforce.gps)} heads, ${answer.workforce.month}; list of ${answer.workforce.list}).`
          : `No count of GPs of ${answer.area.name} near to ${longDate(answer.day)} is loaded.`}
      </p>
      <Links
        links={[
          { href: `/population/needs?${query}#part-workforce`, text: 'GPs by deprivation and by network' },
          { href: `/population/not-seen?${query}`, text: 'Need and use by network' },
        ]}
      />
    </Stack>
  </Section>
);

/** One condition on one page: its story in words, then its figures, then what people say and what is not known. */
export const ConditionPage = ({
  ask,
  answer,
  sections,
}: {
  readonly ask: Ask;
  readonly answer: ConditionProfile;
  readonly sections: Sections;
}): ReactNode => {
  const { condition, area, year, notes } = answer;
  const query = new URLSearchParams({ area: area.code, ...(year ? { year } : {}) });
  return (
    <>
      <NeedsNav current="conditions" query={`?${query}`} />
      <PageHead
        reference={
          <>
            <b>{area.name}</b> · needs profile{year ? `, figures to ${longDate(answer.day)}` : ''}
          </>
        }
        title={condition.name}
        reading={answer.reading.map((text, place) => (
          <span key={text}>
            {place > 0 ? ' ' : ''}
            <Emphasised text={text} />
          </span>
        ))}
        move={
          <AreaFilter
            action={`/population/conditions/${condition.slug}`}
            area={area.code}
            year={year ?? ''}
            years={answer.years}
            beside={answer.beside}
            list={ask.query.list}
            offered={answer.comparators.map(({ kind }) => kind)}
          />
        }
      />
      <KeyFacts facts={answer.keyFigures.map(({ name, text, note }) => ({ name, value: text, note }))} />
      {answer.keyFigures.length === 0 && answer.figures.length === 0 ? (
        <Empty
          title={`Nothing on ${condition.inFull.toLowerCase()} is loaded for ${area.name}${year ? ` in ${year}` : ''}`}
          hint={
            answer.years.length > 0
              ? `Loaded are ${answer.years.join(', ')}: choose one of them, or load what is named below.`
              : 'Load what is named below; the page then shows what there is.'
          }
          action={<a href="/imports/sources">Which files can be read</a>}
        />
      ) : null}
      <Figures ask={ask} answer={answer} sections={sections} />
      <Staff answer={answer} query={query.toString()} />
      <AfterFigures ask={ask} answer={answer} sections={sections} />
      {notes.length > 0 || answer.join ? (
        <Section title="What to know of these figures">
          <Stack>
            {notes.length > 0 ? (
              <ul className="cf-bullets">
                {notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            ) : null}
            {answer.join ? <Joined join={answer.join} answer={answer} /> : null}
          </Stack>
        </Section>
      ) : null}
      <NotLoaded missing={answer.missing} />
      <Links links={[{ href: `/population/conditions?${query}`, text: `All conditions of ${area.name}` }]} />
    </>
  );
};

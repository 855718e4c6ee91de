import type { ReactNode } from 'react';
import { Empty, LinedList, More, PageHead, Quote, Quotes, Section, Table } from '../../ui/index.ts';
import type { GapAbout } from '../gaps/shown.ts';
import { gapHref } from '../gaps/shown.ts';
import { NeedsNav } from '../nav.tsx';
import type { VoicesAbout } from '../voice/answers.ts';
import { fromText } from '../voice/words.ts';
import type { PlainConditionAnswer, PlainListed, PlainProfile, PlainSection, Saying } from './answers.ts';
import { NOBODY_YET, SAY_IT, WITHHELD } from './sentences.ts';

const query = ({ area, year }: { readonly area: string; readonly year: string | null }): string =>
  `?${new URLSearchParams({ area, ...(year ? { year } : {}) })}`;

/** Two to four numbers to take away. */
const Sayings = ({ sayings }: { readonly sayings: readonly Saying[] }): ReactNode =>
  sayings.length === 0 ? null : (
    <div className="cf-says">
      {sayings.map(({ big, words }) => (
        <div key={`${big} ${words}`}>
          <p>
            <b>{big}</b> {words}
          </p>
        </div>
      ))}
    </div>
  );

/** Sections whose sentences stand by themselves. */
const LISTS: readonly string[] = ['unequal'];

/** Sentences, then once the way to the figures behind them. */
const Told = ({ section }: { readonly section: PlainSection }): ReactNode => {
  const figures = [...new Set(section.sentences.flatMap(({ figure }) => (figure ? [figure] : [])))];
  return (
    <Section title={section.title} id={`plain-${section.key}`}>
      {LISTS.includes(section.key) ? (
        <ul className="cf-bullets">
          {section.sentences.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : (
        <p className="cf-prose">{section.sentences.map(({ text }) => text).join(' ')}</p>
      )}
      {figures.length > 0 ? (
        <p className="cf-small">
          {figures.map((figure, place) => (
            <span key={figure}>
              {place > 0 ? ' · ' : ''}
              <a href={figure}>
                {figures.length === 1 ? 'Where this comes from' : `Where this comes from, ${place + 1}`}
                <span className="cf-hidden">: {section.title}</span>
              </a>
            </span>
          ))}
        </p>
      ) : null}
    </Section>
  );
};

const BESIDE = {
  more: 'more than in England',
  fewer: 'fewer than in England',
  same: 'about the same',
} as const;

const Conditions = ({ answer }: { readonly answer: PlainProfile }): ReactNode =>
  answer.conditions.length === 0 ? null : (
    <Section title="How many of us have what" id="plain-conditions">
      <Table
        caption="How many people here have it, as doctors know"
        hideCaption
        columns={[
          {
            key: 'name',
            heading: 'What',
            cell: (row: PlainListed) => (
              <a href={`/population/plain/${row.slug}${query(answer)}`}>{row.name}</a>
            ),
          },
          { key: 'oneIn', heading: 'Here', cell: (row) => `${row.oneIn} ${row.who}` },
          {
            key: 'beside',
            heading: 'Beside England',
            cell: (row) => (row.beside ? BESIDE[row.beside] : 'we do not know'),
          },
        ]}
        rows={answer.conditions}
        rowKey={(row) => row.slug}
      />
    </Section>
  );

/** What people said, in their own words, with permission for everybody to read them. */
const Voices = ({ found }: { readonly found: VoicesAbout }): ReactNode => (
  <Section title="What people told us" id="plain-voices">
    {found.shown.length > 0 ? (
      <Quotes>
        {found.shown.map((one) => (
          <Quote key={one.words} text={one.words} by={fromText(one)} />
        ))}
      </Quotes>
    ) : (
      <p className="cf-prose">
        {found.heard.voices > 0 ? 'People told us things, but not to be shown here.' : NOBODY_YET}
      </p>
    )}
    {found.notHeard.length > 0 ? (
      <p className="cf-prose">We have not heard yet: {found.notHeard.join(', ')}.</p>
    ) : null}
  </Section>
);

const Gaps = ({ gaps }: { readonly gaps: readonly GapAbout[] }): ReactNode =>
  gaps.length === 0 ? null : (
    <Section title="What we know is missing" id="plain-gaps">
      <LinedList>
        {gaps.map(({ reference, statement, stands }) => (
          <li key={reference}>
            <a href={gapHref(reference)}>{statement}</a> <span className="cf-quiet">{stands}</span>
          </li>
        ))}
      </LinedList>
    </Section>
  );

const SayIt = (): ReactNode => (
  <Section title="Tell us" id="plain-tell">
    <p className="cf-prose">{SAY_IT.join(' ')}</p>
    <p>
      <a className="nhsuk-button cf-button" href="/about/contact">
        How to reach us
      </a>
    </p>
  </Section>
);

const LeftOut = ({
  withheld,
  year,
}: {
  readonly withheld: number;
  readonly year: string | null;
}): ReactNode => (
  <Section title="What we leave out" id="plain-left-out">
    <p className="cf-prose">
      {[
        ...WITHHELD,
        withheld > 0
          ? `Here we left out ${withheld === 1 ? '1 number' : `${withheld} numbers`}.`
          : 'Here we did not have to leave out any.',
        ...(year ? [`The numbers are for the year ${year.replace('/', ' to ')}.`] : []),
      ].join(' ')}
    </p>
  </Section>
);

const Years = ({
  years,
  year,
  href,
}: {
  readonly years: readonly string[];
  readonly year: string | null;
  readonly href: (year: string) => string;
}): ReactNode =>
  years.length < 2 ? null : (
    <More summary="Look at another year">
      <LinedList>
        {years.map((one) => (
          <li key={one}>{one === year ? one : <a href={href(one)}>{one}</a>}</li>
        ))}
      </LinedList>
    </More>
  );

type Beside = { readonly voices: VoicesAbout; readonly gaps: readonly GapAbout[] };

/** Our health, in plain words: for everybody, larger and looser, words before numbers. */
export const PlainPage = ({
  answer,
  voices,
  gaps,
}: { readonly answer: PlainProfile } & Beside): ReactNode => (
  <>
    <NeedsNav current="plain" query={query(answer)} />
    <PageHead reference={answer.name} title="Our health, in plain words" reading={answer.intro} />
    <Sayings sayings={answer.sayings} />
    {answer.sections.length === 0 && answer.conditions.length === 0 ? (
      <Empty title="We have no numbers yet" hint="When they come in, you can read them here." />
    ) : null}
    {answer.sections.map((section) => (
      <Told key={section.key} section={section} />
    ))}
    <Conditions answer={answer} />
    <Voices found={voices} />
    <Gaps gaps={gaps} />
    <SayIt />
    <LeftOut withheld={answer.withheld} year={answer.year} />
    <Years
      years={answer.years}
      year={answer.year}
      href={(year) => `/population/plain${query({ area: answer.area, year })}`}
    />
    <p className="cf-small">
      <a href={`/population/needs${query(answer)}`}>The same with all its charts</a>
    </p>
  </>
);

/** One condition, in plain words. */
export const PlainConditionPage = ({
  answer,
  voices,
  gaps,
}: { readonly answer: PlainConditionAnswer } & Beside): ReactNode => (
  <>
    <NeedsNav current="plain" query={query(answer)} />
    <PageHead
      reference={answer.name}
      title={`${answer.condition}, in plain words`}
      reading={answer.means.length > 0 ? answer.means.join(' ') : undefined}
    />
    <Sayings sayings={answer.sayings} />
    {answer.sections.map((section) => (
      <Told key={section.key} section={section} />
    ))}
    <Voices found={voices} />
    <Gaps gaps={gaps} />
    <SayIt />
    <LeftOut withheld={answer.withheld} year={answer.year} />
    <Years
      years={answer.years}
      year={answer.year}
      href={(year) => `/population/plain/${answer.slug}${query({ area: answer.area, year })}`}
    />
    <p className="cf-small">
      <a href={`/population/conditions/${answer.slug}${query(answer)}`}>The same with all its charts</a>
    </p>
  </>
);

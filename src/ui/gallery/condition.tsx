import type { Picture } from '../charts/kinds.ts';
import { PictureFigure } from '../charts/picture.tsx';
import { ButtonLink } from '../forms/form.tsx';
import { Columns, Halves, PageHead, Section } from '../grammar/head.tsx';
import { KeyFacts } from '../grammar/keys.tsx';
import { LinedList } from '../grammar/lists.tsx';
import { Quote, Quotes } from '../grammar/quotes.tsx';
import { FilterPanel, FilterSelect } from '../tables/filter.tsx';
import {
  BARS,
  COMPARISON,
  FUNNEL,
  LONG_WAITS,
  LYING,
  NO_RUN,
  PAIRS,
  REBASED,
  RUN,
  WAITS,
} from './condition-data.ts';
import { Frame } from './frame.tsx';
import { SOURCE } from './register.tsx';

const options = (...texts: readonly string[]) => texts.map((text) => ({ value: text, text }));

const Drawn = ({
  id,
  picture,
  room,
  note,
}: {
  readonly id: string;
  readonly picture: Picture;
  readonly room?: 'main';
  readonly note?: string;
}) => (
  <PictureFigure
    id={id}
    picture={picture}
    room={room}
    note={note}
    source={SOURCE}
    downloads={{ svg: `/figures/${id}.svg`, csv: `/figures/${id}.csv` }}
    action={
      <ButtonLink look="quiet" href={`/gaps/new?figure=${id}`}>
        Record this gap<span className="cf-hidden">: {picture.data.title}</span>
      </ButtonLink>
    }
  />
);

const SAYS = [
  {
    letter: 'A',
    practice: 'Kiln Row Surgery, Z00018: 119 of 290',
    words: 'Our register halved in the third quarter when a code list was replaced. It is being put back.',
    state: 'Reply 6 May, data error agreed',
  },
  {
    letter: 'B',
    practice: 'Lanternfield Health Centre, Z00054: 226 of 481',
    words: 'Our spirometer was out of use from October to March. 140 people wait for the test.',
    state: 'Reply 11 May',
  },
] as const;

/** A condition's page as the mock-up has it, and the pictures that only other pages need. */
export const ConditionPage = () => (
  <Frame
    title="COPD"
    current="population"
    path="/population/conditions/copd"
    crumbs={[
      { href: '/', text: 'Home' },
      { href: '/population', text: 'Population' },
      { href: '/population/conditions', text: 'Conditions' },
    ]}
  >
    <PageHead
      reference="Needs profile · figures to 31 March 2026, loaded 14 May 2026"
      title="COPD"
      reading={
        <>
          Fewer people are on record than expected, most of all where people are poorest: <b>64%</b> of the
          number expected in the most deprived fifth, <b>91%</b> in the least. There, too, emergency
          admissions are over three times as common, and last winter they rose beyond chance.
        </>
      }
      move={
        <FilterPanel action="/population/conditions/copd" label="Choose what is shown">
          <FilterSelect name="area" label="Area" options={options('All 68 practices', 'Vale North')} />
          <FilterSelect
            name="beside"
            label="Beside"
            options={options('Expected for England', 'Similar areas')}
          />
          <FilterSelect name="year" label="Year" options={options('2025/26', '2024/25')} />
        </FilterPanel>
      }
    />
    <KeyFacts
      facts={[
        { name: 'On the register', value: '13,369', note: '2.1% of people' },
        { name: 'Expected', value: '17,058', note: 'model: 15,900 to 18,300' },
        { name: 'Emergency admissions', value: '1,210', note: 'in the year, up 14%' },
        { name: 'Waiting for rehabilitation', value: '422', note: 'half under 9.8 weeks' },
      ]}
    />
    <Section title="Figures">
      <Halves>
        <Drawn id="gradient" picture={{ kind: 'pairs', data: PAIRS }} />
        <Drawn
          id="admissions"
          picture={{ kind: 'bars', data: BARS }}
          note="Slope index: 292 per 100,000 between the two ends (252 to 331)."
        />
      </Halves>
    </Section>
    <Columns
      label="What the practices say"
      aside={
        <Section title="What the practices say">
          <LinedList>
            {SAYS.map((said) => (
              <li key={said.letter}>
                <p>
                  <b>{said.letter}</b> {said.practice}
                </p>
                <p>“{said.words}”</p>
                <p className="cf-quiet cf-small">{said.state}</p>
              </li>
            ))}
          </LinedList>
        </Section>
      }
    >
      <Drawn id="funnel" room="main" picture={{ kind: 'funnel', data: FUNNEL }} />
    </Columns>
    <Halves>
      <Drawn id="run" picture={{ kind: 'run', data: RUN }} />
      <Drawn id="waits" picture={{ kind: 'waits', data: WAITS }} />
    </Halves>
    <Section title="What people have told us" aside="3 of 41 quotations, with permission">
      <Quotes>
        <Quote
          text="I thought it was just age. Nobody blew into a tube with me until I’d been in hospital twice."
          by="Man, 60s, Furnace ward · home visit, healthwatch, February 2026"
        />
        <Quote
          text="The class is in the morning and two buses away. By the time I am there I need a lie down."
          by="Woman, 70s, Tipple Hill · breathing group, March 2026"
        />
        <Quote
          text="We stopped testing in the pandemic and the room became a store. That is the truth of it."
          by="Practice nurse · practice visit, January 2026"
        />
      </Quotes>
    </Section>
    <Section title="On other pages">
      <Halves>
        <Drawn id="beside" picture={{ kind: 'comparison', data: COMPARISON }} />
        <Drawn id="groups" picture={{ kind: 'bars', data: LYING }} />
        <Drawn id="rebased" picture={{ kind: 'run', data: REBASED }} />
        <Drawn id="long-waits" picture={{ kind: 'waits', data: LONG_WAITS }} />
        <Drawn id="nothing" picture={{ kind: 'run', data: NO_RUN }} />
      </Halves>
    </Section>
  </Frame>
);

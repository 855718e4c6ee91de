import type { ReactNode } from 'react';
import { Big, count, counted } from '../../ui/index.ts';
import type { MoneyContent } from './money/content.ts';
import { costLines, gainLines } from './money/summary-words.ts';
import { type CaseSums, caseSums } from './money/sums-rules.ts';
import { wholePounds } from './pence-rules.ts';
import type { HoopsContent } from './topics/hoops/topic.tsx';
import type { People } from './topics/people.tsx';
import type { QualityContent } from './topics/quality/content.ts';
import type { CaseAnswer } from './uses.ts';

const sumsOf = ({ topics }: CaseAnswer): CaseSums =>
  caseSums({
    money: topics.money?.content as MoneyContent | undefined,
    peopleAYear: (topics.people?.content as People | undefined)?.aYear ?? null,
  });

const ofTopic = <Content,>({ topics }: CaseAnswer, key: string): Content | undefined =>
  topics[key]?.content as Content | undefined;

const partsOf = (found: CaseAnswer) => {
  const sums = sumsOf(found);
  return {
    sums,
    gains: gainLines({
      quality: ofTopic<QualityContent>(found, 'quality'),
      hoops: ofTopic<HoopsContent>(found, 'hoops'),
    }),
    costs: costLines(sums),
  };
};

const NO_PEOPLE = 'How many people gain is not said yet.';
const NO_COST = 'What it costs is not told yet.';

/** The same in lines, for papers that are no pages. */
export const summaryLines = (found: CaseAnswer): string[] => {
  const { sums, gains, costs } = partsOf(found);
  const people =
    sums.peopleAYear === null ? NO_PEOPLE : `${counted(sums.peopleAYear, 'person', 'people')} a year`;
  const net = sums.netPence === null ? NO_COST : `${wholePounds(sums.netPence)} net, each year`;
  return [
    `What patients gain: ${[people, ...gains].join('; ')}`,
    `What it costs: ${[net, ...costs].join('; ')}`,
  ];
};

/** The same as names and values, without what is not known. */
export const summaryFacts = (
  found: CaseAnswer,
): readonly { readonly name: string; readonly value: string }[] => {
  const { sums, gains, costs } = partsOf(found);
  return [
    ...(sums.peopleAYear === null
      ? []
      : [
          {
            name: 'What patients gain',
            value: [`${counted(sums.peopleAYear, 'person', 'people')} a year`, ...gains].join('; '),
          },
        ]),
    ...(sums.netPence === null
      ? []
      : [
          {
            name: 'What it costs',
            value: [`${wholePounds(sums.netPence)} net, each year`, ...costs].join('; '),
          },
        ]),
  ];
};

const Lines = ({ lines }: { readonly lines: readonly string[] }): ReactNode =>
  lines.map((line) => (
    <p key={line} className="cf-small">
      {line}
    </p>
  ));

/** What patients gain beside what it costs: both at once, so that neither is read alone. */
export const CaseSummary = ({ found }: { readonly found: CaseAnswer }): ReactNode => {
  const { sums, gains, costs } = partsOf(found);
  return (
    <section className="cf-atag" aria-label="What patients gain, and what it costs">
      <div>
        <h2>What patients gain</h2>
        {sums.peopleAYear === null ? (
          <p className="cf-quiet">{NO_PEOPLE}</p>
        ) : (
          <Big value={count(sums.peopleAYear)} unit="people a year" />
        )}
        <Lines lines={gains} />
      </div>
      <div>
        <h2>What it costs</h2>
        {sums.netPence === null ? (
          <p className="cf-quiet">{NO_COST}</p>
        ) : (
          <Big value={wholePounds(sums.netPence)} unit="net, each year" />
        )}
        <Lines lines={costs} />
      </div>
    </section>
  );
};

import type { ReactNode } from 'react';
import { Big, count } from '../../ui/index.ts';
import type { MoneyContent } from './money/content.ts';
import { type CaseSums, caseSums } from './money/sums-rules.ts';
import { poundsOf } from './pence-rules.ts';
import type { People } from './topics/people.tsx';
import type { CaseAnswer } from './uses.ts';

const sumsOf = ({ topics }: CaseAnswer): CaseSums =>
  caseSums({
    money: topics.money?.content as MoneyContent | undefined,
    peopleAYear: (topics.people?.content as People | undefined)?.aYear ?? null,
  });

const gainsOf = ({ peopleAYear }: CaseSums): string[] =>
  peopleAYear === null ? ['How many people gain is not said yet.'] : [`${count(peopleAYear)} people a year`];

const costsOf = (sums: CaseSums): string[] =>
  sums.netPence === null
    ? ['What it costs is not told yet.']
    : [
        `${poundsOf(sums.netPence)} net, each year`,
        ...(sums.oncePence ? [`${poundsOf(sums.oncePence)} once`] : []),
        ...(sums.avoiding ? ['No saving is claimed from what is avoided'] : []),
      ];

/** The same in lines, for papers that are no pages. */
export const summaryLines = (found: CaseAnswer): string[] => {
  const sums = sumsOf(found);
  return [`What patients gain: ${gainsOf(sums).join('; ')}`, `What it costs: ${costsOf(sums).join('; ')}`];
};

/** What patients gain beside what it costs: both at once, so that neither is read alone. */
export const CaseSummary = ({ found }: { readonly found: CaseAnswer }): ReactNode => {
  const sums = sumsOf(found);
  return (
    <section className="cf-atag" aria-label="What patients gain, and what it costs">
      <div>
        <h2>What patients gain</h2>
        {sums.peopleAYear === null ? null : <Big value={count(sums.peopleAYear)} unit="people a year" />}
        {sums.peopleAYear === null ? <p className="cf-quiet">{gainsOf(sums)[0]}</p> : null}
      </div>
      <div>
        <h2>What it costs</h2>
        {sums.netPence === null ? (
          <p className="cf-quiet">{costsOf(sums)[0]}</p>
        ) : (
          <>
            <Big value={poundsOf(sums.netPence)} unit="net, each year" />
            {costsOf(sums)
              .slice(1)
              .map((line) => (
                <p key={line} className="cf-small">
                  {line}
                </p>
              ))}
          </>
        )}
      </div>
    </section>
  );
};

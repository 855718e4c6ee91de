import type { ReactNode } from 'react';
import { poundsOf } from '../../../shared/pounds.ts';
import { count, Hidden } from '../../../ui/index.ts';
import { numberText } from '../../kit/amounts-rules.ts';
import { type MoneySum, type Timing, WHOLE } from '../money-rules.ts';
import { shareText } from './amounts-rules.ts';
import type { MoneyContent } from './content.ts';
import { monthInWords, monthsInWords } from './picture-rules.ts';
import { moneyColumns } from './sums-rules.ts';

type AnyLine = MoneyContent['recurring'][number] | MoneyContent['effects'][number];

/** `from September 2026, full after three months`: when a line starts and how it grows. */
const growthWords = ({ starts, ramp }: Timing): string =>
  `from ${monthInWords(starts)}${ramp.length > 0 ? `, full after ${monthsInWords(ramp.length)}` : ''}`;

const linesOf = (money: MoneyContent): readonly AnyLine[] => [...money.recurring, ...money.effects];

/** When lines start and how they grow, where that is the same for all of several: it is then said once. */
export const sharedGrowth = (money: MoneyContent): string | undefined => {
  const lines = linesOf(money);
  const alike = new Set(lines.map(({ timing: { starts, ramp } }) => JSON.stringify([starts, ramp])));
  const [first] = lines;
  return first && lines.length > 1 && alike.size === 1 ? growthWords(first.timing) : undefined;
};

/** How a line is worked out, in a few words: `2,880 scans a year × £92`. `shared` is what is said once for all. */
export const workingWords = (line: AnyLine, shared?: string): string => {
  const units = `${numberText(line.unitsAYear)} ${line.unit}`;
  const { lag } = line.timing;
  const when = [
    ...(shared ? [] : [growthWords(line.timing)]),
    ...(lag > 0 ? [`${monthsInWords(lag)} behind`] : []),
  ];
  const said = (...parts: readonly string[]) => [...parts, ...when].join(', ');
  if (!('kind' in line)) return said(`${units} a year × ${poundsOf(line.pencePerUnit)}`);
  const sure = `${shareText(line.confidence)} sure`;
  switch (line.kind) {
    case 'cash-releasing': {
      const share = line.cashable === WHOLE ? '' : ` × ${shareText(line.cashable)} of it cash`;
      return said(`${units} a year × ${poundsOf(line.pencePerUnit)}${share}`, sure);
    }
    case 'capacity-releasing':
      return said(`${units} a year, filled by others; no cash`, sure);
    case 'cost-avoiding':
      return said(
        `${units} a year (${numberText(line.lower)} to ${numberText(line.upper)}); beds fill, so £0 is counted`,
        sure,
      );
  }
};

const KIND_WORDS = {
  'cash-releasing': 'Cash-releasing',
  'capacity-releasing': 'Capacity-releasing',
  'cost-avoiding': 'Cost-avoiding',
} as const;

const shortMonth = (month: string): string => monthInWords(month).slice(0, month.endsWith('-09') ? 4 : 3);

const Cell = ({ pence, sign = 1 }: { readonly pence: number | undefined; readonly sign?: 1 | -1 }) => (
  <td className="num">{pence === undefined || pence === 0 ? '' : poundsOf(sign * pence)}</td>
);

const penceOf = (lines: readonly { readonly key: string; readonly pence: number }[], key: string) =>
  lines.find((line) => line.key === key)?.pence;

/** What is said of an effect that is no money, in its own units. */
const Units = ({ sum, line }: { readonly sum: MoneySum; readonly line: MoneyContent['effects'][number] }) => {
  const avoided = sum.avoided.find(({ key }) => key === line.key);
  const found = avoided ?? sum.capacity.find(({ key }) => key === line.key);
  return (
    <td className="num cf-money__units">
      <span className="cf-quiet">
        {found ? `${count(found.units)} ${found.unit}` : ''}
        {avoided ? (
          <span className="cf-money__how">
            {count(avoided.lower)} to {count(avoided.upper)}
          </span>
        ) : null}
      </span>
    </td>
  );
};

const Line = ({
  name,
  how,
  children,
}: {
  readonly name: ReactNode;
  readonly how: string;
  readonly children: ReactNode;
}) => (
  <tr>
    <th scope="row">
      {name}
      <span className="cf-money__how">{how}</span>
    </th>
    {children}
  </tr>
);

const Group = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <tbody>
    <tr className="cf-money__group">
      <th scope="colgroup" colSpan={4}>
        {title}
      </th>
    </tr>
    {children}
  </tbody>
);

const Sum = ({ name, sums }: { readonly name: string; readonly sums: readonly (number | undefined)[] }) => (
  <tr className="cf-money__sum">
    <th scope="row">{name}</th>
    {sums.map((pence, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places
      <td key={place} className="num">
        {pence === undefined ? '' : poundsOf(pence)}
      </td>
    ))}
  </tr>
);

/**
 * Costs, effects kept apart and what is left: once, in the first year, and in a full year, with the working under each
 * line. Nothing of money that is at fault.
 */
export const MoneyTable = ({ money }: { readonly money: MoneyContent }): ReactNode => {
  const columns = moneyColumns(money);
  if (!columns) return null;
  const { once, firstYear, fullYear } = columns;
  const shared = sharedGrowth(money);
  const [first, full] = [firstYear.sum, fullYear.sum];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="cf-scroll" tabIndex={0} aria-label="Costs and effects">
      <table className="cf-table cf-money">
        <caption className="cf-hidden">
          Costs and effects in pounds, prices of {money.pricesOf}; a minus is cash released
        </caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col" className="num">
              Once
            </th>
            <th scope="col" className="num">
              {firstYear.year}
              {firstYear.from ? <br /> : null}
              {firstYear.from ? `from ${shortMonth(firstYear.from)}` : null}
            </th>
            <th scope="col" className="num">
              Full year
              {fullYear.year ? <br /> : null}
              {fullYear.year ? (
                <>
                  <Hidden>from </Hidden>
                  {fullYear.year}
                </>
              ) : null}
            </th>
          </tr>
        </thead>
        <Group title="Costs">
          {money.recurring.map((line) => (
            <Line key={line.key} name={line.label} how={workingWords(line, shared)}>
              <td />
              <Cell pence={penceOf(first.recurring, line.key)} />
              <Cell pence={penceOf(full.recurring, line.key)} />
            </Line>
          ))}
          {money.once.map((line) => (
            <Line
              key={line.key}
              name={line.label}
              how={line.payments
                .map(({ month, pence }) => `${monthInWords(month)} ${poundsOf(pence)}`)
                .join(', ')}
            >
              <Cell pence={line.payments.reduce((sum, { pence }) => sum + pence, 0)} />
              <Cell pence={penceOf(first.once, line.key)} />
              <td />
            </Line>
          ))}
          <Sum name="Cost" sums={[once, first.cost, full.cost]} />
        </Group>
        {money.effects.length > 0 ? (
          <Group title="Effects, kept apart: never added together">
            {money.effects.map((line) => (
              <Line
                key={line.key}
                name={
                  <>
                    <b>{KIND_WORDS[line.kind]}:</b> {line.label}
                  </>
                }
                how={workingWords(line, shared)}
              >
                <td />
                {line.kind === 'cash-releasing' ? (
                  <>
                    <Cell pence={penceOf(first.cash, line.key)} sign={-1} />
                    <Cell pence={penceOf(full.cash, line.key)} sign={-1} />
                  </>
                ) : (
                  <>
                    <Units sum={first} line={line} />
                    <Units sum={full} line={line} />
                  </>
                )}
              </Line>
            ))}
          </Group>
        ) : null}
        <tbody>
          <Sum name="Net cost: cost less cash released" sums={[once, first.net, full.net]} />
        </tbody>
      </table>
    </section>
  );
};

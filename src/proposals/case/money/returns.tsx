import type { ReactNode } from 'react';
import { figure, KeyFacts, More, Unverified } from '../../../ui/index.ts';
import { moneyFullYear, weightedCash } from '../money-rules.ts';
import { wholePounds } from '../pence-rules.ts';
import type { DiscountRate } from '../return-rules.ts';
import { shareText } from './amounts-rules.ts';
import type { MoneyContent } from './content.ts';
import { monthInWords } from './picture-rules.ts';
import { HORIZON_YEARS, type Returns, returnsOf } from './sums-rules.ts';

const YEARS = 'five years';

const paybackWords = ({ payback }: Returns): string => {
  if (payback === undefined) return `Not within ${YEARS}`;
  if (payback === 0) return 'Never behind';
  return payback < 12 ? `${figure(payback)} months` : `${figure(payback / 12)} years`;
};

const perPound = ({ of: { share } }: Returns): string =>
  share === undefined ? 'No cost' : `${share < 0 ? '−' : ''}${figure(Math.abs(share) * 100, 0)}%`;

const Working = ({ found, rate }: { readonly found: Returns; readonly rate: DiscountRate | undefined }) => (
  <More summary="How this is worked out" about="return, payback and present value">
    <p>
      Over {YEARS}, {monthInWords(found.from)} to {monthInWords(found.to)}: {wholePounds(found.of.cash)} of
      cash released, less {wholePounds(found.of.cost)} of cost, is {wholePounds(found.of.net)}. Return is that
      for each pound that it costs. Care freed and cost avoided are not in it.
    </p>
    <p>Payback is when the cash has made up for the cost, month by month, and does not fall behind again.</p>
    {rate && found.presentValue !== undefined ? (
      <p>
        Present value counts each year less than the one before by {shareText(rate.aYear)}; the first year
        counts in full. Source of the rate: {rate.source}.
      </p>
    ) : (
      <p>No present value is shown, since no rate for {HORIZON_YEARS} years is in force.</p>
    )}
  </More>
);

/** Return, payback and present value over five years, with the rate in force. Nothing where nothing has a price. */
export const MoneyReturns = ({
  money,
  rate,
}: {
  readonly money: MoneyContent;
  readonly rate: DiscountRate | undefined;
}): ReactNode => {
  const found = returnsOf(money, rate);
  if (!found || (found.of.cost === 0 && found.of.cash === 0)) return null;
  const cash = moneyFullYear(money).cashReleased;
  const { presentValue } = found;
  return (
    <div className="cf-case-part">
      <h3>What comes back over {YEARS}</h3>
      <KeyFacts
        facts={[
          { name: 'Cash less cost', value: wholePounds(found.of.net), note: `${perPound(found)} return` },
          { name: 'Pays back', value: paybackWords(found), note: `from ${monthInWords(found.from)}` },
          ...(presentValue === undefined || !rate
            ? []
            : [
                {
                  name: 'Net present value',
                  value: wholePounds(presentValue),
                  note: `at ${shareText(rate.aYear)} a year`,
                },
              ]),
          ...(cash > 0
            ? [
                {
                  name: 'Cash released, weighted',
                  value: wholePounds(weightedCash(money)),
                  note: `a year, by how sure each line is; ${wholePounds(cash)} if all of it comes`,
                },
              ]
            : []),
        ]}
      />
      {presentValue !== undefined && rate ? (
        <p>
          <Unverified verified={rate.verified} about="the discount rate" source={rate.source} />
        </p>
      ) : null}
      <Working found={found} rate={rate} />
    </div>
  );
};

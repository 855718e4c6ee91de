import type { ReactNode } from 'react';
import { poundsOf } from '../../../shared/pounds.ts';
import { count, figure, More, Note, Table } from '../../../ui/index.ts';
import { numberText } from '../../kit/amounts-rules.ts';
import { type AvoidedAccount, avoidedAccounts, whyNotAvoided } from '../avoided-rules.ts';
import { type CostAvoiding, WHOLE } from '../money-rules.ts';
import { wholePounds } from '../pence-rules.ts';
import { EMERGENCY_PAYMENTS } from '../starting-money.ts';
import { shareText } from './amounts-rules.ts';
import type { AvoidedInput, MoneyContent } from './content.ts';

const SHARES = ['low', 'likely', 'high'] as const;

/** What is left of a saving, in words and a sign: below nought more is paid than before. */
const left = ({ net }: AvoidedAccount): string =>
  net < 0 ? `${wholePounds(-net)} more to pay` : net > 0 ? `${wholePounds(net)} less to pay` : '£0';

/** The account of one claim under each way of paying, at each share; undefined of numbers that cannot be. */
export const accountsOf = (effect: CostAvoiding, input: AvoidedInput) => {
  const { daysEach, emergencyPence, plannedDays, plannedPence } = input;
  const claim = { admissions: effect.unitsAYear, daysEach, emergencyPence, plannedDays, plannedPence };
  const filled = { low: input.low / WHOLE, likely: input.likely / WHOLE, high: input.high / WHOLE };
  if (SHARES.some((share) => whyNotAvoided(claim, filled[share], 1))) return undefined;
  return avoidedAccounts(claim, filled, EMERGENCY_PAYMENTS);
};

const Account = ({ effect, input }: { readonly effect: CostAvoiding; readonly input: AvoidedInput }) => {
  const accounts = accountsOf(effect, input);
  const [first] = accounts ?? [];
  if (!accounts || !first) return null;
  return (
    <>
      <p>
        {numberText(effect.unitsAYear)} {effect.unit} that do not happen empty{' '}
        {numberText(first.likely.freedDays)} bed-days. If {shareText(input.likely)} of them fill (
        {shareText(input.low)} to {shareText(input.high)}), about {figure(first.likely.morePlanned, 0)} more
        people are treated, and paid for.
      </p>
      <Table
        caption={`What becomes of the money, a year: ${effect.label}`}
        columns={[
          { key: 'way', heading: 'How emergency care is paid for', cell: ({ payment }) => payment.label },
          ...SHARES.map((share) => ({
            key: share,
            heading: `${shareText(input[share])} fill`,
            align: 'num' as const,
            cell: (row: (typeof accounts)[number]) => left(row[share]),
          })),
        ]}
        rows={accounts}
        rowKey={({ payment }) => payment.key}
      />
      <More summary="How this is worked out" about={`what becomes of the money of ${effect.label}`}>
        <p>
          {count(effect.unitsAYear)} {effect.unit} × {poundsOf(input.emergencyPence)} × the share of the price
          that is not paid, less the people treated instead × {poundsOf(input.plannedPence)}. People treated
          instead: bed-days emptied ({numberText(input.daysEach)} each) × the share that fills ÷{' '}
          {numberText(input.plannedDays)} days. This way of counting is a suggestion, and the share that fills
          is argued over: so it stands with its range.
        </p>
      </More>
    </>
  );
};

/** Beside every claim of a cost avoided: what fills what it empties. A claim without its account says so. */
export const AvoidedIsNotSaved = ({ money }: { readonly money: MoneyContent }): ReactNode => {
  const claims = money.effects.filter((effect) => effect.kind === 'cost-avoiding');
  if (claims.length === 0) return null;
  return (
    <div className="cf-case-part">
      <h3>Avoided is not saved</h3>
      {claims.map((effect) => {
        const input = money.accounts.find((one) => one.effect === effect.key);
        return (
          <div key={effect.key} className="cf-case-part">
            {input ? (
              <Account effect={effect} input={input} />
            ) : (
              <Note kind="warning">
                <p>
                  {effect.label}: nobody has said yet what fills the beds. Until then this claim cannot go to
                  a decision.
                </p>
              </Note>
            )}
          </div>
        );
      })}
      <p className="cf-small">None of this is taken off the cost above.</p>
    </div>
  );
};

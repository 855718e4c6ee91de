import type { ReactNode } from 'react';
import { count, Fold, Note, PictureFigure } from '../../../ui/index.ts';
import type { ReadGiven } from '../topics/topic.ts';
import { AvoidedIsNotSaved } from './avoided.tsx';
import type { MoneyContent } from './content.ts';
import { moneyFaults } from './faults.ts';
import { WhoPays } from './pays.tsx';
import { flowPicture } from './picture-rules.ts';
import { MoneyReturns } from './returns.tsx';
import { MoneyTable, sharedGrowth } from './table.tsx';

/** What of the money cannot be, in words, before anything is worked out of it. */
export const FaultList = ({
  money,
  linked,
}: {
  readonly money: MoneyContent;
  readonly linked: boolean;
}): ReactNode => {
  const faults = moneyFaults(money);
  if (faults.length === 0) return null;
  return (
    <Note kind="warning">
      <p>
        <b>Nothing is worked out yet: {count(faults.length)} to put right.</b>
      </p>
      <ul>
        {faults.map(({ field, words }) => (
          <li key={`${field} ${words}`}>{linked ? <a href={`#${field}`}>{words}</a> : words}</li>
        ))}
      </ul>
    </Note>
  );
};

/** Activity that is freed in all, and how much of it each effect uses. */
const Freed = ({ money }: { readonly money: MoneyContent }): ReactNode =>
  money.freed.map(({ activity, unitsAYear }) => {
    const parts = money.effects.filter(({ of }) => of === activity);
    const left = unitsAYear - parts.reduce((sum, part) => sum + part.unitsAYear, 0);
    return (
      <p key={activity} className="cf-small">
        Of {count(unitsAYear)} {activity} freed a year:{' '}
        {[
          ...parts.map(({ label, unitsAYear: units }) => `${count(units)} ${label.toLowerCase()}`),
          ...(left > 0 ? [`${count(left)} counted nowhere`] : []),
        ].join('; ')}
        .
      </p>
    );
  });

/** The money of a case as it is read: table, picture, who pays, what comes back, and what avoided means. */
export const MoneyReading = ({
  money,
  given = {},
}: {
  readonly money: MoneyContent;
  readonly given?: ReadGiven | undefined;
}): ReactNode => {
  const lines = money.recurring.length + money.once.length + money.effects.length;
  if (money.none && lines === 0) return <p>It costs nothing and releases nothing.</p>;
  if (lines === 0)
    return (
      <p className="cf-quiet">
        Nothing is written of the money yet: what it costs, or that it costs nothing.
      </p>
    );
  if (moneyFaults(money).length > 0) return <FaultList money={money} linked={false} />;
  const picture = flowPicture(money);
  const shared = sharedGrowth(money);
  return (
    <div className="cf-case-parts">
      <p className="cf-small cf-quiet">
        {money.pricesOf ? `Prices of ${money.pricesOf}. ` : ''}
        {shared ? `Every line runs ${shared}. ` : ''}Three kinds of effect stand apart: cash that is no longer
        paid, care freed for others, and cost that may not happen. Only cash is taken off the cost.
      </p>
      <Fold summary="Cost and effects, line by line">
        <MoneyTable money={money} />
        <Freed money={money} />
      </Fold>
      <Fold summary="Avoided is not saved">
        <AvoidedIsNotSaved money={money} />
      </Fold>
      {picture ? (
        <Fold summary={picture.title}>
          <PictureFigure
            id="cost-and-cash"
            picture={{ kind: 'flows', data: picture }}
            downloads={given.downloads}
            note="From the table above, month by month: nothing is typed twice."
          />
        </Fold>
      ) : null}
      <Fold summary="Who pays, who gains">
        <WhoPays money={money} names={given.names} />
      </Fold>
      <Fold summary="What comes back over five years">
        <MoneyReturns money={money} rate={given.rate} />
      </Fold>
    </div>
  );
};

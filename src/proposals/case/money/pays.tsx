import type { ReactNode } from 'react';
import { More, Table } from '../../../ui/index.ts';
import { cashLines, whoPays } from '../money-rules.ts';
import { wholePounds } from '../pence-rules.ts';
import type { MoneyContent } from './content.ts';

/** How an organisation is called: the group, a name for its code, or as it was written. */
export const organisationCalled = (key: string, names: ReadonlyMap<string, string> | undefined): string =>
  key === 'group' ? 'The group' : (names?.get(key) ?? key);

const signed = (pence: number): string => (pence > 0 ? `+${wholePounds(pence)}` : wholePounds(pence));

/** What it means for one of them, by the lines in which it stands. */
const meaning = (money: MoneyContent, key: string): string => {
  const told = (words: string, lines: readonly { readonly label: string }[]) =>
    lines.length ? [`${words}: ${lines.map(({ label }) => label).join('; ')}.`] : [];
  const stands = (parts: readonly { readonly organisation: string; readonly units: number }[]) =>
    parts.some(({ organisation, units }) => organisation === key && units > 0);
  const cash = cashLines(money);
  return key === money.payer
    ? [...told('Pays', money.recurring), ...told('Pays no longer', cash)].join(' ')
    : [
        ...told(
          'Is paid',
          money.recurring.filter(({ paidTo }) => stands(paidTo)),
        ),
        ...told(
          'Is paid no longer',
          cash.filter(({ noLongerPaidTo }) => stands(noLongerPaidTo)),
        ),
      ].join(' ');
};

/** Who pays and who gains in a full year. The sums of all are nought, and the table says so. */
export const WhoPays = ({
  money,
  names,
}: {
  readonly money: MoneyContent;
  readonly names: ReadonlyMap<string, string> | undefined;
}): ReactNode => {
  const rows = [...whoPays(money)].map(([key, pence]) => ({ key, pence }));
  if (rows.every(({ pence }) => pence === 0)) return null;
  return (
    <div className="cf-case-part">
      <h3>Who pays, who gains</h3>
      <Table
        caption="Pounds in a full year, by organisation"
        hideCaption
        columns={[
          { key: 'who', heading: 'Organisation', cell: ({ key }) => organisationCalled(key, names) },
          { key: 'pence', heading: 'Full year', align: 'num', cell: ({ pence }) => signed(pence) },
          { key: 'means', heading: 'What it means for them', cell: ({ key }) => meaning(money, key) },
        ]}
        rows={rows}
        rowKey={({ key }) => key}
        total={{ who: 'All together', pence: wholePounds(rows.reduce((sum, { pence }) => sum + pence, 0)) }}
      />
      <More summary="How this is worked out" about="who pays and who gains">
        <p>
          What is paid each year is a minus to whoever pays, and a plus to whoever is paid. Cash that is
          released is the other way round. All together it is £0: nothing is saved that nobody loses. Income
          of an organisation is not its gain: the work costs it too.
        </p>
      </More>
    </div>
  );
};

import type { ReactNode } from 'react';
import type { FormState } from '../../../shared/form-state.ts';
import { CheckboxField, errorFor, fieldIn, MonthField, TextField } from '../../../ui/index.ts';
import { RowBoxes, type RowDrawn, rowDrawn, SideBySide } from '../topics/row-box.tsx';
import { rowsShown } from '../topics/sent-rows.ts';
import { moneyContent } from './content.ts';
import { type FaultShown, moneyFaults } from './faults.ts';
import { moneyFromForm } from './form.ts';
import {
  AccountFields,
  CountFields,
  EffectFields,
  FaultNote,
  PartFields,
  ShortFields,
  TimingFields,
} from './line-fields.tsx';

/** What is at fault in a form that could be kept as it stands. */
const faultsOf = (form: FormState): readonly FaultShown[] => {
  const read = moneyContent.safeParse(moneyFromForm(form.values));
  return read.success ? moneyFaults(read.data) : [];
};

/** What a line says of itself while it is closed. */
const says = ({ form, prefix }: RowDrawn): ReactNode => {
  const text = (field: string) => form.values[`${prefix}-${field}`]?.trim() ?? '';
  const price = text('pencePerUnit').replace(/^£\s*/, '');
  const payments = Object.entries(form.values)
    .filter(
      ([name, value]) => name.startsWith(`${prefix}-payments-`) && name.endsWith('-pence') && value.trim(),
    )
    .map(([, value]) => `£${value.trim().replace(/^£\s*/, '')}`);
  const counted = [text('unitsAYear'), text('unit') || text('activity')].filter(Boolean).join(' ');
  const how = [counted && `${counted} a year`, price && `£${price} each`, ...payments]
    .filter(Boolean)
    .join(', ');
  return (
    <>
      <b>{text('label') || text('activity') || 'Not named yet'}</b> <span className="cf-row__how">{how}</span>
    </>
  );
};

const OnceFields = ({ row }: { readonly row: RowDrawn }): ReactNode => {
  const list = `${row.prefix}-payments`;
  return (
    <>
      <TextField {...row.field('label')} label="What is it?" hint="Such as training" />
      {Array.from({ length: Math.max(2, rowsShown(row.form.values, list, 1)) }, (_, place) => {
        const payment = rowDrawn(row.form, list, place + 1);
        const { name, error } = payment.field('month');
        return (
          <SideBySide key={payment.prefix}>
            <MonthField
              name={name}
              error={error}
              values={row.form.values}
              label={place === 0 ? 'Paid in' : 'And in, if it is paid in parts'}
            />
            <TextField
              {...payment.field('pence')}
              error={payment.field('pence').error ?? (place === 0 ? row.field('payments').error : undefined)}
              label="How much?"
              hint="In pounds, such as 8,500"
              width={10}
              inputMode="decimal"
            />
          </SideBySide>
        );
      })}
    </>
  );
};

type Lists = { readonly form: FormState; readonly faults: readonly FaultShown[] };

/** Lines of one kind: closed until they are asked for, one with something to put right marked. */
const Lines = ({
  form,
  faults,
  children,
  ...kind
}: Lists & {
  readonly list: string;
  readonly one: string;
  readonly many: string;
  readonly children: (row: RowDrawn) => ReactNode;
}): ReactNode => (
  <RowBoxes {...kind} form={form} says={says} marked={faults.map(({ field }) => field)}>
    {(row) => (
      <>
        <FaultNote row={row} faults={faults} />
        {children(row)}
      </>
    )}
  </RowBoxes>
);

const Costs = ({ form, faults }: Lists): ReactNode => {
  return (
    <>
      <h3>What it costs each year</h3>
      <Lines form={form} faults={faults} list="recurring" one="a cost each year" many="costs each year">
        {(row) => (
          <>
            <CountFields row={row} label="What is paid for?" unit="scans" priced="Price of one" />
            <PartFields
              row={row}
              list="paidTo"
              legend="Who is paid?"
              hint="With one organisation you may leave the number empty: it is paid for all of them."
            />
            <TimingFields row={row} lag="How much later is it paid?" />
          </>
        )}
      </Lines>
      <h3>What it costs once</h3>
      <RowBoxes form={form} list="once" one="a cost that is paid once" many="costs paid once" says={says}>
        {(row) => <OnceFields row={row} />}
      </RowBoxes>
    </>
  );
};

const Effects = ({ form, faults }: Lists): ReactNode => {
  return (
    <>
      <h3>Cash that is no longer paid</h3>
      <p className="cf-small cf-quiet">Only this is taken off the cost.</p>
      <Lines form={form} faults={faults} list="cash" one="cash that is no longer paid" many="cash released">
        {(row) => (
          <>
            <CountFields row={row} label="What is no longer paid for?" unit="visits" priced="Price of one" />
            <TextField
              {...row.field('cashable')}
              label="How much of that price is really not paid?"
              hint="100% where the bill falls by the whole price; less where part of it is paid whatever happens"
              width={5}
              inputMode="decimal"
            />
            <PartFields
              row={row}
              list="noLongerPaidTo"
              legend="Who is no longer paid?"
              hint="With one organisation you may leave the number empty."
            />
            <TimingFields row={row} lag="How much later is the cash seen?" />
            <EffectFields row={row} />
          </>
        )}
      </Lines>
      <h3>Care freed for others</h3>
      <p className="cf-small cf-quiet">Time, beds and places that others fill. No cash.</p>
      <Lines form={form} faults={faults} list="capacity" one="care that is freed" many="care freed">
        {(row) => (
          <>
            <CountFields row={row} label="What is freed?" unit="visits" />
            <TimingFields row={row} lag="How much later is it free?" />
            <EffectFields row={row} />
          </>
        )}
      </Lines>
      <h3>Cost that may not happen</h3>
      <p className="cf-small cf-quiet">
        An estimate with its range. £0 is counted: beds that are emptied fill again.
      </p>
      <Lines
        form={form}
        faults={faults}
        list="avoiding"
        one="something that may not happen"
        many="cost avoided"
      >
        {(row) => (
          <>
            <CountFields row={row} label="What may not happen?" unit="admissions" />
            <ShortFields
              row={row}
              fields={[
                { name: 'lower', label: 'At least', hint: 'The lowest number you expect' },
                { name: 'upper', label: 'At most', hint: 'The highest number you expect' },
              ]}
              inputMode="numeric"
            />
            <TimingFields row={row} lag="How much later is it seen?" />
            <EffectFields row={row} />
            <AccountFields row={row} />
          </>
        )}
      </Lines>
    </>
  );
};

/** The fields of the money of a case. Lines are closed until they are asked for; one with something wrong is open. */
export const MoneyFields = ({ form }: { readonly form: FormState }): ReactNode => {
  const faults = faultsOf(form);
  const field = fieldIn(form);
  return (
    <div className="cf-money-form">
      {faults.length > 0 ? (
        <div className="cf-note cf-note--warning">
          <p>
            <b>To put right before it can be sent. You can save as it is.</b>
          </p>
          <ul>
            {faults.map(({ field: at, words }) => (
              <li key={`${at} ${words}`}>
                <a href={`#${at}`}>{words}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <CheckboxField
        name="none"
        label="It costs nothing and releases nothing"
        checked={form.values.none === 'yes'}
        error={errorFor(form.errors, 'none')}
      />
      <SideBySide>
        <TextField {...field('pricesOf')} label="Prices of which year?" hint="Such as 2026/27" width={10} />
        <TextField {...field('payer')} label="Who pays?" hint="Empty: the group" width={30} />
      </SideBySide>
      <Costs form={form} faults={faults} />
      <Effects form={form} faults={faults} />
      <h3>Activity freed in all</h3>
      <p className="cf-small cf-quiet">
        What is freed, whatever becomes of it, such as 1,728 visits. Effects that are parts of it must not be
        more.
      </p>
      <Lines form={form} faults={faults} list="freed" one="an activity that is freed" many="activities freed">
        {(row) => (
          <>
            <SideBySide>
              <TextField {...row.field('activity')} label="What is freed?" hint="Such as visits" width={20} />
              <TextField
                {...row.field('unitsAYear')}
                label="How many a year?"
                width={10}
                inputMode="numeric"
              />
            </SideBySide>
          </>
        )}
      </Lines>
    </div>
  );
};

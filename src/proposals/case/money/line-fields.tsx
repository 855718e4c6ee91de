import type { ReactNode } from 'react';
import { MonthField, More, SelectField, TextField } from '../../../ui/index.ts';
import { type RowDrawn, rowDrawn, SideBySide } from '../topics/row-box.tsx';
import { rowsShown } from '../topics/sent-rows.ts';
import { GROWTHS } from './form.ts';
import { monthsInWords } from './picture-rules.ts';

/** Something to put right that is no slip of writing, at the line where it can be. */
export const FaultNote = ({
  row,
  faults,
}: {
  readonly row: RowDrawn;
  readonly faults: readonly { field: string; words: string }[];
}): ReactNode =>
  faults
    .filter(({ field }) => field.startsWith(`${row.prefix}-`))
    .map(({ words }) => (
      <p key={words} className="cf-row__fault">
        <b>To put right:</b> {words}
      </p>
    ));

/** What a line is, and how much of it a year. */
export const CountFields = ({
  row,
  label,
  unit,
  priced,
}: {
  readonly row: RowDrawn;
  readonly label: string;
  readonly unit: string;
  /** What one of them costs, where it has a price. */
  readonly priced?: string | undefined;
}): ReactNode => (
  <>
    <TextField {...row.field('label')} label={label} />
    <SideBySide>
      <TextField
        {...row.field('unitsAYear')}
        label="How many a year?"
        hint="Such as 2,880"
        width={5}
        inputMode="numeric"
      />
      <TextField {...row.field('unit')} label="Of what?" hint={`Such as ${unit}`} width={10} />
      {priced ? (
        <TextField
          {...row.field('pencePerUnit')}
          label={priced}
          hint="In pounds, such as 21.50"
          width={5}
          inputMode="decimal"
        />
      ) : null}
    </SideBySide>
  </>
);

const growthOptions = (row: RowDrawn) => [
  ...(row.row > 1 || row.form.values[`${row.prefix}-grows`] === undefined
    ? [{ value: '', text: 'As the line above, or full at once' }]
    : []),
  { value: 'once', text: 'Full at once' },
  ...GROWTHS.map((months) => ({
    value: String(months),
    text: `Grows evenly, full in month ${months}`,
  })),
  { value: 'own', text: 'In steps of its own' },
];

/** When a line starts, how it grows, and how much later it is seen in money. */
export const TimingFields = ({ row, lag }: { readonly row: RowDrawn; readonly lag: string }): ReactNode => {
  const { name, error } = row.field('starts');
  const steps = row.field('steps');
  const ramp = row.field('ramp');
  const own = row.form.values[`${row.prefix}-grows`] === 'own';
  return (
    <>
      <SideBySide>
        <MonthField
          name={name}
          error={error}
          values={row.form.values}
          label="Starts in"
          hint={row.row > 1 ? 'Empty: as the line above' : 'For example, 9 2026'}
        />
        <SelectField
          {...row.field('grows')}
          label="How does it grow?"
          hint="Until it is at its full number"
          options={growthOptions(row)}
        />
        <TextField
          {...row.field('lag')}
          label={lag}
          hint={`In months, such as 2; empty for ${monthsInWords(0)}`}
          width={3}
          inputMode="numeric"
        />
      </SideBySide>
      <div className="nhsuk-form-group">
        <More summary="Steps of its own" about="for how it grows" printed={own}>
          <TextField
            {...steps}
            name={steps.name}
            error={steps.error ?? ramp.error}
            label="Share of the full number in each first month"
            hint="Such as 25%, 50%, 75%. Choose “In steps of its own” above."
            width={30}
          />
        </More>
      </div>
    </>
  );
};

/** Who is paid, or no longer paid, for how many of a line. */
export const PartFields = ({
  row,
  list,
  legend,
  hint,
}: {
  readonly row: RowDrawn;
  readonly list: string;
  readonly legend: string;
  readonly hint: string;
}): ReactNode => {
  const parts = `${row.prefix}-${list}`;
  const shown = Math.max(2, rowsShown(row.form.values, parts, 1));
  return (
    <fieldset className="nhsuk-fieldset cf-parts">
      <legend className="nhsuk-fieldset__legend">{legend}</legend>
      <p className="nhsuk-hint">{hint}</p>
      {Array.from({ length: shown }, (_, place) => {
        const part = rowDrawn(row.form, parts, place + 1);
        return (
          <SideBySide key={part.prefix}>
            <TextField
              {...part.field('organisation')}
              label={place === 0 ? 'Organisation' : `Organisation ${place + 1}, if there is one`}
              width={30}
            />
            <TextField {...part.field('units')} label="For how many" width={10} inputMode="numeric" />
          </SideBySide>
        );
      })}
    </fieldset>
  );
};

/** How sure one is of an effect, and the activity of which it is a part. */
export const EffectFields = ({ row }: { readonly row: RowDrawn }): ReactNode => (
  <SideBySide>
    <TextField
      {...row.field('confidence')}
      label="How sure are you?"
      hint="As a share, such as 80%"
      width={5}
      inputMode="decimal"
    />
    <TextField
      {...row.field('of')}
      label="Part of which activity that is freed?"
      hint="Such as visits; may be empty. Name it below too, so that nothing counts twice."
      width={20}
    />
  </SideBySide>
);

/** Numbers side by side, each with an example. */
export const ShortFields = ({
  row,
  fields,
  inputMode = 'decimal',
}: {
  readonly row: RowDrawn;
  readonly fields: readonly { readonly name: string; readonly label: string; readonly hint: string }[];
  readonly inputMode?: 'decimal' | 'numeric';
}): ReactNode => (
  <SideBySide>
    {fields.map(({ name, label, hint }) => (
      <TextField {...row.field(name)} key={name} label={label} hint={hint} width={10} inputMode={inputMode} />
    ))}
  </SideBySide>
);

/** What becomes of beds that are emptied: without it a saving would be claimed that nobody sees. */
export const AccountFields = ({ row }: { readonly row: RowDrawn }): ReactNode => (
  <fieldset className="nhsuk-fieldset cf-parts">
    <legend className="nhsuk-fieldset__legend">What fills the beds?</legend>
    <p className="nhsuk-hint">
      Avoided is not saved: beds that are emptied fill again, and that is paid for. A claim without this
      cannot go to a decision. For visits, count places in place of bed-days.
    </p>
    <ShortFields
      row={row}
      fields={[
        { name: 'daysEach', label: 'Bed-days each of them takes', hint: 'Such as 3' },
        { name: 'emergencyPence', label: 'Price of each', hint: 'In pounds, such as 2,000' },
      ]}
    />
    <ShortFields
      row={row}
      fields={[
        {
          name: 'plannedDays',
          label: 'Bed-days of the care that fills them',
          hint: 'For one person, such as 2',
        },
        { name: 'plannedPence', label: 'Price of that care', hint: 'In pounds, such as 3,000' },
      ]}
    />
    <ShortFields
      row={row}
      fields={[
        { name: 'low', label: 'Lowest share that fills', hint: 'Such as 40%' },
        { name: 'likely', label: 'Likely share', hint: 'Such as 60%' },
        { name: 'high', label: 'Highest share', hint: 'Such as 90%' },
      ]}
    />
  </fieldset>
);

import type { ReactNode } from 'react';
import type { FormState } from '../../../shared/form-state.ts';
import { Button, CheckboxField, fieldIn, Hidden } from '../../../ui/index.ts';
import { ADD_ROW, rowsShown } from './sent-rows.ts';

/** What each field of a row is drawn with. */
export type RowField = (field: string) => {
  readonly name: string;
  readonly value: string | undefined;
  readonly error: string | undefined;
};

/** One row: its number in the form, what its name begins with, and its fields. */
export type RowDrawn = {
  readonly row: number;
  readonly prefix: string;
  readonly field: RowField;
  readonly form: FormState;
};

export const rowDrawn = (form: FormState, list: string, row: number): RowDrawn => {
  const prefix = `${list}-${row}`;
  return { row, prefix, field: (name) => fieldIn(form)(`${prefix}-${name}`), form };
};

const isFilled = ({ form, prefix }: RowDrawn): boolean =>
  Object.entries(form.values).some(
    ([name, value]) => name.startsWith(`${prefix}-`) && !name.endsWith('-key') && value.trim() !== '',
  );

type RowBoxesProps = {
  readonly form: FormState;
  readonly list: string;
  /** `a cost each year`: what one row is, with its article. */
  readonly one: string;
  /** `costs each year`. */
  readonly many: string;
  /** What a row that is filled says of itself while it is closed. */
  readonly says: (row: RowDrawn) => ReactNode;
  readonly children: (row: RowDrawn) => ReactNode;
  /** Names of fields at which something is to be put right: their rows stand open. */
  readonly marked?: readonly string[] | undefined;
};

/**
 * The rows of a list, each closed under its own words until it is asked for, with empty ones to add the next. A row with
 * something to put right stands open. Nothing needs a script: "More lines" sends the form and shows it again as written.
 */
export const RowBoxes = ({
  form,
  list,
  one,
  many,
  says,
  children,
  marked = [],
}: RowBoxesProps): ReactNode => {
  const shown = rowsShown(form.values, list, 1);
  const wrong = [...form.errors.map(({ field }) => field), ...marked];
  return (
    <div className="cf-rows">
      <input type="hidden" name={`${list}-rows`} value={shown} />
      {Array.from({ length: shown }, (_, place) => {
        const drawn = rowDrawn(form, list, place + 1);
        const filled = isFilled(drawn);
        const open = wrong.some((field) => field.startsWith(`${drawn.prefix}-`));
        const key = form.values[`${drawn.prefix}-key`];
        return (
          <details key={drawn.prefix} className="cf-row" open={open || undefined}>
            <summary>{filled ? says(drawn) : <span className="cf-row__add">Add {one}</span>}</summary>
            <fieldset>
              <legend className="cf-hidden">
                {filled ? 'Line' : 'New line'} {drawn.row} of {many}
              </legend>
              {key ? <input type="hidden" name={`${drawn.prefix}-key`} value={key} /> : null}
              {children(drawn)}
              {filled ? (
                <CheckboxField
                  name={`${drawn.prefix}-out`}
                  label="Take this line out when I save"
                  checked={form.values[`${drawn.prefix}-out`] === 'yes'}
                />
              ) : null}
            </fieldset>
          </details>
        );
      })}
      <Button look="quiet" name={ADD_ROW} value={list}>
        More lines<Hidden> for {many}</Hidden>
      </Button>
    </div>
  );
};

/** Fields side by side where there is room, under one another on a phone. */
export const SideBySide = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <div className="cf-side-by-side">{children}</div>
);

import { randomUUID } from 'node:crypto';
import type { ReactNode } from 'react';
import type { FormState } from '../../../shared/form-state.ts';
import { errorFor, Panel } from '../../../ui/index.ts';
import { rowsToDraw } from './rows.ts';

/** What each field of a row is drawn with. */
export type RowField = (field: string) => {
  readonly name: string;
  readonly value: string | undefined;
  readonly error: string | undefined;
};

/**
 * The rows of a topic, each under its number, with empty ones to write the next in. Each carries a key of its own:
 * two people who add a row at once have added two.
 */
export const RowFields = ({
  form,
  name,
  noun,
  children,
}: {
  readonly form: FormState;
  readonly name: string;
  /** `Risk`: what one row is called, with its number. */
  readonly noun: string;
  readonly children: (field: RowField, number: number) => ReactNode;
}): ReactNode => (
  <>
    {rowsToDraw(form.values, name).map(({ number, spare }, at) => {
      const field: RowField = (part) => {
        const key = `${name}-${number}-${part}`;
        return { name: key, value: form.values[key], error: errorFor(form.errors, key) };
      };
      return (
        <fieldset key={number} className="cf-rowset">
          <legend>
            {noun} {at + 1}
            {spare ? <span className="cf-quiet"> · empty, to write the next one in</span> : null}
          </legend>
          <Panel>
            <input
              type="hidden"
              name={`${name}-${number}-key`}
              value={form.values[`${name}-${number}-key`] ?? randomUUID().slice(0, 8)}
            />
            {children(field, number)}
          </Panel>
        </fieldset>
      );
    })}
    <p className="cf-small cf-quiet">
      To take one out, empty its fields. Two empty ones come back at each save.
    </p>
  </>
);

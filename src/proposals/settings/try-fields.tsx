import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import { fieldIn, SelectField, TextField } from '../../ui/index.ts';
import { RouteLines } from '../routes/lines.tsx';
import type { Route } from '../routes/rules.ts';
import { FLAG_FACTS, NUMBER_FACTS } from '../routes/scheme-rules.ts';
import { factName } from '../routes/scheme-words.ts';
import { unitOf } from './scheme-form-rules.ts';

const FLAGS = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

/** A made-up case: what of it is left empty is not known. */
export const TryFields = ({
  form,
  at = '',
}: {
  readonly form: FormState;
  readonly at?: string;
}): ReactNode => {
  const field = fieldIn(form);
  return (
    <div className="cf-part__row">
      {NUMBER_FACTS.map((fact) => (
        <TextField
          key={fact}
          {...field(`${at}${fact}`)}
          label={`${factName(fact)} (${unitOf(fact)})`}
          width={10}
          inputMode="decimal"
        />
      ))}
      {FLAG_FACTS.map((fact) => (
        <SelectField
          key={fact}
          {...field(`${at}${fact}`)}
          label={`${factName(fact)}?`}
          empty="Not known"
          options={FLAGS}
        />
      ))}
    </div>
  );
};

/** Where the made-up case would go. */
export const TryResult = ({
  route,
}: {
  readonly route: Pick<Route, 'lines' | 'because' | 'also'> & {
    readonly body: string;
    readonly atMost: string;
  };
}): ReactNode => (
  <>
    <p>
      It would go to: <b>{route.body}</b>, {route.because}.
      {route.atMost !== route.body ? ` When all is known it could still go to: ${route.atMost}.` : ''}
      {route.also.length ? ` It also needs: ${route.also.join('; ')}.` : ''}
    </p>
    <RouteLines lines={route.lines} />
  </>
);

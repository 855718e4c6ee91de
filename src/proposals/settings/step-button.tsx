import type { ReactNode } from 'react';

/**
 * A button that changes a list of the form it stands in, or looks it through, and keeps nothing. The page comes back at
 * the part named by `at`, so that a long form does not begin at its top each time.
 */
export const StepButton = ({
  action,
  step,
  at,
  children,
}: {
  readonly action: string;
  /** `add:questions.0.lines`; see `editedDraft`. */
  readonly step: string;
  readonly at?: string;
  readonly children: ReactNode;
}): ReactNode => (
  <button
    className="nhsuk-button cf-button cf-button--quiet"
    type="submit"
    name="do"
    value={step}
    formAction={at ? `${action}#${at}` : undefined}
  >
    {children}
  </button>
);

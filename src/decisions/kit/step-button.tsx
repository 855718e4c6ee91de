import type { ReactNode } from 'react';
import { Button, Form } from '../../ui/index.ts';

/** The next step of an election or a portfolio ballot, one press for whoever runs it. */
export const StepButton = ({
  action,
  version,
  csrf,
  children,
}: {
  readonly action: string;
  readonly version: number;
  readonly csrf: string;
  readonly children: ReactNode;
}): ReactNode => (
  <Form action={action} csrf={csrf} guard={false} hidden={{ version: String(version) }}>
    <Button>{children}</Button>
  </Form>
);

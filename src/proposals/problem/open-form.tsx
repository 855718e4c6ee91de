import type { ReactNode } from 'react';
import { Button, Form } from '../../ui/index.ts';
import { problemHref } from './hrefs.ts';

/** The button that asks all those whom it touches. */
export const OpenForm = ({
  reference,
  csrf,
  asked,
  again,
}: {
  readonly reference: string;
  readonly csrf: string;
  readonly asked: number;
  /** It was closed before, and taken back. */
  readonly again: boolean;
}): ReactNode => (
  <Form action={problemHref(reference, 'open')} csrf={csrf} guard={false} inline>
    <Button>{again ? 'Ask them again' : asked === 1 ? 'Ask this one now' : `Ask all ${asked} now`}</Button>
  </Form>
);

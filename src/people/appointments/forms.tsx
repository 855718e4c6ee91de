import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  DateField,
  dateFieldIn,
  ErrorSummary,
  Form,
  fieldIn,
  PageHead,
  TextField,
} from '../../ui/index.ts';
import { AppointmentFields } from './fields.tsx';

type Props = FormState & { readonly csrf: string; readonly action: string; readonly back: string };

export const AppointForm = ({
  csrf,
  action,
  back,
  title,
  reading,
  button,
  places,
  version,
  ...form
}: Props & {
  readonly title: string;
  readonly reading: string;
  readonly button: string;
  readonly places: readonly { value: string; text: string }[];
  readonly version?: string;
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead title={title} reading={reading} />
    <Form action={action} csrf={csrf} hidden={{ version }}>
      <AppointmentFields {...form} places={places} />
      <Buttons>
        <Button>{button}</Button>
        <ButtonLink look="quiet" href={back}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

export const EndAppointmentForm = ({
  csrf,
  action,
  back,
  title,
  ...form
}: Props & { readonly title: string }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead title={title} reading="The last day counts. What was before stays as it was." />
    <Form action={action} csrf={csrf}>
      <DateField {...dateFieldIn(form)('ended')} label="Last day" />
      <TextField
        {...fieldIn(form)('reason')}
        label="Why it ends"
        hint="Retired, moved to another practice; may be left empty"
      />
      <Buttons>
        <Button>End this appointment</Button>
        <ButtonLink look="quiet" href={back}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

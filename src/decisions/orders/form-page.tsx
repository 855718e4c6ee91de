import type { ReactNode } from 'react';
import type { Draft } from '../../proposals/index.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  DateField,
  dateFieldIn,
  ErrorSummary,
  Form,
  fieldIn,
  Note,
  PageHead,
  Section,
  TextField,
} from '../../ui/index.ts';
import type { SentenceAnswer } from '../bodies/answers.ts';
import type { SeatKind } from '../bodies/seats-rules.ts';
import { OrdersExplained } from './explained.tsx';
import { OrdersFields } from './form-fields.tsx';
import { ordersHref } from './refs.ts';

/** Entering standing orders: told back in sentences first, then kept. */
export const OrdersFormPage = ({
  form,
  draft,
  csrf,
  body,
  seats,
  sentences,
}: {
  readonly form: FormState;
  readonly draft: Draft;
  readonly csrf: string;
  readonly body: { readonly key: string; readonly name: string };
  readonly seats: readonly SeatKind[];
  /** Told back, once there is nothing wrong with what was written. */
  readonly sentences: readonly SentenceAnswer[] | undefined;
}): ReactNode => {
  const text = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={body.name}
        title="Enter standing orders"
        reading="The form begins with those in force. Write what your constitution says; it is told back to you in sentences before you keep it."
      />
      <div className="cf-wideform">
        {sentences ? (
          <Section title="This is what you wrote" id="told-back" aside="nothing is kept yet">
            <OrdersExplained sentences={sentences} marks={false} />
          </Section>
        ) : null}
        <Form action={`${ordersHref(body.key)}/new`} csrf={csrf} hidden={{ base: form.values.base }}>
          {/* The first button is the one that Enter presses: it tells back, and keeps nothing. */}
          <Buttons>
            <Button look="secondary" name="do" value="check">
              Tell it back to me
            </Button>
            {sentences ? (
              <Button name="do" value="keep">
                Keep these orders
              </Button>
            ) : null}
          </Buttons>
          <DateField
            {...dateFieldIn(form)('from')}
            label="In force from"
            hint="Today or a later day. A later one leaves time to try them, and to take them back."
          />
          <TextField
            {...text('source')}
            label="Where do they come from?"
            hint="Such as: Constitution, schedule 3, of 26 March 2026."
          />
          <TextField {...text('approvedBy')} label="Who approved them, and when?" />
          <OrdersFields form={form} draft={draft} seats={seats} />
          <ConfirmWords form={form} />
          <Note>
            <p>
              They begin as not verified. Somebody then holds each part against the source and says so with
              their name.
            </p>
          </Note>
          <Buttons>
            <Button look="secondary" name="do" value="check">
              Tell it back to me
            </Button>
            {sentences ? (
              <Button name="do" value="keep">
                Keep these orders
              </Button>
            ) : null}
            <ButtonLink look="quiet" href={ordersHref(body.key)}>
              Cancel
            </ButtonLink>
          </Buttons>
        </Form>
      </div>
    </>
  );
};

import type { ReactNode } from 'react';
import {
  Button,
  Buttons,
  DateField,
  dateFieldIn,
  ErrorSummary,
  Form,
  fieldIn,
  PageHead,
  TextAreaField,
} from '../../ui/index.ts';
import { Foot, InterestFields, type OwnForm, Paper } from './interest-fields.tsx';
import type { Mine } from './mine.ts';
import type { InterestRules } from './register-rules.ts';

/** Declaring an interest, in two minutes and with one thumb. */
export const DeclarePage = ({
  form,
  csrf,
  mine,
  rules,
}: OwnForm & { readonly mine: Mine; readonly rules: InterestRules }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      title={mine.own ? 'Declare an interest' : `Enter an interest of ${mine.name}`}
      reading={
        mine.own
          ? `If in doubt, declare it: nobody is blamed for one that does not matter. It is due within ${rules.declareDays.value} days of knowing of it; later is better than never.`
          : 'As it stands on the paper that they gave you.'
      }
    />
    <Form
      action="/people/interests/declare"
      csrf={csrf}
      hidden={{ once: form.values.once, person: mine.own ? undefined : mine.person }}
    >
      <InterestFields form={form} rules={rules} />
      <Paper form={form} mine={mine} />
      <Foot form={form} mine={mine}>
        <Button>Declare it</Button>
      </Foot>
    </Form>
    {mine.own ? (
      <p>
        Were you offered a gift or a meal? <a href="/people/interests/gifts/declare">Declare that here</a>.
      </p>
    ) : null}
  </>
);

/** Correcting an interest. */
export const CorrectPage = ({
  form,
  csrf,
  mine,
  rules,
  id,
}: OwnForm & { readonly mine: Mine; readonly rules: InterestRules; readonly id: string }): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead title="Correct an interest" reading="What was written before stays in its history." />
    <Form
      action={`/people/interests/lines/${id}`}
      csrf={csrf}
      hidden={{ version: form.values.version, person: mine.own ? undefined : mine.person }}
    >
      <InterestFields form={form} rules={rules} />
      <Foot form={form} mine={mine}>
        <Button>Keep the correction</Button>
      </Foot>
    </Form>
  </>
);

/** Ending an interest, or taking back one that was declared in error. */
export const EndPage = ({
  form,
  csrf,
  mine,
  what,
  action,
  gift,
}: OwnForm & {
  readonly mine: Mine;
  readonly what: string;
  /** `/people/interests/lines/…`; below it `end` and `take-back`. */
  readonly action: string;
  readonly gift: boolean;
}): ReactNode => {
  const hidden = { version: form.values.version, person: mine.own ? undefined : mine.person };
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        title={gift ? 'Take back a gift' : 'End an interest'}
        reading={
          gift
            ? what
            : `${what}. What has ended stays on the public register for ${mine.rules.tailMonths} months.`
        }
      />
      {gift ? null : (
        <Form action={`${action}/end`} csrf={csrf} hidden={hidden}>
          <DateField {...dateFieldIn(form)('to')} label="Which day was its last?" />
          <Buttons>
            <Button>End it</Button>
          </Buttons>
        </Form>
      )}
      <h2>It was declared in error</h2>
      <Form action={`${action}/take-back`} csrf={csrf} hidden={hidden}>
        <TextAreaField
          {...fieldIn(form)('reason')}
          label="Why is it taken back?"
          hint="It leaves the register. The record keeps that it stood there."
          rows={2}
        />
        <Foot form={form} mine={mine}>
          <Button look="quiet">Take it back</Button>
        </Foot>
      </Form>
    </>
  );
};

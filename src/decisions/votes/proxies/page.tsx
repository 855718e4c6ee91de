import type { ReactNode } from 'react';
import type { FormState } from '../../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  DateField,
  DateText,
  dateFieldIn,
  Empty,
  ErrorSummary,
  Form,
  fieldIn,
  LinedList,
  PageHead,
  Section,
  SelectField,
  TextAreaField,
} from '../../../ui/index.ts';
import { PROXIES_PATH } from './give.ts';
import type { ShownProxy } from './uses.ts';

const When = ({ proxy }: { readonly proxy: ShownProxy }): ReactNode =>
  proxy.meeting ? (
    <>at {proxy.meeting}</>
  ) : (
    <>
      from <DateText date={proxy.from} />
      {proxy.to ? (
        <>
          {' '}
          to <DateText date={proxy.to} />
        </>
      ) : (
        ' until it is taken back'
      )}
    </>
  );

const Entry = ({ proxy, csrf }: { readonly proxy: ShownProxy; readonly csrf: string }): ReactNode => (
  <li>
    <p>
      <b>
        {proxy.mine === 'given'
          ? `${proxy.holderName} votes for ${proxy.giverName}`
          : `You vote for ${proxy.giverName}`}
      </b>
      , {proxy.bodyName}, <When proxy={proxy} />.
    </p>
    {proxy.instructions ? <p className="cf-small">Asked of the holder: {proxy.instructions}</p> : null}
    <Form action={`${PROXIES_PATH}/${proxy.id}/take-back`} csrf={csrf} inline guard={false}>
      <Button look="quiet">{proxy.mine === 'given' ? 'Take it back' : 'Give it back'}</Button>
    </Form>
  </li>
);

/** One’s own proxies, given and held, and the ways to give one. */
export const ProxiesPage = ({
  proxies,
  bodies,
  csrf,
}: {
  readonly proxies: readonly ShownProxy[];
  readonly bodies: readonly { readonly body: string; readonly bodyName: string; readonly allowed: boolean }[];
  readonly csrf: string;
}): ReactNode => (
  <>
    <PageHead
      title="Votes in another’s hands"
      reading="When you cannot come, another member may vote for you, where the standing orders allow it. A proxy who is not there, or may not vote because of an interest, does not count, and you are told."
    />
    {proxies.length === 0 ? (
      <Empty
        title="You have given no vote away, and hold none"
        hint={
          bodies.some(({ allowed }) => allowed)
            ? 'Choose a body below to let another member vote for you.'
            : 'None of the bodies that you vote in lets members vote for one another.'
        }
      />
    ) : (
      <LinedList>
        {proxies.map((proxy) => (
          <Entry key={proxy.id} proxy={proxy} csrf={csrf} />
        ))}
      </LinedList>
    )}
    {bodies.length > 0 ? (
      <Section title="Let somebody vote for you">
        <LinedList>
          {bodies.map(({ body, bodyName, allowed }) => (
            <li key={body}>
              {allowed ? (
                <a href={`${PROXIES_PATH}/new?body=${body}`}>{bodyName}</a>
              ) : (
                `${bodyName}: its standing orders let nobody vote for another`
              )}
            </li>
          ))}
        </LinedList>
      </Section>
    ) : null}
  </>
);

/** The form that gives a vote into another member’s hands. */
export const GiveProxyPage = ({
  body,
  holders,
  meetings,
  form,
  csrf,
}: {
  readonly body: { readonly key: string; readonly name: string };
  readonly holders: readonly { readonly person: string; readonly name: string }[];
  readonly meetings: readonly { readonly reference: string; readonly title: string; readonly on: string }[];
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => {
  const field = fieldIn(form);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={body.name}
        title="Let somebody vote for you"
        reading="They must have a vote in this body themselves. You can take it back at any time, for votes that are not open yet."
      />
      <Form action={`${PROXIES_PATH}/new`} csrf={csrf} hidden={{ body: body.key }}>
        <SelectField
          {...field('holder')}
          label="Who votes for you"
          empty="Choose a member"
          options={holders.map(({ person, name }) => ({ value: person, text: name }))}
        />
        {meetings.length > 0 ? (
          <SelectField
            {...field('meeting')}
            label="At which meeting"
            empty="At all of them, for a time"
            options={meetings.map(({ reference, title, on }) => ({
              value: reference,
              text: `${title}, ${on}`,
            }))}
          />
        ) : null}
        <DateField {...dateFieldIn(form)('to')} label="Last day (may be left empty)" />
        <TextAreaField
          {...field('instructions')}
          label="What you ask of them (may be left empty)"
          hint="They alone read it, beside the vote. They are not bound by it."
          rows={3}
        />
        <ConfirmWords form={form} />
        <Buttons>
          <Button>Give them my vote</Button>
          <ButtonLink look="quiet" href={PROXIES_PATH}>
            Cancel
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};

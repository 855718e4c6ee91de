import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxField,
  Columns,
  ErrorSummary,
  Form,
  fieldIn,
  figure,
  LinedList,
  Links,
  PageHead,
  RadioField,
  Section,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { dateText } from '../pages.tsx';
import { nameOf } from '../register/queries.ts';
import { isHeldOn } from '../register/rules.ts';
import { contractLabel, roleLabel } from '../roles.ts';
import type { OwnDetails } from './uses.ts';

export const HEAR_BY = {
  email: 'By e-mail',
  text: 'By text message',
  post: 'By post',
  none: 'Not at all, except where the rules of the group require it',
} as const;

export const HOW_OFTEN = {
  'at-once': 'At once, each thing by itself',
  daily: 'A summary once a day',
  weekly: 'A summary once a week',
} as const;

const choicesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

export const valuesOf = (own: OwnDetails): Readonly<Record<string, string>> => ({
  title: own.title ?? '',
  givenName: own.givenName,
  familyName: own.familyName,
  email: own.email ?? '',
  phone: own.phone ?? '',
  postalAddress: own.postalAddress ?? '',
  hearBy: own.hearBy,
  hearHowOften: own.hearHowOften,
  exDirectory: own.exDirectory ? 'yes' : '',
  version: String(own.version),
});

type Props = FormState & { readonly own: OwnDetails; readonly today: string; readonly csrf: string };

const Appointments = ({ own, today }: Pick<Props, 'own' | 'today'>): ReactNode => {
  const now = own.appointments.filter((one) => isHeldOn(one, today));
  const others = own.appointments.length - now.length;
  return (
    <Section title="What you are" aside={`${now.length} now`}>
      {now.length === 0 ? (
        <p>
          You hold no appointment today. If that is wrong, tell your practice manager or the governance
          officer.
        </p>
      ) : (
        <LinedList>
          {now.map((one) => (
            <li key={one.id}>
              <b>{roleLabel(one.role)}</b>, {one.organisationName}
              <div className="cf-small cf-quiet">
                {[
                  contractLabel(one.contractType),
                  one.sessions === null ? 'sessions vary' : `${figure(one.sessions, 2)} sessions a week`,
                ]
                  .filter(Boolean)
                  .join(', ')}
                , since {dateText(one.started)}
              </div>
            </li>
          ))}
        </LinedList>
      )}
      <p className="cf-small">
        <a href="/people/interests/mine">Your interests and gifts</a> ·{' '}
        <a href={`/people/${own.id}`}>How others see you</a>
        {others > 0 ? `, with ${others} more that have ended or are to come` : ''}
      </p>
    </Section>
  );
};

/** One's own page: contact details, and how one wishes to hear from the group. */
export const MePage = ({ own, today, csrf, values, errors }: Props): ReactNode => {
  const field = fieldIn({ values, errors });
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHead
        reference="Your own page"
        title={nameOf(own)}
        reading={
          own.detailsChecked ? (
            <>You said on {dateText(own.detailsChecked)} that these details are right.</>
          ) : (
            'Check that these details are right, and say how you wish to hear from the group. Saving them says that they are.'
          )
        }
      />
      <Columns
        label="What you are, and your way in"
        aside={
          <>
            <Appointments own={own} today={today} />
            <Section title="Your way in">
              <Links
                links={[
                  { href: '/people/me/security', text: 'Password, second factor, sessions and tokens' },
                  { href: '/notifications', text: 'Your notifications' },
                ]}
              />
            </Section>
          </>
        }
      >
        <Section title="Your details">
          <Form action="/people/me" csrf={csrf} hidden={{ version: values.version }}>
            <TextField
              name="title"
              label="Title"
              hint="Dr, Ms, Sister; may be left empty"
              width={10}
              value={values.title}
              autoComplete="honorific-prefix"
            />
            <TextField {...field('givenName')} label="Given name" autoComplete="given-name" />
            <TextField {...field('familyName')} label="Family name" autoComplete="family-name" />
            <TextField
              {...field('email')}
              label="E-mail address"
              hint="You sign in by it"
              type="email"
              autoComplete="email"
            />
            <TextField
              {...field('phone')}
              label="Telephone"
              hint="Members of the group see it"
              type="tel"
              width={20}
              autoComplete="tel"
            />
            <TextAreaField
              {...field('postalAddress')}
              label="Address for post"
              hint="Only for letters to you; nobody else sees it"
              rows={3}
            />
            <RadioField
              {...field('hearBy')}
              label="How do you wish to hear from the group?"
              choices={choicesOf(HEAR_BY)}
              small
            />
            <RadioField
              {...field('hearHowOften')}
              label="How often, at most?"
              choices={choicesOf(HOW_OFTEN)}
              small
            />
            <CheckboxField
              name="exDirectory"
              label="Do not show me in lists and searches"
              hint="You are then found only by yourself and by those who keep the register."
              checked={values.exDirectory === 'yes'}
            />
            <Buttons>
              <Button>These details are right</Button>
              <ButtonLink look="quiet" href="/">
                Cancel
              </ButtonLink>
            </Buttons>
          </Form>
        </Section>
      </Columns>
    </>
  );
};

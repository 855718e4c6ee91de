import {
  Button,
  ButtonLink,
  Buttons,
  ErrorSummary,
  errorFor,
  type FieldError,
  Form,
  Note,
  PageHead,
  PasswordField,
  Section,
  Stack,
  TextField,
} from '../../../ui/index.ts';
import { SHORTEST } from './rules.ts';

type FormPart = { readonly csrf: string; readonly errors: readonly FieldError[] | undefined };

export const ForgottenPage = ({ csrf, errors, email }: FormPart & { readonly email: string | undefined }) => (
  <Stack>
    <ErrorSummary errors={errors} />
    <PageHead
      title="I have forgotten my password"
      reading="We send a link to the e-mail address by which you were invited. It works for an hour."
    />
    <Form action="/sign-in/forgotten" csrf={csrf} guard={false}>
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        autoComplete="username"
        value={email}
        error={errorFor(errors, 'email')}
      />
      <Buttons>
        <Button>Send me a link</Button>
        <a href="/sign-in">Back to signing in</a>
      </Buttons>
    </Form>
  </Stack>
);

/** The same whoever asked: it must not tell who is in the register. Without a mail server somebody hands the link over. */
export const AskedPage = ({ mailed }: { readonly mailed: boolean }) => (
  <Stack>
    <PageHead
      title={mailed ? 'Look into your mailbox' : 'Ask an administrator for your link'}
      reading={
        mailed
          ? 'If the group knows this address, a link to choose a new password is on its way to it.'
          : 'This Coalface sends no mail. If the group knows this address, a link to choose a new password waits with its administrators.'
      }
    />
    <Note>
      <p>
        {mailed
          ? 'Nothing there in ten minutes? See whether it went to the unwanted mail, and whether it was the address that you were invited by.'
          : 'They find it under “Mail” and can give it to you by telephone or in person, once they know that it is you.'}{' '}
        A link works for an hour, and only the newest one does.
      </p>
    </Note>
    <Buttons>
      <ButtonLink look="quiet" href="/sign-in">
        Back to signing in
      </ButtonLink>
    </Buttons>
  </Stack>
);

const NewPassword = ({ errors }: { readonly errors: readonly FieldError[] | undefined }) => (
  <>
    <PasswordField
      name="password"
      label="New password"
      hint={`At least ${SHORTEST} characters. Three words that have nothing to do with each other are easy to remember and hard to guess; signs and figures are not asked for.`}
      autoComplete="new-password"
      error={errorFor(errors, 'password')}
    />
    <PasswordField
      name="again"
      label="The same once more"
      autoComplete="new-password"
      error={errorFor(errors, 'again')}
    />
  </>
);

/** A new password by a link from a mail: the first one with a welcome, or one in place of a forgotten one. */
export const ChoosePage = (
  props: FormPart & {
    readonly action: string;
    readonly invited: boolean;
    readonly name: string;
    readonly email: string;
    readonly group: string;
    readonly provider: string | undefined;
  },
) => (
  <Stack>
    <ErrorSummary errors={props.errors} />
    <PageHead
      title={props.invited ? `Welcome, ${props.name}` : 'Choose a new password'}
      reading={
        props.invited ? (
          <>
            {props.group} has invited you. Choose a password; from then on you sign in with{' '}
            <b>{props.email}</b>.
          </>
        ) : (
          <>
            For <b>{props.email}</b>. You are signed out everywhere else when it is set.
          </>
        )
      }
    />
    <Form action={props.action} csrf={props.csrf} guard={false}>
      <NewPassword errors={props.errors} />
      <Buttons>
        <Button>{props.invited ? 'Come in' : 'Set this password'}</Button>
      </Buttons>
    </Form>
    {props.invited && props.provider ? (
      <Note>
        <p>
          You may also <a href="/sign-in/provider">sign in through {props.provider}</a>, without a password
          here.
        </p>
      </Note>
    ) : null}
  </Stack>
);

export const ChangePage = ({ csrf, errors }: FormPart) => (
  <Stack>
    <ErrorSummary errors={errors} />
    <PageHead
      title="Change your password"
      reading="You stay signed in here and are signed out everywhere else."
    />
    <Section title="Old and new">
      <Form action="/people/me/security/password" csrf={csrf} guard={false}>
        <PasswordField
          name="old"
          label="Your present password"
          hint="Leave it empty if you have only ever signed in through your organisation."
          error={errorFor(errors, 'old')}
        />
        <NewPassword errors={errors} />
        <Buttons>
          <Button>Change it</Button>
          <ButtonLink look="quiet" href="/people/me/security">
            Leave it as it is
          </ButtonLink>
        </Buttons>
      </Form>
    </Section>
  </Stack>
);

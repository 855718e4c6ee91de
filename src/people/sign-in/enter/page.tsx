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
import { ChooseWhom, type DemoChoice } from '../demo/page.tsx';
import { withTo } from '../ways.ts';

/** Signing in; in the invented place, choosing whom to be stands first. */
export const SignInPage = (props: {
  readonly csrf: string;
  readonly to: string;
  /** Name of the organisation whose provider can be used. */
  readonly provider: string | undefined;
  /** Undefined in a real group. */
  readonly choices: readonly DemoChoice[] | undefined;
  readonly email: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
}) => {
  const { csrf, to, provider, choices, email, errors } = props;
  return (
    <Stack>
      <ErrorSummary errors={errors} />
      <PageHead
        title="Sign in"
        reading={
          choices
            ? 'This place is invented, and so is everybody in it. Choose whom to be.'
            : 'With the e-mail address by which you were invited.'
        }
      />
      {choices ? <ChooseWhom csrf={csrf} to={to} choices={choices} /> : null}
      <Section title={choices ? 'With a password, as in a real group' : 'With your password'}>
        <Form action="/sign-in" csrf={csrf} hidden={{ to }} guard={false}>
          <TextField
            name="email"
            label="E-mail address"
            type="email"
            autoComplete="username"
            value={email}
            error={errorFor(errors, 'email')}
          />
          <PasswordField name="password" label="Password" error={errorFor(errors, 'password')} />
          <Buttons>
            <Button>Sign in</Button>
            <a href="/sign-in/forgotten">I have forgotten my password</a>
          </Buttons>
        </Form>
      </Section>
      {provider ? (
        <Section title={`Through ${provider}`}>
          <p>You use the account that you have there; no password is kept here.</p>
          <Buttons>
            <ButtonLink look="secondary" href={withTo('/sign-in/provider', to)}>
              {`Sign in through ${provider}`}
            </ButtonLink>
          </Buttons>
        </Section>
      ) : null}
      <Note>
        <p>
          Members come in by invitation. If you work in a member practice and have none, ask your practice
          manager; a locum without a practice asks the group’s administrator.
        </p>
      </Note>
    </Stack>
  );
};

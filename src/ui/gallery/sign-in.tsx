import { PasswordField, TextField } from '../forms/fields.tsx';
import { Button, Form } from '../forms/form.tsx';
import { PageHead, Section } from '../grammar/head.tsx';
import { Frame } from './frame.tsx';

export const SignInPage = () => (
  <Frame title="Sign in" path="/sign-in" signedIn={false} look="public">
    <PageHead title="Sign in" reading="For people with a role in the group, whatever their contract." />
    <Form action="/sign-in" csrf="token" guard={false}>
      <TextField name="email" label="E-mail address" type="email" autoComplete="username" />
      <PasswordField name="password" label="Password" />
      <Button>Sign in</Button>
    </Form>
    <Section title="Trouble signing in">
      <div className="cf-prose">
        <p>
          <a href="/sign-in/forgotten">I have forgotten my password</a>
        </p>
        <ul>
          <li>You need an invitation from the group before you can sign in.</li>
          <li>
            If your phone is lost, <a href="/contact">ask the office</a>.
          </li>
        </ul>
      </div>
    </Section>
  </Frame>
);

import {
  Button,
  ButtonLink,
  Buttons,
  ErrorSummary,
  errorFor,
  type FieldError,
  Form,
  More,
  Note,
  PageHead,
  Section,
  Stack,
  TextField,
} from '../../../ui/index.ts';
import { grouped } from './codes.ts';
import { QrCode } from './qr.tsx';

type CodeForm = {
  readonly csrf: string;
  readonly to: string;
  readonly errors: readonly FieldError[] | undefined;
};

const CodeField = ({ errors, label }: { readonly errors: CodeForm['errors']; readonly label: string }) => (
  <TextField
    name="code"
    label={label}
    autoComplete="one-time-code"
    spellCheck={false}
    width={20}
    error={errorFor(errors, 'code')}
  />
);

/** The code, at sign-in or again before something that cannot be undone. */
export const VerifyPage = (props: CodeForm & { readonly name: string; readonly again: boolean }) => (
  <Stack>
    <ErrorSummary errors={props.errors} />
    <PageHead
      title="Your second factor"
      reading={
        props.again
          ? 'What you are about to do cannot be undone by others, so we ask once more that it is you.'
          : `The password was right, ${props.name}. Now the code from your phone.`
      }
    />
    <Form action="/sign-in/second-factor" csrf={props.csrf} hidden={{ to: props.to }} guard={false}>
      <CodeField errors={props.errors} label="Six figures from your authenticator app" />
      <Buttons>
        <Button>Go on</Button>
      </Buttons>
    </Form>
    <More summary="I do not have my phone">
      <p>
        Enter one of your recovery codes in place of the six figures. Each works once. If you have none left,
        the administrator or the governance officer can remove your second factor, so that you can set up a
        new one.
      </p>
    </More>
  </Stack>
);

/** Read the square with the app, enter its first code. */
export const SetUpPage = (
  props: CodeForm & {
    readonly required: boolean;
    readonly secret: string;
    readonly address: string;
    readonly sealed: string;
  },
) => (
  <Stack>
    <ErrorSummary errors={props.errors} />
    <PageHead
      title="Set up your second factor"
      reading={
        props.required
          ? 'One of your roles moves money, votes, roles or restricted papers. It counts once you have done this; it takes two minutes.'
          : 'Whoever learns your password then still cannot come in. It takes two minutes.'
      }
    />
    <Section title="1. Read the square with an authenticator app" aside="any that makes six-figure codes">
      <p>
        <QrCode text={props.address} label="A square to read with an authenticator app" />
      </p>
      <More summary="I cannot read the square">
        <p>Choose “enter a key” in the app and type this key. It is time-based, with six figures.</p>
        <p>
          <b className="cf-code">{grouped(props.secret)}</b>
        </p>
        <p>
          On this phone: <a href={props.address}>open it in the authenticator app</a>.
        </p>
      </More>
    </Section>
    <Section title="2. Enter the code that it shows">
      <Form
        action="/sign-in/second-factor/set-up"
        csrf={props.csrf}
        hidden={{ to: props.to, sealed: props.sealed }}
        guard={false}
      >
        <CodeField errors={props.errors} label="Six figures from the app" />
        <Buttons>
          <Button>Set up</Button>
          {props.required ? null : (
            <ButtonLink look="quiet" href={props.to}>
              Not now
            </ButtonLink>
          )}
        </Buttons>
      </Form>
    </Section>
  </Stack>
);

/** Recovery codes: readable once, then only counted. */
export const CodesPage = (props: {
  readonly csrf: string;
  readonly to: string;
  readonly codes: readonly string[] | undefined;
  readonly left: number;
}) =>
  props.codes ? (
    <Stack>
      <PageHead
        title="Your recovery codes"
        reading="Keep these where your phone is not: on paper, or in a password manager. They are shown now and never again."
      />
      <Section title="Ten codes" aside="each opens once">
        <ol className="cf-codes">
          {props.codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <Buttons>
          <ButtonLink href={props.to}>I have kept them</ButtonLink>
        </Buttons>
        <p className="cf-small cf-quiet">Print this page from the browser’s menu to have them on paper.</p>
      </Section>
    </Stack>
  ) : (
    <Stack>
      <PageHead
        title="Your recovery codes"
        reading={
          <>
            <b>{props.left} of 10</b> are left. They were shown when they were made, and cannot be shown
            again.
          </>
        }
      />
      <Form action="/sign-in/second-factor/codes" csrf={props.csrf} hidden={{ to: props.to }} guard={false}>
        <Note>
          <p>New codes make the old ones useless.</p>
        </Note>
        <Buttons>
          <Button>Make new codes</Button>
          <ButtonLink look="quiet" href={props.to}>
            Keep the old ones
          </ButtonLink>
        </Buttons>
      </Form>
    </Stack>
  );

export const SkippedPage = ({ to }: { readonly to: string }) => (
  <Stack>
    <PageHead
      title="No second factor here"
      reading="In the invented place the second factor is skipped: you chose whom to be, and nobody’s phone is asked. In a real group this role would need a code now."
    />
    <Buttons>
      <ButtonLink href={to}>Go on</ButtonLink>
    </Buttons>
  </Stack>
);

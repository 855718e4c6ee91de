import type { ReactNode } from 'react';
import type { HeldForm } from '../platform/http/held-form.ts';
import { Button, Form, Note, PageHead, TextAreaField } from '../ui/index.ts';

/** What was written comes back with the way to sign in and to send it again. It tells no name: the public reads it. */
export const HeldPage = ({ held, csrf }: { readonly held: HeldForm; readonly csrf: string }): ReactNode => {
  const { why, texts, others, files } = held;
  const out = why === 'signed-out';
  return (
    <>
      <PageHead
        title={out ? 'You are signed out' : 'You signed in meanwhile'}
        reading={out ? 'Your session ended before this was sent.' : 'Look at it, and send it again.'}
      />
      <Note kind="warning">
        <p>
          <b>
            Nothing that you wrote is lost{texts.length > 0 ? ': it stands below' : ''}. Nothing of it is kept
            yet.
          </b>
        </p>
        {out ? (
          <p>
            <a href={held.signIn} target="_blank" rel="noopener">
              Sign in (opens another window)
            </a>
            , then come back here and send it again.
          </p>
        ) : null}
        {files ? <p>Your file could not be held. Sign in, open the page again, and choose it anew.</p> : null}
      </Note>
      <Form action={held.action} csrf={csrf} guard={false}>
        {others.map(([name, value], place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several have one name, and they stay in their order
          <input key={place} type="hidden" name={name} value={value} />
        ))}
        {texts.map(([name, value], place) => (
          <TextAreaField
            key={`${name} ${value}`}
            name={name}
            label={texts.length === 1 ? 'What you wrote' : `What you wrote, ${place + 1} of ${texts.length}`}
            value={value}
          />
        ))}
        <Button>Send again</Button>
      </Form>
    </>
  );
};

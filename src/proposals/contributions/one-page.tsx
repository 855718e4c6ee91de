import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import { ErrorSummary, Note, PageHead, Section } from '../../ui/index.ts';
import { ReplyForm } from './forms.tsx';
import { SaidList } from './list.tsx';
import { type ShownContribution, saidHref } from './shown.ts';
import { standsText } from './words.ts';

const All = ({ reference }: { readonly reference: string }): ReactNode => (
  <p>
    <a href={saidHref(reference)}>All that people said of {reference}</a>
  </p>
);

/** One contribution at its own address, with its replies. */
export const OnePage = ({
  reference,
  title,
  one,
  form,
  csrf,
  once,
}: {
  readonly reference: string;
  readonly title: string;
  readonly one: ShownContribution;
  readonly form: FormState;
  readonly csrf: string;
  readonly once: string;
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={
        <>
          <b>{reference}</b> · {title}
        </>
      }
      title="What was said, and what came of it"
      reading={`${standsText(one)}.`}
    />
    <SaidList reference={reference} rows={[one]} />
    {one.may.reply ? (
      <Section title="Reply to it" id="reply">
        <ReplyForm form={form} csrf={csrf} reference={reference} id={one.id} once={once} />
      </Section>
    ) : null}
    <All reference={reference} />
  </>
);

/** For somebody of the public whose words nobody has read yet: that they arrived, and where they will stand. */
export const WaitingPage = ({
  reference,
  address,
  sent,
}: {
  readonly reference: string;
  readonly address: string;
  readonly sent: boolean;
}): ReactNode => (
  <>
    <PageHead
      title={sent ? 'Thank you. We have it.' : 'Nobody has read this yet'}
      reading="Somebody reads it first. Then everybody can read it, and you can see here what came of it."
    />
    <Note>
      <p>
        Keep this address. It is the only way back to what you said:
        <br />
        <a href={address}>{address}</a>
      </p>
    </Note>
    <p>
      It is taken away only if it breaks <a href="/ideas/moderation/log">one of these rules</a>. If you think
      that we were wrong, <a href="/about/contact">tell us</a>.
    </p>
    <All reference={reference} />
  </>
);

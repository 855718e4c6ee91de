import { CheckboxField } from './forms/choices.tsx';
import { TextAreaField } from './forms/fields.tsx';
import { Button, ButtonLink, Buttons, ErrorSummary, Form } from './forms/form.tsx';
import { FormGroup, Labelled } from './forms/frame.tsx';
import { PageHead, Section } from './grammar/head.tsx';
import { LinedList } from './grammar/lists.tsx';
import { Empty, More, Note } from './grammar/pieces.tsx';
import { Written } from './grammar/text.tsx';
import { counted } from './words.ts';

/** A comment as its reader sees it, times as instants; without text when it was removed. */
export type CommentShown = {
  readonly id: string;
  readonly name: string;
  readonly text?: string | undefined;
  readonly created: string;
  readonly edited?: string | undefined;
  readonly removed?: { readonly by: string; readonly why?: string | undefined } | undefined;
  readonly may_edit: boolean;
  readonly may_remove: boolean;
  readonly own: boolean;
};

type CommentsProps = {
  readonly comments: readonly CommentShown[];
  /** Where its forms go: `/comments/idea/12`. */
  readonly action: string;
  readonly csrf: string;
  /** False: no more comments are taken, or this reader may not. */
  readonly open: boolean;
};

const said = (instant: string): string =>
  new Date(instant).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  });

/** A field whose id is not its name: several of the same form stand on one page. */
const Area = ({ id, name, label, value }: { id: string; name: string; label: string; value?: string }) => (
  <FormGroup error={undefined}>
    <Labelled name={id} label={label} />
    <textarea className="nhsuk-textarea" id={id} name={name} rows={3} defaultValue={value} />
  </FormGroup>
);

const Change = ({
  comment,
  action,
  csrf,
}: { comment: CommentShown } & Pick<CommentsProps, 'action' | 'csrf'>) => {
  const about = `the comment of ${comment.name}, ${said(comment.created)}`;
  return (
    <>
      {comment.may_edit ? (
        <More summary="Change" about={about}>
          <Form action={`${action}/${comment.id}/edit`} csrf={csrf} guard={false}>
            <Area
              id={`text-${comment.id}`}
              name="text"
              label="Your comment"
              {...(comment.text ? { value: comment.text } : {})}
            />
            <Button look="quiet">Save the change</Button>
          </Form>
        </More>
      ) : null}
      {comment.may_remove ? (
        <More summary="Remove" about={about}>
          <Form action={`${action}/${comment.id}/remove`} csrf={csrf} guard={false}>
            <Area
              id={`why-${comment.id}`}
              name="why"
              label={comment.own ? 'Why (you may leave this empty)' : 'Why; this stays in its place'}
            />
            <Button look="quiet">Remove it for good</Button>
          </Form>
        </More>
      ) : null}
    </>
  );
};

const Body = ({ comment }: { readonly comment: CommentShown }) =>
  comment.removed ? (
    <p className="cf-quiet">
      Removed by {comment.removed.by}
      {comment.removed.why ? `: ${comment.removed.why}` : '.'}
    </p>
  ) : (
    <Written text={comment.text ?? ''} />
  );

/** What people say about an object, oldest first, and the form to say more. Stands under `#comments`. */
export const Comments = ({ comments, action, csrf, open }: CommentsProps) => (
  <Section title="Comments" id="comments" aside={counted(comments.length, 'comment', 'comments')}>
    {comments.length === 0 ? (
      <Empty title="No comments yet" hint={open ? 'Be the first to say something.' : 'None were made.'} />
    ) : (
      <LinedList>
        {comments.map((comment) => (
          <li key={comment.id} id={`comment-${comment.id}`}>
            <p className="cf-small">
              <b>{comment.name}</b>{' '}
              <span className="cf-quiet">
                <time dateTime={comment.created}>{said(comment.created)}</time>
                {comment.edited ? `, changed ${said(comment.edited)}` : ''}
              </span>
            </p>
            <Body comment={comment} />
            <Change comment={comment} action={action} csrf={csrf} />
          </li>
        ))}
      </LinedList>
    )}
    {open ? (
      <Form action={action} csrf={csrf}>
        <TextAreaField
          name="text"
          label="Your comment"
          hint="Write nothing that tells who a patient is. Everyone who can see this page can read it."
        />
        <Button>Comment</Button>
      </Form>
    ) : null}
  </Section>
);

type CommentCheckProps = {
  readonly action: string;
  readonly csrf: string;
  readonly text: string;
  readonly message: string;
  /** True when the text may be sent as it is, once it is confirmed that it is no patient's. */
  readonly mayConfirm: boolean;
  readonly back: string;
};

/** Asks again before a comment is kept: the person's own text, what is wrong with it, and how to go on. */
export const CommentCheck = ({ action, csrf, text, message, mayConfirm, back }: CommentCheckProps) => (
  <>
    <ErrorSummary errors={[{ field: 'text', message }]} />
    <PageHead title="Your comment" />
    {mayConfirm ? (
      <Note kind="warning">
        <p>Nothing is kept yet. No NHS number, date of birth or address of a patient may stand here.</p>
      </Note>
    ) : null}
    <Form action={action} csrf={csrf}>
      <TextAreaField name="text" label="Your comment" value={text} rows={8} error={message} />
      {mayConfirm ? (
        <CheckboxField
          name="confirmed"
          label="I have checked: nothing in it is a patient’s"
          checked={false}
        />
      ) : null}
      <Buttons>
        <Button>Send it</Button>
        <ButtonLink look="quiet" href={back}>
          Leave it
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

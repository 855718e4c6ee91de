import type { ReactNode } from 'react';
import {
  Button,
  ButtonLink,
  Buttons,
  Form,
  Note,
  PageHead,
  RadioField,
  TextAreaField,
} from '../../ui/index.ts';
import type { TopicDifference } from './refusals.ts';
import { bothTexts, isWords, settleFields } from './settle.ts';
import { topicOf } from './topics/all.ts';

const Side = ({ title, text }: { readonly title: string; readonly text: string | null }): ReactNode => (
  <div className="cf-side">
    <h2>{title}</h2>
    <p>{text === null || text === '' ? <span className="cf-quiet">Nothing stood here.</span> : text}</p>
  </div>
);

/** Only the pieces that differ, of a text; a value whole. */
const sidesOf = ({ base, mine, theirs, merge }: TopicDifference) =>
  merge
    ? merge.pieces.flatMap((piece) => (piece.kind === 'differs' ? [piece] : []))
    : [{ base, mine, theirs }];

const whatIs = ({ topic, path }: TopicDifference): string => {
  const field = path.at(-1) ?? '';
  const NAMES: Readonly<Record<string, string>> = {
    aYear: 'people a year',
    byWhom: 'by whom',
    reviewOn: 'day of review',
    words: 'words',
    label: 'name',
    action: 'what is done about it',
    owner: 'who sees to it',
  };
  return `${topicOf(topic)?.title ?? topic}: ${NAMES[field] ?? field}`;
};

/** What two people changed at once, side by side: as it was, yours, theirs, and the words that shall stand. */
export const SettlePage = ({
  reference,
  href,
  csrf,
  by,
  differences,
  values,
}: {
  readonly reference: string;
  readonly href: string;
  readonly csrf: string;
  readonly by: string;
  readonly differences: readonly TopicDifference[];
  /** What this person sent: it goes along, so that all else of it is kept too. */
  readonly values: Readonly<Record<string, string>>;
}): ReactNode => {
  const sent = Object.fromEntries(
    Object.entries(values).filter(([name]) => name !== 'csrf' && !name.startsWith('settle-')),
  );
  return (
    <>
      <PageHead
        reference={<b>{reference}</b>}
        title="You both changed the same words"
        reading={
          <>
            You and <b>{by}</b> wrote here at once. All that you changed in different places is put together
            already. Settle the rest here.
          </>
        }
      />
      <Note>
        <p>Nothing is lost: both stand in the fields below, yours first. Leave what shall stand, and save.</p>
      </Note>
      <Form
        action={href}
        csrf={csrf}
        hidden={{ ...sent, ...Object.assign({}, ...differences.map((one, i) => settleFields(one, i))) }}
      >
        {differences.map((one, i) => (
          <fieldset key={`${one.topic} ${one.path.join(' ')}`} className="cf-rowset">
            <legend>{whatIs(one)}</legend>
            {sidesOf(one).map(({ base, mine, theirs }) => (
              <div key={`${base} ${mine} ${theirs}`} className="cf-sides">
                <Side title="As it was" text={base} />
                <Side title="Yours" text={mine} />
                <Side title={`${by}’s`} text={theirs} />
              </div>
            ))}
            {isWords(one) ? (
              <TextAreaField
                name={`settle-${i}-words`}
                label="What shall stand"
                value={bothTexts(one)}
                rows={6}
              />
            ) : (
              <RadioField
                name={`settle-${i}`}
                label="What shall stand?"
                value="mine"
                choices={[
                  { value: 'mine', text: `Yours: ${one.mine ?? 'nothing'}` },
                  { value: 'theirs', text: `${by}’s: ${one.theirs ?? 'nothing'}` },
                ]}
              />
            )}
          </fieldset>
        ))}
        <Buttons>
          <Button>Save it so</Button>
          <ButtonLink look="quiet" href={href}>
            Leave mine out
          </ButtonLink>
        </Buttons>
      </Form>
    </>
  );
};

import type { ReactNode } from 'react';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxesField,
  DateText,
  Empty,
  ErrorSummary,
  errorFor,
  Form,
  Links,
  More,
  PageHead,
  Section,
  Tag,
  type Tone,
  Unverified,
} from '../../ui/index.ts';
import { bodyHref } from '../kit/refs.ts';
import { OrdersExplained } from './explained.tsx';
import { orderPartName } from './faults-rules.ts';
import { ORDER_PARTS } from './orders-rules.ts';
import { ordersHref } from './refs.ts';
import type { OrdersVersion, VersionAnswer } from './uses.ts';

const TONES: Readonly<Record<VersionAnswer['standing'], Tone>> = {
  'in force': 'green',
  'to come': 'blue',
  past: 'plain',
  'taken back': 'red',
};
const WORDS: Readonly<Record<VersionAnswer['standing'], string>> = {
  'in force': 'In force',
  'to come': 'To come',
  past: 'Past',
  'taken back': 'Taken back',
};

const Standing = ({ version }: { readonly version: Pick<VersionAnswer, 'standing'> }): ReactNode => (
  <Tag tone={TONES[version.standing]}>{WORDS[version.standing]}</Tag>
);

/** Parts of orders that nobody has held against their source. */
export const unverifiedParts = ({ sentences }: Pick<VersionAnswer, 'sentences'>) =>
  ORDER_PARTS.filter((part) => sentences.some((one) => one.part === part && !one.verified));

const Source = ({ version }: { readonly version: VersionAnswer }): ReactNode => (
  <p className="cf-small cf-quiet">
    Source: {version.source}.{version.approvedBy ? ` Approved: ${version.approvedBy}.` : ''} Entered{' '}
    <DateText date={version.enteredOn} />
    {version.enteredBy ? ` by ${version.enteredBy}` : ''}.
    {version.verifiedOn ? (
      <>
        {' '}
        Held against the source on <DateText date={version.verifiedOn} />
        {version.verifiedBy ? ` by ${version.verifiedBy}` : ''}.
      </>
    ) : null}
    {version.takenBackOn ? (
      <>
        {' '}
        Taken back on <DateText date={version.takenBackOn} />; they never came into force.
      </>
    ) : null}
  </p>
);

/** Every version of a body’s standing orders, the newest first. */
export const OrdersPage = ({
  body,
  versions,
  mayKeep,
}: {
  readonly body: { readonly key: string; readonly name: string };
  readonly versions: readonly VersionAnswer[];
  readonly mayKeep: boolean;
}): ReactNode => (
  <>
    <PageHead
      reference={body.name}
      title="Standing orders"
      reading="How it decides: who must be there, what carries a vote, what happens when an item is not quorate. Each version holds until the next begins; what was decided under one stays."
      move={
        mayKeep ? (
          <div className="cf-act">
            <ButtonLink href={`${ordersHref(body.key)}/new`}>Enter new ones</ButtonLink>
            <p>They begin with those in force, and are told back to you before you keep them.</p>
          </div>
        ) : undefined
      }
    />
    {versions.length === 0 ? (
      <Empty
        title="None is entered yet"
        hint="Without standing orders nothing can say whether the body is quorate."
      />
    ) : (
      versions.map((version) => (
        <Section
          key={version.id}
          id={`orders-${version.id}`}
          title={version.standing === 'in force' ? 'In force now' : WORDS[version.standing]}
          aside={
            <>
              from <DateText date={version.from} />
              {version.to ? (
                <>
                  {' '}
                  to <DateText date={version.to} />
                </>
              ) : null}
            </>
          }
        >
          <p>
            <Unverified verified={unverifiedParts(version).length === 0} about="these standing orders" />
          </p>
          {version.standing === 'in force' ? (
            <OrdersExplained sentences={version.sentences} />
          ) : (
            <More summary="What they say" about={`: ${WORDS[version.standing]}, ${version.from}`} printed>
              <OrdersExplained sentences={version.sentences} />
            </More>
          )}
          <Source version={version} />
          <Links
            links={[
              { href: ordersHref(body.key, version.id), text: `This version, from ${version.from}` },
              ...(version.standing === 'taken back'
                ? []
                : [
                    {
                      href: `${ordersHref(body.key, version.id)}/try`,
                      text: 'Try it on a made-up meeting',
                    },
                  ]),
            ]}
          />
        </Section>
      ))
    )}
    <p>
      <a href={bodyHref(body.key)}>Back to the {body.name}</a>
    </p>
  </>
);

/** One version, and for whoever keeps it: to say what was held against the source, or to take it back. */
export const VersionPage = ({
  version,
  form,
  csrf,
}: {
  readonly version: OrdersVersion;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => {
  const at = ordersHref(version.body.key, version.id);
  const open = unverifiedParts(version);
  const stands = version.standing !== 'taken back';
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={
          <>
            {version.body.name} <Standing version={version} />
          </>
        }
        title={
          <>
            Standing orders from <DateText date={version.from} />
          </>
        }
        reading={
          version.to ? (
            <>
              In force until <DateText date={version.to} />.
            </>
          ) : undefined
        }
        move={
          stands ? (
            <div className="cf-act">
              <ButtonLink href={`${at}/try`}>Try them on a made-up meeting</ButtonLink>
              {version.may.keep ? (
                <p>
                  <a href={`${ordersHref(version.body.key)}/new?from=${version.id}`}>
                    Begin a new version with these
                  </a>
                </p>
              ) : null}
            </div>
          ) : undefined
        }
      />
      <Section title="What they say" id="sentences">
        <OrdersExplained sentences={version.sentences} />
        <Source version={version} />
      </Section>
      {version.may.keep && stands && open.length > 0 ? (
        <Section title="Hold them against their source" id="verify">
          <p>
            Read each part beside the source. What you tick is kept as verified, with your name and the day.
          </p>
          <Form action={`${at}/verify`} csrf={csrf}>
            <CheckboxesField
              name="parts"
              label={`What does “${version.source}” say too?`}
              choices={open.map((part) => ({ value: part, text: orderPartName(part) }))}
              values={form.all('parts')}
              error={errorFor(form.errors, 'parts')}
            />
            <Buttons>
              <Button>I held these against it</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
      {version.may.keep && version.standing === 'to come' ? (
        <Section title="Take them back" id="take-back">
          <p>They are not in force yet. Those before them then go on.</p>
          <Form action={`${at}/take-back`} csrf={csrf}>
            <Buttons>
              <Button look="warning">Take them back</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
      <Links links={[{ href: ordersHref(version.body.key), text: 'All versions' }]} />
    </>
  );
};

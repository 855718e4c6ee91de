import type { ReactNode } from 'react';
import type { Actor } from '../../platform/actor.ts';
import { longDate } from '../../shared/dates.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  counted,
  Empty,
  ErrorSummary,
  Form,
  fieldIn,
  LinedList,
  PageHead,
  Section,
  Stack,
  TextField,
} from '../../ui/index.ts';
import { evidenceHref } from './hrefs.ts';
import { PinCard } from './pins.tsx';
import type { Evidence, ShownPin } from './uses.ts';
import { EVIDENCE_WORDS } from './words.ts';

const readingOf = ({ evidence }: Evidence): string => {
  if (evidence.length === 0) return 'Nothing is pinned yet.';
  const changed = evidence.filter(({ today, takenBack }) => today && !today.same && !takenBack).length;
  const back = evidence.filter(({ takenBack }) => takenBack).length;
  return [
    `${counted(evidence.length, 'piece', 'pieces')} of evidence, each kept as it stood when it was pinned.`,
    ...(changed > 0 ? [`${counted(changed, 'figure has', 'figures have')} changed since.`] : []),
    ...(back > 0 ? [`${counted(back, 'was', 'were')} taken back.`] : []),
  ].join(' ');
};

/** What an idea rests on. */
export const EvidencePage = ({
  actor,
  evidence,
  csrf,
}: {
  readonly actor: Actor;
  readonly evidence: Evidence;
  readonly csrf: string;
}): ReactNode => {
  const { reference, title, may, takenOff } = evidence;
  const add = <ButtonLink href={evidenceHref(reference, 'new')}>Add evidence</ButtonLink>;
  const card = (pin: ShownPin) => (
    <PinCard key={pin.id} actor={actor} reference={reference} pin={pin} csrf={csrf} whole />
  );
  const figures = evidence.evidence.filter(({ figure }) => figure !== null);
  const others = evidence.evidence.filter(({ figure }) => figure === null);
  return (
    <>
      <PageHead
        reference={`${reference} · ${title}`}
        title="Evidence pinned"
        reading={readingOf(evidence)}
        move={may.add ? <div className="cf-act">{add}</div> : undefined}
      />
      <Stack>
        {evidence.evidence.length === 0 ? (
          <Empty
            title="Nothing is pinned yet"
            hint="Pin a figure from Population, a gap, what people told us, a guideline, or what somewhere else did. Each keeps its source and its day."
            action={may.add ? add : undefined}
          />
        ) : null}
        {figures.length > 0 ? (
          <Section
            title="Figures"
            id="figures"
            aside="kept as they stood; later changes are shown beside them"
          >
            <div className="cf-pins">{figures.map(card)}</div>
          </Section>
        ) : null}
        {others.length > 0 ? (
          <Section title="In words" id="in-words" aside="each with its source">
            <div className="cf-pins cf-pins--two">{others.map(card)}</div>
          </Section>
        ) : null}
        {takenOff.length > 0 ? (
          <Section title="Taken off" id="taken-off" aside="each with the reason">
            <LinedList>
              {takenOff.map((one) => (
                <li key={one.id}>
                  <p>
                    {EVIDENCE_WORDS[one.kind].label}: {one.title}
                  </p>
                  <p className="cf-small cf-quiet">
                    {longDate(one.on)}
                    {one.by ? `, by ${one.by}` : ''}. Because: {one.because}
                  </p>
                </li>
              ))}
            </LinedList>
          </Section>
        ) : null}
      </Stack>
    </>
  );
};

/** Taking a piece of evidence off, with the reason. */
export const TakeOffPage = ({
  reference,
  pin,
  form,
  csrf,
}: {
  readonly reference: string;
  readonly pin: ShownPin;
  readonly form: FormState;
  readonly csrf: string;
}): ReactNode => (
  <>
    <ErrorSummary errors={form.errors} />
    <PageHead
      reference={reference}
      title="Take this evidence off"
      reading={`${EVIDENCE_WORDS[pin.kind].label}: ${pin.title}`}
    />
    <Form
      action={evidenceHref(reference, `${pin.id}/take-off`)}
      csrf={csrf}
      hidden={{ version: String(pin.version) }}
    >
      <TextField
        {...fieldIn(form)('because')}
        label="Why?"
        hint="The reason stays on show, and whoever pinned it is told."
      />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>Take it off</Button>
        <ButtonLink look="quiet" href={evidenceHref(reference)}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  </>
);

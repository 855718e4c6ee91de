import type { ReactNode } from 'react';
import { type Figure, sourceOfFigure } from '../../needs/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { FormState } from '../../shared/form-state.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  ConfirmWords,
  ErrorSummary,
  Form,
  fieldIn,
  Halves,
  Hidden,
  LinedList,
  PageHead,
  PictureFigure,
  SearchBox,
  Stack,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { evidenceHref } from './hrefs.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from './tables.ts';
import { EVIDENCE_WORDS } from './words.ts';

/** A gap or a voice that a search found. */
export type FoundEvidence = {
  readonly kind: 'gap' | 'voice';
  readonly reference: string;
  readonly title: string;
  readonly detail: string | undefined;
};

type Props = {
  readonly actor: Actor;
  readonly reference: string;
  readonly title: string;
  readonly form: FormState;
  readonly csrf: string;
  readonly kind: EvidenceKind | undefined;
  /** The figure at the address that was given, to be seen before it is pinned. */
  readonly figure: { readonly figure: Figure; readonly hash: string } | undefined;
  readonly searched: string | undefined;
  readonly found: readonly FoundEvidence[];
};

const newHref = (reference: string, query: Readonly<Record<string, string>>): string =>
  `${evidenceHref(reference, 'new')}?${new URLSearchParams(query).toString()}`;

const ChooseKind = ({ reference }: Pick<Props, 'reference'>): ReactNode => (
  <LinedList>
    {EVIDENCE_KINDS.map((kind) => (
      <li key={kind}>
        <a href={newHref(reference, { kind })}>{EVIDENCE_WORDS[kind].choose}</a>
      </li>
    ))}
  </LinedList>
);

/** Looks for gaps or voices by their words. */
const Search = ({ reference, kind, searched, found }: Props): ReactNode => (
  <Stack>
    <SearchBox
      action={evidenceHref(reference, 'new')}
      label={kind === 'gap' ? 'Words of the gap' : 'Words that people said'}
      value={searched}
      keep={{ kind }}
      button="Find"
    />
    {searched ? (
      found.length > 0 ? (
        <LinedList>
          {found.map((one) => (
            <li key={one.reference}>
              <a href={newHref(reference, { kind: one.kind, [one.kind]: one.reference })}>
                <Hidden>Choose </Hidden>
                {one.title}
              </a>
              <p className="cf-small cf-quiet">{one.detail ?? one.reference}</p>
            </li>
          ))}
        </LinedList>
      ) : (
        <p>Nothing is found. Try fewer words.</p>
      )
    ) : null}
  </Stack>
);

const Fields = ({ form, kind }: { readonly form: FormState; readonly kind: EvidenceKind }): ReactNode => {
  const field = fieldIn(form);
  const { title, source } = EVIDENCE_WORDS[kind];
  if (kind === 'figure')
    return (
      <TextField
        {...field('figure')}
        label="Address of the figure"
        hint="Open the figure under Population, copy the address from the top of your browser, and paste it here."
        spellCheck={false}
      />
    );
  if (kind === 'gap')
    return <TextField {...field('gap')} label="Reference of the gap" hint="GAP-2026-003" width={20} />;
  if (kind === 'voice')
    return <TextField {...field('voice')} label="Reference of the voice" hint="VOI-2026-003" width={20} />;
  return (
    <>
      <TextAreaField
        {...field('title')}
        label={title}
        hint="One sentence that everybody can read."
        rows={2}
      />
      <TextField {...field('source')} label={source} />
      <TextField
        {...field('address')}
        label="Where can it be read?"
        hint="An address on the web. You may leave this empty."
        type="url"
        spellCheck={false}
      />
    </>
  );
};

/** Adding evidence: what it is, then what it says and where it comes from. */
export const AddPage = (props: Props): ReactNode => {
  const { actor, reference, title, form, csrf, kind, figure } = props;
  const fields = kind ? (
    <Form action={evidenceHref(reference, 'new')} csrf={csrf} hidden={{ kind, seen: figure?.hash }}>
      <Fields form={form} kind={kind} />
      <TextAreaField
        {...fieldIn(form)('note')}
        label="What does it say to this idea?"
        hint="You may leave this empty."
        rows={2}
      />
      <ConfirmWords form={form} />
      <Buttons>
        <Button>Pin it</Button>
        <ButtonLink look="quiet" href={evidenceHref(reference)}>
          Cancel
        </ButtonLink>
      </Buttons>
    </Form>
  ) : null;
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <PageHead
        reference={`${reference} · ${title}`}
        title={kind ? `Add evidence: ${EVIDENCE_WORDS[kind].choose.toLowerCase()}` : 'What is the evidence?'}
        reading={
          kind === 'figure'
            ? 'The figure is kept as it stands now: its numbers, its source and its words. When it changes, the difference is shown beside it.'
            : 'Everybody can read it. Nothing in it may tell who a patient is.'
        }
      />
      <Stack>
        {kind === undefined ? <ChooseKind reference={reference} /> : null}
        {kind === 'gap' || kind === 'voice' ? <Search {...props} /> : null}
        {figure ? (
          <Halves>
            <PictureFigure
              id="figure-shown"
              heading={2}
              picture={figure.figure.picture}
              source={sourceOfFigure(actor, figure.figure)}
              note={figure.figure.reading}
            />
            {fields}
          </Halves>
        ) : (
          fields
        )}
      </Stack>
    </>
  );
};

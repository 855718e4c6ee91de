import { z } from 'zod';
import { type FindFigure, freezeFigure } from '../../needs/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, versionInput, words } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { asWorking, mayWork } from '../kit/capacity.ts';
import { keepProposalChange, signedBy, tellOfProposal } from '../kit/change.ts';
import { openProposal, type Proposal, referenceInput } from '../kit/find.ts';
import { findPin, newestHref, type Pin } from './find.ts';
import { evidenceHref } from './hrefs.ts';
import { figureToPin, gapToPin, isPinned, keepPin, type ToPin, voiceToPin } from './pin.ts';
import type { EvidenceRefusal } from './refusals.ts';
import { EVIDENCE_KINDS, evidenceDb } from './tables.ts';

type Refused = EvidenceRefusal | CommonRefusal;
type Answer = Result<{ id: string }, Refused>;
const output = z.object({ id: z.string() });
const pinId = z.uuid({ error: 'must be the id of a piece of evidence' });

/** Nothing more is pinned to what is over before it was decided. */
const CLOSED = ['merged', 'withdrawn', 'not-pursued'];

/** Its leads, the programme office, and whoever pinned it. */
export const mayChangePin = (actor: Actor, proposal: Proposal, pin: Pick<Pin, 'added_by'>): boolean =>
  mayWork(actor, proposal) || (actor.kind === 'person' && pin.added_by === actor.id);

const address = optionalText(
  z
    .url({ protocol: /^https?$/, error: 'Give an address that begins with https://' })
    .max(1000, 'Write at most 1,000 characters.'),
).describe('where it can be read');

/** Pins evidence: a figure as it stands now, a gap, a voice, a guideline, a service elsewhere, another paper. */
export const addEvidence = (find: FindFigure) =>
  defineUse({
    name: 'add-evidence',
    path: 'ideas/{reference}/evidence',
    method: 'post',
    permission: 'proposals.raise',
    summary:
      'Pins evidence to an idea: a figure as it stands now, a gap, a voice, a guideline, a service elsewhere.',
    input: z.object({
      reference: referenceInput,
      kind: z.enum(EVIDENCE_KINDS, { error: 'Choose what it is.' }),
      figure: optionalText(z.string().max(2000)).describe('of a figure: its address'),
      seen: optionalText(z.string()).describe('hash of the figure that you saw; refused when it has changed'),
      gap: optionalText(z.string().max(40)).describe('of a gap: its reference'),
      voice: optionalText(z.string().max(40)).describe('of a voice: its reference'),
      title: optionalWords(300).describe('of others: what it shows, in a sentence'),
      source: optionalWords(300).describe('of others: where it comes from'),
      address,
      note: optionalWords(1000).describe('what it says to this idea'),
      confirmed: confirmedWords,
    }),
    output,
    run: async (platform, actor, input): Promise<Answer> => {
      const { title, source, note } = input;
      const identified = identifiedIn({ title, source, note }, input.confirmed);
      if (identified) return refuse(identified);
      // Figures are made before the transaction: they come from the other store.
      const asked = await askedToPin(find, platform, actor, input);
      if (!asked.ok) return asked;
      if (asked.value.figure && input.seen && input.seen !== asked.value.figure.hash)
        return refuse({ kind: 'evidence-figure-changed' });
      return inTransaction<Answer>(platform.db, async (trx) => {
        const opened = await openProposal(platform, trx, actor, { reference: input.reference });
        if (!opened.ok) return opened;
        const proposal = asWorking(actor, opened.value);
        if (CLOSED.includes(proposal.state)) return refuse({ kind: 'evidence-closed' });
        const given = { ...asked.value, note: note ?? null };
        if (await isPinned(trx, proposal.reference, given))
          return refuse({
            kind: 'evidence-already',
            field:
              input.kind === 'figure' || input.kind === 'gap' || input.kind === 'voice'
                ? input.kind
                : 'title',
          });
        const id = await keepPin(trx, actor, platform.now(), proposal, given, input.confirmed);
        await tellLeads(
          trx,
          actor,
          proposal,
          `Evidence was pinned: ${given.title}`,
          'proposal.evidence-pinned',
        );
        return ok({ id });
      });
    },
  });

type Given = {
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  readonly figure?: string | undefined;
  readonly gap?: string | undefined;
  readonly voice?: string | undefined;
  readonly title?: string | undefined;
  readonly source?: string | undefined;
  readonly address?: string | undefined;
};

/** What would be pinned, as it stands now: makes the figure, and keeps nothing. */
export const askedToPin = async (
  find: FindFigure,
  platform: Platform,
  actor: Actor,
  given: Given,
): Promise<Result<ToPin, EvidenceRefusal>> => {
  const { kind } = given;
  if (kind === 'figure')
    return given.figure
      ? figureToPin(find, platform, actor, given.figure)
      : refuse({ kind: 'evidence-needs', field: kind });
  if (kind === 'gap')
    return given.gap ? gapToPin(platform, actor, given.gap) : refuse({ kind: 'evidence-needs', field: kind });
  if (kind === 'voice')
    return given.voice
      ? voiceToPin(platform, actor, given.voice)
      : refuse({ kind: 'evidence-needs', field: kind });
  const { title, source } = given;
  if (!title) return refuse({ kind: 'evidence-needs', field: 'title' });
  if (!source) return refuse({ kind: 'evidence-needs', field: 'source' });
  return ok({
    kind,
    title,
    source,
    address: given.address ?? null,
    note: null,
    object: null,
    href: null,
    figure: null,
  });
};

const tellLeads = async (
  trx: Trx,
  actor: Actor,
  proposal: Proposal,
  title: string,
  kind: string,
): Promise<void> => {
  const leads = [proposal.clinician, proposal.manager].filter((one) => one !== null);
  await tellOfProposal(trx, actor, proposal.reference, leads, {
    kind,
    title: `${proposal.reference}: ${title}`,
    href: evidenceHref(proposal.reference),
  });
};

/** A pin that stands, of a locked proposal, as the person had it before them. */
const openPin = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly id: string; readonly version: number },
): Promise<Result<{ readonly proposal: Proposal; readonly pin: Pin }, Refused>> => {
  const opened = await openProposal(platform, trx, actor, { reference: given.reference });
  if (!opened.ok) return opened;
  const proposal = asWorking(actor, opened.value);
  const pin = await findPin(trx, proposal.reference, given.id);
  if (!pin || pin.removed_on !== null) return refuse({ kind: 'not-found', what: 'that piece of evidence' });
  if (!mayChangePin(actor, proposal, pin)) return refuse({ kind: 'evidence-not-yours' });
  if (pin.version !== given.version) return refuse({ kind: 'changed-meanwhile', what: 'This evidence' });
  return ok({ proposal, pin });
};

/** Pins a figure anew as it stands today; how it stood before is kept beside it. */
export const refreshEvidence = (find: FindFigure) =>
  defineUse({
    name: 'refresh-evidence',
    path: 'ideas/{reference}/evidence/{id}/refresh',
    method: 'post',
    permission: 'proposals.raise',
    summary: 'Pins a figure anew as it stands today; how it stood before is kept beside it.',
    input: z.object({ reference: referenceInput, id: pinId, version: versionInput }),
    output: z.object({ id: z.string(), version: z.number() }),
    run: async (platform, actor, input): Promise<Result<{ id: string; version: number }, Refused>> => {
      const before = await findPin(platform.db, input.reference, input.id);
      const href = before?.href ? newestHref(before.href) : undefined;
      if (!before?.figure || !href) return refuse({ kind: 'not-found', what: 'a figure with that evidence' });
      const frozen = await freezeFigure(find, platform, actor, href);
      if (!frozen) return refuse({ kind: 'evidence-taken-back' });
      return inTransaction<Result<{ id: string; version: number }, Refused>>(platform.db, async (trx) => {
        const opened = await openPin(platform, trx, actor, input);
        if (!opened.ok) return opened;
        const { proposal, pin } = opened.value;
        if (pin.figure === null || pin.figure_hash === null || pin.stood_on === null)
          return refuse({ kind: 'not-found', what: 'a figure with that evidence' });
        if (pin.figure_hash === frozen.hash) return refuse({ kind: 'evidence-same' });
        const now = platform.now();
        const today = londonDate(now);
        await evidenceDb(trx)
          .insertInto('proposal_evidence_former')
          .values({
            evidence: pin.id,
            figure: JSON.stringify(pin.figure),
            public_figure: pin.public_figure ? JSON.stringify(pin.public_figure) : null,
            figure_hash: pin.figure_hash,
            stood_on: pin.stood_on,
            until: today,
            by_name: signedBy(actor, proposal).name,
          })
          .execute();
        const version = pin.version + 1;
        await evidenceDb(trx)
          .updateTable('proposal_evidence')
          .set({
            figure: JSON.stringify(frozen.figure),
            public_figure: frozen.publicFigure ? JSON.stringify(frozen.publicFigure) : null,
            figure_hash: frozen.hash,
            stood_on: today,
            href: frozen.figure.href,
            version,
            ...(pin.kind === 'figure' ? { title: frozen.publicFigure?.title ?? pin.title } : {}),
          })
          .where('id', '=', pin.id)
          .execute();
        await keepProposalChange(trx, actor, now, proposal, proposal.version, {
          kind: 'proposal.evidence-refreshed',
          before: { evidence: pin.id, title: pin.title, figureHash: pin.figure_hash, stoodOn: pin.stood_on },
          after: { evidence: pin.id, title: frozen.figure.title, figureHash: frozen.hash, stoodOn: today },
        });
        return ok({ id: pin.id, version });
      });
    },
  });

/** Takes evidence off again, with the reason; it stays in the history, and what it was stays on show. */
export const takeOffEvidence = defineUse({
  name: 'take-off-evidence',
  path: 'ideas/{reference}/evidence/{id}/take-off',
  method: 'post',
  permission: 'proposals.raise',
  summary: 'Takes evidence off an idea again, with the reason, which stays on show.',
  input: z.object({
    reference: referenceInput,
    id: pinId,
    because: words('Say why it is taken off: it stays on show.', 300),
    version: versionInput,
    confirmed: confirmedWords,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn({ because: input.because }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openPin(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const { proposal, pin } = opened.value;
      const now = platform.now();
      await evidenceDb(trx)
        .updateTable('proposal_evidence')
        .set({
          removed_on: londonDate(now),
          removed_by_name: signedBy(actor, proposal).name,
          removed_because: input.because,
          version: pin.version + 1,
        })
        .where('id', '=', pin.id)
        .execute();
      await keepProposalChange(trx, actor, now, proposal, proposal.version, {
        kind: 'proposal.evidence-taken-off',
        before: { evidence: pin.id, evidenceKind: pin.kind, title: pin.title },
        after: { evidence: pin.id, reason: input.because },
      });
      const people = pin.added_by ? [pin.added_by] : [];
      await tellOfProposal(trx, actor, proposal.reference, people, {
        kind: 'proposal.evidence-taken-off',
        title: `${proposal.reference}: what you pinned was taken off, because: ${input.because}`,
        href: evidenceHref(proposal.reference),
      });
      return ok({ id: pin.id });
    });
  },
});

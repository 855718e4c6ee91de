import type { Insertable } from 'kysely';
import {
  type FindFigure,
  type Frozen,
  figureOfHref,
  figureRef,
  findFigure,
  freezeFigure,
  gapRef,
  keptGap,
  keptVoice,
  voiceRef,
} from '../../needs/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { refText } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { Signature } from '../../platform/signature.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepProposalChange, signedBy } from '../kit/change.ts';
import type { Proposal } from '../kit/find.ts';
import type { EvidenceRefusal } from './refusals.ts';
import { type EvidenceKind, evidenceDb, type ProposalEvidenceTable } from './tables.ts';

/** What is kept of one piece of evidence beside who pinned it and when. */
export type ToPin = {
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly source: string | null;
  readonly address: string | null;
  readonly note: string | null;
  readonly object: string | null;
  readonly href: string | null;
  readonly figure: (Frozen & { readonly stoodOn: CalendarDate }) | null;
};

const NOTHING = { source: null, address: null, note: null, object: null, href: null, figure: null } as const;

/** The path and question of an address within the product, however it was copied. */
export const withinProduct = (address: string): string => {
  const text = address.trim();
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return text;
  const url = new URL(text);
  return `${url.pathname}${url.search}`.replace(/\.(svg|csv)(?=\?|$)/, '');
};

/** A figure as it stands now, to be pinned. The title that everybody may read is the public’s, where there is one. */
export const figureToPin = async (
  find: FindFigure,
  platform: Platform,
  actor: Actor,
  address: string,
): Promise<Result<ToPin, EvidenceRefusal>> => {
  const frozen = await freezeFigure(find, platform, actor, withinProduct(address));
  if (!frozen) return refuse({ kind: 'evidence-figure-gone', field: 'figure' });
  const { figure, publicFigure } = frozen;
  return ok({
    ...NOTHING,
    kind: 'figure',
    title: publicFigure?.title ?? 'A figure for members',
    object: refText(figureRef(figure)),
    href: figure.href,
    figure: { ...frozen, stoodOn: londonDate(platform.now()) },
  });
};

/** A gap with the figure that it was recorded with, as it stood then. */
export const gapToPin = async (
  platform: Pick<Platform, 'registries' | 'db'>,
  actor: Actor,
  reference: string,
): Promise<Result<ToPin, EvidenceRefusal>> => {
  const gap = await keptGap(platform, actor, reference.trim().toUpperCase());
  if (!gap) return refuse({ kind: 'evidence-gap-unknown', field: 'gap' });
  return ok({
    ...NOTHING,
    kind: 'gap',
    title: gap.statement,
    source: gap.reference,
    address: gap.href,
    object: refText(gapRef(gap.reference)),
    href: gap.figure?.href ?? null,
    figure: gap.figure
      ? {
          figure: gap.figure.figure,
          publicFigure: gap.figure.publicFigure ?? undefined,
          hash: gap.figure.hash,
          stoodOn: gap.figure.stoodOn,
        }
      : null,
  });
};

/** What people told, as it is recorded. */
export const voiceToPin = async (
  platform: Pick<Platform, 'registries' | 'db'>,
  actor: Actor,
  reference: string,
): Promise<Result<ToPin, EvidenceRefusal>> => {
  const voice = await keptVoice(platform, actor, reference.trim().toUpperCase());
  if (!voice) return refuse({ kind: 'evidence-voice-unknown', field: 'voice' });
  return ok({
    ...NOTHING,
    kind: 'voice',
    title: voice.summary.length > 300 ? `${voice.summary.slice(0, 297)}…` : voice.summary,
    source: [voice.reference, voice.place].filter(Boolean).join(', '),
    address: voice.href,
    object: refText(voiceRef(voice.reference)),
  });
};

/** A piece of evidence as its row, pinned by somebody on a day. */
export const pinRow = (
  proposal: string,
  { figure, ...plain }: ToPin,
  by: Signature,
  on: CalendarDate,
): Insertable<ProposalEvidenceTable> => ({
  proposal,
  ...plain,
  figure: figure ? JSON.stringify(figure.figure) : null,
  public_figure: figure?.publicFigure ? JSON.stringify(figure.publicFigure) : null,
  figure_hash: figure?.hash ?? null,
  stood_on: figure?.stoodOn ?? null,
  added_by: by.person,
  added_by_name: by.name,
  added_by_standing: by.standing,
  added_on: on,
  removed_on: null,
  removed_by_name: null,
  removed_because: null,
});

/** What the history tells of a piece of evidence that was pinned. */
export const pinWords = (id: string, { kind, title, source, href, figure }: ToPin) => ({
  evidence: id,
  evidenceKind: kind,
  title,
  ...(source ? { source } : {}),
  ...(figure ? { figure: href, figureHash: figure.hash, stoodOn: figure.stoodOn } : {}),
});

/** Keeps a piece of evidence with a locked proposal, in its history and in the record. */
export const keepPin = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  proposal: Proposal,
  given: ToPin,
  confirmed = false,
): Promise<string> => {
  const { id } = await evidenceDb(trx)
    .insertInto('proposal_evidence')
    .values(pinRow(proposal.reference, given, signedBy(actor, proposal), londonDate(now)))
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepProposalChange(trx, actor, now, proposal, proposal.version, {
    kind: 'proposal.evidence-pinned',
    after: { ...pinWords(id, given), ...(confirmed ? { confirmed: true } : {}) },
    free: ['source'],
  });
  return id;
};

/** Whether the same stands pinned already. */
export const isPinned = async (trx: Trx, proposal: string, given: ToPin): Promise<boolean> => {
  const rows = await evidenceDb(trx)
    .selectFrom('proposal_evidence')
    .select(['kind', 'title', 'source', 'object', 'href'])
    .where('proposal', '=', proposal)
    .where('removed_on', 'is', null)
    .execute();
  return rows.some((row) =>
    given.object
      ? row.object === given.object && row.href === given.href
      : row.kind === given.kind && row.title === given.title && row.source === given.source,
  );
};

/**
 * Pins what a proposal was raised from, a gap or a figure: called with the proposal locked when it is taken on. Does
 * nothing where it was raised from neither, where it is pinned already, or where it can no longer be made.
 */
export const pinFromGap = async (
  trx: Trx,
  platform: Platform,
  actor: Actor,
  proposal: Proposal,
  find: FindFigure = findFigure,
): Promise<void> => {
  if (!proposal.gap) return;
  const within = { ...platform, db: trx };
  const found = figureOfHref(proposal.gap)
    ? await figureToPin(find, within, actor, proposal.gap)
    : await gapToPin(within, actor, proposal.gap);
  if (!found.ok || (await isPinned(trx, proposal.reference, found.value))) return;
  await keepPin(trx, actor, platform.now(), proposal, found.value);
};

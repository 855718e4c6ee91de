import { z } from 'zod';
import type { Figure, FindFigure } from '../../needs/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { defineUse } from '../../platform/use.ts';
import { ok } from '../../shared/result.ts';
import { seesNames } from '../kit/capacity.ts';
import { type Proposal, readProposal, referenceInput } from '../kit/find.ts';
import { EvidenceAnswer, type PinAnswer } from './answers.ts';
import { figureFor, type Pin, pinsOf, takenBackOf } from './find.ts';
import { mayChangePin } from './manage.ts';
import { todayOf } from './standing.ts';
import { evidenceDb } from './tables.ts';

export type Evidence = Omit<z.output<typeof EvidenceAnswer>, 'evidence'> & {
  readonly evidence: readonly ShownPin[];
};
/** A piece of evidence with its figures as data that can be drawn. */
export type ShownPin = Omit<z.output<typeof PinAnswer>, 'figure' | 'today' | 'former'> & {
  readonly figure: Figure | null;
  readonly today: { readonly figure: Figure | null; readonly same: boolean; readonly words: string[] } | null;
  readonly former: {
    readonly figure: Figure | null;
    readonly hash: string;
    readonly stoodOn: string;
    readonly until: string;
    readonly by: string | null;
  }[];
};

const formerOf = async (db: Db, actor: Actor, pins: readonly Pin[]) => {
  const rows =
    pins.length === 0
      ? []
      : await evidenceDb(db)
          .selectFrom('proposal_evidence_former')
          .selectAll()
          .where(
            'evidence',
            'in',
            pins.map(({ id }) => id),
          )
          .orderBy('id', 'desc')
          .execute();
  return (id: string): ShownPin['former'] =>
    rows
      .filter(({ evidence }) => evidence === id)
      .map((row) => ({
        figure: figureFor(actor, row),
        hash: row.figure_hash,
        stoodOn: row.stood_on,
        until: row.until,
        by: seesNames(actor) ? row.by_name : null,
      }));
};

const shownPin = async (
  find: FindFigure,
  platform: Platform,
  actor: Actor,
  proposal: Proposal,
  pin: Pin,
): Promise<Omit<ShownPin, 'takenBack' | 'former'>> => {
  const today = await todayOf(find, platform, actor, pin);
  return {
    id: pin.id,
    kind: pin.kind,
    title: pin.title,
    source: pin.source,
    address: pin.address,
    note: pin.note,
    figureHref: pin.href,
    figure: figureFor(actor, pin),
    figureHash: pin.figure_hash,
    stoodOn: pin.stood_on,
    today: today ? { ...today, words: [...today.words] } : null,
    by: seesNames(actor)
      ? { name: pin.added_by_name, role: pin.added_by_standing }
      : { name: null, role: pin.added_by_standing.split(',')[0] ?? '' },
    on: pin.added_on,
    version: pin.version,
    may: { change: actor.kind !== 'public' && mayChangePin(actor, proposal, pin) },
  };
};

/** What a proposal rests on, as this reader may see it. */
export const evidenceOf = async (
  find: FindFigure,
  platform: Platform,
  actor: Actor,
  proposal: Proposal,
): Promise<Evidence> => {
  const all = await pinsOf(platform.db, proposal.reference);
  const pins = all.filter(({ removed_on }) => removed_on === null);
  const back = await takenBackOf(platform.db, pins);
  const former = await formerOf(platform.db, actor, pins);
  const shown = await Promise.all(pins.map((pin) => shownPin(find, platform, actor, proposal, pin)));
  return {
    reference: proposal.reference,
    title: proposal.title,
    evidence: shown.map((pin) => ({
      ...pin,
      takenBack: back.has(pin.id) || pin.today?.figure === null,
      former: former(pin.id),
    })),
    takenOff: all.flatMap(
      ({ id, kind, title, removed_on: on, removed_because: because, removed_by_name: by }) =>
        on && because ? [{ id, kind, title, because, by: seesNames(actor) ? by : null, on }] : [],
    ),
    may: { add: can(actor, 'proposals.raise') },
  };
};

/** The evidence of a proposal. */
export const evidenceUse = (find: FindFigure) =>
  defineUse({
    name: 'evidence',
    path: 'ideas/{reference}/evidence',
    method: 'get',
    permission: 'proposals.read',
    summary:
      'What an idea rests on: each figure as it stood, what has changed since, and whether it was taken back.',
    input: z.object({ reference: referenceInput }),
    output: EvidenceAnswer,
    run: async (platform, actor, { reference }) => {
      const found = await readProposal(platform, actor, reference);
      if (!found.ok) return found;
      const { evidence, ...rest } = await evidenceOf(find, platform, actor, found.value);
      return ok({ ...rest, evidence: [...evidence] });
    },
  });

import type { Actor } from '../../../platform/actor.ts';
import { attachmentsOn } from '../../../platform/attachments/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { caseAsKept } from '../../../proposals/index.ts';
import { paperRef } from '../../kit/refs.ts';
import type { Paper } from '../agenda.ts';

/** A part of a paper under its heading; none of a paper in words alone. */
export type PaperPart = { readonly heading: string | null; readonly text: string };

export type PaperText = {
  readonly parts: readonly PaperPart[];
  readonly files: readonly { readonly id: string; readonly name: string; readonly size: number }[];
};

/** Whether names of people who work on a case are shown: to members, never to the public. */
const withNames = (actor: Actor): boolean => actor.kind !== 'public';

/** What a paper says: the parts of a case as they stood, or its words; and its files by name. Whoever may read it was asked before. */
export const textOf = async (
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  paper: Paper,
): Promise<PaperText> => {
  if (paper.kind === 'case' && paper.proposal && paper.case_version !== null) {
    const kept = await caseAsKept(db, paper.proposal, paper.case_version, withNames(actor));
    return {
      parts: Object.entries(kept?.texts ?? {})
        .filter(([, text]) => text.trim() !== '')
        .map(([heading, text]) => ({ heading, text })),
      files: [],
    };
  }
  const files = (await attachmentsOn(db, paperRef(paper.id))).filter(({ removed }) => !removed);
  return {
    parts: paper.words ? [{ heading: null, text: paper.words }] : [],
    files: files.map(({ id, name, size }) => ({ id, name, size })),
  };
};

import { gapHref, voiceHref } from '../../needs/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { idsOfKind, type Link, type ObjectRef, refText } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { ideaHref, ideaRef } from '../kit/refs.ts';
import type { ProposalTables } from '../tables.ts';
import { evidenceDb } from './tables.ts';

const KINDS = ['figure', 'gap', 'voice'];

const objectOf = (text: string): ObjectRef => {
  const [kind = '', ...rest] = text.split(':');
  return { kind, id: rest.join(':') };
};

const hrefOf = ({ kind, id }: ObjectRef, href: string | null): string =>
  kind === 'gap' ? gapHref(id) : kind === 'voice' ? voiceHref(id) : (href ?? '');

/** What is pinned of these objects, and what is pinned to these ideas, with what its links tell: one query. */
const pinsTouching = (db: Db, objects: readonly string[], ideas: readonly string[]) =>
  evidenceDb(db)
    .withTables<ProposalTables>()
    .selectFrom('proposal_evidence as e')
    .innerJoin('proposal as p', 'p.reference', 'e.proposal')
    .select(['e.object', 'e.title as pinned', 'e.href', 'e.added_on', 'p.reference', 'p.title', 'p.gap'])
    .where('e.removed_on', 'is', null)
    .where('e.object', 'is not', null)
    .where((eb) =>
      eb.or([
        ...(objects.length > 0 ? [eb('e.object', 'in', objects)] : []),
        ...(ideas.length > 0 ? [eb('e.proposal', 'in', ideas)] : []),
      ]),
    )
    .orderBy('e.added_on')
    .orderBy('e.id')
    .execute();
type Row = Awaited<ReturnType<typeof pinsTouching>>[number];

const linksOfRow = ({ object, pinned, href, added_on: date, reference, title, gap }: Row): Link[] => {
  const from = objectOf(object ?? '');
  // What an idea was raised from is told by the idea itself.
  if (gap !== null && (gap === from.id || gap === href)) return [];
  return [
    {
      from: { ...from, label: pinned, href: hrefOf(from, href), date },
      to: { ...ideaRef(reference), label: `${reference}: ${title}`, href: ideaHref(reference), date },
    },
  ];
};

/** From figures, gaps and voices to the ideas that they are pinned to, and back. */
const links = async (db: Db, objects: readonly ObjectRef[]): Promise<readonly Link[]> => {
  const pinned = objects.filter(({ kind }) => KINDS.includes(kind)).map(refText);
  const ideas = idsOfKind(objects, 'idea');
  if (pinned.length + ideas.length === 0) return [];
  return (await pinsTouching(db, pinned, ideas)).flatMap(linksOfRow);
};

/** What evidence gives to the thread. */
export const registerEvidence = ({ registries }: Platform): void => {
  registries.links.add('evidence', links);
};

import { gapHref, voiceHref } from '../../needs/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Link, type ObjectRef, refText } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { findProposal, findProposals } from '../kit/find.ts';
import { ideaHref, ideaRef } from '../kit/refs.ts';
import { type Pin, pinsOf } from './find.ts';
import { evidenceDb } from './tables.ts';

const KINDS = ['figure', 'gap', 'voice'];

const objectOf = (text: string): ObjectRef => {
  const [kind = '', ...rest] = text.split(':');
  return { kind, id: rest.join(':') };
};

const hrefOf = ({ kind, id }: ObjectRef, { href }: Pick<Pin, 'href'>): string =>
  kind === 'gap' ? gapHref(id) : kind === 'voice' ? voiceHref(id) : (href ?? '');

/** What an idea was raised from is told by the idea itself. */
const raisedFrom = (gap: string | null, object: ObjectRef, href: string | null): boolean =>
  gap !== null && (gap === object.id || gap === href);

/** From figures, gaps and voices to the ideas that they are pinned to, and back. */
const links = async (db: Db, object: ObjectRef): Promise<readonly Link[]> => {
  if (KINDS.includes(object.kind)) {
    const rows = await evidenceDb(db)
      .selectFrom('proposal_evidence')
      .select(['proposal', 'added_on', 'href'])
      .where('object', '=', refText(object))
      .where('removed_on', 'is', null)
      .orderBy('added_on')
      .execute();
    const found = await findProposals(
      db,
      rows.map(({ proposal }) => proposal),
    );
    return rows.flatMap((row) => {
      const idea = found.find(({ reference }) => reference === row.proposal);
      return !idea || raisedFrom(idea.gap, object, row.href)
        ? []
        : [
            {
              from: object,
              to: ideaRef(idea.reference),
              label: `${idea.reference}: ${idea.title}`,
              href: ideaHref(idea.reference),
              date: row.added_on,
            },
          ];
    });
  }
  if (object.kind !== 'idea') return [];
  const idea = await findProposal(db, object.id);
  if (!idea) return [];
  return (await pinsOf(db, idea.reference)).flatMap((pin) => {
    if (pin.removed_on !== null || pin.object === null) return [];
    const from = objectOf(pin.object);
    return raisedFrom(idea.gap, from, pin.href)
      ? []
      : [{ from, to: object, label: pin.title, href: hrefOf(from, pin), date: pin.added_on }];
  });
};

/** What evidence gives to the thread. */
export const registerEvidence = ({ registries }: Platform): void => {
  registries.links.add('evidence', links);
};

import type { Actor } from '../../../../platform/actor.ts';
import type { Task } from '../../../../platform/registries.ts';
import type { Db } from '../../../../platform/relational/relational.ts';
import { ideaRef } from '../../../kit/refs.ts';
import { caseHref } from '../../shell.tsx';
import { caseDb } from '../../tables.ts';
import { qualityContent } from './content.ts';
import { maySign, unsaidIn } from './sign.ts';

/** So many stand on Home. */
const MOST = 5;

/**
 * Clinical leads: cases whose effect on quality is written and waits for the name of a clinician who does not lead
 * them. Every other clinician may sign too; those who lead in this group are asked.
 */
export const toSign = async (db: Db, actor: Actor): Promise<readonly Task[]> => {
  if (actor.kind !== 'person') return [];
  if (!actor.roles.some(({ role, elsewhere }) => role === 'clinical-lead' && !elsewhere)) return [];
  const rows = await caseDb(db)
    .withTables<{
      proposal: {
        reference: string;
        title: string;
        state: string;
        clinician: string | null;
        manager: string | null;
        next_by: string;
        raised_by: string | null;
      };
    }>()
    .selectFrom('case_topic')
    .innerJoin('proposal', 'proposal.reference', 'case_topic.proposal')
    .select(['reference', 'title', 'clinician', 'manager', 'next_by', 'raised_by', 'content'])
    .where('topic', '=', 'quality')
    .where('state', '=', 'case')
    .orderBy('next_by')
    .orderBy('reference')
    .execute();
  return rows
    .filter((row) => {
      const read = qualityContent.safeParse(row.content);
      return (
        read.success &&
        !read.data.signedBy &&
        unsaidIn(read.data).length === 0 &&
        row.raised_by !== actor.id &&
        maySign(actor, row)
      );
    })
    .slice(0, MOST)
    .map(({ reference, title, next_by: due }) => ({
      kind: 'A signature for quality',
      title: `Read what becomes of quality, and sign: ${title}`,
      href: `${caseHref(reference)}/quality/sign`,
      detail: `${reference}: a clinician who does not lead the case signs its effect on quality. Without that it cannot be sent.`,
      due,
      minutes: 5,
      object: ideaRef(reference),
    }));
};

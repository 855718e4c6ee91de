import type { Ask } from '../../../platform/http/ask.ts';
import type { Db } from '../../../platform/relational/relational.ts';
import type { FieldError } from '../../../ui/index.ts';
import { decisionDb } from '../../tables.ts';
import type { Ballot } from './box.ts';
import { codeFrom } from './paper.ts';

/** The code that somebody looks for, or what is wrong with it. */
export const codeLookedFor = (
  ask: Ask,
): { readonly code: string } | { readonly errors: readonly FieldError[] } => {
  const code = codeFrom(ask.form.code ?? '');
  return code
    ? { code }
    : {
        errors: [
          { field: 'code', message: 'Give the whole code: three groups of four letters and figures.' },
        ],
      };
};

/** The published ballot of a code. */
export const findPublishedBallot = (db: Db, contest: string, code: string): Promise<Ballot | undefined> =>
  decisionDb(db)
    .selectFrom('ballot')
    .select(['code', 'content', 'weight'])
    .where('contest', '=', contest)
    .where('code', '=', code)
    .executeTakeFirst();

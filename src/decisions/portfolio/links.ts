import { idsOfKind, type Link, type LinkEnd, type ObjectRef } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { portfolioHref } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { countingId } from './count-rules.ts';

/**
 * What a ballot means to one idea on its list: `ISV-2026-014/PORT-2026-001`. An object of its own for each idea, since
 * the ballot itself would join all its ideas into one thread; it begins with the idea, so that what hides the idea
 * hides it.
 */
export const PLACE = 'portfolio-place';

const placesOf = (db: Db, ideas: readonly string[]) =>
  decisionDb(db)
    .selectFrom('portfolio_project as j')
    .innerJoin('portfolio as p', 'p.reference', 'j.portfolio')
    .innerJoin('body as b', 'b.key', 'p.body')
    .select(['j.id', 'j.title', 'j.proposal', 'j.added_at'])
    .select(['p.reference', 'p.state', 'p.frozen', 'p.result', 'p.opened_at', 'p.closed_at'])
    .where('j.proposal', 'in', ideas)
    .where('p.state', 'in', ['open', 'closed'])
    // The thread is for everybody: a body that meets in private tells its own members.
    .where('b.in_public', '=', true)
    .orderBy('p.closes_at', 'desc')
    .orderBy('j.id', 'desc')
    .execute();
type Row = Awaited<ReturnType<typeof placesOf>>[number];

const labelOf = ({ id, reference, state, frozen, result }: Row): string => {
  if (state === 'open') return `On the ballot ${reference}`;
  const number = frozen?.projects.find(({ project }) => project === id)?.number ?? 0;
  const funded = result?.lines.some((line) => line.project === countingId(number) && line.funded);
  return `${funded ? 'Chosen' : 'Not chosen'} in ${reference}`;
};

const linkOf = (row: Row): Link[] => {
  if (row.proposal === null) return [];
  const from: LinkEnd = {
    kind: 'idea',
    id: row.proposal,
    label: `${row.proposal}: ${row.title}`,
    href: `/ideas/${row.proposal}`,
    date: londonDate(row.added_at),
  };
  const to: LinkEnd = {
    kind: PLACE,
    id: `${row.proposal}/${row.reference}`,
    label: labelOf(row),
    href: portfolioHref(row.reference),
    date: londonDate(row.closed_at ?? row.opened_at ?? row.added_at),
  };
  return [{ from, to }];
};

/** From an idea to the ballots on whose lists it stands, and back. */
export const portfolioLinks = async (db: Db, objects: readonly ObjectRef[]): Promise<readonly Link[]> => {
  const ideas = [
    ...idsOfKind(objects, 'idea'),
    ...idsOfKind(objects, PLACE).map((id) => id.split('/')[0] ?? ''),
  ];
  return ideas.length === 0 ? [] : (await placesOf(db, ideas)).flatMap(linkOf);
};

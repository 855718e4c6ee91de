import type { Updateable } from 'kysely';
import { type Actor, system } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { clockColumns, keepProposalChange, tellOfProposal } from '../kit/change.ts';
import { lockProposal, type Proposal } from '../kit/find.ts';
import { settingOn } from '../kit/settings.ts';
import type { State } from '../stages/table-rules.ts';
import { type ProposalTable, proposalDb } from '../tables.ts';
import { factsOf } from './facts.ts';
import { answerDue, type Route, type RouteChange, routeChange, routeOf } from './rules.ts';
import type { RouteFacts, Scheme } from './scheme-rules.ts';

type RouteColumns = Pick<ProposalTable, 'scheme' | 'body' | 'answer_due'> & { route: Route | null };

export type Rerouted = {
  readonly columns: RouteColumns;
  /** What became of the route since it was last worked out; undefined when each line answers as before. */
  readonly change: RouteChange | undefined;
  readonly first: boolean;
};

/**
 * The route of a proposal by a scheme, as its columns keep it; undefined when they hold it already. Without a
 * scheme there is no route, and the pages say so. A complete case keeps its deadline by the body that it has now.
 */
export const rerouted = (
  proposal: Proposal,
  scheme: Scheme | undefined,
  facts: RouteFacts,
): Rerouted | undefined => {
  const before = proposal.route;
  const route = scheme ? routeOf(scheme, facts) : null;
  const answerBy =
    route && proposal.complete_on && route.body.key !== proposal.body
      ? (answerDue(route.body, proposal.complete_on) ?? null)
      : proposal.answer_due;
  if (sameRoute(before, route)) return undefined;
  return {
    columns: { scheme: route?.scheme ?? null, body: route?.body.key ?? null, route, answer_due: answerBy },
    change: before && route ? routeChange(before, route) : undefined,
    first: before === null,
  };
};

/** Whether two routes say the same, however the store has ordered their parts. */
const sameRoute = (a: Route | null, b: Route | null): boolean => textOf(a) === textOf(b);

const textOf = (route: Route | null): string =>
  JSON.stringify(route, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** Keeps what became of a route: in the history with its reason, and told to both leads when it goes elsewhere. */
export const keepReroute = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  proposal: Proposal,
  { change, columns: { route }, first }: Rerouted,
): Promise<void> => {
  if (!change && !(first && route) && route) return;
  // Worked out by nobody: a name here would tell that whoever changed it is the raiser whose name is kept.
  await keepProposalChange(trx, system, now, proposal, proposal.version, {
    kind: 'idea.routed',
    ...(proposal.route ? { before: { body: proposal.route.body.label } } : {}),
    after: route
      ? { body: route.body.label, scheme: route.scheme, note: change?.note ?? firstNote(route) }
      : { note: 'No scheme of delegation is in force, so it has no route' },
  });
  const also = route?.also.some((need) => !proposal.route?.also.includes(need));
  const leads = [proposal.clinician, proposal.manager].filter((one) => one !== null);
  if (!change || !route || leads.length === 0 || (change.was.key === change.now.key && !also)) return;
  await tellOfProposal(trx, actor, proposal.reference, leads, {
    kind: 'idea.routed',
    title:
      change.was.key === change.now.key
        ? `${proposal.reference} now needs more: ${route.also.join('; ')}`
        : `${proposal.reference} now goes to: ${change.note}`,
    href: `/ideas/${proposal.reference}/route`,
  });
};

const firstNote = (route: Route): string =>
  route.atMost.key === route.body.key
    ? `${route.body.label}, ${route.because}`
    : `${route.body.label}, ${route.because}; it could still go to: ${route.atMost.label}`;

/**
 * Works the route of a locked proposal out anew, from what is known today and the scheme in force, and keeps it with
 * a note where a line answers otherwise. Nothing is written when nothing changed. It is worked out, not written by
 * anybody, so the version stays: nobody’s open form is refused for it. Gives the proposal as it then stands.
 */
export const refreshRoute = async (
  trx: Trx,
  platform: Pick<Platform, 'now'>,
  actor: Actor,
  proposal: Proposal,
): Promise<Proposal> => {
  const now = platform.now();
  const today = londonDate(now);
  const scheme = await settingOn(trx, 'scheme', today);
  const facts = (await factsOf(trx, [proposal], today)).get(proposal.reference) ?? {};
  const made = rerouted(proposal, scheme, facts);
  if (!made) return proposal;
  const routed: Proposal = { ...proposal, ...made.columns };
  const clock = await clockColumns(trx, routed, today);
  await writeRoute(trx, proposal.reference, { ...made.columns, ...clock });
  await keepReroute(trx, actor, now, proposal, made);
  return { ...routed, ...clock };
};

const writeRoute = async (
  trx: Trx,
  reference: string,
  { route, ...rest }: RouteColumns & Awaited<ReturnType<typeof clockColumns>>,
): Promise<void> => {
  const set: Updateable<ProposalTable> = { ...rest, route: route && JSON.stringify(route) };
  await proposalDb(trx).updateTable('proposal').set(set).where('reference', '=', reference).execute();
};

/** States after which a route is no longer worked out: it was decided, or it is off the line. */
const SETTLED: readonly State[] = ['mobilising', 'live', 'reviewed', 'merged', 'withdrawn', 'not-pursued'];

/** Whether what the route of a proposal rests on still changes where it goes. */
export const isSettled = ({ state }: Pick<Proposal, 'state'>): boolean => SETTLED.includes(state);

/** The same of a proposal as it stands in this transaction now, after a change of it; nothing once it is settled. */
export const refreshRouteOf = async (
  trx: Trx,
  platform: Pick<Platform, 'now'>,
  actor: Actor,
  reference: string,
): Promise<void> => {
  const proposal = await lockProposal(trx, reference);
  if (proposal && !isSettled(proposal)) await refreshRoute(trx, platform, actor, proposal);
};

import type { Updateable } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { portfolioRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import {
  lockPortfolio,
  mayRunPortfolios,
  noPortfolio,
  type Portfolio,
  readPortfolio,
  stepOf,
} from './find.ts';
import type { Refused } from './refusals.ts';
import type { PortfolioTable } from './tables.ts';

export type Changed = { readonly reference: string };
export type Given = { readonly reference: string; readonly version?: number | undefined };

/** The ballot, locked, as somebody who runs it may see it and had it before them. */
export const openToRun = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  { reference, version }: Given,
): Promise<Result<Portfolio, Refused>> => {
  const row = await lockPortfolio(trx, reference);
  if (!row) return refuse(noPortfolio(reference));
  const seen = await readPortfolio({ ...platform, db: trx }, actor, reference);
  if (!seen.ok) return seen;
  if (!(await mayRunPortfolios(trx, actor, row.body, londonDate(platform.now()))))
    return refuse({ kind: 'vote-not-runner' });
  if (version !== undefined && version !== row.version)
    return refuse({ kind: 'changed-meanwhile', what: reference });
  return ok(row);
};

/** The same while it is planned: its list and words can still be changed. */
export const openToPlan = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Given,
): Promise<Result<Portfolio, Refused>> => {
  const opened = await openToRun(platform, trx, actor, given);
  if (!opened.ok || opened.value.state === 'planned') return opened;
  return refuse({ kind: 'portfolio-not-at-this-step', step: stepOf(opened.value, platform.now()) });
};

/** Changes a portfolio ballot, and keeps in its history and in the record that it was. */
export const changePortfolio = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  portfolio: Portfolio,
  values: Updateable<PortfolioTable>,
  done: {
    readonly kind: string;
    readonly before?: Readonly<Record<string, unknown>>;
    readonly after?: Readonly<Record<string, unknown>>;
  },
): Promise<Changed> => {
  const { reference } = portfolio;
  const version = portfolio.version + 1;
  await decisionDb(trx)
    .updateTable('portfolio')
    .set({ ...values, version })
    .where('reference', '=', reference)
    .execute();
  await keepDecisionChange(trx, actor, now, portfolioRef(reference), {
    version,
    free: ['why', 'source', 'sizes', 'weightsFrom'],
    ...done,
  });
  return { reference };
};

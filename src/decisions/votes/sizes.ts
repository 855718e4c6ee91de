import { organisationNames, practiceColumns } from '../../people/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { StandingOrders } from '../orders/orders-rules.ts';
import type { Candidate } from './frozen-rules.ts';
import type { VoteRefused } from './refusals.ts';
import type { VoteKind } from './tables.ts';

export type Sizes = {
  /** Patients by the code of the practice; empty where each has one vote. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly from: string | null;
};

const LINE = /^\s*"?([A-Za-z]\w{2,9})"?\s*[,;\t ]\s*"?([\d,]{1,9})"?\s*$/;

/** Sizes that somebody wrote down: a code and a number on each line. */
export const sizesIn = (text: string): Result<ReadonlyMap<string, number>, VoteRefused> => {
  const sizes = new Map<string, number>();
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [, code, number] = LINE.exec(line) ?? [];
    const size = Number((number ?? '').replaceAll(',', ''));
    if (!code || !Number.isSafeInteger(size) || size < 1)
      return refuse({ kind: 'vote-weights-line', field: 'sizes', line: line.trim().slice(0, 60) });
    sizes.set(code.toUpperCase(), size);
  }
  return ok(sizes);
};

/** The sizes of the newest lists on or before a day, as the register of practices shows them. */
const registered = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  on: CalendarDate,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  for (const ask of practiceColumns.all()) {
    const column = await ask({ ...platform, db: trx }, actor, on, codes);
    if (column?.key === 'people')
      return new Map([...column.values].map(([code, people]) => [code, Number(people)]));
  }
  return new Map();
};

/**
 * What votes weigh by: nothing, where each has one; the sizes of the practices’ lists on a stated day, from the files
 * that are loaded, or as somebody wrote them down with their source. Refuses where a list has no size.
 */
export const listSizes = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: {
    readonly kind: VoteKind;
    readonly weightedOn?: CalendarDate | undefined;
    readonly sizes?: string | undefined;
    readonly weightsFrom?: string | undefined;
  },
  { weight }: StandingOrders,
  candidates: readonly Candidate[],
): Promise<Result<Sizes, VoteRefused>> => {
  if (weight.by === 'one-each')
    return given.weightedOn
      ? refuse({ kind: 'vote-one-each', field: 'weightedOn' })
      : ok({ sizes: new Map(), from: null });
  if (!given.weightedOn)
    return given.kind === 'members'
      ? refuse({ kind: 'vote-weights-day', field: 'weightedOn', per: weight.per })
      : ok({ sizes: new Map(), from: null });
  if (given.sizes && !given.weightsFrom) return refuse({ kind: 'vote-weights-source', field: 'weightsFrom' });
  const written = sizesIn(given.sizes ?? '');
  if (!written.ok) return written;
  const codes = candidates.map(({ voter }) => voter);
  const known = await registered(platform, trx, actor, given.weightedOn, codes);
  const sizes = new Map(
    codes.flatMap((code) => {
      const size = written.value.get(code) ?? known.get(code);
      return size ? [[code, size] as const] : [];
    }),
  );
  const missing = codes.filter((code) => !sizes.has(code));
  if (missing.length > 0) {
    const names = await organisationNames(trx, missing);
    return refuse({
      kind: 'vote-weights',
      field: 'sizes',
      missing: missing.slice(0, 5).map((code) => names.get(code) ?? code),
    });
  }
  return ok({ sizes, from: given.weightsFrom ?? 'NHS Digital, patients registered at a GP practice' });
};

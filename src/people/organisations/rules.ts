import { addDays, type CalendarDate } from '../../shared/dates.ts';

/** First day of the CCGs, and so the day after the last of the PCTs (Health and Social Care Act 2012). */
export const CCG_START = '2013-04-01';
/** First day of the ICBs (Health and Care Act 2022); a CCG's code went on as that of a sub-ICB location. */
export const ICB_START = '2022-07-01';

/** What sort of body a code stood for on a day. */
export const kindOn = (kind: string, on: CalendarDate): string =>
  kind === 'sub-icb' && on < ICB_START ? 'ccg' : kind;

/** May it count on that day? Dormant and proposed bodies have no day on which they do. */
export const isOpenOn = (
  body: { status: string; opened: CalendarDate | null; closed: CalendarDate | null },
  on: CalendarDate,
): boolean =>
  (body.status === 'active' || (body.status === 'closed' && body.closed !== null)) &&
  (body.opened === null || body.opened <= on) &&
  (body.closed === null || body.closed >= on);

/** One saying about who a child belongs to, in one way of belonging. */
export type ParentStatement = {
  /** Nobody, when a person says so. */
  readonly parent: string | null;
  readonly started: CalendarDate;
  readonly ended: CalendarDate | null;
  /** `register`: a file that gives dates; `seen`: a file of one day; `entered`: a person. */
  readonly basis: 'register' | 'seen' | 'entered';
  /** Later sayings have higher numbers: by the release of the file, then by the order of loading. */
  readonly order: number;
  readonly source: string;
  readonly load: string | null;
};

export type Relation = {
  readonly parent: string;
  readonly started: CalendarDate;
  readonly ended: CalendarDate | null;
  readonly basis: 'register' | 'seen' | 'entered' | 'succession';
  readonly source: string;
  readonly load: string | null;
};

/** What is known of the parents themselves. */
export type Parents = {
  readonly life: (code: string) => { opened: CalendarDate | null; closed: CalendarDate | null } | undefined;
  /** Who took over all of it, and from which day. */
  readonly successor: (code: string) => { code: string; date: CalendarDate } | undefined;
};

/** Sorts after every date. */
const NEVER = '9999-12-31';
const endOf = (span: { ended: CalendarDate | null }): CalendarDate => span.ended ?? NEVER;
const asEnd = (end: CalendarDate): CalendarDate | null => (end === NEVER ? null : end);
/** Dates sort as their text does. */
export const laterOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (a.localeCompare(b) < 0 ? b : a);
const dayBefore = (date: CalendarDate): CalendarDate => addDays(date, -1);

type Span = Omit<Relation, 'parent'> & { readonly parent: string | null };

/** Lays one span over the others: whatever stood there before gives way. */
const over = (spans: readonly Span[], span: Span): Span[] => {
  const kept = spans.flatMap((old): Span[] => {
    if (endOf(old) < span.started || old.started > endOf(span)) return [old];
    const before = old.started < span.started ? [{ ...old, ended: dayBefore(span.started) }] : [];
    const after =
      endOf(old) > endOf(span) && span.ended !== null ? [{ ...old, started: addDays(span.ended, 1) }] : [];
    return [...before, ...after];
  });
  return [...kept, span].sort((a, b) => (a.started < b.started ? -1 : 1));
};

const spanOf = ({ parent, started, ended, basis, source, load }: ParentStatement): Span => ({
  parent,
  started,
  ended,
  basis,
  source,
  load,
});

/**
 * Several releases of a register, each telling its day's state and since when: a newer release decides from
 * the day that it names; what an older one said of the time before stays. A newer first day of the same,
 * unended belonging replaces the older one: it is a restatement, not a second beginning.
 */
const fromRegisters = (statements: readonly ParentStatement[]): Span[] => {
  let kept: ParentStatement[] = [];
  for (const next of [...statements].sort((a, b) => a.order - b.order || (a.started < b.started ? -1 : 1))) {
    kept = kept.filter(
      (old) =>
        old.order === next.order ||
        (old.started < next.started && !(old.parent === next.parent && old.ended === null)),
    );
    kept.push(next);
  }
  return [...kept]
    .sort((a, b) => (a.started < b.started ? -1 : 1))
    .reduce<Span[]>((spans, statement) => over(spans, spanOf(statement)), []);
};

/** A wholly succeeded parent hands its members to the successor on the day. */
const followSuccessions = (spans: readonly Span[], parents: Parents): Span[] =>
  spans.flatMap((span) => {
    const parts: Span[] = [];
    let rest: Span = span;
    const passed = new Set<string>();
    while (rest.parent !== null && !passed.has(rest.parent)) {
      passed.add(rest.parent);
      const next = parents.successor(rest.parent);
      if (!next || next.date > endOf(rest)) break;
      // Whoever enters it for a day after the succession has seen the succession.
      if (rest.basis === 'entered' && next.date <= rest.started) break;
      if (next.date > rest.started) parts.push({ ...rest, ended: dayBefore(next.date) });
      const started = laterOf(next.date, rest.started);
      rest = { ...rest, parent: next.code, started, basis: 'succession' };
    }
    return [...parts, rest];
  });

/** Nobody belongs to a body before its first day or after its last. */
const withinLives = (spans: readonly Span[], parents: Parents): Span[] =>
  spans.flatMap((span) => {
    const life = span.parent === null ? undefined : parents.life(span.parent);
    const started = life?.opened && life.opened > span.started ? life.opened : span.started;
    const end = life?.closed && life.closed < endOf(span) ? life.closed : endOf(span);
    return started > end ? [] : [{ ...span, started, ended: asEnd(end) }];
  });

/** Lays what a person entered over the rest; without a last day it holds until a register names a later change. */
const withEntered = (spans: readonly Span[], entered: readonly ParentStatement[]): Span[] =>
  [...entered]
    .sort((a, b) => a.order - b.order)
    .reduce<Span[]>(
      (now, statement) => {
        const change = now.find((span) => span.started > statement.started && span.basis === 'register');
        const ended = statement.ended ?? (change ? dayBefore(change.started) : null);
        return over(now, { ...spanOf(statement), ended });
      },
      [...spans],
    );

/** A state seen on one day begins that day, unless something dated already says the same or a person spoke. */
const withSeen = (spans: readonly Span[], seen: readonly ParentStatement[]): Span[] =>
  [...seen]
    .sort((a, b) => (a.started === b.started ? a.order - b.order : a.started < b.started ? -1 : 1))
    .reduce<Span[]>(
      (now, statement) => {
        const day = statement.started;
        const there = now.find((span) => span.started <= day && endOf(span) >= day);
        if (there?.parent === statement.parent || there?.basis === 'entered') return now;
        const next = now.find((span) => span.started > day);
        const until = statement.ended ?? (next ? dayBefore(next.started) : null);
        return over(now, { ...spanOf(statement), ended: until });
      },
      [...spans],
    );

const joined = (spans: readonly Relation[]): Relation[] => {
  const result: Relation[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && last.parent === span.parent && last.ended !== null && addDays(last.ended, 1) === span.started)
      result[result.length - 1] = { ...last, ended: span.ended };
    else result.push(span);
  }
  return result;
};

/**
 * To whom one child belonged, when: from all that is said of one way of belonging. The result is in order of
 * date and no two parts overlap. See README.md, "How membership is dated".
 */
export const datedRelations = (statements: readonly ParentStatement[], parents: Parents): Relation[] => {
  const of = (basis: ParentStatement['basis']) => statements.filter((said) => said.basis === basis);
  const dated = withinLives(followSuccessions(fromRegisters(of('register')), parents), parents);
  const spans = withSeen(withEntered(dated, of('entered')), of('seen'));
  const settled = withinLives(followSuccessions(spans, parents), parents);
  return joined(
    settled
      .filter((span): span is Relation => span.parent !== null)
      .sort((a, b) => (a.started < b.started ? -1 : 1)),
  );
};

export type SuccessionEdge = { readonly predecessor: string; readonly successor: string };

/** Would this succession lead back to where it began? */
export const closesCircle = (edges: readonly SuccessionEdge[], added: SuccessionEdge): boolean => {
  const seen = new Set<string>();
  const waiting = [added.successor];
  for (let code = waiting.pop(); code !== undefined; code = waiting.pop()) {
    if (code === added.predecessor) return true;
    if (seen.has(code)) continue;
    seen.add(code);
    for (const edge of edges) if (edge.predecessor === code) waiting.push(edge.successor);
  }
  return false;
};

import type { Count, Ending, Round, TallyState } from './election-rules.ts';

/** One cell of the table of rounds; `gone` once the candidate is out, with no votes to tell. */
export type RoundCell = {
  readonly votes: string | undefined;
  /** What this round brought or took, with its sign: `+12`, `-177.5192`; undefined in the first round. */
  readonly change: string | undefined;
  readonly state: TallyState | 'gone';
};
export type RoundRow = {
  readonly candidate: string;
  readonly name: string;
  readonly cells: readonly RoundCell[];
};
/** Rows: the elected in their order, then the others by how long they lasted. Columns: the rounds. */
export type RoundTable = {
  readonly rounds: readonly { readonly round: number; readonly pass: number; readonly threshold: string }[];
  readonly rows: readonly RoundRow[];
  /** Votes that count for nobody, and what decimal places cut off, in each round. */
  readonly ended: readonly string[];
  readonly cutOff: readonly string[];
};

/** A bar of the picture: one candidate in one round. Heights are numbers to be drawn, never to be counted. */
export type FlowBar = {
  readonly round: number;
  readonly candidate: string;
  readonly name: string;
  readonly votes: number;
  readonly label: string;
  readonly state: TallyState;
};
/** A band from a bar to one of the next round; `to` is undefined where the votes end. */
export type FlowBand = {
  readonly round: number;
  readonly from: string;
  readonly to: string | undefined;
  readonly votes: number;
  readonly label: string;
  readonly kind: 'stays' | 'passed-on' | 'ended';
};
export type RoundFlow = { readonly bars: readonly FlowBar[]; readonly bands: readonly FlowBand[] };

const places = (text: string): number => text.split('.')[1]?.length ?? 0;

/** The sum of decimal texts, exactly. */
export const sumText = (texts: readonly string[]): string => {
  const most = Math.max(0, ...texts.map(places));
  const units = texts.reduce((sum, text) => {
    const [whole = '0', rest = ''] = text.replace('-', '').split('.');
    const size = BigInt(whole + rest.padEnd(most, '0'));
    return text.startsWith('-') ? sum - size : sum + size;
  }, 0n);
  const size = (units < 0n ? -units : units).toString().padStart(most + 1, '0');
  const whole = size.slice(0, size.length - most);
  const rest = most ? size.slice(size.length - most).replace(/0+$/, '') : '';
  return `${units < 0n ? '-' : ''}${whole}${rest && `.${rest}`}`;
};

const minus = (text: string): string =>
  text.startsWith('-') ? text.slice(1) : text === '0' ? text : `-${text}`;
const endedIn = ({ ended }: Round): string => sumText(Object.values<string>(ended as Record<Ending, string>));

const lasted = (count: Count, id: string): number =>
  count.rounds.reduce(
    (last, { tallies }, at) => (tallies.some(({ candidate }) => candidate === id) ? at : last),
    -1,
  );

/** Candidates in the order in which a result is told. */
export const inOrderOfResult = (count: Count): readonly string[] => {
  const others = count.candidates
    .map(({ id }) => id)
    .filter((id) => !count.winners.includes(id))
    .map((id) => {
      const at = lasted(count, id);
      const votes = count.rounds[at]?.tallies.find(({ candidate }) => candidate === id)?.votes;
      return { id, at, votes: Number(votes ?? 0) };
    })
    .sort((a, b) => b.at - a.at || b.votes - a.votes || (a.id < b.id ? -1 : 1));
  return [...count.winners, ...others.map(({ id }) => id)];
};

const nameIn = (count: Count): ((id: string) => string) => {
  const names = new Map(count.candidates.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};

/** The rounds of a count as a table. */
export const roundTable = (count: Count): RoundTable => {
  const nameOf = nameIn(count);
  const tallyIn = (round: Round | undefined, id: string) =>
    round?.tallies.find(({ candidate }) => candidate === id);
  return {
    rounds: count.rounds.map(({ round, pass, threshold }) => ({ round, pass, threshold })),
    rows: inOrderOfResult(count).map((id) => ({
      candidate: id,
      name: nameOf(id),
      cells: count.rounds.map((round, at): RoundCell => {
        const tally = tallyIn(round, id);
        if (!tally) return { votes: undefined, change: undefined, state: 'gone' };
        const before = round.round === 1 ? undefined : tallyIn(count.rounds[at - 1], id);
        const change = before && sumText([tally.votes, minus(before.votes)]);
        return {
          votes: tally.votes,
          change: change && change !== '0' && !change.startsWith('-') ? `+${change}` : change,
          state: tally.state,
        };
      }),
    })),
    ended: count.rounds.map(endedIn),
    cutOff: count.rounds.map(({ cutOff }) => cutOff),
  };
};

/** The rounds of a count as bars and the bands between them. */
export const roundFlow = (count: Count): RoundFlow => {
  const nameOf = nameIn(count);
  const bars = count.rounds.flatMap((round) =>
    round.tallies.map(({ candidate, votes, state }) => ({
      round: round.round,
      candidate,
      name: nameOf(candidate),
      votes: Number(votes),
      label: votes,
      state,
    })),
  );
  const bands = count.rounds.flatMap((round, at): FlowBand[] => {
    const next = count.rounds[at + 1];
    if (!next || next.pass !== round.pass) return [];
    const band = (from: string, to: string | undefined, label: string, kind: FlowBand['kind']): FlowBand[] =>
      label === '0' || label.startsWith('-')
        ? []
        : [{ round: round.round, from, to, votes: Number(label), label, kind }];
    return round.tallies.flatMap(({ candidate, votes }) => {
      const moved = round.events.filter((event) => event.candidate === candidate);
      const passedOn = moved.flatMap(({ transfers }) => transfers);
      const lost = sumText(moved.flatMap(({ ended, cutOff }) => [ended, cutOff]));
      const left = sumText([votes, minus(sumText(passedOn.map((one) => one.votes))), minus(lost)]);
      return [
        ...band(candidate, candidate, left, 'stays'),
        ...passedOn.flatMap((one) => band(candidate, one.to, one.votes, 'passed-on')),
        ...band(candidate, undefined, lost, 'ended'),
      ];
    });
  });
  return { bars, bands };
};

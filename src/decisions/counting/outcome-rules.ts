import type { Count, Round, RoundEvent, Tie } from './election-rules.ts';

/** Everything a person reads about a count, in plain sentences. Names come from the candidates. */

const nameIn = (count: Count, id: string): string =>
  count.candidates.find((candidate) => candidate.id === id)?.name ?? id;

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const grouped = (text: string): string => {
  const [whole = '', rest] = text.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest ? `.${rest}` : ''}`;
};

/** `1 vote`, `1,204 votes`, `177.5192 votes`. */
export const votesWords = (text: string): string => `${grouped(text)} ${text === '1' ? 'vote' : 'votes'}`;

const inRound = (count: Count, { round, pass }: Round): string =>
  count.rounds.some((other) => other.pass !== pass)
    ? `in round ${round} for seat ${pass}`
    : count.rounds.length === 1
      ? 'at once'
      : `in round ${round}`;

/** How a tie was settled: who was tied, and what decided between them. */
export const tieWords = (count: Count, tie: Tie): string => {
  const who = `${listed(tie.between.map((id) => nameIn(count, id)))} were tied`;
  switch (tie.by) {
    case 'earlier-round':
      return `${who}; their votes in round ${tie.round} decided`;
    case 'drawn-order':
      return `${who}; the order drawn by lot before the count decided`;
    case 'draw':
      return `${who}; a lot decided`;
    case 'listed-order':
      return `${who}; the order on the ballot paper decided`;
    case 'asked':
      return `${who}; the person in charge of the count drew a lot`;
  }
};

const votesIn = (round: Round, id: string): string =>
  round.tallies.find(({ candidate }) => candidate === id)?.votes ?? '0';

const because = (round: Round, { why, candidate }: RoundEvent): string => {
  const votes = votesWords(votesIn(round, candidate));
  switch (why) {
    case 'majority':
      return `with ${votes}, more than half of those still in play (${grouped(round.threshold)} were needed)`;
    case 'quota':
      return `with ${votes}, at or above the quota of ${grouped(round.threshold)}`;
    case 'share':
      return `with ${votes}, at or above the share that was needed (${votesWords(round.threshold)})`;
    case 'seats-left':
      return `with ${votes}, because no more candidates were left than seats to fill`;
    case 'most-votes':
      return `with ${votes}, the most of those left, though below the ${grouped(round.threshold)} that elect at once`;
    case 'surplus':
      return `because ${votes} were above the quota of ${grouped(round.threshold)}`;
    case 'fewest-votes':
      return `with ${votes}, the fewest of those left`;
    case 'cannot-catch-up':
      return `with ${votes}, because all the votes below could not have lifted anybody there past the next`;
    case 'below-least':
      return `with ${votes}, fewer than a candidate must have`;
    case 'write-ins':
      return `with ${votes}, because names written in by hand were not candidates`;
  }
};

const eventOf = (
  count: Count,
  id: string,
  kind: RoundEvent['kind'],
): { readonly round: Round; readonly event: RoundEvent } | undefined => {
  for (const round of count.rounds)
    for (const event of round.events)
      if (event.candidate === id && event.kind === kind) return { round, event };
  return undefined;
};

const withTie = (count: Count, sentence: string, { tie }: RoundEvent): string =>
  tie ? `${sentence}; ${tieWords(count, tie)}.` : `${sentence}.`;

/** Why this candidate was or was not elected, in one sentence. */
export const outcomeWords = (count: Count, id: string): string => {
  const name = nameIn(count, id);
  if (count.stopped) return `${name}: the count has no result. ${stoppedWords(count)}`;
  const won = eventOf(count, id, 'elected');
  if (won)
    return withTie(
      count,
      `${name} was elected ${inRound(count, won.round)}, ${because(won.round, won.event)}`,
      won.event,
    );
  const lost = eventOf(count, id, 'eliminated');
  if (lost)
    return withTie(
      count,
      `${name} was not elected: out ${inRound(count, lost.round)}, ${because(lost.round, lost.event)}`,
      lost.event,
    );
  const last = count.rounds.at(-1);
  const tally = last?.tallies.find(({ candidate }) => candidate === id);
  return tally && last
    ? `${name} was not elected: ${count.seats > 1 ? 'all seats were' : 'the seat was'} filled while they still had ${votesWords(tally.votes)}.`
    : `${name} did not stand in this count.`;
};

/** What happened at the end of one round, a sentence for each event. */
export const eventWords = (count: Count, round: Round, event: RoundEvent): string => {
  const name = nameIn(count, event.candidate);
  const said = {
    elected: `${name} was elected ${because(round, event)}`,
    eliminated: `${name} went out ${because(round, event)}`,
    surplus: `What ${name} had above the quota was passed on to the voters’ next choices`,
  }[event.kind];
  return withTie(count, said, event);
};

/** Where votes went at an event: to whom how many, how many to nobody, and what rounding cut off. */
export const transferWords = (count: Count, { transfers, ended, cutOff }: RoundEvent): string => {
  const parts = [
    ...transfers.map(({ to, votes }) => `${grouped(votes)} to ${nameIn(count, to)}`),
    ...(ended === '0' ? [] : [`${grouped(ended)} had no further choice`]),
    ...(cutOff === '0' ? [] : [`${grouped(cutOff)} was lost in decimal places`]),
  ];
  return parts.length ? `${listed(parts)}.` : 'No votes moved.';
};

/** Why a count ended without a result; empty when it has one. */
export const stoppedWords = (count: Count): string => {
  const { stopped } = count;
  if (!stopped) return '';
  switch (stopped.kind) {
    case 'no-votes':
      return 'No ballot ranks anybody, so nobody is elected.';
    case 'nobody-has-the-least':
      return 'No candidate has the votes that each must have, so nobody is elected.';
    case 'tie-undecided':
      return `In round ${stopped.round}, ${listed(stopped.between.map((id) => nameIn(count, id)))} are tied, and nobody has decided between them yet.`;
  }
};

/** The rule of a count, said before it is used and below its result. */
export const methodWords = (count: Pick<Count, 'method' | 'seats' | 'quota'>): string => {
  if (count.method === 'instant-run-off')
    return 'Each voter ranks the candidates. Whoever has more than half of the votes still in play is elected. Until somebody has, the one with the fewest goes out, and their votes move to each voter’s next choice.';
  const quota =
    count.quota === 'droop'
      ? `the quota: the ballots divided by one more than the ${count.seats} seats, and one more vote`
      : `the quota: the ballots divided by the ${count.seats} seats`;
  return `Each voter ranks the candidates. To be elected takes ${quota}. What an elected candidate has above it is passed on to the next choices of all their voters, each vote at the same share of its worth. When nobody else has the quota, the one with the fewest votes goes out, and their votes move on.`;
};

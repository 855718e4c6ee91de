import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';

/** Letters and figures that nobody takes for one another, on paper or by telephone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUPS = 3;
const GROUP = 4;

/** What somebody who may vote in secret is handed before they vote. Nothing of it is kept. */
export type BallotPaper = {
  /** `K7QM-3XPA-92RT`: drawn at random, never made of anything about the voter. */
  readonly code: string;
  /** Shows that this code was handed to this voter for this contest. It is checked when it comes back, and not kept. */
  readonly proof: string;
};

const proofOf = (secret: Buffer, contest: string, voter: string, code: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['ballot paper', contest, voter, code]))
    .digest('base64url');

const drawnCode = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => LETTERS.charAt(randomInt(LETTERS.length))).join(''),
  ).join('-');

/** A fresh paper for a voter of a contest: a vote or an election. */
export const ballotPaper = (secret: Buffer, contest: string, voter: string): BallotPaper => {
  const code = drawnCode();
  return { code, proof: proofOf(secret, contest, voter, code) };
};

/** Whether this paper was handed to this voter for this contest. */
export const isPaperOf = (
  secret: Buffer,
  contest: string,
  voter: string,
  { code, proof }: BallotPaper,
): boolean => {
  const expected = Buffer.from(proofOf(secret, contest, voter, code));
  const given = Buffer.from(proof);
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/** A code as somebody may write it down: in small letters, with blanks, without its dashes. Undefined when it is none. */
export const codeFrom = (given: string): string | undefined => {
  const plain = given.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  if (plain.length !== GROUPS * GROUP || [...plain].some((letter) => !LETTERS.includes(letter)))
    return undefined;
  return (plain.match(/.{4}/g) ?? []).join('-');
};

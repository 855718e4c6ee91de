/** A post in a network: who holds it is a pseudonym, empty for contracted services. */
export type Post = {
  readonly network: string;
  readonly role: string;
  readonly person: string;
  /** Full-time equivalents in billionths, so that sums are exact; null where the file has none. */
  readonly fullTime: bigint | null;
};

const BILLION = 1_000_000_000n;

/** Reads a published number of full-time equivalents, `0.986666667`, without loss; null when there is none. */
export const readFullTime = (text: string | null): bigint | null => {
  const [, whole, part = ''] = /^([0-9]+)(?:\.([0-9]{1,9}))?0*$/.exec(text ?? '') ?? [];
  return whole === undefined ? null : BigInt(whole) * BILLION + BigInt(part.padEnd(9, '0'));
};

export type Staff = {
  /** Different people: who holds two posts counts once. */
  readonly people: number;
  /** Posts of contracted services, of whose people nothing is known: in no headcount. */
  readonly unnamed: number;
  /** Full-time equivalents of all posts, contracted ones included; these do add up. */
  readonly fullTime: number;
  /** Posts without full-time equivalents. */
  readonly withoutHours: number;
};

/**
 * The staff of any set of posts: a network, an area, a role. People are counted by who they are, so headcounts
 * of networks or roles must never be added: ask for the whole instead.
 */
export const staffOf = (posts: readonly Post[]): Staff => {
  const people = new Set(posts.map(({ person }) => person).filter((person) => person !== ''));
  const fullTime = posts.reduce((sum, post) => sum + (post.fullTime ?? 0n), 0n);
  return {
    people: people.size,
    unnamed: posts.filter(({ person }) => person === '').length,
    fullTime: Number(fullTime) / Number(BILLION),
    withoutHours: posts.filter((post) => post.fullTime === null).length,
  };
};

/** So many per ten thousand people registered; null when nobody is. */
export const perTenThousand = (staff: number, people: number): number | null =>
  people === 0 ? null : (staff * 10_000) / people;

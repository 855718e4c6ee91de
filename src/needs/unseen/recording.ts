import { networksOn } from '../../people/index.ts';
import { count, figure } from '../../ui/index.ts';
import { DIFFERENCE_CAVEAT } from '../conditions/rules.ts';
import type { Deprivation } from '../profiles/area/fifths.ts';
import { filesOf } from '../profiles/area/loads.ts';
import type { Part } from '../profiles/area/part.ts';
import { figureOf } from '../profiles/area/part.ts';
import type { PracticeRegisters } from '../profiles/area/registers.ts';
import { practicesWords, type Scope } from '../profiles/area/scope.ts';
import { capital, inSentence, someOf } from '../profiles/area/words.ts';
import { withExpected } from '../profiles/condition/area.ts';
import { fifthNote, shownPractices } from '../profiles/condition/rules.ts';
import {
  type Against,
  bySeveralChances,
  groupRecordsLow,
  type LowPractice,
  lowByPractice,
  recordingOf,
  SEVERAL,
} from './rules.ts';

export const unseenFigure = figureOf('unseen');

type Compared = {
  readonly name: string;
  readonly practices: readonly (Against & { readonly fifth: number | undefined })[];
};

/** Conditions of which models say what to expect of each practice. Fewer than five practices make no comparison. */
const comparedOf = (registers: readonly PracticeRegisters[]): Compared[] =>
  registers.flatMap(({ condition, practices }) => {
    const both = withExpected(practices);
    return both.length < 5
      ? []
      : [
          {
            name: condition.name,
            practices: both.map(({ code, people, expected, fifth }) => ({ code, people, expected, fifth })),
          },
        ];
  });

const LEVELS = [0, 1, 2, 3] as const;

/** Names of groups and which practices are in each. */
type Group = {
  readonly name: string;
  readonly note?: string | undefined;
  readonly codes: ReadonlySet<string>;
};

/** In how many conditions each group of practices records low, all its practices together. */
const lowGroups = (groups: readonly Group[], compared: readonly Compared[]) =>
  groups.map(({ name, note, codes }) => {
    const low = compared.filter(({ practices }) => {
      const own = practices.filter(({ code }) => codes.has(code));
      return own.length > 0 && groupRecordsLow(own, recordingOf(practices));
    });
    return { name, note, practices: codes.size, low: low.map((one) => one.name) };
  });

const fifthWords = (fifth: string): string => {
  const note = fifthNote(Number(fifth));
  return note ? `The ${note} fifth` : `Fifth ${fifth}`;
};

const GROUP_METHOD =
  'Of each condition: √(recorded / expected at the area’s rate) − 1, with variance 1/4E for chance and τ²·Σ(e/E)² for the spread among the practices that make up the group; low beyond 3.09 deviations (998 in 1,000).';

const groupFigure = (
  scope: Scope,
  key: string,
  groupName: string,
  groups: ReturnType<typeof lowGroups>,
  compared: readonly Compared[],
  files: ReturnType<typeof filesOf>,
) => {
  const any = groups.filter(({ low }) => low.length > 0);
  const kinds = groupName === 'Deprivation fifth' ? 'fifths' : 'networks';
  return unseenFigure(scope, {
    key,
    picture: {
      kind: 'bars',
      data: {
        title:
          any.length === 0
            ? `No ${kinds.slice(0, -1)} records low as a whole`
            : any.length === 1
              ? `${kinds === 'fifths' ? fifthWords(any[0]?.name ?? '') : (any[0]?.name ?? '')} records low as a whole in ${any[0]?.low.length} of ${compared.length} conditions`
              : `${capital(someOf(any.length, kinds.slice(0, -1)))} of ${groups.length} record low as a whole`,
        measure: `Conditions of ${compared.length} in which a ${groupName.toLowerCase()} records fewer people of those expected than chance and the spread among practices explain, ${scope.yearText}`,
        unit: 'conditions',
        places: 0,
        gap: 'no figure',
        groupName,
        alsoNames: ['Practices', 'Conditions'],
        groups: groups.map(({ name, note, practices, low }) => ({
          name,
          note,
          value: low.length,
          lower: null,
          upper: null,
          also: [practices, low.join('; ') || 'none'],
        })),
      },
    },
    reading:
      any.length === 0
        ? `All ${kinds} record about as much of what is expected as the area does.`
        : `${any.map(({ name, low }) => `${kinds === 'fifths' ? `Fifth ${name}` : name}: ${low.map(inSentence).join(', ')}`).join('; ')}.`,
    period: scope.yearText,
    where: practicesWords(scope),
    method: GROUP_METHOD,
    caveats: [
      'Held against the area’s own rate and not against the model: where the whole area records few, nobody stands out.',
      DIFFERENCE_CAVEAT,
    ],
    files,
  });
};

export type Recording = {
  readonly part: Part;
  readonly low: readonly LowPractice[];
  /** Recorded of expected over all conditions, by practice: for need. */
  readonly shares: ReadonlyMap<string, { readonly people: number; readonly expected: number }>;
};

/** Practices, networks and fifths that record fewer people than expected in several conditions at once. */
export const recordingPart = async (
  scope: Scope,
  registers: readonly PracticeRegisters[],
  deprivation: Deprivation | undefined,
): Promise<Recording> => {
  const compared = comparedOf(registers);
  const shares = new Map<string, { people: number; expected: number }>();
  for (const { practices } of compared)
    for (const { code, people, expected } of practices) {
      const own = shares.get(code) ?? { people: 0, expected: 0 };
      shares.set(code, { people: own.people + people, expected: own.expected + expected });
    }
  const part = { key: 'low-recording', title: 'Low recording, over several conditions' };
  if (compared.length < SEVERAL)
    return {
      shares,
      low: [],
      part: {
        ...part,
        sentences: [],
        figures: [],
        missing: [
          {
            what: 'which practices and groups record fewer people than expected in several conditions at once: this needs registers and expected prevalence by practice',
            source: registers.length === 0 ? 'qof-prevalence-practice-ages' : 'expected-prevalence',
          },
        ],
      },
    };
  const practices = lowByPractice(compared);
  const several = practices.filter(({ low }) => low.length >= SEVERAL);
  const files = filesOf(
    scope.loads,
    registers.flatMap(({ loads }) => loads),
  );
  const networks = await networksOn(scope.platform.db, scope.members, scope.day);
  const named = [...new Map(networks.map(({ network, networkName }) => [network, networkName]))].sort(
    (a, b) => a[1].localeCompare(b[1]),
  );
  const byNetwork = lowGroups(
    named.map(([network, name]) => ({
      name,
      codes: new Set(networks.filter((one) => one.network === network).map(({ practice }) => practice)),
    })),
    compared,
  );
  const byFifth = deprivation
    ? lowGroups(
        [1, 2, 3, 4, 5].map((fifth) => ({
          name: String(fifth),
          note: fifthNote(fifth),
          codes: new Set(scope.members.filter((code) => deprivation.fifths.get(code) === fifth)),
        })),
        compared,
      )
    : [];
  const alone = bySeveralChances(compared.length) * practices.length;
  const poorest = byFifth[0];
  return {
    shares,
    low: several,
    part: {
      ...part,
      news:
        several.length > 0
          ? `${capital(someOf(several.length, 'practice'))} of ${practices.length} ${several.length === 1 ? 'records' : 'record'} fewer people than expected in several conditions at once.`
          : poorest && poorest.low.length > 0
            ? `The most deprived fifth of practices records low in ${poorest.low.length} of ${compared.length} conditions.`
            : undefined,
      sentences: [
        several.length > 0
          ? `${capital(someOf(several.length, 'practice'))} of ${practices.length} ${several.length === 1 ? 'records' : 'record'} fewer people than expected, beyond chance, in ${SEVERAL} or more of ${compared.length} conditions at once; chance alone would make ${alone < 0.05 ? 'fewer than one in twenty such places' : `about ${figure(alone)}`}.`
          : `No practice records fewer people than expected, beyond chance, in ${SEVERAL} or more of ${compared.length} conditions at once.`,
        ...(poorest
          ? [
              poorest.low.length > 0
                ? `Taken together, the most deprived fifth of practices records low in ${poorest.low.length} of ${compared.length} conditions (${poorest.low.slice(0, 4).map(inSentence).join(', ')}${poorest.low.length > 4 ? ' and others' : ''}).`
                : 'Taken together, the most deprived fifth of practices records as much of what is expected as the area does.',
            ]
          : []),
        'People who are not on a register may be well, may be ill and not known, or may be known and not coded: this page cannot tell which.',
      ],
      figures: [
        unseenFigure(scope, {
          key: 'low-recording',
          picture: {
            kind: 'bars',
            data: {
              title:
                several.length > 0
                  ? `${capital(someOf(several.length, 'practice'))} of ${practices.length} ${several.length === 1 ? 'records' : 'record'} low in several conditions at once`
                  : `No practice of ${practices.length} records low in several conditions at once`,
              measure: `Practices by in how many of ${compared.length} conditions they record fewer people than chance and the usual spread explain, ${scope.yearText}`,
              unit: 'practices',
              places: 0,
              gap: 'no figure',
              groupName: 'Conditions with low recording',
              groups: LEVELS.map((level) => ({
                name: level === 3 ? '3 or more' : String(level),
                value: practices.filter(({ low }) => (level === 3 ? low.length >= 3 : low.length === level))
                  .length,
                lower: null,
                upper: null,
              })),
            },
          },
          reading: `${capital(someOf(practices.filter(({ low }) => low.length === 0).length, 'practice'))} of ${practices.length} ${practices.filter(({ low }) => low.length === 0).length === 1 ? 'records' : 'record'} within chance in all ${compared.length}.`,
          period: scope.yearText,
          where: practicesWords(scope),
          method: `Of each condition with a model by practice: recorded / expected, round the area’s own rate; low is below the line that holds 998 in 1,000 practices, the usual spread among them allowed for, exactly as on the condition’s own page. A practice is low in several when it is so in ${SEVERAL} or more. By chance alone, were conditions independent: 1 − Σ C(n, i)·p^i·(1 − p)^(n − i) with p = 0.001.`,
          caveats: [
            'Conditions hang together: a practice with younger patients, or that codes differently, is low in many at once for one reason.',
            `Held against the area’s own rate: where the whole area records few, nobody stands out. ${DIFFERENCE_CAVEAT}`,
          ],
          files,
          withheld: registers.reduce((sum, one) => sum + shownPractices(one.practices).withheld.length, 0),
        }),
        ...(byFifth.length > 0
          ? [groupFigure(scope, 'low-fifths', 'Deprivation fifth', byFifth, compared, files)]
          : []),
        ...(byNetwork.length > 1
          ? [groupFigure(scope, 'low-networks', 'Network', byNetwork, compared, files)]
          : []),
      ],
      facts: [
        {
          name: 'Practices low in several',
          value: count(several.length),
          note: `of ${practices.length}, over ${compared.length} conditions`,
        },
      ],
    },
  };
};

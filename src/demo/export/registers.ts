import { GROUP } from '../place/codes.ts';
import { OTHER_PRESCRIBERS } from '../place/organisations/others.ts';
import type { Organisation, Place } from '../place/types.ts';
import { type Cell, compactDate, csvText, type ExportFile, registerText } from './csv.ts';
import { AREA_TEAM, REGION } from './surroundings.ts';

/** Code, name, region, area, five lines of address, postcode, first and last day: the start of each register. */
const opening = (one: Organisation, name: string): Cell[] => {
  const lines = one.address?.lines ?? [];
  return [
    one.code,
    registerText(name),
    REGION.code,
    AREA_TEAM.code,
    ...Array.from({ length: 5 }, (_, line) => registerText(lines[line] ?? '')),
    one.address?.postcode ?? '',
    compactDate(one.opened),
    compactDate(one.closed),
  ];
};

/** A row of empty cells up to a width, with some of them filled by position (counted from nought). */
const padded = (cells: readonly Cell[], width: number, filled: Readonly<Record<number, Cell>>): Cell[] =>
  Array.from({ length: width }, (_, index) => filled[index] ?? cells[index] ?? '');

const ofKind = (place: Place, ...kinds: readonly Organisation['kind'][]): Organisation[] =>
  place.organisations
    .filter(({ kind }) => kinds.includes(kind))
    .sort((one, other) => (one.code < other.code ? -1 : 1));

/**
 * epraccur: practices and other prescribers, 27 columns without a header. Parent (15) with the day it was
 * joined and left (16, 17), commissioner (24) and prescribing setting (26) as in the register; like the
 * register it knows only the present or last commissioner of each.
 */
const epraccur = (place: Place): ExportFile => {
  const rows = ofKind(place, 'practice', 'other-prescriber').map((one) => {
    const prescriber = OTHER_PRESCRIBERS.find(({ code }) => code === one.code);
    const spans = place.memberships.filter(
      ({ child, kind }) => child === one.code && kind === 'commissioner',
    );
    const last = spans.reduce((latest, span) => (span.from >= latest.from ? span : latest), {
      parent: GROUP,
      from: one.opened > '2013-04-01' ? one.opened : '2013-04-01',
      to: null as string | null,
    });
    return padded(opening(one, one.name), 27, {
      12: one.closed === null ? 'A' : 'C',
      13: 'B',
      14: last.parent,
      15: compactDate(last.from),
      16: compactDate(last.to),
      17: one.address?.phone ?? '',
      21: '0',
      23: prescriber?.payer[0] ?? last.parent,
      25: prescriber?.setting ?? '4',
    });
  });
  return {
    path: 'organisations/epraccur_2026-04.csv',
    content: csvText(rows, { quoteAll: true, lineEnd: '\r\n' }),
  };
};

/** eccg: the commissioning groups, 27 columns without a header. */
const eccg = (place: Place): ExportFile => ({
  path: 'organisations/eccg_2026-04.csv',
  content: csvText(
    ofKind(place, 'commissioning-group').map((one) =>
      padded(opening(one, `NHS ${one.name}`), 27, { 13: 'C', 21: '0' }),
    ),
    { quoteAll: true, lineEnd: '\r\n' },
  ),
});

/** etr: the trusts, 24 columns without a header. */
const etr = (place: Place): ExportFile => ({
  path: 'organisations/etr_2026-04.csv',
  content: csvText(
    ofKind(place, 'acute-trust', 'mental-health-trust', 'community-trust').map((one) =>
      padded(opening(one, one.name), 24, { 21: '0' }),
    ),
  ),
});

/** The three headerless files of the organisation register. */
export const registers = (place: Place): ExportFile[] => [epraccur(place), eccg(place), etr(place)];

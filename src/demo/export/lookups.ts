import {
  FORMER_TRUST,
  GROUP,
  NEIGHBOUR_FORMER_TRUST,
  NEIGHBOUR_GROUP,
  SUCCESSOR_BOARD,
} from '../place/codes.ts';
import type { Place } from '../place/types.ts';
import { csvText, type ExportFile, mapDate, registerText } from './csv.ts';
import { onsCodeOf, organisationOf, PARTNERSHIP, parentOn, quartersOf, REGION } from './surroundings.ts';

const GROUPS = [GROUP, NEIGHBOUR_GROUP];

/** Which board each group goes into: the layout of the CCG-to-ICB lookup, which has no dates. */
const groupToBoard = (place: Place): ExportFile => ({
  path: 'organisations/CCG_ICB_code.csv',
  content: csvText(
    [
      ['CCG Code', 'ICB Code', 'ICB NAME'],
      ...GROUPS.map((code) => [code, SUCCESSOR_BOARD, `NHS ${organisationOf(place, SUCCESSOR_BOARD).name}`]),
    ],
    { mark: true, lineEnd: '\r\n' },
  ),
});

const subBoards = (place: Place): ExportFile => {
  const board = `NHS ${organisationOf(place, SUCCESSOR_BOARD).name}`;
  const short = board.replace('Integrated Care Board', 'ICB');
  return {
    path: 'organisations/ICB_and_SubICB_Apr2027.csv',
    content: csvText(
      [
        ['Organisation_Code', 'Organisation_Name', 'ICB_Code', 'ICB_Name'],
        ...GROUPS.map((code) => [code, `${short} - ${code}`, SUCCESSOR_BOARD, board]),
      ],
      { mark: true, lineEnd: '\r\n' },
    ),
  };
};

/** Shares of each former trust's people that went to each group; the published file ends in two empty columns. */
const trustToGroups = (): ExportFile => ({
  path: 'organisations/PCT_CCG_matrix.csv',
  content: csvText(
    [
      ['PCT_Code', ...GROUPS, '', ''],
      [FORMER_TRUST, '97%', '3%', '', ''],
      [NEIGHBOUR_FORMER_TRUST, '0%', '100%', '', ''],
    ],
    { mark: true },
  ),
});

const MAP_HEADER =
  'PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,ONS_CCG_CODE,CCG_CODE,' +
  'CCG_NAME,ONS_STP_CODE,STP_CODE,STP_NAME,ONS_COMM_REGION_CODE,COMM_REGION_CODE,COMM_REGION_NAME';

/** Practice to network to group, on the day of the latest list; `U` stands for no network. */
const practiceMap = (place: Place): ExportFile => {
  const date = quartersOf(place).at(-1) ?? place.today;
  const rows = place.practices.flatMap(({ code }) => {
    const practice = organisationOf(place, code);
    const group = parentOn(place, code, 'commissioner', date)?.parent;
    if (group === undefined) return [];
    const network = parentOn(place, code, 'network', date)?.parent;
    return [
      [
        'GP_PRAC_PAT_LIST',
        mapDate(date),
        code,
        registerText(practice.name),
        practice.address?.postcode ?? '',
        network ?? 'U',
        network === undefined ? 'Unallocated' : registerText(organisationOf(place, network).name),
        onsCodeOf(group),
        group,
        `NHS ${organisationOf(place, group).name}`,
        PARTNERSHIP.ons,
        SUCCESSOR_BOARD,
        PARTNERSHIP.name,
        REGION.ons,
        REGION.code,
        REGION.name,
      ],
    ];
  });
  return {
    path: `organisations/gp-reg-pat-prac-map_${date.slice(0, 7)}.csv`,
    content: csvText([MAP_HEADER.split(','), ...rows]),
  };
};

/** What followed what, for successions that no published file gives. */
const successions = (place: Place): ExportFile => ({
  path: 'organisations/successions.csv',
  content: csvText([
    ['predecessor_code', 'successor_code', 'date', 'kind'],
    ...place.successions.map((one) => [one.predecessor, one.successor, one.date, one.kind]),
  ]),
});

/** The files that link organisations to each other. */
export const lookups = (place: Place): ExportFile[] => [
  groupToBoard(place),
  subBoards(place),
  trustToGroups(),
  practiceMap(place),
  successions(place),
];

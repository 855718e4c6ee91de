import { defineSource, keep, reject } from '../../../platform/imports/index.ts';
import { addDays } from '../../../shared/dates.ts';
import { CCG_START, laterOf } from '../../organisations/rules.ts';
import { settleLoads } from '../../organisations/settle.ts';
import { ODS } from '../common.ts';
import { addressOf, type SaidOrganisation, type SaidParent, storeSaid } from '../store.ts';

const isPct = (code: string): boolean => /^5[0-9A-Z]{2}$/.test(code);

type Member = {
  readonly code: string;
  readonly commissioner: string;
  /** Column 15: since 2013 the CCG, also where column 24 still names what was before. */
  readonly belongsTo: string | undefined;
  readonly joined: string | undefined;
  readonly left: string | undefined;
  readonly opened: string;
};

/**
 * Whose practice it was, when. Column 24 is the commissioner, columns 16 and 17 say from when to when. A
 * practice that closed in 2013 still has its PCT in column 24 and the CCG in column 15 with the joining date
 * of the PCT: the PCT then ends with the PCTs, and the CCG begins there.
 */
export const memberships = (row: Member): SaidParent[] => {
  const base = { child: row.code, kind: 'commissioner' as const };
  const started = row.joined ?? row.opened;
  const end = row.left && row.left >= started ? { ended: row.left } : {};
  if (!isPct(row.commissioner) || row.belongsTo === undefined || isPct(row.belongsTo))
    return [{ ...base, parent: row.commissioner, started, ...end }];
  if (row.left !== undefined && row.left < CCG_START)
    return [{ ...base, parent: row.commissioner, started, ...end }];
  return [
    ...(started < CCG_START
      ? [{ ...base, parent: row.commissioner, started, ended: addDays(CCG_START, -1) }]
      : []),
    { ...base, parent: row.belongsTo, started: laterOf(started, CCG_START), ...end },
  ];
};

type Practice = { readonly organisation: SaidOrganisation; readonly parents: readonly SaidParent[] };

/** GP practices and other prescribers of England: who they are, whether they are open, whose they are. */
export const epraccur = defineSource({
  ...ODS,
  kind: 'records',
  id: 'ods-epraccur',
  version: 1,
  title: 'GP practices and prescribers (epraccur)',
  layout: {
    headers: false,
    columns: 27,
    shapes: { 1: /^[A-Z][0-9A-Z]{5}$/, 11: /^[0-9]{8}$/, 13: /^[ACDP]$/, 26: /^[0-9]{1,2}$/ },
  },
  columns: {
    code: { at: 1, kind: 'code', pattern: /^[A-Z][0-9A-Z]{5}$/ },
    name: { at: 2, kind: 'text' },
    line_1: { at: 5, kind: 'text', optional: true, address: true },
    line_2: { at: 6, kind: 'text', optional: true, address: true },
    line_3: { at: 7, kind: 'text', optional: true, address: true },
    line_4: { at: 8, kind: 'text', optional: true, address: true },
    line_5: { at: 9, kind: 'text', optional: true, address: true },
    postcode: { at: 10, kind: 'text', optional: true, address: true },
    opened: { at: 11, kind: 'date', forms: ['compact'] },
    closed: { at: 12, kind: 'date', forms: ['compact'], optional: true },
    status: { at: 13, kind: 'choice', values: { A: 'active', C: 'closed', D: 'dormant', P: 'proposed' } },
    belongs_to: { at: 15, kind: 'code', pattern: /^[0-9A-Z]{3,5}$/, optional: true },
    joined: { at: 16, kind: 'date', forms: ['compact'], optional: true },
    left: { at: 17, kind: 'date', forms: ['compact'], optional: true },
    telephone: { at: 18, kind: 'text', optional: true, address: true },
    commissioner: { at: 24, kind: 'code', pattern: /^[0-9A-Z]{3,5}$/, optional: true },
    setting: { at: 26, kind: 'count', max: 99 },
  },
  read: (row) => {
    if (row.closed && row.closed < row.opened) return reject('closed', 'closes before it opens');
    const { code, commissioner, joined, left, opened, belongs_to: belongsTo } = row;
    const practice: Practice = {
      organisation: {
        code,
        name: row.name,
        // Prescribing setting 4 is a GP practice; all others prescribe and have no registered list of their own.
        kind: row.setting === 4 ? 'practice' : 'prescriber-not-practice',
        status: row.status as 'active' | 'closed' | 'dormant' | 'proposed',
        opened,
        ...(row.closed ? { closed: row.closed } : {}),
        setting: row.setting,
        address: addressOf(
          [row.line_1, row.line_2, row.line_3, row.line_4, row.line_5],
          row.postcode,
          row.telephone,
        ),
      },
      parents: commissioner ? memberships({ code, commissioner, belongsTo, joined, left, opened }) : [],
    };
    return keep(practice);
  },
  store: (trx, records, load) =>
    storeSaid(trx, load, 'ods-epraccur', {
      organisations: records.map((record) => record.organisation),
      parents: records.flatMap((record) => record.parents),
    }),
  settle: (trx, { now, before }) => settleLoads(trx, [now?.id, before?.id]),
});

import { describe, expect, it } from 'vitest';
import { defineSource, keep, type Source } from '../source.ts';
import { isNhsNumber, isPostcode } from './privacy.ts';
import { recognise, watchedPlaces } from './recognise.ts';

const about = {
  version: 1,
  publisher: 'Test',
  licence: 'Test',
  address: 'https://example.org',
  cadence: 'never',
  period: { from: 'none' },
} as const;

const registers = (id: string, code: RegExp): Source =>
  defineSource({
    ...about,
    kind: 'records',
    id,
    title: id,
    layout: { headers: false, columns: 4, shapes: { 1: code, 3: /^[0-9]{8}$/ } },
    columns: { code: { at: 1, kind: 'code', pattern: code }, name: { at: 2, kind: 'text' } },
    read: (row) => keep(row.code),
    store: async () => undefined,
  });

const practices = registers('practices', /^[A-Z][0-9]{5}$/);
const groups = registers('groups', /^[0-9]{2}[A-Z]$/);

const lists = defineSource({
  ...about,
  kind: 'facts',
  id: 'lists',
  title: 'List sizes',
  layout: { headers: true },
  columns: {
    practice: { header: ['Practice Code', 'CODE'], kind: 'code', pattern: /^[A-Z][0-9]{5}$/ },
    name: { header: 'Practice Name', kind: 'text' },
    postcode: { header: 'Postcode', kind: 'ignored', address: true, absent: true },
    sex: { header: 'Sex', kind: 'choice', values: { M: 'male', F: 'female' } },
    people: { header: 'People', kind: 'count' },
  },
  facts: { table: 't', select: (accepted) => `SELECT 1 FROM ${accepted}` },
});

const matrix = defineSource({
  ...about,
  kind: 'records',
  id: 'matrix',
  title: 'Matrix',
  layout: { headers: true, others: /^[0-9]{2}[A-Z]$/ },
  columns: { pct: { header: 'PCT', kind: 'text' } },
  read: (row) => keep(row.pct),
  store: async () => undefined,
});

const sources = [practices, groups, lists, matrix];
const rows = (...texts: string[]) =>
  texts.map((text, number) => ({ number, line: number + 1, cells: text.split(','), malformed: false }));
const know = (...texts: string[]) => recognise(sources, rows(...texts), 2000);
const refusal = (...texts: string[]) => {
  const found = know(...texts);
  return found.ok ? undefined : found.refusal;
};

describe('a layout', () => {
  it('is known by the names of its columns, in any order, capitals and blanks forgiven', () => {
    const found = know(' sex,PEOPLE,practice  NAME ,code', 'M,3,X,A12345');
    expect(found).toMatchObject({ ok: true, value: { source: lists, header: { number: 0, line: 1 } } });
    if (found.ok)
      expect(Object.fromEntries(found.value.at)).toEqual({ practice: 3, name: 2, sex: 0, people: 1 });
  });

  it('is known under titles and notes', () => {
    expect(know('List sizes,,,', ',,,', 'CODE,Practice Name,Sex,People')).toMatchObject({
      ok: true,
      value: { source: lists, header: { number: 2, line: 3 } },
    });
  });

  it('is known without a header by its width and the shapes of cells', () => {
    expect(know('A12345,X,20160229,', 'B12345,Y,20160229,')).toMatchObject({
      ok: true,
      value: { source: practices },
    });
    expect(know('04G,X,20160229,', '00C,Y,20160229,')).toMatchObject({ ok: true, value: { source: groups } });
  });

  it('lets further columns in where it says so', () => {
    const found = know('PCT,04G,04H,,', '5QX,1,2,,');
    expect(found).toMatchObject({ ok: true, value: { source: matrix } });
    if (found.ok)
      expect([...found.value.others]).toEqual([
        [1, '04G'],
        [2, '04H'],
      ]);
  });

  it('that is unknown is refused with the nearest one and the columns that differ', () => {
    expect(refusal('CODE,Practice Nane,Sex,People', 'A12345,X,M,1')).toEqual({
      kind: 'unknown-layout',
      nearest: {
        source: 'lists',
        title: 'List sizes',
        missing: ['Practice Name'],
        unexpected: ['Practice Nane'],
        differing: [],
        columns: { expected: 4, found: 4 },
      },
    });
    expect(refusal('QX1,X,20160229,', 'QX2,Y,20160229,')).toMatchObject({
      kind: 'unknown-layout',
      nearest: { source: 'practices', differing: [{ column: 1, found: 'AA9' }] },
    });
    expect(refusal('colour,shape', 'red,round')).toEqual({ kind: 'unknown-layout' });
  });

  it('with a column twice or a hundred thousand columns is refused', () => {
    expect(refusal('CODE,Practice Name,Sex,People,people', 'A12345,X,M,1,2')).toMatchObject({
      kind: 'repeated-column',
    });
    expect(refusal(`a${',b'.repeat(99_999)}`)).toEqual({
      kind: 'too-many-columns',
      columns: 100_000,
      limit: 2000,
    });
  });
});

describe('patients in a file of no known layout', () => {
  it('are told by a column’s name', () => {
    expect(refusal('CODE,Practice Name,Sex,People,NHS_Number', 'A12345,X,M,1,x')).toMatchObject({
      kind: 'patient-data',
      what: 'NHS number',
      column: 'NHS_Number',
    });
    expect(refusal('Surname,Cost', 'Smith,1')).toMatchObject({ what: 'name', column: 'Surname' });
    expect(refusal('ref,DOB', '1,2000-01-01')).toMatchObject({ what: 'birth date', column: 'DOB' });
  });

  it('are told by an NHS number in a whole cell, with column and line', () => {
    expect(refusal('ref,amount', 'x,9434765919.5', 'y,943 476 5918', 'z,943 476 5919')).toMatchObject({
      what: 'NHS number',
      column: 'amount',
      line: 4,
    });
  });

  it('are told by postcodes beside an age, and not by postcodes alone', () => {
    expect(refusal('Age at visit,Where', '34,NN1 5BD', '35,LE16 9AA')).toMatchObject({
      what: 'postcode',
      column: 'Where',
    });
    expect(refusal('Village,Where', 'Boughton,NN1 5BD')).toEqual({ kind: 'unknown-layout' });
  });
});

describe('the detector', () => {
  it('knows NHS numbers by their check digit and postcodes by their shape', () => {
    expect(['9434765919', ' 943 476 5919 ', '943-476-5919'].map(isNhsNumber)).toEqual([true, true, true]);
    // 11 less the remainder is 10: no number; telephone numbers have eleven digits.
    expect(['9434765910', '943476591', '9434765919.0', '01604 651234'].map(isNhsNumber)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(['NN1 5BD', 'nn15bd', 'W1A 1AA', 'NN1', 'A12345'].map(isPostcode)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('leaves an organisation’s own address alone and looks at other text', () => {
    const found = know('CODE,Practice Name,Sex,People,Postcode', 'A12345,X,M,1,NN1 5BD');
    if (!found.ok) throw new Error('refused');
    expect(watchedPlaces(found.value)).toEqual({ places: [1], personal: true });
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { plainName, receiveBytes, receiveForm } from './receive.ts';

const folder = mkdtempSync(join(tmpdir(), 'coalface-receive-'));
beforeEach(() => {
  for (const file of readdirSync(folder)) rmSync(join(folder, file));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MB = 1_000_000;
const where = { folder, limit: MB, tokenFits: (token: unknown) => token === 'fits' };
const post = (body: BodyInit, headers: HeadersInit = {}) =>
  new Request('http://localhost/imports', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);

const form = (...parts: readonly (readonly [string, string | File])[]) => {
  const data = new FormData();
  for (const [name, value] of parts) data.append(name, value);
  return post(data);
};
const csv = (name: string, text = 'a,b\n1,2\n') => new File([text], name, { type: 'text/csv' });

/** A body without an end that is announced; `chunks` of 64 kB, made while they are asked for. */
const endless = (chunks: number, count: { sent: number }) =>
  new ReadableStream<Uint8Array>({
    pull: (controller) => {
      count.sent += 1;
      if (count.sent > chunks) controller.close();
      else controller.enqueue(new Uint8Array(65_536).fill(97));
    },
  });

describe('files of a form', () => {
  it('are spooled as they are, several at once, with the fields beside them', async () => {
    const answer = await receiveForm(
      form(
        ['csrf', 'fits'],
        ['period', '2016-01'],
        ['files', csv('a.csv')],
        ['files', csv('b.csv', 'x\r\n')],
      ),
      where,
    );
    expect(answer).toMatchObject({
      ok: true,
      value: {
        files: [
          { name: 'a.csv', size: 8 },
          { name: 'b.csv', size: 3 },
        ],
      },
    });
    if (!answer.ok) return;
    expect(answer.value.fields.get('period')).toBe('2016-01');
    expect(answer.value.files.map(({ path }) => readFileSync(path, 'utf8'))).toEqual(['a,b\n1,2\n', 'x\r\n']);
  });

  it('are not written without a token that fits, or when it comes after them', async () => {
    for (const parts of [
      [['files', csv('a.csv')]],
      [
        ['csrf', 'other'],
        ['files', csv('a.csv')],
      ],
      [
        ['files', csv('a.csv')],
        ['csrf', 'fits'],
      ],
    ] as const) {
      const answer = await receiveForm(form(...parts), where);
      if (answer.ok) expect(answer.value.files).toEqual([]);
      else expect(['form-expired', 'no-file']).toContain(answer.refusal.kind);
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('are asked for when none was chosen', async () => {
    const answer = await receiveForm(form(['csrf', 'fits'], ['files', csv('', '')]), where);
    expect(answer).toEqual({ ok: false, refusal: { kind: 'no-file', field: 'files' } });
  });

  it('of two gigabytes are refused by what is announced, before a byte is read', async () => {
    const count = { sent: 0 };
    const answer = await receiveForm(
      post(endless(40_000, count), {
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': '2147483648',
      }),
      where,
    );
    expect(answer).toEqual({ ok: false, refusal: { kind: 'upload-too-large', limit: MB } });
    expect(count.sent).toBeLessThanOrEqual(1);
  });

  it('that are longer than announced are given up at the limit and leave nothing behind', async () => {
    const answer = await receiveForm(
      form(['csrf', 'fits'], ['files', csv('a.csv')], ['files', csv('big.csv', 'x'.repeat(2 * MB))]),
      where,
    );
    expect(answer).toEqual({ ok: false, refusal: { kind: 'upload-too-large', limit: MB } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('cut off in the middle are refused and leave nothing behind', async () => {
    const head = '--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\nfits\r\n--x\r\n';
    const file = 'Content-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\na,b\n1';
    const answer = await receiveForm(
      post(head + file, { 'content-type': 'multipart/form-data; boundary=x' }),
      where,
    );
    expect(answer.ok).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('bytes of one file', () => {
  it('are spooled under the name given, without its path', async () => {
    const answer = await receiveBytes(post('a,b\n'), '../../x/Patient_List_Size_2016_01-03.csv', where);
    expect(answer).toMatchObject({ ok: true, value: { name: 'Patient_List_Size_2016_01-03.csv', size: 4 } });
  });

  it('are given up at the limit, having read little more than it', async () => {
    const count = { sent: 0 };
    const answer = await receiveBytes(post(endless(40_000, count)), 'a.csv', where);
    expect(answer).toEqual({ ok: false, refusal: { kind: 'upload-too-large', limit: MB } });
    expect(count.sent * 65_536).toBeLessThan(4 * MB);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a name', () => {
  it('keeps its last part only, and is never empty', () => {
    expect(plainName('C:\\lists\\a.csv')).toBe('a.csv');
    expect(plainName('/etc/')).toBe('file');
    expect(plainName('a\u0000\n.csv')).toBe('a.csv');
  });
});

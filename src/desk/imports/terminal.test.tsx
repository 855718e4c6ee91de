import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Command, Terminal } from '../../platform/cli/command.ts';
import { importsPart } from './index.ts';
import { BAD_ROWS, GOOD, type House, inHouse } from './test-imports-page.tsx';

describe('the terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coalface-command-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const terminalOver = (house: House) => {
    const said: string[] = [];
    const shown: string[] = [];
    const terminal: Terminal = {
      api: {
        where: 'this process',
        fetch: async (path, init) => house.app.request(`/api/v1${path}`, init, { owner: true }),
        call: async (use, input) => {
          const path = `/api/v1/${(use.path ?? use.name).replace('{id}', String(input.id))}`;
          return (await house.app.request(path, {}, { owner: true })).json() as never;
        },
      },
      json: false,
      say: (text) => void said.push(text),
      progress: (text) => void shown.push(text),
      fail: (message) => {
        throw new Error(message);
      },
    };
    return { terminal, said, shown };
  };
  const command = (name: string) => {
    const found = importsPart.commands?.find((one) => one.name === name);
    if (found?.kind !== 'own') throw new Error(`${name} is no command of its own`);
    return found as Extract<Command, { kind: 'own' }>;
  };

  it('walks folders, tells each file’s rows and reasons, and ends badly when one was refused', () =>
    inHouse(async (house) => {
      mkdirSync(join(folder, 'lists'), { recursive: true });
      writeFileSync(join(folder, 'lists', 'lists-2016-01-01.csv'), BAD_ROWS);
      writeFileSync(join(folder, 'lists', 'lists-2016-04-01.csv'), GOOD);
      writeFileSync(join(folder, 'lists', 'notes.csv'), 'a,b\n1,2\n');
      writeFileSync(join(folder, 'lists', '.hidden'), '');
      const { terminal, said, shown } = terminalOver(house);
      await expect(
        command('import').run(terminal, { arguments: [join(folder, 'lists')], options: {} }),
      ).rejects.toThrow('1 of 3 files not loaded.');
      const text = said.join('\n');
      expect(text).toMatch(/lists-2016-01-01\.csv +Quarterly lists +4 +2 +2 +In force/);
      expect(text).toMatch(/notes\.csv +- +0 +0 +0 +Refused/);
      expect(text).toContain('1 empty lists');
      expect(text).toContain('lists-2016-01-01.csv: 1 row rejected, Practice Code');
      expect(text).toContain('notes.csv: The layout of this file is not known.');
      expect(shown[0]).toBe('1 of 3 lists-2016-01-01.csv: sending');
    }));

  it('says which path is not there', () =>
    inHouse(async (house) => {
      const { terminal } = terminalOver(house);
      await expect(
        command('import').run(terminal, { arguments: [join(folder, 'nothing')], options: {} }),
      ).rejects.toThrow(/nothing is not there/);
    }));
});

describe('the known sources', () => {
  it('are told from their own descriptions, on the page as in JSON', () =>
    inHouse(async (house) => {
      const { items } = await house.json<{ items: { id: string; period: string; columns: unknown[] }[] }>(
        '/api/v1/sources',
      );
      expect(items).toEqual([
        expect.objectContaining({
          id: 'test-lists',
          publisher: 'Test Authority',
          period: 'From the name of the file, or given with it, for example 2016-01-01.',
          columns: [
            { name: 'Practice Code', what: 'code: a letter and five digits', optional: false, kept: true },
            { name: 'Practice Name', what: 'text', optional: false, kept: true },
            { name: 'People', what: 'whole number', optional: false, kept: true },
          ],
        }),
      ]);
      expect(await (await house.get('/imports/sources')).text()).toContain('https://example.org/lists');
    }));
});

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paperDocument } from './document.ts';
import { findPrinter, printedPdf } from './pdf.ts';

const chromium = findPrinter();

describe('a board paper as a PDF', () => {
  it.skipIf(!chromium)(
    'is printed where Chromium is there; one that fails is told, and neither leaves anything behind',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'coalface-paper-'));
      const html = paperDocument('The case for shorter waits', 'Two people a week');
      expect(html).toContain('Content-Security-Policy');
      const file = await printedPdf(chromium ?? '', html, folder);
      expect(Buffer.from(file.subarray(0, 5)).toString()).toBe('%PDF-');
      await expect(printedPdf('/usr/bin/false', html, folder)).rejects.toThrow('Chromium ended');
      expect(await readdir(folder)).toEqual([]);
      await rm(folder, { recursive: true });
    },
    60_000,
  );
});

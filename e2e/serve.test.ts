import { describe, expect, it } from 'vitest';
import { startServer, temporaryData } from './support/server.ts';

describe('the built system', () => {
  it('says where it is, answers, and ends well when it is told to', async () => {
    const { data, remove } = temporaryData();
    const server = await startServer({ data });
    try {
      expect((await fetch(server.address)).status).toBeLessThan(500);
      expect(await server.stop()).toBe(0);
    } finally {
      await server.stop('SIGKILL');
      remove();
    }
  });

  it('says why when it cannot start', async () => {
    const { data, remove } = temporaryData();
    await expect(startServer({ data, settings: { UPLOAD_LIMIT_MB: 'much' } })).rejects.toThrow(
      'UPLOAD_LIMIT_MB',
    );
    remove();
  });
});

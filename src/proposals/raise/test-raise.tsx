import type { verifyRecord } from '../../platform/record/record.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { registerIdeas } from '../follow/registries.ts';
import { ideaRoutes } from '../idea/routes.tsx';
import { testHouse } from '../kit/test-house.tsx';
import { stanceRoutes } from '../stance/routes.tsx';
import { raiseRoutes } from './routes.tsx';

const store = testStore();

export const inHouse = (
  work: (
    house: Awaited<ReturnType<typeof testHouse>> & { trx: Parameters<typeof verifyRecord>[0] },
  ) => Promise<void>,
) =>
  store.rolledBack(async (trx) =>
    work({
      ...(await testHouse(store.relational(), trx, {
        routes: [...raiseRoutes, ...stanceRoutes, ...ideaRoutes],
        register: registerIdeas,
      })),
      trx,
    }),
  );

export const WORDS = {
  what: 'Breathless people wait three months for a heart scan. They come back to me meanwhile.',
  often: 'most-weeks',
  where: 'everywhere',
};

export const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

export const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];

export const formOf = (fields: Readonly<Record<string, string>>, file?: { bytes: Buffer; name: string }) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.set('file', new Blob([new Uint8Array(file.bytes)]), file.name);
  return form;
};

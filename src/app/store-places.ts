import { join } from 'node:path';
import type { Config } from '../platform/config/config.ts';

/** Where the two stores are, by the configuration. */
export const storePlaces = (config: Config) => ({
  relational: config.DATABASE_URL
    ? { url: config.DATABASE_URL }
    : { folder: join(config.COALFACE_DATA, 'relational') },
  facts: config.CLICKHOUSE_URL ? { url: config.CLICKHOUSE_URL } : { dataFolder: config.COALFACE_DATA },
});

import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ClickHouseClient, type ClickHouseClientConfigOptions, createClient } from '@clickhouse/client';

/** How answers come: whole numbers of 64 bits and decimals as text, so that none loses digits on the way. */
const EXACT = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
} as const;

/**
 * What the embedded engine may take of a machine that also runs everything else. It would otherwise claim
 * nine tenths of the memory, and 5 GB for each of its caches.
 */
const FRUGAL = [
  '--max_server_memory_usage=800000000',
  '--mark_cache_size=33554432',
  '--primary_index_cache_size=33554432',
  '--index_mark_cache_size=8388608',
  '--vector_similarity_index_cache_size=8388608',
  '--text_index_tokens_cache_size=8388608',
  '--text_index_header_cache_size=8388608',
  '--text_index_postings_cache_size=8388608',
  '--parquet_metadata_cache_size=8388608',
  '--iceberg_metadata_files_cache_size=8388608',
  '--query_condition_cache_size=16777216',
  '--compiled_expression_cache_size=16777216',
  '--max_thread_pool_size=200',
];

export type Engine = {
  readonly embedded: boolean;
  /** For questions: short, many. */
  readonly client: ClickHouseClient;
  /** For files: long; apart, so that a page does not wait for an import. */
  readonly bulk: ClickHouseClient;
  readonly close: () => Promise<void>;
};

/** Opens a ClickHouse at an address. */
export const remoteEngine = (url: string): Engine => {
  const open = (timeout: number, settings: Readonly<Record<string, string | number>> = {}) =>
    createClient({
      url,
      clickhouse_settings: { ...EXACT, ...settings },
      request_timeout: timeout,
      application: 'coalface',
    });
  const client = open(60_000);
  // A long insert says that it is at work, so that nothing on the way takes it for dead.
  const bulk = open(3_600_000, {
    send_progress_in_http_headers: 1,
    http_headers_progress_interval_ms: '20000',
  });
  return {
    embedded: false,
    client,
    bulk,
    close: async () => {
      await client.close();
      await bulk.close();
    },
  };
};

/** Opens chDB over a folder. It is loaded only here: 500 MB that a group with a ClickHouse never needs. */
export const embeddedEngine = async (folder: string): Promise<Engine> => {
  const [{ Session, drainPending }, { createChdbConnection }] = await Promise.all([
    import('chdb'),
    import('chdb/connection'),
  ]);
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  // The first to open a folder gives the engine its arguments; the clients' connections join it.
  const keeper = new Session(path, { connectionArgs: FRUGAL });
  const open = async () => {
    // The two packages declare the same interface each for itself; only their private fields' names differ.
    const connection = createChdbConnection({ path }) as unknown as NonNullable<
      ClickHouseClientConfigOptions['connection']
    >;
    const client = createClient({ connection });
    for (const [name, value] of Object.entries(EXACT))
      await client.command({ query: `SET ${name} = ${value}` });
    return client;
  };
  const client = await open();
  const bulk = await open();
  return {
    embedded: true,
    client,
    bulk,
    close: async () => {
      await client.close();
      await bulk.close();
      keeper.close();
      await drainPending();
    },
  };
};

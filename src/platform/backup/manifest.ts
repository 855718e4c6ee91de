/** Version of the layout; a reader refuses one that it does not know. */
export const LAYOUT = 1;

export type Manifest = {
  readonly layout: number;
  readonly product: string;
  readonly written: string;
  readonly migrations: readonly string[];
  readonly factMigrations: readonly string[];
  /** Rows of each relational table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Fact tables that carry loads. */
  readonly factTables: readonly string[];
};

import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { Mapping } from './rules.ts';

type Json<T> = ColumnType<T, string, string>;

export type MappedTables = {
  mapped_layout: {
    id: string;
    slug: string;
    title: string;
    unit: string;
    publisher: string;
    licence: string;
    address: string;
    headers: Json<readonly string[]>;
    mapping: Json<Mapping>;
    version: Generated<number>;
    made: Date;
    made_by: string;
    withdrawn: Date | null;
  };
};

export const mappedTables = (db: Db) => db.withTables<MappedTables>();

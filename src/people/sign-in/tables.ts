import type { Generated } from 'kysely';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import type { PeopleTables } from '../tables.ts';

export type SessionHow = 'password' | 'provider' | 'invitation' | 'demo';

export type SignInTables = {
  sign_in_account: {
    person: string;
    password_hash: string | null;
    password_set: Date | null;
    failures: Generated<number>;
    provider_subject: string | null;
  };
  session: {
    id: Generated<string>;
    token_hash: string;
    person: string;
    how: SessionHow;
    device: string;
    started: Date;
    seen: Date;
    awaits_second_factor: boolean;
    second_factor_at: Date | null;
  };
  access_token: {
    id: Generated<string>;
    token_hash: string;
    person: string;
    kind: 'personal' | 'service';
    name: string;
    scopes: ('read' | 'write')[];
    second_factor: boolean;
    created: Date;
    expires: Date;
    used: Date | null;
  };
  second_factor: { person: string; secret: string; set_up: Date; last_step: number };
  recovery_code: { person: string; code_hash: string; used: Date | null };
  sign_in_link: {
    token_hash: string;
    person: string;
    kind: 'invitation' | 'reset';
    created: Date;
    expires: Date;
    used: Date | null;
  };
  rate_limit: { key: string; points: Generated<number>; expire: number | null };
};

/** The store with the tables of sign-in, of people and of the platform in sight. */
export const signInDb = (db: Db) => db.withTables<PeopleTables & SignInTables>();

export const signInTrx = (trx: Trx) => trx.withTables<PeopleTables & SignInTables>();

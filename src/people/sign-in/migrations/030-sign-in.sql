create table sign_in_account (
  person uuid primary key references person on delete cascade,
  password_hash text,
  password_set timestamptz,
  failures integer not null default 0,
  provider_subject text unique
);
comment on table sign_in_account is 'How a person signs in. No row: never invited, never signed in.';
comment on column sign_in_account.person is 'Whose.';
comment on column sign_in_account.password_hash is 'Argon2id, with its own salt and costs; empty when they sign in only through their organisation.';
comment on column sign_in_account.password_set is 'When the password was last chosen.';
comment on column sign_in_account.failures is 'Wrong passwords since the last right one; told in the record with the next sign-in.';
comment on column sign_in_account.provider_subject is 'Issuer and subject of the OpenID Connect identity that first signed in as this person: no other may.';

create table session (
  id uuid primary key default gen_random_uuid(),
  token_hash text not null unique,
  person uuid not null references person on delete cascade,
  how text not null check (how in ('password', 'provider', 'invitation', 'demo')),
  device text not null,
  started timestamptz not null,
  seen timestamptz not null,
  awaits_second_factor boolean not null,
  second_factor_at timestamptz
);
create index session_person on session (person, seen);
comment on table session is 'Who is signed in where. Ended sessions are deleted; the record keeps that they were.';
comment on column session.id is 'Name of the session on the person''s own page; opens nothing.';
comment on column session.token_hash is 'SHA-256 of the cookie, which is nowhere kept.';
comment on column session.person is 'Whose.';
comment on column session.how is 'By password, through the provider, by an invitation, or chosen in the invented place.';
comment on column session.device is 'Browser and system in words.';
comment on column session.started is 'When the person signed in; it ends twelve hours later whatever happens.';
comment on column session.seen is 'When it was last used, to the minute; unused for two hours it ends.';
comment on column session.awaits_second_factor is 'True between a right password and the second factor: it opens nothing yet.';
comment on column session.second_factor_at is 'When the second factor was last given in it.';

create table access_token (
  id uuid primary key default gen_random_uuid(),
  token_hash text not null unique,
  person uuid not null references person on delete cascade,
  kind text not null check (kind in ('personal', 'service')),
  name text not null check (name <> ''),
  scopes text[] not null,
  second_factor boolean not null,
  created timestamptz not null,
  expires timestamptz not null,
  used timestamptz
);
create index access_token_person on access_token (person, created);
comment on table access_token is 'Keys for programs. Revoked ones are deleted; the record keeps that they were.';
comment on column access_token.id is 'Name of the token on the person''s own page; opens nothing.';
comment on column access_token.token_hash is 'SHA-256 of the token, which was shown once.';
comment on column access_token.person is 'Who made it, and with whose roles it acts, as they are that day.';
comment on column access_token.kind is 'personal: the person''s own programs. service: a machine of the group that works unattended.';
comment on column access_token.name is 'What it is for.';
comment on column access_token.scopes is 'read, write.';
comment on column access_token.second_factor is 'Made in a session with a second factor, so that roles which ask for one count.';
comment on column access_token.created is 'When it was made.';
comment on column access_token.expires is 'When it ends.';
comment on column access_token.used is 'When it was last used, to the minute.';

create table second_factor (
  person uuid primary key references person on delete cascade,
  secret text not null,
  set_up timestamptz not null,
  last_step bigint not null
);
comment on table second_factor is 'Authenticator app of a person (TOTP, RFC 6238).';
comment on column second_factor.person is 'Whose.';
comment on column second_factor.secret is 'The shared secret, encrypted with the deployment''s own.';
comment on column second_factor.set_up is 'When it was confirmed with a first code.';
comment on column second_factor.last_step is 'Time step of the newest code taken: neither it nor an older one is taken again.';

create table recovery_code (
  person uuid not null references person on delete cascade,
  code_hash text not null,
  used timestamptz,
  primary key (person, code_hash)
);
comment on table recovery_code is 'Codes for the day the phone is lost; each opens once.';
comment on column recovery_code.person is 'Whose.';
comment on column recovery_code.code_hash is 'Keyed hash of the code, which was shown once.';
comment on column recovery_code.used is 'When it was used.';

create table sign_in_link (
  token_hash text primary key,
  person uuid not null references person on delete cascade,
  kind text not null check (kind in ('invitation', 'reset')),
  created timestamptz not null,
  expires timestamptz not null,
  used timestamptz
);
create index sign_in_link_person on sign_in_link (person, kind, created);
comment on table sign_in_link is 'Links sent by mail: invitations and new passwords. Each works once.';
comment on column sign_in_link.token_hash is 'SHA-256 of the link''s secret part, which only the mail holds.';
comment on column sign_in_link.person is 'For whom.';
comment on column sign_in_link.kind is 'invitation or reset.';
comment on column sign_in_link.created is 'When it was made.';
comment on column sign_in_link.expires is 'When it stops working.';
comment on column sign_in_link.used is 'When it was used, or made useless by a newer one.';

create table rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
comment on table rate_limit is 'Attempts at doors, counted here so that the count holds across servers. Written by rate-limiter-flexible.';
comment on column rate_limit.key is 'Which door, and a keyed hash of the address or the account.';
comment on column rate_limit.points is 'Attempts in the current window.';
comment on column rate_limit.expire is 'When the window ends, in milliseconds since 1970.';

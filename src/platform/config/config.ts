import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';

const yes = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.enum(['1', '0', 'true', 'false', 'yes', 'no', 'on', 'off'], { error: 'must be yes or no' }))
  .transform((text) => ['1', 'true', 'yes', 'on'].includes(text));

const port = z.coerce
  .number({ error: 'must be a port number' })
  .int('must be a whole number')
  .min(0, 'must be a port from 0 to 65535')
  .max(65535, 'must be a port from 0 to 65535');

const address = (schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
    error: `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  });

/** Each setting: its rule, its default and what it is for; the README's table is printed from here. */
const settings = {
  COALFACE_DATA: [z.string().min(1), './data', 'Folder of the embedded stores, uploads and mail files.'],
  HOST: [z.string().min(1), '127.0.0.1', 'Address the server listens on.'],
  PORT: [port, '3000', 'Port the server listens on; 0 takes any free one.'],
  BASE_URL: [
    address(['http', 'https']),
    undefined,
    'Address people use, for links in mail; else http://HOST:PORT.',
  ],
  DATABASE_URL: [
    address(['postgres', 'postgresql']),
    undefined,
    'PostgreSQL 15 or later; else the embedded one.',
  ],
  CLICKHOUSE_URL: [address(['http', 'https']), undefined, 'ClickHouse; else the embedded chDB.'],
  SMTP_URL: [address(['smtp', 'smtps']), undefined, 'Mail server; else mail is kept as files to read.'],
  MAIL_FROM: [z.string().min(3), 'Coalface <coalface@localhost>', 'Sender of mail.'],
  OIDC_ISSUER: [address(['http', 'https']), undefined, "The organisation's OpenID Connect provider."],
  OIDC_CLIENT_ID: [z.string().min(1), undefined, 'Client id that the provider gave.'],
  OIDC_CLIENT_SECRET: [z.string().min(1), undefined, 'Client secret that the provider gave.'],
  OIDC_NAME: [
    z.string().min(1),
    'your organisation',
    'Name on the button that signs in through the provider.',
  ],
  DEMO: [
    yes,
    undefined,
    'yes fills empty stores with the invented place, no never does; else only npm start does, into an empty folder.',
  ],
  NHS_LOGO: [yes, 'no', 'Show the NHS logo; only for bodies that may use it.'],
  METRICS_PORT: [port, undefined, 'Private port for Prometheus; else no metrics are served.'],
  LOG_LEVEL: [
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'info',
    'How much is logged.',
  ],
  UPLOAD_LIMIT_MB: [z.coerce.number().int().min(1).max(20480), '1024', 'Largest file that may be imported.'],
} as const satisfies Record<string, readonly [z.ZodType, string | undefined, string]>;

type Settings = typeof settings;
type Name = keyof Settings;
type Value<N extends Name> =
  | z.output<Settings[N][0]>
  | (undefined extends Settings[N][1] ? undefined : never);

export type Config = {
  readonly [N in Name]: Settings[N][1] extends string ? z.output<Settings[N][0]> : Value<N>;
};

const SECRET = new Set<Name>(['OIDC_CLIENT_SECRET']);

export type ConfigLine = {
  readonly name: string;
  readonly value: string;
  readonly from: 'environment' | 'file' | 'default' | 'not set';
  readonly what: string;
};

export type ReadConfig =
  | { readonly ok: true; readonly config: Config; readonly lines: ConfigLine[] }
  | { readonly ok: false; readonly problems: string[] };

/** An address as it may be shown: passwords masked, also those in its query; what cannot be read is masked whole. */
const withoutPassword = (text: string): string => {
  if (!text.includes('://')) return text;
  if (!URL.canParse(text)) return `${text.slice(0, text.indexOf('://'))}://********`;
  const url = new URL(text);
  if (url.password) url.password = '********';
  for (const key of [...url.searchParams.keys()])
    if (/pass|secret|token|key/i.test(key)) url.searchParams.set(key, '********');
  return url.toString().replaceAll('%2A', '*');
};

/** The environment of a child process: this one's, with some settings of its own. */
export const childEnvironment = (settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...settings,
});

/**
 * Reads the configuration once: the environment wins over the file, the file over the default.
 * The file is `KEY=value` lines, at COALFACE_CONFIG or `coalface.env` in the folder of the command.
 * Each bad value gives one sentence that names the setting, where it came from and what it must be.
 */
export const readConfig = (
  environment: NodeJS.ProcessEnv = process.env,
  folder = process.cwd(),
): ReadConfig => {
  const named = environment.COALFACE_CONFIG;
  const path = resolve(folder, named ?? 'coalface.env');
  if (named && !existsSync(path))
    return { ok: false, problems: [`COALFACE_CONFIG names ${path}, which is not there.`] };
  const file: NodeJS.Dict<string> = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
  const problems: string[] = [];
  for (const name of Object.keys(file))
    if (!(name in settings)) problems.push(`${path} sets ${name}, which is no setting of Coalface.`);
  const values: Partial<Record<Name, unknown>> = {};
  const lines: ConfigLine[] = [];
  for (const [name, [rule, standard, what]] of Object.entries(settings) as [Name, Settings[Name]][]) {
    const given = (source: NodeJS.Dict<string>) => (source[name]?.trim() ? source[name] : undefined);
    const [text, from] = given(environment)
      ? ([environment[name], 'environment'] as const)
      : given(file)
        ? ([file[name], 'file'] as const)
        : ([standard, standard === undefined ? 'not set' : 'default'] as const);
    const shown = SECRET.has(name) && text ? '********' : withoutPassword(text ?? '');
    lines.push({ name, value: shown, from, what });
    if (text === undefined) continue;
    const read = rule.safeParse(text);
    if (read.success) values[name] = read.data;
    else problems.push(`${name}=${shown} (${from}) ${read.error.issues[0]?.message ?? 'is not valid'}.`);
  }
  if (values.OIDC_ISSUER && !(values.OIDC_CLIENT_ID && values.OIDC_CLIENT_SECRET))
    problems.push('OIDC_ISSUER is set, so OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed too.');
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    config: { ...values, COALFACE_DATA: resolve(folder, values.COALFACE_DATA as string) } as Config,
    lines,
  };
};

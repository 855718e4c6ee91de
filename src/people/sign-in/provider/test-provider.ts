import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the provider says of an account: its e-mail address, and whether it has seen that it is theirs. */
export type ProviderAccount = { readonly email?: string; readonly email_verified?: boolean };

type Grant = { addOIDCScope: (scope: string) => void; save: () => Promise<string> };
type Loaded = { oidc: { client: { clientId: string }; session: { accountId: string } } };

/** The parts of oidc-provider that are used here; it brings no types of its own. */
type OidcProvider = {
  readonly Grant: new (of: { clientId: string; accountId: string }) => Grant;
  readonly callback: () => (request: IncomingMessage, response: ServerResponse) => void;
  readonly interactionFinished: (
    request: IncomingMessage,
    response: ServerResponse,
    result: { login: { accountId: string } },
  ) => Promise<void>;
};

type Library = { readonly default: new (issuer: string, options: object) => OidcProvider };

export const CLIENT = {
  OIDC_CLIENT_ID: 'coalface',
  OIDC_CLIENT_SECRET: 'a secret of forty characters, for the test',
};

/** A real provider on this machine, whose own sign-in is one request that says who it is (`x-account`). */
export const startProvider = async (accounts: Readonly<Record<string, ProviderAccount>>) => {
  // oidc-provider looks at `navigator`, which Node has from version 21 on.
  if (!('navigator' in globalThis))
    Object.assign(globalThis, { navigator: { userAgent: `Node.js/${process.versions.node}` } });
  // @ts-expect-error: it brings no types.
  const library = (await import('oidc-provider')) as Library;
  const Provider = library.default;
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.OIDC_CLIENT_ID,
        client_secret: CLIENT.OIDC_CLIENT_SECRET,
        redirect_uris: ['https://coalface.test/sign-in/provider/back'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['test'] },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...accounts[id] }),
    }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: async ({ oidc }: Loaded) => {
      const grant = new provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const pages = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return pages(request, response);
    await provider.interactionFinished(request, response, {
      login: { accountId: String(request.headers['x-account']) },
    });
  });
  return { issuer, close: () => server.close() };
};

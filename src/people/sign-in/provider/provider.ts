import * as client from 'openid-client';
import type { Platform } from '../../../platform/platform.ts';

/** What is kept between leaving for the provider and coming back, sealed in the person's own browser. */
export type Journey = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly to: string;
};

/** Who the provider says it is. */
export type Identity = {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  readonly verified: boolean;
};

/** `allowHttp` is for the test's own provider on this machine; the product never sets it. */
export type ProviderOptions = { readonly allowHttp: boolean };

const known = new WeakMap<Platform, Promise<client.Configuration>>();

/** Reads the provider's own description once; again after a failure. Undefined when none is configured. */
const configurationOf = async (
  platform: Platform,
  options: ProviderOptions,
): Promise<client.Configuration | undefined> => {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = platform.config;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return undefined;
  const before = known.get(platform);
  if (before) return before;
  const reading = client.discovery(
    new URL(OIDC_ISSUER),
    OIDC_CLIENT_ID,
    undefined,
    client.ClientSecretBasic(OIDC_CLIENT_SECRET),
    { timeout: 10, ...(options.allowHttp ? { execute: [client.allowInsecureRequests] } : {}) },
  );
  known.set(platform, reading);
  reading.catch(() => known.delete(platform));
  return reading;
};

const backAddress = (platform: Platform): string => `${platform.address()}/sign-in/provider/back`;

/** Where to send the browser, and what to remember meanwhile: authorization code with PKCE, state and nonce. */
export const beginJourney = async (
  platform: Platform,
  options: ProviderOptions,
  to: string,
): Promise<{ readonly address: string; readonly journey: Journey } | undefined> => {
  const configuration = await configurationOf(platform, options);
  if (!configuration) return undefined;
  const journey = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    to,
  };
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: backAddress(platform),
    response_type: 'code',
    scope: 'openid email',
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
  });
  return { address: address.toString(), journey };
};

/**
 * Exchanges what the browser brought back for an identity. Throws when anything does not fit: state, nonce,
 * PKCE, signature, issuer, audience, times are all checked by openid-client.
 */
export const endJourney = async (
  platform: Platform,
  options: ProviderOptions,
  search: string,
  journey: Journey,
): Promise<Identity | undefined> => {
  const configuration = await configurationOf(platform, options);
  if (!configuration) return undefined;
  const tokens = await client.authorizationCodeGrant(
    configuration,
    new URL(`${backAddress(platform)}${search}`),
    {
      expectedState: journey.state,
      expectedNonce: journey.nonce,
      pkceCodeVerifier: journey.verifier,
      idTokenExpected: true,
    },
  );
  const claims = tokens.claims();
  if (!claims) return undefined;
  const asked =
    claims.email === undefined && configuration.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : claims;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    email: typeof asked.email === 'string' ? asked.email : undefined,
    verified: asked.email_verified === true,
  };
};

/** A company's identity provider, by OpenID Connect: state, nonce and PKCE always. */
import * as oidc from 'openid-client';
import type { Outgoing } from '../outgoing/outgoing.ts';
import type { Identity } from '../storage/sessionStore.ts';

/** Which provider, and who may come from there. */
export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  /** undefined: a public client. */
  readonly clientSecret: string | undefined;
  /** Domains of verified e-mail addresses that may sign in; none: everybody the provider knows. */
  readonly domains: readonly string[];
}

/** What a sign-in keeps while the person is at the provider's. */
export interface Handshake {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Who came back. */
export interface SignedIn extends Identity {
  /** As the provider calls them. */
  readonly name: string | null;
}

/** Signing in did not work. `why` is for the page: what may be said to the person. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly why: 'cancelled' | 'domain' | 'failed' | 'unavailable';
  constructor(why: SignInError['why'], message: string, cause?: unknown) {
    super(message, { cause });
    this.why = why;
  }
}

const patienceInSeconds = 5;

export class IdentityProvider {
  private readonly settings: OidcSettings;
  private readonly outgoing: Outgoing;
  private known: Promise<oidc.Configuration> | null = null;

  constructor(settings: OidcSettings, outgoing: Outgoing) {
    this.settings = settings;
    this.outgoing = outgoing;
  }

  /** The provider's page for this handshake. Throws {@link SignInError}. */
  async begin(redirectUri: string): Promise<{ url: URL; handshake: Handshake }> {
    const configuration = await this.configuration();
    const handshake = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      codeVerifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid profile email',
      state: handshake.state,
      nonce: handshake.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(handshake.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url, handshake };
  }

  /** Who the provider sent back to `address`. Throws {@link SignInError}. */
  async finish(address: URL, { state, nonce, codeVerifier }: Handshake): Promise<SignedIn> {
    const configuration = await this.configuration();
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const details = await this.details(configuration, tokens.access_token, claims);
      this.checkDomain(details);
      const name = details['name'] ?? details['preferred_username'];
      return { issuer: claims.iss, subject: claims.sub, name: typeof name === 'string' ? name : null };
    } catch (error) {
      if (error instanceof SignInError) throw error;
      const wasDenied = error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied';
      throw new SignInError(wasDenied ? 'cancelled' : 'failed', 'The sign-in was not completed.', error);
    }
  }

  /** Many providers keep names and addresses out of the ID token. */
  private async details(
    configuration: oidc.Configuration,
    accessToken: string,
    claims: oidc.IDToken,
  ): Promise<Readonly<Record<string, unknown>>> {
    const needs = ['name', ...(this.settings.domains.length > 0 ? ['email', 'email_verified'] : [])];
    const isComplete = needs.every((claim) => claims[claim] !== undefined);
    if (isComplete || configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
    return { ...claims, ...(await oidc.fetchUserInfo(configuration, accessToken, claims.sub)) };
  }

  /** Only a verified address says anything about a company, and only by its value: `"true"` is not true. */
  private checkDomain({ email, email_verified: isVerified }: Readonly<Record<string, unknown>>): void {
    const { domains } = this.settings;
    if (domains.length === 0) return;
    const domain = typeof email === 'string' ? email.slice(email.lastIndexOf('@') + 1).toLowerCase() : '';
    if (isVerified !== true || !domains.includes(domain)) {
      throw new SignInError('domain', 'The address is not verified, or of a domain that may not sign in.');
    }
  }

  /** Asked once it is needed; a provider that was away is asked again the next time. */
  private configuration(): Promise<oidc.Configuration> {
    this.known ??= this.discover().catch((error: unknown) => {
      this.known = null;
      throw new SignInError('unavailable', 'The identity provider cannot be asked.', error);
    });
    return this.known;
  }

  private async discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const { outgoing } = this;
    const ask: oidc.CustomFetch = (url, { method, headers, body }) =>
      outgoing(url, { method, headers, ...(body == null ? {} : { body: asText(body) }) });
    const prepare = [
      oidc.enableNonRepudiationChecks,
      // Plain http passes the way out only to origins the operator has listed.
      ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
    ];
    const options = { [oidc.customFetch]: ask, timeout: patienceInSeconds, execute: prepare };
    const found = await oidc.discovery(issuer, clientId, clientSecret, undefined, options);
    const metadata = found.serverMetadata();
    const configuration = new oidc.Configuration(
      metadata,
      clientId,
      clientSecret,
      clientAuth(metadata, clientSecret),
    );
    configuration[oidc.customFetch] = ask;
    configuration.timeout = patienceInSeconds;
    for (const step of prepare) step(configuration);
    return configuration;
  }
}

/** As the provider wants the secret: in a header unless it takes it in the body only (RFC 8414: header by default). */
function clientAuth(metadata: oidc.ServerMetadata, secret: string | undefined): oidc.ClientAuth {
  if (secret === undefined) return oidc.None();
  const ways = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return ways.includes('client_secret_basic')
    ? oidc.ClientSecretBasic(secret)
    : oidc.ClientSecretPost(secret);
}

function asText(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('A body that is not text.');
}

/** Where requests come from and where the server is reached. */
import type { Context } from 'hono';
import { unknownAddress } from '../access/clientAddress.ts';
import type { Sender } from '../access/sameOrigin.ts';
import type { Environment } from './environment.ts';

/** Where the request comes from, for limits only; the guards found it out. */
export function addressOf(context: Context<Environment>): string {
  return context.get('address');
}

/** null: the connection does not say. */
export function knownAddressOf(context: Context<Environment>): string | null {
  const address = addressOf(context);
  return address === unknownAddress ? null : address;
}

export function senderOf(context: Context): Sender {
  return {
    origin: context.req.header('origin'),
    fetchSite: context.req.header('sec-fetch-site'),
    host: context.req.header('host'),
  };
}

/** The server's own address without a trailing slash: PUBLIC_URL, else as this request reached it. */
export function baseUrl(context: Context, publicUrl: URL | undefined): string {
  return publicUrl?.origin ?? `http://${context.req.header('host') ?? new URL(context.req.url).host}`;
}

/** The address of a view. Its token stands behind the #: that is sent to no server, so no log on the way holds it. */
export function viewUrl(context: Context, publicUrl: URL | undefined, token: string): string {
  return `${baseUrl(context, publicUrl)}/view#${token}`;
}

import type { SandboxClient } from '../../unit/sandbox/sandboxClient.ts';

/** The app of the sandbox that clients with a secret use. */
export const webApp = {
  clientId: 'sandboxConfidentialClient',
  clientSecret: 'sandboxConfidentialSecret',
} as const;

/** Registers a redirect URI with the app, as a developer does in Zoom's Marketplace. */
export async function registerRedirect(zoom: SandboxClient, redirectUri: string): Promise<void> {
  await zoom.control(`apps/${webApp.clientId}`, { redirectUris: [redirectUri] });
}

/**
 * Agrees on the consent page.
 *
 * @param authorizationUrl to which the client sends the browser
 * @returns to where Zoom sends the browser back
 */
export function agree(zoom: SandboxClient, authorizationUrl: string): Promise<URL> {
  const { origin, pathname, searchParams } = new URL(authorizationUrl);
  if (origin + pathname !== 'https://zoom.us/oauth/authorize') {
    throw new Error(`Not Zoom's consent page: ${origin}${pathname}`);
  }
  return zoom.decide(Object.fromEntries(searchParams));
}

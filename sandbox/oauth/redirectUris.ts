import type { App } from '../data/apps.ts';

const loopback = /^http:\/\/(127\.0\.0\.1|\[::1\])(?::\d{1,5})?(\/[^#]*)$/;

/**
 * Whether Zoom would send a code of `app` to `uri`: https as registered, to the letter; http only
 * to a loopback address literal and only for a public client, whatever the port; never
 * `localhost`; a scheme of one's own only for an app with the Meeting SDK on.
 */
export function redirectUriAccepted(app: App, uri: string): boolean {
  if (!URL.canParse(uri) || uri.includes('#')) return false;
  const { protocol } = new URL(uri);
  if (protocol === 'https:') return app.redirectUris.includes(uri);
  if (protocol === 'http:') {
    const asked = withoutPort(uri);
    return (
      app.kind === 'public' &&
      asked !== undefined &&
      app.redirectUris.some((registered) => withoutPort(registered) === asked)
    );
  }
  return app.meetingSdk && app.redirectUris.includes(uri);
}

function withoutPort(uri: string): string | undefined {
  const parts = loopback.exec(uri);
  return parts ? `http://${parts[1] ?? ''}${parts[2] ?? ''}` : undefined;
}

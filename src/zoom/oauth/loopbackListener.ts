import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { escapeHtml } from '../../text/html';

/** The words of the listener's pages, in the reader's language. */
export interface LoopbackWords {
  /** A BCP 47 tag. */
  language: string;
  doneTitle: string;
  done: string;
  strayTitle: string;
  stray: string;
  goBack: string;
}

/** What {@link LoopbackListener} needs. */
export interface LoopbackOptions {
  /** Takes a callback's query; false where nobody waits for it. */
  deliver: (callback: URLSearchParams) => boolean;
  words: LoopbackWords;
  /** Brings the editor to the front. */
  editorUri: string;
}

/** Longer than any callback of Zoom's. */
const longestUrl = 16_384;

/**
 * Listens on a free port of 127.0.0.1 for the answer of a consent page (RFC 8252 §7.3). Zoom ignores
 * the port of loopback redirects, so any will do. Whoever else calls there gets a page that says so,
 * and changes nothing.
 */
export class LoopbackListener {
  private constructor(
    private readonly server: Server,
    private readonly port: number,
  ) {}

  /** Listens before it is needed, so that no other program can take the port meanwhile. */
  static async start(options: LoopbackOptions): Promise<LoopbackListener> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    const listener = new LoopbackListener(server, (server.address() as AddressInfo).port);
    server.on('request', (request, response) => {
      listener.answer(request, response, options);
    });
    return listener;
  }

  /** What Zoom redirects to; registered there without the port. */
  get redirectUri(): string {
    return `http://127.0.0.1:${this.port}/callback`;
  }

  /** Takes no further request; the page of the last one is still sent. */
  dispose(): void {
    this.server.close();
    this.server.closeIdleConnections();
  }

  private answer(
    request: IncomingMessage,
    response: ServerResponse,
    { deliver, words, editorUri }: LoopbackOptions,
  ): void {
    const callback = this.callbackOf(request);
    const isOurs = callback !== undefined && deliver(callback);
    response.writeHead(isOurs ? 200 : callback === undefined ? 404 : 400, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      connection: 'close',
    });
    response.end(isOurs ? page(words, words.doneTitle, words.done, editorUri) : strayPage(words));
  }

  /**
   * The query of a callback. A Host that is not ours is a page of another name that resolves to this
   * machine (DNS rebinding).
   */
  private callbackOf({ method, headers, url = '' }: IncomingMessage): URLSearchParams | undefined {
    if (method !== 'GET' || headers.host !== `127.0.0.1:${this.port}` || url.length > longestUrl) {
      return undefined;
    }
    const { pathname, searchParams } = new URL(url, this.redirectUri);
    return pathname === '/callback' ? searchParams : undefined;
  }
}

function strayPage(words: LoopbackWords): string {
  return page(words, words.strayTitle, words.stray);
}

function page(words: LoopbackWords, title: string, text: string, editorUri?: string): string {
  const link =
    editorUri === undefined
      ? ''
      : `<p><a href="${escapeHtml(editorUri)}">${escapeHtml(words.goBack)}</a></p>`;
  const goBack =
    editorUri === undefined
      ? ''
      : `<meta http-equiv="refresh" content="0;url=${escapeHtml(editorUri)}">`;
  return `<!doctype html>
<html lang="${escapeHtml(words.language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${goBack}
<title>${escapeHtml(title)}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { display: grid; place-items: center; min-height: 90vh; margin: 0; text-align: center; }
  h1 { font-size: 1.4rem; margin: 0 0 .5rem; }
  p { margin: 0 0 1rem; opacity: .8; }
</style>
<main>
  <h1>${escapeHtml(title)}</h1>
  <p>${escapeHtml(text)}</p>
  ${link}
</main>
</html>
`;
}

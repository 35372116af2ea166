import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { escapeHtml } from '../../text/html';

/** The texts of the listener's pages, in the reader's language. */
export interface LoopbackLabels {
  /** A BCP 47 tag. */
  language: string;
  /** For an expected callback with a code. */
  doneTitle: string;
  doneText: string;
  /** For an expected callback with an error, such as a declined consent. */
  failedTitle: string;
  failedText: string;
  /** For anything else. */
  unexpectedTitle: string;
  unexpectedText: string;
  /** The link back to the editor. */
  openEditor: string;
}

/** What {@link LoopbackListener} needs. */
export interface LoopbackOptions {
  /** Gets a callback's query; returns false if nothing waits for it. */
  deliver: (callback: URLSearchParams) => boolean;
  labels: LoopbackLabels;
  /** A link that brings the editor to the front. */
  editorUri: string;
}

/** Longer than any of Zoom's callbacks, in characters. */
const maxUrlLength = 16_384;

/**
 * Listens on a free port of 127.0.0.1 for the callback of a consent page (RFC 8252 §7.3). Zoom
 * ignores the port of loopback redirects, so any will do. Other requests get an error page and have
 * no effect.
 */
export class LoopbackListener {
  private constructor(
    private readonly server: Server,
    private readonly port: number,
  ) {}

  /** Starts listening before the browser opens, so that no other program can take the port. */
  static async start(options: LoopbackOptions): Promise<LoopbackListener> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      // A later error, such as too many open files, must not end the process either.
      server.on('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    const listener = new LoopbackListener(server, (server.address() as AddressInfo).port);
    server.on('request', (request, response) => {
      listener.respond(request, response, options);
    });
    server.on('connect', (_request, socket) => {
      socket.on('error', () => {
        socket.destroy();
      });
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    });
    return listener;
  }

  /** The redirect URI; it is registered at Zoom without the port. */
  get redirectUri(): string {
    return `http://127.0.0.1:${this.port}/callback`;
  }

  /** Accepts no further request; a response that has begun is still sent. */
  dispose(): void {
    this.server.close();
    this.server.closeIdleConnections();
  }

  private respond(
    request: IncomingMessage,
    response: ServerResponse,
    { deliver, labels, editorUri }: LoopbackOptions,
  ): void {
    const callback = this.readCallback(request);
    const isExpected = callback !== undefined && deliver(callback);
    response.writeHead(isExpected ? 200 : callback === undefined ? 404 : 400, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      connection: 'close',
    });
    if (!isExpected) {
      response.end(page(labels, { title: labels.unexpectedTitle, text: labels.unexpectedText }));
    } else if (callback.has('error')) {
      response.end(page(labels, { title: labels.failedTitle, text: labels.failedText, editorUri }));
    } else {
      response.end(page(labels, { title: labels.doneTitle, text: labels.doneText, editorUri }));
    }
  }

  /**
   * The query of a callback. A request with another Host comes from a page whose name resolves to this
   * computer (DNS rebinding). The target of a request may be anything, such as `//`, which is not a
   * URL, so only the one form that a browser sends is read.
   */
  private readCallback({
    method,
    headers,
    url = '',
  }: IncomingMessage): URLSearchParams | undefined {
    if (
      method !== 'GET' ||
      headers.host !== `127.0.0.1:${this.port}` ||
      url.length > maxUrlLength
    ) {
      return undefined;
    }
    const query = /^\/callback(?:\?(.*))?$/.exec(url);
    return query === null ? undefined : parseQuery(query[1] ?? '');
  }
}

/** Parses a query; `undefined` if it is not percent-encoded UTF-8, as every callback of Zoom is. */
function parseQuery(query: string): URLSearchParams | undefined {
  try {
    decodeURIComponent(query);
    return new URLSearchParams(query);
  } catch {
    return undefined;
  }
}

function page(
  { language, openEditor }: LoopbackLabels,
  { title, text, editorUri }: { title: string; text: string; editorUri?: string },
): string {
  const link =
    editorUri === undefined
      ? ''
      : `<p><a href="${escapeHtml(editorUri)}">${escapeHtml(openEditor)}</a></p>`;
  const refresh =
    editorUri === undefined
      ? ''
      : `<meta http-equiv="refresh" content="0;url=${escapeHtml(editorUri)}">`;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${refresh}
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

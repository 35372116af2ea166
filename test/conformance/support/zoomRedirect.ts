import https, { Agent, type AgentOptions } from 'node:https';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

const zoomHosts = new Set(['zoom.us', 'api.zoom.us']);

/**
 * Sends what other clients in this process send to Zoom to the sandbox instead. Clients have Zoom's
 * addresses built in; they stay as they are, and only the connection leads elsewhere. Connections to
 * all other hosts fail.
 *
 * @returns a function that ends it
 */
export function redirectZoomTo(sandboxUrl: string): () => void {
  const before = https.globalAgent;
  https.globalAgent = new SandboxAgent(Number(new URL(sandboxUrl).port));
  return () => {
    https.globalAgent = before;
  };
}

/** Connects to the sandbox, without TLS, for requests to Zoom. */
class SandboxAgent extends Agent {
  constructor(private readonly sandboxPort: number) {
    super({ keepAlive: false });
  }

  override createConnection({ host }: AgentOptions): Duplex {
    if (!zoomHosts.has(host ?? '')) {
      throw new Error(`A client connects to ${String(host)}, which is not Zoom.`);
    }
    return connect(this.sandboxPort, '127.0.0.1');
  }
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** The data of a worker thread that runs this file. */
export interface PageServerData {
  /** The bodies of a list's pages; page n is requested with the token `n`. */
  readonly pages: readonly string[];
  /** The delay of each response in ms. */
  readonly latency: number;
}

// Serves the pages of a list from its own thread, so that a benchmark measures the client only.
// Posts the port to its parent.

const { pages, latency } = workerData as PageServerData;
const server = createServer((request, response) => {
  const page = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('next_page_token');
  const send = () => {
    response.setHeader('content-type', 'application/json');
    response.end(pages[Number(page ?? 0)]);
  };
  if (latency === 0) {
    send();
  } else {
    setTimeout(send, latency);
  }
});
server.listen(0, '127.0.0.1', () => {
  parentPort?.postMessage((server.address() as AddressInfo).port);
});

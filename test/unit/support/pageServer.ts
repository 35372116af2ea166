import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** What a thread that runs this file is started with. */
export interface PageServerData {
  /** The answers of a list, the first page first; page n is asked for with the token `n`. */
  readonly pages: readonly string[];
  /** Before each answer, in ms. */
  readonly latency: number;
}

// Gives the pages of a list as fast as can be, in a thread of its own, so that what is measured is
// whoever reads them. Tells its parent the port.

const { pages, latency } = workerData as PageServerData;
const server = createServer((request, response) => {
  const page = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('next_page_token');
  const answer = () => {
    response.setHeader('content-type', 'application/json');
    response.end(pages[Number(page ?? 0)]);
  };
  if (latency === 0) {
    answer();
  } else {
    setTimeout(answer, latency);
  }
});
server.listen(0, '127.0.0.1', () => {
  parentPort?.postMessage((server.address() as AddressInfo).port);
});

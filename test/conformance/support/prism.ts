import { createRequire } from 'node:module';
import type { OpenApiDocument } from './zoomDocument.ts';

// These packages are installed only for these tests, so their types are declared here.
const require = createRequire(import.meta.url);

interface PrismServer {
  listen(port: number, address: string): Promise<string>;
  close(): Promise<void>;
}

interface PrismHttp {
  readonly getHttpOperationsFromSpec: (document: object) => Promise<object[]>;
}

interface PrismHttpServer {
  readonly createServer: (operations: object[], options: object) => PrismServer;
}

interface PrismCore {
  readonly createLogger: (name: string, options: object) => object;
}

interface SchemaFaker {
  readonly JSONSchemaFaker: { option(options: Readonly<Record<string, unknown>>): void };
}

/** A Prism server on this machine. */
export interface Prism {
  /** Its address, to which the paths of the document are appended. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts Prism, which refuses every request that violates the document.
 *
 * @param upstream the API whose responses it forwards and checks; without one, it generates responses
 */
export async function startPrism(document: OpenApiDocument, upstream?: string): Promise<Prism> {
  const { getHttpOperationsFromSpec } = require('@stoplight/prism-http') as PrismHttp;
  const { createServer } = require('@stoplight/prism-http-server') as PrismHttpServer;
  const { createLogger } = require('@stoplight/prism-core') as PrismCore;
  // Prism changes the document that it is given.
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const server = createServer(operations, {
    cors: false,
    components: { logger: createLogger('prism', { level: 'silent' }) },
    config: {
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: true,
      mock: { dynamic: true },
      isProxy: upstream !== undefined,
      ...(upstream !== undefined && { upstream: new URL(upstream) }),
    },
  });
  return { url: await server.listen(0, '127.0.0.1'), close: () => server.close() };
}

/**
 * Sets how many of the fields that the document does not require are in the responses that Prism
 * generates. Prism uses the same copy of the library that generates them.
 *
 * @param share from 0 to 1
 */
export function setOptionalFields(share: number): void {
  const { JSONSchemaFaker } = require('json-schema-faker') as SchemaFaker;
  JSONSchemaFaker.option({
    alwaysFakeOptionals: share === 1,
    optionalsProbability: share,
    // Without it, lists can be longer than their schema allows.
    fixedProbabilities: true,
  });
}

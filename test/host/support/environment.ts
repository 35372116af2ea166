import { SandboxClient } from '../../support/sandboxClient';

/** The sandbox of this run. */
export function runningSandbox(): SandboxClient {
  return new SandboxClient(variable('ZOOM_SANDBOX_URL'));
}

/**
 * Returns a variable of the extension host's environment.
 *
 * @throws an error if the runner has not set it
 */
export function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: run these tests with "npm test -- host".`);
  }
  return value;
}

import { SandboxClient } from '../../support/sandboxClient';

/** The sandbox that this run was started with. */
export function runningSandbox(): SandboxClient {
  return new SandboxClient(variable('ZOOM_SANDBOX_URL'));
}

/**
 * A variable of the extension host's environment.
 *
 * @throws where the runner has not set it
 */
export function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: run these tests with "npm test host".`);
  }
  return value;
}

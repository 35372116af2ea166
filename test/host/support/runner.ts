/**
 * Asks something of the runner, which is outside the extension host.
 *
 * @returns its answer
 * @throws where it refuses or is not there
 */
export async function callRunner(
  control: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(control + path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${text}`);
  }
  return JSON.parse(text) as unknown;
}

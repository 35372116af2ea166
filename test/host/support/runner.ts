/**
 * Sends a request to the runner, which is outside the extension host.
 *
 * @param control the URL of its control server
 * @returns the body of the response
 * @throws an error if the request fails
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

import { zoomRequests, type RequestId } from './zoomRequests';
import type { ZoomRequest } from './zoomRequest';

/** A request that is known, with what a path has in place of the names in braces. */
export interface FoundRequest {
  id: RequestId;
  request: ZoomRequest;
  parameters: Readonly<Record<string, string>>;
}

const entries = Object.entries(zoomRequests) as [RequestId, ZoomRequest][];

/**
 * Finds the requests with a path below the API's address, such as `/meetings/85012345678` or
 * `/meetings/{id}`; a path with fewer parameters wins over others. No request has a path with empty
 * segments. Several have the same path with different methods.
 *
 * @param path may have a query, which does not count
 * @param method in any case; without it requests with any method are found
 */
export function findApiRequests(path: string, method?: string): FoundRequest[] {
  const segments = (path.split(/[?#]/, 1)[0] ?? '').replace(/\/$/, '').split('/');
  const found = entries.flatMap(([id, request]): FoundRequest[] => {
    const parameters =
      request.host === 'api' && (method === undefined || request.method === method.toUpperCase())
        ? readParameters(request.path.split('/'), segments)
        : undefined;
    return parameters === undefined ? [] : [{ id, request, parameters }];
  });
  const fewest = Math.min(...found.map(({ parameters }) => Object.keys(parameters).length));
  return found.filter(({ parameters }) => Object.keys(parameters).length === fewest);
}

function readParameters(
  names: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (names.length !== segments.length) {
    return undefined;
  }
  const parameters: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const segment = segments[index] ?? '';
    const parameter = parameterName(name);
    if (parameter === undefined ? name !== segment : segment === '') {
      return undefined;
    }
    if (parameter !== undefined) {
      parameters[parameter] = segment;
    }
  }
  return parameters;
}

/** Returns the names in braces of a request's path, in their order. */
export function pathParameters({ path }: Pick<ZoomRequest, 'path'>): string[] {
  return path
    .split('/')
    .map(parameterName)
    .filter((name) => name !== undefined);
}

function parameterName(segment: string): string | undefined {
  return segment.startsWith('{') ? segment.slice(1, -1) : undefined;
}

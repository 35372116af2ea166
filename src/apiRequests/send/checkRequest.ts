import * as v from 'valibot';
import * as vscode from 'vscode';
import { parseOptions } from '../../platform/commandOptions';
import { plainText } from '../../text/plainText';
import { ZoomValidationError } from '../../zoom/errors';
import { findApiRequests } from '../catalog/findRequests';
import type { ZoomRequest } from '../catalog/zoomRequest';
import { longestPath, type PathProblem, readApiPath } from './apiPath';
import { type CheckedRequest, fullPath } from './sentRequest';

const methods = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
] as const satisfies ZoomRequest['method'][];

const methodMessage = () =>
  vscode.l10n.t('The method must be one of these: {0}.', methods.join(', '));

const queryValue = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));

/** What `zoom.sendApiRequest` takes from programs. */
const sendOptions = v.object({
  method: v.optional(
    v.pipe(v.string(methodMessage), v.trim(), v.toUpperCase(), v.picklist(methods, methodMessage)),
  ),
  path: v.optional(v.string(() => vscode.l10n.t('The path must be text.'))),
  query: v.optional(
    v.record(v.string(), queryValue, () =>
      vscode.l10n.t('The query must be an object with texts, numbers, or booleans.'),
    ),
  ),
  body: v.optional(v.unknown()),
  as: v.optional(
    v.picklist(['account', 'app'], () => vscode.l10n.t('"as" must be "account" or "app".')),
  ),
});

/**
 * Checks what a program asks for.
 *
 * @param bases the addresses of the API, which a path may begin with
 * @returns `undefined` if it names no request
 * @throws {ZoomValidationError} if it may not be sent
 */
export function readSendOptions(
  argument: unknown,
  bases: readonly string[],
): CheckedRequest | undefined {
  const { method = 'GET', path, query, body, as } = parseOptions(sendOptions, argument);
  return path === undefined
    ? undefined
    : checkRequest({ method, path, query: query ?? {}, body, as: as ?? 'account' }, bases);
}

/** Reads a method and a path that a person has typed, such as `GET /users/me`; no method means `GET`. */
export function readRequestLine(line: string, bases: readonly string[]): CheckedRequest {
  const [, method = 'GET', path = ''] = /^\s*(?:([a-z]+)\s+)?(\S.*)?$/is.exec(line) ?? [];
  const found = methods.find((one) => one === method.toUpperCase());
  if (found === undefined) {
    throw invalid('method', methodMessage());
  }
  return checkRequest({ method: found, path, query: {}, as: 'account' }, bases);
}

/** @throws {ZoomValidationError} if the request may not be sent */
export function checkRequest(
  { method, path, query, body, as }: Omit<CheckedRequest, 'known'>,
  bases: readonly string[],
): CheckedRequest {
  const read = readApiPath(path, bases);
  if (typeof read === 'string') {
    throw invalid('path', pathMessage(read, bases));
  }
  if (method === 'GET' && body !== undefined) {
    throw invalid('body', vscode.l10n.t('A GET request has no body.'));
  }
  const copiedBody = copyJson(body);
  if (body !== undefined && copiedBody === undefined) {
    throw invalid('body', vscode.l10n.t('The body must be a JSON object or a list.'));
  }
  const [known] = findApiRequests(read.path, method);
  const request: CheckedRequest = {
    method,
    path: read.path,
    query: { ...read.query, ...query },
    ...(copiedBody !== undefined && { body: copiedBody }),
    as,
    known,
  };
  if (fullPath(request).length > longestPath) {
    throw invalid('path', pathMessage('tooLong', bases));
  }
  return request;
}

/**
 * Copies an object or a list as JSON, so that the program whose it is cannot change what a person has
 * agreed to; `undefined` for everything else.
 */
function copyJson(value: unknown): object | undefined {
  try {
    const copy: unknown = JSON.parse(JSON.stringify(value));
    return typeof copy === 'object' && copy !== null ? copy : undefined;
  } catch {
    return undefined;
  }
}

function pathMessage(problem: PathProblem, [base = '']: readonly string[]): string {
  switch (problem) {
    case 'otherHost':
      return vscode.l10n.t('Requests are sent to {0} only.', plainText(base));
    case 'notPath':
      return vscode.l10n.t('The path must begin with “/”, such as “/users/me”.');
    case 'dots':
      return vscode.l10n.t('The path must not contain “.” or “..”.');
    case 'slashes':
      return vscode.l10n.t('The path must not contain “//”. Encode the slashes of an ID twice.');
    case 'characters':
      return vscode.l10n.t('The path contains a character that no URL has.');
    case 'fragment':
      return vscode.l10n.t('The path must not contain “#”.');
    case 'placeholder':
      return vscode.l10n.t('Replace what is in braces with an ID.');
    case 'tooLong':
      return vscode.l10n.t('The path is too long.');
  }
}

function invalid(field: string, message: string): ZoomValidationError {
  return new ZoomValidationError([{ field, message }], '');
}

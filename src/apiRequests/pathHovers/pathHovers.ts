import * as vscode from 'vscode';
import { explainKnownFailure } from '../../explainError/explainedError';
import { readFailure } from '../../explainError/readFailure';
import { HoverBuilder } from '../../platform/hoverBuilder';
import { listSeparator } from '../../text/listSeparator';
import { classicScopesFor } from '../../zoom/scopes';
import { findApiPaths, type FoundApiPath } from '../catalog/findApiPaths';
import type { FoundRequest } from '../catalog/findRequests';
import { requestKindOf } from '../catalog/requestKindOf';
import type { Caller, UsualRefusal } from '../catalog/zoomRequest';
import { requestLabel, responseDescription } from '../labels/requestLabels';

/** The command of the buttons above paths. It is in no menu. */
export const sendPathCommand = '_zoom.sendApiPath';

/** How many buttons a document gets. */
const mostLenses = 100;

/** Returns what is known of the path at a position. */
export function createPathHover(
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const line = document.lineAt(position.line).text;
  const found = findApiPaths(line, isHttpFile(document)).find(
    ({ start, end }) => start <= position.character && position.character <= end,
  );
  return found === undefined
    ? undefined
    : new vscode.Hover(
        found.requests.map(describeRequest),
        new vscode.Range(position.line, found.start, position.line, found.end),
      );
}

/** Returns a button above each path that can be sent as it is. */
export function createPathLenses(document: vscode.TextDocument): vscode.CodeLens[] {
  const lenses: vscode.CodeLens[] = [];
  const isHttp = isHttpFile(document);
  for (const [line, text] of document.getText().split(/\r?\n/).entries()) {
    if (!text.includes('/')) {
      continue;
    }
    for (const found of findApiPaths(text, isHttp)) {
      const method = sendableMethod(found);
      if (method === undefined) {
        continue;
      }
      lenses.push(
        new vscode.CodeLens(new vscode.Range(line, found.start, line, found.end), {
          title: vscode.l10n.t('Send {0}', method),
          command: sendPathCommand,
          arguments: [{ method, path: found.path }],
        }),
      );
    }
    if (lenses.length >= mostLenses) {
      break;
    }
  }
  return lenses;
}

/**
 * The method of a path that can be sent: without variables in it, and without a body, which would be
 * somewhere else.
 */
function sendableMethod({ path, method = 'GET', requests }: FoundApiPath): string | undefined {
  const request = requests.find(({ request: one }) => one.method === method)?.request;
  return request === undefined ||
    /[{}$]|\/:/.test(path) ||
    (request.host === 'api' && request.body !== undefined)
    ? undefined
    : method;
}

function describeRequest({ id, request }: FoundRequest): vscode.MarkdownString {
  const builder = new HoverBuilder()
    .addTitle(`${request.method} ${request.path}`)
    .addParagraph(requestLabel(id));
  if (request.host === 'api') {
    const separator = listSeparator(vscode.env.language);
    builder.addLines([
      ['key', vscode.l10n.t('Scope: {0}', request.scope)],
      [
        'key',
        vscode.l10n.t('Classic scope: {0}', [...classicScopesFor(request.scope)].join(separator)),
      ],
      ...request.callers.map(
        (caller) => ['account', callerLabel(caller, request.path.includes('{userId}'))] as const,
      ),
      ['dashboard', vscode.l10n.t('Rate limit: {0}', request.rateLabel)],
    ]);
  }
  builder.addParagraph(responseDescription(request.response));
  return builder
    .addLines(request.refusals.map((refusal) => ['warning', describeRefusal(id, refusal)] as const))
    .build();
}

function describeRefusal(id: FoundRequest['id'], { status, code }: UsualRefusal): string {
  const failure = readFailure({
    status,
    ...(code !== undefined && { code }),
    requestKind: requestKindOf(id),
  });
  const { meaning = '' } =
    failure === undefined
      ? {}
      : explainKnownFailure(failure, { host: 'api.zoom.us', now: new Date() });
  return code === undefined ? `${status}: ${meaning}` : `${status}, ${code}: ${meaning}`;
}

function callerLabel(caller: Caller, hasUser: boolean): string {
  switch (caller) {
    case 'user':
      return hasUser
        ? vscode.l10n.t('For apps of users, with “me” as the user')
        : vscode.l10n.t('For apps of users');
    case 'admin':
      return hasUser
        ? vscode.l10n.t('For apps of administrators, with any user of the account')
        : vscode.l10n.t('For apps of administrators');
    case 'server':
      return hasUser
        ? vscode.l10n.t('For server-to-server apps, with any user of the account')
        : vscode.l10n.t('For server-to-server apps');
    case 'client':
      return vscode.l10n.t('For all OAuth apps');
  }
}

function isHttpFile({ languageId, uri }: Pick<vscode.TextDocument, 'languageId' | 'uri'>): boolean {
  return /^(?:http|rest|httpyac)$/.test(languageId) || /\.(?:http|rest)$/i.test(uri.path);
}

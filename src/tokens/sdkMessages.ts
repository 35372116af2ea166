import * as vscode from 'vscode';
import {
  findInvalidFields,
  longestSessionName,
  type SdkKind,
  type SdkTokenField,
  type SdkTokenRequest,
} from '../jwt/sdkSignature';
import { formatNumber } from '../platform/formatNumber';
import { ZoomValidationError } from '../zoom/errors';

/** Returns Zoom's own name of an SDK. */
export function sdkName(kind: SdkKind): string {
  return kind === 'meetingSdk' ? vscode.l10n.t('Meeting SDK') : vscode.l10n.t('Video SDK');
}

/** Returns what a field of a token for an SDK must be, as a whole sentence. */
export function describeSdkField(field: SdkTokenField): string {
  switch (field) {
    case 'meetingId':
      return vscode.l10n.t('A meeting ID has 9 to 11 digits.');
    case 'sessionName':
      return vscode.l10n.t(
        'A session name has 1 to {0} characters.',
        formatNumber(longestSessionName),
      );
    case 'role':
      return vscode.l10n.t('The role must be 0 for a participant or 1 for the host.');
    case 'ttl':
      return vscode.l10n.t(
        'The lifetime must be a whole number of seconds from {0} (30 minutes) to {1} (48 hours).',
        formatNumber(1_800),
        formatNumber(172_800),
      );
  }
}

/**
 * Checks a request before anybody is asked for a key or a secret.
 *
 * @throws {ZoomValidationError} with a localized sentence for every field that is out of bounds
 */
export function requireValidSdkRequest(request: SdkTokenRequest): void {
  const fields = findInvalidFields(request);
  if (fields.length > 0) {
    throw new ZoomValidationError(
      fields.map((field) => ({ field, message: describeSdkField(field) })),
      '',
    );
  }
}

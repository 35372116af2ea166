import * as vscode from 'vscode';
import { formatNumber } from '../../platform/formatNumber';
import { formatLifetime } from '../lifetimeFormatter';
import { describeSdkField } from '../sdkMessages';
import { type TokenKindId, tokenKindInfos } from './tokenKinds';

/** Returns what a kind of token is called in a list of all. */
export function tokenLabel(kind: TokenKindId): string {
  switch (kind) {
    case 'zak':
      return vscode.l10n.t('ZAK token');
    case 'onbehalf':
      return vscode.l10n.t('On-behalf token');
    case 'access':
      return vscode.l10n.t('Access token');
    case 'app':
      return vscode.l10n.t('Access token of the app');
    case 'signature':
      return vscode.l10n.t('Meeting SDK signature');
    case 'videoSdk':
      return vscode.l10n.t('Video SDK token');
  }
}

/**
 * Returns what a kind of token is for (Zoom, "Meeting SDK authorization"). The list cuts off what is longer
 * than about 85 characters.
 */
export function tokenPurpose(kind: TokenKindId): string {
  switch (kind) {
    case 'zak':
      return vscode.l10n.t(
        'With a signature: a Meeting SDK app starts or joins meetings as a Zoom user.',
      );
    case 'onbehalf':
      return vscode.l10n.t(
        'With a signature: a Meeting SDK app joins a meeting outside its own account.',
      );
    case 'access':
      return vscode.l10n.t('Requests to Zoom’s API as you.');
    case 'app':
      return vscode.l10n.t(
        'Requests of a server-to-server app. Of any other app, it works for chatbots only.',
      );
    case 'signature':
      return vscode.l10n.t(
        'Every Meeting SDK app. Alone, it joins meetings of the app’s own account.',
      );
    case 'videoSdk':
      return vscode.l10n.t('A Video SDK app joins a session.');
  }
}

/** Returns what else has to be known of a kind of token before it is chosen, behind its label. */
export function tokenNote(kind: TokenKindId): string | undefined {
  switch (kind) {
    case 'onbehalf':
      return vscode.l10n.t('Works once, while its user is in the meeting');
    case 'signature':
    case 'videoSdk':
      return vscode.l10n.t('Signed on this computer');
    case 'zak':
    case 'access':
    case 'app':
      return undefined;
  }
}

/** Returns which lifetimes a kind of token can have, as a whole sentence. */
export function describeLifetimes(kind: TokenKindId): string {
  const longest = formatNumber(tokenKindInfos[kind].lifetimes?.longest ?? 0);
  switch (kind) {
    case 'zak':
      return vscode.l10n.t(
        'The lifetime of a ZAK token must be 0 to {0} seconds; 0 gives a token that expires after 5 minutes.',
        longest,
      );
    case 'onbehalf':
      return vscode.l10n.t('The lifetime of an on-behalf token must be 1 to {0} seconds.', longest);
    case 'signature':
    case 'videoSdk':
      return describeSdkField('ttl');
    case 'access':
    case 'app':
      return vscode.l10n.t('Zoom alone decides how long this token is valid, so leave out "ttl".');
  }
}

/** Returns a lifetime as the list of lifetimes has it. */
export function lifetimeLabel(seconds: number): string {
  return seconds === 365 * 86_400 ? vscode.l10n.t('1 year') : formatLifetime(seconds);
}

import * as vscode from 'vscode';
import { appsPage } from '../../platform/errorActions';
import { plainText } from '../../text/plainText';
import type { CheckResult } from './setUpCheck';

interface ResultItem extends vscode.QuickPickItem {
  run?: () => Promise<unknown>;
}

/**
 * Shows what works: a message if everything does, otherwise a list with the failures first. Optional
 * features without a scope are no failures.
 *
 * @param label of the account that was checked
 */
export async function showChecks(results: readonly CheckResult[], label: string): Promise<void> {
  const failures = results.filter((result) => !result.ok && !isTurnedOff(result));
  const turnedOff = results.filter(isTurnedOff);
  if (failures.length + turnedOff.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Everything works: your Zoom app has the scopes for all {0} features (account {1}).',
        results.length,
        plainText(label),
      ),
    );
    return;
  }
  const missing = results.flatMap(({ scope, isScopeMissing }) => (isScopeMissing ? [scope] : []));
  const picked = await vscode.window.showQuickPick(resultItems(results, missing), {
    title:
      failures.length === 0
        ? vscode.l10n.t('Everything works that your Zoom app has a scope for')
        : vscode.l10n.t(
            '{0} of {1} features don’t work',
            failures.length,
            results.length - turnedOff.length,
          ),
    placeHolder: explanation(results, missing.length > 0),
    matchOnDescription: true,
  });
  await picked?.run?.();
}

/** What the features at the top of the list have in common. */
function explanation(results: readonly CheckResult[], misses: boolean): string {
  if (!misses) {
    return vscode.l10n.t('The scopes are there, but Zoom refused these requests');
  }
  return results.some(({ ok, isScopeMissing }) => !ok && !isScopeMissing)
    ? vscode.l10n.t('Features that Zoom refused, or that your Zoom app has no scope for')
    : vscode.l10n.t('Features that your Zoom app has no scope for');
}

/** One line each; the reason of a failure is its scope, unless the app has it. */
function resultItems(results: readonly CheckResult[], missing: readonly string[]): ResultItem[] {
  const itemOf = (result: CheckResult): ResultItem => {
    const { feature, scope, ok, detail, isScopeMissing } = result;
    return {
      label: feature,
      iconPath: new vscode.ThemeIcon(ok ? 'pass' : isTurnedOff(result) ? 'circle-slash' : 'error'),
      description: ok || isScopeMissing ? scope : plainText(detail),
      ...(isScopeMissing ? { run: () => copyScopes([scope]) } : {}),
    };
  };
  return [
    ...results.filter((result) => !result.ok && !isTurnedOff(result)).map(itemOf),
    ...results.filter(isTurnedOff).map(itemOf),
    separator(vscode.l10n.t('Fix This')),
    ...(missing.length === 0
      ? []
      : [
          {
            label: vscode.l10n.t('Copy Missing Scopes'),
            iconPath: new vscode.ThemeIcon('copy'),
            run: () => copyScopes(missing),
          },
        ]),
    {
      label: vscode.l10n.t('Open Zoom App Marketplace'),
      iconPath: new vscode.ThemeIcon('link-external'),
      run: openApps,
    },
    separator(vscode.l10n.t('Works')),
    ...results.filter(({ ok }) => ok).map(itemOf),
  ];
}

/** Whether a feature does not work only because the app lacks its scope, which is optional. */
function isTurnedOff({ isScopeMissing, isOptional }: CheckResult): boolean {
  return isScopeMissing && isOptional;
}

function separator(label: string): ResultItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** Copies scopes, one a line, and says what to do with them. */
async function copyScopes(scopes: readonly string[]): Promise<void> {
  await vscode.env.clipboard.writeText(scopes.join('\n'));
  const actions = [
    { title: vscode.l10n.t('Open Zoom App Marketplace'), run: openApps },
    {
      title: vscode.l10n.t('Sign In Again'),
      run: () => vscode.commands.executeCommand('zoom.signIn'),
    },
  ];
  const pressed = await vscode.window.showInformationMessage(
    vscode.l10n.t('Scopes copied. Add them on the app’s Scopes page, then sign in again.'),
    ...actions,
  );
  await pressed?.run();
}

async function openApps(): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(appsPage));
}

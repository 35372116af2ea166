import * as vscode from 'vscode';
import { plainText } from '../../text/plainText';

/** A line of the edit menu. */
export interface MenuItem extends vscode.QuickPickItem {
  /** Asks for the new value, or toggles it; `undefined` for the line that saves. */
  change?: () => Promise<void>;
  hasChanged?: boolean;
}

/** Adds a field to the changes, or removes it if it has its original value again. */
export function setChange<T extends object, K extends keyof T>(
  fields: T,
  name: K,
  value: T[K],
  hasChanged: boolean,
): void {
  if (hasChanged) {
    fields[name] = value;
  } else {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a field of plain data
    delete fields[name];
  }
}

/** Describes the current value of a field, and its new value if there is one. */
export function describeChange(current: string, changed: string | undefined): string {
  const format = (value: string) => (value === '' ? vscode.l10n.t('none') : plainText(value));
  return changed === undefined ? format(current) : [current, changed].map(format).join(' → ');
}

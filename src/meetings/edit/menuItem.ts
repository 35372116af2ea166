import * as vscode from 'vscode';
import { plainText } from '../../text/plainText';

/** A line of the menu. */
export interface MenuItem extends vscode.QuickPickItem {
  /** Changes what the line is about; `undefined` for the line that saves. */
  change?: () => Promise<void>;
  hasChanged?: boolean;
}

/** Sets a field that is to change, and takes it out where it is to stay what it was. */
export function put<T extends object, K extends keyof T>(
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

/** What a field is, and what it will be where that is something else. */
export function fromTo(was: string, to: string | undefined): string {
  const none = vscode.l10n.t('none');
  const [from, changed] = [was, to].map((value) =>
    value === '' ? none : value && plainText(value),
  );
  return changed === undefined ? (from ?? none) : `${from ?? none} → ${changed}`;
}

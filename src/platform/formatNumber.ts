import * as vscode from 'vscode';

/** Formats a number for a message in the display language, such as "2,000". */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(vscode.env.language).format(value);
}

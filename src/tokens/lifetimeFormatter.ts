import * as vscode from 'vscode';

/** Units of time with their seconds, the longest first. */
const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Formats seconds in the longest unit that needs no fraction, such as "2 hours". */
export function formatLifetime(seconds: number): string {
  const [unit, length] = units.find(([, size]) => seconds % size === 0) ?? units[3];
  return new Intl.NumberFormat(vscode.env.language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(seconds / length);
}

import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import * as vscode from 'vscode';

/** The languages that this extension is localized in, apart from English. */
export const localizations = ['de', 'ja'] as const;

export type Localization = (typeof localizations)[number];

type Value = string | number | boolean;

interface MessageOptions {
  message: string;
  args?: Readonly<Record<string, Value>> | readonly Value[];
  comment?: string | readonly string[];
}

/**
 * Makes `vscode.l10n.t` return what VS Code returns in a language, and `vscode.env.language` that
 * language. A message that is not localized throws.
 */
export function stubLanguage(language: Localization): void {
  const messages = JSON.parse(readFileSync(`l10n/bundle.l10n.${language}.json`, 'utf8')) as Record<
    string,
    string
  >;
  vi.spyOn(vscode.env, 'language', 'get').mockReturnValue(language);
  vi.spyOn(vscode.l10n, 't').mockImplementation(
    (first: string | MessageOptions, ...rest: Value[]) => {
      const {
        message,
        args = [],
        comment = [],
      } = typeof first === 'string' ? { message: first, args: rest } : first;
      const values = new Map(Object.entries(args));
      const comments = [comment].flat().join('');
      const localized = messages[comments === '' ? message : `${message}/${comments}`];
      if (localized === undefined) {
        throw new Error(`Not localized in ${language}: ${message}`);
      }
      return localized.replace(/\{(\d+)\}/g, (placeholder: string, index: string) =>
        String(values.get(index) ?? placeholder),
      );
    },
  );
}

import { globSync, readFileSync } from 'node:fs';
import { getL10nJson } from '@vscode/l10n-dev';
import { describe, expect, it } from 'vitest';

describe('l10n/bundle.l10n.json', () => {
  it('has every word of the source that translators need, and no others', async () => {
    const sources = globSync('src/**/*.ts').map((file) => ({
      extension: '.ts' as const,
      contents: readFileSync(file, 'utf8'),
    }));
    const words = await getL10nJson(sources);
    expect(Object.keys(words).length).toBeGreaterThan(50);
    expect(JSON.parse(readFileSync('l10n/bundle.l10n.json', 'utf8'))).toEqual(words);
  }, 60_000);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../src');

/** The files that a file imports from, types included, which ESLint's rule ignores. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'));
  return importedFiles
    .map(({ fileName }) => join(dirname(file), `${fileName}.ts`))
    .filter((imported) => existsSync(imported));
}

it('no file imports from one that needs it, not even a type', () => {
  const remaining = new Map(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [join(root, name), importsOf(join(root, name))]),
  );
  expect(remaining.size).toBeGreaterThan(100);
  // What imports nothing that remains can be removed, until only circles are left.
  for (let before = Infinity; remaining.size < before;) {
    before = remaining.size;
    for (const [file, imports] of remaining) {
      if (!imports.some((imported) => remaining.has(imported))) {
        remaining.delete(file);
      }
    }
  }
  expect([...remaining.keys()]).toEqual([]);
});

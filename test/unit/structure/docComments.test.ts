import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** All names that the code of a file contains; comments are not part of it. */
function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      names.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

it('doc comments link only to names that their file knows', () => {
  const files = globSync(['src/**/*.ts', 'sandbox/**/*.ts', 'test/{unit,host}/**/*.ts']);
  expect(files.length).toBeGreaterThan(300);
  const unknown = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const links = [...text.matchAll(/\{@link ([\w$]+)/g)].map(([, name = '']) => name);
    const known = links.length === 0 ? new Set() : namesIn(text);
    return links.filter((name) => !known.has(name)).map((name) => `${file}: ${name}`);
  });
  expect(unknown).toEqual([]);
});

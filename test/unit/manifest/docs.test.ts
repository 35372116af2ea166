import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import words from '../../../package.nls.json' with { type: 'json' };

/** How many cells a row of a table has. */
const cellsOf = (row: string) => row.replace(/\\\|/g, '').split('|').length;

describe.each(globSync(['*.md', 'docs/*.md']))('%s', (file) => {
  const text = readFileSync(file, 'utf8');

  it('names only files that exist', () => {
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) =>
      join(dirname(file), path),
    );
    const named = [...text.matchAll(/`((?:test|relay|src|scripts|sandbox)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    expect([...linked, ...named].filter((path) => !existsSync(path))).toEqual([]);
  });

  it('has no table with a row that is shorter or longer than the others', () => {
    const rows = text.split('\n').map((line) => (line.startsWith('|') ? line : undefined));
    const misfits = rows.filter((row, index) => {
      const above = rows[index - 1];
      return row !== undefined && above !== undefined && cellsOf(row) !== cellsOf(above);
    });
    expect(misfits).toEqual([]);
  });
});

describe('README.md', () => {
  const readme = readFileSync('README.md', 'utf8');
  const [firstScreen = ''] = readme.split('\n## ', 1);

  it('says on the first screen what it is, what it needs, and whose it is', () => {
    expect(firstScreen).toMatch(/^# Meetings for Zoom\n/);
    expect(firstScreen).toContain('](docs/images/demo.gif)');
    expect(firstScreen).toContain('You need a Zoom app of your own, once: about four minutes');
    expect(firstScreen).toContain('not affiliated with or endorsed by Zoom');
    expect(firstScreen).not.toContain('npm ');
  });

  it('has only pictures with relative addresses', () => {
    const addresses = [...readme.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !address?.startsWith('docs/images/'))).toEqual([]);
  });

  it('names only commands that exist, by their titles', () => {
    const titles = new Set(
      Object.entries(words).flatMap(([key, title]) => (key.startsWith('command.') ? title : [])),
    );
    const named = [...readme.matchAll(/\*\*Zoom: ([^*]+)\*\*/g)].map(([, title = '']) => title);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((title) => !titles.has(title))).toEqual([]);
  });
});

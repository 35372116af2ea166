import { describe, expect, it } from 'vitest';
import { factTable, listTable } from '../../../src/meetings/format/factTable';
import { htmlLine } from '../../../src/text/html';
import { markdownLine, markdownParagraphs } from '../../../src/text/markdown';

describe('Text from outside in Markdown', () => {
  it('has no character left that Markdown, HTML or a formula begins with', () => {
    const hostile = '# *a* _b_ `c` [d](command:x) ![e](f) <b>g</b> &lt; $h$ ~i~ |j| :k: 1. - + \\';
    expect(markdownLine(hostile)).toBe(hostile.replace(/[!-/:-@[-`{-~]/g, '\\$&'));
  });

  it('is one line where it is to be one', () => {
    expect(markdownLine(' a\r\n\n# b\tc\u2028d ')).toBe('a \\# b c d');
  });

  it('keeps lines and paragraphs, and nothing that would be code by its indent', () => {
    expect(markdownParagraphs('One\r\n    two\n\n\n\n- three\n')).toBe('One\\\ntwo\n\n\\- three');
  });

  it('makes links of web addresses alone', () => {
    expect(markdownParagraphs('See https://a.example/b_c?d=*e*, or javascript:alert(1).')).toBe(
      'See <https://a.example/b_c?d=*e>\\*\\, or javascript\\:alert\\(1\\)\\.',
    );
    expect(markdownParagraphs('(https://a.example/<script>)')).toBe(
      '\\(<https://a.example/>\\<script\\>\\)',
    );
  });

  it('loses what reorders or hides its surroundings', () => {
    expect(markdownLine('abc\u202Efdp.exe\u0000\u0007')).toBe('abcfdp\\.exe');
    expect(markdownParagraphs('a\u2066b\u0008\tc')).toBe('ab c');
    expect(htmlLine('a\u202Eb')).toBe('ab');
  });

  it('keeps other scripts and emoji', () => {
    expect(markdownLine('פגישת צוות 🚀 会議')).toBe('פגישת צוות 🚀 会議');
  });
});

describe('Text from outside in HTML', () => {
  it('can neither end a cell nor an attribute', () => {
    expect(htmlLine('</td>"\'&\n\n# x')).toBe('&#60;/td&#62;&#34;&#39;&#38; # x');
  });

  it('makes tables of one block, without an empty line to end it', () => {
    const table = factTable([['When\n\n', htmlLine('a\n\nb')]]);
    expect(table).not.toMatch(/\n\s*\n/);
    expect(table).toContain('<td width="200">When</td><td>a b</td>');
    expect(factTable([])).toBe('');
    expect(listTable(['<b>'], [[htmlLine('x')]])).toContain('<th>&#60;b&#62;</th>');
  });
});

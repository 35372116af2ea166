import { describe, expect, it } from 'vitest';
import { shortenTopic } from '../../../src/upcoming/format/reminderFormatter';

describe('shortenTopic', () => {
  it('leaves a short topic as it is', () => {
    expect(shortenTopic('Stand-up', 30)).toBe('Stand-up');
  });

  it('cuts a long one between characters as people see them', () => {
    expect(shortenTopic('x'.repeat(200), 30)).toBe(`${'x'.repeat(29)}…`);
    expect(shortenTopic('Quarterly review of everything', 11)).toBe('Quarterly…');
    expect(shortenTopic('👩‍💻'.repeat(20), 5)).toBe(`${'👩‍💻'.repeat(4)}…`);
    expect(shortenTopic('👩‍💻'.repeat(5), 5)).toBe('👩‍💻'.repeat(5));
  });

  it('takes nothing in it for an icon or a link', () => {
    expect(shortenTopic('$(trash) [a](command:b)', 60)).not.toMatch(/\$\(|\]\(/);
  });

  it('keeps the direction of a topic to itself', () => {
    expect(shortenTopic('ישיבת צוות', 30)).toBe('\u2068ישיבת צוות\u2069');
    expect(shortenTopic('Team \u202eמבוא', 30)).toBe('\u2068Team מבוא\u2069');
    expect(shortenTopic('a\u202eb\u2069', 30)).toBe('ab');
  });
});

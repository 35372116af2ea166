import { describe, expect, it } from 'vitest';
import {
  formatOutcomes,
  formatSummary,
  readTests,
} from '../../../scripts/lib/conformanceReport.mjs';

const call = { client: 'zoomapi', call: 'users.GetUser', status: 200, ok: true };

/** A report of vitest with tests that recorded these. */
function report(...metas: Record<string, unknown>[]) {
  return { testResults: [{ assertionResults: [{}, ...metas.map((meta) => ({ meta }))] }] };
}

describe('The report of the conformance tests', () => {
  it('has a row for each call of another client', () => {
    const refused = { client: '@zoom/rivet', call: 'sign in', status: null, ok: false };
    const tests = readTests(report({ clientCall: call }, { clientCall: refused }));
    expect(formatOutcomes(tests).split('\n')).toEqual([
      'client       call           status  ok',
      'zoomapi      users.GetUser  200     yes',
      '@zoom/rivet  sign in        none    NO',
    ]);
  });

  it('adds up what was checked', () => {
    const tests = readTests(
      report(
        { checked: { kind: 'request', count: 1 } },
        { checked: { kind: 'request', count: 3 } },
        { checked: { kind: 'generatedResponse', count: 25 } },
        { clientCall: call },
      ),
    );
    expect(formatSummary(tests, true).split('\n')).toEqual([
      "Requests of the extension, checked by Prism together with the sandbox's responses: 4",
      'Responses that Prism generated, read by the extension: 25',
      "Other responses of the sandbox, checked with the document's schemas: 0",
      'Calls by other clients: 1 (1 by zoomapi)',
    ]);
  });

  it("says what was skipped because Zoom's document is missing", () => {
    expect(formatSummary(readTests(report({ clientCall: call })), false).split('\n')).toEqual([
      "Skipped everything that needs Zoom's OpenAPI document, because ../shared/zoom/openapi.relaxed.json is missing.",
      'Calls by other clients: 1 (1 by zoomapi)',
    ]);
  });
});

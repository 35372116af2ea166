/**
 * What the tests of test/conformance recorded; see `testMeta.ts` there.
 *
 * @typedef {{ kind: string, count: number }} Checked
 * @typedef {{ client: string, call: string, status: number | null, ok: boolean }} CallOutcome
 * @typedef {{ checked: Checked[], calls: CallOutcome[] }} ConformanceTests
 */

/** How the summary names what was checked. */
const labels = {
  request: "Requests of the extension, checked by Prism together with the sandbox's responses",
  generatedResponse: 'Responses that Prism generated, read by the extension',
  sandboxResponse: "Other responses of the sandbox, checked with the document's schemas",
};

/**
 * Reads what the tests recorded from vitest's report.
 *
 * @param {{ testResults: { assertionResults: { meta?: Record<string, unknown> }[] }[] }} report
 * @returns {ConformanceTests}
 */
export function readTests({ testResults }) {
  const metas = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(
      ({ meta = {} }) => /** @type {{ checked?: Checked, clientCall?: CallOutcome }} */ (meta),
    ),
  );
  return {
    checked: metas.flatMap(({ checked }) => checked ?? []),
    calls: metas.flatMap(({ clientCall }) => clientCall ?? []),
  };
}

/**
 * A table with a row for each call of another client.
 *
 * @param {ConformanceTests} tests
 */
export function formatOutcomes({ calls }) {
  const rows = [
    ['client', 'call', 'status', 'ok'],
    ...calls.map(({ client, call, status, ok }) => [
      client,
      call,
      String(status ?? 'none'),
      ok ? 'yes' : 'NO',
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

/**
 * A line for each kind of thing that was checked, with how many there were.
 *
 * @param {ConformanceTests} tests
 * @param {boolean} hasDocument whether Zoom's document is there
 */
export function formatSummary({ checked, calls }, hasDocument) {
  const withDocument = Object.entries(labels).map(([kind, label]) => {
    const counts = checked.filter((one) => one.kind === kind).map(({ count }) => count);
    return `${label}: ${counts.reduce((total, count) => total + count, 0)}`;
  });
  const clients = [...new Set(calls.map(({ client }) => client))].map(
    (client) => `${calls.filter((one) => one.client === client).length} by ${client}`,
  );
  return [
    ...(hasDocument
      ? withDocument
      : [
          "Skipped everything that needs Zoom's OpenAPI document, because ../shared/zoom/openapi.relaxed.json is missing.",
        ]),
    `Calls by other clients: ${calls.length}${calls.length > 0 ? ` (${clients.join(', ')})` : ''}`,
  ].join('\n');
}

import Mocha from 'mocha';

/** The options that the runner passes to a window. */
interface HostRun {
  readonly number: number;
  readonly count: number;
  readonly files: readonly string[];
  readonly grep?: string;
  /** The file that mocha's JSON report is written to. */
  readonly results: string;
}

/**
 * Runs the test files with mocha. Resolves when they have finished, even if tests failed; the results
 * are in the report.
 */
export async function run({ number, count, files, grep, results }: HostRun): Promise<void> {
  process.env.ZOOM_TEST_WINDOW = `${number}/${count}`;
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    forbidOnly: true,
    reporter: 'json',
    reporterOptions: { output: results },
    ...(grep !== undefined && { grep }),
  });
  files.forEach((file) => mocha.addFile(file));
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('test end', (test) => {
      // The runner reads the console to tell a slow run from one that hangs.
      // eslint-disable-next-line no-console
      console.log(`Test finished (${test.state ?? 'skipped'}): ${test.fullTitle()}`);
    });
  });
}

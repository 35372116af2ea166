import Mocha from 'mocha';

/** What the runner tells about the window in which the tests run. */
interface HostRun {
  readonly number: number;
  readonly of: number;
  readonly files: readonly string[];
  readonly grep?: string;
  /** The file that mocha's JSON report is written to. */
  readonly results: string;
}

/**
 * Runs the test files with mocha. Fulfilled when they have run, whatever came of them: that is in
 * the report.
 */
export async function run({ number, of, files, grep, results }: HostRun): Promise<void> {
  process.env.ZOOM_TEST_WINDOW = `${number}/${of}`;
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
      // The runner reads the console: it tells a slow run from one that hangs.
      // eslint-disable-next-line no-console
      console.log(`Test ended (${test.state ?? 'skipped'}): ${test.fullTitle()}`);
    });
  });
}

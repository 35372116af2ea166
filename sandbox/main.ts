import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createSandbox, type SandboxOptions } from './sandbox.ts';
import { zoomTimeZones } from './time/timeZones.ts';

const usage =
  'Usage: node sandbox/main.ts [--port N] [--meetings N|default] [--clock ISO] ' +
  '[--time-zone ID] [--web-origin URL]';

await main();

async function main(): Promise<void> {
  try {
    const sandbox = await createSandbox(readOptions());
    let closing = false;
    const stop = (): void => {
      if (closing) return;
      closing = true;
      void sandbox.close().then(() => process.exit(0));
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    if (isStdinPipe()) process.stdin.once('end', stop).once('error', stop).resume();
    process.stdout.write(`${JSON.stringify({ url: sandbox.url })}\n`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`Cannot start the sandbox: ${message}\n`);
    process.exitCode = 1;
  }
}

function readOptions(): SandboxOptions {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      meetings: { type: 'string', default: 'default' },
      clock: { type: 'string' },
      'time-zone': { type: 'string' },
      'web-origin': { type: 'string' },
    },
  });
  const zone = values['time-zone'];
  const port = parseInteger('--port', values.port);
  const meetings =
    values.meetings === 'default' ? 'default' : parseInteger('--meetings', values.meetings);
  const clock = values.clock === undefined ? undefined : new Date(values.clock);
  if (clock && Number.isNaN(clock.getTime())) throw invalidOption('--clock');
  if (zone !== undefined && !zoomTimeZones.has(zone)) throw invalidOption('--time-zone');
  return {
    port,
    meetings,
    ...(clock && { clock }),
    ...(zone && { timeZone: zone }),
    ...(values['web-origin'] && { webOrigin: new URL(values['web-origin']).origin }),
  };
}

function parseInteger(option: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw invalidOption(option);
  return Number(text);
}

function invalidOption(option: string): Error {
  return new Error(`The value of ${option} is invalid.\n${usage}`);
}

/** Whether a parent process holds the other end of standard input; the sandbox ends with it. */
function isStdinPipe(): boolean {
  const stdin = fstatSync(0);
  return stdin.isFIFO() || stdin.isSocket();
}

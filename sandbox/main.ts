import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { behaviorChoices, behaviorNames, type Behavior, type BehaviorName } from './behavior.ts';
import { createSandbox, type SandboxOptions } from './sandbox.ts';
import { zoomTimeZones } from './time/timeZones.ts';

const usage = [
  'Usage: node sandbox/main.ts [--port N] [--meetings N|default] [--clock ISO]',
  '  [--time-zone ID] [--web-origin URL] [--help]',
  ...behaviorNames.map((name) => `  [--${flagOf(name)} ${behaviorChoices[name].join('|')}]`),
].join('\n');

const behaviorFlags = Object.fromEntries(
  behaviorNames.map((name) => [flagOf(name), { type: 'string' } as const]),
);

await main();

async function main(): Promise<void> {
  try {
    const options = readOptions();
    if (options === undefined) {
      process.stdout.write(`${usage}\n`);
      return;
    }
    const sandbox = await createSandbox(options);
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

/** The options of the command line; undefined if it asks for help. */
function readOptions(): SandboxOptions | undefined {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      ...behaviorFlags,
      port: { type: 'string', default: '0' },
      meetings: { type: 'string', default: 'default' },
      clock: { type: 'string' },
      'time-zone': { type: 'string' },
      'web-origin': { type: 'string' },
    },
  });
  if (values.help) return undefined;
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
    behavior: readBehavior(values),
  };
}

/** The flag of a choice, such as `server-zak` for `serverZak`. */
function flagOf(name: BehaviorName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function readBehavior(values: Readonly<Record<string, unknown>>): Partial<Behavior> {
  return behaviorNames.reduce<Partial<Behavior>>((behavior, name) => {
    const given = values[flagOf(name)];
    if (given === undefined) return behavior;
    const choice = behaviorChoices[name].find((candidate) => candidate === given);
    if (choice === undefined) throw invalidOption(`--${flagOf(name)}`);
    return { ...behavior, [name]: choice };
  }, {});
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

import type { Behavior } from './behavior.ts';
import { buildServer } from './server.ts';
import { World, type MeetingsSeed } from './world.ts';

/** How to start a sandbox; every option has a default. */
export interface SandboxOptions {
  /** The port on 127.0.0.1; 0, the default, picks a free one. */
  readonly port?: number;
  /** The realistic default account (`default`), or this many generated meetings instead. */
  readonly meetings?: MeetingsSeed;
  /** The initial time of its clock; the machine's time by default. */
  readonly clock?: Date;
  /** Whether time passes by itself; true by default. */
  readonly clockRunning?: boolean;
  /** The same seed and clock give the same IDs, UUIDs and passcodes; 1 by default. */
  readonly seed?: number;
  /** The users' time zone, an ID from Zoom's list; the machine's zone by default. */
  readonly timeZone?: string;
  /** The origin of join and start links, such as `https://us05web.zoom.us`; its own by default. */
  readonly webOrigin?: string;
  /** The options for what is not known about Zoom; see `behaviorChoices`. */
  readonly behavior?: Partial<Behavior>;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a sandbox on 127.0.0.1.
 *
 * @throws if the port is taken (the error's `code` is `EADDRINUSE`)
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = new World({
    meetings: options.meetings ?? 'default',
    clockMs: options.clock?.getTime(),
    clockRunning: options.clockRunning ?? true,
    seed: options.seed ?? 1,
    timeZone: options.timeZone,
    webOrigin: options.webOrigin,
    behavior: options.behavior ?? {},
  });
  const server = await buildServer(world);
  world.origin = await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  return { url: world.origin, close: () => server.close() };
}

import { buildServer } from './server.ts';
import { World, type MeetingsSeed } from './world.ts';

/** How a sandbox starts; everything has a default. */
export interface SandboxOptions {
  /** The port on 127.0.0.1; 0, the default, takes any that is free. */
  readonly port?: number;
  /** The believable meetings (`default`), or that many generated ones instead. */
  readonly meetings?: MeetingsSeed;
  /** What its clock shows first; the machine's time by default. */
  readonly clock?: Date;
  /** Whether time passes by itself; true by default. */
  readonly clockRunning?: boolean;
  /** What ids, uuids and passcodes are made from: the same seed and clock give the same ones. */
  readonly seed?: number;
  /** The users' time zone, an id of Zoom's list; the machine's own zone by default. */
  readonly timeZone?: string;
  /** What join and start links begin with, like `https://us05web.zoom.us`; its own address by default. */
  readonly webOrigin?: string;
}

/** A sandbox that listens. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a Zoom of one's own on loopback.
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
  });
  const server = await buildServer(world);
  world.origin = await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  return { url: world.origin, close: () => server.close() };
}

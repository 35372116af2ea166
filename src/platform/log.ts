import * as vscode from 'vscode';
import type { ApiRequestRecord } from '../zoom/http/apiTransport';
import { ZoomError } from '../zoom/errors';
import { redact } from '../zoom/redact';

/** The log: one channel, and nothing secret in it. */
export class Log {
  private created: vscode.LogOutputChannel | undefined;

  info(message: string): void {
    this.channel.info(redact(message));
  }

  /** Logs a failure without its cause: other libraries put whole answers there. */
  error(error: unknown): void {
    if (error instanceof ZoomError) {
      this.channel.error(
        [
          `${error.name}: ${redact(error.message)}`,
          ...(error.status === undefined ? [] : [`HTTP ${error.status}`]),
          ...(error.code === undefined ? [] : [`code ${error.code}`]),
          ...(error.trackingId === undefined ? [] : [`tracking id ${error.trackingId}`]),
        ].join(', '),
      );
    } else {
      this.channel.error(
        redact(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      );
    }
  }

  request({ method, route, status, trackingId, durationMs }: ApiRequestRecord): void {
    this.channel.debug(
      `${method} ${route} → ${status ?? 'no answer'} in ${durationMs} ms${trackingId === undefined ? '' : `, tracking id ${trackingId}`}`,
    );
  }

  show(): void {
    this.channel.show();
  }

  dispose(): void {
    this.created?.dispose();
  }

  /** Made when there is something to say: it takes VS Code a good part of an activation. */
  private get channel(): vscode.LogOutputChannel {
    this.created ??= vscode.window.createOutputChannel('Zoom', { log: true });
    return this.created;
  }
}

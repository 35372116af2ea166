import * as vscode from 'vscode';
import type { ApiRequestRecord } from '../zoom/http/apiTransport';
import { ZoomError } from '../zoom/errors';
import { redact } from '../zoom/redact';

/** The extension's log channel. Secrets are removed from everything that is written to it. */
export class Log {
  private created: vscode.LogOutputChannel | undefined;

  /** Logs a message. */
  info(message: string): void {
    this.channel.info(redact(message));
  }

  /** Logs a failure without its `cause`, because libraries put whole responses there. */
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

  /** Logs a request by its route, without IDs, query or body. */
  request({ method, route, status, trackingId, durationMs }: ApiRequestRecord): void {
    this.channel.debug(
      `${method} ${route} → ${status ?? 'no response'} in ${durationMs} ms${trackingId === undefined ? '' : `, tracking id ${trackingId}`}`,
    );
  }

  /** Opens the channel in the panel. */
  show(): void {
    this.channel.show();
  }

  dispose(): void {
    this.created?.dispose();
  }

  /** Created with the first entry, because that takes a large part of an activation. */
  private get channel(): vscode.LogOutputChannel {
    this.created ??= vscode.window.createOutputChannel('Zoom', { log: true });
    return this.created;
  }
}

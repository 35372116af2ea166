import type { FastifyInstance } from 'fastify';
import { unauthorized } from '../api/apiError.ts';
import type { World } from '../world.ts';
import { sendMessagePage } from './page.ts';

/** The pages that play recordings, and their downloads, which require an access token. */
export function recordingPages(app: FastifyInstance, world: World): void {
  app.get<{ Params: { fileId: string } }>('/rec/play/:fileId', (request, reply) => {
    const found = world.meetings.findRecordingFile(request.params.fileId);
    const title = found ? found.instance.topic : 'This recording does not exist';
    const text = found
      ? 'This is a sandbox. In Zoom, the recording would play here.'
      : 'It may have been deleted.';
    return sendMessagePage(reply, found ? 200 : 404, title, text);
  });

  app.get<{ Params: { fileId: string } }>('/rec/download/:fileId', (request, reply) => {
    const token = /^bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (world.oauth.checkAccessToken(token).kind !== 'valid') {
      return reply.code(401).send(unauthorized('Invalid access token.').body);
    }
    const found = world.meetings.findRecordingFile(request.params.fileId);
    if (found?.file.text === undefined) return reply.code(404).send();
    const type = found.file.kind === 'transcript' ? 'text/vtt' : 'text/plain';
    return reply.type(`${type}; charset=utf-8`).send(found.file.text);
  });
}

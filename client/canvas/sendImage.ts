/** Sends one image file to the server and tells how far it is. */
import { problemBody } from '../../shared/protocol/http.ts';
import { imageAnswer, type ImageAnswer } from '../../shared/protocol/imageAnswer.ts';
import { imageWords as text } from '../ui/words/images.ts';

/** An image that was not added; the message is for the person: what happened, what is safe, what to do. */
export class SendFailure extends Error {
  override readonly name = 'SendFailure';
}

/** `name` is what the image is called in messages; `show` gets how much of it has gone, from 0 to 1. */
export type SendImage = (
  mapId: string,
  file: Blob,
  name: string,
  show: (part: number) => void,
) => Promise<ImageAnswer>;

/** Throws {@link SendFailure}. */
export const sendImage: SendImage = (mapId, file, name, show) =>
  new Promise((resolve, reject) => {
    // Not fetch: only this tells how much of a body has gone.
    const request = new XMLHttpRequest();
    request.open('POST', `/api/maps/${encodeURIComponent(mapId)}/images`);
    request.responseType = 'text';
    request.timeout = 120_000;
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      show(total === 0 ? 0 : loaded / total),
    );
    const fail = (): void => reject(new SendFailure(text.offline(name)));
    request.addEventListener('error', fail);
    request.addEventListener('timeout', fail);
    request.addEventListener('load', () => {
      const answer: unknown = readJson(request.responseText);
      const image = imageAnswer.safeParse(answer);
      if (request.status === 201 && image.success) return resolve(image.data);
      const problem = problemBody.safeParse(answer);
      const failure = problem.success ? text.refused(name, problem.data.error.message) : text.offline(name);
      reject(new SendFailure(failure));
    });
    request.send(file);
  });

function readJson(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return null; // a proxy's page: told like a server that cannot be reached
  }
}

import { SignetProblem } from '../problem/signet-problem.ts';

/** Bytes. */
export const largestBody = 65_536;
const jsonType = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/iu;

/**
 * The bytes of a request's body: the content type says JSON (which no form can send), at most 64 KiB whatever Content-Length
 * says.
 * @param lengthHolds the HTTP server ends a body where its Content-Length says: it may be read in one piece
 * @throws SignetProblem unsupported_media_type, body_too_large, bad_body (it ended early)
 */
export async function readBodyBytes(request: Request, lengthHolds: boolean): Promise<Uint8Array> {
  if (!jsonType.test(request.headers.get('content-type')?.trim() ?? '')) {
    throw new SignetProblem('unsupported_media_type');
  }
  const declared = request.headers.get('content-length');
  if (Number(declared ?? 0) > largestBody) {
    // Refused either way: a stream that cannot be cancelled has failed already.
    await request.body?.cancel().catch(() => undefined);
    throw new SignetProblem('body_too_large');
  }
  return lengthHolds && declared !== null ? await readWhole(request) : await readByChunks(request);
}

async function readWhole(request: Request): Promise<Uint8Array> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch (error) {
    throw endedEarly(error);
  }
}

async function readByChunks(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(request)) {
    length += chunk.length;
    // Leaving the loop cancels the stream: the rest is never read.
    if (length > largestBody) throw new SignetProblem('body_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* chunksOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (!body) return;
  try {
    yield* body;
  } catch (error) {
    throw endedEarly(error);
  }
}

function endedEarly(cause: unknown): SignetProblem {
  return new SignetProblem('bad_body', { detail: 'the body ended early', cause });
}

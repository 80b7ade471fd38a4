import { MAX_SIGNED_BYTES } from '@framefarm/contracts';

/** Envelopes carry base64url and signatures around the payload. */
const MAX_ENVELOPE_BYTES = MAX_SIGNED_BYTES * 2;
const TIMEOUT_MS = 10_000;

export interface Answer {
  readonly status: number;
  /** Null when the answer is not JSON, or longer than any envelope: the rest is not read (endless data). */
  readonly json: unknown;
}

/** GET within ten seconds, of a bounded length. @throws when nobody answers */
export async function fetchJson(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.status !== 200) {
    await response.body?.cancel();
    return { status: response.status, json: null };
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += (chunk as Uint8Array).length;
    if (length > MAX_ENVELOPE_BYTES) return { status: 200, json: null };
    chunks.push(chunk as Uint8Array);
  }
  try {
    return { status: 200, json: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown };
  } catch {
    return { status: 200, json: null };
  }
}

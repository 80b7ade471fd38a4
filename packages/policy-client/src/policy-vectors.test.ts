import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RootPayload } from '@framefarm/contracts';
import { describe, expect, it } from 'vitest';
import { bucketOf } from './bucket-of.ts';
import { checkManifest } from './check-manifest.ts';
import { type PolicyReference, checkPolicy } from './check-policy.ts';
import { checkRoot } from './check-root.ts';
import type { Context } from './context.ts';
import type { TrustedKey } from './verify-envelope.ts';

const FOLDER = path.join(import.meta.dirname, '../../../harness-app/protocol/policy-vectors');
const read = (file: string) => readFileSync(path.join(FOLDER, file), 'utf8');
const linesOf = (file: string) =>
  read(file)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
const { keys } = JSON.parse(read('keys.json')) as { keys: TrustedKey[] };

interface Vector {
  readonly name: string;
  readonly envelope: unknown;
  readonly reason: string | null;
  readonly context: Omit<Context, 'keys' | 'nowMs'> & {
    readonly now?: string;
    readonly storedVersion?: number;
    readonly entry?: PolicyReference;
    readonly tier?: string;
    readonly previous?: RootPayload | null;
  };
}

function refusalOf({ context, envelope }: Vector): string | null {
  const where = { ...context, keys, nowMs: Date.parse(context.now ?? '') };
  const checked =
    context.previous !== undefined
      ? checkRoot(envelope, context.app, context.previous)
      : context.entry !== undefined
        ? checkPolicy(envelope, context.entry, context.tier ?? '', where)
        : checkManifest(envelope, where, context.storedVersion ?? 0);
  return checked.ok ? null : checked.reason;
}

describe('the shared vectors', () => {
  const vectors = linesOf('vectors.ndjson') as Vector[];
  it('are at least two thousand', () => expect(vectors.length).toBeGreaterThanOrEqual(2000));
  it('all have the verdict and the reason that stand there', () => {
    const wrong = vectors
      .map((vector) => ({ name: vector.name, expected: vector.reason, said: refusalOf(vector) }))
      .filter(({ expected, said }) => expected !== said);
    expect(wrong).toEqual([]);
  });
  it('put every installation into its bucket', () => {
    const buckets = linesOf('buckets.ndjson') as { salt: string; installId: string; bucket: number }[];
    expect(buckets.length).toBeGreaterThanOrEqual(1000);
    for (const { salt, installId, bucket } of buckets) expect(bucketOf(salt, installId)).toBe(bucket);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkManifest } from './check-manifest.ts';
import { checkPolicy } from './check-policy.ts';
import type { Context } from './context.ts';
import type { TrustedKey } from './verify-envelope.ts';

const GOLDEN = path.join(import.meta.dirname, '../../../harness-app/protocol/golden');
const read = (file: string) => JSON.parse(readFileSync(path.join(GOLDEN, file), 'utf8')) as unknown;
const { keys } = read('keys/trusted.json') as { keys: TrustedKey[] };
const { policies } = read('verdicts.json') as {
  policies: { file: string; verdict: string; reason: string | null }[];
};
interface Vector {
  context: Omit<Context, 'keys' | 'nowMs'> & {
    now: string;
    storedVersion: number;
    entry?: Parameters<typeof checkPolicy>[1];
    tier?: string;
  };
  envelope: unknown;
}

describe('a golden envelope', () => {
  it.each(policies)('$file is $verdict: $reason', ({ file, reason }) => {
    const { context, envelope } = read(file) as Vector;
    const where = { ...context, keys, nowMs: Date.parse(context.now) };
    const checked =
      context.entry === undefined
        ? checkManifest(envelope, where, context.storedVersion)
        : checkPolicy(envelope, context.entry, context.tier ?? '', where);
    expect(checked.ok ? null : checked.reason).toBe(reason);
  });
});

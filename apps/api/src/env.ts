import path from 'node:path';
import { KeyError, parseKeySources } from '@framefarm/policy-signing';
import { readEnvironment, wholeNumber } from '@framefarm/program';
import Type from 'typebox';
import type { KeySources } from './features/policies/key-ring.ts';

export interface ApiEnv {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly apiFile: string | null;
  readonly keySources: KeySources;
  /** Several API instances wake each other through it; null for a single instance. */
  readonly redisUrl: string | null;
  /** Balancers whose `X-Forwarded-For` names the phone; empty without one. */
  readonly trustedProxies: readonly string[];
  /** Where artifacts lie; null for the data folder. */
  readonly bucket: { readonly name: string; readonly endpoint: string | null; readonly region: string } | null;
}

export const API_ENVIRONMENT = Type.Object({
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      description: 'address of Postgres, postgres://...; without it the API starts an embedded one in its folder',
    }),
  ),
  FRAMEFARM_DATA_DIR: Type.String({ description: 'the folder for artifacts, signing keys and the embedded database' }),
  FRAMEFARM_HOST: Type.String({ default: '127.0.0.1', description: 'the address to listen on' }),
  FRAMEFARM_PORT: wholeNumber(0, 65535, { default: '0', description: 'the port to listen on; 0 takes any free one' }),
  FRAMEFARM_BOOTSTRAP_TOKEN_FILE: Type.Optional(
    Type.String({ description: 'where to write address and token for the command line on this machine (mode 0600)' }),
  ),
  FRAMEFARM_MANIFEST_KEYS: Type.Optional(
    Type.String({
      description:
        'the keys that sign manifests: file:PATH, env:VARIABLE or command:PROGRAM ARG ... (a KMS), several separated by ";"; without it the two in the folder',
    }),
  ),
  FRAMEFARM_POLICY_KEYS: Type.Optional(Type.String({ description: 'the keys that sign policies, in the same form' })),
  FRAMEFARM_ACCEPT_NEW_KEYS: Type.String({
    default: '0',
    pattern: '^[01]$',
    description: '1 goes on with new signing keys when the ones that phones trust are lost',
  }),
  REDIS_URL: Type.Optional(
    Type.String({
      pattern: '^rediss?://',
      description: 'redis://host:port, through which several API instances wake each other; not needed for one',
    }),
  ),
  FRAMEFARM_S3_BUCKET: Type.Optional(
    Type.String({
      description: 'the bucket for artifacts; without it they lie in the folder. Credentials: AWS_* variables',
    }),
  ),
  FRAMEFARM_S3_ENDPOINT: Type.Optional(
    Type.String({
      pattern: '^https?://',
      description: 'http://host:port of an S3-compatible server; not needed for AWS',
    }),
  ),
  FRAMEFARM_S3_REGION: Type.String({ default: 'us-east-1', description: 'the region of the bucket' }),
  FRAMEFARM_TRUSTED_PROXIES: Type.String({
    default: '',
    pattern: '^([0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*)?$',
    description:
      'addresses or networks of balancers in front, with commas between; without them all telemetry through one counts as one network',
  }),
  FRAMEFARM_PRODUCTION: Type.String({
    default: '0',
    pattern: '^[01]$',
    description: '1 refuses to start on the embedded Postgres',
  }),
});

/** Reads the environment; all problems at once when it cannot be used. */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
): ApiEnv | { readonly problems: readonly string[] } {
  const env = readEnvironment(API_ENVIRONMENT, source);
  const contradictions = [...contradictionsIn(source), ...keyProblemsIn(source)];
  if ('problems' in env) return { problems: [...env.problems, ...contradictions] };
  if (contradictions.length > 0) return { problems: contradictions };
  return {
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: path.resolve(env.FRAMEFARM_DATA_DIR),
    host: env.FRAMEFARM_HOST,
    port: Number(env.FRAMEFARM_PORT),
    apiFile: env.FRAMEFARM_BOOTSTRAP_TOKEN_FILE ?? null,
    keySources: {
      manifest: keysIn('FRAMEFARM_MANIFEST_KEYS', source),
      policy: keysIn('FRAMEFARM_POLICY_KEYS', source),
      acceptNew: env.FRAMEFARM_ACCEPT_NEW_KEYS === '1',
    },
    redisUrl: env.REDIS_URL ?? null,
    trustedProxies: env.FRAMEFARM_TRUSTED_PROXIES.split(',').filter(Boolean),
    bucket:
      env.FRAMEFARM_S3_BUCKET === undefined
        ? null
        : {
            name: env.FRAMEFARM_S3_BUCKET,
            endpoint: env.FRAMEFARM_S3_ENDPOINT ?? null,
            region: env.FRAMEFARM_S3_REGION,
          },
  };
}

type Source = Readonly<Record<string, string | undefined>>;
const KEY_VARIABLES = ['FRAMEFARM_MANIFEST_KEYS', 'FRAMEFARM_POLICY_KEYS'] as const;

function keysIn(name: (typeof KEY_VARIABLES)[number], source: Source): KeySources['manifest'] {
  const text = source[name];
  return text ? parseKeySources(text, source) : null;
}

function keyProblemsIn(source: Source): readonly string[] {
  return KEY_VARIABLES.flatMap((name) => {
    try {
      keysIn(name, source);
      return [];
    } catch (error) {
      if (error instanceof KeyError) return [`${name}: ${error.message}`];
      throw error;
    }
  });
}

function contradictionsIn(source: Readonly<Record<string, string | undefined>>): readonly string[] {
  const found: string[] = [];
  if (source['FRAMEFARM_PRODUCTION'] === '1' && !source['DATABASE_URL'])
    found.push('DATABASE_URL is missing: in production the API does not run on the embedded Postgres');
  if (source['FRAMEFARM_S3_ENDPOINT'] && !source['FRAMEFARM_S3_BUCKET'])
    found.push('FRAMEFARM_S3_BUCKET is missing: the bucket at FRAMEFARM_S3_ENDPOINT');
  return found;
}

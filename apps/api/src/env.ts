import path from 'node:path';

export interface ApiEnv {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly apiFile: string | null;
  /** Several API instances wake each other through it; null for a single instance. */
  readonly redisUrl: string | null;
  /** Where artifacts lie; null for the data folder. */
  readonly bucket: { readonly name: string; readonly endpoint: string | null; readonly region: string } | null;
}

/** Reads the environment; a string list of all problems at once when it cannot be used. */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
): ApiEnv | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const databaseUrl = source['DATABASE_URL'] ?? null;
  const dataDir = source['FRAMEFARM_DATA_DIR'];
  if (!dataDir)
    problems.push('FRAMEFARM_DATA_DIR is missing: the folder for artifacts, keys and the embedded database');
  if (source['FRAMEFARM_PRODUCTION'] === '1' && databaseUrl === null) {
    problems.push('DATABASE_URL is missing: in production the API does not run on the embedded Postgres');
  }
  const port = Number(source['FRAMEFARM_PORT'] ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    problems.push(
      `FRAMEFARM_PORT is ${JSON.stringify(source['FRAMEFARM_PORT'])}: give a port from 0 (any free one) to 65535`,
    );
  }
  const redisUrl = source['REDIS_URL'];
  if (redisUrl && !/^rediss?:\/\//.test(redisUrl))
    problems.push('REDIS_URL is no address of the form redis://host:port');
  const s3 = source['FRAMEFARM_S3_ENDPOINT'];
  if (s3 && !URL.canParse(s3)) problems.push('FRAMEFARM_S3_ENDPOINT is no address of the form http://host:port');
  if (s3 && !source['FRAMEFARM_S3_BUCKET'])
    problems.push('FRAMEFARM_S3_BUCKET is missing: the bucket at FRAMEFARM_S3_ENDPOINT');
  if (problems.length > 0 || !dataDir) return { problems };
  return {
    databaseUrl,
    dataDir: path.resolve(dataDir),
    host: source['FRAMEFARM_HOST'] ?? '127.0.0.1',
    port,
    apiFile: source['FRAMEFARM_BOOTSTRAP_TOKEN_FILE'] ?? null,
    redisUrl: source['REDIS_URL'] || null,
    bucket: source['FRAMEFARM_S3_BUCKET']
      ? {
          name: source['FRAMEFARM_S3_BUCKET'],
          endpoint: source['FRAMEFARM_S3_ENDPOINT'] || null,
          region: source['FRAMEFARM_S3_REGION'] ?? 'us-east-1',
        }
      : null,
  };
}

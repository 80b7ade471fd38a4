import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

export const S3_SERVER = path.resolve('.framefarm/bin/versitygw');
/** Set-up builds the server where a Go toolchain exists and says so where not. */
export const hasS3Server = existsSync(S3_SERVER);

export interface TestS3 {
  readonly endpoint: string;
  readonly bucket: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  stop(): Promise<void>;
}

/** A real S3 server (versitygw) with one empty bucket on a free loopback port, its objects in a temporary folder. */
export async function startS3(): Promise<TestS3> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-s3-'));
  const bucket = 'artifacts';
  await mkdir(path.join(folder, 'root', bucket), { recursive: true });
  const credentials = { accessKeyId: 'test-access', secretAccessKey: 'test-secret' };
  const port = await freePort();
  const args = [
    '--access',
    credentials.accessKeyId,
    '--secret',
    credentials.secretAccessKey,
    '--port',
    `127.0.0.1:${port}`,
  ];
  const sidecar = path.join(folder, 'sidecar');
  await mkdir(sidecar);
  const child = spawn(
    S3_SERVER,
    [...args, '--health', '/health', 'posix', '--sidecar', sidecar, path.join(folder, 'root')],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const endpoint = `http://127.0.0.1:${port}`;
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100 && child.exitCode === null; tries += 1) {
    if (
      await fetch(`${endpoint}/health`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return { endpoint, bucket, credentials, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new RangeError('the S3 server did not answer within 5 s');
}

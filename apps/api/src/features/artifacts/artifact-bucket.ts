import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { GetObjectCommand, HeadBucketCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { StartError } from '../../errors.ts';
import type { ArtifactStore } from './artifact-store.ts';
import { receiveVerified } from './receive-verified.ts';

export interface BucketOptions {
  readonly bucket: string;
  /** Of an S3-compatible server; null for AWS. */
  readonly endpoint: string | null;
  readonly region: string;
  /** Null: the SDK's own chain (environment, profile, role of the machine). */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
  /** Where bytes are verified before they go to the bucket. */
  readonly incomingFolder: string;
}

/**
 * Artifacts as objects of an S3-compatible bucket. A digest is known only after the last byte, so bytes are verified in a local file first;
 * the bucket then checks the same SHA-256 again and shows the object whole or not at all.
 */
export async function openArtifactBucket(options: BucketOptions): Promise<ArtifactStore> {
  const { bucket, endpoint, region, credentials, incomingFolder } = options;
  const client = new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === null ? {} : { credentials }),
  });
  await client.send(new HeadBucketCommand({ Bucket: bucket })).catch((error: Error) => {
    throw new StartError(
      `bucket ${bucket} at ${endpoint ?? 'AWS'} cannot be used (${error.name}: ${error.message}); check that it exists and the credentials`,
    );
  });
  const place = (sha256: string) => ({ Bucket: bucket, Key: `artifacts/${sha256.slice(0, 2)}/${sha256}` });
  return {
    put: (sha256, bytes) =>
      receiveVerified(incomingFolder, sha256, bytes, async (file, size) => {
        await client.send(
          new PutObjectCommand({
            ...place(sha256),
            Body: createReadStream(file),
            ContentLength: size,
            ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
          }),
        );
      }),
    size: (sha256) =>
      client.send(new HeadObjectCommand(place(sha256))).then(
        ({ ContentLength }) => ContentLength ?? null,
        (error: Error) => {
          if (error.name === 'NotFound') return null;
          throw error;
        },
      ),
    async read(sha256, range) {
      const bytes = range === undefined ? {} : { Range: `bytes=${range.start}-${range.end}` };
      return (await client.send(new GetObjectCommand({ ...place(sha256), ...bytes }))).Body as Readable;
    },
  };
}

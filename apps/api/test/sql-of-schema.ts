import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import type pg from 'pg';

const CODE = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');

/**
 * The SQL that makes an empty database what schema.prisma says, by Prisma's own engine. The engine as WebAssembly, started by hand,
 * because Prisma's command line fetches a binary when it runs. `pool` is any Postgres: the engine asks for its version.
 */
export async function sqlOfSchema(schema: string, pool: pg.Pool): Promise<string> {
  await (started ??= start());
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    adapter,
  );
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}

let started: Promise<void> | undefined;
/** What wasm-bindgen's own loader does, which bundlers inline and Node 20 has not. */
async function start(): Promise<void> {
  const { WebAssembly } = globalThis as unknown as {
    WebAssembly: {
      instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
    };
  };
  const code = await readFile(CODE.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': engineModule });
  (engineModule as unknown as { __wbg_set_wasm(exports: object): void }).__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

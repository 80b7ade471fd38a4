#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { compiledAddress } from './compile.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
await import(await compiledAddress({ root, main: 'apps/cli/src/main.ts', compiled: '.framefarm/cli/main.mjs' }));

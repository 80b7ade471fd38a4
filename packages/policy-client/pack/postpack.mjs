import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';

const KEPT = path.join(import.meta.dirname, '../package.json.before-pack');
if (existsSync(KEPT)) renameSync(KEPT, path.join(import.meta.dirname, '../package.json'));

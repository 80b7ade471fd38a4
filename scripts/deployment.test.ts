import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
interface Service {
  readonly build?: { readonly dockerfile: string };
  readonly image?: string;
  readonly user?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: object;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}
const compose = parse(read('docker-compose.yml')) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const services = Object.entries(compose.services);
const own = services.filter(([, service]) => service.build !== undefined);
/** Of the SDK, not of ours. */
const FOREIGN = /^(AWS|POSTGRES)_/;

describe.each(services)('service %s', (_name, service) => {
  it('runs as somebody who is not root', () => expect(service.user).toMatch(/^(node|postgres|redis|472)$/));
  it('keeps what it may not lose in a named volume', () => {
    const named = (service.volumes ?? [])
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((name) => !/^[./]/.test(name));
    expect(named).toHaveLength(1);
    expect(compose.volumes).toHaveProperty(named[0] ?? '');
  });
  it('says when it is healthy, and waits for those that it needs', () => {
    const dockerfile = service.build === undefined ? '' : read(service.build.dockerfile);
    expect(service.healthcheck !== undefined || dockerfile.includes('HEALTHCHECK')).toBe(true);
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(compose.services).toHaveProperty(needed);
      expect(condition).toBe('service_healthy');
    }
  });
  it('mounts only files of this repository that exist', () => {
    for (const mount of (service.volumes ?? []).filter((volume) => volume.startsWith('./')))
      expect(existsSync(path.join(ROOT, mount.split(':')[0] ?? '')), mount).toBe(true);
  });
  it('names an exact version of its image, or builds it here', () =>
    expect(service.build !== undefined || /:\d+\.\d+/.test(service.image ?? '')).toBe(true));
});

describe.each(own)('image of %s', (_name, service) => {
  const dockerfile = read(service.build?.dockerfile ?? '');
  it('starts a program that exists, as an ordinary user', () => {
    const program = /CMD \["node", "--import", "tsx", "([^"]+)"\]/.exec(dockerfile)?.[1] ?? 'nothing';
    expect(existsSync(path.join(ROOT, program))).toBe(true);
    expect(dockerfile.indexOf('USER node')).toBeGreaterThan(0);
  });
  it('sets only variables that the program knows', () => {
    const page = read('docs/environment.md');
    const inImage = [...dockerfile.matchAll(/\b([A-Z][A-Z0-9_]+)=/g)].map((match) => match[1] ?? '');
    const names = [...inImage, ...Object.keys(service.environment ?? {})];
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) if (!FOREIGN.test(name) && name !== 'NODE_ENV') expect(page, name).toContain(name);
  });
});
